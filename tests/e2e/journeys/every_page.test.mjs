// Every page, in both languages and themes, on a desktop and on a narrow phone: nothing serious for axe, nothing wider than the screen, no error told to the console.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { browse, findings, serve } from "../register.mjs";

const pages = ["", "/sign-in", "/account", "/account/password", "/users", "/new-user", "/users/admin", "/audit"];
const looks = [
  { name: "desktop, light", colorScheme: "light", viewport: { width: 1280, height: 900 } },
  { name: "320 px, dark", colorScheme: "dark", viewport: { width: 320, height: 640 } },
];

describe("every page", () => {
  let register, browser;
  before(async () => { [register, browser] = await Promise.all([serve(), browse()]); });
  after(async () => { await browser?.close(); await register?.close(); });

  for (const language of ["vi", "en"]) for (const look of looks) for (const path of pages) {
    test(`/${language}${path} (${look.name})`, async () => {
      const context = await browser.newContext({ colorScheme: look.colorScheme, viewport: look.viewport });
      if (path !== "/sign-in") await context.addCookies(register.cookies);
      const page = await context.newPage();
      const said = [];
      page.on("console", message => { if (message.type() === "error") said.push(message.text()); });
      const answer = await page.goto(`${register.url}/${language}${path}`);

      assert.equal(answer.status(), 200);
      assert.equal(await page.evaluate(() => document.documentElement.getAttribute("data-bs-theme")), look.colorScheme);
      assert.deepEqual(await findings(page), []);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "wider than the screen");
      assert.deepEqual(said, []);
      await context.close();
    });
  }
});
