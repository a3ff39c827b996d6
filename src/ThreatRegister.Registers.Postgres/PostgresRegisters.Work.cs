using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Npgsql;
using ThreatRegister.Application.Events;
using ThreatRegister.Application.Queries;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Projections;
using ThreatRegister.Projections.Incidents;
using ThreatRegister.Projections.Intake;

namespace ThreatRegister.Registers.Postgres;

/// <content>What those who work with the registers ask: reports, possible duplicates, what is open.</content>
public sealed partial class PostgresRegisters : IWorkRegisters
{
    /// <summary>Of so many records the heads are kept: all merges are looked through for each page of them.</summary>
    private const int ManyHeads = 500;

    public Task<IReadOnlyList<IntakeRow>> ReportsAsync(
        Viewer viewer, Moment moment, IntakeFilter filter, int limit, int offset, CancellationToken cancellationToken = default) =>
        snapshots.AskAsync(
            moment,
            async snapshot =>
            {
                var known = await KnownAsync(snapshot, moment, filter, cancellationToken);
                return await snapshot.RowsAsync(
                    parameters => $"""
                        select row from {Reports(snapshot.Schema, viewer, moment, parameters)} held where {Asked(filter, known, parameters)}
                        order by first_recorded_at, key limit {parameters.Add(limit)} offset {parameters.Add(offset)}
                        """,
                    reader => JsonSerializer.Deserialize<IntakeRow>(reader.GetFieldValue<byte[]>(0), JsonForms.Plain)!,
                    cancellationToken);
            },
            cancellationToken);

    public async Task<WorkCount> CountReportsAsync(Viewer viewer, Moment moment, IntakeFilter filter, CancellationToken cancellationToken = default)
    {
        var counts = await KnownAsync(
            RegisterTables.Intake.Name,
            string.Join(
                '\0',
                ["count", filter.Status, string.Join(' ', filter.Types ?? ["*"]), filter.Incident, filter.Text, filter.Received?.Text, filter.Source, string.Join('\n', filter.Senders ?? []), filter.Place, .. filter.Places?.Names ?? [], .. filter.Places?.Countries ?? []]),
            viewer,
            moment,
            async snapshot =>
            {
                var known = await KnownAsync(snapshot, moment, filter, cancellationToken);
                return await snapshot.RowsAsync(
                    parameters => $"select count(*), coalesce(max(marking), 0::smallint) from {Reports(snapshot.Schema, viewer, moment, parameters)} held where {Asked(filter, known, parameters)}",
                    reader => new WorkCount(reader.GetInt64(0), (Tlp)reader.GetInt16(1)),
                    cancellationToken);
            },
            cancellationToken);
        return counts[0];
    }

    public Task<IReadOnlyList<CandidateRow>> CandidatesAsync(CandidateQuery query, int limit, CancellationToken cancellationToken = default) =>
        ReadAsync(
            query.Moment,
            (schema, parameters) =>
            {
                var most = parameters.Add((long)limit);
                var types = query.Types is { } branch ? $"type = any({parameters.Add(branch.ToArray())})" : "true";
                var asked = $"{RegisterSql.OnRecord} and kind <> 'drill' and {types} and key <> all({parameters.Add(query.Except.ToArray())})";

                // Which ones is asked of indexes, in two parts as in lists; then these few are read.
                var held = RegisterSql.Valid(schema, RegisterTables.Incidents.Name, RegisterTables.Incidents.ColumnNames, query.Viewer, query.Moment, parameters);
                var parts = Overlapping(query.Occurred, parameters).SelectMany((part, number) => ((string[])["brief", "not brief"]).Select(words =>
                    $"(select {number} as part, key, {part.Order} as distance from {held} held where {words} and {part.Condition} and {asked} order by distance, key limit {most})"));
                return $"""
                    with found as materialized (select part, key, distance from ({string.Join(" union all ", parts)}) parts order by part, distance, key limit {most})
                    select key, title, type, occurred, country, place, status, {RegisterSql.Strictest(schema, RegisterTables.Incidents.Name, "marking", "held.key", query.Moment, parameters)} from found join {held} held using (key) order by part, distance, key
                    """;
            },
            reader => new CandidateRow(
                new(reader.GetString(0), reader.GetString(1), new(reader.GetString(2)), When.Parse(reader.GetString(3)), PlaceOf(Text(reader, 4), Text(reader, 5))), reader.GetString(6), Text(reader, 5) ?? Text(reader, 4), (Tlp)reader.GetInt16(7)),
            cancellationToken);

    public Task<IReadOnlyList<OpenIncident>> IncidentsInAsync(Viewer viewer, Moment moment, OpenScope scope, int limit, CancellationToken cancellationToken = default) =>
        ReadAsync(
            moment,
            // An index gives the newest of a status; the rows of these few are read.
            (schema, parameters) => $"""
                select key, title, marking, coalesce(
                    (select max(recorded_at) from {schema}.changes changed join {schema}.acts using (position) where register = 'incidents' and changed.key = named.key and field = 'status' and position <= {parameters.Add(moment.Position)}),
                    first_recorded_at)
                from {Open(schema, viewer, moment, parameters)} named
                where key = any(array(select key from {Open(schema, viewer, moment, parameters)} held where {InScope(scope, moment, parameters)} order by first_recorded_at desc, key limit {parameters.Add(limit)})) order by first_recorded_at desc, key
                """,
            reader => new OpenIncident(reader.GetString(0), reader.GetString(1), (Tlp)reader.GetInt16(2), reader.GetFieldValue<DateTimeOffset>(3)),
            cancellationToken);

    public async Task<WorkCount> CountIncidentsInAsync(Viewer viewer, Moment moment, OpenScope scope, CancellationToken cancellationToken = default)
    {
        var counts = await KnownAsync(
            known,
            RegisterTables.Incidents.Name,
            string.Create(CultureInfo.InvariantCulture, $"count in {scope.Status} {Named(scope.Cases)} but {Named(scope.But)} since {scope.Since?.UtcTicks}"),
            viewer,
            moment,
            snapshot => CountsAsync(snapshot, viewer, moment, among: null),
            async (snapshot, earlier) =>
            {
                // Then they were the newest: nothing was hidden for what came later.
                var then = await CountsAsync(snapshot, viewer with { SeesOfRaised = Tlp.Red }, new(earlier.Position, RecordedAt: null, Digest: ""), earlier.Changed);
                var now = await CountsAsync(snapshot, viewer, moment, earlier.Changed);
                return MarkingCount.Sum([.. earlier.Answer, .. then.Select(count => count with { Records = -count.Records }), .. now]);
            },
            cancellationToken);
        return counts.Aggregate(WorkCount.None, (all, count) => all + new WorkCount(count.Records, count.Marking));

        Task<IReadOnlyList<MarkingCount>> CountsAsync(Snapshot snapshot, Viewer seer, Moment at, IReadOnlyList<string>? among) => snapshot.RowsAsync(
            parameters => $"""
                select marking, count(*) from {Open(snapshot.Schema, seer, at, parameters)} held
                where {(among is null ? "true" : $"key = any({parameters.Add(among.ToArray())})")} and {InScope(scope, at, parameters)} group by marking
                """,
            reader => new MarkingCount((Tlp)reader.GetInt16(0), reader.GetInt64(1)),
            cancellationToken);
    }

    public async Task<IReadOnlyDictionary<string, DateTimeOffset>> ChangedAtAsync(
        string register, string field, IReadOnlyCollection<string> ids, Moment moment, CancellationToken cancellationToken = default)
    {
        var changed = await ReadAsync(
            moment,
            (schema, parameters) => $"""
                select key, max(recorded_at) from {schema}.changes join {schema}.acts using (position)
                where register = {parameters.Add(register)} and key = any({parameters.Add(ids.ToArray())}) and field = {parameters.Add(field)} and position <= {parameters.Add(moment.Position)} group by key
                """,
            reader => (Id: reader.GetString(0), At: reader.GetFieldValue<DateTimeOffset>(1)),
            cancellationToken);
        return changed.ToDictionary(change => change.Id, change => change.At, StringComparer.Ordinal);
    }

    public async Task<IReadOnlyDictionary<string, RecordHead>> HeadsAsync(string register, Viewer viewer, Moment moment, IReadOnlyCollection<string> keys, CancellationToken cancellationToken = default)
    {
        var table = RegisterTables.All.Single(table => string.Equals(table.Name, register, StringComparison.Ordinal));
        var heads = keys.Count < ManyHeads
            ? await ReadAsync(moment, Sql, Head, cancellationToken)
            : await KnownAsync(table.Name, $"heads {Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join(' ', keys))))}", viewer, moment, Sql, Head, cancellationToken);
        return heads.ToDictionary(record => record.Key, record => record.Head, StringComparer.Ordinal);

        string Sql(string schema, SqlParameters parameters) => $"""
            select key, title, {RegisterSql.Strictest(schema, table.Name, "marking", "held.key", moment, parameters)}
            from {RegisterSql.Valid(schema, table.Name, "marking, title", viewer, moment, parameters)} held where key = any({parameters.Add(keys.ToArray())})
            """;

        static KeyedHead Head(NpgsqlDataReader reader) => new(reader.GetString(0), new(reader.GetString(1), (Tlp)reader.GetInt16(2)));
    }

    private static string Reports(string schema, Viewer viewer, Moment moment, SqlParameters parameters) =>
        RegisterSql.Valid(schema, RegisterTables.Intake.Name, RegisterTables.Intake.ColumnNames, viewer, moment, parameters);

    private static string Open(string schema, Viewer viewer, Moment moment, SqlParameters parameters) =>
        RegisterSql.Valid(schema, RegisterTables.Incidents.Name, "title, status, marking, kind, type, outcome, import, first_recorded_at", viewer, moment, parameters);

    /// <summary>What was recorded later than the moment need not be gone through: time never runs backwards in the log.</summary>
    private static string Begun(Moment moment, SqlParameters parameters) => moment.RecordedAt is { } at && !RegisterSql.IsNow(moment, parameters) ? $"first_recorded_at <= {parameters.Add(at.UtcDateTime)}" : "true";

    private static string Named(Items<CasesOf>? cases) => cases is { } all ? string.Join(' ', all.Select(one => $"{one.Outcome} {one.Imported} {string.Join(',', one.Types)}")) : "any";

    private static string InScope(OpenScope scope, Moment moment, SqlParameters parameters)
    {
        var narrowed = scope.Cases is { } cases ? AnyOf(cases) : "kind not in ('drill', 'standing-threat')";
        if (scope.But is { } others) narrowed += $" and not ({AnyOf(others)})";
        if (scope.Since is { } since) narrowed += $" and import is null and first_recorded_at >= {parameters.Add(since.UtcDateTime)}";
        return $"status = {parameters.Add(Codes.Of(scope.Status))} and {Begun(moment, parameters)} and {narrowed}";

        string AnyOf(Items<CasesOf> all) => all.Count == 0 ? "false" : $"kind = 'case' and ({string.Join(" or ", all.Select(Of))})";

        string Of(CasesOf cases) => $"(outcome = {parameters.Add(Codes.Of(cases.Outcome))} and import is {(cases.Imported ? "not null" : "null")} and type = any({parameters.Add(cases.Types.ToArray())}))";
    }

    private static async Task<KnownNames> KnownAsync(Snapshot snapshot, Moment moment, IntakeFilter filter, CancellationToken cancellationToken)
    {
        var name = RegisterTables.Intake.Name;
        return new(
            filter.Text is { } text ? await snapshot.WordsAsync(name, text, moment, cancellationToken) : null,
            filter.Senders is { } senders ? await snapshot.NamesAsync(name, "by_key", senders, cancellationToken) : null,
            filter.Senders is { } channels ? await snapshot.NamesAsync(name, "channel_key", channels, cancellationToken) : null,
            filter.Place is { } place ? await snapshot.NamesAsync(name, place, filter.Places, cancellationToken) : null);
    }

    private string Asked(IntakeFilter filter, KnownNames known, SqlParameters parameters)
    {
        var conditions = new List<string> { "true" };
        if (filter.Status is { } status) conditions.Add($"status = {parameters.Add(Codes.Of(status))}");
        if (filter.Types is { } types) conditions.Add($"type = any({parameters.Add(types.ToArray())})");
        if (filter.Incident is { } incident) conditions.Add($"incident = {parameters.Add(incident)}");
        if (filter.Text is { } text) conditions.Add(RegisterSql.Words(text, known.Words, parameters));
        if (filter.Received is { } period) conditions.Add($"first_recorded_at >= {parameters.Add(period.From)}::timestamp at time zone {parameters.Add(zone.Id)} and first_recorded_at < {parameters.Add(period.To)}::timestamp at time zone {parameters.Add(zone.Id)}");
        if (filter.Source is { } source) conditions.Add($"sources @> array[{parameters.Add(source)}]::text[] and sources <> '{{}}'");
        if (filter.Senders is { } senders) conditions.Add($"({RegisterSql.Named("by_key", known.Senders, senders, parameters)} or {RegisterSql.Named("channel_key", known.Channels, senders, parameters)})");
        if (filter.Place is { } place) conditions.Add(RegisterSql.InPlace(place, filter.Places, known.Places, parameters));
        return string.Join(" and ", conditions);
    }

    /// <summary>
    /// The dates that overlap, in parts that an index answers each: what took at most a month or a year, by its beginning, and the few that
    /// took longer. Those come first whose ends lie closest.
    /// </summary>
    private static IEnumerable<(string Condition, string Order)> Overlapping(When occurred, SqlParameters parameters)
    {
        if (occurred.Precision is Precision.Unknown) return [("true", "-extract(epoch from first_recorded_at)")];

        var (from, to) = (parameters.Add(occurred.From), parameters.Add(occurred.To));
        var overlap = $"occurred_from < {to} and occurred_to > {from}";
        var distance = $"abs(extract(epoch from occurred_from - {from})) + abs(extract(epoch from occurred_to - {to}))";
        const string isLong = RegisterTables.LongDate, isVeryLong = RegisterTables.VeryLongDate;
        return
        [
            ($"{overlap} and occurred_from > {from}::timestamp - interval '31 days' and not ({isLong})", distance),
            ($"{overlap} and occurred_from > {from}::timestamp - interval '366 days' and {isLong} and not ({isVeryLong})", distance),
            ($"{overlap} and {isVeryLong}", distance),
        ];
    }

    private static Place? PlaceOf(string? country, string? name) => country is null && name is null ? null : new(country, name);

    /// <summary>What the words and names of a filter lead to: keys of reports, and names as reports have them; null: not looked up.</summary>
    private sealed record KnownNames(WordsFound? Words, IReadOnlyList<string>? Senders, IReadOnlyList<string>? Channels, IReadOnlyList<string>? Places);

    /// <summary>How many records are so marked.</summary>
    private sealed record MarkingCount(Tlp Marking, long Records)
    {
        /// <summary>One of each marking of which there are any.</summary>
        public static IReadOnlyList<MarkingCount> Sum(IEnumerable<MarkingCount> counts) =>
            [.. counts.GroupBy(count => count.Marking, (marking, alike) => new MarkingCount(marking, alike.Sum(count => count.Records))).Where(count => count.Records > 0)];
    }

    private sealed record KeyedHead(string Key, RecordHead Head);
}
