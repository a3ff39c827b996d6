// What somebody writes survives a closed tab and follows him to another machine, is gone when it was recorded, and nothing of it stays in the browser.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { open, own } from "../register.mjs";
import { accountMenu, signIn, unfold } from "../hands.mjs";

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
    assert.equal((await answer).status(), 204);
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
