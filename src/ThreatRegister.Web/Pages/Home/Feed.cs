using ThreatRegister.Application.Queries;
using ThreatRegister.Projections;

namespace ThreatRegister.Web.Pages.Home;

/// <summary>What someone did in one go to a record that the viewer may see.</summary>
/// <param name="Position">Of the last of its events.</param>
/// <param name="Events">Their stored names, the oldest first.</param>
public sealed record FeedEntry(long Position, string Register, string Id, string Title, IReadOnlyList<string> Events, string Actor, DateTimeOffset At)
{
    public bool IsOf(ChangeItem change) => string.Equals(Register, change.Register, StringComparison.Ordinal) && string.Equals(Id, change.Id, StringComparison.Ordinal) && string.Equals(Actor, change.Actor, StringComparison.Ordinal);
}

/// <summary>The newest events, as far as the viewer may see the records that they are about.</summary>
internal static class Feed
{
    /// <summary>So many are listed.</summary>
    public const int Shown = 20;

    /// <summary>So many events are looked through for them: what a viewer may not see is among them.</summary>
    private const int Window = 60;

    private const int MostChanges = 5_000;

    public static long Newest(long position) => Math.Max(0, position - Window);

    /// <summary>The newest first.</summary>
    /// <param name="since">Behind this position.</param>
    public static async Task<IReadOnlyList<FeedEntry>> ReadAsync(RegisterServices register, Viewer viewer, Moment moment, long since, CancellationToken cancellationToken)
    {
        var changes = await register.Registers.ChangesAsync(viewer, since, moment.Position, MostChanges, cancellationToken);
        var entries = new List<FeedEntry>();
        foreach (var change in changes.GroupBy(change => change.Position).Select(act => act.First()).OrderByDescending(change => change.Position))
        {
            if (entries is [.., var last] && last.IsOf(change))
            {
                entries[^1] = last with { Events = [change.Event, .. last.Events] };
                continue;
            }

            if (entries.Count == Shown) break;
            if (await TitleAsync(register, viewer, moment with { StatedBy = null }, change, cancellationToken) is { } title)
                entries.Add(new(change.Position, change.Register, change.Id, title, [change.Event], change.Actor, change.RecordedAt));
        }

        return entries;
    }

    /// <summary>Null: the viewer may not see the record as it was then, or as it is now.</summary>
    private static async Task<string?> TitleAsync(RegisterServices register, Viewer viewer, Moment moment, ChangeItem change, CancellationToken cancellationToken)
    {
        var fold = RegisterList.All.FirstOrDefault(known => string.Equals(known.Name, change.Register, StringComparison.Ordinal));
        if (fold is null || await register.Records.FindAsync(fold, change.Id, moment, cancellationToken) is not { } record) return null;

        return viewer.MaySee(record.Row, record.Latest) ? fold.Open(new TitleOf(record.Row)) : null;
    }

    private sealed record TitleOf(object Row) : IRegisterOpener<string>
    {
        public string Open<TRow>(IRegisterFold<TRow> register)
            where TRow : class => register.TitleOf((TRow)Row);
    }
}
