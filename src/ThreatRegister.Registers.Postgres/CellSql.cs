using Npgsql;
using ThreatRegister.Application.Queries;
using ThreatRegister.Domain;
using ThreatRegister.Projections;
using ThreatRegister.Projections.Incidents;

namespace ThreatRegister.Registers.Postgres;

/// <summary>The facets that a question is about, each with the position of its last sums and its id where several were asked for.</summary>
internal sealed record CellFacets(int[] Ids, long[] SummedUp, string[] Values);

/// <summary>
/// Counts from the pre-aggregated cells: the last sums before the moment plus what was added since, less the few records that were
/// marked more strictly afterwards than the viewer may see.
/// </summary>
internal static class CellSql
{
    /// <summary>Whether the cells tell apart all that the question does. Every other question goes to the rows.</summary>
    public static bool Answers(IncidentQuery query) =>
        query is { Basis: Basis.Occurred, Moment.StatedBy: null, Filter: { Status: null, Severity: null, Agency: null, Place: null, Sector: null, Import: null, Text: null } filter }
        && (filter.Source is null || filter.Occasion is null)
        && (filter.Period is not { } period || (period.First.Day == 1 && period.Last.AddDays(1).Day == 1));

    /// <summary>The same for a question about each source or occasion apart.</summary>
    public static bool AnswersEach(IncidentQuery query) => Answers(query) && query.Filter is { Source: null, Occasion: null };

    /// <summary>The facet that the filter chooses; null stands for each.</summary>
    public static (IncidentFacet Facet, string? Value) FacetOf(IncidentFilter filter) =>
        filter.Source is { } source ? (IncidentFacet.Source, source) : filter.Occasion is { } occasion ? (IncidentFacet.Occasion, occasion) : (IncidentFacet.All, "");

    public static async Task<CellFacets> FacetsAsync(
        NpgsqlConnection connection, string schema, IncidentQuery query, (IncidentFacet Facet, string? Value) asked, CancellationToken cancellationToken)
    {
        var parameters = new SqlParameters();
        var period = query.Filter.Period is { } held ? $"(year = '' or year between {parameters.Add(Year(held.First))} and {parameters.Add(Year(held.Last))})" : "true";
        var value = asked.Value is null ? "true" : $"value = {parameters.Add(asked.Value)}";
        var position = parameters.Add(query.Moment.Position);
        await using var command = parameters.Command(
            $"""
            select id, coalesce((select max(position) from {schema}.cell_counts held where held.facet = facets.id and position <= {position}), 0), value
            from {schema}.facets where facet = {(int)asked.Facet} and {value} and {period}
            """,
            connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var facets = new List<(int Id, long SummedUp, string Value)>();
        while (await reader.ReadAsync(cancellationToken)) facets.Add((reader.GetInt32(0), reader.GetInt64(1), reader.GetString(2)));
        return new([.. facets.Select(facet => facet.Id)], [.. facets.Select(facet => facet.SummedUp)], [.. facets.Select(facet => facet.Value)]);
    }

    /// <summary>The groups of <see cref="IRegisters.GroupsAsync"/>.</summary>
    public static string Groups(string schema, IncidentQuery query, Granularity per, CellFacets facets, SqlParameters parameters)
    {
        var (overlaps, holds) = RegisterSql.InPeriod(query.Filter.Period, "occurred_from", "occurred_to", parameters);
        var within = RegisterSql.Within(per, "occurred_from", "occurred_to");
        return $"""
            select type, holds, case when holds then within end as within, case when holds and within is not null then null else date end, outcome, quantity, sum(records)::bigint
            from (
                select type, {holds} as holds, {Codes.Of(per)} as within, date, outcome, quantity, records from {Counted(schema, query, facets, parameters)} cells where further = '' and {overlaps}
                union all
                select type, {holds}, {within}, occurred, outcome, quantity, -1 from {Hidden(schema, query, parameters)} hidden where {overlaps}) parts
            group by 1, 2, 3, 4, 5, 6 having sum(records) <> 0 order by 1, 3 nulls first, 2, 4, 5, 6
            """;
    }

    /// <summary>The groups of <see cref="IRegisters.GroupsByAsync"/>.</summary>
    public static string GroupsBy(string schema, IncidentQuery query, IncidentFacet facet, CellFacets facets, SqlParameters parameters)
    {
        var (overlaps, holds) = RegisterSql.InPeriod(query.Filter.Period, "occurred_from", "occurred_to", parameters);
        return $"""
            select value, holds, outcome, quantity, sum(records)::bigint
            from (
                select value, {holds} as holds, outcome, quantity, records from {Counted(schema, query, facets, parameters)} cells where further = '' and {overlaps}
                union all
                select each.value, {holds}, outcome, quantity, -1 from {Hidden(schema, query, parameters)} hidden, unnest({RegisterSql.ColumnOf(facet)}) as each (value) where {overlaps}) parts
            group by 1, 2, 3, 4 having sum(records) <> 0 order by 1, 2, 3, 4
            """;
    }

    /// <summary>The counts of <see cref="IRegisters.AnyTypeCountsAsync"/>.</summary>
    public static string AnyTypes(string schema, IncidentQuery query, Granularity per, CellFacets facets, SqlParameters parameters)
    {
        var (_, holds) = RegisterSql.InPeriod(query.Filter.Period, "occurred_from", "occurred_to", parameters);
        var within = RegisterSql.Within(per, "occurred_from", "occurred_to");
        return $"""
            select any_type, within, sum(records)::bigint
            from (
                select case when further = '' then type else further end as any_type, {Codes.Of(per)} as within, records
                from {Counted(schema, query, facets, parameters)} cells where {holds} and outcome <> 'suspected'
                union all
                select any_type, {within}, -1 from {Hidden(schema, query, parameters)} hidden, unnest(array_append(further_types, type)) any_type where {holds} and outcome <> 'suspected') parts
            where within is not null group by 1, 2 having sum(records) <> 0 order by 1, 2
            """;
    }

    /// <summary>The cells that the viewer's clearance and the filter leave, with how many records stand in each at the moment.</summary>
    private static string Counted(string schema, IncidentQuery query, CellFacets facets, SqlParameters parameters)
    {
        var asked = $"unnest({parameters.Add(facets.Ids)}, {parameters.Add(facets.SummedUp)}, {parameters.Add(facets.Values)}) as asked (facet, since, value)";
        var clearance = query.Viewer.Clearance == Tlp.Red ? "true" : $"marking <= {parameters.Add((short)query.Viewer.Clearance)}";
        return $"""
            (select cells.*, asked.value, counted.records
            from (
                select cell, sum(records)::bigint as records from (
                    select held.cell, held.records from {asked} join {schema}.cell_counts held on held.facet = asked.facet and held.position = asked.since
                    union all
                    select added.cell, added.delta from {asked} join {schema}.cell_deltas added
                        on added.facet = asked.facet and added.position > asked.since and added.position <= {parameters.Add(query.Moment.Position)}) parts
                group by cell having sum(records) <> 0) counted
            join {schema}.cells on cells.id = counted.cell
            join {asked} on asked.facet = cells.facet
            where {clearance} and {Chosen(query.Filter, parameters)})
            """;
    }

    /// <summary>The records that stand in the cells as they were marked then, and may not be seen as they are marked now.</summary>
    private static string Hidden(string schema, IncidentQuery query, SqlParameters parameters)
    {
        var table = $"{schema}.{RegisterTables.Incidents.Name}";
        if (query.Viewer.Clearance == Tlp.Red) return $"(select * from {table} limit 0)";

        var (position, clearance) = (parameters.Add(query.Moment.Position), parameters.Add((short)query.Viewer.Clearance));
        return $"""
            (select * from (
                select held.* from {schema}.raised
                join {table} latest on latest.key = raised.key and latest.to_position = {RegisterSchema.Open} and latest.marking > {clearance}
                join {table} held on held.key = raised.key and held.from_position <= {position} and held.to_position > {position} and held.marking <= {clearance}) held
            where {RegisterSql.Counted} and {RegisterSql.Filter(query.Filter, parameters)})
            """;
    }

    /// <summary>What the cells of a facet tell apart besides periods.</summary>
    private static string Chosen(IncidentFilter filter, SqlParameters parameters)
    {
        var types = filter.Types is null ? "true" : $"type = any({parameters.Add(filter.Types.ToArray())})";
        var outcome = filter.Outcome is { } asked ? $"outcome = {parameters.Add(Codes.Of(asked))}" : "true";
        return $"{types} and {outcome}";
    }

    private static string Year(DateOnly day) => day.ToString("yyyy", System.Globalization.CultureInfo.InvariantCulture);
}
