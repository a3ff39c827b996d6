using System.Diagnostics;
using static ThreatRegister.Domain.Decision<ThreatRegister.Domain.Merges.MergeEvent>;

namespace ThreatRegister.Domain.Merges;

/// <summary>What may be done to the links between incidents. That both incidents exist is asked by whoever runs the decision.</summary>
public static class MergeDecider
{
    public static Decision<MergeEvent> Decide(MergeBook book, MergeCommand command, DecisionContext context) => command switch
    {
        MergeIncidents merge => Merge(book, merge),
        UnmergeIncidents unmerge => Unmerge(book, unmerge),
        SettleUnmerge settle => Settle(book, settle),
        _ => throw new UnreachableException($"No rule for {command.GetType().Name}."),
    };

    private static Decision<MergeEvent> Merge(MergeBook book, MergeIncidents merge)
    {
        if (Check.Grounds(merge.Grounds) is { } fault) return Refuse(fault);
        if (merge.Merged == merge.Survivor) return Refuse(Refusal.MergedIntoItself, "survivor");
        if (book.MergedInto(merge.Merged) is { } survivor) return survivor == merge.Survivor ? Nothing : Refuse(Refusal.AlreadyMerged, "merged");
        if (book.SurvivorOf(merge.Survivor) == merge.Merged) return Refuse(Refusal.MergeCycle, "survivor");

        return Accept(new IncidentsMerged(merge.Merged, merge.Survivor, merge.Grounds.Trim()));
    }

    private static Decision<MergeEvent> Unmerge(MergeBook book, UnmergeIncidents unmerge)
    {
        if (Check.Grounds(unmerge.Grounds) is { } fault) return Refuse(fault);
        if (book.MergedInto(unmerge.Merged) is { } survivor) return Accept(new IncidentsUnmerged(unmerge.Merged, survivor, unmerge.Grounds.Trim()));

        var isRepeat = string.Equals(book.UndoneOf(unmerge.Merged)?.Grounds, unmerge.Grounds.Trim(), StringComparison.Ordinal);
        return isRepeat ? Nothing : Refuse(Refusal.NotMerged, "merged");
    }

    private static Decision<MergeEvent> Settle(MergeBook book, SettleUnmerge settle)
    {
        if (Check.Grounds(settle.Grounds) is { } fault) return Refuse(fault);
        if (book.UndoneOf(settle.Merged) is not { } undone) return Refuse(Refusal.NeverUnmerged, "merged");

        return undone.IsSettled ? Nothing : Accept(new UnmergeSettled(settle.Merged, settle.Grounds.Trim()));
    }
}
