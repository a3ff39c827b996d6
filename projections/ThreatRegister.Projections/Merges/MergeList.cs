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
public sealed class MergeList
{
    private readonly List<MergeItem> items = [];

    /// <summary>Which merges an incident matters to: those of it, and those whose chain has led through it.</summary>
    private readonly Dictionary<string, SortedSet<int>> concerned = new(StringComparer.Ordinal);
    private MergeBook book = MergeBook.Initial;

    private MergeList()
    {
    }

    /// <param name="history">The events of the stream of merges, oldest first.</param>
    public static IReadOnlyList<MergeItem> Of(IEnumerable<Recorded<object>> history)
    {
        var list = new MergeList();
        foreach (var recorded in history) list.Apply((MergeEvent)recorded.Event, recorded);
        return list.items;
    }

    private void Apply(MergeEvent happened, Recorded<object> recorded)
    {
        book = MergeBook.Evolve(book, happened);
        switch (happened)
        {
            case IncidentsMerged merged:
                Concern(merged.Merged.Value, items.Count);
                items.Add(new(merged.Merged.Value, merged.Survivor.Value, Act(recorded, merged.Grounds), UnmergedBy: null, SettledBy: null, []));
                Follow(merged.Merged, recorded.Position);
                break;
            case IncidentsUnmerged unmerged:
                Change(unmerged.Merged, item => item.UnmergedBy is null, item => item with { UnmergedBy = Act(recorded, unmerged.Grounds) });
                Follow(unmerged.Merged, recorded.Position);
                break;
            case UnmergeSettled settled:
                Change(settled.Merged, item => item.IsToSettle, item => item with { SettledBy = Act(recorded, settled.Grounds) });
                break;
            default:
                throw new UnreachableException($"No rule for {happened.GetType().Name}.");
        }
    }

    private void Change(IncidentId merged, Func<MergeItem, bool> which, Func<MergeItem, MergeItem> change)
    {
        foreach (var index in concerned[merged.Value])
        {
            if (string.Equals(items[index].Merged, merged.Value, StringComparison.Ordinal) && which(items[index])) items[index] = change(items[index]);
        }
    }

    /// <summary>What the link of an incident, made or taken away, means for the merges that it matters to.</summary>
    private void Follow(IncidentId incident, long position)
    {
        foreach (var index in concerned[incident.Value].ToArray())
        {
            items[index] = Followed(items[index], book, position);
            for (IncidentId? passed = new(items[index].Survivor); passed is { } one; passed = book.MergedInto(one)) Concern(one.Value, index);
        }
    }

    private void Concern(string incident, int index)
    {
        if (!concerned.TryGetValue(incident, out var merges)) concerned[incident] = merges = [];
        merges.Add(index);
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
