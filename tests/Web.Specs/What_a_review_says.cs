using AngleSharp.Dom;
using ThreatRegister.Accounts;
using ThreatRegister.Application.Commands;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Domain.Reviews;
using ThreatRegister.Web.Forms;

namespace ThreatRegister.Tests.Web_Specs;

/// <summary>What the pages of a review point out to those who write, approve and issue it.</summary>
public sealed class What_a_review_says(Site site)
{
    [Fact]
    public async Task at_whose_level_its_figures_are_compared_and_what_differs_at_ones_own()
    {
        await ApprovedAsync("so-theo-muc", "1968");
        await IssuedAsync("so-theo-muc", new(2026, 1, 5));
        await site.RecordAsync(new ReportIncident("Vụ kín của kỳ", new("cyber.attack"), When.Parse("1968-05"), Marking: Tlp.Red) { Incident = new("vu-kin-1968") });
        using var cleared = await FormFiller.OnAsync(site);
        using var reader = FormFiller.As(site, await site.SignedInAsync("doc-so-lieu-1968", Tlp.Green, Role.Reader));

        var page = await cleared.PageAsync("/vi/reviews/so-theo-muc/figures");
        page.QuerySelector("#compared-at").Words().ShouldStartWith("So ở mức chia sẻ của báo cáo, TLP:GREEN:");
        page.QuerySelectorAll("tbody tr").ShouldBeEmpty("readers of the review see nothing new");
        var said = page.QuerySelector("#own-level").Words();
        var compared = await cleared.PageAsync(page.QuerySelector("#own-level a").Address());
        var differing = compared.QuerySelectorAll("tbody tr").Length;
        differing.ShouldBePositive();
        said.ShouldStartWith($"Ở mức bạn được xem (TLP:RED), {differing} số liệu khác nhau.");
        (await reader.PageAsync("/vi/reviews/so-theo-muc/figures")).QuerySelector("#own-level").ShouldBeNull("he sees what the readers of the review see");
    }

    private Task<long> BegunAsync(string review, string period, When? due = null) =>
        site.RecordAsync(new BeginReview(ReviewKind.Periodic, $"Tổng kết {period}", Period: When.Parse(period), By: "Văn phòng", Marking: Tlp.Green, Due: due) { Review = new(review) });

    private async Task ApprovedAsync(string review, string period, When? due = null)
    {
        await BegunAsync(review, period, due);
        await site.RecordAsync(new SubmitReview("truc-ban-1") { Review = new(review) });
        (await site.Services.Commands.ExecuteAsync(new(new ApproveReview("lanh-dao-1") { Review = new(review) }, Guid.CreateVersion7(), "lanh-dao-1"))).ShouldBeOfType<CommandAnswer.Accepted>();
        await site.Services.CatchUpAsync(null, TestContext.Current.CancellationToken);
    }

    private async Task IssuedAsync(string review, DateOnly day)
    {
        var desk = site.Services.ReviewDesk(Application.Queries.Viewer.Local("truong-phong"));
        var prepared = await desk.PrepareAsync(new(review), new("1/BC-VP", day, "Hà Nội", new(null, "Chánh Văn phòng"), ["vi"], ["md"]), TestContext.Current.CancellationToken);
        (await desk.RecordAsync(prepared, Guid.CreateVersion7(), seen: null, TestContext.Current.CancellationToken)).Answer.ShouldBeOfType<CommandAnswer.Accepted>();
        await site.Services.CatchUpAsync(null, TestContext.Current.CancellationToken);
    }
}
