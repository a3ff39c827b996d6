using System.Diagnostics;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Assessments;
using ThreatRegister.EventLog;

namespace ThreatRegister.Projections.Assessments;

/// <summary>One judgement, trend or limitation, with everything that says it.</summary>
/// <param name="Period">The time it is about; null: the time when it was stated.</param>
/// <param name="Statement">The first to say it; the others are in <paramref name="Corroborations"/>.</param>
public sealed record AssessmentRow(
    string Id,
    AssessmentKind Kind,
    string By,
    string Text,
    TrendDirection? Direction,
    Items<ThreatTypeId> Types,
    Items<OccasionId> Occasions,
    Items<IncidentId> Incidents,
    When? Period,
    AssessmentStatus Status,
    Items<Corroboration> Corroborations,
    Tlp Marking,
    Items<SourceId> Sources,
    Statement Statement,
    When? StatedOn,
    DateTimeOffset RecordedAt,
    long Version)
{
    /// <summary>The time that it counts as being about; null where no source gives any.</summary>
    public When? About() => Period ?? StatedOn;
}

public enum AssessmentStatus
{
    Stands,
    Withdrawn,
}

/// <summary>The register of assessments: one row an assessment.</summary>
public sealed class AssessmentRegister : IRegisterFold<AssessmentRow>
{
    public string Name => "assessments";

    public IReadOnlyList<string> Categories { get; } = ["assessment"];

    public IReadOnlyList<RegisterField<AssessmentRow>> Fields { get; } =
    [
        new("kind", row => Codes.Of(row.Kind)),
        new("by", row => row.By),
        new("text", row => row.Text),
        new("direction", row => row.Direction is { } direction ? Codes.Of(direction) : null),
        new("types", row => FieldText.Join(row.Types)),
        new("occasions", row => FieldText.Join(row.Occasions)),
        new("incidents", row => FieldText.Join(row.Incidents)),
        new("period", row => row.Period?.Text),
        new("status", row => Codes.Of(row.Status)),
        new("marking", row => Codes.Of(row.Marking)),
        new("corroborations", row => FieldText.Join(row.Corroborations)),
        new("sources", row => FieldText.Join(row.Sources)),
    ];

    public Tlp MarkingOf(AssessmentRow row) => row.Marking;

    public string TitleOf(AssessmentRow row) => row.Text;

    public IEnumerable<string?> TextsOf(AssessmentRow row) => [row.Id, row.Text, row.By];

    public AssessmentRow Apply(AssessmentRow? row, Recorded<object> recorded)
    {
        var next = recorded.Event switch
        {
            AssessmentRecorded first => new AssessmentRow(
                recorded.Stream.Id, first.Kind, first.By, first.Text, first.Direction, first.Types, first.Occasions, first.Incidents, first.Period, AssessmentStatus.Stands, [],
                first.Marking, [], first.Statement, first.Statement.StatedOn, recorded.RecordedAt, recorded.Version),
            AssessmentCorroborated corroborated when row is not null => row with { Corroborations = row.Corroborations.With(new(Fact: null, corroborated.Statement)) },
            AssessmentCorrected corrected when row is not null => Correct(row, corrected.Corrections),
            AssessmentWithdrawn when row is not null => row with { Status = AssessmentStatus.Withdrawn },
            _ => throw new UnreachableException($"No rule for {recorded.Event.GetType().Name} in {recorded.Stream}."),
        };
        return next with { Version = recorded.Version, Sources = FieldText.WithSource(next.Sources, RegisterFolds.StatementOf(recorded.Event)) };
    }

    private static AssessmentRow Correct(AssessmentRow row, AssessmentCorrections corrections) => row with
    {
        By = corrections.By ?? row.By,
        Text = corrections.Text ?? row.Text,
        Direction = corrections.Direction ?? row.Direction,
        Types = corrections.Types ?? row.Types,
        Occasions = corrections.Occasions ?? row.Occasions,
        Incidents = corrections.Incidents ?? row.Incidents,
        Period = corrections.Period ?? row.Period,
        Marking = corrections.Marking ?? row.Marking,
    };
}
