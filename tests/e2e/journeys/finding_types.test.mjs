// What a form finds types by is what the program finds them by: both are held to one table.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, describe, test } from "node:test";
import { open } from "../register.mjs";

const table = JSON.parse(await readFile(new URL("../words-of-types.json", import.meta.url), "utf8"));

describe("a form finds the types that words mean", () => {
  let register, page;
  before(async () => {
    register = await open();
    page = await (await register.person("tim-loai-1", { roles: "operator" })).page();
    await page.goto("/vi/report");
  });
  after(() => register?.close());

  for (const { written, types } of table)
    test(written, async () => {
      const kind = page.getByRole("combobox", { name: "Loại đe dọa" });
      await kind.fill(written);
      const found = await page.getByRole("listbox", { name: "Loại đe dọa" }).getByRole("option").evaluateAll(options => options.map(option => option.choice.option.value));
      assert.deepEqual(found.slice(0, Math.max(types.length, 1)), types);
    });

  for (const [written, parts] of [["bão", ["damage", "responses", "statement"]], ["mã độc tống tiền", ["victim", "severity", "description"]]])
    test(`${written}: the parts that it is mostly told with come first, and open`, async () => {
      await page.getByRole("combobox", { name: "Loại đe dọa" }).fill(written);
      await page.keyboard.press("Enter");
      const blocks = await page.locator(".blocks > details").evaluateAll(all => all.map(block => [block.dataset.block, block.open]));
      assert.deepEqual(blocks.slice(0, parts.length), parts.map(part => [part, true]));
      assert.deepEqual(blocks.slice(parts.length).filter(([, open]) => open), []);
    });

  test("the further types keep their names", async () => {
    await page.getByRole("combobox", { name: "Loại đe dọa" }).fill("lũ");
    await page.keyboard.press("Enter");
    const names = await page.locator("select[name=furtherTypes] option").evaluateAll(options => options.map(option => option.textContent.trim()));
    assert.ok(names.length > 20 && new Set(names).size > 20, names.slice(0, 5).join());
  });

  test("Enter where no type is found does nothing", async () => {
    const faults = [];
    page.on("pageerror", fault => faults.push(fault));
    await page.getByRole("combobox", { name: "Loại đe dọa" }).fill("bão");
    await page.getByRole("combobox", { name: "Loại đe dọa" }).fill("xyzabc");
    await page.getByText("Không có loại nào khớp").waitFor();
    await page.keyboard.press("Enter");
    assert.deepEqual(faults, []);
  });
});
