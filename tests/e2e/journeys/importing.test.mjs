// A file of incidents: looked through first, its rejects taken away, recorded, and withdrawn as a whole.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { findings } from "../eyes.mjs";
import { recorded, textOf } from "../hands.mjs";
import { open, own } from "../register.mjs";

const source = own("so-tay");
const mapping = JSON.stringify({
  source: { id: source, title: { vi: "Sổ tay của đội trực", en: "The duty team's notebook" }, publisher: "Đội trực ban", language: "vi" },
  id: { columns: ["ma"] },
  title: { templates: [`{ten} ${source}`] },
  type: { value: { fixed: "crime.online-fraud" } },
  outcome: { fixed: "unknown" },
  occurred: { columns: ["ngay"], formats: [{ format: "yyyy-MM-dd", precision: "day" }] },
});
const file = "ma,ten,ngay\n1,Lừa đảo qua mạng xã hội,2026-01-05\n2,Giả danh công an,ngày mai\n3,Sàn đầu tư ảo,2026-02-07\n";
const upload = (name, text, mimeType) => ({ name, mimeType, buffer: Buffer.from(text, "utf8") });

describe("a file of incidents", () => {
  let register, lead;
  before(async () => {
    register = await open();
    lead = await register.person("nhap", { roles: "shift-lead" });
  });
  after(() => register?.close());

  test("is previewed, its rejects are downloaded, it is recorded and withdrawn", async () => {
    const page = await lead.page();
    await page.goto("/vi/import");
    await page.getByLabel(/^Tệp CSV/).setInputFiles(upload("so-tay.csv", file, "text/csv"));
    await page.getByLabel(/tệp ánh xạ/).setInputFiles(upload("so-tay.json", mapping, "application/json"));
    await page.getByRole("button", { name: "Xem trước" }).click();

    await page.getByRole("button", { name: "Nhập vào sổ" }).waitFor();
    const preview = await page.getByRole("main").innerText();
    assert.match(preview, /Đã đọc\s+3[\s\S]*Sẽ ghi\s+2[\s\S]*Bị từ chối\s+1/);
    assert.match(preview, /Sàn đầu tư ảo[\s\S]*07\/02\/2026/);
    assert.deepEqual(await findings(page), []);
    const [taken] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: /Tải tệp các dòng này/ }).click()]);
    const rejects = await textOf(taken);
    assert.match(rejects, /Giả danh công an/);
    assert.doesNotMatch(rejects, /Sàn đầu tư ảo/);

    await page.getByRole("button", { name: "Nhập vào sổ" }).click();
    await page.getByText("Đã nhập thành lô").waitFor();
    await page.getByRole("link", { name: "Xem 2 vụ việc" }).click();
    const rows = page.getByRole("table");
    assert.match(await rows.innerText(), /Lừa đảo qua mạng xã hội/);
    assert.equal(await rows.getByRole("row").count(), 3);

    await page.goBack();
    await page.getByRole("link", { name: "Thu hồi cả lô" }).click();
    await page.getByLabel(/^Căn cứ/).fill("Nhập nhầm bản nháp của sổ tay");
    await page.getByRole("button", { name: "Thu hồi lô nhập" }).last().click();
    await recorded(page);
    await page.goto(`/vi/incidents?text=${source}`);
    assert.equal(await page.getByRole("table").count(), 0, "what was withdrawn is counted no more");
    await page.goto("/vi/import");
    assert.match(await page.getByRole("row").filter({ hasText: source }).or(page.getByRole("row").filter({ hasText: "Nhập nhầm bản nháp" })).first().innerText(), /Nhập nhầm bản nháp của sổ tay/);
    assert.deepEqual(page.errors, []);
  });

  test("without a mapping has its columns matched on a page, with the keyboard and at 320 px", async () => {
    const page = await lead.page({ viewport: { width: 320, height: 720 } });
    const own = `Sổ ghép cột ${source}`;
    const text = `STT;Tên vụ việc;Ngày xảy ra;Loại;Số lượng\n1;Giả danh ngân hàng ${source};05/06/2026;Lừa đảo trực tuyến;hơn 100\n2;Sự cố lạ ${source};30/02/2026;Việc lạ;1\n`;
    await page.goto("/vi/import");
    await page.getByLabel(/^Tệp CSV/).setInputFiles(upload(`${own}.csv`, text, "text/csv"));
    await page.getByRole("button", { name: "Ghép cột trên trang" }).click();

    await page.getByRole("heading", { name: /^Ghép cột của/ }).waitFor();
    assert.equal(await page.getByLabel(/^Tiêu đề/).inputValue(), "Tên vụ việc");
    assert.equal(await page.getByLabel(/^Thời gian xảy ra/).inputValue(), "Ngày xảy ra");
    assert.match(await page.getByLabel("Việc lạ").locator("option:checked").innerText(), /chưa rõ/);
    assert.deepEqual(await findings(page), []);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320);
    await page.getByLabel("Việc lạ").selectOption({ value: "cyber.attack" });
    await page.getByRole("button", { name: "Xem trước" }).focus();
    await page.keyboard.press("Enter");

    await page.getByRole("button", { name: "Nhập vào sổ" }).waitFor();
    const preview = await page.getByRole("main").innerText();
    assert.match(preview, /Sẽ ghi\s+1[\s\S]*Bị từ chối\s+1/);
    assert.match(preview, /tháng 2\/2026 chỉ có 28 ngày/);
    assert.deepEqual(await findings(page), []);
    const [made] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: /\.json$/ }).first().click()]);
    assert.deepEqual(JSON.parse(await textOf(made)).occurred, { columns: ["Ngày xảy ra"], asWritten: true });
    const [taken] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: /Tải tệp các dòng này/ }).click()]);
    const corrected = (await textOf(taken)).replace("30/02/2026", "28/02/2026");

    await page.getByRole("link", { name: "nhập lại với chính ánh xạ này" }).click();
    await page.getByLabel(/^Tệp CSV/).setInputFiles(upload("da-sua.csv", corrected, "text/csv"));
    await page.getByRole("button", { name: "Xem trước" }).click();
    await page.getByRole("button", { name: "Nhập vào sổ" }).waitFor();
    assert.match(await page.getByRole("main").innerText(), /Sẽ ghi\s+1[\s\S]*Bị từ chối\s+0/);
    assert.deepEqual(page.errors, []);
  });
});
