using ThreatRegister.Accounts;
using ThreatRegister.Application.Commands;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Incidents;

namespace ThreatRegister.Tests.Web_Specs;

/// <summary>What was issued beside what is known now: an incident without a date that is recorded meanwhile may belong to every period.</summary>
[Collection<Alone>]
public sealed class Figures_of_an_issued_review(Site site)
{
    [Fact]
    public async Task are_compared_at_the_level_of_its_readers_and_what_differs_at_ones_own_is_told()
    {
        await site.ApprovedAsync("so-theo-muc", "1968");
        await site.IssuedAsync("so-theo-muc");
        await site.RecordAsync(new ReportIncident("Vụ kín của kỳ", new("cyber.attack"), When.Parse("1968-05"), Marking: Tlp.Red) { Incident = new("vu-kin-1968") });
        using var cleared = await FormFiller.OnAsync(site);
        using var reader = FormFiller.As(site, await site.SignedInAsync("doc-so-lieu-1968", Tlp.Green, Role.Reader));

        var page = await cleared.PageAsync("/vi/reviews/so-theo-muc/figures");
        page.QuerySelector("#compared-at").Words().ShouldStartWith("So ở mức chia sẻ của báo cáo, TLP:GREEN:");
        page.QuerySelectorAll("tbody tr").Select(row => row.Words()).ShouldBeEmpty("readers of the review see nothing new");
        var said = page.QuerySelector("#own-level").Words();
        var compared = await cleared.PageAsync(page.QuerySelector("#own-level a").Address());
        var differing = compared.QuerySelectorAll("tbody tr").Length;
        differing.ShouldBePositive();
        said.ShouldStartWith($"Ở mức bạn được xem (TLP:RED), {differing} số liệu khác nhau.");
        (await reader.PageAsync("/vi/reviews/so-theo-muc/figures")).QuerySelector("#own-level").ShouldBeNull("he sees what the readers of the review see");
    }
}
