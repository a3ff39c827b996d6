namespace ThreatRegister.Domain.ClosingRules;

/// <summary>The rules of closing as they stand.</summary>
public sealed record ClosingRuleBook
{
    public static ClosingRuleBook Initial { get; } = new();
}
