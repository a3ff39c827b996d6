// A review on its way: begun by the office, contributed to by a unit, returned with grounds, approved by a second person, issued, downloaded, verified.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { findings, wider } from "../eyes.mjs";
import { bytesOf, unfold } from "../hands.mjs";
import { open, own } from "../register.mjs";

const title = `Sơ kết 6 tháng đầu năm 2021 ${own("duyet")}`;
const unit = "Công an tỉnh Quảng Ninh";

describe("a review", () => {
  let register, office, contributor, reviewer, signer, path;
  before(async () => {
    register = await open();
    [office, contributor, reviewer, signer] = await Promise.all([
      register.person("van-phong", { roles: "office" }),
      register.person("don-vi", { roles: "contributor", agency: unit, clearance: "amber" }),
      register.person("tham-dinh", { roles: "reviewer" }),
      register.person("nguoi-ky", { roles: "signer" }),
    ]);
  });
  after(() => register?.close());

  const at = async (person, act) => {
    const page = await person.page();
    await page.goto(path);
    await act(page);
    assert.deepEqual(page.errors, []);
    await page.context().close();
  };
  const state = page => page.locator(".page-head");
  const write = async (page, text) => {
    await page.getByRole("region", { name: /Nguyên nhân khách quan/ }).getByRole("link", { name: /tiếng Việt/ }).click();
    await page.getByLabel(/^Nội dung/).fill(text);
    await page.getByRole("button", { name: "Lưu bản mới" }).click();
    await page.getByRole("region", { name: /Nguyên nhân khách quan/ }).getByText(text).waitFor();
  };

  test("is begun, and a unit is asked for its part", async () => {
    const page = await office.page();
    await page.goto("/vi/reviews");
    await page.getByRole("link", { name: "Lập báo cáo" }).click();
    await page.getByLabel("Tiêu đề").fill(title);
    await page.getByLabel(/^Kỳ/).fill("2021-H1");
    await page.getByLabel("Cơ quan báo cáo").fill("Văn phòng Ban Chỉ đạo");
    await page.getByRole("button", { name: "Lập", exact: true }).click();
    await page.getByRole("heading", { level: 1, name: title }).waitFor();
    path = new URL(page.url()).pathname;
    const ask = await unfold(page, "Yêu cầu đơn vị đóng góp");
    await ask.getByLabel("Đơn vị").fill(unit);
    await ask.getByRole("button", { name: "Yêu cầu" }).click();
    await page.getByRole("heading", { level: 3, name: unit }).waitFor();
    await page.context().close();
  });

  test("gets the unit's contribution, who can do nothing else to it", () => at(contributor, async page => {
    assert.equal(await page.getByRole("button", { name: "Trình duyệt" }).count(), 0);
    await page.getByRole("link", { name: new RegExp(`^Ghi nhận đóng góp.*${unit}`) }).click();
    await page.getByLabel(/^Phòng ngừa, cảnh báo, diễn tập/).fill("- Trực an ninh tại 12 điểm họp");
    await page.getByRole("button", { name: "Gửi đóng góp" }).first().click();
    await page.getByRole("heading", { level: 1, name: title }).waitFor();
    await page.getByRole("listitem").filter({ hasText: unit }).getByText("đã gửi").waitFor();
  }));

  test("is submitted, returned with grounds, mended and submitted again", async () => {
    await at(office, async page => {
      await (await unfold(page, "Đóng góp của 1 đơn vị")).getByText("Trực an ninh tại 12 điểm họp").waitFor();
      await write(page, "Do thiếu nhân lực.");
      await page.getByRole("button", { name: "Trình duyệt" }).click();
      await state(page).getByText("đã trình").waitFor();
      assert.equal(await page.getByRole("button", { name: "Duyệt", exact: true }).count(), 0, "who submitted it does not approve it");
    });
    await at(reviewer, async page => {
      const back = await unfold(page, "Trả lại để hoàn thiện");
      await back.getByLabel("Lý do trả lại").fill("Chưa nêu nguyên nhân khách quan");
      await back.getByRole("button", { name: "Trả lại", exact: true }).click();
      await page.getByText("Được trả lại để hoàn thiện:").waitFor();
    });
    await at(office, async page => {
      await page.getByText("Chưa nêu nguyên nhân khách quan").first().waitFor();
      await write(page, "Do thiếu nhân lực và thiên tai kéo dài.");
      await page.getByRole("link", { name: "Trước và sau" }).click();
      assert.match(await page.locator("ins").innerText(), /thiên tai kéo dài/);
      await page.goto(path);
      await page.getByRole("button", { name: "Trình duyệt" }).click();
      await state(page).getByText("đã trình").waitFor();
    });
  });

  test("is approved by another person, issued and downloaded; the file is verified by dropping it", async () => {
    await at(reviewer, async page => {
      await page.getByLabel(/^Ý kiến khi duyệt/).fill("Đồng ý");
      await page.getByRole("button", { name: "Duyệt", exact: true }).click();
      await state(page).getByText("đã duyệt").waitFor();
    });
    await at(signer, async page => {
      await page.getByLabel("Số bắt buộc", { exact: true }).fill("Số: 12/BC-VP");
      await page.getByLabel(/^Nơi ban hành/).fill("Hà Nội");
      await page.getByLabel(/^Chức vụ người ký/).fill("CHÁNH VĂN PHÒNG");
      await page.getByRole("checkbox", { name: "Markdown" }).check();
      await page.getByLabel("Số bắt buộc", { exact: true }).press("Enter");
      await page.getByRole("heading", { level: 1, name: "Xem lại trước khi ban hành" }).waitFor();
      assert.deepEqual(await findings(page), []);
      await page.getByRole("button", { name: "Quay lại" }).click();
      assert.equal(await page.getByLabel(/^Nơi ban hành/).inputValue(), "Hà Nội");
      await page.getByRole("button", { name: "Xem lại trước khi ban hành" }).click();
      await page.getByRole("button", { name: "Ban hành", exact: true }).click();
      await page.getByRole("heading", { name: "Tệp đã ban hành" }).waitFor();
      const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: /\.md$/ }).click()]);
      const content = await bytesOf(download);
      assert.match(content.toString("utf8"), /thiên tai kéo dài/);

      const drop = async bytes => {
        await page.goto("/vi/verify");
        const files = await page.evaluateHandle(data => {
          const files = new DataTransfer();
          files.items.add(new File([Uint8Array.from(atob(data), letter => letter.charCodeAt(0))], "bao-cao.md", { type: "text/markdown" }));
          return files;
        }, bytes.toString("base64"));
        await page.getByText("Có thể kéo tệp thả vào đây.").dispatchEvent("drop", { dataTransfer: files });
        await page.getByRole("status").waitFor();
        return page.getByRole("status").innerText();
      };
      assert.match(await drop(content), /Đúng là tệp đã ban hành[\s\S]*12\/BC-VP/);
      assert.match(await drop(Buffer.concat([content, Buffer.from("x")])), /Không còn như tệp đã ban hành[\s\S]*12\/BC-VP/);
      assert.match(await drop(Buffer.from("%PDF-1.4")), /Không phải tệp đã ban hành ở đây/);

      await page.goto(`${path}/figures`);
      assert.deepEqual(await findings(page), []);
      await page.setViewportSize({ width: 320, height: 640 });
      assert.equal(await wider(page), 0);
    });
  });
});
