using System.Diagnostics;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Domain.Merges;
using ThreatRegister.Domain.Withdrawals;
using ThreatRegister.EventLog;

namespace ThreatRegister.Projections.Incidents;

/// <summary>The register of incidents: one row an incident.</summary>
public sealed class IncidentRegister : IRegisterFold<IncidentRow>
{
    public string Name => "incidents";

    public IReadOnlyList<string> Categories { get; } = ["incident", WholeStreams.Merges.Category, WholeStreams.Withdrawals.Category];

    public IReadOnlyList<StreamName> FurtherStreams { get; } = [WholeStreams.Merges, WholeStreams.Withdrawals];

    public IReadOnlyList<RegisterField<IncidentRow>> Fields => IncidentFields.All;

    public Route RouteOf(Recorded<object> recorded) => recorded.Event switch
    {
        IncidentsMerged merged => Route.To(merged.Merged.Value, merged.Survivor.Value),
        IncidentsUnmerged unmerged => Route.To(unmerged.Merged.Value, unmerged.Survivor.Value),
        UnmergeSettled settled => Route.To(settled.Merged.Value),
        ImportWithdrawn withdrawn => Route.Import(withdrawn.Import.Value),
        ImportReinstated reinstated => Route.Import(reinstated.Import.Value),
        _ => throw new UnreachableException($"No route for {recorded.Event.GetType().Name}."),
    };

    public Tlp MarkingOf(IncidentRow row) => row.Marking;

    public string TitleOf(IncidentRow row) => row.Title;

    public IEnumerable<string?> TextsOf(IncidentRow row) =>
    [
        row.Id, row.Title, row.Description, row.Cause, row.PotentialImpact, row.ActualImpact, row.Place?.Name, row.Place?.Region, row.Victim?.Owner, row.Victim?.System,
        .. row.Responses.SelectMany(stated => new[] { stated.Response.Summary, stated.Response.By }),
        .. row.Notes.Select(note => note.Text),
    ];

    public string? ImportOf(IncidentRow row) => row.Imported?.Import.Value;

    public IncidentRow Apply(IncidentRow? row, Recorded<object> recorded)
    {
        // Folded is what the incident is by itself; that it is merged away or withdrawn is laid over it.
        var own = row is null ? null : row with { Status = row.OwnStatus ?? row.Status, OwnStatus = null };
        var isWithdrawn = recorded.Event is ImportWithdrawn || (row?.Status is Lifecycle.Withdrawn && recorded.Event is not (ImportReinstated or IncidentReported));
        var next = recorded.Event switch
        {
            IncidentReported reported => Report(reported, recorded) with { MergedInto = row?.MergedInto, MergedFrom = row?.MergedFrom },
            IncidentEvent happened when own is not null => Change(own, happened),
            MergeEvent happened when own is not null => Merge(own, happened),
            WithdrawalEvent when own is not null => own,
            _ => throw new UnreachableException($"{recorded.Stream} begins with {recorded.Event.GetType().Name}."),
        };
        return Overlaid(next, isWithdrawn) with { Version = this.Owns(recorded.Stream) ? recorded.Version : next.Version, Sources = FieldText.WithSource(next.Sources, RegisterFolds.StatementOf(recorded.Event)) };
    }

    private static IncidentRow Overlaid(IncidentRow row, bool isWithdrawn)
    {
        if (isWithdrawn) return row with { Status = Lifecycle.Withdrawn, OwnStatus = row.Status };
        return row.MergedInto is null ? row : row with { Status = Lifecycle.MergedAway, OwnStatus = row.Status };
    }

    private static IncidentRow Merge(IncidentRow row, MergeEvent happened) => happened switch
    {
        IncidentsMerged merged when Is(row, merged.Merged) => row with { MergedInto = merged.Survivor },
        IncidentsMerged merged => row with { MergedFrom = (row.MergedFrom ?? []).With(merged.Merged) },
        IncidentsUnmerged unmerged when Is(row, unmerged.Merged) => row with { MergedInto = null },
        IncidentsUnmerged unmerged => row with { MergedFrom = (row.MergedFrom ?? []).Without(unmerged.Merged) is { Count: > 0 } left ? left : null },
        UnmergeSettled => row,
        _ => throw new UnreachableException($"No rule for {happened.GetType().Name}."),
    };

    private static bool Is(IncidentRow row, IncidentId incident) => string.Equals(row.Id, incident.Value, StringComparison.Ordinal);

    private static IncidentRow Report(IncidentReported reported, Recorded<object> recorded) => new(
        recorded.Stream.Id,
        reported.Title,
        reported.Type,
        reported.FurtherTypes,
        reported.Kind,
        reported.Occurred,
        reported.Quantity,
        reported.Outcome,
        Lifecycle.Open,
        reported.Marking,
        reported.Statement.StatedOn,
        recorded.RecordedAt,
        reported.Description,
        reported.Place,
        reported.Victim,
        reported.Cause,
        reported.PotentialImpact,
        reported.ActualImpact,
        reported.Severity,
        [.. (reported.Damage ?? []).Select(damage => new StatedDamage(damage, reported.Statement))],
        [.. (reported.Responses ?? []).Select(response => new StatedResponse(response, reported.Statement))],
        reported.Occasions ?? [],
        [],
        [],
        [],
        reported.Imported,
        recorded.Version)
    {
        PotentialImpactFrom = reported.PotentialImpact is null ? null : reported.Statement,
        ActualImpactFrom = reported.ActualImpact is null ? null : reported.Statement,
    };

    private static IncidentRow Change(IncidentRow row, IncidentEvent happened) => happened switch
    {
        IncidentReported => row,
        IncidentClassified classified => row with { FurtherTypes = classified.FurtherTypes },
        IncidentReclassified moved => row with { Type = moved.Type, FurtherTypes = row.FurtherTypes.Without(moved.Type) },
        IncidentDated dated => row with { Occurred = dated.Occurred },
        IncidentCorrected corrected => Correct(row, corrected.Corrections),
        IncidentSeverityAssessed assessed => row with { Severity = assessed.Severity },
        IncidentImpactAssessed { Aspect: ImpactAspect.Potential } assessed => row with { PotentialImpact = assessed.Impact, PotentialImpactFrom = assessed.Statement },
        IncidentImpactAssessed assessed => row with { ActualImpact = assessed.Impact, ActualImpactFrom = assessed.Statement },
        IncidentDamageRecorded recorded => row with { Damage = row.Damage.With(new(recorded.Damage, recorded.Statement)) },
        IncidentOutcomeDetermined determined => row with { Outcome = determined.Outcome },
        IncidentResponseRecorded recorded => row with { Responses = row.Responses.With(new(recorded.Response, recorded.Statement)) },
        IncidentResponseCorrected corrected => row with
        {
            Responses = [.. row.Responses.Select(known => known.Response.Id == corrected.Response.Id ? new(corrected.Response, corrected.Statement) : known)],
        },
        IncidentLinkedToOccasion linked => row with { Occasions = FieldText.Once(row.Occasions, linked.Occasion) },
        IncidentUnlinkedFromOccasion unlinked => row with { Occasions = row.Occasions.Without(unlinked.Occasion) },
        IncidentRelated related => row with { Relations = FieldText.Once(row.Relations, new(related.Other, related.Relation)) },
        IncidentUnrelated unrelated => row with { Relations = row.Relations.Without(new(unrelated.Other, unrelated.Relation)) },
        IncidentMarked marked => row with { Marking = marked.Marking },
        IncidentNoted noted => row with { Notes = row.Notes.With(new(noted.Text, noted.Statement)) },
        IncidentCorroborated corroborated => row with { Corroborations = row.Corroborations.With(new(corroborated.Fact, corroborated.Statement)) },
        IncidentEvidenceAttached attached => row with { Evidence = (row.Evidence ?? []).With(new(attached.Evidence, attached.Statement)) },
        IncidentEvidenceWithdrawn withdrawn => row with { Evidence = [.. (row.Evidence ?? []).Where(stated => stated.Evidence.Id != withdrawn.Evidence)] },
        IncidentDetected detected => row with { Detected = detected.At },
        IncidentDetectionCorrected corrected => row with { Detected = corrected.At },
        IncidentNotified notified => row with { Notified = (row.Notified ?? []).With(new(notified.Notification, notified.Statement)) },
        IncidentNotificationCorrected corrected => row with
        {
            Notified = row.Notified is null ? null : [.. row.Notified.Select(known => known.Notification.Id == corrected.Notification.Id ? new(corrected.Notification, corrected.Statement) : known)],
        },
        IncidentNotificationWithdrawn withdrawn => row with
        {
            Notified = (row.Notified ?? []).Where(known => known.Notification.Id != withdrawn.Notification).ToArray() is { Length: > 0 } left ? [.. left] : null,
        },
        IncidentContained => row with { Status = row.Status is Lifecycle.Open ? Lifecycle.Contained : row.Status },
        IncidentResolved resolved => row with { Status = Lifecycle.Resolved, ResolvedAt = resolved.At ?? row.ResolvedAt },
        IncidentClosed => row with { Status = Lifecycle.Closed },
        IncidentReopened => row with { Status = Lifecycle.Open, ResolvedAt = null },
        IncidentRetracted => row with { Status = Lifecycle.Retracted },
        IncidentRowFollowed => row,
        _ => throw new UnreachableException($"No rule for {happened.GetType().Name}."),
    };

    private static IncidentRow Correct(IncidentRow row, Corrections corrections) => row with
    {
        Title = corrections.Title ?? row.Title,
        Occurred = corrections.Occurred ?? row.Occurred,
        Quantity = corrections.Quantity ?? row.Quantity,
        Place = corrections.Place ?? row.Place,
        Victim = corrections.Victim ?? row.Victim,
        Cause = Corrected(row.Cause, corrections.Cause),
        Description = Corrected(row.Description, corrections.Description),
    };

    private static string? Corrected(string? now, string? correction) => correction switch
    {
        null => now,
        "" => null,
        _ => correction,
    };
}
