using ThreatRegister.Domain;
using ThreatRegister.Domain.Incidents;

namespace ThreatRegister.Projections.Incidents;

/// <summary>One incident as registers, lists and pages see it. No personal data.</summary>
/// <param name="MergedInto">The incident that speaks for it; that one may be merged as well.</param>
/// <param name="MergedFrom">The incidents it speaks for; null where there are none.</param>
/// <param name="Detected">When it was noticed; null where nobody has said so.</param>
/// <param name="Notified">Who was told of it; null where nothing is recorded.</param>
/// <param name="ResolvedAt">When it was resolved, as stated; null where it is not, or no time is stated.</param>
/// <param name="OwnStatus">How far it had come by itself, where <paramref name="Status"/> says that it is merged away or withdrawn.</param>
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
    long Version,
    IncidentId? MergedInto = null,
    Items<IncidentId>? MergedFrom = null,
    Lifecycle? OwnStatus = null,
    Items<StatedEvidence>? Evidence = null,
    When? Detected = null,
    Items<StatedNotification>? Notified = null,
    When? ResolvedAt = null)
{
    /// <summary>Further sources for what the row holds.</summary>
    public Items<Corroboration> Corroborations { get; init; } = [];

    /// <summary>Where the potential impact is from; null where none is stated.</summary>
    public Statement? PotentialImpactFrom { get; init; }

    /// <summary>Where the actual impact is from; null where none is stated.</summary>
    public Statement? ActualImpactFrom { get; init; }
}

public enum Lifecycle
{
    Open,
    Contained,
    Resolved,
    Closed,
    Retracted,

    /// <summary>Another incident speaks for it.</summary>
    MergedAway,

    /// <summary>The import it is from was taken back.</summary>
    Withdrawn,
}

/// <summary>One statement of damage; all are kept, and the last official one (or else the last) of a kind counts.</summary>
public sealed record StatedDamage(Damage Damage, Statement Statement);

public sealed record StatedResponse(Response Response, Statement Statement);

/// <summary>A file that shows something about the incident, and was not withdrawn.</summary>
public sealed record StatedEvidence(Evidence Evidence, Statement Statement);

/// <summary>That someone was told of the incident, and was not withdrawn.</summary>
public sealed record StatedNotification(Notification Notification, Statement Statement);

public sealed record Relation(IncidentId Other, RelationKind Kind);

public sealed record Note(string Text, Statement Statement);
