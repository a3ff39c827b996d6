// What is marked RED does not exist for who is not cleared for it: on no page, in no count, search, feed, file, nor at its own address.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { textOf } from "../hands.mjs";
import { open, own } from "../register.mjs";

const id = own("mat");
const [secret, plain] = [`qkin ${id}`, `thuong ${id}`];

describe("what is marked RED", () => {
  let register, cleared, viewer;
  before(async () => {
    register = await open();
    [cleared, viewer] = await Promise.all([register.person("duoc-xem", { roles: "operator" }), register.person("khong-duoc-xem", { roles: ["operator", "reader"], clearance: "green" })]);
    await cleared.record("report-incident", { incident: own("thuong"), title: plain, type: "cyber.attack", occurred: "2017-05", marking: "green" });
    await cleared.record("report-incident", { incident: id, title: secret, type: "cyber.attack", occurred: "2017-05", marking: "red" });
  });
  after(() => register?.close());

  /** All that a page, a feed or a file says, with the number of rows where there are rows. */
  const seen = async (person, path) => {
    const page = await person.page();
    try {
      const answer = await page.goto(path);
      return { status: answer.status(), text: await page.getByRole("main").innerText(), rows: await page.getByRole("row").count() };
    } finally { await page.context().close(); }
  };

  test("is on no page, in no count and in no search of who is not cleared", async () => {
    for (const path of [`/vi/incidents?text=${id}`, `/vi/search?q=${id}`, "/vi/incidents?period=2017-05", "/en/incidents?period=2017", "/vi/threats?period=2017", "/vi", "/vi/diff?from=1", "/vi/shift"]) {
      const [may, mayNot] = await Promise.all([seen(cleared, path), seen(viewer, path)]);
      assert.doesNotMatch(mayNot.text, /qkin/, path);
      if (!path.includes("threats") && !path.includes("diff") && !path.endsWith("/shift")) assert.match(may.text, /qkin/, `${path} shows it to who may see it`);
    }
    const [may, mayNot] = await Promise.all([seen(cleared, `/vi/incidents?period=2017-05&text=${id.split("-").at(-1)}`), seen(viewer, `/vi/incidents?period=2017-05&text=${id.split("-").at(-1)}`)]);
    assert.deepEqual([may.rows, mayNot.rows], [3, 2], "one row less, and the head");
    assert.match(mayNot.text, /1 dòng/);
  });

  test("is not at its own address, nor its events, nor its forms", async () => {
    const page = await cleared.page();
    await page.goto(`/vi/incidents/${id}`);
    const event = /\/events\/\d+/.exec(await page.locator("#timeline").innerHTML())[0];
    for (const path of [`/vi/incidents/${id}`, `/vi/incidents/${id}/history`, `/vi/incidents/${id}?step=1`, `/vi${event}`, `/vi/do/note-on-incident?incident=${id}`, `/vi/diff?from=1&register=incidents&record=${id}`]) {
      const mayNot = await seen(viewer, path);
      assert.doesNotMatch(mayNot.text, /qkin/, path);
      const nobody = path.includes("/do/") ? (await seen(viewer, path.replace(id, "khong-co"))).status : path.includes("/diff") ? mayNot.status : 404;
      assert.equal(mayNot.status, nobody, `${path}: as if there were none`);
    }
    await page.context().close();
  });

  test("is in no file and not in the live feed", async () => {
    const page = await viewer.page();
    await page.goto("/vi/incidents?period=2017-05");
    for (const name of ["CSV", "JSON"]) {
      const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name, exact: true }).click()]);
      const text = await textOf(file);
      assert.match(text, /thuong/);
      assert.doesNotMatch(text, /qkin/);
    }
    await page.goto("/vi");
    await page.getByRole("button", { name: "Tạm dừng" }).waitFor();
    const [red, green] = [`${secret} moi`, `${plain} moi`];
    await cleared.record("report-incident", { title: red, type: "cyber.attack", occurred: "2017-05", marking: "red" });
    await cleared.record("report-incident", { title: green, type: "cyber.attack", occurred: "2017-05", marking: "green" });
    await page.getByRole("link", { name: green }).first().waitFor();
    await page.getByRole("button", { name: "Tạm dừng" }).click();
    await cleared.record("report-incident", { title: `${plain} khi dừng`, type: "cyber.attack", occurred: "2017-05", marking: "green" });
    await page.getByRole("button", { name: "Tiếp tục (1 sự kiện mới)" }).click();
    await page.getByRole("link", { name: `${plain} khi dừng` }).first().waitFor();
    await page.getByRole("button", { name: "Tạm dừng" }).waitFor();
    assert.doesNotMatch(await page.getByRole("main").innerText(), /qkin/, "what came later is there, what is RED is not");
    assert.deepEqual(page.errors, []);
  });
});
