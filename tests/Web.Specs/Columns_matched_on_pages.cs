using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using ThreatRegister.Accounts;
using ThreatRegister.Domain;

namespace ThreatRegister.Tests.Web_Specs;

/// <summary>A file that comes without a mapping: its columns are chosen on a page, which makes one.</summary>
[Collection("one upload of a person waits at a time")]
public sealed class Columns_matched_on_pages(Site site)
{
    private const string Csv =
        "STT;Tên vụ việc;Ngày xảy ra;Loại;Địa điểm;Số lượng;Kết quả\n" +
        "1;Giả danh ngân hàng;05/06/2026;Lừa đảo trực tuyến;Hà Nội;hơn 100;Đã xảy ra\n" +
        "2;Chuyện lạ;tháng 7/2026;Việc lạ;Huế;1;Đã chặn\n" +
        "3;Bão;30/02/2026;Bão;Quảng Ninh;1;Đã xảy ra\n" +
        "4;Dò quét cổng;6/2026;Tấn công mạng;Lào Cai;-5;Đã chặn\n";

    [Fact]
    public async Task are_chosen_by_their_names_and_what_they_hold_is_understood()
    {
        var page = await site.PageAsync(await UploadedAsync("chon-truoc.csv", Csv));

        page.QuerySelectorAll("table thead th").Select(name => name.Words()).ShouldBe(["STT", "Tên vụ việc", "Ngày xảy ra", "Loại", "Địa điểm", "Số lượng", "Kết quả"]);
        page.QuerySelectorAll("table tbody tr").Length.ShouldBe(3);
        var form = new FilledForm(site, page);
        ((string[])["title", "occurred", "id", "type", "place.name", "quantity", "outcome", "marking"]).Select(field => form[$"column.{field}"]).ShouldBe(["Tên vụ việc", "Ngày xảy ra", "STT", "Loại", "Địa điểm", "Số lượng", "Kết quả", ""]);
        (form["meaning.type.Lừa đảo trực tuyến"], form["meaning.type.Việc lạ"], form["meaning.outcome.Đã chặn"], form["source"]).ShouldBe(("crime.online-fraud", "", "blocked", "chon-truoc"));
    }

    [Fact]
    public async Task make_a_mapping_with_which_the_file_is_looked_through_and_imported()
    {
        var columns = await UploadedAsync("ghep-cot.csv", Csv);
        var job = await new FilledForm(site, await site.PageAsync(columns)).With("meaning.type.Việc lạ", "cyber.attack").With("otherwise.marking", "amber").SentAsync();
        var preview = await FinishedAsync(job);

        preview.QuerySelectorAll(".tally dd").Select(count => count.Words()).ShouldBe(["4", "2", "0", "0", "2"]);
        preview.QuerySelectorAll("table")[1].QuerySelectorAll("tbody td:last-child").Select(reason => reason.Words()).ShouldBe(["'30/02/2026': tháng 2/2026 chỉ có 28 ngày", "'-5': số lượng không thể âm"]);
        var mapping = JsonNode.Parse(await site.GetAsync(preview.QuerySelector("a[download]").Address()) is var answer ? await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken) : "")!;
        mapping["type"]!["value"]!["groups"]!["cyber.attack"]!.AsArray().Select(text => text!.GetValue<string>()).ShouldContain("Việc lạ");
        preview.QuerySelector("pre")!.TextContent.ShouldContain("\"asWritten\": true");

        await new FilledForm(site, preview).SentAsync();
        var done = await FinishedAsync(job);
        (await site.PageAsync(done.QuerySelector("[data-imported]").Address())).QuerySelectorAll(".list tbody tr").Length.ShouldBe(2);
        done.QuerySelector("[data-columns]").ShouldBeNull();

        var rejects = Encoding.UTF8.GetString(await (await site.GetAsync($"{job}/rejects.csv")).Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        var again = new FilledForm(site, await site.PageAsync(done.QuerySelector("a[href*='/import?mapping=']").Address()));
        var corrected = await again.File("file", "da-sua.csv", Encoding.UTF8.GetBytes(rejects.Replace("30/02/2026", "28/02/2026", StringComparison.Ordinal))).SentAsync();
        (await FinishedAsync(corrected)).QuerySelectorAll(".tally dd").Select(count => count.Words()).ShouldBe(["2", "1", "0", "0", "1"]);
    }

    [Fact]
    public async Task are_matched_again_after_a_look_with_what_was_chosen()
    {
        var job = await new FilledForm(site, await site.PageAsync(await UploadedAsync("ghep-lai.csv", Csv))).With("source", "Sổ ghép lại").With("column.place.name").SentAsync();
        var first = await FinishedAsync(job);
        first.QuerySelectorAll(".tally dd").Select(count => count.Words()).ShouldBe(["4", "1", "0", "0", "3"]);

        var form = new FilledForm(site, await site.PageAsync(first.QuerySelector("[data-columns]").Address()));
        (form["source"], form["column.place.name"], form["meaning.type.Việc lạ"]).ShouldBe(("Sổ ghép lại", "", ""));
        (await form.With("meaning.type.Việc lạ", "cyber.attack").SentAsync()).ShouldBe(job);
        (await FinishedAsync(job)).QuerySelectorAll(".tally dd").Select(count => count.Words()).ShouldBe(["4", "2", "0", "0", "2"]);
    }

    [Fact]
    public async Task that_are_not_chosen_are_asked_for_and_nothing_is_lost()
    {
        var page = await site.PageAsync((await UploadedAsync("thieu-cot.csv", "Nơi;Điều gì\nHuế;Mất điện\n")).Replace("/vi/", "/en/", StringComparison.Ordinal));
        var back = await new FilledForm(site, page).With("column.title", "Điều gì").With("source", " ").ReturnedAsync(HttpStatusCode.UnprocessableEntity);

        back.QuerySelectorAll("#faults li").Select(fault => fault.Words()).ShouldBe(["When it occurred: choose a column", "Threat type: choose a column, or one type for all rows", "Source: this is needed"]);
        new FilledForm(site, back)["column.title"].ShouldBe("Điều gì");
        back.QuerySelector("[name='column.occurred']")!.GetAttribute("aria-invalid").ShouldBe("true");
    }

    [Fact]
    public async Task with_values_are_looked_at_before_the_file_is()
    {
        var form = new FilledForm(site, await site.PageAsync(await UploadedAsync("doi-cot.csv", "Tên;Ngày;Nhóm\nVụ một;2026;Tấn công mạng\nVụ hai;2026;Việc khác\n")));
        var asked = await form.With("column.type", "Nhóm").ReturnedAsync(HttpStatusCode.UnprocessableEntity);
        asked.QuerySelectorAll("#faults li").ShouldHaveSingleItem().Words().ShouldBe("Loại đe dọa: hãy xem các giá trị của cột “Nhóm” nghĩa là gì, rồi gửi lại");

        var seen = new FilledForm(site, asked);
        (seen["meaning.type.Tấn công mạng"], seen["meaning.type.Việc khác"]).ShouldBe(("cyber.attack", ""));
        (await FinishedAsync(await seen.SentAsync())).QuerySelectorAll(".tally dd").Select(count => count.Words()).ShouldBe(["2", "1", "0", "0", "1"]);
    }

    [Fact]
    public async Task with_long_texts_are_not_asked_about()
    {
        var form = new FilledForm(site, await site.PageAsync(await UploadedAsync("chon-nham.csv", $"Tên;Ngày;Loại\nVụ một;2026;Tấn công mạng\nVụ hai;2026;{new string('x', 5000)}\nVụ ba;2026;\"hai\ndòng\"\n")));
        (await FinishedAsync(await form.SentAsync())).QuerySelectorAll(".tally dd").Select(count => count.Words()).ShouldBe(["3", "1", "0", "0", "2"]);
    }

    [Fact]
    public async Task of_a_workbook_are_not_guessed()
    {
        using var answer = await site.GetAsync(await UploadedAsync("so.xlsx", "PK\u0003\u0004rest"));
        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("hãy lưu thành CSV (UTF-8)");
    }

    [Fact]
    public async Task are_seen_by_nobody_but_who_sent_the_file()
    {
        var held = await site.Imports.HoldAsync("rieng.csv", new MemoryStream("Tên;Ngày\nVụ kín;2026\n"u8.ToArray()), "nguoi-khac", TestContext.Current.CancellationToken);

        using var answer = await site.GetAsync($"/vi/import/{held.Id}/columns");
        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldSatisfyAllConditions(text => text.ShouldContain("tệp đã gửi không còn ở đây"), text => text.ShouldNotContain("Vụ kín"));
        (await site.GetAsync($"/vi/import/{held.Id}/mapping.json")).StatusCode.ShouldBe(HttpStatusCode.NotFound);

        using var office = FormFiller.As(site, await site.SignedInAsync("van-phong-cot", Tlp.Red, Role.Office));
        await office.PageAsync($"/vi/import/{held.Id}/columns", HttpStatusCode.Forbidden);
    }

    private async Task<string> UploadedAsync(string name, string csv) =>
        await new FilledForm(site, await site.PageAsync("/vi/import")).File("file", name, Encoding.UTF8.GetBytes(csv)).SentAsync();

    private async Task<IHtmlDocument> FinishedAsync(string job)
    {
        while (true)
        {
            var page = await site.PageAsync(job);
            if (page.QuerySelector("progress") is null) return page;
            await Task.Yield();
        }
    }
}
