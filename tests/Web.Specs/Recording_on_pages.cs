using System.Net;
using System.Text;
using ThreatRegister.Accounts;
using ThreatRegister.Application.Commands;
using ThreatRegister.Application.Queries;
using ThreatRegister.Application.Words;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Assessments;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.EventLog;
using ThreatRegister.Projections.Assessments;
using ThreatRegister.Projections.Incidents;
using ThreatRegister.Web.Pages.Recording;

namespace ThreatRegister.Tests.Web_Specs;

public sealed class Recording_on_pages(Site site)
{
    [Fact]
    public async Task logs_an_incident_from_a_few_fields_once_however_often_it_is_sent()
    {
        var form = await QuickAsync("Lừa đảo giả danh ngân hàng ở Cần Thơ", "crime.online-fraud", "tháng 6/2026");
        form.With("quantity.form", "at-least").With("quantity.low", "12").With("place.name", "Cần Thơ");

        var first = await form.SentAsync();
        var again = await form.SentAsync();

        again.ShouldBe(first);
        first.ShouldMatch(@"^/vi/incidents/\d{4}-\d{2}-\d{2}-[0-9a-f]{8}\?recorded=", "an id tells nothing of a title that not everybody may see");
        var row = await IncidentAsync(IdIn(first));
        (row.Occurred, row.Quantity, row.Kind, row.Place!.Name, row.Version).ShouldBe((When.Parse("2026-06"), Quantity.AtLeast(12), RecordKind.Aggregate, "Cần Thơ", 1));
        var page = await site.PageAsync(first);
        page.QuerySelector("[data-recorded]").Words().ShouldStartWith("Đã ghi nhận.");
        page.QuerySelectorAll(".acts a").Select(act => act.Address()).ShouldContain($"/vi/do/correct-incident?incident={IdIn(first)}");
    }

    [Theory]
    [InlineData("report-incident")]
    [InlineData("mark-incident")]
    [InlineData("receive-report")]
    public async Task offers_no_level_that_would_be_refused(string command)
    {
        var page = await site.PageAsync($"/vi/do/{command}");

        page.QuerySelector("[data-state-secret]").Words().ShouldContain("không được lưu bí mật nhà nước");
        page.QuerySelectorAll("[name=stateSecret]").ShouldBeEmpty();
    }

    [Fact]
    public async Task loses_nothing_that_was_written_when_something_of_it_is_wrong()
    {
        var form = await QuickAsync("Sạt lở ở Yên Bái", "disaster.landslide", "một hôm nào đó");

        var page = await form.With("description", "Hai nhà bị vùi").ReturnedAsync(HttpStatusCode.UnprocessableEntity);

        page.QuerySelector("#faults a").Address().ShouldBe("#f-occurred");
        var occurred = page.QuerySelector("#f-occurred")!;
        (occurred.GetAttribute("value"), occurred.GetAttribute("aria-invalid")).ShouldBe(("một hôm nào đó", "true"));
        occurred.GetAttribute("aria-describedby")!.ShouldContain("f-occurred-fault");
        page.QuerySelector("#f-description").Words().ShouldBe("Hai nhà bị vùi");
        OpenBlocks(page).ShouldBe(OpenBlocks(await site.PageAsync("/vi/report?type=disaster.landslide")).Append("description"), ignoreOrder: true);
        page.QuerySelector("#f-type option[selected]")!.GetAttribute("value").ShouldBe("disaster.landslide");
    }

    [Fact]
    public async Task opens_a_correction_with_what_stands_and_records_what_was_changed()
    {
        await site.RecordAsync(new ReportIncident("Mất điện trạm Đông Anh", new("cyber.attack"), When.Parse("2018-05-04"), Quantity.AtLeast(3), RecordKind.Aggregate, Place: new("VN", "Đông Anh"), Description: "Hai giờ") { Incident = new("dong-anh-1") });
        using var browser = FormFiller.As(site, site.Secret);
        const string path = "/vi/do/correct-incident?incident=dong-anh-1";
        var opened = await browser.PageAsync(path);
        string? Held(string field) => opened.GetElementById($"f-corrections-{field}")!.GetAttribute("value");
        (Held("title"), Held("occurred"), Held("place-name"), opened.QuerySelector("#f-corrections-description").Words()).ShouldBe(("Mất điện trạm Đông Anh", "ngày 04/05/2018", "Đông Anh", "Hai giờ"));
        opened.QuerySelector("[name='corrections.quantity.low']")!.GetAttribute("value").ShouldBe("3");

        await browser.TakenAsync(path, "entry", ("corrections.place.name", "Sóc Sơn"), ("grounds", "Nhầm huyện"));

        var row = await IncidentAsync("dong-anh-1");
        (row.Title, row.Place!.Name, row.Place.Country, row.Description).ShouldBe(("Mất điện trạm Đông Anh", "Sóc Sơn", "VN", "Hai giờ"));
        var corrected = (await site.Services.Records.FindAsync(new IncidentRegister(), "dong-anh-1", await site.Services.NewestAsync(TestContext.Current.CancellationToken), TestContext.Current.CancellationToken))!.Entries[^1];
        corrected.Changes.Select(change => change.Field).ShouldBe(["place"]);
        (await browser.TakenAsync(path, "entry", ("corrections.description", ""), ("grounds", "Không có căn cứ"))).ShouldNotContain("recorded=0");
        (await IncidentAsync("dong-anh-1")).Description.ShouldBeNull();
        (await browser.NotTakenAsync(path, "entry", ("corrections.title", ""), ("grounds", "Bỏ tiêu đề"))).QuerySelector("#faults a").Address().ShouldBe("#f-corrections-title");
        (await browser.TakenAsync(path, "entry", ("grounds", "Không đổi gì"))).ShouldContain("recorded=0");
    }

    [Fact]
    public async Task leaves_alone_what_names_a_record_that_may_not_be_seen()
    {
        await site.RecordAsync(new ReportIncident("Vụ giấu trong nhận định", new("cyber.attack"), When.Parse("2018-05-04"), Marking: Tlp.Red) { Incident = new("nhan-dinh-kin") });
        await site.RecordAsync(new RecordAssessment(AssessmentKind.Judgement, "Cục A05", "Nguy cơ tăng", Incidents: [new("nhan-dinh-kin")], Marking: Tlp.Green) { Assessment = new("nhan-dinh-1") });
        using var browser = FormFiller.As(site, await site.SignedInAsync("sua-nhan-dinh", Tlp.Amber, Role.Operator, Role.Reviewer));
        const string path = "/vi/do/correct-assessment?assessment=nhan-dinh-1";
        (await browser.PageAsync(path)).Body.Words().ShouldNotContain("nhan-dinh-kin");

        await browser.TakenAsync(path, "entry", ("corrections.text", "Nguy cơ giảm"), ("grounds", "Số liệu mới"));

        var moment = await site.Services.NewestAsync(TestContext.Current.CancellationToken);
        var record = (await site.Services.Records.FindAsync(new AssessmentRegister(), "nhan-dinh-1", moment, TestContext.Current.CancellationToken))!;
        record.Entries[^1].Changes.Select(change => change.Field).ShouldBe(["text"]);
        ((AssessmentRow)record.Row).Incidents.Select(id => id.Value).ShouldBe(["nhan-dinh-kin"]);
    }

    [Fact]
    public async Task takes_no_harm_from_odd_present_values()
    {
        await site.RecordAsync(new ReportIncident("Vụ có giá trị lạ", new("cyber.attack"), When.Parse("2018-05-04")) { Incident = new("gia-tri-la") });
        using var browser = FormFiller.As(site, site.Secret);
        await browser.PageAsync("/vi/do/correct-incident?incident=gia-tri-la");

        foreach (var was in (string[])["{\"corrections.title\":null}", "{\"corrections.title\":[null]}", "[]", "null", "{"])
        {
            using var sent = await browser.SendUnofferedAsync("/vi/do/correct-incident", ("incident", "gia-tri-la"), ("_was", was), ("corrections.title", $"Vụ có giá trị lạ {was.Length}"), ("grounds", "Thử"));
            sent.StatusCode.ShouldBe(HttpStatusCode.SeeOther, was);
        }
    }

    [Fact]
    public async Task leaves_alone_what_someone_else_changed_meanwhile()
    {
        await site.RecordAsync(new ReportIncident("Tràn dầu Quy Nhơn", new("cyber.attack"), When.Parse("2018-05-04"), Description: "Một tàu") { Incident = new("quy-nhon-1") });
        using var browser = FormFiller.As(site, site.Secret);
        var form = (await browser.PageAsync("/vi/do/correct-incident?incident=quy-nhon-1")).GetElementById("entry")!;
        (string, string)[] fields = [.. form.QuerySelectorAll("input[name], textarea[name]").Select(field => (field.GetAttribute("name")!, field.GetAttribute("value") ?? field.TextContent)).Where(field => !field.Item1.StartsWith("__", StringComparison.Ordinal) && field.Item1 is not ("grounds" or "corrections.description"))];
        await site.RecordAsync(new CorrectIncident(new(Title: "Tràn dầu vịnh Quy Nhơn"), "Tên vịnh") { Incident = new("quy-nhon-1") });

        using var sent = await browser.SendUnofferedAsync("/vi/do/correct-incident", [.. fields, ("grounds", "Hai tàu"), ("corrections.description", "Hai tàu")]);

        sent.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        var page = await browser.ReadAsync(sent);
        page.QuerySelector("#f-corrections-title")!.GetAttribute("value").ShouldBe("Tràn dầu vịnh Quy Nhơn");
        page.QuerySelector("#f-corrections-description").Words().ShouldBe("Hai tàu");
        page.QuerySelectorAll(".side-by-side > div")[1].Words().ShouldNotContain("Quy Nhơn");
    }

    [Fact]
    public async Task says_what_is_wrong_by_the_names_and_in_the_order_of_the_form()
    {
        var form = await QuickAsync("", "", "một hôm nào đó");

        var page = await form.With("place.country", "Việt Nam").ReturnedAsync(HttpStatusCode.UnprocessableEntity);
        page.QuerySelectorAll("#faults li a").Select(link => link.Words()).ShouldBe(["Loại đe dọa", "Tiêu đề", "Xảy ra khi nào"]);
        page.QuerySelectorAll(".essentials [id^=f-]").Select(field => field.Id).Where(id => page.QuerySelectorAll("#faults li a").Any(link => link.Address() == "#" + id)).ShouldBe(["f-type", "f-title", "f-occurred"]);
    }

    [Fact]
    public async Task takes_a_type_in_everyday_words_and_keeps_those_that_mean_none()
    {
        var form = await QuickAsync("Tin nhắn giả mạo ngân hàng ở Trà Vinh", "", "tháng 5/2026");

        var page = await form.With("type.written", "ăn trộm").ReturnedAsync(HttpStatusCode.UnprocessableEntity);
        page.QuerySelector("#f-type-fault").Words().ShouldContain("không có loại nào gọi là “ăn trộm”");
        (page.QuerySelector("#f-type")!.GetAttribute("data-written"), page.QuerySelector("#f-type-written")!.GetAttribute("value")).ShouldBe(("ăn trộm", "ăn trộm"));

        var taken = await form.With("type.written", "Phishing").SentAsync();
        (await IncidentAsync(IdIn(taken))).Type.ShouldBe(new("crime.online-fraud"));
        page.QuerySelector("#f-type option[value='cyber.malware']")!.GetAttribute("data-key")!.ShouldContain("mã độc tống tiền");
    }

    [Theory]
    [InlineData("phishing", "crime.online-fraud")]
    [InlineData("DDoS", "cyber.availability")]
    [InlineData("covid", "health.epidemic")]
    [InlineData("lừa đảo", "crime.online-fraud")]
    [InlineData("mã độc tống tiền", "cyber.malware")]
    [InlineData("lũ", "disaster.extreme-weather.flood")]
    [InlineData("bao", "disaster.extreme-weather.storm")]
    [InlineData("cum", "health.epidemic")]
    public async Task finds_types_by_everyday_words(string words, string type)
    {
        (await site.PageAsync($"/vi/types?text={Uri.EscapeDataString(words)}")).QuerySelector(".list tbody").Words().ShouldContain(type);
        using var named = await site.GetAsync($"/api/incidents?type={type}&as-of={site.SeededTo}");
        using var called = await site.GetAsync($"/api/incidents?type={Uri.EscapeDataString(words)}&as-of={site.SeededTo}");
        System.Text.Json.JsonDocument.Parse(await called.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement.GetProperty("incidents").GetRawText()
            .ShouldBe(System.Text.Json.JsonDocument.Parse(await named.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement.GetProperty("incidents").GetRawText());
    }

    [Fact]
    public async Task opens_only_the_parts_of_a_form_that_something_was_written_into()
    {
        var form = await QuickAsync("Cổng dịch vụ công bị tấn công", "cyber.attack", "một hôm nào đó");

        var page = await form.With("furtherTypes", "health").With("damage[0].kind", "fatalities").ReturnedAsync(HttpStatusCode.UnprocessableEntity);
        OpenBlocks(page).ShouldBe(OpenBlocks(await site.PageAsync("/vi/report?type=cyber.attack")).Append("furtherTypes").Append("damage"), ignoreOrder: true);
    }

    private static IEnumerable<string?> OpenBlocks(AngleSharp.Dom.IParentNode page) => page.QuerySelectorAll("details[data-block][open]").Select(block => block.GetAttribute("data-block"));

    [Fact]
    public async Task offers_what_may_be_the_same_before_it_records()
    {
        await (await QuickAsync("Cổng dịch vụ công Đà Nẵng bị tấn công từ chối dịch vụ", "cyber.availability", "2026-10-05")).SentAsync();
        var second = await QuickAsync("Cổng dịch vụ công Đà Nẵng bị tấn công từ chối dịch vụ", "cyber.availability", "05/10/2026");

        var offered = await second.ReturnedAsync(HttpStatusCode.Conflict);

        offered.QuerySelector(".conflict tbody th").Words().ShouldStartWith("Cổng dịch vụ công Đà Nẵng");
        (await new FilledForm(site, offered).With("_new", "1").SentAsync()).ShouldStartWith("/vi/incidents/");
    }

    /// <summary>What was typed stands in no address: those are short, and noted where what they show is marked RED.</summary>
    [Fact]
    public async Task takes_what_was_written_over_into_a_note_on_what_is_the_same()
    {
        await (await QuickAsync("Cổng dịch vụ công Sơn La bị đánh sập", "cyber.availability", "2026-10-06")).SentAsync();
        var told = string.Concat(Enumerable.Repeat("Đường truyền nghẽn. ", 60)).Trim();
        var offered = await (await QuickAsync("Cổng dịch vụ công Sơn La bị đánh sập", "cyber.availability", "06/10/2026"))
            .With("description", told).With("place.name", "Sơn La").With("quantity.form", "about").With("quantity.low", "15").With("outcome", "blocked").With("cause", "Đường truyền bị dội")
            .With("victim.owner", "Sở Thông tin và Truyền thông").With("contact.subject", "nguoi-bao").With("contact.value", "Trần Văn A, 0912 000 111").With("statement.statedOn", "06/10/2026").ReturnedAsync(HttpStatusCode.Conflict);

        offered.QuerySelector("[data-left-out]").Words().ShouldStartWith("Trừ dữ liệu về người");
        offered.QuerySelectorAll("main a").Select(link => link.Address()).ShouldAllBe(address => !address.Contains("text=", StringComparison.Ordinal));
        var adding = offered.QuerySelector(".conflict button[name=incident]")!;
        var note = await new FilledForm(site, offered, "#" + adding.GetAttribute("form")).With("incident", adding.GetAttribute("value")!).ReturnedAsync(HttpStatusCode.OK);

        note.QuerySelector("#f-text")!.TextContent.TrimStart('\n').ReplaceLineEndings("\n").Split('\n').ShouldBe(
        [
            "Loại đe dọa: Gián đoạn hệ thống, dịch vụ", "Cổng dịch vụ công Sơn La bị đánh sập", "Xảy ra khi nào: ngày 06/10/2026", "Kết quả: đã ngăn chặn", "Số lượng, nếu không phải một vụ: khoảng 15", "Địa điểm: Sơn La", told,
            "Nguyên nhân: Đường truyền bị dội", "Chủ quản hệ thống: Sở Thông tin và Truyền thông",
        ], ignoreOrder: true);
        note.QuerySelector("[name='statement.statedOn']")!.GetAttribute("value").ShouldBe("06/10/2026");
        note.QuerySelectorAll("#faults").ShouldBeEmpty();
        IdIn(await new FilledForm(site, note).SentAsync()).ShouldBe(adding.GetAttribute("value"));
    }

    [Fact]
    public async Task shows_the_others_change_beside_mine_and_takes_mine_on_the_new_version()
    {
        var incident = new IncidentId("xung-dot-1");
        await site.RecordAsync(new ReportIncident("Rò rỉ dữ liệu", new("cyber.data-theft"), When.Parse("2026-05")) { Incident = incident });
        var mine = new FilledForm(site, await site.PageAsync("/vi/do/correct-incident?incident=xung-dot-1")).With("corrections.title", "Rò rỉ dữ liệu khách hàng").With("grounds", "Nêu rõ loại dữ liệu");
        await site.RecordAsync(new CorrectIncident(new(Title: "Rò rỉ dữ liệu bệnh nhân"), "Bệnh viện xác nhận") { Incident = incident });

        var conflict = await mine.ReturnedAsync(HttpStatusCode.Conflict);

        conflict.QuerySelector(".conflict del").Words().ShouldBe("Rò rỉ dữ liệu");
        conflict.QuerySelector(".conflict").Words().ShouldContain("Bệnh viện xác nhận");
        conflict.QuerySelectorAll(".side-by-side ins").Select(changed => changed.Words()).ShouldBe(["Rò rỉ dữ liệu bệnh nhân", "Rò rỉ dữ liệu khách hàng", "Nêu rõ loại dữ liệu"]);
        (await IncidentAsync("xung-dot-1")).Title.ShouldBe("Rò rỉ dữ liệu bệnh nhân");
        await new FilledForm(site, conflict).SentAsync();
        (await IncidentAsync("xung-dot-1")).Title.ShouldBe("Rò rỉ dữ liệu khách hàng");
    }

    [Fact]
    public async Task adds_a_note_whatever_was_changed_meanwhile()
    {
        var incident = new IncidentId("ghi-them-1");
        await site.RecordAsync(new ReportIncident("Rò rỉ dữ liệu", new("cyber.data-theft"), When.Parse("2026-05")) { Incident = incident });
        var note = new FilledForm(site, await site.PageAsync("/vi/do/note-on-incident?incident=ghi-them-1")).With("text", "Đã gọi bệnh viện");
        await site.RecordAsync(new CorrectIncident(new(Title: "Rò rỉ dữ liệu bệnh nhân"), "Bệnh viện xác nhận") { Incident = incident });

        await note.SentAsync();

        (await IncidentAsync("ghi-them-1")).Notes.ShouldHaveSingleItem().Text.ShouldBe("Đã gọi bệnh viện");
    }

    [Fact]
    public async Task says_a_refusal_in_words_at_its_field()
    {
        await site.RecordAsync(new ReportIncident("Diễn tập ứng cứu", new("cyber.attack"), When.Parse("2026-05"), Kind: RecordKind.Drill) { Incident = new("dien-tap-trang") });

        var page = await new FilledForm(site, await site.PageAsync("/en/do/determine-incident-outcome?incident=dien-tap-trang")).With("outcome", "blocked").ReturnedAsync(HttpStatusCode.UnprocessableEntity);

        page.QuerySelector("#f-outcome-fault").Words().ShouldBe("A drill has no outcome");
    }

    [Fact]
    public async Task finds_the_incidents_that_lines_of_words_mean_and_keeps_ids_as_they_stand()
    {
        foreach (var (id, title) in ((string, string)[])[("tim-dong-1", "Rò rỉ dữ liệu trạm cân Pha Luông"), ("tim-dong-2", "Rò rỉ dữ liệu trạm bơm Pha Luông"), ("tim-dong-3", "Cháy nhà ở bản Pha Luông")])
            await site.RecordAsync(new ReportIncident(title, new("cyber.attack"), When.Parse("2026-05")) { Incident = new(id) });
        await site.Services.CatchUpAsync(null, TestContext.Current.CancellationToken);
        var form = new FilledForm(site, await site.PageAsync("/en/do/record-lesson")).With("subject", "Bài học tìm bằng từ").With("text", "Khóa trạm").With("incidents", "tim-dong-3\nro ri pha luong\nqwx zkhong");

        var unclear = await form.ReturnedAsync(HttpStatusCode.UnprocessableEntity);
        unclear.QuerySelector("output.said span").Words().ShouldBe("Cháy nhà ở bản Pha Luông");
        unclear.QuerySelectorAll(".found input").Select(box => box.GetAttribute("value")).ShouldBe(["tim-dong-1|ro ri pha luong", "tim-dong-2|ro ri pha luong"], ignoreOrder: true);
        unclear.QuerySelectorAll(".found legend")[^1].Words().ShouldStartWith("No record holds");
        var lesson = await new FilledForm(site, unclear).With("incidents", "tim-dong-3\nro ri pha luong").With("incidents.chosen", "tim-dong-1|ro ri pha luong", "tim-dong-2|ro ri pha luong").SentAsync();

        (await site.PageAsync(lesson)).QuerySelectorAll("main a[href*='/incidents/tim-dong-']").Select(link => link.GetAttribute("href")!.Split('?')[0]).Distinct().Count().ShouldBe(3);
    }

    [Theory]
    [InlineData("red", Tlp.Green, 2, true)]
    [InlineData("green", Tlp.Green, 2, false)]
    [InlineData("", Tlp.Green, 2, false)]
    [InlineData("", Tlp.Clear, 14, true)]
    [InlineData("clear", Tlp.Clear, 14, false)]
    public async Task warns_where_what_may_be_the_same_is_told_to_more_people(string marking, Tlp same, int day, bool isWarned)
    {
        var id = $"thu-dien-tu-{day}-{marking}x";
        await site.RecordAsync(new ReportIncident("Máy chủ thư điện tử của sở bị mã hóa tống tiền", new("cyber.malware"), When.Parse($"2026-04-{day:00}"), Marking: same) { Incident = new(id) });
        var told = string.Concat(Enumerable.Repeat("Tệp bị mã hóa. ", 300)).Trim();

        var offered = await (await QuickAsync("Máy chủ thư điện tử của sở bị mã hóa tống tiền", "cyber.malware", $"{day:00}/04/2026")).With("marking", marking).With("description", told).ReturnedAsync(HttpStatusCode.Conflict);

        offered.QuerySelectorAll(".conflict tbody .tlp").Select(badge => badge.Words()).Distinct().ShouldBe([CodeWords.Of(same, "vi")]);
        (offered.QuerySelector("[data-widened]") is not null).ShouldBe(isWarned);
        await new FilledForm(site, await site.PageAsync($"/vi/do/note-on-incident?incident={id}")).With("text", told).SentAsync();
    }

    [Fact]
    public async Task takes_no_form_without_its_token()
    {
        using var answer = await site.PostAsync("/vi/report", new FormUrlEncodedContent([KeyValuePair.Create("title", "Giả mạo")]));

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task has_a_form_for_every_command_in_both_languages()
    {
        foreach (var command in CommandCatalogue.Names.Where(command => Acts.PlaceOf(command, id: null) is null))
        {
            (await site.PageAsync($"/en/do/{command}")).QuerySelectorAll(".entry label, .entry legend").Length.ShouldBeGreaterThan(0, command);
            (await site.PageAsync($"/vi/do/{command}")).QuerySelectorAll(".entry input:not([type=hidden]):not([aria-label]), .entry select:not([aria-label]), .entry textarea")
                .ShouldAllBe(field => field.Closest("label") != null || field.Owner!.QuerySelector($"label[for='{field.Id}']") != null, command);
        }

        await site.PageAsync("/vi/do");
        await site.PageAsync("/vi/do/no-such-command", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task adds_another_of_a_list_without_script_and_keeps_the_first()
    {
        var form = (await QuickAsync("Bão số 3", "disaster.extreme-weather.storm", "2026-09")).With("damage[0].kind", "houses").With("_more", "damage");

        var page = await form.ReturnedAsync(HttpStatusCode.UnprocessableEntity);

        page.QuerySelector("[name='damage.count']")!.GetAttribute("value").ShouldBe("2");
        page.QuerySelector("#f-damage-0-kind option[selected]")!.GetAttribute("value").ShouldBe("houses");
        page.QuerySelector("#faults").ShouldBeNull();
    }

    [Fact]
    public async Task keeps_a_file_and_records_it_as_evidence()
    {
        await site.RecordAsync(new ReportIncident("Trang bị thay đổi giao diện", new("cyber.attack"), When.Parse("2026-05")) { Incident = new("chung-cu-trang") });
        var form = new FilledForm(site, await site.PageAsync("/vi/do/attach-incident-evidence?incident=chung-cu-trang"));
        (await form.ReturnedAsync(HttpStatusCode.UnprocessableEntity)).QuerySelector("#f-file-fault").ShouldNotBeNull();

        await form.With("evidence.title", "Màn hình").File("file", "C:\\ảnh\\màn hình %22giả%22.txt", Encoding.UTF8.GetBytes("ảnh chụp")).SentAsync();

        var evidence = (await IncidentAsync("chung-cu-trang")).Evidence!.Single().Evidence;
        (evidence.FileName, evidence.Title).ShouldBe(("màn hình \"giả\".txt", "Màn hình"), "browsers write quotes of names as %22");
        using var content = new MemoryStream();
        await site.Services.Evidence.CopyAsync(evidence.Digest, content, TestContext.Current.CancellationToken);
        Encoding.UTF8.GetString(content.ToArray()).ShouldBe("ảnh chụp");
    }

    [Theory]
    [InlineData("statement.statedOn", "ngày mưa", "#f-statement-statedOn-fault")]
    [InlineData("statement.source", "qwx zkhong", "#f-statement-source-fault")]
    public async Task keeps_no_file_for_a_form_that_comes_back(string field, string value, string fault)
    {
        await site.RecordAsync(new ReportIncident("Trang bị thay đổi giao diện", new("cyber.attack"), When.Parse("2026-05")) { Incident = new("chung-cu-sai-" + field.ToLowerInvariant()) });
        var content = Encoding.UTF8.GetBytes($"ảnh chụp {field}");
        var form = new FilledForm(site, await site.PageAsync("/vi/do/attach-incident-evidence?incident=chung-cu-sai-" + field.ToLowerInvariant()));

        var page = await form.With("evidence.title", "Màn hình").With(field, value).File("file", "màn hình.txt", content).ReturnedAsync(HttpStatusCode.UnprocessableEntity);

        page.QuerySelector(fault).ShouldNotBeNull();
        site.Services.Evidence.List().Digests.ShouldNotContain(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(content)));
    }

    private async Task<FilledForm> QuickAsync(string title, string type, string occurred) =>
        new FilledForm(site, await site.PageAsync("/vi/report")).With("title", title).With("type", type).With("occurred", occurred);

    private async Task<IncidentRow> IncidentAsync(string id) =>
        (IncidentRow)(await site.Services.Records.FindAsync(new IncidentRegister(), id, await site.Services.NewestAsync(TestContext.Current.CancellationToken), TestContext.Current.CancellationToken))!.Row;

    private static string IdIn(string path) => path.Split('/')[^1].Split('?')[0];
}
