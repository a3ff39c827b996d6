using System.Diagnostics;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Lessons;
using ThreatRegister.EventLog;

namespace ThreatRegister.Projections.Lessons;

/// <summary>One lesson and how far it has come.</summary>
/// <param name="Text">Null while it has only been asked for.</param>
public sealed record LessonRow(
    string Id,
    string Subject,
    string? Text,
    LessonStatus Status,
    string? AskedBy,
    string? AskedOf,
    string? Purpose,
    Items<OccasionId> Occasions,
    Items<IncidentId> Incidents,
    Items<LessonApplication> Applications,
    Items<string> Effects,
    Tlp Marking,
    Items<SourceId> Sources,
    Statement Statement,
    When? StatedOn,
    DateTimeOffset RecordedAt,
    long Version);

public enum LessonStatus
{
    Asked,
    Recorded,
    Reviewed,
    Adopted,
    Applied,
    EffectVerified,
    Rejected,
}

public sealed record LessonApplication(OccasionId? Occasion, string? Plan, When? At);

/// <summary>The register of lessons: one row a lesson, from being asked for to its verified effect.</summary>
public sealed class LessonRegister : IRegisterFold<LessonRow>
{
    public string Name => "lessons";

    public IReadOnlyList<string> Categories { get; } = ["lesson"];

    public IReadOnlyList<RegisterField<LessonRow>> Fields { get; } =
    [
        new("subject", row => row.Subject),
        new("text", row => row.Text),
        new("status", row => Codes.Of(row.Status)),
        new("askedBy", row => row.AskedBy),
        new("askedOf", row => row.AskedOf),
        new("purpose", row => row.Purpose),
        new("occasions", row => FieldText.Join(row.Occasions)),
        new("incidents", row => FieldText.Join(row.Incidents)),
        new("applications", row => FieldText.Join(row.Applications.Select(TextOf))),
        new("effects", row => FieldText.Join(row.Effects)),
        new("marking", row => Codes.Of(row.Marking)),
        new("sources", row => FieldText.Join(row.Sources)),
    ];

    /// <summary>An application as fields have it.</summary>
    public static string TextOf(LessonApplication applied) => $"{applied.Occasion?.Value ?? applied.Plan} {applied.At?.Text}".Trim();

    public Tlp MarkingOf(LessonRow row) => row.Marking;

    public string TitleOf(LessonRow row) => row.Subject;

    public IEnumerable<string?> TextsOf(LessonRow row) => [row.Id, row.Subject, row.Text, row.AskedBy, row.AskedOf, row.Purpose, .. row.Applications.Select(applied => applied.Plan), .. row.Effects];

    public LessonRow Apply(LessonRow? row, Recorded<object> recorded)
    {
        var next = recorded.Event switch
        {
            LessonAsked asked => Begin(recorded, asked.Subject, asked.Occasions, asked.Incidents, asked.Marking, asked.Statement) with
            {
                AskedBy = asked.By, AskedOf = asked.Of, Purpose = asked.Purpose,
            },
            LessonRecorded first when row is null => Begin(recorded, first.Subject, first.Occasions, first.Incidents, first.Marking, first.Statement) with
            {
                Text = first.Text, Status = LessonStatus.Recorded,
            },
            LessonEvent happened when row is not null => Change(row, happened),
            _ => throw new UnreachableException($"{recorded.Stream} begins with {recorded.Event.GetType().Name}."),
        };
        return next with { Version = recorded.Version, Sources = FieldText.WithSource(next.Sources, RegisterFolds.StatementOf(recorded.Event)) };
    }

    private static LessonRow Begin(Recorded<object> recorded, string subject, Items<OccasionId> occasions, Items<IncidentId> incidents, Tlp marking, Statement statement) =>
        new(recorded.Stream.Id, subject, null, LessonStatus.Asked, null, null, null, occasions, incidents, [], [], marking, [], statement, statement.StatedOn, recorded.RecordedAt, recorded.Version);

    private static LessonRow Change(LessonRow row, LessonEvent happened) => happened switch
    {
        LessonAsked => row,
        LessonRecorded recorded => row with
        {
            Subject = recorded.Subject, Text = recorded.Text, Status = LessonStatus.Recorded, Occasions = recorded.Occasions, Incidents = recorded.Incidents, Marking = recorded.Marking,
        },
        LessonReviewed => Reach(row, LessonStatus.Reviewed),
        LessonAdopted => Reach(row, LessonStatus.Adopted),
        LessonApplied applied => Reach(row, LessonStatus.Applied) with { Applications = row.Applications.With(new(applied.Occasion, applied.Plan, applied.At)) },
        LessonEffectVerified verified => Reach(row, LessonStatus.EffectVerified) with { Effects = row.Effects.With(verified.Effect) },
        LessonRejected => row with { Status = LessonStatus.Rejected },
        _ => throw new UnreachableException($"No rule for {happened.GetType().Name}."),
    };

    // A further review or application says more about the lesson; it does not take it back.
    private static LessonRow Reach(LessonRow row, LessonStatus status) => status > row.Status ? row with { Status = status } : row;
}
