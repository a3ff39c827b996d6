// The same pages in the dark, and on paper.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { findings } from "../eyes.mjs";
import { accountMenu } from "../hands.mjs";
import { open } from "../register.mjs";

describe("dark and printed", () => {
  let register, operator;
  before(async () => {
    register = await open();
    operator = await register.person("in-an", { roles: ["operator", "office"] });
  });
  after(() => register?.close());

  test("the theme follows the system, can be chosen, and the choice stays", async () => {
    const page = await operator.page({ colorScheme: "dark" });
    const theme = () => page.evaluate(() => document.documentElement.dataset.bsTheme);
    const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor.match(/\d+/g).map(Number).reduce((sum, part) => sum + part));
    await page.goto("/vi/incidents/covid-19");
    assert.equal(await theme(), "dark");
    assert.ok(await paper() < 200);
    assert.deepEqual(await findings(page, { rules: ["color-contrast"] }), []);
    await (await accountMenu(page)).getByRole("button", { name: "Sáng / tối" }).click();
    assert.ok(await paper() > 600);
    await page.goto("/vi/incidents");
    assert.equal(await theme(), "light");
    assert.deepEqual(page.errors, []);
    await page.context().close();
  });

  for (const path of ["/vi/incidents", "/vi/incidents/covid-19", "/vi/threats?period=2021", "/vi/reviews/asean-2020-review", "/vi/occasions/asean-2020", "/vi/tasks/board"]) {
    test(`${path} is printed without navigation, with nothing cut off and no dark paper`, async () => {
      // As wide as A4 between its margins, in pixels of 1/96 inch.
      const page = await operator.page({ viewport: { width: 718, height: 1000 }, colorScheme: "dark" });
      await page.goto(path);
      await page.emulateMedia({ media: "print" });
      for (const gone of [page.getByRole("navigation", { name: "Chính" }), page.getByRole("button", { name: "Lọc" }), page.getByText("Xem ở thời điểm khác"), page.getByRole("button", { name: "Đăng xuất" })])
        for (const one of await gone.all()) assert.equal(await one.isVisible(), false, `${one} is printed`);
      assert.ok(await page.evaluate(() => getComputedStyle(document.body).backgroundColor.match(/\d+/g).slice(0, 3).map(Number).every(part => part > 200)), "paper is not printed dark");
      const cut = await page.evaluate(() => [...document.querySelectorAll("main *")].filter(element => element.checkVisibility() && element.childElementCount === 0 && element.textContent.trim() && !element.closest(".visually-hidden, svg"))
        .filter(element => element.getBoundingClientRect().right > innerWidth + 1 || (element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).overflowX !== "visible")).map(element => element.outerHTML.slice(0, 120)).slice(0, 3));
      assert.deepEqual(cut, [], "cut off at the edge of the sheet");
      assert.deepEqual(await findings(page, { rules: ["color-contrast"] }), []);
      await page.context().close();
    });
  }
});
