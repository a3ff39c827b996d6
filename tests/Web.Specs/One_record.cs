using System.Net;
using System.Text;
using System.Text.Json;
using ThreatRegister.Accounts;
using ThreatRegister.Application.Queries;
using ThreatRegister.Application.Queries.Records;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Domain.Lessons;
using ThreatRegister.Domain.Merges;
using ThreatRegister.Domain.Occasions;
using ThreatRegister.Projections;
using ThreatRegister.Web.Pages.Differences;
using ThreatRegister.Web.Pages.Records;
using ThreatRegister.Web.Serving;

namespace ThreatRegister.Tests.Web_Specs;

public sealed class One_record(Site site)
{
    [Fact]
    public async Task says_of_each_field_which_event_set_it_by_whom_and_from_which_source()
    {
        var page = await site.PageAsync("/vi/incidents/asean-2020-attacks");

        var impact = page.QuerySelectorAll(".fact").Single(fact => fact.QuerySelector("dt").Words() is "Tác động có thể có");
        impact.QuerySelector(".value").Words().ShouldBe("Có thể làm gián đoạn các phiên họp");
        impact.QuerySelector(".blame summary")!.GetAttribute("title")!.ShouldStartWith("Đánh giá tác động, seeds, ");
        impact.QuerySelector(".blame a").Address().ShouldStartWith("/vi/events/");
        impact.QuerySelector(".blame .basis").Words().ShouldBe("diễn giải");
        impact.QuerySelector(".blame blockquote").Words().ShouldContain("khủng bố mạng");
    }

    [Fact]
    public async Task keeps_what_was_corrected_struck_through_with_its_grounds()
    {
        var incident = new IncidentId("trang-dinh-chinh");
        await site.RecordAsync(new ReportIncident("Cổng thông tin bị tấn công", new("cyber.attack"), When.Parse("2026-03-01")) { Incident = incident });
        var position = await site.RecordAsync(new CorrectIncident(new(Title: "Cổng thông tin ngừng hoạt động do bị tấn công"), "Ghi thiếu hậu quả") { Incident = incident });

        var page = await site.PageAsync($"/vi/incidents/{incident}");

        page.QuerySelector("h1").Words().ShouldBe("Cổng thông tin ngừng hoạt động do bị tấn công");
        page.QuerySelector(".fact .was del").Words().ShouldEndWith("Cổng thông tin bị tấn công");
        page.QuerySelector(".fact .was").Words().ShouldContain("Ghi thiếu hậu quả");
        page.QuerySelector(".fact .was a").Address().ShouldBe($"/vi/events/{position}");
    }

    [Fact]
    public async Task leads_to_no_occasion_that_may_not_be_seen()
    {
        await site.RecordAsync(new OpenOccasion(new("Hội nghị kín", "A closed meeting"), When.Parse("2019-03"), Marking: Tlp.Red) { Occasion = new("hoi-nghi-giau") });
        await site.RecordAsync(new RecordLesson("Phân luồng từ xa", Subject: "Phân luồng") { Lesson = new("bai-hoc-ap-dung") });
        await site.RecordAsync(new ReviewLesson("Đủ căn cứ") { Lesson = new("bai-hoc-ap-dung") });
        await site.RecordAsync(new AdoptLesson() { Lesson = new("bai-hoc-ap-dung") });
        await site.RecordAsync(new ApplyLesson(Occasion: new("hoi-nghi-giau")) { Lesson = new("bai-hoc-ap-dung") });
        using var reader = FormFiller.As(site, await site.SignedInAsync("doc-bai-hoc", Tlp.Amber, Role.Operator));

        var page = await reader.PageAsync("/vi/lessons/bai-hoc-ap-dung");

        page.QuerySelectorAll("main section").Single(part => part.QuerySelector("h2")?.Words() is "Đã vận dụng").Words().ShouldBe("Đã vận dụng (ngoài phạm vi được xem)");
        page.QuerySelectorAll("main a").Select(link => link.Address()).ShouldAllBe(address => !address.Contains("hidden", StringComparison.Ordinal));
        (await site.PageAsync("/en/lessons/bai-hoc-ap-dung")).QuerySelector("a[href='/en/occasions/hoi-nghi-giau']").Words().ShouldBe("A closed meeting");
    }

    [Fact]
    public async Task tells_a_plan_that_a_lesson_was_applied_to_as_it_was_written()
    {
        await site.RecordAsync(new RecordLesson("Phân luồng sớm", Subject: "Phân luồng sớm") { Lesson = new("bai-hoc-phuong-an") });
        await site.RecordAsync(new ReviewLesson("Đủ căn cứ") { Lesson = new("bai-hoc-phuong-an") });
        await site.RecordAsync(new AdoptLesson() { Lesson = new("bai-hoc-phuong-an") });
        string[] told = ["Kế hoạch bảo vệ 2021", "phuong-an-2", "Kế hoạch bảo vệ, tháng 5/2022"];
        var positions = new List<long>();
        foreach (var (plan, at) in new[] { ("Kế hoạch bảo vệ 2021", null), ("phuong-an-2", null), ("Kế hoạch bảo vệ", "2022-05") })
            positions.Add(await site.RecordAsync(new ApplyLesson(Plan: plan, At: at is null ? null : When.Parse(at)) { Lesson = new("bai-hoc-phuong-an") }));
        await site.Services.CatchUpAsync(null, TestContext.Current.CancellationToken);

        var page = await site.PageAsync("/vi/lessons/bai-hoc-phuong-an");

        var values = page.QuerySelectorAll(".fact .value, .change ins").Select(value => value.Words()).ToList();
        foreach (var plan in told) values.ShouldContain(value => value.Contains(plan, StringComparison.Ordinal));
        page.QuerySelector("main").Words().ShouldNotContain("ngoài phạm vi được xem");
        page.QuerySelector("main").Words().ShouldNotContain("Kế hoạch bảo vệ, năm 2021");
        foreach (var (position, plan) in positions.Zip(told)) (await site.PageAsync($"/vi/events/{position}")).QuerySelector("main").Words().ShouldContain(plan);
    }

    [Fact]
    public async Task of_any_register_has_a_page_in_both_languages()
    {
        var moment = await site.Services.NewestAsync(TestContext.Current.CancellationToken);
        var hits = await site.Services.Registers.SearchAsync(Viewer.Local("kiem-thu"), moment, "n", 100_000, TestContext.Current.CancellationToken);
        var first = hits.GroupBy(hit => hit.Register).Select(register => (Register: register.Key, register.First().Id)).ToArray();

        first.Length.ShouldBeGreaterThan(10);
        foreach (var (register, id) in first)
        {
            var path = register is "reviews" ? $"{register}/{id}/history" : $"{register}/{id}";
            (await site.PageAsync($"/vi/{path}")).QuerySelectorAll(".timeline > li").Length.ShouldBeGreaterThan(0, register);
            (await site.PageAsync($"/en/{path}")).QuerySelector("#facts h2").Words().ShouldBe("Facts", register);
        }
    }

    [Fact]
    public async Task lists_only_the_events_of_the_kinds_that_are_asked_for()
    {
        var page = await site.PageAsync("/en/incidents/asean-2020-attacks?kind=incident-noted&as-of=540");

        page.QuerySelectorAll(".timeline > li > h3 > a:first-child").Select(heading => heading.Words()).ShouldBe(["Noted"]);
        page.QuerySelector(".kinds input[name='as-of']")!.GetAttribute("value").ShouldBe("540");
        page.QuerySelector(".kinds input[value='incident-noted']")!.HasAttribute("checked").ShouldBeTrue();
    }

    [Fact]
    public async Task has_the_older_part_of_a_long_history_behind_a_link()
    {
        var incident = new IncidentId("trang-lich-su-dai");
        await site.RecordAsync(new ReportIncident("Vụ việc kéo dài", new("cyber.attack"), When.Parse("2026-03")) { Incident = incident });
        for (var note = 2; note <= 203; note++) await site.RecordAsync(new NoteOnIncident($"Ghi chú {note}") { Incident = incident });

        var newest = await site.PageAsync($"/vi/incidents/{incident}");
        var older = await site.PageAsync(newest.QuerySelector("#timeline a[rel='prev']").Address());

        newest.QuerySelectorAll(".timeline > li").Length.ShouldBe(200);
        newest.QuerySelector("#timeline a[rel='next']").ShouldBeNull();
        newest.QuerySelectorAll(".sections a").Select(link => link.Address()).ShouldContain(address => address.EndsWith("step=203", StringComparison.Ordinal));
        older.QuerySelectorAll(".timeline > li .at").Select(step => step.Words()).ShouldBe(["xem bước 1", "xem bước 2", "xem bước 3"]);
        (await site.PageAsync(older.QuerySelector("#timeline a[rel='next']").Address())).QuerySelectorAll(".timeline > li").Length.ShouldBe(200);
        (await site.PageAsync($"/vi/incidents/{incident}?until=x", HttpStatusCode.BadRequest)).QuerySelector("main").Words().ShouldContain("một số từ 1");
    }

    [Fact]
    public async Task is_stepped_through_event_by_event()
    {
        var second = await site.PageAsync("/en/incidents/asean-2020-attacks?step=2");

        second.QuerySelector(".stepping strong").Words().ShouldBe("Step 2 of 4");
        second.QuerySelector("a[rel='prev']").Address().ShouldBe("/en/incidents/asean-2020-attacks?step=1");
        second.QuerySelector("a[rel='next']").Address().ShouldBe("/en/incidents/asean-2020-attacks?step=3");
        second.QuerySelectorAll(".fact.new dt").Single().Words().ShouldStartWith("Potential impact");
        second.QuerySelectorAll(".timeline > li").Length.ShouldBe(2);
        (await site.PageAsync("/en/incidents/asean-2020-attacks?step=5", HttpStatusCode.BadRequest)).QuerySelector("main").Words().ShouldContain("4 steps");
        (await site.PageAsync("/en/incidents/asean-2020-attacks?step=x", HttpStatusCode.BadRequest)).QuerySelector("main").Words().ShouldContain("A step is a number");
    }

    [Fact]
    public async Task is_the_same_document_for_programs_as_on_the_command_line()
    {
        using var answer = await site.GetAsync("/vi/occasions/asean-2020?format=json");

        using var document = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        document.RootElement.EnumerateObject().Select(member => member.Name).ShouldBe(["kind", "position", "version", "record", "facts", "events", "dossier"]);
    }

    [Fact]
    public async Task names_what_names_it_and_what_was_merged_into_it()
    {
        var (kept, merged) = (new IncidentId("trang-gop-a"), new IncidentId("trang-gop-b"));
        foreach (var incident in (IncidentId[])[kept, merged]) await site.RecordAsync(new ReportIncident($"Lừa đảo qua điện thoại {incident}", new("crime.online-fraud"), When.Parse("2026-04")) { Incident = incident });
        await site.RecordAsync(new MergeIncidents(kept, "Cùng một vụ") { Merged = merged });
        await site.RecordAsync(new UnmergeIncidents("Hai nạn nhân khác nhau") { Merged = merged });
        await site.RecordAsync(new AskForLesson("Cảnh báo người dân", Incidents: [kept]) { Lesson = new("trang-bai-hoc") });

        var page = await site.PageAsync($"/vi/incidents/{kept}");

        page.QuerySelector("#merges").Words().ShouldContain("Hai nạn nhân khác nhau");
        page.QuerySelector("#naming a").Address().ShouldBe("/vi/lessons/trang-bai-hoc");
        page.QuerySelectorAll("#duplicates a").Select(link => link.Address()).ShouldNotContain($"/vi/incidents/{merged}", "somebody has told them apart");
    }

    [Fact]
    public async Task hands_out_its_evidence_as_a_file_and_never_as_a_page()
    {
        var incident = new IncidentId("trang-chung-cu");
        await site.RecordAsync(new ReportIncident("Trang bị thay đổi giao diện", new("cyber.attack"), When.Parse("2026-05-02")) { Incident = incident });
        var content = "<script>alert(1)</script>"u8.ToArray();
        var stored = await site.Services.Evidence.KeepAsync(new MemoryStream(content), TestContext.Current.CancellationToken);
        await site.RecordAsync(new AttachIncidentEvidence(new(new("anh-1"), stored.Digest, "trang chủ.html", "text/html", stored.Size, "Giao diện bị thay đổi")) { Incident = incident });

        var link = (await site.PageAsync($"/vi/incidents/{incident}")).QuerySelector("#evidence a").Address();
        using var file = await site.GetAsync(link);

        (await file.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).ShouldBe(content);
        file.Content.Headers.ContentType!.MediaType.ShouldBe("application/octet-stream");
        file.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
        (await site.GetAsync($"{link}x")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    /// <summary>Who wrote a contact sees that it is kept; the same is told to whoever may see the record, and no more to anybody.</summary>
    [Fact]
    public async Task tells_that_something_of_a_person_is_kept_and_not_what()
    {
        await site.RecordAsync(new ReportIncident("Vụ có người liên hệ", new("cyber.attack"), When.Parse("2026-06"), Contact: new("nguoi-bao-tin-9", "Lò Thị Ánh, 0912 000 999")) { Incident = new("co-nguoi-lien-he") });

        foreach (var (language, words) in new[] { ("vi", "Người liên hệ giữ mã hóa theo mã nguoi-bao-tin-9"), ("en", "Contact kept encrypted under the code nguoi-bao-tin-9") })
        {
            var facts = (await site.PageAsync($"/{language}/incidents/co-nguoi-lien-he")).QuerySelector("#facts");
            facts.Words().ShouldContain(words, Case.Sensitive);
            facts.Words().ShouldNotContain("0912");
        }

        (await site.PageAsync("/vi/incidents/covid-19")).QuerySelector("#facts").Words().ShouldNotContain("Người liên hệ");
    }

    [Fact]
    public async Task is_not_there_on_any_of_these_roads_for_who_may_not_see_it()
    {
        var (secret, open) = (new IncidentId("trang-kin"), new IncidentId("trang-mo"));
        var since = (await site.Services.NewestAsync(TestContext.Current.CancellationToken)).Position;
        var position = await site.RecordAsync(new ReportIncident("Vụ việc hạn chế", new("cyber.attack"), When.Parse("2026-06-01"), Marking: Tlp.Red) { Incident = secret });
        var after = await site.RecordAsync(new ReportIncident("Vụ việc chung", new("cyber.attack"), When.Parse("2026-06-01"), Marking: Tlp.Green) { Incident = open });
        await site.RecordAsync(new RelateIncident(secret, RelationKind.RelatedTo) { Incident = open });
        var moment = await site.Services.NewestAsync(TestContext.Current.CancellationToken);
        var reader = new Viewer("nguoi-doc", Tlp.Green);
        var ask = new Ask(reader, moment, await site.Services.Moments.TypesAtAsync(moment, site.Services.Zone, TestContext.Current.CancellationToken), DateTimeOffset.UnixEpoch);
        var incidents = RecordFinder.RegisterOf("incidents")!;

        (await new RecordReading(site.Services, ask, "vi").ReadAsync(incidents, secret.Value, null, [], null, TestContext.Current.CancellationToken)).ShouldBeNull();
        (await site.Services.Events.FindAsync(reader, moment, position, TestContext.Current.CancellationToken)).ShouldBeNull();
        (await EvidenceQuery.OfAsync(site.Services.Records, reader, moment, secret, TestContext.Current.CancellationToken)).ShouldBeNull();
        (await DifferenceEndpoints.ReadAsync(site.Services, reader, new($"{since}", null, "incidents", secret.Value, false), "vi", TestContext.Current.CancellationToken)).ShouldBeNull();
        var difference = await DifferenceEndpoints.ReadAsync(site.Services, reader, new($"{since}", null, null, null, true), "vi", TestContext.Current.CancellationToken);
        difference!.View!.Registers.SelectMany(register => register.Entries.Concat(register.Passing)).SelectMany(entry => entry.Examples).ShouldNotContain(example => example.Id == secret.Value);
        var next = await site.Services.Events.FindAsync(reader, moment, after, TestContext.Current.CancellationToken);
        next!.Neighbours.Previous.ShouldNotBe(position);

        var related = await new RecordReading(site.Services, ask, "vi").ReadAsync(incidents, open.Value, null, [], null, TestContext.Current.CancellationToken);
        var relation = related!.Facts.Single(fact => fact.Field is "relations").Value.Single();
        (relation.Text, relation.Path).ShouldBe(("(ngoài phạm vi được xem)", null));
    }
}
