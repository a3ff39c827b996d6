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
});
