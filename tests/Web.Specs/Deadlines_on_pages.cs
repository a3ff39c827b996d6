using ThreatRegister.Accounts;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Incidents;

namespace ThreatRegister.Tests.Web_Specs;

public sealed class Deadlines_on_pages(Site site)
{
    [Fact]
    public async Task are_listed_before_they_are_over_as_far_as_who_looks_may_see()
    {
        var today = DateOnly.FromDateTime(DateTime.UtcNow);
        await ReportAsync("han-con-1", "Tấn công cổng dịch vụ công Kon Rẫy", Tlp.Green, today.AddDays(-2));
        await ReportAsync("han-kin-1", "Tấn công kín ở Kon Rẫy", Tlp.Red, today.AddDays(-2));
        await ReportAsync("han-chua-ro-1", "Tấn công chưa rõ lúc nào ở Kon Rẫy", Tlp.Green, detected: null);
        using var amber = FormFiller.As(site, await site.SignedInAsync("doc-moi-han", Tlp.Amber, Role.Reader));
        using var red = FormFiller.As(site, site.Secret);

        var all = await IncidentsAsync(amber, "/vi/deadlines");
        all.ShouldContain("/vi/incidents/han-con-1");
        all.ShouldNotContain("/vi/incidents/han-kin-1");
        (await IncidentsAsync(red, "/vi/deadlines")).ShouldContain("/vi/incidents/han-kin-1");
        (await amber.PageAsync("/vi/deadlines")).Body.Words().ShouldNotContain("kín ở Kon Rẫy");
        (await IncidentsAsync(amber, "/vi/deadlines?status=not-yet-known")).ShouldContain("/vi/incidents/han-chua-ro-1");
        (await amber.PageAsync("/vi/deadlines?status=not-yet-known")).QuerySelectorAll("tbody .due").Select(status => status.Words()).Distinct().ShouldBe(["chưa xác định được"]);
        (await amber.PageAsync($"/vi/deadlines?as-of={site.SeededTo}")).QuerySelectorAll("tbody a[href*=han-con-1]").ShouldBeEmpty("it was not there then");
        (await amber.PageAsync("/vi/shift")).QuerySelectorAll("main a[href='/vi/deadlines']").ShouldHaveSingleItem();
        (await amber.PageAsync("/vi/deadlines?status=khong-co")).QuerySelector(".chips [aria-current=true]").Words().ShouldStartWith("Chưa báo");
    }

    [Fact]
    public async Task keep_their_counts_where_one_status_is_listed()
    {
        await ReportAsync("han-qua-2", "Tấn công đã quá hạn báo ở Kon Plông", Tlp.Green, new(2026, 1, 5));
        await ReportAsync("han-con-2", "Tấn công còn hạn báo ở Kon Plông", Tlp.Green, DateOnly.FromDateTime(DateTime.UtcNow));
        await site.Services.CatchUpAsync(null, TestContext.Current.CancellationToken);
        var asOf = (await site.Services.NewestAsync(TestContext.Current.CancellationToken)).Position;
        var all = await CountsAsync("");

        all.Length.ShouldBeGreaterThan(1);
        foreach (var status in (string[])["overdue", "due-soon", "running"]) (await CountsAsync($"&status={status}")).ShouldBe(all, status);
        (await CountsAsync("&status=not-yet-known")).Take(all.Length).ShouldBe(all);

        async Task<string[]> CountsAsync(string asked) =>
            [.. (await site.PageAsync($"/vi/deadlines?as-of={asOf}{asked}")).QuerySelectorAll(".chips a").Where(chip => chip.QuerySelector(".count") is not null).Select(chip => chip.Words())];
    }

    private async Task ReportAsync(string id, string title, Tlp marking, DateOnly? detected)
    {
        await site.RecordAsync(new ReportIncident(title, new("cyber.attack"), When.Parse("2026"), Marking: marking) { Incident = new(id) });
        if (detected is { } day) await site.RecordAsync(new DetectIncident(When.Parse(day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture))) { Incident = new(id) });
    }

    private static async Task<string?[]> IncidentsAsync(FormFiller browser, string path) =>
        [.. (await browser.PageAsync(path)).QuerySelectorAll("tbody a[href*='/incidents/']").Select(link => link.Address())];
}
