using ThreatRegister.Domain;
using ThreatRegister.Domain.Incidents;

namespace ThreatRegister.Projections.Incidents;

/// <summary>One incident as registers, lists and pages see it. No personal data.</summary>
public sealed record IncidentRow(
    string Id,
    string Title,
    ThreatTypeId Type,
    Items<ThreatTypeId> FurtherTypes,
    RecordKind Kind,
    When Occurred,
    Quantity Quantity,
    Outcome Outcome,
    Lifecycle Status,
    Tlp Marking,
    When? StatedOn,
    DateTimeOffset RecordedAt,
    string? Description,
    Place? Place,
    Victim? Victim,
    string? Cause,
    string? PotentialImpact,
    string? ActualImpact,
    Severity? Severity,
    Items<StatedDamage> Damage,
    Items<StatedResponse> Responses,
    Items<OccasionId> Occasions,
    Items<Relation> Relations,
    Items<Note> Notes,
    Items<SourceId> Sources,
    ImportedRow? Imported,
    long Version)
{
    /// <summary>Further sources for what the row holds.</summary>
    public Items<Corroboration> Corroborations { get; init; } = [];
}

public enum Lifecycle
{
    Open,
    Contained,
    Resolved,
    Closed,
    Retracted,
}

/// <summary>One statement of damage; all are kept, and the last official one (or else the last) of a kind counts.</summary>
public sealed record StatedDamage(Damage Damage, Statement Statement);

public sealed record StatedResponse(Response Response, Statement Statement);

public sealed record Relation(string Other, RelationKind Kind);

public sealed record Note(string Text, Statement Statement);
