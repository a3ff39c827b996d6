using ThreatRegister.Application.Commands;
using ThreatRegister.Application.Queries;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Reviews;
using ThreatRegister.Web.Forms;

namespace ThreatRegister.Tests.Web_Specs;

/// <summary>Brings a review of a period to where a spec begins.</summary>
internal static class RecordedReviews
{
    extension(Site site)
    {
        public Task<long> BegunAsync(string review, string period, When? due = null) =>
            site.RecordAsync(new BeginReview(ReviewKind.Periodic, $"Tổng kết {period}", Period: When.Parse(period), By: "Văn phòng", Marking: Tlp.Green, Due: due) { Review = new(review) });

        public async Task ApprovedAsync(string review, string period, When? due = null)
        {
            await site.BegunAsync(review, period, due);
            await site.ApproveAsync(review);
        }

        /// <summary>Submits what was begun, and approves it as another person.</summary>
        public async Task ApproveAsync(string review)
        {
            await site.RecordAsync(new SubmitReview("truc-ban-1") { Review = new(review) });
            (await site.Services.Commands.ExecuteAsync(new(new ApproveReview("lanh-dao-1") { Review = new(review) }, Guid.CreateVersion7(), "lanh-dao-1"), TestContext.Current.CancellationToken)).ShouldBeOfType<CommandAnswer.Accepted>();
            await site.Services.CatchUpAsync(null, TestContext.Current.CancellationToken);
        }

        /// <summary>Issues it in Vietnamese on 5 January 2026, where nothing else is said.</summary>
        public async Task IssuedAsync(string review, DateOnly? day = null, string number = "1/BC-VP", params string[] formats)
        {
            var desk = site.Services.ReviewDesk(Viewer.Local("truong-phong"));
            var prepared = await desk.PrepareAsync(new(review), new(number, day ?? new(2026, 1, 5), "Hà Nội", new(null, "Chánh Văn phòng"), ["vi"], formats is [] ? ["md"] : formats), TestContext.Current.CancellationToken);
            (await desk.RecordAsync(prepared, Guid.CreateVersion7(), seen: null, TestContext.Current.CancellationToken)).Answer.ShouldBeOfType<CommandAnswer.Accepted>();
            await site.Services.CatchUpAsync(null, TestContext.Current.CancellationToken);
        }
    }
}
