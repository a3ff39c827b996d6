namespace ThreatRegister.Domain.Incidents;

/// <summary>What users ask of one incident.</summary>
public abstract record IncidentCommand
{
    private protected IncidentCommand() { }

    public required IncidentId Incident { get; init; }
}

/// <param name="Quantity">Null: one, for a case; not stated, for an aggregate.</param>
/// <param name="Marking">Null: <see cref="Tlp.Green"/>.</param>
/// <param name="StateSecret">Refused by an installation that is not made for state secrets.</param>
/// <param name="Detected">When it was noticed, as <see cref="DetectIncident"/> says it later: what legal terms run from.</param>
public sealed record ReportIncident(
    string Title,
    ThreatTypeId Type,
    When Occurred,
    Quantity? Quantity = null,
    RecordKind Kind = RecordKind.Case,
    Items<ThreatTypeId>? FurtherTypes = null,
    Outcome Outcome = Outcome.Unknown,
    Tlp? Marking = null,
    StateSecretLevel? StateSecret = null,
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
    ImportedRow? Imported = null,
    Statement? Statement = null,
    When? Detected = null) : IncidentCommand;

public sealed record ClassifyIncident(Items<ThreatTypeId> FurtherTypes, Statement? Statement = null) : IncidentCommand;
public sealed record ReclassifyIncident(ThreatTypeId Type, string Grounds, Statement? Statement = null) : IncidentCommand;

/// <summary>Dates an incident more precisely, within what is recorded; anything else is a correction.</summary>
public sealed record DateIncident(When Occurred, Statement? Statement = null) : IncidentCommand;
public sealed record CorrectIncident(Corrections Corrections, string Grounds, Statement? Statement = null) : IncidentCommand;
public sealed record AssessIncidentSeverity(Severity Severity, Statement? Statement = null) : IncidentCommand;
public sealed record AssessIncidentImpact(ImpactAspect Aspect, string Impact, Statement? Statement = null) : IncidentCommand;
public sealed record RecordIncidentDamage(Damage Damage, Statement? Statement = null) : IncidentCommand;
public sealed record DetermineIncidentOutcome(Outcome Outcome, string? Grounds = null, Statement? Statement = null) : IncidentCommand;
public sealed record RecordIncidentResponse(Response Response, Statement? Statement = null) : IncidentCommand;
public sealed record CorrectIncidentResponse(Response Response, string Grounds, Statement? Statement = null) : IncidentCommand;
public sealed record LinkIncidentToOccasion(OccasionId Occasion, Statement? Statement = null) : IncidentCommand;
public sealed record UnlinkIncidentFromOccasion(OccasionId Occasion, string Grounds) : IncidentCommand;
public sealed record RelateIncident(IncidentId Other, RelationKind Relation, Statement? Statement = null) : IncidentCommand;
public sealed record UnrelateIncident(IncidentId Other, RelationKind Relation, string Grounds) : IncidentCommand;
public sealed record MarkIncident(Tlp? Marking, string Grounds, StateSecretLevel? StateSecret = null) : IncidentCommand;
public sealed record NoteOnIncident(string Text, Statement? Statement = null) : IncidentCommand;

/// <summary>One more source for what is recorded already; counted once, shown beside the others.</summary>
/// <param name="Fact">Which fact, in the JSON's spelling (<c>occurred</c>, <c>quantity</c>, <c>response:ID</c>); null: the incident as such.</param>
public sealed record CorroborateIncident(Statement Statement, string? Fact = null) : IncidentCommand;
public sealed record AttachIncidentEvidence(Evidence Evidence, Statement? Statement = null) : IncidentCommand;
public sealed record WithdrawIncidentEvidence(LocalId Evidence, string Grounds) : IncidentCommand;

/// <summary>When it was noticed; later, more precisely.</summary>
public sealed record DetectIncident(When At, Statement? Statement = null) : IncidentCommand;

/// <param name="At">Null: when it was noticed is not known after all.</param>
public sealed record CorrectIncidentDetection(When? At, string Grounds, Statement? Statement = null) : IncidentCommand;
public sealed record NotifyIncident(Notification Notification, Statement? Statement = null) : IncidentCommand;
public sealed record CorrectIncidentNotification(Notification Notification, string Grounds, Statement? Statement = null) : IncidentCommand;
public sealed record WithdrawIncidentNotification(LocalId Notification, string Grounds) : IncidentCommand;
public sealed record ContainIncident(When? At = null, Statement? Statement = null) : IncidentCommand;
public sealed record ResolveIncident(When? At = null, Statement? Statement = null) : IncidentCommand;
public sealed record CloseIncident(string Reason) : IncidentCommand;
public sealed record ReopenIncident(string Grounds) : IncidentCommand;
public sealed record RetractIncident(string Grounds) : IncidentCommand;

/// <summary>Says that the record has been brought up to a later state of the row it was imported from.</summary>
/// <param name="Imported">The import that found the row changed, and the digest of its new state.</param>
public sealed record FollowImportedRow(ImportedRow Imported, string Grounds) : IncidentCommand;
