using ThreatRegister.Application.Queries;
using ThreatRegister.Domain;
using ThreatRegister.Domain.ThreatTypes;
using ThreatRegister.Projections.Agencies;
using ThreatRegister.Projections.Assessments;
using ThreatRegister.Projections.Directions;
using ThreatRegister.Projections.Incidents;
using ThreatRegister.Projections.Indicators;
using ThreatRegister.Projections.Lessons;
using ThreatRegister.Projections.Occasions;
using ThreatRegister.Projections.Reviews;
using ThreatRegister.Projections.Sources;
using ThreatRegister.Projections.Tasks;

namespace ThreatRegister.Reports;

/// <summary>What the registers answered; all that a summary is made of besides the request and the tree of types.</summary>
/// <param name="Before">Of the period compared with; null: nothing is compared.</param>
/// <param name="ByOccasion">What counts in the period and is linked to the occasion.</param>
/// <param name="BySource">What counts in the period and rests on the source.</param>
internal sealed record SummaryData(
    IReadOnlyList<IncidentGroup> Groups,
    IReadOnlyList<IncidentGroup>? Before,
    IReadOnlyList<DamageGroup> Damage,
    IncidentImpacts Impacts,
    IReadOnlyList<IncidentItem> Standing,
    IReadOnlyList<IncidentItem> Counted,
    IReadOnlyList<AssessmentRow> Assessments,
    IReadOnlyList<OccasionRow> Occasions,
    IReadOnlyList<LessonRow> Lessons,
    IReadOnlyList<ReviewRow> Reviews,
    IReadOnlyList<DirectionRow> Directions,
    IReadOnlyList<TaskRow> Tasks,
    IReadOnlyList<IndicatorRow> Indicators,
    IReadOnlyList<SourceRow> Sources,
    AgencyNames Agencies,
    IReadOnlyDictionary<string, IReadOnlyList<IncidentGroup>> ByOccasion,
    IReadOnlyDictionary<string, IReadOnlyList<IncidentGroup>> BySource,
    long Parked,
    WorkData Work);

/// <summary>Asks the registers, all at one position, and makes the summary of their answers.</summary>
public static class SummaryBuilder
{
    /// <summary>A report that names more incidents one by one is not read.</summary>
    private const int MostNamed = 30;

    /// <summary>Nor one that tells the consequences of more, one by one.</summary>
    private const int MostImpacts = 20;

    /// <param name="types">The tree that branches are resolved under.</param>
    /// <param name="taxonomy">The position of that tree.</param>
    /// <exception cref="ArgumentException">The language is neither <c>vi</c> nor <c>en</c>, or the period too long.</exception>
    public static async Task<Summary> BuildAsync(
        SummaryRegisters registers, ThreatTypeTree types, long taxonomy, SummaryRequest request, CancellationToken cancellationToken = default)
    {
        if (request.Language is not ("vi" or "en")) throw new ArgumentException($"'{request.Language}' is no language of the summary: use vi or en.", nameof(request));
        if (request.Period.Last.Year - request.Period.First.Year >= SummaryRequest.LongestInYears)
            throw new ArgumentException($"The period {request.Period} touches more than {SummaryRequest.LongestInYears} years.", nameof(request));

        if (request.Estimates is { Count: > 0 } && request.Elapsed is null)
            throw new ArgumentException($"The period {request.Period} is not under way at the moment asked for: there is nothing to estimate.", nameof(request));
        if (request.BaseMoment is not null && request.Base is null) throw new ArgumentException("Nothing is compared that could stand as issued.", nameof(request));

        return SummaryFigures.Make(await AskAsync(registers, types, request, cancellationToken), types, taxonomy, request);
    }

    /// <summary>All questions are of one position, so that those about the work done may go beside those about the records.</summary>
    private static async Task<SummaryData> AskAsync(SummaryRegisters all, ThreatTypeTree types, SummaryRequest request, CancellationToken cancellationToken)
    {
        var query = new IncidentQuery(request.Viewer, request.Moment, request.Filter, request.Basis);
        var work = WorkData.AskAsync(all, types, request, query, cancellationToken);
        var data = AskAsync(all.Records, request, query, work, cancellationToken);
        await Task.WhenAll(work, data);
        return await data;
    }

    private static async Task<SummaryData> AskAsync(IRegisters registers, SummaryRequest request, IncidentQuery query, Task<WorkData> work, CancellationToken cancellationToken)
    {
        var groups = await registers.GroupsAsync(query, request.Per, cancellationToken);
        var before = request.Base is { } period
            ? await registers.GroupsAsync(query with { Moment = request.BaseAsOf, Filter = request.Filter with { Period = period } }, request.Per, cancellationToken)
            : null;
        var damage = await registers.DamageAsync(query, cancellationToken);
        var standing = await registers.StandingAsync(query, cancellationToken: cancellationToken);
        var assessments = await RowsAsync<AssessmentRow>();
        var occasions = await RowsAsync<OccasionRow>();
        var held = SummaryRecords.OccasionsOf(request, occasions).Select(occasion => occasion.Id).ToArray();
        var lessons = await registers.RowsAsync<LessonRow>(request.Viewer, request.Moment, new RowScope(Said: request.Period, Occasions: held), cancellationToken);
        var reviews = await RowsAsync<ReviewRow>();
        var sources = await RowsAsync<SourceRow>();
        return new(
            groups,
            before,
            damage,
            await registers.ImpactsAsync(query, MostImpacts, cancellationToken),
            standing,
            groups.Where(Figures.IsCounted).Sum(group => group.Records) <= MostNamed ? await registers.IncidentsAsync(query with { CountedOnly = true }, MostNamed, 0, cancellationToken) : [],
            assessments,
            occasions,
            lessons,
            reviews,
            await RowsAsync<DirectionRow>(),
            await RowsAsync<TaskRow>(),
            await RowsAsync<IndicatorRow>(),
            sources,
            new(await RowsAsync<AgencyRow>(), request.Language, request.Period.Last),
            await EachAsync(IncidentFacet.Occasion, request.Extra?.Occasion),
            await EachAsync(IncidentFacet.Source, request.Extra?.Source),
            (await registers.ParkedAsync(cancellationToken)).Count(stream => stream.Position <= request.Moment.Position),
            await work);

        Task<IReadOnlyList<TRow>> RowsAsync<TRow>()
            where TRow : class => registers.RowsAsync<TRow>(request.Viewer, request.Moment, cancellationToken);

        async Task<IReadOnlyDictionary<string, IReadOnlyList<IncidentGroup>>> EachAsync(IncidentFacet facet, string? asked) =>
            asked is null ? await registers.GroupsByAsync(query, facet, cancellationToken) : new Dictionary<string, IReadOnlyList<IncidentGroup>>(StringComparer.Ordinal) { [asked] = groups };
    }
}
