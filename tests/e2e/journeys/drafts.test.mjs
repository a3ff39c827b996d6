// What somebody writes survives a closed tab, and is gone when it was recorded or he has signed out.
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
  const writes = async context => {
    const page = await context.newPage();
    await page.goto("/vi/report");
    await titleOf(page).fill(title);
    await page.getByLabel(/^Xảy ra khi nào/).fill("2026-05");
    await (await unfold(page, "Người liên hệ, người bị ảnh hưởng")).locator("summary").filter({ hasText: /^Người liên hệ$/ }).click();
    await person(page).getByLabel(/^Họ tên, liên hệ/).fill("0912 345 678");
    return page;
  };

  test("survives a closed tab, without what is personal, and goes when it was recorded", async () => {
    const context = (await operator.page()).context();
    await (await writes(context)).close();

    const page = await context.newPage();
    await page.goto("/vi/report");
    await page.getByText("Đã khôi phục bản nháp").waitFor();
    assert.equal(await titleOf(page).inputValue(), title);
    assert.equal(await person(page).getByLabel(/^Họ tên, liên hệ/).inputValue(), "", "personal data is kept nowhere");
    const kind = page.getByRole("combobox", { name: "Loại đe dọa" });
    await kind.fill("tan cong mang");
    await kind.press("Enter");
    await titleOf(page).press("Enter");
    await page.getByRole("heading", { level: 1, name: title }).waitFor();
    await page.goto("/vi/report");
    assert.equal(await titleOf(page).inputValue(), "");
    assert.deepEqual(page.errors ?? [], []);
  });

  test("is gone after signing out, from every tab, and never seen by who signs in next", async () => {
    const first = await operator.page();
    await signIn(first, operator);
    const page = await writes(first.context());
    const elsewhere = await writes(first.context());
    await (await accountMenu(page)).getByRole("button", { name: "Đăng xuất" }).click();
    await page.getByLabel("Tên đăng nhập").waitFor();
    await titleOf(elsewhere).fill(`${title} viết tiếp`);
    await elsewhere.close();
    const kept = () => page.evaluate(() => Object.keys(localStorage).filter(key => key.startsWith("draft")));
    assert.deepEqual(await kept(), []);

    await signIn(page, operator);
    await (await writes(first.context())).close();
    assert.equal((await kept()).length, 1, "whose session merely ends finds it again");
    await page.context().clearCookies();
    await signIn(page, other);
    await page.goto("/vi/report");
    assert.equal(await titleOf(page).inputValue(), "");
    assert.deepEqual(await kept(), []);
  });
});
