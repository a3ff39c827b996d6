using System.Net;
using System.Text;
using AngleSharp.Html.Dom;
using ThreatRegister.Accounts;
using ThreatRegister.Application.Queries;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Domain.Intake;
using ThreatRegister.Projections.Imports;
using ThreatRegister.Projections.Incidents;
using ThreatRegister.Projections.Intake;

namespace ThreatRegister.Tests.Web_Specs;

[Collection("one upload of a person waits at a time")]
public sealed class Triage_and_imports(Site site)
{
    private const string Mapping = """
        {
          "source": { "id": "so-tay-bao-cao", "title": { "vi": "Sổ tay báo cáo", "en": "Reporting notebook" } },
          "id": { "columns": ["ma"] },
          "title": { "templates": ["{ten}"] },
          "type": { "value": { "fixed": "crime.online-fraud" } },
          "occurred": { "columns": ["ngay"], "formats": [{ "format": "yyyy-MM-dd", "precision": "day" }] }
        }
        """;

    [Fact]
    public async Task decide_on_many_reports_at_once_and_say_what_became_of_each()
    {
        foreach (var number in (string[])["mot", "hai"])
            await site.RecordAsync(new ReceiveReport($"Tin báo hàng loạt {number}", SuggestedType: number is "mot" ? new("crime.online-fraud") : null) { Report = new($"tin-hang-loat-{number}") });
        var list = await site.PageAsync("/vi/intake?text=hang+loat");
        list.QuerySelectorAll("input[name=report]").Length.ShouldBe(2);

        var none = await new FilledForm(site, list).With("_act", "reject").With("report", "tin-hang-loat-mot").ReturnedAsync(HttpStatusCode.UnprocessableEntity);
        none.QuerySelector("#f-grounds-fault").ShouldNotBeNull();
        none.QuerySelectorAll("input[name=report][checked]").Length.ShouldBe(1);
        var done = await new FilledForm(site, list).With("_act", "accept").With("report", "tin-hang-loat-mot", "tin-hang-loat-hai").With("new", "1").ReturnedAsync(HttpStatusCode.OK);

        done.QuerySelector("#results-head").Words().ShouldBe("Xong 1 trên 2");
        done.QuerySelector("#f-type-fault").Words().ShouldStartWith("Hãy chọn loại");
        done.QuerySelectorAll("input[name=report][checked]").Select(box => box.GetAttribute("value")).ShouldBe(["tin-hang-loat-hai"]);
        (await ReportAsync("tin-hang-loat-mot")).Status.ShouldBe(IntakeStatus.Accepted);
        (await ReportAsync("tin-hang-loat-hai")).Status.ShouldBe(IntakeStatus.Received);
        var edited = new FilledForm(site, await site.PageAsync("/vi/report?report=tin-hang-loat-hai"));
        edited["title"].ShouldBe("Tin báo hàng loạt hai");
        (await edited.With("type", "crime.high-tech").With("_new", "1").SentAsync()).ShouldStartWith("/vi/incidents/");
        (await ReportAsync("tin-hang-loat-hai")).Status.ShouldBe(IntakeStatus.Accepted);
    }

    /// <summary>Who takes the name of a victim out of a report before it is accepted does not have it recorded.</summary>
    [Fact]
    public async Task record_nothing_of_a_report_that_was_taken_out_of_it()
    {
        var report = new ReportId("tin-bo-ten");
        await site.RecordAsync(new ReceiveReport("Tin báo có tên nạn nhân", Text: "Nạn nhân là bà Lò Thị Kín", SuggestedType: new("crime.online-fraud"), Place: new(null, "Bản Kín"), Marking: Tlp.Amber, Contact: new("nguoi-bao-tin-2", "0987 654 321")) { Report = report });
        var form = new FilledForm(site, await site.PageAsync($"/vi/report?report={report}"));
        form["description"].ShouldContain("Lò Thị Kín");

        var incident = new IncidentId((await form.With("description", "").With("place.name", "").With("marking", "").With("_new", "1").SentAsync()).Split('?')[0].Split('/')[^1]);

        var record = (await site.Services.Records.FindAsync(new IncidentRegister(), incident.Value, await site.Services.NewestAsync(TestContext.Current.CancellationToken), TestContext.Current.CancellationToken))!;
        var row = (IncidentRow)record.Row;
        (row.Title, row.Description, row.Place, row.Marking).ShouldBe(("Tin báo có tên nạn nhân", null, null, Tlp.Amber), "without a marking it is marked as the report is");
        ((IncidentReported)record.Events[0].Event).Contact!.Value.ShouldBe("0987 654 321", "what the form does not show stays");
    }

    [Fact]
    public async Task attach_a_report_to_the_incident_that_words_lead_to()
    {
        await site.RecordAsync(new ReceiveReport("Tin báo về lớp học trực tuyến") { Report = new("tin-tim-bang-tu") });
        await site.RecordAsync(new ReportIncident("Mạo danh lớp học trực tuyến Hoa Ban", new("crime.online-fraud"), When.Unknown) { Incident = new("lop-hoa-ban") });
        await site.Services.CatchUpAsync(null, TestContext.Current.CancellationToken);
        var form = new FilledForm(site, await site.PageAsync("/vi/intake?text=lop+hoc")).With("_act", "attach").With("report", "tin-tim-bang-tu");

        var unclear = await form.With("incident", "lop hoc hoa ban").ReturnedAsync(HttpStatusCode.UnprocessableEntity);
        unclear.QuerySelector("#f-incident-fault").Words().ShouldStartWith("Hãy chọn bản ghi");
        var choice = unclear.QuerySelector(".found input[type=radio]")!.GetAttribute("value")!;
        choice.ShouldStartWith("lop-hoa-ban|");
        await new FilledForm(site, unclear).With("_act", "attach").With("incident.chosen", choice).ReturnedAsync(HttpStatusCode.OK);

        (await ReportAsync("tin-tim-bang-tu")).Incident.ShouldBe(new("lop-hoa-ban"));
    }

    /// <summary>Others record meanwhile: what is said to be recorded is this acceptance, and nothing where it was accepted already.</summary>
    [Fact]
    public async Task name_the_event_of_an_acceptance_and_say_where_there_was_none()
    {
        await site.RecordAsync(new ReceiveReport("Tin báo về trạm phát sóng giả", SuggestedType: new("cyber.attack")) { Report = new("tin-nhan-mot-lan") });
        var form = new FilledForm(site, await site.PageAsync("/vi/report?report=tin-nhan-mot-lan")).With("_new", "1");

        var accepted = await form.SentAsync();
        await site.RecordAsync(new NoteOnIncident("Ghi chú của người khác") { Incident = new("covid-19") });
        var again = await form.SentAsync();

        var history = await site.Services.Records.HistoryAsync(new IntakeRegister(), "tin-nhan-mot-lan", cancellationToken: TestContext.Current.CancellationToken);
        accepted.ShouldEndWith($"?recorded={history[^1].Position}");
        again.ShouldBe(accepted.Split('?')[0] + "?recorded=0");
    }

    /// <summary>Enter in a field sends the form by none of its buttons.</summary>
    [Fact]
    public async Task ask_what_to_do_where_no_button_says_it_and_keep_what_was_ticked()
    {
        await site.RecordAsync(new ReceiveReport("Tin báo về cột phát thanh bị chiếm") { Report = new("tin-nhan-enter") });
        var form = new FilledForm(site, await site.PageAsync("/vi/intake?text=cot+phat+thanh")).With("report", "tin-nhan-enter").With("new", "1");

        var page = await form.ReturnedAsync(HttpStatusCode.UnprocessableEntity);

        var fault = page.QuerySelectorAll("#faults li").ShouldHaveSingleItem();
        fault.Words().ShouldBe("Việc cần làm: hãy bấm nút của việc bạn muốn làm với các tin đã chọn");
        page.QuerySelector(fault.QuerySelector("a").Address())!.QuerySelectorAll("button[name=_act]").Length.ShouldBe(3);
        page.QuerySelector("[name=new]")!.HasAttribute("checked").ShouldBeTrue();
    }

    [Fact]
    public async Task lead_to_no_incident_that_may_not_be_seen()
    {
        await site.RecordAsync(new ReportIncident("Chiếm cột phát sóng, vụ kín", new("cyber.attack"), When.Parse("2026-05"), Marking: Tlp.Red) { Incident = new("phat-song-giau") });
        await site.RecordAsync(new ReceiveReport("Tin báo về cột phát sóng lạ") { Report = new("tin-thanh-vu-giau") });
        await site.RecordAsync(new AttachReport(new("phat-song-giau")) { Report = new("tin-thanh-vu-giau") });
        using var reader = FormFiller.As(site, await site.SignedInAsync("doc-tin-bao", Tlp.Amber, Role.Operator));
        const string path = "/vi/intake?status=attached&text=phat+song+la";

        (await reader.PageAsync(path)).QuerySelector("tbody th .small").Words().ShouldBe("Vụ việc: (ngoài phạm vi được xem)");
        (await reader.PageAsync(path)).QuerySelectorAll("main a").Select(link => link.Address()).ShouldAllBe(address => !address.Contains("hidden", StringComparison.Ordinal));
        (await site.PageAsync(path)).QuerySelector("tbody th .small a").Words().ShouldBe("Chiếm cột phát sóng, vụ kín");
    }

    [Fact]
    public async Task accept_a_report_with_a_type_in_everyday_words()
    {
        await site.RecordAsync(new ReceiveReport("Tin báo về tin nhắn mạo danh kho bạc") { Report = new("tin-goi-ten-loai") });
        await site.Services.CatchUpAsync(null, TestContext.Current.CancellationToken);
        var form = new FilledForm(site, await site.PageAsync("/vi/intake?text=kho+bac")).With("_act", "accept").With("report", "tin-goi-ten-loai").With("new", "1");

        var unclear = await form.With("type.written", "ăn trộm xe").ReturnedAsync(HttpStatusCode.UnprocessableEntity);
        unclear.QuerySelector("#f-type-fault").Words().ShouldContain("không có loại nào gọi là “ăn trộm xe”");
        await form.With("type.written", "phishing").ReturnedAsync(HttpStatusCode.OK);

        (await ReportAsync("tin-goi-ten-loai")).Status.ShouldBe(IntakeStatus.Accepted);
        (await site.PageAsync("/vi/intake/tin-goi-ten-loai")).QuerySelectorAll("a[href*='/do/accept-report']").ShouldBeEmpty();
    }

    [Fact]
    public async Task show_a_file_as_it_would_be_recorded_then_record_it_and_take_it_back()
    {
        var form = new FilledForm(site, await site.PageAsync("/vi/import"));
        (await form.ReturnedAsync(HttpStatusCode.UnprocessableEntity)).QuerySelectorAll("#faults li").ShouldHaveSingleItem().Words().ShouldBe("Tệp CSV: chưa điền");
        var csv = "ma,ten,ngay\n1,Lừa đảo qua mạng xã hội,2026-01-05\n2,Giả danh công an,ngày mai\n3,Sàn đầu tư ảo,2026-02-07\n";

        var kept = await form.File("file", "so-tay.csv", Encoding.UTF8.GetBytes(csv)).File("mapping", "so-tay.json", "{}"u8.ToArray()).ReturnedAsync(HttpStatusCode.UnprocessableEntity);
        kept.QuerySelectorAll("#faults li").ShouldHaveSingleItem().Words().ShouldStartWith("Ánh xạ");
        kept.QuerySelector("#f-file-held").Words().ShouldStartWith("Đã nhận tệp so-tay.csv");

        var job = await new FilledForm(site, kept).File("mapping", "so-tay.json", Encoding.UTF8.GetBytes(Mapping)).SentAsync();
        var preview = await FinishedAsync(job);

        preview.QuerySelectorAll(".tally dd").Select(count => count.Words()).ShouldBe(["3", "2", "0", "0", "1"]);
        preview.QuerySelector("tbody th").Words().ShouldBe("Lừa đảo qua mạng xã hội");
        preview.QuerySelectorAll("table caption")[1].Words().ShouldBe("Tất cả: 1 dòng");
        preview.QuerySelectorAll("table")[1].QuerySelectorAll("tbody td").Take(2).Select(cell => cell.Words()).ShouldBe(["3", "ngay"]);
        (await ImportsAsync()).ShouldBeEmpty();
        await new FilledForm(site, preview).SentAsync();
        var done = await FinishedAsync(job);
        var import = done.QuerySelector(".recorded a").Words();
        done.QuerySelector("[data-imported]").Words().ShouldBe("Xem 2 vụ việc");
        (await site.PageAsync(done.QuerySelector("[data-imported]").Address())).QuerySelectorAll(".list tbody tr").Length.ShouldBe(2);
        (await site.PageAsync($"/vi/imports/{import}")).Body.Words().ShouldContain("đã đọc 3, đã ghi 2, đã có 0, đã thay đổi 0, bị từ chối 1");
        Encoding.UTF8.GetString(await (await site.GetAsync($"{job}/rejects.csv")).Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).ShouldSatisfyAllConditions(
            rejects => rejects.ShouldStartWith("\uFEFFma,ten,ngay,Bị từ chối: cột,Bị từ chối: lý do,Bị từ chối: dòng\n"), rejects => rejects.ShouldContain("Giả danh công an"), rejects => rejects.ShouldContain("không phải ngày theo dạng yyyy-MM-dd."));

        var first = (await site.PageAsync(done.QuerySelector("[data-imported]").Address())).QuerySelector(".list tbody a[href*='/incidents/']").Address().Split('?')[0].Split('/')[^1];
        await site.RecordAsync(new NoteOnIncident("Đã gọi cho nạn nhân") { Incident = new(first) });
        var withdrawing = await site.PageAsync($"/vi/do/withdraw-import?import={import}");
        withdrawing.QuerySelector("[data-withdrawn]").Words().ShouldStartWith("Sẽ thu hồi 2 vụ việc của lô này. Trong đó 1 vụ việc đã được ghi thêm thông tin sau khi nhập");
        await new FilledForm(site, withdrawing).With("grounds", "Nhập nhầm tệp").SentAsync();
        (await ImportsAsync()).Single().WithdrawnFor.ShouldBe("Nhập nhầm tệp");
        (await site.PageAsync("/vi/import")).QuerySelector("tbody tr td:last-child a").Words().ShouldBe("Khôi phục");
    }

    [Theory]
    [InlineData("vi")]
    [InlineData("en")]
    public async Task hand_out_a_sample_of_a_mapping_with_a_file_that_it_fits(string language)
    {
        var page = await site.PageAsync($"/{language}/import");
        page.QuerySelectorAll("#f-known option").Select(option => option.Words()).ShouldContain(language is "en" ? "NASA Global Landslide Catalog" : "Danh mục sạt lở đất toàn cầu của NASA");
        page.QuerySelectorAll("form.entry .needed").Length.ShouldBe(1);
        var files = new List<(string Name, byte[] Content)>();
        foreach (var link in page.QuerySelectorAll("a[download]"))
        {
            using var answer = await site.GetAsync(link.Address());
            files.Add((answer.Content.Headers.ContentDisposition!.FileName!, await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)));
        }

        var form = new FilledForm(site, page).File("mapping", files[0].Name, files[0].Content).File("file", files[1].Name, files[1].Content);
        (await FinishedAsync(await form.SentAsync())).QuerySelectorAll(".tally dd").Select(count => count.Words()).ShouldBe(["3", "3", "0", "0", "0"]);
    }

    [Fact]
    public async Task tell_of_what_was_imported_that_whose_import_it_is_had_signed_in()
    {
        var csv = "ma,ten,ngay\ndang-nhap-1,Vụ nhập khi đã đăng nhập,2026-01-05\n";
        var job = await new FilledForm(site, await site.PageAsync("/vi/import")).File("file", "dang-nhap.csv", Encoding.UTF8.GetBytes(csv)).File("mapping", "so-tay.json", Encoding.UTF8.GetBytes(Mapping)).SentAsync();
        await new FilledForm(site, await FinishedAsync(job)).SentAsync();
        var done = await FinishedAsync(job);

        foreach (var path in (string[])[$"/vi/imports/{done.QuerySelector(".recorded a").Words()}", await FirstAsync(done.QuerySelector("[data-imported]").Address())])
        {
            var recorded = (await site.PageAsync(path)).QuerySelector("#timeline a[href^='/vi/events/']").Address();
            (await site.PageAsync(recorded)).QuerySelectorAll(".provenance .byline").Single().Words().ShouldBe("· đã đăng nhập");
        }

        async Task<string> FirstAsync(string list) => (await site.PageAsync(list)).QuerySelector(".list tbody a[href*='/incidents/']").Address();
    }

    [Fact]
    public async Task show_no_row_as_it_would_be_recorded_that_the_register_refuses()
    {
        var csv = "ma,ten,ngay\n1,Vụ của mai sau,2090-01-05\n2,Vụ đã qua,2026-01-05\n";

        var job = await new FilledForm(site, await site.PageAsync("/vi/import")).File("file", "mai-sau.csv", Encoding.UTF8.GetBytes(csv)).File("mapping", "so-tay.json", Encoding.UTF8.GetBytes(Mapping)).SentAsync();

        (await FinishedAsync(job)).QuerySelectorAll(".import-rows tbody th").Select(row => row.Words()).ShouldBe(["Vụ đã qua"]);
    }

    [Fact]
    public async Task say_what_is_wrong_with_mapping_and_rows_in_the_language_of_the_page()
    {
        async Task<FilledForm> FormAsync() => new(site, await site.PageAsync("/vi/import"));
        var wrong = await (await FormAsync()).File("file", "a.csv", "ma\n1\n"u8.ToArray()).File("mapping", "a.json", """{ "loai": 1 }"""u8.ToArray()).ReturnedAsync(HttpStatusCode.UnprocessableEntity);
        wrong.QuerySelector("#faults").Words().ShouldContain("a.json, dòng 1, ký tự 10, $.loai: 'loai' không phải thành phần của ánh xạ ở đây");
        var job = await (await FormAsync()).File("file", "b.csv", "ma,ten\n1,Vụ một\n"u8.ToArray()).File("mapping", "so-tay.json", Encoding.UTF8.GetBytes(Mapping)).SentAsync();
        (await FinishedAsync(job)).QuerySelector("[role=alert]").Words().ShouldContain("tệp không có cột 'ngay'. ($.occurred");
        var lacking = await (await FormAsync()).File("file", "d.csv", "ma\n1\n"u8.ToArray()).File("mapping", "so-tay.json", Encoding.UTF8.GetBytes(Mapping)).SentAsync();
        (await FinishedAsync(lacking)).QuerySelectorAll("[role=alert] li").Select(reason => reason.Words()).ShouldBe(
            ["tệp không có cột 'ten'. ($.title.templates[0] trong so-tay.json)", "tệp không có cột 'ngay'. ($.occurred.columns trong so-tay.json)"], ignoreOrder: true);
        var rows = await (await FormAsync()).File("file", "c.csv", "ma,ten,ngay\n1,Vụ một,ngày mai\n1,,2026-01-05\n"u8.ToArray()).File("mapping", "so-tay.json", Encoding.UTF8.GetBytes(Mapping)).SentAsync();

        (await FinishedAsync(rows)).QuerySelectorAll("table tbody td:last-child")[^1].Words().ShouldNotContain(" is ");
        (await FinishedAsync(rows)).QuerySelectorAll("table tbody td:last-child").Select(cell => cell.Words()).ShouldContain("'ngày mai' không phải ngày theo dạng yyyy-MM-dd.");
        (await FinishedAsync(rows.Replace("/vi/", "/en/", StringComparison.Ordinal))).QuerySelectorAll("table tbody td:last-child").Select(cell => cell.Words()).ShouldContain("'ngày mai' is not a date of the form yyyy-MM-dd.");
    }

    private async Task<IHtmlDocument> FinishedAsync(string job)
    {
        while (true)
        {
            var page = await site.PageAsync(job);
            if (page.QuerySelector("progress") is null) return page;
            await Task.Yield();
        }
    }

    private async Task<IReadOnlyList<ImportRow>> ImportsAsync() => await site.Services.Registers.ChosenAsync<ImportRow>(
        Viewer.Local("kiem-thu"), await site.Services.NewestAsync(TestContext.Current.CancellationToken), all => all.Where(import => import.FileName is "so-tay.csv"), TestContext.Current.CancellationToken);

    private async Task<IntakeRow> ReportAsync(string id) =>
        (IntakeRow)(await site.Services.Records.FindAsync(new IntakeRegister(), id, await site.Services.NewestAsync(TestContext.Current.CancellationToken), TestContext.Current.CancellationToken))!.Row;
}
