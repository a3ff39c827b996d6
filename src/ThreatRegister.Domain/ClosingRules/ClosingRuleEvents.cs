using ThreatRegister.Domain.Incidents;

namespace ThreatRegister.Domain.ClosingRules;

/// <summary>What an incident needs before it may be closed.</summary>
public enum ClosingNeed
{
    Containment,
    Resolution,
    Response,
    Outcome,
}

/// <summary>What has happened to the rules of closing, all in one stream. Of the rules that fit, the one of the nearest type decides, and among those the one that names the outcome.</summary>
public abstract record ClosingRuleEvent
{
    private protected ClosingRuleEvent() { }
}

/// <param name="Type">The branch it is for; null for all.</param>
/// <param name="Outcomes">The outcomes it is for; empty for all.</param>
/// <param name="Imported">For imported records only (true), for others only (false), or both (null).</param>
/// <param name="ValidFrom">From this day on, of the closing.</param>
public sealed record ClosingRuleSet(LocalId Rule, ThreatTypeId? Type, Items<Outcome> Outcomes, bool? Imported, Items<ClosingNeed> Needs, DateOnly? ValidFrom, string Basis) : ClosingRuleEvent;

/// <param name="ValidTo">The last day on which it is valid.</param>
public sealed record ClosingRuleEnded(LocalId Rule, DateOnly ValidTo, string Grounds) : ClosingRuleEvent;

public abstract record ClosingRuleCommand
{
    private protected ClosingRuleCommand() { }

    public required LocalId Rule { get; init; }
}

/// <param name="Basis">The source of the rule: a law, a decision.</param>
public sealed record SetClosingRule(
    string Basis, Items<ClosingNeed> Needs, ThreatTypeId? Type = null, Items<Outcome>? Outcomes = null, bool? Imported = null, DateOnly? ValidFrom = null) : ClosingRuleCommand;
public sealed record EndClosingRule(DateOnly ValidTo, string Grounds) : ClosingRuleCommand;
