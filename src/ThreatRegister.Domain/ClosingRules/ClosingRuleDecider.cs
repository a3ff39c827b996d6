using System.Diagnostics;
using static ThreatRegister.Domain.Decision<ThreatRegister.Domain.ClosingRules.ClosingRuleEvent>;

namespace ThreatRegister.Domain.ClosingRules;

/// <summary>What may be done to the rules of closing.</summary>
public static class ClosingRuleDecider
{
    public static Decision<ClosingRuleEvent> Decide(ClosingRuleBook book, ClosingRuleCommand command, DecisionContext context) =>
        (book.Find(command.Rule), command) switch
        {
            (var rule, SetClosingRule set) => Set(rule, set, context),
            (null, EndClosingRule) => Refuse(Refusal.NotFound, "rule"),
            ({ } rule, EndClosingRule end) => End(rule, end),
            _ => throw new UnreachableException($"No rule for {command.GetType().Name}."),
        };

    private static Decision<ClosingRuleEvent> Set(ClosingRule? rule, SetClosingRule set, DecisionContext context)
    {
        var fault = Check.Required(set.Basis, Limits.Text, "basis", Refusal.BasisMissing)
            ?? Check.That(set.Type is not { } type || context.Types.Contains(type), Refusal.ThreatTypeUnknown, "type");
        if (fault is not null) return Refuse(fault);

        var happened = new ClosingRuleSet(
            set.Rule, set.Type, [.. (set.Outcomes ?? []).Distinct()], set.Imported, [.. set.Needs.Distinct()], set.ValidFrom, set.Basis.Trim());
        return rule is { ValidTo: null } && rule.Versions[^1] == happened ? Nothing : Accept(happened);
    }

    private static Decision<ClosingRuleEvent> End(ClosingRule rule, EndClosingRule end)
    {
        if (Check.Grounds(end.Grounds) is { } fault) return Refuse(fault);
        if (end.ValidTo < rule.Versions[^1].ValidFrom) return Refuse(Refusal.EndsBeforeItBegins, "validTo");
        if (rule.ValidTo == end.ValidTo) return Nothing;

        return Accept(new ClosingRuleEnded(end.Rule, end.ValidTo, end.Grounds.Trim()));
    }
}
