// What was known when: a past state with its banner, what sources had stated by a day, the difference of two times, and a record event by event.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { unfold } from "../hands.mjs";
import { open, own } from "../register.mjs";

const incident = own("thoi-diem");
const title = `Rò rỉ dữ liệu bệnh nhân ${incident}`;

describe("what was known when", () => {
  let register, operator, page, reported, corrected;
  before(async () => {
    register = await open();
    operator = await register.person("thoi-diem", { roles: "operator" });
    reported = await operator.record("report-incident", {
      incident, title, type: "cyber.attack", occurred: "2026-02-10", "place.name": "Đà Nẵng",
      "statement.source": "doc-002", "statement.statedOn": "2026-03-01", "statement.quotation": "dữ liệu của bệnh viện bị phát tán",
    });
    corrected = await operator.record("correct-incident", { incident, "corrections.title": `${title} (đã đính chính)`, grounds: "Tên bệnh viện ghi nhầm" });
    await operator.record("determine-incident-outcome", { incident, outcome: "succeeded", grounds: "Kết luận giám định" });
    page = await operator.page();
  });
  after(() => register?.close());

  const asks = async (label, value) => {
    await page.goto(`/vi/incidents/${incident}`);
    const picker = await unfold(page, "Xem ở thời điểm khác");
    await picker.getByLabel(label).fill(value);
    await picker.getByRole("button", { name: "Xem ở thời điểm này" }).click();
  };
  const banner = () => page.getByRole("status").filter({ hasText: "Đang xem trạng thái đã qua" });

  test("a past state says so on every page that its links lead to", async () => {
    await asks("vị trí", `${reported}`);
    await banner().filter({ hasText: `vị trí ${reported}` }).waitFor();
    await page.getByRole("heading", { level: 1, name: title, exact: true }).waitFor();
    assert.equal(await page.getByText("Ghi nhận thêm, sửa đổi").count(), 0, "nothing can be recorded in the past");

    await page.getByRole("navigation", { name: "Chính" }).getByRole("link", { name: "Sự cố", exact: true }).click();
    await banner().waitFor();
    await page.getByRole("link", { name: title, exact: true }).click();
    await banner().waitFor();
    await page.getByRole("searchbox", { name: "Tìm trong toàn bộ sổ" }).first().fill(incident);
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: /Tìm/ }).waitFor();
    await banner().waitFor();
    await page.getByRole("link", { name: title, exact: true }).click();

    await banner().getByRole("link", { name: "Về hiện tại" }).click();
    await page.getByRole("heading", { level: 1, name: `${title} (đã đính chính)` }).waitFor();
    assert.equal(await banner().count(), 0);
    assert.equal(new URL(page.url()).search, "");
  });

  test("what no source had stated by a day is not there on that day", async () => {
    await asks("đến hết ngày", "2026-03-01");
    await banner().filter({ hasText: "theo các nguồn nêu đến ngày 01/03/2026" }).waitFor();
    await page.getByRole("heading", { level: 1, name: title }).waitFor();
    const there = page.url();
    assert.equal((await page.goto(there.replace("2026-03-01", "2026-02-28"))).status(), 404);
    await banner().getByRole("link", { name: "Mọi nguồn" }).click();
    await page.getByRole("heading", { level: 1, name: `${title} (đã đính chính)` }).waitFor();
  });

  test("the difference of two times leads to the events that made it", async () => {
    await page.goto(`/vi/incidents/${incident}`);
    await page.getByLabel("kể từ sau").selectOption(`${reported}`);
    await page.getByRole("button", { name: "So sánh" }).click();
    await page.getByRole("heading", { level: 1, name: /So sánh|khác/i }).waitFor();
    const main = page.getByRole("main");
    assert.match(await main.innerText(), /đã đính chính/);
    assert.doesNotMatch(await main.innerText(), /Đà Nẵng/, "what did not change is no difference");
    await main.getByRole("link", { name: `vị trí ${corrected}` }).first().click();
    await page.getByRole("heading", { level: 1 }).waitFor();
    assert.match(await main.innerText(), /Tên bệnh viện ghi nhầm/);
  });

  test("a record is gone through event by event, with the keys", async () => {
    await page.goto(`/vi/incidents/${incident}`);
    await page.getByRole("link", { name: "Xem từng bước" }).click();
    const step = number => page.getByRole("region", { name: "Từng bước" }).filter({ hasText: `Bước ${number} / 3` });
    await step(3).filter({ hasText: "Kết luận giám định" }).waitFor();
    await page.keyboard.press("ArrowLeft");
    await step(2).filter({ hasText: "Tên bệnh viện ghi nhầm" }).waitFor();
    await page.getByRole("link", { name: "Bước trước" }).click();
    await step(1).waitFor();
    await page.getByRole("heading", { level: 1, name: title, exact: true }).waitFor();
    await page.keyboard.press("ArrowRight");
    await step(2).waitFor();
    await page.getByRole("link", { name: "Thôi xem từng bước" }).click();
    await page.getByText("Ghi nhận thêm, sửa đổi").waitFor();
    assert.deepEqual(page.errors.filter(error => !error.includes("404")), []);
  });
});
