using System.Collections.Immutable;
using System.Diagnostics;

namespace ThreatRegister.Domain.Deadlines;

/// <summary>The deadlines (thời hạn) as they stand.</summary>
public sealed record DeadlineBook
{
    private ImmutableSortedDictionary<string, Timeline<DeadlineRuleSet>> Rules { get; init; } =
        ImmutableSortedDictionary.Create<string, Timeline<DeadlineRuleSet>>(StringComparer.Ordinal);

    private ImmutableDictionary<LocalId, Timeline<DeadlineSetSwitched>> Switches { get; init; } = ImmutableDictionary<LocalId, Timeline<DeadlineSetSwitched>>.Empty;

    public static DeadlineBook Initial { get; } = new();

    public IEnumerable<Timeline<DeadlineRuleSet>> All => Rules.Values;

    public static DeadlineBook Evolve(DeadlineBook book, DeadlineEvent happened) => happened switch
    {
        DeadlineRuleSet set => book.With(set.Rule, (book.Find(set.Rule) ?? Timeline<DeadlineRuleSet>.Empty).From(set.ValidFrom, set)),
        DeadlineRuleEnded ended => book.With(ended.Rule, book.Find(ended.Rule)!.EndedAfter(ended.ValidTo)),
        DeadlineSetSwitched switched => book with
        {
            Switches = book.Switches.SetItem(switched.Set, (book.SwitchesOf(switched.Set) ?? Timeline<DeadlineSetSwitched>.Empty).From(switched.From, switched)),
        },
        _ => throw new UnreachableException($"No rule for {happened.GetType().Name}."),
    };

    public Timeline<DeadlineRuleSet>? Find(LocalId rule) => Rules.GetValueOrDefault(rule.Value);

    /// <summary>How a set was switched over time; null where it never was, and so is on.</summary>
    public Timeline<DeadlineSetSwitched>? SwitchesOf(LocalId set) => Switches.GetValueOrDefault(set);

    /// <summary>Whether clocks that start on this day run under the set.</summary>
    public bool IsOn(LocalId set, DateOnly day) => SwitchesOf(set)?.On(day)?.On ?? true;

    public bool HasSet(LocalId set) => Rules.Values.Any(rule => rule.Last?.Set == set);

    public bool HasStep(LocalId step) => Rules.Values.Any(rule => rule.Last?.Step == step);

    private DeadlineBook With(LocalId id, Timeline<DeadlineRuleSet> rule) => this with { Rules = Rules.SetItem(id.Value, rule) };
}
