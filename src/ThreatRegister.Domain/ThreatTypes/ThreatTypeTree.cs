namespace ThreatRegister.Domain.ThreatTypes;

/// <summary>The threat types as they stand.</summary>
public sealed record ThreatTypeTree
{
    public static ThreatTypeTree Initial { get; } = new();
}
