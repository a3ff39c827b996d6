using System.Net;
using ThreatRegister.Accounts;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Domain.Lessons;
using ThreatRegister.Domain.Tasks;

namespace ThreatRegister.Tests.Web_Specs;

/// <summary>What is assigned to somebody he may carry out, and what he may not see is not told by what was noted or counted of it.</summary>
public sealed class Rights_of_those_concerned(Site site)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task let_a_unit_report_on_the_tasks_that_are_assigned_to_it_and_on_no_others()
    {
        await site.RecordAsync(new AssignTask("Rà soát cổng thông tin", Person: "Công an Sơn La") { Task = new("giao-son-la") });
        await site.RecordAsync(new AssignTask("Rà soát máy chủ", Person: "Công an Hòa Bình") { Task = new("giao-hoa-binh") });
        using var unit = FormFiller.As(site, await site.SignedInOfAsync("công an Sơn La", "don-vi-son-la", Tlp.Amber, Role.Contributor));

        (await unit.PageAsync("/vi/tasks/giao-son-la")).QuerySelectorAll("a[href*='/do/report-task-progress']").ShouldNotBeEmpty();
        (await unit.PageAsync("/vi/tasks/giao-hoa-binh")).QuerySelectorAll("a[href*='/do/']").ShouldBeEmpty();
        await unit.PageAsync("/vi/do/report-task-progress?task=giao-hoa-binh", HttpStatusCode.Forbidden);
        (await unit.TakenAsync("/vi/do/report-task-progress?task=giao-son-la", "entry", ("progress", "Đã xong 3 cổng"))).ShouldStartWith("/vi/tasks/giao-son-la");
        (await unit.TakenAsync("/vi/do/complete-task?task=giao-son-la", "entry", ("result", "Đã xong"))).ShouldStartWith("/vi/tasks/giao-son-la");
        using var others = await unit.SendUnofferedAsync("/vi/do/complete-task", ("task", "giao-hoa-binh"), ("result", "Đã xong"));
        others.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        using var clarified = await unit.SendUnofferedAsync("/vi/do/clarify-task", ("task", "giao-son-la"), ("terms.work", "Việc khác"));
        clarified.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task tell_an_administrator_of_the_audit_no_more_than_he_may_see()
    {
        await site.RecordAsync(new ReportIncident("Vụ kín cho nhật ký", new("cyber.attack"), When.Parse("1948-05"), Marking: Tlp.Red) { Incident = new("kin-cho-nhat-ky") });
        using var cleared = await FormFiller.OnAsync(site);
        using var administrator = FormFiller.As(site, await site.SignedInAsync("quan-tri-green", Tlp.Green, Role.Administrator));
        await cleared.PageAsync("/vi/incidents/kin-cho-nhat-ky?step=1");

        (await cleared.PageAsync("/vi/audit?subject=kin-cho-nhat-ky")).QuerySelectorAll("tbody tr").ShouldHaveSingleItem().QuerySelector(".subject").Words().ShouldContain("/vi/incidents/kin-cho-nhat-ky");
        (await administrator.PageAsync("/vi/audit?subject=kin-cho-nhat-ky")).QuerySelectorAll("tbody tr").ShouldBeEmpty();
        var all = await administrator.PageAsync("/vi/audit?kind=read");
        all.Body.Words().ShouldNotContain("kin-cho-nhat-ky");
        all.QuerySelectorAll(".subject").Select(subject => subject.Words()).ShouldContain("(ngoài phạm vi được xem)");
    }

    [Fact]
    public async Task ask_once_more_before_an_incident_is_told_to_more_people_than_may_know_of_it()
    {
        await site.RecordAsync(new ReportIncident("Vụ kín được trao đổi", new("cyber.attack"), When.Parse("1946-05"), Marking: Tlp.Red) { Incident = new("kin-trao-doi") });
        using var cleared = await FormFiller.OnAsync(site);
        (string, string)[] typed = [("share", "trao-doi-kin"), ("from", "Văn phòng"), ("to", "Báo chí"), ("what", "Đã xử lý xong"), ("marking", "clear"), ("incidents", "kin-trao-doi")];

        using var answer = await cleared.SendAsync("/vi/do/share-information", "entry", typed);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var asked = await cleared.ReadAsync(answer);
        var said = asked.QuerySelector("[data-widened]").Words();
        said.ShouldContain("TLP:CLEAR");
        said.ShouldContain("Vụ kín được trao đổi TLP:RED");
        asked.QuerySelector("#entry .send button").Words().ShouldBe("Vẫn ghi ở mức TLP:CLEAR");
        asked.QuerySelector("[name=what]")!.GetAttribute("value").ShouldBe("Đã xử lý xong");
        using var other = await cleared.SendAsync("/vi/do/share-information", "entry", [.. typed, ("_widened", "Clear vu-khac")]);
        other.StatusCode.ShouldBe(HttpStatusCode.OK, "what was asked about is something else");
        (await cleared.TakenAsync("/vi/do/share-information", "entry", [.. typed, ("_widened", asked.QuerySelector("[name=_widened]")!.GetAttribute("value")!)])).ShouldStartWith("/vi/shares/trao-doi-kin");
        (await cleared.TakenAsync("/vi/do/share-information", "entry", ("share", "trao-doi-kin-2"), ("from", "Văn phòng"), ("to", "Bộ Công an"), ("what", "Toàn bộ"), ("marking", "red"), ("incidents", "kin-trao-doi"))).ShouldStartWith("/vi/shares/trao-doi-kin-2");
    }

    [Fact]
    public async Task mark_a_lesson_on_the_board_as_its_incidents_are_by_then()
    {
        await site.RecordAsync(new ReportIncident("Vụ về sau mới kín", new("cyber.attack"), When.Parse("1945-10"), Marking: Tlp.Green) { Incident = new("sau-moi-kin") });
        await site.RecordAsync(new AskForLesson("Bài học từ vụ về sau mới kín", Incidents: [new("sau-moi-kin")], Marking: Tlp.Green) { Lesson = new("bai-sau-moi-kin") });
        await site.RecordAsync(new MarkIncident(Tlp.Red, "Có tên người bị hại") { Incident = new("sau-moi-kin") });
        using var office = await FormFiller.OnAsync(site);

        await office.TakenAsync("/vi/lessons/board?at=bai-sau-moi-kin", "record--bai-sau-moi-kin", ("text", "Tên người báo tin không ghi vào sổ trực."));

        (await office.PageAsync("/vi/lessons/bai-sau-moi-kin")).QuerySelector(".tlp").Words().ShouldBe("TLP:RED");
    }

    [Theory]
    [InlineData("/vi/threats?period=1947", "/vi/threats?period=1947&format=csv")]
    [InlineData("/vi/threats?period=1947&by=place", "/vi/threats?period=1947&by=place&format=csv")]
    public async Task mark_figures_as_the_strictest_that_they_count(string path, string file)
    {
        var id = new IncidentId($"kin-trong-so-lieu-{path.Length}");
        await site.RecordAsync(new ReportIncident("Vụ kín trong số liệu", new("cyber.attack"), When.Parse("1947-05"), Place: new("VN", "Hà Nội"), Marking: Tlp.Red) { Incident = id });
        using var cleared = await FormFiller.OnAsync(site);
        var account = $"tai-so-lieu-{path.Length}";
        using var taking = FormFiller.As(site, await site.SignedInAsync(account, Tlp.Red, Role.Operator));
        using var reader = FormFiller.As(site, await site.SignedInAsync($"doc-so-lieu-{path.Length}", Tlp.Green, Role.Operator));

        (await cleared.PageAsync(path)).QuerySelector(".print-marking").Words().ShouldBe("TLP:RED");
        (await reader.PageAsync(path)).QuerySelector(".print-marking")?.Words().ShouldNotBe("TLP:RED");
        using var answer = await taking.GetAsync(file);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        await answer.Content.ReadAsByteArrayAsync(Cancel);
        (await site.Services.Audit.ListAsync(10, before: null, new(Actor: account, Kind: AuditKind.Exported), Cancel)).ShouldHaveSingleItem().Act.Marking.ShouldBe(Tlp.Red);
    }
}
