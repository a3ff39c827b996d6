using System.Globalization;
using Npgsql;
using ThreatRegister.Application.Queries;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Projections;
using ThreatRegister.Projections.Incidents;

namespace ThreatRegister.Registers.Postgres;

/// <summary>
/// Reads the cells of a question at its moment: the last sums before it, what was added since, and off again the few records that were
/// marked more strictly afterwards than the viewer may see. A cell may come several times: what comes of it adds up.
/// </summary>
internal static class CellSql
{
    /// <summary>Whether the cells tell apart all that the question does, but for the months that its period cuts. Every other question goes to the rows.</summary>
    public static bool Answers(IncidentQuery query) =>
        query is { Basis: Basis.Occurred, Moment.StatedBy: null, Filter: { Status: null, Severity: null, Agency: null, Place: null, Sector: null, Import: null, Text: null } filter }
        && (filter.Source is null || filter.Occasion is null);

    /// <summary>The same where no month is cut.</summary>
    public static bool AnswersWhole(IncidentQuery query) => Answers(query) && CutMonths(query.Filter.Period).Count == 0;

    /// <summary>The same for a question about each source, occasion or place apart.</summary>
    public static bool AnswersEach(IncidentQuery query) => Answers(query) && query.Filter is { Source: null, Occasion: null };

    /// <summary>The months that begin before the period or end after it: a cell has no more than the month of what one month holds, so of these the rows are read.</summary>
    public static IReadOnlyList<Period> CutMonths(Period? period) => period is null
        ? []
        : [.. new[] { (IsCut: period.First.Day > 1, Day: period.First), (IsCut: period.Last.AddDays(1).Day > 1, Day: period.Last) }.Where(end => end.IsCut).Select(end => MonthOf(end.Day)).DistinctBy(month => month.First)];

    /// <summary>The same, and the months in which the geography changes after the first day.</summary>
    public static IReadOnlyList<Period> CutMonths(Period? period, IEnumerable<DateOnly> changes) =>
        [.. CutMonths(period).Concat(changes.Where(day => day.Day > 1).Select(MonthOf).Where(month => period is null || (month.First <= period.Last && month.Last >= period.First))).DistinctBy(month => month.First)];

    private static Period MonthOf(DateOnly day) => Period.Of(new(day.Year, day.Month, 1), new(day.Year, day.Month, DateTime.DaysInMonth(day.Year, day.Month)));

    /// <summary>The facet that the filter chooses; null stands for each.</summary>
    public static (IncidentFacet Facet, string? Value) FacetOf(IncidentFilter filter) =>
        filter.Source is { } source ? (IncidentFacet.Source, source) : filter.Occasion is { } occasion ? (IncidentFacet.Occasion, occasion) : (IncidentFacet.All, "");

    /// <param name="takeOf">What takes the cells of a source or occasion, and how many records stand in each.</param>
    public static async Task EachAsync(
        Snapshot snapshot, IncidentQuery query, (IncidentFacet Facet, string? Value) asked, CellTexts texts, Func<string, Action<CellKey, long>> takeOf, CancellationToken cancellationToken)
    {
        var facets = await FacetsAsync(snapshot, query, asked, cancellationToken);
        await EachSumAsync(snapshot, query, facets, texts, takeOf, cancellationToken);
        await EachSinceAsync(snapshot, query, asked, facets, texts, takeOf, cancellationToken);
    }

    /// <summary>What is asked for, a year at a time, and up to where it was summed up last.</summary>
    public static Task<IReadOnlyList<SummedFacet>> FacetsAsync(Snapshot snapshot, IncidentQuery query, (IncidentFacet Facet, string? Value) asked, CancellationToken cancellationToken) => snapshot.RowsAsync(
        parameters =>
        {
            var period = query.Filter.Period is { } held ? $"(year = '' or year between {parameters.Add(Year(held.First))} and {parameters.Add(Year(held.Last))})" : "true";
            var value = asked.Value is null ? "true" : $"value = {parameters.Add(asked.Value)}";
            return $"""
                select id, value, coalesce((select max(position) from {snapshot.Schema}.cell_sums where cell_sums.facet = facets.id and position <= {parameters.Add(query.Moment.Position)}), 0)
                from {snapshot.Schema}.facets where facets.facet = {((int)asked.Facet).ToString(CultureInfo.InvariantCulture)} and {value} and {period} order by id
                """;
        },
        reader => new SummedFacet(reader.GetInt32(0), reader.GetString(1), reader.GetInt64(2)),
        cancellationToken);

    /// <summary>The last sums alone.</summary>
    public static async Task EachSumAsync(
        Snapshot snapshot, IncidentQuery query, IReadOnlyList<SummedFacet> facets, CellTexts texts, Func<string, Action<CellKey, long>> takeOf, CancellationToken cancellationToken)
    {
        var takes = TakesOf(query, facets, texts, takeOf);
        var parameters = new SqlParameters();
        await using var command = parameters.Command($"select facet, sums from {snapshot.Schema}.cell_sums join {Asked(facets, parameters)} on facet = id and position = since", snapshot.Connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken)) PackedCells.Read(reader.GetFieldValue<byte[]>(1), texts, takes[reader.GetInt32(0)]);
    }

    /// <summary>What was added since, and off again what may not be seen.</summary>
    public static async Task EachSinceAsync(
        Snapshot snapshot, IncidentQuery query, (IncidentFacet Facet, string? Value) asked, IReadOnlyList<SummedFacet> facets, CellTexts texts, Func<string, Action<CellKey, long>> takeOf, CancellationToken cancellationToken)
    {
        var takes = TakesOf(query, facets, texts, takeOf);
        var parameters = new SqlParameters();
        await using (var command = parameters.Command(
            $"""
            select facet, cell, delta from {Asked(facets, parameters)}
            cross join lateral (select facet, cell, delta from {snapshot.Schema}.cell_deltas where facet = asked.id and position > asked.since and position <= {parameters.Add(query.Moment.Position)}) added
            """,
            snapshot.Connection))
        {
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            while (await reader.ReadAsync(cancellationToken)) takes[reader.GetInt32(0)](texts.Read(reader.GetString(1)), reader.GetInt32(2));
        }

        if (query.Viewer.ClearanceNow < Tlp.Red) await EachHiddenAsync(snapshot, query, asked, texts, takeOf, cancellationToken);
    }

    private static string Asked(IReadOnlyList<SummedFacet> facets, SqlParameters parameters) =>
        $"unnest({parameters.Add(facets.Select(facet => facet.Id).ToArray())}, {parameters.Add(facets.Select(facet => facet.SummedUp).ToArray())}) as asked (id, since)";

    private static Dictionary<int, Action<CellKey, long>> TakesOf(IncidentQuery query, IReadOnlyList<SummedFacet> facets, CellTexts texts, Func<string, Action<CellKey, long>> takeOf)
    {
        var filter = new CellFilter(query, texts);
        return facets.ToDictionary(facet => facet.Id, facet => filter.Before(takeOf(facet.Value)));
    }

    /// <summary>Takes off the records that stand in the cells as they were marked then, and may not be seen as they are marked now.</summary>
    private static async Task EachHiddenAsync(
        Snapshot snapshot, IncidentQuery query, (IncidentFacet Facet, string? Value) asked, CellTexts texts, Func<string, Action<CellKey, long>> takeOf, CancellationToken cancellationToken)
    {
        var parameters = new SqlParameters();
        var table = $"{snapshot.Schema}.{RegisterTables.Incidents.Name}";
        var (position, clearance, now) = (parameters.Add(query.Moment.Position), parameters.Add((short)query.Viewer.Clearance), parameters.Add((short)query.Viewer.ClearanceNow));
        var (overlaps, _) = RegisterSql.InPeriod(query.Filter.Period, "occurred_from", "occurred_to", parameters);
        var values = asked.Facet is IncidentFacet.All or IncidentFacet.Place ? "array['']" : asked.Value is null ? RegisterSql.ColumnOf(asked.Facet) : $"array[{parameters.Add(asked.Value)}]";
        var counted = asked.Facet is IncidentFacet.Cited ? "true" : $"{RegisterSql.Counted} and {overlaps} and {RegisterSql.Filter(query.Filter, parameters)}";

        // The planner takes the two positions for independent and thinks many were raised: the few are found first.
        await using var command = parameters.Command(
            $"""
            with raised as materialized (select key from {snapshot.Schema}.raised where {RegisterSql.RaisedSince(RegisterTables.Incidents.Name, query.Moment, parameters)})
            select {values}, type, further_types, occurred, quantity, outcome, marking, {RegisterSql.Place} from (
                select held.* from raised
                join {table} latest on latest.key = raised.key and latest.to_position = {RegisterSchema.Open} and latest.marking > {now}
                join {table} held on held.key = raised.key and held.from_position <= {position} and held.to_position > {position} and held.marking <= {clearance}) held
            where {counted}
            """,
            snapshot.Connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            var date = IncidentCells.DateOf(When.Parse(reader.GetString(3)));
            var cell = new CellKey(
                texts.Types.Of(reader.GetString(1)), 0, texts.Dates.Of(date), texts.Quantities.Of(reader.GetString(4)), IncidentCounts.OutcomeOf(reader.GetString(5)), (Tlp)reader.GetInt16(6),
                asked.Facet is IncidentFacet.Place ? texts.Places.Of(reader.GetString(7)) : 0);
            foreach (var value in reader.GetFieldValue<string[]>(0))
            {
                takeOf(value)(cell, -1);
                foreach (var further in reader.GetFieldValue<string[]>(2)) takeOf(value)(cell with { Further = texts.Types.Of(further), Quantity = 0 }, -1);
            }
        }
    }

    private static string Year(DateOnly day) => day.ToString("yyyy", CultureInfo.InvariantCulture);

    /// <summary>What the cells of a facet tell apart besides periods, and what the viewer may see.</summary>
    private sealed class CellFilter(IncidentQuery query, CellTexts texts)
    {
        private readonly HashSet<int>? types = query.Filter.Types is { } asked ? [.. asked.Select(type => texts.Types.Of(type))] : null;

        public Action<CellKey, long> Before(Action<CellKey, long> take) => query is { Viewer.Clearance: Tlp.Red, Filter: { Outcome: null, Types: null } } ? take : (cell, records) =>
        {
            if (cell.Marking <= query.Viewer.Clearance && (query.Filter.Outcome is not { } outcome || cell.Outcome == outcome) && types?.Contains(cell.Type) != false) take(cell, records);
        };
    }
}

/// <summary>A year of a facet, and up to which position its cells were summed up last; 0: they never were.</summary>
internal sealed record SummedFacet(int Id, string Value, long SummedUp);
