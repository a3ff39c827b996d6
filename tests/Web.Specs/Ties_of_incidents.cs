using System.Net;
using ThreatRegister.Accounts;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Domain.Tasks;
using Machine = ThreatRegister.Tests.Web_Specs.Api.Program;

namespace ThreatRegister.Tests.Web_Specs;

/// <summary>What is tied to an incident from elsewhere is told on its page, and leads there.</summary>
public sealed class Ties_of_incidents(Site site)
{
    [Fact]
    public async Task are_the_tasks_about_it()
    {
        await ReportAsync("buoc-nhiem-vu-1", "Cổng thông tin tỉnh bị chèn nội dung");
        await site.RecordAsync(new AssignTask("Khôi phục cổng thông tin", "Sở Thông tin", Incidents: [new("buoc-nhiem-vu-1")]) { Task = new("buoc-nhiem-vu") });

        Named(await site.PageAsync("/vi/incidents/buoc-nhiem-vu-1")).ShouldBe(["/vi/tasks/buoc-nhiem-vu"]);
        (await site.PageAsync("/vi/tasks/buoc-nhiem-vu")).QuerySelectorAll("#facts a").Select(link => link.Address()).ShouldContain("/vi/incidents/buoc-nhiem-vu-1");
        (await site.PageAsync("/vi/tasks?incident=buoc-nhiem-vu-1")).QuerySelectorAll("main tbody tr").ShouldHaveSingleItem().Words().ShouldContain("Khôi phục cổng thông tin");
        (await site.PageAsync("/vi/tasks?incident=asean-2020-attacks")).QuerySelectorAll("main tbody tr").ShouldBeEmpty();
    }

    [Fact]
    public async Task are_clarified_on_a_task_where_they_are_there()
    {
        await ReportAsync("buoc-lam-ro-1", "Lộ dữ liệu khách hàng");
        await site.RecordAsync(new AssignTask("Thông báo cho khách hàng") { Task = new("buoc-lam-ro") });
        using var browser = await FormFiller.OnAsync(site);

        await browser.TakenAsync("/vi/do/clarify-task?task=buoc-lam-ro", "entry", ("terms.incidents", "buoc-lam-ro-1"));
        (await browser.NotTakenAsync("/vi/do/clarify-task?task=buoc-lam-ro", "entry", ("terms.incidents", "buoc-lam-ro-1\nkhong-co-vu-nay"))).QuerySelector("#faults").Words().ShouldContain("ụ việc");

        Named(await site.PageAsync("/vi/incidents/buoc-lam-ro-1")).ShouldBe(["/vi/tasks/buoc-lam-ro"]);
    }

    [Fact]
    public async Task tell_no_incident_to_who_may_not_see_it()
    {
        await ReportAsync("buoc-kin-1", "Vụ kín", Tlp.Red);
        await site.RecordAsync(new AssignTask("Rà soát chung", Marking: Tlp.Green, Incidents: [new("buoc-kin-1")]) { Task = new("buoc-kin") });
        using var reader = site.Client(await site.SignedInAsync("doc-nhiem-vu", Tlp.Green, Role.Reader));
        await site.Services.NewestAsync(TestContext.Current.CancellationToken);

        foreach (var path in new[] { "/vi/tasks/buoc-kin", "/vi/tasks", "/vi/tasks?format=json", "/vi/tasks?format=csv", "/vi/tasks/board" })
        {
            var text = await reader.GetStringAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
            text.ShouldContain("Rà soát chung", Case.Sensitive, path);
            text.ShouldNotContain("buoc-kin-1", Case.Sensitive, path);
        }

        using var machine = await Machine.ReaderAsync(site);
        foreach (var path in new[] { "/api/tasks", "/api/tasks/buoc-kin", "/api/tasks/buoc-kin/history" }) (await machine.GetAsync(path)).ToJsonString().ShouldNotContain("buoc-kin-1", Case.Sensitive, path);

        (await reader.GetStringAsync(new Uri("/vi/tasks?format=json&incident=buoc-kin-1", UriKind.Relative), TestContext.Current.CancellationToken)).ShouldNotContain("Rà soát chung");
        (await site.Client(site.Secret).GetStringAsync(new Uri("/vi/tasks?format=json&incident=buoc-kin-1", UriKind.Relative), TestContext.Current.CancellationToken)).ShouldContain("Rà soát chung");
    }

    private Task<long> ReportAsync(string id, string title, Tlp marking = Tlp.Green) =>
        site.RecordAsync(new ReportIncident(title, new("cyber.attack"), When.Parse("2026-03-01"), Marking: marking) { Incident = new(id) });

    private static IEnumerable<string> Named(AngleSharp.Dom.IDocument page) => page.QuerySelectorAll("#naming li a").Select(link => link.Address());
}
