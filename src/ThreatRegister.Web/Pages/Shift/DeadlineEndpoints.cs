using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ThreatRegister.Application.Queries;
using ThreatRegister.Application.Queries.Rules;
using ThreatRegister.Domain.Deadlines;
using ThreatRegister.Projections;
using ThreatRegister.Web.Layout;

namespace ThreatRegister.Web.Pages.Shift;

/// <summary>Who is to be notified by when: what is overdue, due soon, or has time yet.</summary>
internal static class DeadlineEndpoints
{
    public const string Path = "/deadlines";

    /// <summary>So many are shown, the most urgent first.</summary>
    private const int Listed = 200;

    private static readonly DeadlineStatus[] offered = [.. DeadlineQuery.Unsettled, DeadlineStatus.NotYetKnown];

    public static void MapDeadlines(this RouteGroupBuilder pages) => pages.MapGet(Path, PageAsync);

    private static async Task<IResult> PageAsync(string? status, HttpContext context, RegisterServices register, CancellationToken cancellationToken)
    {
        var page = context.PageOf();
        var asked = await register.AskAsync(page, cancellationToken);
        DeadlineStatus? only = Codes.TryParse<DeadlineStatus>(status ?? "", out var known) && offered.Contains(known) ? known : null;
        var books = await register.Rules.AtAsync(asked.Moment.Position, cancellationToken);
        var list = await OfAsync(DeadlineQuery.Unsettled);
        if (only is { } one)
        {
            // What is unsettled every page has asked for already; what is not yet known may be very much, and is counted where it is asked for.
            list = list.Complete && DeadlineQuery.Unsettled.Contains(one)
                ? list with { Deadlines = [.. list.Deadlines.Where(item => string.Equals(item.Status, Codes.Of(one), StringComparison.Ordinal))] }
                : With(await OfAsync([one]), list.Totals);
        }

        return context.Page<DeadlinesPage, DeadlinesModel>(page.Say("Hạn thông báo, báo cáo", "Deadlines to notify"), new(list, [.. list.Deadlines.Take(Listed)], offered, only));

        Task<DeadlineList> OfAsync(IReadOnlyList<DeadlineStatus> statuses) => DeadlineQuery.RunAsync(
            register.Deadlines, books, asked.Types, new(asked.Viewer, asked.Moment, new()), new(asked.At, asked.Zone, DeadlineView.SoonByDefault), statuses, cancellationToken);
    }

    private static DeadlineList With(DeadlineList list, IEnumerable<KeyValuePair<string, WorkCount>> others) => list with { Totals = list.Totals.Concat(others).DistinctBy(total => total.Key, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal) };
}

/// <param name="Shown">The most urgent of them.</param>
/// <param name="Asked">The status that is listed alone; null: all that is not settled.</param>
public sealed record DeadlinesModel(DeadlineList List, IReadOnlyList<DeadlineItem> Shown, IReadOnlyList<DeadlineStatus> Offered, DeadlineStatus? Asked);
