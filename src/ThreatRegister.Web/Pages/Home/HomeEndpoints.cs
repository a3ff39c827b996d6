using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using ThreatRegister.Application.Queries;
using ThreatRegister.Domain;
using ThreatRegister.EventLog.Seals;
using ThreatRegister.Projections.Shifts;
using ThreatRegister.Web.Forms;
using ThreatRegister.Web.Layout;
using ThreatRegister.Web.Pages.Reviews;
using ThreatRegister.Web.Pages.Shift;

namespace ThreatRegister.Web.Pages.Home;

/// <summary>The first page: what needs attention, the year at a glance, what happens, and the hand-over of the shift.</summary>
internal static class HomeEndpoints
{
    /// <summary>Of each kind of work so many are read, to name the first few; the counts are of all.</summary>
    private const int Named = 12;

    public static void MapHome(this RouteGroupBuilder pages)
    {
        pages.MapGet("", HomeAsync);
        pages.MapGet("/feed", FeedEndpoint.FollowAsync);
    }

    private static async Task<IResult> HomeAsync(string? year, HttpContext context, RegisterServices register, CancellationToken cancellationToken)
    {
        var (page, names) = (context.PageOf(), context.RequestServices.GetRequiredService<ActorNames>());
        var asked = await register.AskAsync(page, cancellationToken);
        var chosen = int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out var known) && known is > 0 and < 9998 ? known : (int?)null;
        var work = register.ShiftWork().AtAsync(asked.Viewer, asked.Moment, asked.At, Named, cancellationToken);
        var queue = register.QueueAsync(asked, cancellationToken);
        var shifts = register.HandOversAsync(asked, cancellationToken);
        var glance = YearAtAGlance.ReadAsync(register, asked, chosen, page, cancellationToken);
        var feed = Feed.ReadAsync(register, names, asked.Viewer, asked.Moment, Feed.Newest(asked.Moment.Position), cancellationToken);
        var seals = SealsAsync(page, register, cancellationToken);
        await Task.WhenAll(work, queue, shifts, glance, feed, seals);
        var own = await OwnWork.ReadAsync(register, names, page, asked, [.. (await queue).Select(review => review.Row)], await shifts, cancellationToken);
        var owing = (await queue).Sum(review => review.Owing.Count());
        var waiting = (await shifts).Where(shift => shift.Status is ShiftStatus.HandedOver);
        return context.Page<HomePage, HomeModel>(page.Say("Trang đầu", "Home"), new(asked.Moment.Position, await work, owing, [.. waiting], await glance, await feed, asked.Viewer.Actor, asked.Zone) { Seals = await seals, Own = own });
    }

    private static async Task<SealWork?> SealsAsync(PageContext page, RegisterServices register, CancellationToken cancellationToken)
    {
        if (page.IsPast || register.Sealing is not { } sealing) return null;

        var (standing, now) = (await sealing.Store.StandingAsync(cancellationToken), register.Time.GetUtcNow());
        var isUnpublished = sealing.IsUnpublished(standing, now);
        return standing.IsWrong || isUnpublished || now - standing.Since > sealing.Patience ? new(standing, isUnpublished) : null;
    }
}

/// <summary>What the first page shows.</summary>
/// <param name="Owing">How many contributions to reviews are owed.</param>
/// <param name="Waiting">Shifts that are handed over and not taken.</param>
public sealed record HomeModel(long Position, OpenWork Work, int Owing, IReadOnlyList<ShiftRow> Waiting, YearAtAGlance Year, IReadOnlyList<FeedEntry> Feed, string Actor, TimeZoneInfo Zone)
{
    /// <summary>What waits for the reader himself: before all that waits for somebody.</summary>
    public IReadOnlyList<OwnWork> Own { get; init; } = [];

    /// <summary>Where something has been unsealed or unpublished for longer than it should be, or is wrong; null: nothing is.</summary>
    public SealWork? Seals { get; init; }
}

/// <summary>What there is to do about seals.</summary>
/// <param name="IsUnpublished">Whether the latest has no file outside the database.</param>
public sealed record SealWork(SealStanding Standing, bool IsUnpublished);
