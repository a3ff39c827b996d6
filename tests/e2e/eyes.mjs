// What can be seen of a page without reading it.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const standards = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** What axe finds serious or critical on the page, one line each. */
export async function findings(page, { rules } = {}) {
  // Through the debugger, as the page's own policy allows no foreign script.
  if (!await page.evaluate(() => "axe" in globalThis)) await page.evaluate(axe);
  const { violations } = await page.evaluate(({ rules, standards }) => axe.run(document, {
    runOnly: rules ? { type: "rule", values: rules } : { type: "tag", values: standards }, resultTypes: ["violations"],
  }), { rules, standards });
  return violations
    .filter(violation => ["serious", "critical"].includes(violation.impact))
    .map(violation => `${violation.id}: ${violation.nodes.slice(0, 3).map(node => `${node.html} (${node.any[0]?.message ?? ""})`).join(" | ")}`);
}

/** How many pixels a page is wider than its screen. */
export const wider = page => page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - innerWidth));
