// One search over the whole register, in either language, with or without diacritics.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { open, own } from "../register.mjs";

const mark = own("tk");

describe("searching", () => {
  let register, operator;
  before(async () => {
    register = await open();
    operator = await register.person("tim", { roles: "operator" });
    await operator.record("report-incident", { title: `Đường dây đánh bạc xuyên quốc gia ${mark}`, type: "crime", occurred: "2026-01" });
  });
  after(() => register?.close());

  for (const { language, asked, found, label } of [
    { language: "vi", asked: `duong day danh bac ${mark}`, found: "Đường dây đánh bạc xuyên quốc gia", label: "Tìm trong toàn bộ sổ" },
    { language: "en", asked: `DUONG DAY ${mark}`, found: "Đường dây đánh bạc xuyên quốc gia", label: "Search the whole register" },
    { language: "vi", asked: "dai hoi dang toan quoc", found: "Đại hội Đảng toàn quốc lần thứ XIII", label: "Tìm trong toàn bộ sổ" },
    { language: "en", asked: "xiii national party congress", found: "XIII", label: "Search the whole register" },
  ]) {
    test(`/${language}: "${asked.replace(mark, "…")}" finds ${found}`, async () => {
      const page = await operator.page();
      await page.goto(`/${language}`);
      const box = page.getByRole("banner").getByRole("searchbox", { name: label });
      await box.fill(asked);
      await box.press("Enter");
      await page.getByRole("heading", { level: 1 }).waitFor();
      const hit = page.getByRole("main").getByRole("link", { name: new RegExp(found) }).first();
      assert.ok(await hit.locator("mark").count() > 0, "what was found is marked, as it is written");
      await hit.click();
      await page.getByRole("heading", { level: 1, name: new RegExp(found) }).waitFor();
      assert.ok(page.url().includes(`/${language}/`));
      assert.deepEqual(page.errors, []);
      await page.context().close();
    });
  }

  test("what is not there says so, and what to do", async () => {
    const page = await operator.page();
    await page.goto("/vi/search?q=khongcogidauca");
    await page.getByText("Hãy thử ít từ hơn").waitFor();
  });
});
