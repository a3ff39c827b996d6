using System.Collections.Immutable;
using System.Diagnostics;

namespace ThreatRegister.Domain.Incidents;

public enum IncidentStatus
{
    Unreported,
    Open,
    Contained,
    Resolved,
    Closed,
    Retracted,
}

/// <summary>Whose figure of what: a later one of the same key replaces it, one of another source stands beside it.</summary>
public readonly record struct DamageKey(DamageKind Kind, DamageStatus Status, string? Currency, SourceId? Source);

/// <summary>Only what decisions about an incident need to know. Screens read projections, never this.</summary>
public sealed record Incident
{
    public static Incident Initial { get; } = new();

    public IncidentStatus Status { get; private init; }

    /// <summary>Kept apart from the status: what was resolved may have been contained or not.</summary>
    public bool IsContained { get; private init; }

    public When? ContainedAt { get; private init; }

    public When? ResolvedAt { get; private init; }

    /// <summary>The grounds of the last reopening or retraction, to know a repeat.</summary>
    public string? LastGrounds { get; private init; }

    public bool IsImported => Imported is not null;

    /// <summary>The import and row it was recorded from, with the digest of the row's last state that was recorded.</summary>
    public ImportedRow? Imported { get; private init; }

    public bool HasAffectedPerson { get; private init; }

    public RecordKind Kind { get; private init; }

    public Tlp Marking { get; private init; }

    public Stated<ThreatTypeId> Type { get; private init; } = new(default, Statement.Own);

    public Stated<Items<ThreatTypeId>> FurtherTypes { get; private init; } = new([], Statement.Own);

    public Stated<When> Occurred { get; private init; } = new(When.Unknown, Statement.Own);

    public Stated<Outcome> Outcome { get; private init; } = new(Incidents.Outcome.Unknown, Statement.Own);

    public Stated<Severity>? Severity { get; private init; }

    /// <summary>The reported values that can be corrected, as they stand; <see cref="Corrections.Occurred"/> is in <see cref="Occurred"/>.</summary>
    public Corrections Reported { get; private init; } = new();

    public ImmutableDictionary<ImpactAspect, Stated<string>> Impacts { get; private init; } = ImmutableDictionary<ImpactAspect, Stated<string>>.Empty;

    public ImmutableDictionary<DamageKey, Stated<Damage>> Damage { get; private init; } = ImmutableDictionary<DamageKey, Stated<Damage>>.Empty;

    public ImmutableDictionary<LocalId, Stated<Response>> Responses { get; private init; } = ImmutableDictionary<LocalId, Stated<Response>>.Empty;

    public ImmutableDictionary<OccasionId, Statement> Occasions { get; private init; } = ImmutableDictionary<OccasionId, Statement>.Empty;

    public ImmutableDictionary<(IncidentId Other, RelationKind Relation), Statement> Relations { get; private init; } =
        ImmutableDictionary<(IncidentId Other, RelationKind Relation), Statement>.Empty;

    public ImmutableHashSet<Stated<string>> Notes { get; private init; } = [];

    /// <summary>Who says the same; the report's own statement is one of them.</summary>
    public ImmutableHashSet<IncidentCorroborated> Corroborations { get; private init; } = [];

    public ImmutableDictionary<LocalId, Stated<Evidence>> Evidence { get; private init; } = ImmutableDictionary<LocalId, Stated<Evidence>>.Empty;

    /// <summary>The grounds on which evidence was withdrawn last, to know a repeat.</summary>
    public ImmutableDictionary<LocalId, string> WithdrawnEvidence { get; private init; } = ImmutableDictionary<LocalId, string>.Empty;

    /// <summary>When it was noticed; null where nobody has said so.</summary>
    public Stated<When>? Detected { get; private init; }

    /// <summary>Whether a time was recorded once, even if it was taken back.</summary>
    public bool WasDetected { get; private init; }

    public ImmutableDictionary<LocalId, Stated<Notification>> Notified { get; private init; } = ImmutableDictionary<LocalId, Stated<Notification>>.Empty;

    /// <summary>The grounds on which a notification was withdrawn last, to know a repeat.</summary>
    public ImmutableDictionary<LocalId, string> WithdrawnNotifications { get; private init; } = ImmutableDictionary<LocalId, string>.Empty;

    public static Incident Evolve(Incident incident, IncidentEvent happened) => happened switch
    {
        // A record of a withdrawn import begins anew: nothing of what was taken back stays.
        IncidentReported reported => Initial.Report(reported),
        IncidentClassified classified => incident with { FurtherTypes = new(classified.FurtherTypes, classified.Statement) },
        IncidentReclassified reclassified => incident with { Type = new(reclassified.Type, reclassified.Statement) },
        IncidentDated dated => incident with { Occurred = new(dated.Occurred, dated.Statement) },
        IncidentCorrected corrected => incident.Correct(corrected),
        IncidentSeverityAssessed assessed => incident with { Severity = new(assessed.Severity, assessed.Statement) },
        IncidentImpactAssessed assessed => incident with { Impacts = incident.Impacts.SetItem(assessed.Aspect, new(assessed.Impact, assessed.Statement)) },
        IncidentDamageRecorded recorded => incident.With(recorded.Damage, recorded.Statement),
        IncidentOutcomeDetermined determined => incident with { Outcome = new(determined.Outcome, determined.Statement) },
        IncidentResponseRecorded recorded => incident.With(recorded.Response, recorded.Statement),
        IncidentResponseCorrected corrected => incident.With(corrected.Response, corrected.Statement),
        IncidentLinkedToOccasion linked => incident with { Occasions = incident.Occasions.SetItem(linked.Occasion, linked.Statement) },
        IncidentUnlinkedFromOccasion unlinked => incident with { Occasions = incident.Occasions.Remove(unlinked.Occasion) },
        IncidentRelated related => incident with { Relations = incident.Relations.SetItem((related.Other, related.Relation), related.Statement) },
        IncidentUnrelated unrelated => incident with { Relations = incident.Relations.Remove((unrelated.Other, unrelated.Relation)) },
        IncidentMarked marked => incident with { Marking = marked.Marking },
        IncidentNoted noted => incident with { Notes = incident.Notes.Add(new(noted.Text, noted.Statement)) },
        IncidentCorroborated corroborated => incident with { Corroborations = incident.Corroborations.Add(corroborated) },
        IncidentEvidenceAttached attached => incident with
        {
            Evidence = incident.Evidence.SetItem(attached.Evidence.Id, new(attached.Evidence, attached.Statement)),
        },
        IncidentEvidenceWithdrawn withdrawn => incident with
        {
            Evidence = incident.Evidence.Remove(withdrawn.Evidence),
            WithdrawnEvidence = incident.WithdrawnEvidence.SetItem(withdrawn.Evidence, withdrawn.Grounds),
        },
        IncidentDetected detected => incident with { Detected = new(detected.At, detected.Statement), WasDetected = true },
        IncidentDetectionCorrected corrected => incident with { Detected = corrected.At is { } at ? new(at, corrected.Statement) : null },
        IncidentNotified notified => incident.With(notified.Notification, notified.Statement),
        IncidentNotificationCorrected corrected => incident.With(corrected.Notification, corrected.Statement),
        IncidentNotificationWithdrawn withdrawn => incident with
        {
            Notified = incident.Notified.Remove(withdrawn.Notification),
            WithdrawnNotifications = incident.WithdrawnNotifications.SetItem(withdrawn.Notification, withdrawn.Grounds),
        },
        IncidentContained contained => incident with
        {
            Status = incident.Status is IncidentStatus.Open ? IncidentStatus.Contained : incident.Status,
            IsContained = true,
            ContainedAt = contained.At ?? incident.ContainedAt,
        },
        IncidentResolved resolved => incident with { Status = IncidentStatus.Resolved, ResolvedAt = resolved.At ?? incident.ResolvedAt },
        IncidentClosed => incident with { Status = IncidentStatus.Closed },
        IncidentReopened reopened => incident with
        {
            Status = IncidentStatus.Open,
            IsContained = false,
            ContainedAt = null,
            ResolvedAt = null,
            LastGrounds = reopened.Grounds,
        },
        IncidentRetracted retracted => incident with { Status = IncidentStatus.Retracted, LastGrounds = retracted.Grounds },
        IncidentRowFollowed followed => incident with { Imported = incident.Imported! with { Digest = followed.Imported.Digest } },
        _ => throw new UnreachableException($"No rule for {happened.GetType().Name}."),
    };

    internal static DamageKey KeyOf(Damage damage, Statement statement) => new(damage.Kind, damage.Status, damage.Currency, statement.Source);

    // Only what differs is recorded, so that the change log names no field that stayed as it was.
    internal Corrections ChangesTo(Corrections wanted) => new(
        Changed(Reported.Title, wanted.Title?.Trim()),
        Changed(Occurred.Value, wanted.Occurred),
        Reported.Quantity == wanted.Quantity ? null : wanted.Quantity,
        Changed(Reported.Place, wanted.Place),
        Changed(Reported.Victim, wanted.Victim),
        Changed(Reported.Cause ?? "", wanted.Cause?.Trim()),
        Changed(Reported.Description ?? "", wanted.Description?.Trim()));

    private static T? Changed<T>(T? now, T? wanted)
        where T : class => EqualityComparer<T>.Default.Equals(now, wanted) ? null : wanted;

    private Incident With(Damage damage, Statement statement) =>
        this with { Damage = Damage.SetItem(KeyOf(damage, statement), new(damage, statement)) };

    private Incident With(Response response, Statement statement) =>
        this with { Responses = Responses.SetItem(response.Id, new(response, statement)) };

    private Incident With(Notification notification, Statement statement) =>
        this with { Notified = Notified.SetItem(notification.Id, new(notification, statement)) };

    private Incident Report(IncidentReported reported)
    {
        var statement = reported.Statement;
        return this with
        {
            Status = IncidentStatus.Open,
            Imported = reported.Imported,
            HasAffectedPerson = reported.AffectedPerson is not null,
            Kind = reported.Kind,
            Marking = reported.Marking,
            Type = new(reported.Type, statement),
            FurtherTypes = new(reported.FurtherTypes, statement),
            Occurred = new(reported.Occurred, statement),
            Outcome = new(reported.Outcome, statement),
            Severity = reported.Severity is { } severity ? new(severity, statement) : null,
            Reported = new(
                reported.Title, Occurred: null, reported.Quantity, reported.Place, reported.Victim, reported.Cause, reported.Description),
            Corroborations = [new(Fact: null, statement)],
            Impacts = ImpactsOf(reported),
            Damage = (reported.Damage ?? []).Aggregate(Damage, (known, damage) => known.SetItem(KeyOf(damage, statement), new(damage, statement))),
            Responses = (reported.Responses ?? []).Aggregate(Responses, (known, response) => known.SetItem(response.Id, new(response, statement))),
            Occasions = (reported.Occasions ?? []).Aggregate(Occasions, (known, occasion) => known.SetItem(occasion, statement)),
        };
    }

    private Incident Correct(IncidentCorrected corrected)
    {
        var corrections = corrected.Corrections;
        return this with
        {
            Occurred = corrections.Occurred is { } occurred ? new(occurred, corrected.Statement) : Occurred,
            Reported = new(
                corrections.Title ?? Reported.Title,
                Occurred: null,
                corrections.Quantity ?? Reported.Quantity,
                corrections.Place ?? Reported.Place,
                corrections.Victim ?? Reported.Victim,
                corrections.Cause ?? Reported.Cause,
                corrections.Description ?? Reported.Description),
        };
    }

    private ImmutableDictionary<ImpactAspect, Stated<string>> ImpactsOf(IncidentReported reported)
    {
        var impacts = Impacts;
        if (reported.PotentialImpact is { } potential) impacts = impacts.SetItem(ImpactAspect.Potential, new(potential, reported.Statement));
        if (reported.ActualImpact is { } actual) impacts = impacts.SetItem(ImpactAspect.Actual, new(actual, reported.Statement));
        return impacts;
    }
}
