using System.Diagnostics;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Drills;
using ThreatRegister.EventLog;

namespace ThreatRegister.Projections.Drills;

/// <summary>One drill: what was exercised, by whom, what it showed and which lessons were drawn.</summary>
/// <param name="Scenario">Null: a free drill.</param>
public sealed record DrillRow(
    string Id,
    string Title,
    ScenarioId? Scenario,
    When Held,
    string By,
    Items<string> Participants,
    Items<ThreatTypeId> Types,
    Items<OccasionId> Occasions,
    Items<string> Findings,
    Items<LessonId> Lessons,
    DrillStatus Status,
    Tlp Marking,
    Items<SourceId> Sources,
    Statement Statement,
    When? StatedOn,
    DateTimeOffset RecordedAt,
    long Version);

public enum DrillStatus
{
    Stands,
    Withdrawn,
}

/// <summary>The register of drills (diễn tập): one row a drill. No figure of incidents looks here.</summary>
public sealed class DrillRegister : IRegisterFold<DrillRow>
{
    public string Name => "drills";

    public IReadOnlyList<string> Categories { get; } = ["drill"];

    public IReadOnlyList<RegisterField<DrillRow>> Fields { get; } =
    [
        new("title", row => row.Title),
        new("scenario", row => row.Scenario?.Value),
        new("held", row => row.Held.Text),
        new("by", row => row.By),
        new("participants", row => FieldText.Join(row.Participants)),
        new("types", row => FieldText.Join(row.Types)),
        new("occasions", row => FieldText.Join(row.Occasions)),
        new("findings", row => FieldText.Join(row.Findings)),
        new("lessons", row => FieldText.Join(row.Lessons)),
        new("status", row => Codes.Of(row.Status)),
        new("marking", row => Codes.Of(row.Marking)),
        new("sources", row => FieldText.Join(row.Sources)),
    ];

    public Tlp MarkingOf(DrillRow row) => row.Marking;

    public string TitleOf(DrillRow row) => row.Title;

    public IEnumerable<string?> TextsOf(DrillRow row) => [row.Id, row.Title, row.By, .. row.Participants, .. row.Findings];

    public DrillRow Apply(DrillRow? row, Recorded<object> recorded)
    {
        var next = recorded.Event switch
        {
            DrillHeld first => new DrillRow(
                recorded.Stream.Id, first.Title, first.Scenario, first.Held, first.By, first.Participants, first.Types, first.Occasions, [], [], DrillStatus.Stands, first.Marking, [],
                first.Statement, first.Statement.StatedOn, recorded.RecordedAt, recorded.Version),
            DrillFindingRecorded found when row is not null => row with { Findings = FieldText.Once(row.Findings, found.Finding) },
            DrillLessonDrawn drawn when row is not null => row with { Lessons = FieldText.Once(row.Lessons, drawn.Lesson) },
            DrillCorrected corrected when row is not null => Correct(row, corrected.Corrections),
            DrillWithdrawn when row is not null => row with { Status = DrillStatus.Withdrawn },
            _ => throw new UnreachableException($"No rule for {recorded.Event.GetType().Name} in {recorded.Stream}."),
        };
        return next with { Version = recorded.Version, Sources = FieldText.WithSource(next.Sources, RegisterFolds.StatementOf(recorded.Event)) };
    }

    private static DrillRow Correct(DrillRow row, DrillCorrections corrections) => row with
    {
        Title = corrections.Title ?? row.Title,
        Scenario = corrections.Scenario ?? row.Scenario,
        Held = corrections.Held ?? row.Held,
        By = corrections.By ?? row.By,
        Participants = corrections.Participants ?? row.Participants,
        Types = corrections.Types ?? row.Types,
        Occasions = corrections.Occasions ?? row.Occasions,
        Marking = corrections.Marking ?? row.Marking,
    };
}
