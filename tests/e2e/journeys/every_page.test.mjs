// Every page, in both languages and themes, on a desktop and on a narrow phone: nothing serious for axe, nothing wider than the screen, no error told to the console.
// pages.json lists them; a spec of the program's holds that list to all that it serves.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, describe, test } from "node:test";
import { findings, wider } from "../eyes.mjs";
import { open } from "../register.mjs";

const { pages } = JSON.parse(await readFile(new URL("../pages.json", import.meta.url), "utf8"));
const addresses = Object.values(pages).flat();
const desktop = { width: 1280, height: 900 }, phone = { width: 320, height: 640 };
// A page is loaded once in each language; then the theme and the width change. Both languages together see every theme at every width.
const looks = {
  vi: [{ name: "desktop, light", colorScheme: "light", size: desktop }, { name: "320 px, dark", colorScheme: "dark", size: phone }],
  en: [{ name: "desktop, dark", colorScheme: "dark", size: desktop }, { name: "320 px, light", colorScheme: "light", size: phone }],
};
// What theme and width decide on; all else was asked at the first look.
const changing = ["color-contrast", "target-size", "scrollable-region-focusable"];

describe("every page", { concurrency: 2 }, () => {
  let register, everybody;
  before(async () => {
    register = await open();
    everybody = await register.person("moi-trang", { roles: ["operator", "shift-lead", "reviewer", "office", "signer", "administrator"] });
  });
  after(() => register?.close());

  for (const language of ["vi", "en"]) {
    test(`in ${language}`, async t => {
      const page = await everybody.page();
      for (const path of addresses) await t.test(`/${language}${path}`, () => looked(page, `/${language}${path}`, looks[language]));
    });
  }

  async function looked(page, path, [first, second]) {
    if (path.endsWith("/sign-in")) await page.context().clearCookies();
    page.errors.length = 0;
    await page.setViewportSize(first.size);
    await page.emulateMedia({ colorScheme: first.colorScheme });
    assert.equal((await page.goto(path)).status(), 200);
    assert.deepEqual(await findings(page), [], first.name);
    await page.setViewportSize(second.size);
    await page.emulateMedia({ colorScheme: second.colorScheme });
    await page.waitForFunction(theme => document.documentElement.dataset.bsTheme === theme, second.colorScheme);
    assert.equal(await wider(page), 0, "wider than the screen");
    assert.deepEqual(await findings(page, { rules: changing }), [], second.name);
    assert.deepEqual(page.errors, []);
    if (path.endsWith("/sign-in")) await page.context().addCookies([{ name: "threatreg-session", value: everybody.secret, url: register.url }]);
  }
});
