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

  for (const path of ["/vi", "/vi/incidents", "/vi/incidents/covid-19", "/vi/threats?period=2021", "/vi/reviews/asean-2020-review", "/vi/occasions/asean-2020", "/vi/tasks/board", "/vi/summaries/2021"]) {
    test(`${path} is printed without navigation, with nothing cut off and no dark paper`, async () => {
      // As wide as A4 between its margins, in pixels of 1/96 inch.
      const page = await operator.page({ viewport: { width: 718, height: 1000 }, colorScheme: "dark" });
      await page.goto(path);
      await page.emulateMedia({ media: "print" });
      for (const gone of [page.getByRole("navigation", { name: "Chính" }), page.getByRole("button", { name: "Lọc" }), page.getByText("Xem ở thời điểm khác"), page.getByText("Vừa ghi nhận"), page.getByText("mở riêng"), page.getByRole("button", { name: "Đăng xuất" })])
        for (const one of await gone.all()) assert.equal(await one.isVisible(), false, `${one} is printed`);
      assert.ok(await page.evaluate(() => getComputedStyle(document.body).backgroundColor.match(/\d+/g).slice(0, 3).map(Number).every(part => part > 200)), "paper is not printed dark");
      const cut = await page.evaluate(() => [...document.querySelectorAll("main *")].filter(element => element.checkVisibility() && element.childElementCount === 0 && element.textContent.trim() && !element.closest(".visually-hidden, svg"))
        .filter(element => element.getBoundingClientRect().right > innerWidth + 1 || (element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).overflowX !== "visible")).map(element => element.outerHTML.slice(0, 120)).slice(0, 3));
      assert.deepEqual(cut, [], "cut off at the edge of the sheet");
      const broken = await page.evaluate(() => [...document.querySelectorAll("main :is(.tag, .tlp, .badge)")].filter(badge => badge.checkVisibility() && badge.offsetHeight > 1.9 * parseFloat(getComputedStyle(badge).fontSize)).map(badge => badge.outerHTML));
      assert.deepEqual(broken, [], "a badge stands on two lines");
      assert.deepEqual(await findings(page, { rules: ["color-contrast"] }), []);
      await page.context().close();
    });
  }

  for (const path of ["/vi/incidents", "/vi/tasks", "/vi/lessons", "/vi/types"]) {
    test(`${path} on a phone has a card for each row, which says all that the row does`, async () => {
      const page = await operator.page({ viewport: { width: 390, height: 844 } });
      await page.goto(path);
      const rows = page.locator(".list tbody tr");
      assert.ok(await rows.count() > 0);
      const shown = await rows.first().locator("td").evaluateAll(cells => cells.filter(cell => cell.checkVisibility()).map(cell => ({ right: cell.getBoundingClientRect().right, text: cell.textContent.trim(), head: getComputedStyle(cell, "::before").content })));
      assert.ok(shown.length > 1);
      assert.ok(shown.every(cell => cell.right <= 390 && cell.text), "a cell is empty, or beyond the edge");
      assert.ok(shown.slice(1).every(cell => cell.head.includes(":")), "a cell does not say what it is");
      assert.deepEqual(await findings(page, { rules: ["color-contrast", "target-size"] }), []);
      await page.context().close();
    });
  }

  for (const colorScheme of ["light", "dark"]) {
    test(`what is wider than a phone says so at its edge, and is moved by keyboard (${colorScheme})`, async () => {
      const page = await operator.page({ viewport: { width: 320, height: 640 }, colorScheme });
      for (const path of ["/vi/threats?period=2021", "/vi/threats?period=2021&per=month"]) {
        await page.goto(path);
        const wide = page.locator(".scroll").filter({ visible: true });
        assert.ok(await wide.count() > 0);
        for (const one of await wide.all()) {
          await one.scrollIntoViewIfNeeded();
          await one.focus();
          assert.ok(await one.evaluate(element => element === document.activeElement && element.matches("[aria-label], [aria-labelledby]")));
          assert.ok(await darkest(one) > 0.15, `${path}: nothing is seen at the right edge of what goes on there`);
          await one.evaluate(element => element.scrollTo(element.scrollWidth, 0));
          assert.ok(await darkest(one) < 0.05, `${path}: something goes on behind the end`);
        }
      }
      await page.context().close();
    });
  }

  /** How much the ground of its right edge differs from that of the page, from 0 to 1: looked at where there is nothing on it. */
  const darkest = async one => {
    await one.evaluate(element => { for (const part of element.children) part.style.visibility = "hidden"; });
    const { width, height } = await one.boundingBox();
    const shot = (await one.screenshot({ type: "png" })).toString("base64");
    await one.evaluate(element => { for (const part of element.children) part.style.visibility = ""; });
    return one.evaluate(async (element, [shot, width, height]) => {
      const image = await createImageBitmap(new Blob([Uint8Array.from(atob(shot), letter => letter.charCodeAt(0))], { type: "image/png" }));
      const canvas = new OffscreenCanvas(image.width, image.height), paper = getComputedStyle(document.body).backgroundColor.match(/\d+/g).map(Number);
      const pen = canvas.getContext("2d");
      pen.drawImage(image, 0, 0);
      const [x, y] = [Math.round((width - 2) / width * image.width), Math.round(image.height / 2)];
      return Math.max(...[...pen.getImageData(x, y, 1, 1).data.slice(0, 3)].map((part, at) => Math.abs(part - paper[at]) / 255));
    }, [shot, width, height]);
  };
});
