using System.Diagnostics;
using static ThreatRegister.Domain.Decision<ThreatRegister.Domain.Deadlines.DeadlineEvent>;

namespace ThreatRegister.Domain.Deadlines;

/// <summary>What may be done to the deadlines.</summary>
public static class DeadlineDecider
{
    /// <summary>In any unit; a longer one is a slip of the pen.</summary>
    private const int Longest = 10_000;

    public static Decision<DeadlineEvent> Decide(DeadlineBook book, DeadlineCommand command, DecisionContext context) => command switch
    {
        SetDeadlineRule set => Set(book.Find(set.Rule), set, context),
        EndDeadlineRule end => End(book.Find(end.Rule), end),
        SwitchDeadlineSet switching => Switch(book, switching),
        _ => throw new UnreachableException($"No rule for {command.GetType().Name}."),
    };

    private static Decision<DeadlineEvent> Set(Timeline<DeadlineRuleSet>? rule, SetDeadlineRule set, DecisionContext context)
    {
        var fault = Check.Name(set.Name, "name", Refusal.NameMissing)
            ?? Check.Required(set.Basis, Limits.Text, "basis", Refusal.BasisMissing)
            ?? Check.Required(set.To, "to")
            ?? Check.That(set.Length.Count is > 0 and <= Longest, Refusal.LengthInvalid, "length.count")
            ?? Check.That(set.Starts is not DeadlineStart.PreviousStep || set.After is not null, Refusal.StepMissing, "after")
            ?? Check.That(set.Starts is DeadlineStart.PreviousStep || set.After is null, Refusal.StepNotAllowed, "after")
            ?? Check.That(set.After != set.Step, Refusal.StepNotAllowed, "after")
            ?? Check.That(rule?.Last is not { } known || known.Set == set.Set, Refusal.AlreadyExists, "rule")
            ?? Scope(set.AppliesTo ?? new(), context);
        if (fault is not null) return Refuse(fault);

        var happened = new DeadlineRuleSet(
            set.Set, set.Rule, set.Step, Check.Clean(set.Name), set.AppliesTo ?? new(), set.Starts, set.After, set.Length, set.To.Trim(), set.ValidFrom, set.Basis.Trim(), set.Verified);
        return rule?.Says(set.ValidFrom, happened) == true ? Nothing : Accept(happened);
    }

    private static Fault? Scope(DeadlineScope scope, DecisionContext context) =>
        Check.Each(scope.Types, "appliesTo.types", (type, field) => Check.That(context.Types.Contains(type), Refusal.ThreatTypeUnknown, field))
        ?? Check.Each(scope.SystemLevels, "appliesTo.systemLevels", (level, field) => Check.That(level is >= 1 and <= 5, Refusal.SystemLevelOutOfRange, field))
        ?? Check.That(scope.Severity is not { } floor || context.Severity.From(floor.Scale, floor.Level).Count > 0, Refusal.SeverityLevelUnknown, "appliesTo.severity");

    private static Decision<DeadlineEvent> End(Timeline<DeadlineRuleSet>? rule, EndDeadlineRule end)
    {
        if (rule?.Last is not { } last || last.Set != end.Set) return Refuse(Refusal.NotFound, "rule");
        if (Check.Grounds(end.Grounds) is { } fault) return Refuse(fault);
        if (rule.BeginsAfter(end.ValidTo)) return Refuse(Refusal.EndsBeforeItBegins, "validTo");

        return rule.EndsAfter(end.ValidTo) ? Nothing : Accept(new DeadlineRuleEnded(end.Set, end.Rule, end.ValidTo, end.Grounds.Trim()));
    }

    private static Decision<DeadlineEvent> Switch(DeadlineBook book, SwitchDeadlineSet switching)
    {
        if (!book.HasSet(switching.Set)) return Refuse(Refusal.NotFound, "set");
        if (Check.Grounds(switching.Grounds) is { } fault) return Refuse(fault);

        var known = book.SwitchesOf(switching.Set)?.Entries.LastOrDefault(entry => entry.From == switching.From)?.Value;
        return known?.On == switching.On ? Nothing : Accept(new DeadlineSetSwitched(switching.Set, switching.On, switching.From, switching.Grounds.Trim()));
    }
}
