using ThreatRegister.Domain;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Domain.Lessons;
using ThreatRegister.Domain.Occasions;
using ThreatRegister.Domain.Places;
using ThreatRegister.Domain.Sources;

namespace ThreatRegister.Tests.Web_Specs;

/// <summary>Records that people name in forms by what they are called.</summary>
public sealed class Records_by_name(Site site)
{
    [Fact]
    public async Task are_taken_by_a_name_that_is_of_one_alone_with_or_without_diacritics()
    {
        await site.RecordAsync(new OpenOccasion(new("Tuần lễ Cấp cao APEC 2037", "APEC Leaders' Week 2037"), When.Parse("2037")) { Occasion = new("apec-2037") });
        foreach (var (lesson, occasion) in new[] { ("bai-hoc-apec-1", "Tuần lễ Cấp cao APEC 2037"), ("bai-hoc-apec-2", "tuan le cap cao apec 2037"), ("bai-hoc-apec-3", "APEC leaders' week 2037"), ("bai-hoc-apec-4", "apec-2037") })
        {
            await site.RecordAsync(new RecordLesson($"Bài học {lesson}", Subject: "Bảo vệ sự kiện") { Lesson = new(lesson) });
            await site.RecordAsync(new ReviewLesson("Đủ căn cứ") { Lesson = new(lesson) });
            await site.RecordAsync(new AdoptLesson() { Lesson = new(lesson) });
            using var browser = await FormFiller.OnAsync(site);

            await browser.TakenAsync($"/vi/do/apply-lesson?lesson={lesson}", "entry", ("occasion", occasion), ("at", "2026-01-05"));

            (await site.PageAsync($"/vi/lessons/{lesson}")).QuerySelectorAll(".fact .value").Select(value => value.Words()).ShouldContain("Tuần lễ Cấp cao APEC 2037, ngày 05/01/2026");
            (await site.PageAsync($"/vi/lessons/{lesson}")).QuerySelectorAll("a").Select(link => link.Address()).ShouldContain("/vi/occasions/apec-2037", occasion);
        }
    }

    [Fact]
    public async Task are_taken_as_the_source_of_a_report_and_as_an_incident_that_is_searched_for()
    {
        await site.RecordAsync(new RegisterSource(new("Báo cáo nhanh 2037 của Cục An toàn", "Flash report 2037"), Enum.GetValues<SourceKind>()[0]) { Source = new("bao-cao-nhanh-2037") });
        await site.RecordAsync(new ReportIncident("Vụ gọi bằng tên riêng 2037", new("cyber.attack"), When.Parse("2014-05-03")) { Incident = new("vu-goi-bang-ten") });
        await site.RecordAsync(new ReportIncident("Vụ nối với vụ gọi bằng tên", new("cyber.attack"), When.Parse("2014-05-05")) { Incident = new("vu-noi-bang-ten") });
        using var browser = await FormFiller.OnAsync(site);

        await new FilledForm(site, await site.PageAsync("/vi/report")).With("title", "Vụ có nguồn gọi bằng tên").With("type", "cyber.attack").With("occurred", "2014-05-04").With("statement.source", "báo cáo nhanh 2037 của cục an toàn").SentAsync();
        await browser.TakenAsync("/vi/do/relate-incident?incident=vu-noi-bang-ten", "entry", ("relation", "related-to"), ("other", "vu goi bang ten rieng 2037"));

        (await browser.PageAsync("/vi/incidents/vu-noi-bang-ten")).QuerySelectorAll("a").Select(link => link.Address()).ShouldContain("/vi/incidents/vu-goi-bang-ten");
        (await browser.PageAsync("/vi/sources/bao-cao-nhanh-2037")).QuerySelector("main").Words().ShouldContain("Vụ có nguồn gọi bằng tên");
    }

    /// <summary>An id that was new, or of a record that is hidden, became that of the one with such a name.</summary>
    [Fact]
    public async Task are_not_taken_where_an_id_was_written_that_another_is_called_by()
    {
        var name = new LocalizedText("Lộc", "Loc");
        await site.RecordAsync(new DefinePlace(name, PlaceKind.Commune, new("ha-noi"), ValidFrom: new(2010, 1, 1)) { Place = new("xa-loc-cu") });
        await site.RecordAsync(new OpenOccasion(new("Festival", "Festival"), When.Parse("2036")) { Occasion = new("lien-hoan-2036") });
        await site.RecordAsync(new RecordLesson("Bài học liên hoan", Subject: "Bảo vệ sự kiện") { Lesson = new("bai-hoc-lien-hoan") });
        await site.RecordAsync(new ReviewLesson("Đủ căn cứ") { Lesson = new("bai-hoc-lien-hoan") });
        await site.RecordAsync(new AdoptLesson() { Lesson = new("bai-hoc-lien-hoan") });
        using var browser = await FormFiller.OnAsync(site);

        await browser.TakenAsync("/vi/do/define-place", "entry", ("place", "loc"), ("name.vi", "Lộc Mới"), ("name.en", "Loc Moi"), ("kind", "commune"), ("parent", "Hà Nội"));
        (await browser.NotTakenAsync("/vi/do/apply-lesson?lesson=bai-hoc-lien-hoan", "entry", ("occasion", "festival"))).QuerySelector("#f-occasion-fault").Words().ShouldContain("Festival (lien-hoan-2036)");
        await browser.TakenAsync("/vi/do/rename-place", "entry", ("place", "Lộc"), ("name.vi", "Lộc Cũ"), ("name.en", "Loc Cu"), ("grounds", "Đổi tên"), ("validFrom", "2020-01-01"));

        var places = (await site.Services.Places.AtAsync(await site.Services.NewestAsync(TestContext.Current.CancellationToken), TestContext.Current.CancellationToken));
        (places.Find(new("loc"))!.Name.Vi, places.Find(new("xa-loc-cu"))!.Name.Vi).ShouldBe(("Lộc Mới", "Lộc Cũ"));
    }

    [Fact]
    public async Task are_told_where_several_begin_so_and_where_none_does()
    {
        foreach (var day in Enumerable.Range(1, 7)) await site.RecordAsync(new OpenOccasion(new($"Hội nghị vùng ngày {day}", $"Regional meeting, day {day}"), When.Parse("2038")) { Occasion = new($"hoi-nghi-vung-{day}") });
        await site.RecordAsync(new RecordLesson("Bài học hội nghị vùng", Subject: "Bảo vệ sự kiện") { Lesson = new("bai-hoc-vung") });
        await site.RecordAsync(new ReviewLesson("Đủ căn cứ") { Lesson = new("bai-hoc-vung") });
        await site.RecordAsync(new AdoptLesson() { Lesson = new("bai-hoc-vung") });
        using var browser = await FormFiller.OnAsync(site);

        var near = await FaultAsync("hội nghị vùng");
        near.ShouldContain("“hội nghị vùng” có thể là: Hội nghị vùng ngày 1 (hoi-nghi-vung-1), ");
        near.Split("(hoi-nghi-vung-").Length.ShouldBe(6, "up to five are named");
        (await FaultAsync("Hội chợ hoa xuân")).ShouldContain("không có bản ghi nào mang mã hoặc tên “Hội chợ hoa xuân”");
        (await FaultAsync("hoi-nghi-vung")).ShouldContain("bắt đầu như vậy có: Hội nghị vùng ngày 1 (hoi-nghi-vung-1), ");

        async Task<string> FaultAsync(string occasion) => (await browser.NotTakenAsync("/vi/do/apply-lesson?lesson=bai-hoc-vung", "entry", ("occasion", occasion))).QuerySelector("#f-occasion-fault").Words();
    }
}
