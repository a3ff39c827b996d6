using System.Diagnostics;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Merges;
using ThreatRegister.EventLog;

namespace ThreatRegister.Projections.Merges;

/// <summary>Who did something to a merge, when and why.</summary>
public sealed record MergeAct(long Position, DateTimeOffset RecordedAt, string Actor, string Grounds);

/// <summary>The incident that commands to a merged one went to, between two positions; the later one null: until now.</summary>
public sealed record MergeSpan(string Survivor, long After, long? Before);

/// <summary>One merge from its beginning on. An incident that is merged anew after an undone merge has another.</summary>
/// <param name="Survivor">What it was merged into.</param>
/// <param name="Spans">Where the chain ended over time: that one may have been merged on, or taken out.</param>
public sealed record MergeItem(string Merged, string Survivor, MergeAct MergedBy, MergeAct? UnmergedBy, MergeAct? SettledBy, Items<MergeSpan> Spans)
{
    /// <summary>Undone, and what its survivor was told meanwhile not yet gone through.</summary>
    public bool IsToSettle => UnmergedBy is not null && SettledBy is null;
}

/// <summary>All merges, as folded from their stream.</summary>
public static class MergeList
{
    /// <param name="history">The events of the stream of merges, oldest first.</param>
    public static IReadOnlyList<MergeItem> Of(IEnumerable<Recorded<object>> history)
    {
        var items = new List<MergeItem>();
        var book = MergeBook.Initial;
        foreach (var recorded in history)
        {
            var happened = (MergeEvent)recorded.Event;
            book = MergeBook.Evolve(book, happened);
            Apply(items, happened, recorded);
            for (var index = 0; index < items.Count; index++) items[index] = Followed(items[index], book, recorded.Position);
        }

        return items;
    }

    private static void Apply(List<MergeItem> items, MergeEvent happened, Recorded<object> recorded)
    {
        switch (happened)
        {
            case IncidentsMerged merged:
                items.Add(new(merged.Merged.Value, merged.Survivor.Value, Act(recorded, merged.Grounds), UnmergedBy: null, SettledBy: null, []));
                break;
            case IncidentsUnmerged unmerged:
                Change(items, unmerged.Merged, item => item.UnmergedBy is null, item => item with { UnmergedBy = Act(recorded, unmerged.Grounds) });
                break;
            case UnmergeSettled settled:
                Change(items, settled.Merged, item => item.IsToSettle, item => item with { SettledBy = Act(recorded, settled.Grounds) });
                break;
            default:
                throw new UnreachableException($"No rule for {happened.GetType().Name}.");
        }
    }

    private static void Change(List<MergeItem> items, IncidentId merged, Func<MergeItem, bool> which, Func<MergeItem, MergeItem> change)
    {
        for (var index = 0; index < items.Count; index++)
        {
            if (string.Equals(items[index].Merged, merged.Value, StringComparison.Ordinal) && which(items[index])) items[index] = change(items[index]);
        }
    }

    /// <summary>Begins a span where the chain ends elsewhere now, and ends the last one where the merge is undone.</summary>
    private static MergeItem Followed(MergeItem item, MergeBook book, long position)
    {
        var last = item.Spans.Count == 0 ? null : item.Spans[^1];
        if (item.UnmergedBy is not null) return last is { Before: null } ? item with { Spans = Ended(item.Spans, position) } : item;

        var end = book.SurvivorOf(new(item.Survivor)).Value;
        return string.Equals(last?.Survivor, end, StringComparison.Ordinal) ? item : item with { Spans = Ended(item.Spans, position).With(new(end, position, Before: null)) };
    }

    private static Items<MergeSpan> Ended(Items<MergeSpan> spans, long position) => [.. spans.Select(span => span.Before is null ? span with { Before = position } : span)];

    private static MergeAct Act(Recorded<object> recorded, string grounds) => new(recorded.Position, recorded.RecordedAt, recorded.Actor, grounds);
}
