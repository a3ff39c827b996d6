using ThreatRegister.Application.Queries;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Domain.ThreatTypes;
using ThreatRegister.Projections;
using ThreatRegister.Projections.Assessments;
using ThreatRegister.Projections.Lessons;
using ThreatRegister.Projections.Occasions;
using ThreatRegister.Projections.Reviews;

namespace ThreatRegister.Reports;

/// <summary>The occasions, lessons, reviews, assessments and sources of a period, and what goes on in it; pure.</summary>
internal sealed class SummaryRecords
{
    private readonly SummaryData data;
    private readonly ThreatTypeTree types;
    private readonly SummaryRequest request;
    private readonly string language;
    private readonly Rows rows;
    private readonly OccasionRow[] occasions;
    private readonly LessonRow[] lessons;
    private readonly ReviewRow[] reviews;
    private readonly AssessmentRow[] assessments;

    public SummaryRecords(SummaryData data, ThreatTypeTree types, SummaryRequest request, Rows rows)
    {
        (this.data, this.types, this.request, language, this.rows) = (data, types, request, request.Language, rows);
        occasions = [.. OccasionsOf(request, data.Occasions)];
        lessons = [.. data.Lessons.Where(lesson => lesson.Occasions.Any(IsListed) || (IsOpenToAll && IsSaidInPeriod(lesson.StatedOn, lesson.RecordedAt)))];
        assessments =
        [
            .. data.Assessments.Where(assessment => assessment.Status is AssessmentStatus.Stands
                && AssessmentQuery.IsAsked(assessment, request.Extra is { } extra ? extra with { Period = null } : new(), types)
                && (assessment.About() is { } about ? IsInPeriod(request, about) : IsSaidInPeriod(null, assessment.RecordedAt))),
        ];
        reviews =
        [
            .. data.Reviews.Where(review => review.Status is not ReviewStatus.Withdrawn && !string.Equals(review.Id, request.Review, StringComparison.Ordinal)).Where(review => (review.Occasion is { } occasion && IsListed(occasion))
                || (IsOpenToAll && (review.Period is { } period ? IsReviewed(period) : review.Occasion is null && IsSaidInPeriod(review.StatedOn, review.RecordedAt)))),
        ];
    }

    /// <summary>The occasions held, in part at least, in the period; the asked one where one is asked for.</summary>
    public static IEnumerable<OccasionRow> OccasionsOf(SummaryRequest request, IEnumerable<OccasionRow> occasions) =>
        occasions
            .Where(occasion => IsHeldInPeriod(request, occasion) && (request.Extra?.Occasion is null || string.Equals(occasion.Id, request.Extra.Occasion, StringComparison.Ordinal)))
            .OrderBy(occasion => occasion.Held.Precision is Precision.Unknown).ThenBy(occasion => occasion.Held.From).ThenBy(occasion => occasion.Id, StringComparer.Ordinal);

    public IReadOnlyList<StandingLine> Standing() =>
        [.. InOrderOfFields(data.Standing).Select(item => new StandingLine(
            item.Id, item.Title, item.Type, types.NameOf(new(item.Type)).In(language), item.Occurred.Precision is Precision.Unknown ? SummaryWords.StandsAlways.In(language) : WhenText.Since(item.Occurred, language), [.. item.Sources]))];

    public IReadOnlyList<CountedLine> Counted() =>
        [.. InOrderOfFields(data.Counted).Select(item => new CountedLine(
            item.Id, item.Title, item.Type, types.NameOf(new(item.Type)).In(language), WhenText.Of(item.Occurred, language),
            item.Quantity == Quantity.Exact(1) ? null : item.Quantity == Quantity.Unknown ? SummaryWords.NumberNotStated.In(language) : QuantityText.Of(item.Quantity, types.CountingWordOf(new(item.Type)), language),
            SummaryWords.Of(Codes.TryParse<Outcome>(item.Outcome, out var outcome) ? outcome : Outcome.Unknown).In(language), [.. item.Sources]))];

    public ImpactFigures Impacts()
    {
        var places = PlacesOfTypes();
        return new(
            data.Impacts.Incidents,
            [
                .. data.Impacts.First.OrderBy(impact => places.GetValueOrDefault(impact.Type, int.MaxValue)).SelectMany(impact => impact.Stated.Select(stated => new ImpactPart(
                    impact.Id, impact.Title, FieldOf(new(impact.Type)), stated.Aspect, stated.Text, Part(stated.Statement), [.. stated.Further.Select(Part)]))),
            ]);
    }

    private string FieldOf(ThreatTypeId type) => types.NameOf(types.PathOf(type) is [var field, ..] ? field : type).In(language);

    /// <summary>As the tables have them: by field and type, then by time.</summary>
    private IEnumerable<IncidentItem> InOrderOfFields(IEnumerable<IncidentItem> items)
    {
        var places = PlacesOfTypes();
        return items.OrderBy(item => places.GetValueOrDefault(item.Type, int.MaxValue)).ThenBy(item => item.Occurred.From).ThenBy(item => item.Id, StringComparer.Ordinal);
    }

    private Dictionary<string, int> PlacesOfTypes()
    {
        return types.Roots.SelectMany(root => Branch(root.Id)).Index().ToDictionary(type => type.Item.Value, type => type.Index, StringComparer.Ordinal);

        IEnumerable<ThreatTypeId> Branch(ThreatTypeId type) => types.ChildrenOf(type).SelectMany(child => Branch(child.Id)).Prepend(type);
    }

    public IReadOnlyList<AssessmentPart> Assessments() =>
        [.. assessments.OrderBy(assessment => assessment.About()?.From).ThenBy(assessment => assessment.Id, StringComparer.Ordinal).Select(assessment => new AssessmentPart(
            assessment.Id,
            assessment.Kind,
            assessment.Direction,
            data.Agencies.Of(assessment.By, assessment.Statement.StatedOn, assessment.About()),
            assessment.Text,
            [.. assessment.Types.Select(type => types.NameOf(type).In(language))],
            [.. assessment.Occasions.Select(occasion => NameOf(occasion.Value))],
            Words(assessment.About()),
            Part(assessment.Statement),
            [.. assessment.Corroborations.Select(further => Part(further.Statement))]))];

    public IReadOnlyList<OccasionPart> Occasions() =>
        [.. occasions.Select(occasion => new OccasionPart(
            occasion.Id,
            occasion.Name.In(language),
            WhenText.Of(occasion.Held, language),
            data.Agencies.Of(occasion.Lead, occasion.Held),
            occasion.Status,
            [.. occasion.Responses.Select(stated => new OccasionResponsePart(
                stated.Response.Kind,
                stated.Response.Summary,
                stated.Response.When is { } at ? WhenText.Since(at, language) : null,
                data.Agencies.Of(stated.Response.By, stated.Response.When, stated.Statement.StatedOn, occasion.Held),
                stated.Response.Reach,
                stated.Response.Result,
                Part(stated.Statement),
                Code(stated.Response.When)))],
            [.. occasion.Judgements.Select(judgement => new JudgementPart(data.Agencies.Of(judgement.By, judgement.Statement.StatedOn, occasion.Held), judgement.Text, Part(judgement.Statement)))],
            Figures.Of(
                (data.ByOccasion.GetValueOrDefault(occasion.Id) ?? []).Where(group => !Figures.IsSuspected(group)), SummaryWords.Case, language, rows.Of(occasion: occasion.Id)),
            occasion.Held.Text))];

    public IReadOnlyList<LessonPart> Lessons() =>
        [.. lessons.OrderBy(lesson => lesson.Id, StringComparer.Ordinal).Select(lesson => new LessonPart(
            lesson.Id,
            lesson.Subject,
            lesson.Text,
            lesson.Status,
            data.Agencies.Of(lesson.AskedBy, lesson.StatedOn),
            data.Agencies.Of(lesson.AskedOf, lesson.StatedOn),
            lesson.Purpose,
            [.. lesson.Occasions.Select(occasion => NameOf(occasion.Value))],
            Part(lesson.Statement)))];

    public IReadOnlyList<ReviewPart> Reviews() =>
        [.. reviews.OrderBy(review => review.Id, StringComparer.Ordinal).Select(review => new ReviewPart(
            review.Id, review.Title, review.Kind, Words(review.Period), data.Agencies.Of(review.By, review.StatedOn, review.Period), review.Status, review.Status is ReviewStatus.Returned ? review.ReturnedFor : null, Part(review.Statement)))];

    /// <param name="cited">Those that other parts of the report cite.</param>
    public IReadOnlyList<SourcePart> Sources(IEnumerable<string> cited)
    {
        var listed = occasions.SelectMany(occasion => occasion.Sources).Concat(lessons.SelectMany(lesson => lesson.Sources)).Concat(reviews.SelectMany(review => review.Sources))
            .Concat(assessments.SelectMany(assessment => assessment.Sources))
            .Select(source => source.Value)
            .Concat(data.Standing.SelectMany(item => item.Sources))
            .Concat(cited)
            .ToHashSet(StringComparer.Ordinal);
        return
        [
            .. data.Sources
                .Select(source => (Source: source, Groups: data.BySource.GetValueOrDefault(source.Id) ?? []))
                .Where(part => part.Groups.Count > 0 || listed.Contains(part.Source.Id))
                .OrderBy(part => part.Source.Id, StringComparer.Ordinal)
                .Select(part => new SourcePart(
                    part.Source.Id,
                    part.Source.Title.In(language),
                    data.Agencies.Of(part.Source.Publisher, part.Source.StatedOn),
                    Words(part.Source.StatedOn),
                    part.Source.StatedOnBasis,
                    part.Source.Url,
                    part.Source.Licence,
                    Figures.Records(part.Groups.Where(Figures.IsCounted)),
                    rows.Of(source: part.Source.Id))),
        ];
    }

    /// <summary>How many of the records counted rest on no source, at the least: one record may rest on several, so that the sum over the sources may be larger than their union.</summary>
    public (long Records, bool IsExact) WithoutSource(long counted)
    {
        var each = data.BySource.Values.Select(groups => Figures.Records(groups.Where(Figures.IsCounted))).Where(records => records > 0).ToArray();
        return request.Extra?.Source is null ? (Math.Max(0, counted - each.Sum()), each.Length < 2) : (0, true);
    }

    /// <summary>With a filter on one occasion, only what is linked to it is listed.</summary>
    private bool IsOpenToAll => request.Extra?.Occasion is null;

    private static bool IsInPeriod(SummaryRequest request, When when) => request.Period.Touches(when);

    /// <summary>The review of a whole year is none of its half.</summary>
    private bool IsReviewed(When period)
    {
        var isWider = period.From <= request.Period.From && period.To >= request.Period.To && (period.From, period.To) != (request.Period.From, request.Period.To);
        return IsInPeriod(request, period) && !isWider;
    }

    /// <summary>Where nothing says when it was held, it stands where it was spoken of.</summary>
    private static bool IsHeldInPeriod(SummaryRequest request, OccasionRow occasion) =>
        occasion.Held.Precision is Precision.Unknown ? IsSaidInPeriod(request, occasion.StatedOn, occasion.RecordedAt) : IsInPeriod(request, occasion.Held);

    private bool IsSaidInPeriod(When? statedOn, DateTimeOffset recordedAt) => IsSaidInPeriod(request, statedOn, recordedAt);

    /// <summary>Where no source gives a day, the day of recording counts.</summary>
    private static bool IsSaidInPeriod(SummaryRequest request, When? statedOn, DateTimeOffset recordedAt)
    {
        if (statedOn is { Precision: not Precision.Unknown }) return IsInPeriod(request, statedOn);

        var local = TimeZoneInfo.ConvertTime(recordedAt, request.Zone ?? TimeZoneInfo.Utc).DateTime;
        return local >= request.Period.From && local < request.Period.To;
    }

    private bool IsListed(OccasionId id) => occasions.Any(occasion => string.Equals(occasion.Id, id.Value, StringComparison.Ordinal));

    private string NameOf(string occasion) =>
        data.Occasions.FirstOrDefault(known => string.Equals(known.Id, occasion, StringComparison.Ordinal))?.Name.In(language) ?? occasion;

    private string? Words(When? when) => when is null ? null : WhenText.Of(when, language);

    private StatementPart Part(Statement statement) => new(statement.Source?.Value, statement.Quotation, Words(statement.StatedOn), statement.Basis, Code(statement.StatedOn));

    private static string? Code(When? when) => when is null or { Precision: Precision.Unknown } ? null : when.Text;
}
