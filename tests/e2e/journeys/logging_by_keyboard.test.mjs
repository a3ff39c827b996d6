// An incident logged with the keyboard alone, from signing in to the record's page.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { password } from "../person.mjs";
import { open, own } from "../register.mjs";
import { reach, recorded } from "../hands.mjs";

describe("an incident is logged with the keyboard alone", () => {
  let register, operator;
  before(async () => {
    register = await open();
    operator = await register.person("ban-phim-1", { roles: "operator" });
    await operator.record("report-incident", { title: "Giả danh công an gọi điện lừa chuyển tiền", type: "crime.online-fraud", occurred: "2026-06", "place.name": "Hà Nội" });
  });
  after(() => register?.close());

  test("with a partial date, a quantity in its form, a type found without diacritics, and a look at what may be the same", async () => {
    const page = await operator.page();
    await page.context().clearCookies();
    const press = key => page.keyboard.press(key);
    const type = text => page.keyboard.type(text);
    await page.goto("/vi");
    assert.match(page.url(), /\/vi\/sign-in/);
    await reach(page, page.getByLabel("Tên đăng nhập"));
    await type(operator.id);
    await press("Tab");
    await type(password);
    await press("Enter");
    await page.getByRole("heading", { level: 1 }).waitFor();

    await reach(page, page.getByRole("link", { name: "Ghi vụ việc", exact: true }));
    await press("Enter");
    const kind = page.getByRole("combobox", { name: "Loại đe dọa" });
    await kind.waitFor();
    assert.ok(await kind.evaluate(field => field === document.activeElement), "who logs can type at once");
    const options = page.getByRole("listbox", { name: "Loại đe dọa" }).getByRole("option");
    for (const [written, meant] of [["bão", /(^|[^\p{L}])bão/iu], ["lu", /(^|[^\p{L}])lũ/iu], ["ma doc", /^\s*mã độc/iu]]) {
      await kind.fill(written);
      await page.waitForFunction(name => document.querySelector('[role=option][aria-selected=true]')?.textContent && document.activeElement.value === name, written);
      assert.match(await options.first().textContent(), meant, `what is meant by ${written} comes first`);
      await press("ArrowDown");
      assert.equal(await options.first().getAttribute("aria-selected"), "true", "the first key leads to the first");
    }
    await kind.fill("");
    await type("lua dao qua mang");
    await options.and(page.getByRole("option", { selected: true })).waitFor();
    await press("Enter");
    assert.match(await kind.inputValue(), /lừa đảo/i);
    await press("Tab");
    await type("Giả danh công an gọi điện lừa chuyển tiền qua ngân hàng");
    await press("Tab");
    await type("mot hom nao");
    await press("Tab");
    const wrong = page.getByText("Không đọc được thời gian này.", { exact: true });
    await wrong.waitFor();
    await press("Shift+Tab");
    await press("ControlOrMeta+a");
    await type("31/02/2026");
    await press("Tab");
    await page.getByText("Tháng 2/2026 chỉ có 28 ngày", { exact: true }).waitFor();
    await press("Shift+Tab");
    await press("ControlOrMeta+a");
    await type("thang 6/2026");
    await wrong.waitFor({ state: "detached" });
    await page.getByText("tháng 6/2026", { exact: true }).waitFor();
    const form = page.getByRole("group", { name: "Số lượng, nếu không phải một vụ" }).getByLabel("Dạng số lượng");
    await reach(page, form);
    while (!/^trên/.test(await form.evaluate(field => field.selectedOptions[0].label))) await press("ArrowDown");
    await press("Tab");
    await type("20");
    await reach(page, page.getByLabel("Địa điểm", { exact: true }));
    await type("Hà Nội");
    await press("Enter");

    const same = page.getByRole("alert").filter({ hasText: "Có thể đã có trong sổ" });
    await same.getByRole("link", { name: "Giả danh công an gọi điện lừa chuyển tiền", exact: true }).waitFor();
    assert.ok(await same.evaluate(element => element === document.activeElement), "the keyboard goes on at what there is to look at");
    await reach(page, same.getByRole("button", { name: "Là việc khác: ghi nhận" }));
    await press("Enter");

    await page.getByRole("heading", { level: 1, name: "Giả danh công an gọi điện lừa chuyển tiền qua ngân hàng" }).waitFor();
    await recorded(page);
    const facts = await page.getByRole("main").innerText();
    for (const said of ["tháng 6/2026", /trên 20/i, "Hà Nội", /lừa đảo/i]) assert.match(facts, new RegExp(said, "i"));
    assert.deepEqual(page.errors.filter(error => !error.includes(" 409 ")), []);
  });

  for (const [sent, way, name, month] of [[false, "on the same page", "Bán vé giả trận chung kết", "07/2025"], [true, "when the form comes back", "Rao cho vay tiền qua ứng dụng", "03/2024"]]) {
    test(`and a quantity is what was written last, whatever the list beside it read meanwhile: ${way}`, async () => {
      const page = await operator.page();
      const title = own(name);
      const group = page.getByRole("group", { name: "Số lượng, nếu không phải một vụ" });
      const [list, number, day] = [group.getByLabel("Dạng số lượng"), group.getByLabel("Số, hoặc cả số lượng bằng chữ"), page.getByLabel(/^Xảy ra khi nào/)];
      const reads = async form => { while (await list.evaluate(field => field.selectedOptions[0].label) !== form) await page.waitForTimeout(50); };
      await page.goto("/vi/report");
      await page.getByRole("combobox", { name: "Loại đe dọa" }).fill("lừa đảo qua mạng");
      await page.getByRole("combobox", { name: "Loại đe dọa" }).press("Enter");
      await page.getByLabel(/^Tiêu đề/).fill(title);
      await number.fill("~15");
      await reads("khoảng");
      if (sent) {
        await day.fill("31/02/2026");
        await day.press("Enter");
        await page.locator("#faults").getByText("tháng 2/2026 chỉ có 28 ngày").waitFor();
        await reads("khoảng");
      }
      await day.fill(month);
      await number.fill("15");
      await number.press("Enter");
      await page.getByRole("heading", { level: 1, name: title }).waitFor();
      assert.match(await page.getByRole("main").innerText(), /15 vụ/);
      assert.doesNotMatch(await page.getByRole("main").innerText(), /khoảng 15/i);
    });
  }
});
