namespace ThreatRegister.Domain;

/// <summary>
/// A fact as a state holds it: with the statement it is from. The same value from another source is not a repeat: one fact may have
/// several sources, and each is kept.
/// </summary>
public sealed record Stated<T>(T Value, Statement Statement);
