using System.Globalization;
using System.Text.Json;
using Npgsql;
using ThreatRegister.Application.Queries;
using ThreatRegister.Application.Queries.Rules;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Deadlines;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Projections;

namespace ThreatRegister.Registers.Postgres;

/// <content>What deadlines and times are reckoned from.</content>
public sealed partial class PostgresRegisters : IDeadlineRegister
{
    private const string CaseColumns =
        "key, title, marking, type, kind, outcome, severity_scale, severity, system_level, import, occurred, detected, resolved, first_recorded_at, notified";

    private const string Measured = "detection_low, detection_high, response_low, response_high, resolution_low, resolution_high";

    public async Task<IReadOnlyList<DeadlineRow>> DeadlineCasesAsync(
        IncidentQuery query, IReadOnlyList<DeadlineSelector> selectors, int limit, CancellationToken cancellationToken = default)
    {
        if (selectors.Count == 0) return [];

        // Of all incidents and whatever the clock says, they are what every page asks for that tells of open work.
        var isOfAll = query == new IncidentQuery(query.Viewer, query.Moment, new()) && selectors.All(selector => selector.NotBefore is null);
        return isOfAll
            ? await KnownAsync(
                knownCases, RegisterTables.Incidents.Name, $"deadlines {limit} {JsonSerializer.Serialize(selectors)}", query.Viewer, query.Moment,
                snapshot => snapshot.RowsAsync(parameters => CasesOf(snapshot.Schema, "true", parameters), Case, cancellationToken), ForwardAsync, cancellationToken)
            : await ReadAsync(query, (schema, parameters) => CasesOf(schema, "true", parameters), Case, cancellationToken);

        string CasesOf(string schema, string among, SqlParameters parameters) => $"""
            select {CaseColumns} from {Rows(schema, query, parameters)} held
            where {among} and {RegisterSql.OnRecord} and ({string.Join(" or ", selectors.Select(selector => Selected(selector, parameters)))}) and {Asked(query, parameters)}
            order by greatest(detected_from, resolved_from, occurred_from) desc nulls last, key limit {parameters.Add(limit)}
            """;

        async Task<IReadOnlyList<DeadlineRow>?> ForwardAsync(Snapshot snapshot, Earlier<DeadlineRow> earlier)
        {
            // What follows the last one is not known.
            if (earlier.Answer.Count >= limit) return null;

            var now = await snapshot.RowsAsync(parameters => CasesOf(snapshot.Schema, $"key = any({parameters.Add(earlier.Changed.ToArray())})", parameters), Case, cancellationToken);
            return Forward(earlier, now, limit);
        }
    }

    /// <summary>The list with what the changed records are now in its order; the same list where they are what they were.</summary>
    private static IReadOnlyList<DeadlineRow> Forward(Earlier<DeadlineRow> earlier, IReadOnlyList<DeadlineRow> now, int limit)
    {
        var changed = earlier.Changed.ToHashSet(StringComparer.Ordinal);
        var others = earlier.Answer.ToLookup(row => changed.Contains(row.Id));
        if (others[true].SequenceEqual(now)) return earlier.Answer;

        return [.. others[false].Concat(now).OrderByDescending(row => DeadlineCases.LastStartOf(row.Case)).ThenBy(row => row.Id, StringComparer.Ordinal).Take(limit)];
    }

    public Task<IReadOnlyList<DurationGroup>> DurationsAsync(IncidentQuery query, Granularity per, CancellationToken cancellationToken = default) =>
        ReadAsync(
            query,
            (schema, parameters) =>
            {
                var (from, to) = RegisterSql.Times(query.Basis, zone.Id);
                var (_, holds) = RegisterSql.InPeriod(query.Filter.Period, from, to, parameters);
                return $"""
                    select type, within, outcome, span, low, high, sum(records)::bigint from (
                        select type, {RegisterSql.Within(per, from, to)} as within, outcome, {Measured}, count(*) as records
                        from {FigureRows(schema, query, parameters)} held
                        where {RegisterSql.CountedForSure} and {holds} and {RegisterSql.Filter(query.Filter, parameters)}
                        group by type, within, outcome, {Measured}) alike,
                        lateral (values (0, detection_low, detection_high), (1, response_low, response_high), (2, resolution_low, resolution_high)) measured (span, low, high)
                    group by 1, 2, 3, 4, 5, 6 order by 1, 2, 3, 4, 5, 6
                    """;
            },
            reader => new DurationGroup(
                reader.GetString(0), Text(reader, 1), Code<Outcome>(reader.GetString(2)), (TimeSpanKind)reader.GetInt32(3), Whole(reader, 4), Whole(reader, 5), reader.GetInt64(6)),
            cancellationToken);

    private static string Selected(DeadlineSelector selector, SqlParameters parameters)
    {
        var conditions = new List<string>();
        if (selector.Types is { } types) conditions.Add($"type = any({parameters.Add(types.ToArray())})");
        if (selector.Outcomes is { } outcomes) conditions.Add($"outcome = any({parameters.Add(outcomes.Select(outcome => Codes.Of(outcome)).ToArray())})");
        if (selector.Kinds is { } kinds) conditions.Add($"kind = any({parameters.Add(kinds.Select(kind => Codes.Of(kind)).ToArray())})");
        if (selector.Imported is { } imported) conditions.Add(imported ? "import is not null" : "import is null");
        if (selector.Unless is { } settled) conditions.Add($"not (coalesce(notified_for, '{{}}') && {parameters.Add(settled.ToArray())})");
        conditions.Add(selector.WithUnknownStart ? "true" : Started(selector, parameters));
        return $"({string.Join(" and ", conditions)})";
    }

    /// <summary>Recorded time is of the log, in another zone: a day more at either end leaves nothing out.</summary>
    private static string Started(DeadlineSelector selector, SqlParameters parameters)
    {
        var start = selector.Starts switch
        {
            DeadlineStart.Detected => "detected_from",
            DeadlineStart.Occurred => "occurred_from",
            DeadlineStart.ResponseComplete => "resolved_from",
            DeadlineStart.Recorded => "(first_recorded_at at time zone 'UTC')",
            _ => null,
        };
        if (start is null) return "notified is not null";

        var slack = selector.Starts is DeadlineStart.Recorded ? 1 : 0;
        var conditions = new List<string> { $"{start} is not null" };
        if (selector.From is { } from) conditions.Add($"{start} >= {parameters.Add(from.ToDateTime(TimeOnly.MinValue).AddDays(-slack))}");
        if (selector.Until is { } until) conditions.Add($"{start} < {parameters.Add(until.ToDateTime(TimeOnly.MinValue).AddDays(slack))}");
        if (selector.NotBefore is { } bound) conditions.Add($"{start} >= {parameters.Add(DateTime.SpecifyKind(bound, DateTimeKind.Unspecified).AddDays(-slack))}");
        return string.Join(" and ", conditions);
    }

    private static DeadlineRow Case(NpgsqlDataReader reader) => new(
        reader.GetString(0),
        reader.GetString(1),
        (Tlp)reader.GetInt16(2),
        new(
            new(reader.GetString(3)),
            Code<RecordKind>(reader.GetString(4)),
            Code<Outcome>(reader.GetString(5)),
            Text(reader, 6) is { } scale ? new Severity(scale, reader.GetString(7)) : null,
            reader.IsDBNull(8) ? null : reader.GetInt32(8),
            !reader.IsDBNull(9),
            When.Parse(reader.GetString(10)),
            Date(reader, 11),
            Date(reader, 12),
            reader.GetFieldValue<DateTimeOffset>(13),
            NotifiedText.Read(Text(reader, 14))));

    private static When? Date(NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : When.Parse(reader.GetString(column));

    private static long? Whole(NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetInt64(column);

    private static TEnum Code<TEnum>(string code)
        where TEnum : struct, Enum =>
        Codes.TryParse<TEnum>(code, out var member) ? member : throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"'{code}' is no {typeof(TEnum).Name}."));
}
