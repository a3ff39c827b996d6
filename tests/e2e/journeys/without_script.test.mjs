// Everything that is daily work, in a browser that runs no script.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { accountMenu, signIn, unfold } from "../hands.mjs";
import { open, own } from "../register.mjs";

const title = own("Sập trang tin của xã");

describe("without script", () => {
  let register, operator;
  before(async () => {
    register = await open();
    operator = await register.person("khong-script", { roles: "operator" });
  });
  after(() => register?.close());

  test("one signs in, logs an incident, filters, looks at the past and signs out", async () => {
    const page = await operator.page({ javaScriptEnabled: false });
    await signIn(page, operator);
    await page.getByRole("link", { name: "Ghi vụ việc" }).click();
    const kind = page.getByLabel(/^Loại đe dọa/);
    await kind.selectOption("cyber.attack");
    await page.getByLabel(/^Tiêu đề/).fill(title);
    await page.getByLabel(/^Xảy ra khi nào/).fill("tháng 5 năm nay");
    await page.getByLabel(/^Tiêu đề/).press("Enter");
    const faults = page.getByRole("alert");
    await faults.getByRole("link", { name: "Xảy ra khi nào" }).click();
    assert.equal(await page.getByLabel(/^Tiêu đề/).inputValue(), title, "what was written is kept");
    assert.equal(await kind.inputValue(), "cyber.attack");
    await page.getByLabel(/^Xảy ra khi nào/).fill("5/2026");
    await page.getByLabel(/^Tiêu đề/).press("Enter");
    await page.getByRole("heading", { level: 1, name: title }).waitFor();
    const recorded = Number(new URL(page.url()).searchParams.get("recorded"));

    await page.getByRole("navigation", { name: "Chính" }).getByRole("link", { name: "Sự cố", exact: true }).click();
    await page.getByLabel("Từ ngữ").fill(title);
    await page.getByRole("textbox", { name: "Kỳ" }).fill("2026-05");
    await page.getByRole("button", { name: "Lọc" }).click();
    assert.equal(await page.getByRole("table").getByRole("row").count(), 2);
    await (await unfold(page, "Xem ở thời điểm khác")).getByLabel("vị trí").fill(`${recorded - 1}`);
    await page.getByRole("button", { name: "Xem ở thời điểm này" }).click();
    await page.getByRole("status").filter({ hasText: "Đang xem trạng thái đã qua" }).waitFor();
    assert.equal(await page.getByRole("table").count(), 0, "it was not there yet");

    await (await accountMenu(page)).getByRole("button", { name: "Đăng xuất" }).click();
    await page.getByLabel("Tên đăng nhập").waitFor();
    await page.goto("/vi/incidents");
    assert.match(page.url(), /sign-in/);
  });
});
