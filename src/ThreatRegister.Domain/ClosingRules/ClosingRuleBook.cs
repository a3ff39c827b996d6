using System.Collections.Immutable;
using System.Diagnostics;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Domain.ThreatTypes;

namespace ThreatRegister.Domain.ClosingRules;

/// <summary>One rule with all the versions in which it was set, in that order.</summary>
/// <param name="ValidTo">The last day on which it is valid; null where it has no end.</param>
public sealed record ClosingRule(Items<ClosingRuleSet> Versions, DateOnly? ValidTo, string? EndGrounds)
{
    /// <summary>A version rules from its day on until a later one does.</summary>
    public ClosingRuleSet? On(DateOnly day) =>
        day > ValidTo ? null : Versions.LastOrDefault(version => version.ValidFrom is null || version.ValidFrom <= day);
}

/// <summary>The rules of closing as they stand.</summary>
public sealed record ClosingRuleBook
{
    private ImmutableSortedDictionary<string, ClosingRule> Rules { get; init; } =
        ImmutableSortedDictionary.Create<string, ClosingRule>(StringComparer.Ordinal);

    public static ClosingRuleBook Initial { get; } = new();

    /// <summary>What closing needs where no rule fits.</summary>
    public static Items<ClosingNeed> DefaultNeeds { get; } = [ClosingNeed.Resolution, ClosingNeed.Outcome];

    public IEnumerable<ClosingRule> All => Rules.Values;

    public static ClosingRuleBook Evolve(ClosingRuleBook book, ClosingRuleEvent happened) => happened switch
    {
        ClosingRuleSet set => book.With(set.Rule, new((book.Find(set.Rule)?.Versions ?? []).With(set), ValidTo: null, EndGrounds: null)),
        ClosingRuleEnded ended => book.With(ended.Rule, book.Find(ended.Rule)! with { ValidTo = ended.ValidTo, EndGrounds = ended.Grounds }),
        _ => throw new UnreachableException($"No rule for {happened.GetType().Name}."),
    };

    public ClosingRule? Find(LocalId rule) => Rules.GetValueOrDefault(rule.Value);

    /// <summary>
    /// What an incident needs before it may be closed on this day. Of the rules that fit, the one of the nearest type decides; among
    /// those one that names the outcome goes first, then one that is for imported (or other) records only, then the one valid since the
    /// latest day, then the first by id.
    /// </summary>
    public Items<ClosingNeed> NeedsOf(ThreatTypeId type, Outcome outcome, bool imported, DateOnly day, ThreatTypeTree tree)
    {
        var nearest = Rules.Values
            .Select(rule => rule.On(day))
            .OfType<ClosingRuleSet>()
            .Where(rule => rule.Outcomes.Count == 0 || rule.Outcomes.Contains(outcome))
            .Where(rule => rule.Imported is null || rule.Imported == imported)
            .Select(rule => (Rule: rule, Distance: rule.Type is { } branch ? tree.DistanceTo(branch, type) : int.MaxValue))
            .Where(found => found.Distance is not null)
            .OrderBy(found => found.Distance)
            .ThenBy(found => found.Rule.Outcomes.Count == 0)
            .ThenBy(found => found.Rule.Imported is null)
            .ThenByDescending(found => found.Rule.ValidFrom ?? DateOnly.MinValue)
            .FirstOrDefault();

        return nearest.Rule?.Needs ?? DefaultNeeds;
    }

    private ClosingRuleBook With(LocalId id, ClosingRule rule) => this with { Rules = Rules.SetItem(id.Value, rule) };
}
