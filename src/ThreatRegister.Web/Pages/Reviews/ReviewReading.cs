using Microsoft.AspNetCore.Http;
using ThreatRegister.Application.Queries;
using ThreatRegister.Domain.Reviews;
using ThreatRegister.EventLog;
using ThreatRegister.Projections.Reviews;
using ThreatRegister.Reports;
using ThreatRegister.Web.Forms;
using ThreatRegister.Web.Layout;
using ThreatRegister.Web.Pages.Records;

namespace ThreatRegister.Web.Pages.Reviews;

/// <summary>Reads what the pages of reviews show.</summary>
internal static class ReviewReading
{
    private static readonly ReviewRegister reviews = new();

    public static async Task<IReadOnlyList<QueuedReview>> QueueAsync(this RegisterServices register, PageQuestion asked, CancellationToken cancellationToken) =>
        [.. (await register.Registers.RowsAsync<ReviewRow>(asked.Viewer, asked.Moment, cancellationToken)).Select(row => Queued(row, asked)).OrderBy(review => review.Row.Due?.To ?? DateTime.MaxValue).ThenBy(review => review.Row.Id, StringComparer.Ordinal)];

    /// <summary>Null: there is none that the viewer may see.</summary>
    public static async Task<ReviewModel?> ReviewAsync(this RegisterServices register, HttpContext context, string id, FormState state, CancellationToken cancellationToken)
    {
        var asked = await register.AskAsync(context.PageOf(), cancellationToken);
        if (await register.Registers.ChosenAsync<ReviewRow>(asked.Viewer, asked.Moment, all => all.Where(row => string.Equals(row.Id, id, StringComparison.Ordinal)), cancellationToken) is not [var row]) return null;

        var history = await register.HistoryAsync(id, asked.Moment.Position, cancellationToken);
        var queued = Queued(row, asked);
        var changed = ReviewVersions.LastBefore(history) is { } last ? ReviewVersions.Changes(history, last.Position).Count : 0;
        var titles = new RecordTitles(register, asked, context.PageOf().Language);
        return new(queued, [.. queued.Contributions.Select(unit => SentBy(history, unit.Unit))], ReviewVersions.Turns(history), changed, await SubjectAsync(titles, context.PageOf().Language, asked, row, cancellationToken), asked.Day, asked.Zone, asked.Viewer.Actor, state)
        {
            Replaces = row.Replaces is { } old ? await titles.OfAsync("reviews", old.Value, cancellationToken) : null,
            Untold = await UntoldAsync(register, asked, row, cancellationToken),
            MarkedTooStrictly = row.IsToBeIssued() ? await TooStrictlyAsync(register, asked, row, cancellationToken) : 0,
            Replacement = row.Replacement is { } other ? await titles.OfAsync("reviews", other.Value, cancellationToken) : null,
        };
    }

    public static Task<IReadOnlyList<Recorded<object>>> HistoryAsync(this RegisterServices register, string id, long upTo, CancellationToken cancellationToken) =>
        register.Records.HistoryAsync(reviews, id, upTo, cancellationToken);

    private static ReviewContributionSubmitted? SentBy(IEnumerable<Recorded<object>> history, string unit) =>
        history.Select(recorded => recorded.Event).OfType<ReviewContributionSubmitted>().LastOrDefault(sent => string.Equals(Review.KeyOf(sent.Unit), Review.KeyOf(unit), StringComparison.Ordinal));

    private static QueuedReview Queued(ReviewRow row, PageQuestion asked) => new(
        row,
        ContributionQuery.Of(row, asked.Local, asked.Zone),
        row.IsOverdue(asked.Local));

    private static async Task<ValuePart?> SubjectAsync(RecordTitles titles, string language, PageQuestion asked, ReviewRow row, CancellationToken cancellationToken) =>
        row.Occasion is { } occasion ? await titles.OfAsync("occasions", occasion.Value, cancellationToken)
        : (row.Topic ?? (row.Type is { } type ? asked.Types.NameOf(type).In(language) : null)) is { } words ? new(words)
        : null;

    /// <summary>Of what its figures are made of: as it stood at the approval, before that as it stands.</summary>
    private static async Task<long> TooStrictlyAsync(RegisterServices register, PageQuestion asked, ReviewRow row, CancellationToken cancellationToken)
    {
        var moment = row.Approval is { } approval ? (await register.Moments.AtAsync(approval.Position, cancellationToken))! : asked.Moment;
        return await ReviewReport.CountLeftOutAsync(register.Summary, row, moment, await register.Moments.TypesAtAsync(moment, register.Zone, cancellationToken), asked.Viewer, cancellationToken);
    }

    private static async Task<ReviewRow?> UntoldAsync(RegisterServices register, PageQuestion asked, ReviewRow row, CancellationToken cancellationToken)
    {
        if (row is not { Issue: not null, Replaces: { } old }) return null;

        var found = await register.Registers.ChosenAsync<ReviewRow>(asked.Viewer, asked.Moment, all => all.Where(other => string.Equals(other.Id, old.Value, StringComparison.Ordinal)), cancellationToken);
        return found is [var replaced] && !string.Equals(replaced.Replacement?.Value, row.Id, StringComparison.Ordinal) ? replaced : null;
    }
}
