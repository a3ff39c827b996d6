using ThreatRegister.Application.Queries;
using ThreatRegister.Application.Queries.Differences;
using ThreatRegister.Application.Queries.Rules;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Domain.Places;
using ThreatRegister.EventLog;
using ThreatRegister.Projections;
using ThreatRegister.Projections.Incidents;
using ThreatRegister.Projections.Occasions;
using ThreatRegister.Reports;

namespace ThreatRegister.Tests.Reports_Specs;

/// <summary>The registers over lists of rows, as far as a summary asks them; one position, one viewer, filters by type, occasion and source.</summary>
internal sealed class InMemoryRegisters(IReadOnlyList<IncidentRow> incidents, IReadOnlyList<object> others, int parked = 0) : IRegisters, IResponseRegister, IDeadlineRegister, IPlaceGroups, ICauseGroups
{
    /// <summary>What deadlines are reckoned by.</summary>
    public RuleBooks Rules { get; init; } = RuleBooks.Empty;

    /// <summary>What counts by place under.</summary>
    public PlaceBook Book { get; init; } = PlaceBook.Initial;

    public IReadOnlyList<DurationGroup> Durations { get; init; } = [];

    public static implicit operator SummaryRegisters(InMemoryRegisters registers) => new(
        registers, registers, registers, registers, registers, (_, _) => Task.FromResult(registers.Book), (_, _) => Task.FromResult(registers.Rules));

    public Task<IReadOnlyList<ResponseItem>> ResponsesAsync(ResponseQuery query, int limit, string after = "", CancellationToken cancellationToken = default) =>
        Answer(Measures(query.Query).OrderBy(item => item.Key, StringComparer.Ordinal).Take(limit));

    public Task<IReadOnlyList<ResponseCount>> ResponseCountsAsync(ResponseQuery query, Granularity per, CancellationToken cancellationToken = default) =>
        Answer(Measures(query.Query).GroupBy(item => item.Group).Select(group => new ResponseCount(group.Key, null, group.Count())));

    public Task<IReadOnlyList<DeadlineRow>> DeadlineCasesAsync(IncidentQuery query, IReadOnlyList<DeadlineSelector> selectors, int limit, CancellationToken cancellationToken = default) =>
        Answer(Matching(query).Where(row => selectors.Count > 0 && query.Filter.Period!.Overlaps(row.Occurred)).Select(row => new DeadlineRow(row.Id, row.Title, row.Marking, DeadlineCases.Of(row))));

    public Task<IReadOnlyList<DurationGroup>> DurationsAsync(IncidentQuery query, Granularity per, CancellationToken cancellationToken = default) => Answer(Durations);

    public Task<IReadOnlyList<PlaceGroup>> PlaceGroupsAsync(IncidentQuery query, IReadOnlyList<DateOnly> changes, CancellationToken cancellationToken = default) =>
        Answer(Counted(query).GroupBy(row => row.Place?.Name).Select(group => new PlaceGroup(group.Key, DateOnly.MinValue, DateOnly.MinValue, group.Aggregate(QuantityTotal.Empty, (sum, row) => sum.Add(row.Quantity)), group.Count())));

    public Task<IReadOnlyList<CauseGroup>> CauseGroupsAsync(IncidentQuery query, int limit, int named, CancellationToken cancellationToken = default) =>
        Answer(Counted(query).Where(row => row.Cause is not null).GroupBy(row => row.Cause!).Select(group => new CauseGroup(group.Key, group.Count(), [.. group.Select(row => row.Id).Take(named)])));

    public Task<IReadOnlyList<IncidentGroup>> GroupsAsync(IncidentQuery query, Granularity per, CancellationToken cancellationToken = default) =>
        Answer(Matching(query)
            .Where(IncidentCells.Counts)
            .Where(row => query.Filter.Period!.Overlaps(row.Occurred))
            .Select(row => (Row: row, InPeriod: query.Filter.Period!.Contains(row.Occurred)))
            .Select(part => (part.Row, part.InPeriod, Within: part.InPeriod ? Period.PeriodOf(part.Row.Occurred, per)?.Text : null))
            .GroupBy(part => (part.Row.Type, part.InPeriod, part.Within, Date: part.Within is null ? part.Row.Occurred.Text : null, part.Row.Outcome, part.Row.Quantity))
            .Select(group => new IncidentGroup(group.Key.Type.Value, group.Key.InPeriod, group.Key.Within, group.Key.Date, group.Key.Outcome, group.Key.Quantity, group.Count()) { Strictest = group.Max(part => part.Row.Marking) }));

    public async Task<IReadOnlyDictionary<string, IReadOnlyList<IncidentGroup>>> GroupsByAsync(IncidentQuery query, IncidentFacet facet, CancellationToken cancellationToken = default)
    {
        var ids = Matching(query).SelectMany(row => facet is IncidentFacet.Source ? row.Sources.Select(source => source.Value) : row.Occasions.Select(occasion => occasion.Value)).ToHashSet(StringComparer.Ordinal);
        var groups = new Dictionary<string, IReadOnlyList<IncidentGroup>>(StringComparer.Ordinal);
        foreach (var id in ids)
        {
            var one = facet is IncidentFacet.Source ? query.Filter with { Source = id } : query.Filter with { Occasion = id };
            if (await GroupsAsync(query with { Filter = one }, Granularity.Year, cancellationToken) is { Count: > 0 } held) groups[id] = held;
        }

        return groups;
    }

    public Task<long> CountStandingAsync(IncidentQuery query, CancellationToken cancellationToken = default) => throw NotAsked();

    public Task<IReadOnlyList<IncidentItem>> StandingAsync(IncidentQuery query, int most = int.MaxValue, CancellationToken cancellationToken = default) =>
        Answer(Matching(query).Where(row => (row.Occurred.IsOngoing || row.Kind is RecordKind.StandingThreat) && (row.Occurred.Precision is Precision.Unknown ? row.StatedOn?.From ?? row.RecordedAt.DateTime : row.Occurred.From) < query.Filter.Period!.To).Select(Item));

    public Task<IReadOnlyList<DamageGroup>> DamageAsync(IncidentQuery query, CancellationToken cancellationToken = default) =>
        Answer(Matching(query)
            .Where(row => row.Status is not Lifecycle.Retracted && row.Outcome is not (Outcome.FalsePositive or Outcome.Suspected) && row.Kind is RecordKind.Case or RecordKind.Aggregate)
            .Where(row => query.Filter.Period!.Contains(row.Occurred))
            .SelectMany(row => CountedDamage.Of(row.Damage).Select(damage => (row.Type, Damage: damage)))
            .GroupBy(part => (part.Type, part.Damage))
            .Select(group => new DamageGroup(group.Key.Type.Value, group.Key.Damage.Kind, group.Key.Damage.Status, group.Key.Damage.Currency, group.Key.Damage.Amount, group.Count())));

    public Task<IReadOnlyDictionary<string, WorkCount>> CountByStatusAsync<TRow>(Viewer viewer, Moment moment, CancellationToken cancellationToken = default)
        where TRow : class => throw NotAsked();

    public Task<IncidentImpacts> ImpactsAsync(IncidentQuery query, int limit, CancellationToken cancellationToken = default)
    {
        IncidentImpact[] stated =
        [
            .. Counted(query).OrderBy(row => row.Occurred.From).ThenBy(row => row.Id, StringComparer.Ordinal)
                .Select(row => new IncidentImpact(row.Id, row.Title, row.Type.Value, Codes.Of(row.Marking), IncidentImpact.Of(row))).Where(impact => impact.Stated.Count > 0),
        ];
        return Task.FromResult(new IncidentImpacts(stated.Length, [.. stated.Take(limit)]));
    }

    public Task<IReadOnlyDictionary<string, RecordHead>> HeadsAsync(string register, Viewer viewer, Moment moment, IReadOnlyCollection<string> keys, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<IReadOnlyList<TRow>> RowsAsync<TRow>(Viewer viewer, Moment moment, CancellationToken cancellationToken = default)
        where TRow : class => Answer(others.OfType<TRow>());

    public Task<IReadOnlyList<ParkedStream>> ParkedAsync(CancellationToken cancellationToken = default) =>
        Answer(Enumerable.Range(1, parked).Select(number => new ParkedStream($"incident-{number}", number, "unreadable")));

    public Task<IReadOnlyList<AnyTypeCount>> AnyTypeCountsAsync(IncidentQuery query, Granularity per, CancellationToken cancellationToken = default) => throw NotAsked();

    public Task<IReadOnlyList<IncidentItem>> IncidentsAsync(IncidentQuery query, int limit, int offset, CancellationToken cancellationToken = default) =>
        Answer(Counted(query).OrderBy(row => row.Occurred.From).ThenBy(row => row.Id, StringComparer.Ordinal).Skip(offset).Take(limit).Select(Item));

    public Task<IReadOnlyList<IncidentRecord>> IncidentRowsAsync(IncidentQuery query, string? afterId, int limit, CancellationToken cancellationToken = default) => throw NotAsked();

    public Task<IReadOnlyList<IncidentItem>> IncidentsAsync(IncidentQuery query, int limit, IncidentStretch stretch, CancellationToken cancellationToken = default) => throw NotAsked();

    public Task<IReadOnlySet<string>> AskedIncidentsAsync(IncidentQuery query, IReadOnlyCollection<string> ids, CancellationToken cancellationToken = default) => throw NotAsked();

    public Task<IReadOnlySet<string>> AskedOccasionsAsync(IncidentQuery query, CancellationToken cancellationToken = default) => throw NotAsked();

    public Task<long> CountAsync(IncidentQuery query, CancellationToken cancellationToken = default) => throw NotAsked();

    public Task<long> CountAsync(IncidentQuery query, int most, CancellationToken cancellationToken = default) => throw NotAsked();

    public Task<bool> IsWalkedAsync(IncidentQuery query, CancellationToken cancellationToken = default) => throw NotAsked();

    public Task<IReadOnlyList<SearchHit>> SearchAsync(Viewer viewer, Moment moment, string text, int limit, CancellationToken cancellationToken = default) => throw NotAsked();

    public Task<SearchFound> SearchEachAsync(Viewer viewer, Moment moment, string text, int ofEach, CancellationToken cancellationToken = default) => throw NotAsked();

    public Task<IReadOnlyList<SearchHit>> SearchAsync(string register, Viewer viewer, Moment moment, string text, int limit, CancellationToken cancellationToken = default) => throw NotAsked();

    public Task<IReadOnlyList<RegisterDifference>> DifferenceAsync(DifferenceRequest request, CancellationToken cancellationToken = default) => throw NotAsked();

    public Task<IReadOnlyList<SourceCount>> SourceCountsAsync(Viewer viewer, Moment moment, CancellationToken cancellationToken = default) => throw NotAsked();

    public Task<IReadOnlyList<SearchHit>> NamingAsync(Viewer viewer, Moment moment, StreamName record, int limit, CancellationToken cancellationToken = default) => throw NotAsked();

    public Task<IReadOnlyList<SearchHit>> CitingAsync(Viewer viewer, Moment moment, string source, int limit, CancellationToken cancellationToken = default) => throw NotAsked();

    public Task<IReadOnlyList<RegisterDigest>> DigestsAsync(CancellationToken cancellationToken = default) => throw NotAsked();

    public Task<IReadOnlyList<ChangeItem>> ChangesAsync(Viewer viewer, long since, long until, int limit, CancellationToken cancellationToken = default) => Answer<ChangeItem>([]);

    public Task<IReadOnlyList<ActItem>> ActsAsync(Viewer viewer, Moment moment, ActFilter filter, int limit, ActStretch stretch, CancellationToken cancellationToken = default) => throw NotAsked();

    private IEnumerable<IncidentRow> Counted(IncidentQuery query) => Matching(query).Where(row => IncidentCells.Counts(row) && row.Outcome is not Outcome.Suspected && query.Filter.Period!.Contains(row.Occurred));

    private IEnumerable<ResponseItem> Measures(IncidentQuery query) => Matching(query).SelectMany(row => row.Responses.Select(stated => Item("incident", row.Id, row.Title, row.Occurred, stated)))
        .Concat(others.OfType<OccasionRow>().SelectMany(row => row.Responses.Select(stated => Item("occasion", row.Id, row.Name.In("vi"), row.Held, stated))))
        .Where(item => query.Filter.Period!.Overlaps(item.GoesBy));

    private static ResponseItem Item(string kind, string owner, string title, When when, StatedResponse stated) => new(
        kind, owner, title, stated.Response.Id.Value, stated.Response.Kind, Codes.Of(ResponseKinds.GroupOf(stated.Response.Kind)!.Value), stated.Response.Summary, stated.Response.When ?? when, stated.Response.When is not null, stated.Response.By,
        Codes.Of(stated.Response.Reach), stated.Response.Result, stated.Statement.Source?.Value, stated.Statement.StatedOn?.Text, stated.Statement.Quotation, stated.Response.Slot is { } slot ? Codes.Of(slot) : null, Codes.Of(stated.Statement.Basis));

    private IEnumerable<IncidentRow> Matching(IncidentQuery query) => incidents.Where(row =>
        row.RecordedAt <= query.Moment.RecordedAt
        && (query.Filter.Types is not { } types || types.Contains(row.Type.Value))
        && (query.Filter.Occasion is not { } occasion || row.Occasions.Contains(new(occasion)))
        && (query.Filter.Source is not { } source || row.Sources.Contains(new(source))));

    private static IncidentItem Item(IncidentRow row) => new(
        row.Id, row.Title, row.Type.Value, [], Codes.Of(row.Kind), row.Occurred, row.Quantity, Codes.Of(row.Outcome), Codes.Of(row.Status), Codes.Of(row.Marking), row.StatedOn?.Text,
        row.RecordedAt, null, null, null, null, null, [], [.. row.Sources.Select(source => source.Value)], row.Responses.Count);

    private static Task<IReadOnlyList<T>> Answer<T>(IEnumerable<T> rows) => Task.FromResult<IReadOnlyList<T>>([.. rows]);

    private static NotSupportedException NotAsked() => new("A summary does not ask for this.");
}
