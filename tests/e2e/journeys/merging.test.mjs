// Two records of one incident become one, and two again.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { recorded } from "../hands.mjs";
import { open, own } from "../register.mjs";

const mark = own("gop");
const [first, second] = [`${mark}-chinh`, `${mark}-phu`];

describe("two records of one incident", () => {
  let register, operator;
  before(async () => {
    register = await open();
    operator = await register.person("gop", { roles: "operator" });
    await operator.record("report-incident", { incident: first, title: `Cháy rừng tràm ${first}`, type: "disaster", occurred: "2026-04-12" });
    await operator.record("report-incident", { incident: second, title: `Cháy rừng tràm U Minh ${second}`, type: "disaster", occurred: "2026-04-12" });
  });
  after(() => register?.close());

  test("are merged, counted once, and taken apart again", async () => {
    const page = await operator.page();
    const act = async name => {
      await page.getByText("Ghi nhận thêm, sửa đổi").click();
      await page.getByRole("link", { name, exact: true }).click();
    };
    const counted = async () => {
      await page.goto(`/vi/threats?period=2026-04&text=${mark}`);
      return Number(/\d+/.exec(await page.getByRole("row", { name: /^Tổng số/ }).first().getByRole("link").first().innerText())[0]);
    };
    await page.goto(`/vi/incidents/${second}`);
    await act("Gộp vào vụ việc khác");
    await page.waitForLoadState(); // its scripts put a search in the place of the field
    await page.getByRole("main").getByRole("textbox").or(page.getByRole("main").getByRole("combobox")).first().fill(first);
    await page.getByLabel(/^Căn cứ/).fill("Cùng một vụ cháy, hai đơn vị báo");
    await page.getByRole("button", { name: "Xem trước khi gộp" }).click();
    const beside = page.getByRole("region", { name: "Hai vụ việc cạnh nhau" });
    for (const said of [first, second, "12/04/2026"]) assert.match(await beside.innerText(), new RegExp(said));
    await page.getByRole("button", { name: "Gộp vụ việc" }).click();
    await recorded(page);

    await page.goto(`/vi/incidents/${second}`);
    await page.getByText("Vụ việc này đã được gộp").waitFor();
    const standing = async id => { await page.goto(`/vi/incidents?text=${id}`); return page.getByRole("table").getByRole("row").filter({ hasText: id }).innerText(); };
    assert.match(await standing(second), /đã gộp vào bản ghi khác/);
    assert.match(await standing(first), /đang mở/);
    assert.equal(await counted(), 1, "a merged record is not counted beside the one that speaks for it");

    await page.goto(`/vi/incidents/${second}`);
    await act("Hủy gộp");
    await page.getByLabel(/^Căn cứ/).fill("Hai vụ ở hai xã khác nhau");
    await page.getByRole("button", { name: "Hủy gộp" }).click();
    await recorded(page);
    assert.match(await standing(second), /đang mở/);
    assert.equal(await counted(), 2);
    await page.goto(`/vi/incidents/${second}`);
    assert.equal(await page.getByText("Vụ việc này đã được gộp").count(), 0);
    const story = await page.locator("ol").last().innerText();
    assert.match(story, /Cùng một vụ cháy, hai đơn vị báo/);
    assert.match(story, /Hai vụ ở hai xã khác nhau/);
    assert.deepEqual(page.errors, []);
  });
});
