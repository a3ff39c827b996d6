// A list as it is filtered can be kept under a name and taken away as a file that holds just that.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { textOf } from "../hands.mjs";
import { open, own } from "../register.mjs";

const mark = own("loc");
const formula = `=HYPERLINK("http://example.invalid") ${mark}`;

describe("a filtered list", () => {
  let register, operator;
  before(async () => {
    register = await open();
    operator = await register.person("loc", { roles: "operator" });
    for (const [title, occurred] of [[`Mạo danh trang thuế ${mark}`, "2025-03"], [formula, "2025-04"], [`Ngoài kỳ ${mark}`, "2024-03"]])
      await operator.record("report-incident", { title, type: "crime.online-fraud", occurred, description: "Dòng một; \"dấu nháy\"" });
  });
  after(() => register?.close());

  const filter = async page => {
    await page.goto("/vi/incidents");
    await page.getByLabel("Từ ngữ").fill(mark);
    await page.getByRole("textbox", { name: "Kỳ" }).fill("2025");
    await page.getByRole("button", { name: "Lọc" }).click();
    await page.getByText(/xảy ra trong năm 2025/).first().waitFor();
  };
  const titles = page => page.getByRole("table").getByRole("row").allInnerTexts();

  test("is kept under a name, opened again, and discarded", async () => {
    const page = await operator.page();
    await filter(page);
    const before = await titles(page);
    await page.getByText("Giữ lại cách xem này").click();
    await page.getByLabel("Đặt tên").fill(`Lừa đảo 2025 ${mark}`);
    await page.getByRole("button", { name: "Giữ lại", exact: true }).click();
    await page.getByText("Đã giữ lại.").waitFor();
    assert.deepEqual(await titles(page), before, "the same list, with the view at hand");
    await page.getByRole("link", { name: `Lừa đảo 2025 ${mark}` }).click();
    await page.getByText(/xảy ra trong năm 2025/).first().waitFor();
    assert.deepEqual(await titles(page), before);
    await page.goto("/vi/registers");
    await page.getByRole("button", { name: `Bỏ Lừa đảo 2025 ${mark}` }).click();
    await page.getByRole("heading", { name: "Cách xem đã giữ" }).waitFor();
    assert.equal(await page.getByRole("link", { name: `Lừa đảo 2025 ${mark}` }).count(), 0);
    assert.deepEqual(page.errors, []);
  });

  test("is taken away as a file of just these rows, in which no text is a formula", async () => {
    const page = await operator.page();
    await filter(page);
    const shown = (await titles(page)).length - 1;
    const take = async name => { const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name, exact: true }).click()]); return textOf(file); };
    const rows = parsed(await take("CSV"));
    const title = rows[0].findIndex(head => /^(title|Tiêu đề)$/.test(head));
    const found = rows.slice(1).map(row => row[title]);
    assert.deepEqual(found.map(text => text.replace(/^'/, "")).sort(), [formula, `Mạo danh trang thuế ${mark}`].sort());
    assert.ok(found.every(text => !/^[=+\-@\t\r]/.test(text)), `a formula in ${found}`);
    assert.equal(found.length, shown);
    assert.match(await take("JSON"), new RegExp(mark));
  });
});

/** Rows and cells of a CSV text (RFC 4180). */
function parsed(text) {
  const rows = [[""]];
  let quoted = false;
  for (let at = text.charCodeAt(0) === 0xfeff ? 1 : 0; at < text.length; at++) {
    const [letter, row] = [text[at], rows.at(-1)];
    if (quoted && letter === '"' && text[at + 1] === '"') { row[row.length - 1] += '"'; at++; }
    else if (letter === '"') quoted = !quoted;
    else if (!quoted && letter === ",") row.push("");
    else if (!quoted && letter === "\n") rows.push([""]);
    else if (quoted || letter !== "\r") row[row.length - 1] += letter;
  }
  return rows.filter(row => row.length > 1 || row[0] !== "");
}
