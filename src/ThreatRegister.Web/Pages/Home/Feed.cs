using ThreatRegister.Application.Events;
using ThreatRegister.Application.Queries;
using ThreatRegister.Projections;

namespace ThreatRegister.Web.Pages.Home;

/// <summary>What someone did in one go to a record that the viewer may see.</summary>
/// <param name="Position">Of the last of its events.</param>
/// <param name="Events">Their stored names, the oldest first.</param>
public sealed record FeedEntry(long Position, string Register, string Id, string Title, IReadOnlyList<string> Events, string Actor, DateTimeOffset At)
{
    internal bool IsOf(FeedAct act) => string.Equals(Register, act.Register, StringComparison.Ordinal) && string.Equals(Id, act.Id, StringComparison.Ordinal) && string.Equals(Actor, act.Actor, StringComparison.Ordinal);
}

/// <summary>One event, and the record that it is about.</summary>
internal sealed record FeedAct(long Position, string Register, string Id, string Event, string Actor, DateTimeOffset At);

/// <summary>The newest events, as far as the viewer may see the records that they are about.</summary>
internal static class Feed
{
    /// <summary>So many are listed.</summary>
    public const int Shown = 20;

    /// <summary>So many events are looked through for them: what a viewer may not see is among them.</summary>
    private const int Window = 200;

    private const int MostChanges = 5_000;

    public static long Newest(long position) => Math.Max(0, position - Window);

    /// <summary>The newest first.</summary>
    /// <param name="since">Behind this position.</param>
    public static async Task<IReadOnlyList<FeedEntry>> ReadAsync(RegisterServices register, Viewer viewer, Moment moment, long since, CancellationToken cancellationToken)
    {
        var acts = await ActsAsync(register, viewer, since, moment.Position, cancellationToken);
        var titles = await TitlesAsync(register, viewer, moment with { StatedBy = null }, acts, cancellationToken);
        var entries = new List<FeedEntry>();
        foreach (var act in acts.Reverse())
        {
            if (entries is [.., var last] && last.IsOf(act))
            {
                entries[^1] = last with { Events = [act.Event, .. last.Events] };
                continue;
            }

            if (entries.Count == Shown) break;
            if (titles.GetValueOrDefault((act.Register, act.Id)) is { } title) entries.Add(new(act.Position, act.Register, act.Id, title, [act.Event], act.Actor, act.At));
        }

        return entries;
    }

    /// <summary>
    /// Events of a record's own stream are about that record. Of those elsewhere that change records (merges, withdrawals) the first record is
    /// named that the viewer may see changed.
    /// </summary>
    private static async Task<IReadOnlyList<FeedAct>> ActsAsync(RegisterServices register, Viewer viewer, long since, long until, CancellationToken cancellationToken)
    {
        var changed = (await register.Registers.ChangesAsync(viewer, since, until, MostChanges, cancellationToken)).GroupBy(change => change.Position).ToDictionary(act => act.Key, act => act.First());
        var acts = new List<FeedAct>();
        await foreach (var stored in register.Log.ReadAllAsync(since, until, cancellationToken))
        {
            if (RegisterList.All.FirstOrDefault(fold => !fold.HoldsParts && fold.Owns(stored.Stream)) is { } owner)
                acts.Add(new(stored.Position, owner.Name, stored.Stream.Id, stored.Type, stored.Actor, stored.RecordedAt));
            else if (changed.GetValueOrDefault(stored.Position) is { } change)
                acts.Add(new(stored.Position, change.Register, change.Id, change.Event, change.Actor, change.RecordedAt));
        }

        return acts;
    }

    /// <summary>Those of the records that the viewer may see as they were then and as they are now.</summary>
    private static async Task<IReadOnlyDictionary<(string Register, string Id), string>> TitlesAsync(
        RegisterServices register, Viewer viewer, Moment moment, IReadOnlyList<FeedAct> acts, CancellationToken cancellationToken)
    {
        var heads = await Task.WhenAll(acts.GroupBy(act => act.Register, act => act.Id, StringComparer.Ordinal).Select(async of =>
            (Register: of.Key, Heads: await register.Registers.HeadsAsync(of.Key, viewer, moment, [.. of.Distinct(StringComparer.Ordinal)], cancellationToken))));
        var titles = new Dictionary<(string, string), string>();
        foreach (var of in heads)
            foreach (var (id, head) in of.Heads) titles[(of.Register, id)] = head.Title;
        return titles;
    }
}
