using Npgsql;
using ThreatRegister.Application.Queries;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Projections;
using ThreatRegister.Projections.Incidents;

namespace ThreatRegister.Registers.Postgres;

/// <summary>Counts of incidents: from the pre-aggregated cells where they tell apart what is asked, else from the rows.</summary>
/// <param name="cells">Whether the cells may answer; false asks the rows alone, for a comparison of the two.</param>
internal sealed class IncidentCounts(NpgsqlDataSource source, TimeZoneInfo zone, bool cells = true)
{
    private readonly RegisterSnapshots snapshots = new(source);

    public Task<IReadOnlyList<IncidentGroup>> GroupsAsync(IncidentQuery query, Granularity per, CancellationToken cancellationToken) =>
        snapshots.AskAsync(
            query.Moment,
            async snapshot =>
            {
                var facets = cells && CellSql.Answers(query) ? await CellSql.FacetsAsync(snapshot.Connection, snapshot.Schema, query, CellSql.FacetOf(query.Filter), cancellationToken) : null;
                return await snapshot.RowsAsync(
                    parameters => facets is null ? GroupsOfRows(snapshot, query, per, parameters) : CellSql.Groups(snapshot.Schema, query, per, facets, parameters),
                    reader => new IncidentGroup(
                        reader.GetString(0), reader.GetBoolean(1), Text(reader, 2), Text(reader, 3), OutcomeOf(reader.GetString(4)), Quantity.Parse(reader.GetString(5)), reader.GetInt64(6)),
                    cancellationToken);
            },
            cancellationToken);

    public async Task<IReadOnlyDictionary<string, IReadOnlyList<IncidentGroup>>> GroupsByAsync(IncidentQuery query, IncidentFacet facet, CancellationToken cancellationToken)
    {
        var groups = await snapshots.AskAsync(
            query.Moment,
            async snapshot =>
            {
                var facets = cells && CellSql.AnswersEach(query) ? await CellSql.FacetsAsync(snapshot.Connection, snapshot.Schema, query, (facet, null), cancellationToken) : null;
                return await snapshot.RowsAsync(
                    parameters => facets is null ? GroupsByOfRows(snapshot, query, facet, parameters) : CellSql.GroupsBy(snapshot.Schema, query, facet, facets, parameters),
                    reader => (Id: reader.GetString(0), Group: new IncidentGroup("", reader.GetBoolean(1), null, null, OutcomeOf(reader.GetString(2)), Quantity.Parse(reader.GetString(3)), reader.GetInt64(4))),
                    cancellationToken);
            },
            cancellationToken);
        return groups.GroupBy(part => part.Id, part => part.Group, StringComparer.Ordinal).ToDictionary(part => part.Key, part => (IReadOnlyList<IncidentGroup>)[.. part], StringComparer.Ordinal);
    }

    public Task<IReadOnlyList<AnyTypeCount>> AnyTypesAsync(IncidentQuery query, Granularity per, CancellationToken cancellationToken) =>
        snapshots.AskAsync(
            query.Moment,
            async snapshot =>
            {
                var facets = cells && CellSql.Answers(query) ? await CellSql.FacetsAsync(snapshot.Connection, snapshot.Schema, query, CellSql.FacetOf(query.Filter), cancellationToken) : null;
                return await snapshot.RowsAsync(
                    parameters => facets is null ? AnyTypesOfRows(snapshot, query, per, parameters) : CellSql.AnyTypes(snapshot.Schema, query, per, facets, parameters),
                    reader => new AnyTypeCount(reader.GetString(0), reader.GetString(1), reader.GetInt64(2)),
                    cancellationToken);
            },
            cancellationToken);

    private string GroupsOfRows(Snapshot snapshot, IncidentQuery query, Granularity per, SqlParameters parameters)
    {
        var (from, to) = RegisterSql.Times(query.Basis, zone.Id);
        var (overlaps, holds) = RegisterSql.InPeriod(query.Filter.Period, from, to, parameters);
        return $"""
            select type, {holds}, case when {holds} then {RegisterSql.Within(per, from, to)} end as within,
                case when {holds} and {RegisterSql.Within(per, from, to)} is not null then null else {RegisterSql.Date(query.Basis, zone.Id)} end, outcome, quantity, count(*)
            from {PostgresRegisters.Rows(snapshot.Schema, query, parameters)} held
            where {RegisterSql.Counted} and {overlaps} and {RegisterSql.Filter(query.Filter, parameters)}
            group by 1, 2, 3, 4, 5, 6 order by 1, 3 nulls first, 2, 4, 5, 6
            """;
    }

    private string GroupsByOfRows(Snapshot snapshot, IncidentQuery query, IncidentFacet facet, SqlParameters parameters)
    {
        var (from, to) = RegisterSql.Times(query.Basis, zone.Id);
        var (overlaps, holds) = RegisterSql.InPeriod(query.Filter.Period, from, to, parameters);
        return $"""
            select each.value, {holds}, outcome, quantity, count(*)
            from {PostgresRegisters.Rows(snapshot.Schema, query, parameters)} held, unnest({RegisterSql.ColumnOf(facet)}) as each (value)
            where {RegisterSql.Counted} and {overlaps} and {RegisterSql.Filter(query.Filter, parameters)}
            group by 1, 2, 3, 4 order by 1, 2, 3, 4
            """;
    }

    private string AnyTypesOfRows(Snapshot snapshot, IncidentQuery query, Granularity per, SqlParameters parameters)
    {
        var (from, to) = RegisterSql.Times(query.Basis, zone.Id);
        var (_, holds) = RegisterSql.InPeriod(query.Filter.Period, from, to, parameters);
        return $"""
            select any_type, {RegisterSql.Within(per, from, to)} as within, count(*)
            from {PostgresRegisters.Rows(snapshot.Schema, query, parameters)} held, unnest(array_append(further_types, type)) any_type
            where {RegisterSql.Counted} and outcome <> 'suspected' and {holds} and {RegisterSql.Filter(query.Filter, parameters)}
                and {RegisterSql.Within(per, from, to)} is not null
            group by 1, 2 order by 1, 2
            """;
    }

    private static string? Text(NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);

    private static Outcome OutcomeOf(string code) => Codes.TryParse<Outcome>(code, out var outcome) ? outcome : throw new RegistersException($"'{code}' is no outcome. Run 'rebuild'.");
}
