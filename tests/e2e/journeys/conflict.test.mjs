// Two people change the same record at the same time.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { recorded } from "../hands.mjs";
import { open, own } from "../register.mjs";

const incident = own("tranh-chap");

describe("two people change the same record", () => {
  let register, hoa, nam;
  before(async () => {
    register = await open();
    [hoa, nam] = await Promise.all(["tranh-chap-hoa", "tranh-chap-nam"].map(id => register.person(id, { roles: "operator" })));
    await hoa.record("report-incident", { incident: incident, title: "Tấn công từ chối dịch vụ cổng thông tin tỉnh", type: "cyber.attack", occurred: "2026-03-02" });
  });
  after(() => register?.close());

  test("who sends later sees the other's change beside his own, loses nothing, and sends again", async () => {
    const [mine, other] = await Promise.all([hoa.page(), nam.page()]);
    for (const page of [mine, other]) {
      await page.goto(`/vi/incidents/${incident}`);
      await page.getByText("Ghi nhận thêm, sửa đổi").click();
      await page.getByRole("link", { name: "Xác định kết quả xử lý" }).click();
      await page.getByRole("button", { name: "Xác định kết quả xử lý" }).last().waitFor();
    }
    const outcome = page => page.getByLabel(/^Kết quả/).first();
    await outcome(other).selectOption("blocked");
    await other.getByLabel(/^Căn cứ/).fill("Nhật ký tường lửa");
    await other.getByRole("button", { name: "Xác định kết quả xử lý" }).last().click();
    await recorded(other);

    await outcome(mine).selectOption("succeeded");
    await mine.getByLabel(/^Căn cứ/).fill("Báo cáo của đơn vị chủ quản");
    await mine.getByRole("button", { name: "Xác định kết quả xử lý" }).last().click();

    const conflict = mine.getByRole("alert").filter({ hasText: "Có người vừa thay đổi bản ghi này" });
    await conflict.waitFor();
    const shown = await conflict.innerText();
    assert.match(shown, /Thay đổi của người khác[\s\S]*tranh-chap-nam-[0-9a-f]+[\s\S]*Nhật ký tường lửa/);
    assert.match(shown, /Của bạn[\s\S]*Báo cáo của đơn vị chủ quản/);
    assert.equal(await mine.getByLabel(/^Căn cứ/).inputValue(), "Báo cáo của đơn vị chủ quản");
    assert.equal(await outcome(mine).inputValue(), "succeeded");
    await mine.getByRole("button", { name: "Gửi lại trên bản mới" }).click();
    await recorded(mine);
    const story = await mine.getByRole("main").innerText();
    assert.match(story, /Nhật ký tường lửa/);
    assert.match(story, /Báo cáo của đơn vị chủ quản/);
    assert.deepEqual(other.errors, []);
  });
});
