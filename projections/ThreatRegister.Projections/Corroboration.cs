using ThreatRegister.Domain;

namespace ThreatRegister.Projections;

/// <summary>A further source for what a row holds: of one fact, or of the record as such (null).</summary>
public sealed record Corroboration(string? Fact, Statement Statement);
