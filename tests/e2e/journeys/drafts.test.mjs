// What somebody writes survives a closed tab and follows him to another machine, is gone when it was recorded, and nothing of it stays in the browser.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { open, own } from "../register.mjs";
import { accountMenu, enter, signIn, unfold } from "../hands.mjs";

const title = own("Trộm cắp thiết bị mạng tại trạm");

describe("a draft", () => {
  let register, operator, other;
  before(async () => {
    register = await open();
    [operator, other] = await Promise.all(["nhap-1", "nhap-2"].map(id => register.person(id, { roles: "operator" })));
  });
  after(() => register?.close());

  const titleOf = page => page.getByLabel(/^Tiêu đề/);
  const person = page => page.getByRole("group", { name: "Người liên hệ", includeHidden: true });
  const kept = page => page.waitForResponse(async answer => answer.url().endsWith("/account/drafts") && (answer.request().postData() ?? "").includes("2026-05"));
  const writes = async context => {
    const page = await context.newPage();
    await page.goto("/vi/report");
    await (await unfold(page, "Người liên hệ, người bị ảnh hưởng")).locator("summary").filter({ hasText: /^Người liên hệ$/ }).click();
    await person(page).getByLabel(/^Họ tên, liên hệ/).fill("0912 345 678");
    await titleOf(page).fill(title);
    const answer = kept(page);
    await page.getByLabel(/^Xảy ra khi nào/).fill("2026-05");
    assert.equal((await answer).status(), 200);
    return page;
  };
  const inBrowser = page => page.evaluate(() => [...Object.keys(localStorage), ...Object.keys(sessionStorage)].filter(key => key.includes("draft") || key === "signed-out"));

  test("survives a closed tab, without what is personal, and goes when it was recorded", async () => {
    const context = (await operator.page()).context();
    await (await writes(context)).close();

    const page = await context.newPage();
    await page.goto("/vi/report");
    await page.getByText("Đã khôi phục bản nháp").waitFor();
    assert.equal(await titleOf(page).inputValue(), title);
    assert.equal(await person(page).getByLabel(/^Họ tên, liên hệ/).inputValue(), "", "personal data is kept nowhere");
    assert.deepEqual(await inBrowser(page), []);
    const kind = page.getByRole("combobox", { name: "Loại đe dọa" });
    await kind.fill("tan cong mang");
    await kind.press("Enter");
    await titleOf(page).press("Enter");
    await page.getByRole("heading", { level: 1, name: title }).waitFor();
    await page.goto("/vi/report");
    assert.equal(await titleOf(page).inputValue(), "");
    assert.deepEqual(page.errors ?? [], []);
  });

  test("has every item of a list, also of one that was added", async () => {
    const context = (await operator.page()).context();
    const page = await context.newPage();
    const summary = (page, index) => page.locator(`[name="responses[${index}].summary"]`);
    await page.goto("/vi/report");
    const part = await unfold(page, "Biện pháp đã thực hiện");
    await summary(page, 0).fill("Cách ly máy chủ");
    await part.getByRole("button", { name: "Thêm một mục" }).click();
    const answer = page.waitForResponse(async answer => answer.url().endsWith("/account/drafts") && new URLSearchParams(answer.request().postData()).get("fields").includes("Đổi mật khẩu"));
    await summary(page, 1).fill("Đổi mật khẩu");
    assert.equal((await answer).status(), 200);
    await page.close();

    const again = await context.newPage();
    await again.goto("/vi/report");
    assert.equal(await summary(again, 0).inputValue(), "Cách ly máy chủ");
    assert.equal(await summary(again, 1).inputValue(), "Đổi mật khẩu");
    await again.getByRole("button", { name: "Bỏ bản nháp" }).click();
    await again.waitForFunction(() => !document.querySelector(".draft"));
    await context.close();
  });

  test("has U+FFFD for half a character, as the form that is sent has", async () => {
    const page = await operator.page();
    await page.goto("/vi/report");
    const answer = page.waitForResponse(answer => answer.url().endsWith("/account/drafts"));
    await titleOf(page).evaluate(field => { field.value = "Trộm cắp \ud83d"; field.dispatchEvent(new Event("input", { bubbles: true })); });
    assert.equal((await answer).status(), 200);
    await page.reload();
    assert.equal(await titleOf(page).inputValue(), "Trộm cắp \ufffd");
    await page.getByRole("button", { name: "Bỏ bản nháp" }).click();
    await page.waitForFunction(() => !document.querySelector(".draft"));
    await page.context().close();
  });

  test("waits for its writer to sign in again, and is not lost when the form is sent before", async () => {
    const page = await operator.page();
    const context = page.context();
    await page.goto("/vi/report");
    await context.clearCookies({ name: /session/ });
    await titleOf(page).fill(title);
    await page.getByRole("combobox", { name: "Loại đe dọa" }).fill("tan cong mang");
    await page.getByRole("combobox", { name: "Loại đe dọa" }).press("Enter");
    await page.getByLabel(/^Xảy ra khi nào/).fill("2026-05");
    await titleOf(page).press("Enter");
    await page.getByText("Phiên làm việc đã hết").waitFor();
    assert.equal(await titleOf(page).inputValue(), title);

    const elsewhere = await context.newPage();
    await enter(elsewhere, operator);
    const answer = kept(page);
    await titleOf(page).press("End");
    await titleOf(page).pressSequentially(" B");
    assert.equal((await answer).status(), 200);
    await elsewhere.goto("/vi/report");
    assert.equal(await titleOf(elsewhere).inputValue(), `${title} B`);
    await elsewhere.getByRole("button", { name: "Bỏ bản nháp" }).click();
    await elsewhere.waitForFunction(() => !document.querySelector(".draft"));
    await context.close();
  });

  test("is its writer's on every machine, and never seen by who signs in next at the same one", async () => {
    const first = await operator.page();
    await signIn(first, operator);
    await first.evaluate(() => localStorage.setItem("draft:an-old-one", "what a browser kept before"));
    const page = await writes(first.context());
    await (await accountMenu(page)).getByRole("button", { name: "Đăng xuất" }).click();
    await page.getByLabel("Tên đăng nhập").waitFor();
    assert.deepEqual(await inBrowser(page), []);

    await signIn(page, other);
    await page.goto("/vi/report");
    assert.equal(await titleOf(page).inputValue(), "");

    const elsewhere = await (await register.browser.newContext({ baseURL: register.url, locale: "vi-VN" })).newPage();
    await signIn(elsewhere, operator);
    await elsewhere.goto("/vi/account/drafts");
    await elsewhere.getByRole("link", { name: /^Viết tiếp/ }).click();
    await elsewhere.getByText("Đã khôi phục bản nháp").waitFor();
    assert.equal(await titleOf(elsewhere).inputValue(), title);
    await elsewhere.getByRole("button", { name: "Bỏ bản nháp" }).click();
    await elsewhere.waitForFunction(() => !document.querySelector(".draft"));
    assert.equal(await titleOf(elsewhere).inputValue(), "");
    await elsewhere.context().close();
  });
});
