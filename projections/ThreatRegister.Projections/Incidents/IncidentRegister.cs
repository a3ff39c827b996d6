using System.Diagnostics;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.EventLog;

namespace ThreatRegister.Projections.Incidents;

/// <summary>The register of incidents: one row an incident.</summary>
public sealed class IncidentRegister : IRegisterFold<IncidentRow>
{
    public string Name => "incidents";

    public IReadOnlyList<string> Categories { get; } = ["incident"];

    public IReadOnlyList<RegisterField<IncidentRow>> Fields => IncidentFields.All;

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
        var next = recorded.Event switch
        {
            IncidentReported reported => Report(reported, recorded),
            IncidentEvent happened when row is not null => Change(row, happened),
            _ => throw new UnreachableException($"{recorded.Stream} begins with {recorded.Event.GetType().Name}."),
        };
        return next with { Version = this.Owns(recorded.Stream) ? recorded.Version : next.Version, Sources = FieldText.WithSource(next.Sources, RegisterFolds.StatementOf(recorded.Event)) };
    }

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
        recorded.Version);

    private static IncidentRow Change(IncidentRow row, IncidentEvent happened) => happened switch
    {
        IncidentReported => row,
        IncidentClassified classified => row with { FurtherTypes = classified.FurtherTypes },
        IncidentReclassified moved => row with { Type = moved.Type, FurtherTypes = row.FurtherTypes.Without(moved.Type) },
        IncidentDated dated => row with { Occurred = dated.Occurred },
        IncidentCorrected corrected => Correct(row, corrected.Corrections),
        IncidentSeverityAssessed assessed => row with { Severity = assessed.Severity },
        IncidentImpactAssessed { Aspect: ImpactAspect.Potential } assessed => row with { PotentialImpact = assessed.Impact },
        IncidentImpactAssessed assessed => row with { ActualImpact = assessed.Impact },
        IncidentDamageRecorded recorded => row with { Damage = row.Damage.With(new(recorded.Damage, recorded.Statement)) },
        IncidentOutcomeDetermined determined => row with { Outcome = determined.Outcome },
        IncidentResponseRecorded recorded => row with { Responses = row.Responses.With(new(recorded.Response, recorded.Statement)) },
        IncidentResponseCorrected corrected => row with
        {
            Responses = [.. row.Responses.Select(known => known.Response.Id == corrected.Response.Id ? new(corrected.Response, corrected.Statement) : known)],
        },
        IncidentLinkedToOccasion linked => row with { Occasions = FieldText.Once(row.Occasions, linked.Occasion) },
        IncidentUnlinkedFromOccasion unlinked => row with { Occasions = row.Occasions.Without(unlinked.Occasion) },
        IncidentRelated related => row with { Relations = FieldText.Once(row.Relations, new(related.Other.Value, related.Relation)) },
        IncidentUnrelated unrelated => row with { Relations = row.Relations.Without(new(unrelated.Other.Value, unrelated.Relation)) },
        IncidentMarked marked => row with { Marking = marked.Marking },
        IncidentNoted noted => row with { Notes = row.Notes.With(new(noted.Text, noted.Statement)) },
        IncidentContained => row with { Status = row.Status is Lifecycle.Open ? Lifecycle.Contained : row.Status },
        IncidentResolved => row with { Status = Lifecycle.Resolved },
        IncidentClosed => row with { Status = Lifecycle.Closed },
        IncidentReopened => row with { Status = Lifecycle.Open },
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
