using ThreatRegister.Application.Queries;
using ThreatRegister.Web.Layout;

namespace ThreatRegister.Web.Pages.Home;

/// <summary>What someone did in one go to a record that the viewer may see.</summary>
/// <param name="Position">Of the last of its events.</param>
/// <param name="Events">Their stored names, the oldest first.</param>
public sealed record FeedEntry(long Position, string Register, string Id, string Title, IReadOnlyList<string> Events, string Actor, DateTimeOffset At)
{
    internal bool IsOf(ActItem act) => string.Equals(Register, act.Register, StringComparison.Ordinal) && string.Equals(Id, act.Id, StringComparison.Ordinal) && string.Equals(Actor, act.Actor, StringComparison.Ordinal);
}

/// <summary>The newest events, as far as the viewer may see them. Names beside them are for all who do.</summary>
internal static class Feed
{
    /// <summary>So many are listed.</summary>
    public const int Shown = 20;

    /// <summary>So many events are looked through for them: what a viewer may not see is among them.</summary>
    private const int Window = 200;

    public static long Newest(long position) => Math.Max(0, position - Window);

    /// <summary>The newest first.</summary>
    /// <param name="since">Behind this position.</param>
    public static async Task<IReadOnlyList<FeedEntry>> ReadAsync(RegisterServices register, ActorNames names, Viewer viewer, Moment moment, long since, CancellationToken cancellationToken)
    {
        var acts = await register.Registers.ActsAsync(viewer with { FollowsOthers = true }, moment, new(), Window, new(since, Backwards: true), cancellationToken);
        var entries = new List<FeedEntry>();
        foreach (var act in acts.Reverse())
        {
            if (entries is [.., var last] && last.IsOf(act))
            {
                entries[^1] = last with { Events = [act.Event, .. last.Events] };
                continue;
            }

            if (entries.Count == Shown) break;
            if (act is { Register: { } of, Id: { } id, Title: { } title }) entries.Add(new(act.Position, of, id, await names.TitleAsync(of, title, cancellationToken), [act.Event], act.Actor, act.RecordedAt));
        }

        return entries;
    }
}
