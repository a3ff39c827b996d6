using ThreatRegister.Domain;
using ThreatRegister.Projections;
using ThreatRegister.Projections.Assessments;
using ThreatRegister.Projections.History;
using ThreatRegister.Projections.Lessons;
using ThreatRegister.Projections.Occasions;
using ThreatRegister.Projections.Reviews;

namespace ThreatRegister.Application.Queries.Dossiers;

/// <summary>Puts an occasion's dossier together, for one viewer at one moment.</summary>
public static class OccasionDossierQuery
{
    /// <param name="record">The occasion, as <see cref="RecordReader"/> finds it at the moment.</param>
    /// <param name="most">At most so many incidents and so many lessons are listed; their numbers are exact.</param>
    public static async Task<OccasionDossier> RunAsync(IRegisters registers, IWorkRegisters work, Viewer viewer, Moment moment, RecordView record, int most, CancellationToken cancellationToken = default)
    {
        var occasion = (OccasionRow)record.Row;
        var (incidentsOf, lessonsOf) = (new IncidentQuery(viewer, moment, new(Occasion: occasion.Id)), new LessonFilter(Occasion: occasion.Id));
        var incidents = await registers.IncidentsAsync(incidentsOf, most, new IncidentStretch(), cancellationToken);
        var lessons = await work.LessonsAsync(viewer, moment, lessonsOf, LessonOrder.ById, most, offset: 0, cancellationToken);
        var reviews = await registers.RowsAsync<ReviewRow>(viewer, moment, cancellationToken);
        var assessments = await registers.RowsAsync<AssessmentRow>(viewer, moment, cancellationToken);
        var names = (await registers.RowsAsync<OccasionRow>(viewer, moment, cancellationToken)).ToDictionary(row => row.Id, row => row.Name, StringComparer.Ordinal);
        var further = record.Entries.Where(entry => entry.Fact is not null && entry.Statement is not null).ToLookup(entry => entry.Fact!, entry => entry.Statement!, StringComparer.Ordinal);
        return new(
            occasion.Id,
            occasion.Name,
            occasion.Held,
            occasion.Lead,
            Codes.Of(occasion.Status),
            Codes.Of(occasion.Marking),
            Course(occasion, record.Entries),
            Responses(occasion, further),
            [.. incidents.Select(item => new DossierIncident(item.Id, item.Title, item.Type, item.Kind, item.Occurred, item.Quantity, item.Outcome, item.Status, item.Sources))],
            incidents.Count < most ? incidents.Count : await registers.CountAsync(incidentsOf, cancellationToken),
            Judgements(occasion, assessments.Where(row => row.Status is AssessmentStatus.Stands && row.Occasions.Any(of => of == new OccasionId(occasion.Id))), further),
            [.. lessons.Select(lesson => Lesson(lesson, lesson.Occasions.Contains(new OccasionId(occasion.Id)) ? "drawn-from" : "applied-to", names)).OrderBy(lesson => lesson.Line.At)],
            lessons.Count < most ? lessons.Count : await work.CountLessonsAsync(viewer, moment, lessonsOf, cancellationToken),
            [.. reviews.Where(review => review.Occasion == new OccasionId(occasion.Id)).Select(Review).OrderBy(review => review.Line.At)]);
    }

    /// <summary>The opening rests on the event that made the record, and on every further source for the record as such.</summary>
    private static DossierLine[] Course(OccasionRow occasion, IReadOnlyList<HistoryEntry> entries)
    {
        var further = entries.Skip(1).Where(entry => entry.Fact is null && entry.Statement?.Source is not null && entry.Changes.All(change => change.Field is "sources" or "corroborations")).Select(entry => entry.Statement!);
        DossierLine opening = new("", occasion.Held, entries[0].Statement, [.. further]);
        return [opening, .. occasion.Changes.Select(change => new DossierLine(change.Change, change.From, change.Statement, [])).OrderBy(line => line.At)];
    }

    private static DossierResponses[] Responses(OccasionRow occasion, ILookup<string, Statement> further) =>
    [
        .. occasion.Responses
            .Select(stated => new DossierResponse(
                stated.Response.Id.Value, stated.Response.Kind, stated.Response.Summary, stated.Response.By, stated.Response.Reach, stated.Response.Slot, stated.Response.Result,
                new(stated.Response.Summary, stated.Response.When, stated.Statement, [.. further[$"response:{stated.Response.Id}"]])))
            .GroupBy(response => ResponseKinds.GroupOf(response.Kind) ?? ResponseGroup.Act)
            .OrderBy(group => group.Key)
            .Select(group => new DossierResponses(group.Key, [.. group.OrderBy(response => response.Line.At)])),
    ];

    /// <summary>What is recorded with the occasion, and assessments of their own that are about it.</summary>
    private static DossierJudgements[] Judgements(OccasionRow occasion, IEnumerable<AssessmentRow> assessments, ILookup<string, Statement> further) =>
    [
        .. occasion.Judgements
            .Select(judgement => (judgement.Statement.Source, Told: new DossierJudgement(
                judgement.Id.Value, "judgement", judgement.By, new(judgement.Text, When: null, judgement.Statement, [.. further[$"judgement:{judgement.Id}"]]))))
            .Concat(assessments.Select(row => (row.Statement.Source, Told: new DossierJudgement(
                row.Id, Codes.Of(row.Kind), row.By, new(row.Text, row.Period, row.Statement, [.. row.Corroborations.Select(corroboration => corroboration.Statement)])))))
            .GroupBy(judgement => judgement.Source?.Value, judgement => judgement.Told, StringComparer.Ordinal)
            .OrderBy(source => source.Min(judgement => judgement.Line.At))
            .Select(source => new DossierJudgements(source.Key, [.. source.OrderBy(judgement => judgement.Line.At)])),
    ];

    private static DossierLesson Lesson(LessonRow lesson, string role, Dictionary<string, LocalizedText> names) => new(
        lesson.Id, role, Codes.Of(lesson.Status), lesson.Text, lesson.AskedBy, lesson.Purpose, Applications(lesson, names), new(lesson.Subject, lesson.StatedOn, lesson.Statement, []));

    /// <summary>Where a lesson was applied; an occasion that the viewer may not see is called by its id.</summary>
    public static IReadOnlyList<DossierApplication> Applications(LessonRow lesson, IReadOnlyDictionary<string, LocalizedText> names) =>
    [
        .. lesson.Applications.Select(applied => new DossierApplication(
            applied.Occasion?.Value, applied.Occasion is { } id ? names.GetValueOrDefault(id.Value) ?? new(id.Value, id.Value) : new(applied.Plan, applied.Plan), applied.At)),
    ];

    private static DossierReview Review(ReviewRow review) => new(
        review.Id, Codes.Of(review.Kind), Codes.Of(review.Status), review.By, review.ReturnedFor, new(review.Title, review.StatedOn, review.Statement, []));
}
