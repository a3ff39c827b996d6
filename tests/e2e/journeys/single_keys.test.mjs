// Keys of a single letter: off, then switched on; never while something is typed.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { findings } from "../eyes.mjs";
import { open } from "../register.mjs";

describe("single-letter keys", () => {
  let register, operator;
  before(async () => {
    register = await open();
    operator = await register.person("phim-tat", { roles: "operator" });
  });
  after(() => register?.close());

  test("do nothing until they are switched on, then lead about, and never while something is typed", async () => {
    const page = await operator.page();
    await page.goto("/vi/lessons");
    await page.keyboard.press("?");
    assert.equal(await page.locator("dialog[open]").count(), 0, "off by default");

    await page.goto("/vi/account");
    await page.getByRole("button", { name: "Bật phím tắt một chữ" }).click();
    await page.getByText("Đang bật.").waitFor();
    await page.keyboard.press("g");
    await page.keyboard.press("i");
    await page.waitForURL(/\/vi\/incidents$/);

    await page.keyboard.press("j");
    await page.keyboard.press("j");
    await page.keyboard.press("k");
    const first = page.locator("main table tbody tr").first();
    assert.ok(await first.evaluate(row => row.contains(document.activeElement)), "down twice and up once is the first row");
    const title = (await first.getByRole("link").first().innerText()).trim();
    await page.keyboard.press("?");
    await page.getByRole("dialog", { name: "Phím tắt một chữ" }).waitFor();
    assert.deepEqual(await findings(page), []);
    await page.keyboard.press("g");
    await page.keyboard.press("h");
    await page.keyboard.press("Escape");
    assert.ok(await first.evaluate(row => row.contains(document.activeElement)), "the list of keys gives the focus back, and nothing else was done under it");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: title }).waitFor();

    await page.keyboard.press("/");
    await page.keyboard.type("gi n?");
    assert.equal(await page.getByRole("banner").getByRole("searchbox").inputValue(), "gi n?", "in a field letters are letters");
    await page.getByRole("heading", { level: 1, name: title }).waitFor();
    await page.getByRole("banner").getByRole("searchbox").blur();
    await page.keyboard.press("n");
    await page.waitForURL(/\/vi\/report$/);

    await page.goto("/vi/account");
    await page.getByRole("button", { name: "Tắt phím tắt một chữ" }).click();
    await page.getByText("Đang tắt.").waitFor();
    assert.equal(await page.locator("dialog").count(), 0);
    assert.deepEqual(page.errors ?? [], []);
  });
});
