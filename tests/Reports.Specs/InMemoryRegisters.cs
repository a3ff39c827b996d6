using ThreatRegister.Application.Queries;
using ThreatRegister.Application.Queries.Differences;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Projections;
using ThreatRegister.Projections.Incidents;

namespace ThreatRegister.Tests.Reports_Specs;

/// <summary>The registers over lists of rows, as far as a summary asks them; one position, one viewer, filters by type, occasion and source.</summary>
internal sealed class InMemoryRegisters(IReadOnlyList<IncidentRow> incidents, IReadOnlyList<object> others, int parked = 0) : IRegisters
{
    public Task<IReadOnlyList<IncidentGroup>> GroupsAsync(IncidentQuery query, Granularity per, CancellationToken cancellationToken = default) =>
        Answer(Matching(query)
            .Where(IncidentCells.Counts)
            .Where(row => query.Filter.Period!.Overlaps(row.Occurred))
            .Select(row => (Row: row, InPeriod: query.Filter.Period!.Contains(row.Occurred)))
            .Select(part => (part.Row, part.InPeriod, Within: part.InPeriod ? Period.PeriodOf(part.Row.Occurred, per)?.Text : null))
            .GroupBy(part => (part.Row.Type, part.InPeriod, part.Within, Date: part.Within is null ? part.Row.Occurred.Text : null, part.Row.Outcome, part.Row.Quantity))
            .Select(group => new IncidentGroup(group.Key.Type.Value, group.Key.InPeriod, group.Key.Within, group.Key.Date, group.Key.Outcome, group.Key.Quantity, group.Count())));

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

    public Task<IReadOnlyList<IncidentItem>> StandingAsync(IncidentQuery query, CancellationToken cancellationToken = default) =>
        Answer(Matching(query).Where(row => (row.Occurred.IsOngoing || row.Kind is RecordKind.StandingThreat) && (row.Occurred.Precision is Precision.Unknown ? row.StatedOn?.From ?? row.RecordedAt.DateTime : row.Occurred.From) < query.Filter.Period!.To).Select(Item));

    public Task<IReadOnlyList<DamageGroup>> DamageAsync(IncidentQuery query, CancellationToken cancellationToken = default) =>
        Answer(Matching(query)
            .Where(row => row.Status is not Lifecycle.Retracted && row.Outcome is not (Outcome.FalsePositive or Outcome.Suspected) && row.Kind is RecordKind.Case or RecordKind.Aggregate)
            .Where(row => query.Filter.Period!.Contains(row.Occurred))
            .SelectMany(row => CountedDamage.Of(row.Damage).Select(damage => (row.Type, Damage: damage)))
            .GroupBy(part => (part.Type, part.Damage))
            .Select(group => new DamageGroup(group.Key.Type.Value, group.Key.Damage.Kind, group.Key.Damage.Status, group.Key.Damage.Currency, group.Key.Damage.Amount, group.Count())));

    public Task<IReadOnlyList<TRow>> RowsAsync<TRow>(Viewer viewer, Moment moment, CancellationToken cancellationToken = default)
        where TRow : class => Answer(others.OfType<TRow>());

    public Task<IReadOnlyList<ParkedStream>> ParkedAsync(CancellationToken cancellationToken = default) =>
        Answer(Enumerable.Range(1, parked).Select(number => new ParkedStream($"incident-{number}", number, "unreadable")));

    public Task<IReadOnlyList<AnyTypeCount>> AnyTypeCountsAsync(IncidentQuery query, Granularity per, CancellationToken cancellationToken = default) => throw NotAsked();

    public Task<IReadOnlyList<IncidentItem>> IncidentsAsync(IncidentQuery query, int limit, int offset, CancellationToken cancellationToken = default) => throw NotAsked();

    public Task<IReadOnlyList<IncidentRecord>> IncidentRowsAsync(IncidentQuery query, string? afterId, int limit, CancellationToken cancellationToken = default) => throw NotAsked();

    public Task<long> CountAsync(IncidentQuery query, CancellationToken cancellationToken = default) => throw NotAsked();

    public Task<IReadOnlyList<SearchHit>> SearchAsync(Viewer viewer, Moment moment, string text, int limit, CancellationToken cancellationToken = default) => throw NotAsked();

    public Task<IReadOnlyList<RegisterDifference>> DifferenceAsync(DifferenceRequest request, CancellationToken cancellationToken = default) => throw NotAsked();

    public Task<IReadOnlyList<SourceCount>> SourceCountsAsync(Viewer viewer, Moment moment, CancellationToken cancellationToken = default) => throw NotAsked();

    public Task<IReadOnlyList<SearchHit>> CitingAsync(Viewer viewer, Moment moment, string source, int limit, CancellationToken cancellationToken = default) => throw NotAsked();

    public Task<IReadOnlyList<RegisterDigest>> DigestsAsync(CancellationToken cancellationToken = default) => throw NotAsked();

    public Task<IReadOnlyList<ChangeItem>> ChangesAsync(Viewer viewer, long since, long until, int limit, CancellationToken cancellationToken = default) => Answer<ChangeItem>([]);

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
