namespace ThreatRegister.Domain.Incidents;

/// <summary>What has happened to one incident. Stored names live in the codec's catalogue: edit a record and you edit history.</summary>
public abstract record IncidentEvent
{
    private protected IncidentEvent() { }
}

public sealed record IncidentReported(
    IncidentId Incident,
    string Title,
    ThreatTypeId Type,
    Items<ThreatTypeId> FurtherTypes,
    When Occurred,
    Quantity Quantity,
    RecordKind Kind,
    Outcome Outcome,
    Tlp Marking,
    Statement Statement,
    string? Description = null,
    Place? Place = null,
    Victim? Victim = null,
    string? Cause = null,
    string? PotentialImpact = null,
    string? ActualImpact = null,
    Items<Damage>? Damage = null,
    Severity? Severity = null,
    Items<Response>? Responses = null,
    Items<OccasionId>? Occasions = null,
    Personal<string>? Contact = null,
    Personal<string>? AffectedPerson = null,
    ImportedRow? Imported = null) : IncidentEvent;

public sealed record IncidentClassified(Items<ThreatTypeId> FurtherTypes, Statement Statement) : IncidentEvent;
public sealed record IncidentReclassified(ThreatTypeId Type, string Grounds, Statement Statement) : IncidentEvent;
public sealed record IncidentDated(When Occurred, Statement Statement) : IncidentEvent;
public sealed record IncidentCorrected(Corrections Corrections, string Grounds, Statement Statement) : IncidentEvent;
public sealed record IncidentSeverityAssessed(Severity Severity, Statement Statement) : IncidentEvent;
public sealed record IncidentImpactAssessed(ImpactAspect Aspect, string Impact, Statement Statement) : IncidentEvent;
public sealed record IncidentDamageRecorded(Damage Damage, Statement Statement) : IncidentEvent;
public sealed record IncidentOutcomeDetermined(Outcome Outcome, string? Grounds, Statement Statement) : IncidentEvent;
public sealed record IncidentResponseRecorded(Response Response, Statement Statement) : IncidentEvent;
public sealed record IncidentResponseCorrected(Response Response, string Grounds, Statement Statement) : IncidentEvent;
public sealed record IncidentLinkedToOccasion(OccasionId Occasion, Statement Statement) : IncidentEvent;
public sealed record IncidentUnlinkedFromOccasion(OccasionId Occasion, string Grounds) : IncidentEvent;
public sealed record IncidentRelated(IncidentId Other, RelationKind Relation, Statement Statement) : IncidentEvent;
public sealed record IncidentUnrelated(IncidentId Other, RelationKind Relation, string Grounds) : IncidentEvent;
public sealed record IncidentMarked(Tlp Marking, string Grounds) : IncidentEvent;
public sealed record IncidentNoted(string Text, Statement Statement) : IncidentEvent;

/// <summary>A further source for what is recorded already: of one fact, or of the incident as such (null).</summary>
public sealed record IncidentCorroborated(string? Fact, Statement Statement) : IncidentEvent;
public sealed record IncidentEvidenceAttached(Evidence Evidence, Statement Statement) : IncidentEvent;

/// <summary>It no longer speaks for the incident. The log keeps that it did, and the store its content.</summary>
public sealed record IncidentEvidenceWithdrawn(LocalId Evidence, string Grounds) : IncidentEvent;
public sealed record IncidentContained(When? At, Statement Statement) : IncidentEvent;
public sealed record IncidentResolved(When? At, Statement Statement) : IncidentEvent;
public sealed record IncidentClosed(string Reason) : IncidentEvent;
public sealed record IncidentReopened(string Grounds) : IncidentEvent;
public sealed record IncidentRetracted(string Grounds) : IncidentEvent;

/// <param name="Imported">The import that found the row changed, and the digest of its new state; the record stays one of the import it began with.</param>
public sealed record IncidentRowFollowed(ImportedRow Imported, string Grounds) : IncidentEvent;

public sealed record IncidentDetected(When At, Statement Statement) : IncidentEvent;

/// <param name="At">Null: when it was noticed is not known after all.</param>
public sealed record IncidentDetectionCorrected(When? At, string Grounds, Statement Statement) : IncidentEvent;
public sealed record IncidentNotified(Notification Notification, Statement Statement) : IncidentEvent;
public sealed record IncidentNotificationCorrected(Notification Notification, string Grounds, Statement Statement) : IncidentEvent;
public sealed record IncidentNotificationWithdrawn(LocalId Notification, string Grounds) : IncidentEvent;
