// The intake decided on: many reports at once, and those that may be known are shown instead of recorded twice.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { recorded } from "../hands.mjs";
import { open, own } from "../register.mjs";

const mark = own("tb");
const reports = { accepted: `Tin nhắn giả mạo ngân hàng ${mark}`, second: `Sàn vàng ảo bị sập ${mark}`, known: `Ngập úng diện rộng ở nội đô ${mark}`, noise: `Gọi thử tổng đài ${mark}` };

describe("the intake", () => {
  let register, operator;
  before(async () => {
    register = await open();
    operator = await register.person("tiep-nhan", { roles: "operator" });
    await operator.record("report-incident", { title: reports.known, type: "disaster", occurred: "2026-09-10", "place.name": "Hà Nội" });
    for (const title of Object.values(reports))
      await operator.record("receive-report", { title, suggestedType: title === reports.known ? "disaster" : "crime.online-fraud", occurred: title === reports.second ? "2026-07" : "2026-09-10", "place.name": title === reports.known ? "Hà Nội" : "" });
  });
  after(() => register?.close());

  test("is decided on in bulk", async () => {
    const page = await operator.page();
    const only = async () => {
      await page.goto("/vi/intake");
      const box = page.getByRole("searchbox", { name: "Tìm trong tin báo" });
      await box.fill(mark);
      await box.press("Enter");
      await page.getByRole("table").waitFor();
    };
    const choose = async (...titles) => { for (const title of titles) await page.getByRole("checkbox", { name: `Chọn: ${title}` }).check(); };
    const outcome = () => page.getByRole("status").filter({ hasText: /Xong \d trên \d/ });
    await only();
    await choose(reports.accepted, reports.second, reports.known);
    await page.getByRole("button", { name: "Chấp nhận", exact: true }).click();

    await outcome().waitFor();
    assert.match(await outcome().innerText(), /Xong 2 trên 3/);
    const candidate = outcome().getByRole("row").filter({ hasText: reports.known });
    await candidate.getByRole("link", { name: "Gắn vào đây" }).click();
    await page.getByRole("button", { name: "Gắn tin báo vào vụ việc" }).last().click();
    await recorded(page);

    await only();
    await choose(reports.noise);
    await page.getByRole("button", { name: "Từ chối", exact: true }).click();
    await page.getByRole("alert").getByRole("link").first().waitFor();
    assert.ok(await page.getByRole("checkbox", { name: `Chọn: ${reports.noise}` }).isChecked(), "what was chosen is still chosen");
    await page.getByLabel("Căn cứ").fill("Gọi thử, không phải tin báo");
    await page.getByRole("button", { name: "Từ chối", exact: true }).click();
    await outcome().filter({ hasText: "Xong 1 trên 1" }).waitFor();

    await page.goto(`/vi/incidents?text=${mark}`);
    assert.equal(await page.getByRole("table").getByRole("row").count(), 4, "two were recorded, the known one was not recorded twice");
    await page.goto(`/vi/intake?text=${mark}`);
    await page.getByText("Không tin báo nào có các từ này.").waitFor();
    assert.deepEqual(page.errors.filter(error => !/ (409|422) /.test(error)), []);
  });
});
