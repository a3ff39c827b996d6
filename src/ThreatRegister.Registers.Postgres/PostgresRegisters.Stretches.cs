using ThreatRegister.Application.Queries;
using ThreatRegister.Domain;

namespace ThreatRegister.Registers.Postgres;

/// <summary>
/// The list of incidents in stretches that go on behind a place in the order: the index of the order leads to that place, however far it is.
/// What has a date and what has none are read apart, since one comparison of both would find neither in the index.
/// </summary>
public sealed partial class PostgresRegisters
{
    public async Task<IReadOnlyList<IncidentItem>> IncidentsAsync(IncidentQuery query, int limit, IncidentStretch stretch, CancellationToken cancellationToken = default)
    {
        if (stretch.ById) return await PartAsync(query, limit, stretch, dated: null, "key", stretch.Behind is null ? [] : [stretch.Behind.Id], cancellationToken);

        var items = new List<IncidentItem>();
        foreach (var isDated in PartsOf(stretch))
        {
            if (items.Count == limit) break;
            object[] behind = stretch.Behind is not { } place || place.From is not null != isDated ? [] : isDated ? [place.From!.Value, place.Id] : [place.Id];
            items.AddRange(await PartAsync(query, limit - items.Count, stretch, isDated, isDated ? "occurred_from, key" : "key", behind, cancellationToken));
        }

        return items;
    }

    public async Task<long> CountAsync(IncidentQuery query, int most, CancellationToken cancellationToken = default)
    {
        var counts = await ReadAsync(
            query,
            (schema, parameters) =>
            {
                // In the order of the list, so that its index is walked: any other way through the rows is longer where few are asked for, unless their keys are known.
                var (limit, order) = ($"limit {parameters.Add(most + 1L)}", parameters.Words?.Keys is null ? "order by occurred_from, key " : "");
                return $"select count(*) from (select from {Listed(schema, query, dated: null, "true", order + limit, parameters, isOrdered: false)} listed {limit}) counted";
            },
            reader => reader.GetInt64(0),
            cancellationToken);
        return counts[0];
    }

    public Task<bool> IsWalkedAsync(IncidentQuery query, CancellationToken cancellationToken = default) => snapshots.AskAsync(
        query.Moment,
        async snapshot => query.Filter.Text is { } text && await snapshot.WordsAsync(RegisterTables.Incidents.Name, text, query.Moment, cancellationToken) is { Keys: null },
        cancellationToken);

    /// <summary>What has a date, then what has none; backwards the other way; without the part that the place lies behind.</summary>
    private static IEnumerable<bool> PartsOf(IncidentStretch stretch) =>
        ((bool[])(stretch.Backwards ? [false, true] : [true, false])).SkipWhile(isDated => stretch.Behind is { } place && place.From is not null != isDated);

    /// <param name="order">The columns of the order.</param>
    /// <param name="behind">The values of these columns at the place to go on behind; none: from the beginning.</param>
    private Task<IReadOnlyList<IncidentItem>> PartAsync(
        IncidentQuery query, int limit, IncidentStretch stretch, bool? dated, string order, object[] behind, CancellationToken cancellationToken) =>
        ReadAsync(
            query,
            (schema, parameters) =>
            {
                var falls = stretch.Descending != stretch.Backwards;
                var from = behind.Length == 0 ? "true" : $"({order}) {(falls ? "<" : ">")} ({string.Join(", ", behind.Select(parameters.Add))})";
                var ordered = $"order by {(falls ? order.Replace(",", " desc,", StringComparison.Ordinal) + " desc" : order)}";
                var most = $"{ordered} limit {parameters.Add((long)limit)}";
                var listed = Listed(schema, query, dated, from, most, parameters);
                if (query.Moment.StatedBy is not null) return $"select {ItemColumns} from {Rows(schema, query, parameters)} held where key = any(array(select key from {listed} listed {most})) {ordered}";

                // Which ones is asked of indexes; then these few are read.
                return $"""
                    with found as materialized (select key, from_position from {listed} listed {most})
                    select {ItemColumns} from found join {schema}.{RegisterTables.Incidents.Name} using (key, from_position) {ordered}
                    """;
            },
            Item,
            cancellationToken);

    /// <summary>
    /// The rows that a question lists, in parts of which each is a stretch of an index that holds all that they are narrowed by: of a period, what took
    /// up to a month begins at most a month before it, what took up to a year a year before it, and of what took longer there is little.
    /// </summary>
    /// <param name="dated">Whether those with a date are wanted or those without; null: both.</param>
    /// <param name="from">What else holds of each part.</param>
    /// <param name="most">The order, and how many rows at most: said of each part, so that each is walked in the order of its index, and no further.</param>
    /// <param name="isOrdered">Which of the rows come first matters, not only how many there are.</param>
    private string Listed(string schema, IncidentQuery query, bool? dated, string from, string most, SqlParameters parameters, bool isOrdered = true)
    {
        if (query.Moment.StatedBy is not null) return $"(select key, occurred_from from {Rows(schema, query, parameters)} held where {Dated(dated)} and {from} and {Asked(query, parameters)} {most})";

        var recorded = $"{RegisterSql.Recorded(query.Moment, parameters)} and {RegisterSql.Visible(schema, RegisterTables.Incidents.Name, query.Viewer, query.Moment, parameters)} and {from}";
        if (parameters.Words?.Keys is { } keys)
        {
            if (isOrdered && RegisterSql.IsNow(query.Moment, parameters)) return $"(select key, from_position, occurred_from from {schema}.{RegisterTables.Incidents.Name} held where {Dated(dated)} and {Asked(query, parameters)} and {recorded} {most})";

            // One record after the other: the planner would look up all of them first, where it does not need all, and all their versions, of which one is asked.
            var then = $"select key, from_position, occurred_from from {schema}.{RegisterTables.Incidents.Name} held where held.key = named.key and {Dated(dated)} and {Asked(query, parameters, isNamed: true)} and {recorded} offset 0";
            return $"(select found.* from unnest({parameters.Add(keys.ToArray())}) named(key) cross join lateral ({then}) found {most})";
        }

        List<string> parts = [$"{Dated(dated)} and {Asked(query, parameters)} and not brief"];
        if (StretchesOf(query, parameters) is { } stretches)
        {
            var asked = Asked(query, parameters, isDated: true);
            if (dated is not false) parts.AddRange(stretches.Select(stretch => $"occurred_from is not null and {stretch} and {asked} and brief"));
            if (dated is not true) parts.Add($"occurred_from is null and {Asked(query, parameters)} and brief");
        }
        else if (IsWalkedByType(query.Filter))
        {
            var asked = Asked(query with { Filter = query.Filter with { Types = null } }, parameters);
            var ofType = $"select key, from_position, occurred_from from {schema}.{RegisterTables.Incidents.Name} held where held.type = asked.type and {Dated(dated)} and {asked} and brief and {recorded} {most}";
            return $"({Part(parts[0])} union all (select found.* from unnest({parameters.Add(query.Filter.Types!.ToArray())}) asked(type) cross join lateral ({ofType}) found))";
        }
        else
        {
            parts.Add($"{Dated(dated)} and {Asked(query, parameters)} and brief");
        }

        return $"({string.Join(" union all ", parts.Select(Part))})";

        string Part(string part) => $"(select key, from_position, occurred_from from {schema}.{RegisterTables.Incidents.Name} held where {part} and {recorded} {most})";
    }

    /// <summary>Whether incidents of a few types are looked for that nothing else leads to: a rare type is found in its own stretch of an index, not among all others.</summary>
    private static bool IsWalkedByType(IncidentFilter filter) =>
        filter is { Types: not null, Occasion: null, Source: null, Agency: null, Place: null, Import: null, Text: null };

    private static string Dated(bool? dated) => dated is { } isDated ? $"occurred_from is {(isDated ? "not " : "")}null" : "true";

    /// <summary>Null: no period is asked for that the index has in one stretch or a few.</summary>
    private static IReadOnlyList<string>? StretchesOf(IncidentQuery query, SqlParameters parameters)
    {
        if (query is { Filter.Period: null, Undated: Granularity.Year, Basis: Basis.Occurred }) return [RegisterTables.BesideYears];
        if (query is not { Basis: Basis.Occurred, Filter.Period: { } period }) return null;

        var (first, last) = (parameters.Add(period.From), parameters.Add(period.To));
        if (query.CountedOnly || query.Beside is BesideFigures.Suspected) return [$"occurred_from >= {first} and occurred_from < {last}"];

        const string isLong = RegisterTables.LongDate, isVeryLong = RegisterTables.VeryLongDate, stands = RegisterTables.StandingThreat;
        return
        [
            $"not ({stands}) and not ({isLong}) and {Begins("31 days")}",
            $"not ({stands}) and {isLong} and not ({isVeryLong}) and {Begins("366 days")}",
            $"not ({stands}) and {isVeryLong} and occurred_from < {last}",
            $"{stands} and occurred_from < {last}",
        ];

        string Begins(string before) => $"occurred_from >= {first}::timestamp - interval '{before}' and occurred_from < {last}";
    }
}
