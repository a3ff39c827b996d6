using System.Security.Cryptography;
using System.Text.Json;
using Npgsql;
using ThreatRegister.Application.Events;
using ThreatRegister.Application.Queries;
using ThreatRegister.Application.Queries.Differences;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.EventLog;
using ThreatRegister.Projections;
using ThreatRegister.Projections.Incidents;

namespace ThreatRegister.Registers.Postgres;

/// <summary>The registers in PostgreSQL. Every question runs in one snapshot of one generation.</summary>
public sealed partial class PostgresRegisters : IRegisters
{
    /// <summary>A difference may take minutes: of a program, so many are read at once, so that they never have all turns of the others.</summary>
    private const int MostDifferences = 4;

    private static readonly SemaphoreSlim differing = new(MostDifferences);

    private readonly TimeZoneInfo zone;
    private readonly int mostOwners;
    private readonly RegisterSnapshots snapshots;
    private readonly IncidentCounts counts;
    private readonly KnownAnswers<KnownRegister> known = new(mostItems: 150_000);

    /// <summary>Apart, since each answer is long.</summary>
    private readonly KnownAnswers<KnownRegister> knownCases = new(mostItems: 80_000);

    /// <param name="mostNames">Of agencies and places, up to so many names are looked through; of more the rows are asked.</param>
    /// <param name="mostOwners">The measures of more owners are looked for in parts, of which the first is so large.</param>
    public PostgresRegisters(NpgsqlDataSource source, TimeZoneInfo zone, int mostNames = Snapshot.ManyNames, int mostOwners = ManyOwners)
    {
        this.zone = zone;
        this.mostOwners = mostOwners;
        snapshots = new(source, zone, mostNames);
        counts = new(snapshots, zone);
    }

    private const string ItemColumns =
        "key, title, type, further_types, kind, occurred, quantity, outcome, status, marking, stated_on, first_recorded_at, country, place, sector, cause, severity, occasions, sources, responses";

    public Task<IReadOnlyList<IncidentGroup>> GroupsAsync(IncidentQuery query, Granularity per, CancellationToken cancellationToken = default) =>
        counts.GroupsAsync(query, per, cancellationToken);

    public Task<IReadOnlyDictionary<string, IReadOnlyList<IncidentGroup>>> GroupsByAsync(IncidentQuery query, IncidentFacet facet, CancellationToken cancellationToken = default) =>
        counts.GroupsByAsync(query, facet, cancellationToken);

    public Task<IReadOnlyList<AnyTypeCount>> AnyTypeCountsAsync(IncidentQuery query, Granularity per, CancellationToken cancellationToken = default) =>
        counts.AnyTypesAsync(query, per, cancellationToken);

    public Task<IReadOnlyList<DamageGroup>> DamageAsync(IncidentQuery query, CancellationToken cancellationToken = default) =>
        ReadAsync(
            query,
            (schema, parameters) =>
            {
                var (from, to) = RegisterSql.Times(query.Basis, zone.Id);
                var (_, holds) = RegisterSql.InPeriod(query.Filter.Period, from, to, parameters);
                return $"""
                    select type, stated, count(*) from {FigureRows(schema, query, parameters)} held, unnest(damage) stated
                    where damage is not null and {RegisterSql.CountedForSure} and {holds} and {RegisterSql.Filter(query.Filter, parameters)}
                    group by 1, 2 order by 1, 2
                    """;
            },
            reader => DamageText.Read(reader.GetString(0), reader.GetString(1), reader.GetInt64(2)),
            cancellationToken);

    public Task<IReadOnlyList<IncidentItem>> StandingAsync(IncidentQuery query, int most = int.MaxValue, CancellationToken cancellationToken = default) =>
        ReadAsync(
            query,
            (schema, parameters) =>
            {
                // Which ones is asked of an index; then these few are read.
                const string order = "order by occurred_from nulls first, key";
                return $"select {ItemColumns} from {Rows(schema, query, parameters)} held where key = any(array(select key from {Standing(schema, query, parameters)} {order} limit {parameters.Add(most)})) {order}";
            },
            Item,
            cancellationToken);

    public async Task<long> CountStandingAsync(IncidentQuery query, CancellationToken cancellationToken = default) =>
        (await ReadAsync(query, (schema, parameters) => $"select count(*) from {Standing(schema, query, parameters)}", reader => reader.GetInt64(0), cancellationToken))[0];

    private string Standing(string schema, IncidentQuery query, SqlParameters parameters) =>
        $"{Rows(schema, query, parameters)} held where {RegisterTables.Standing} and {BegunBeforeEnd(query, parameters)} and {RegisterSql.Filter(query.Filter, parameters)}";

    public Task<IReadOnlyList<IncidentItem>> IncidentsAsync(IncidentQuery query, int limit, int offset, CancellationToken cancellationToken = default) =>
        ReadAsync(
            query,
            (schema, parameters) => $"""
                select {ItemColumns} from {Rows(schema, query, parameters)} held where {Asked(query, parameters)}
                order by occurred_from nulls last, key limit {parameters.Add(limit)} offset {parameters.Add(offset)}
                """,
            Item,
            cancellationToken);

    public Task<IReadOnlyList<IncidentRecord>> IncidentRowsAsync(IncidentQuery query, string? afterId, int limit, CancellationToken cancellationToken = default) =>
        ReadAsync(
            query,
            (schema, parameters) =>
            {
                // The newest row of each record is kept whole; it is the asked one where nothing came after that moment.
                var isAsked = $"state.from_position <= {parameters.Add(query.Moment.Position)}";
                if (query.Moment.StatedBy is { } day) isAsked += $" and state.stated_from <= {parameters.Add(day)}";
                return $"""
                    select held.key, (select state.row from {schema}.states state where state.register = '{RegisterTables.Incidents.Name}' and state.key = held.key and {isAsked})
                    from {Rows(schema, query, parameters)} held where held.key > {parameters.Add(afterId ?? "")} and {Asked(query, parameters)}
                    order by held.key limit {parameters.Add(limit)}
                    """;
            },
            reader => new IncidentRecord(reader.GetString(0), reader.IsDBNull(1) ? null : JsonSerializer.Deserialize<IncidentRow>(reader.GetFieldValue<byte[]>(1), JsonForms.Plain)),
            cancellationToken);

    public async Task<long> CountAsync(IncidentQuery query, CancellationToken cancellationToken = default)
    {
        var counts = await ReadAsync(
            query,
            (schema, parameters) => $"select count(*) from {Rows(schema, query, parameters)} held where {Asked(query, parameters)}", reader => reader.GetInt64(0), cancellationToken);
        return counts[0];
    }

    public Task<IReadOnlyList<TRow>> RowsAsync<TRow>(Viewer viewer, Moment moment, CancellationToken cancellationToken = default)
        where TRow : class => RowsAsync<TRow>(viewer, moment, new RowScope(), cancellationToken);

    public Task<IReadOnlyList<TRow>> RowsAsync<TRow>(Viewer viewer, Moment moment, RowScope scope, CancellationToken cancellationToken = default)
        where TRow : class
    {
        var table = Whole<TRow>();
        return KnownAsync(
            table.Name,
            string.Join('\0', scope.Status, scope.Said?.Text, string.Join(' ', scope.Occasions ?? []), scope.Most),
            viewer,
            moment,
            (schema, parameters) => $"select row from {RegisterSql.Valid(schema, table.Name, table.ColumnNames, viewer, moment, parameters)} held where {RegisterSql.Within(scope, table.Has, parameters)} order by key{(scope.Most is { } most ? $" limit {parameters.Add(most)}" : "")}",
            reader => JsonSerializer.Deserialize<TRow>(reader.GetFieldValue<byte[]>(0), JsonForms.Plain)!,
            cancellationToken);
    }

    public async Task<IReadOnlyDictionary<string, WorkCount>> CountByStatusAsync<TRow>(Viewer viewer, Moment moment, CancellationToken cancellationToken = default)
        where TRow : class
    {
        var table = Whole<TRow>();
        var counts = await KnownAsync(
            table.Name,
            "by status",
            viewer,
            moment,
            (schema, parameters) => $"select status, count(*), max(marking) from {RegisterSql.Valid(schema, table.Name, "marking, status", viewer, moment, parameters)} held group by status",
            reader => new StatusCount(reader.GetString(0), new(reader.GetInt64(1), (Tlp)reader.GetInt16(2))),
            cancellationToken);
        return counts.ToDictionary(count => count.Status, count => count.Rows, StringComparer.Ordinal);
    }

    public Task<IReadOnlyList<ChangeItem>> ChangesAsync(Viewer viewer, long since, long until, int limit, CancellationToken cancellationToken = default) =>
        ReadAsync(
            moment: null,
            (schema, parameters) => $"""
                select position, register, key, field, old, new, actor, recorded_at, grounds, event, strictest
                from {schema}.changes join {schema}.acts using (position) join {schema}.states using (register, key)
                where position > {parameters.Add(since)} and position <= {parameters.Add(until)} and strictest <= {parameters.Add((short)viewer.Clearance)} and register = any({parameters.Add(RegisterTables.All.Select(register => register.Name).ToArray())})
                order by position, register, key, ordinal limit {parameters.Add(limit)}
                """,
            reader => new ChangeItem(
                reader.GetInt64(0), reader.GetString(1), reader.GetString(2), reader.GetString(3), Text(reader, 4), Text(reader, 5), reader.GetString(6), reader.GetFieldValue<DateTimeOffset>(7), Text(reader, 8), reader.GetString(9)) { Strictest = (Tlp)reader.GetInt16(10) },
            cancellationToken);

    public async Task<IReadOnlyList<RegisterDifference>> DifferenceAsync(DifferenceRequest request, CancellationToken cancellationToken = default)
    {
        await differing.WaitAsync(cancellationToken);
        try
        {
            return await snapshots.AskAsync(request.To, snapshot => DifferencesAsync(snapshot, request, cancellationToken), cancellationToken);
        }
        finally
        {
            differing.Release();
        }
    }

    public Task<IReadOnlyList<RegisterDigest>> DigestsAsync(CancellationToken cancellationToken = default) =>
        snapshots.AskAsync(
            moment: null,
            async snapshot =>
            {
                var digests = new List<RegisterDigest>();
                foreach (var register in RegisterTables.WithParts) digests.Add(await DigestAsync(snapshot.Connection, snapshot.Schema, register.Name, cancellationToken));
                return (IReadOnlyList<RegisterDigest>)digests;
            },
            cancellationToken);

    public Task<IReadOnlyList<ParkedStream>> ParkedAsync(CancellationToken cancellationToken = default) =>
        ReadAsync(
            moment: null,
            (schema, _) => $"select * from (select distinct on (stream) stream, position, error from {schema}.parked order by stream, position, register) first order by position, stream",
            reader => new ParkedStream(reader.GetString(0), reader.GetInt64(1), reader.GetString(2)),
            cancellationToken);

    internal static string Rows(string schema, IncidentQuery query, SqlParameters parameters) =>
        RegisterSql.Valid(schema, RegisterTables.Incidents.Name, RegisterTables.Incidents.ColumnNames, query.Viewer, query.Moment, parameters);

    /// <summary>The same rows, in the two parts of which one is in an index with all that figures are made of (of an older moment, with what places are told by).</summary>
    internal static string FigureRows(string schema, IncidentQuery query, SqlParameters parameters)
    {
        var rows = Rows(schema, query, parameters);
        return query.Moment.StatedBy is null ? $"(select * from {rows} held where brief union all select * from {rows} held where not brief)" : rows;
    }

    /// <summary>The rows whose dates may overlap the period that is asked for, in parts of which each is a stretch of an index.</summary>
    internal static string OverlappingRows(string schema, IncidentQuery query, SqlParameters parameters)
    {
        var rows = Rows(schema, query, parameters);
        if (query.Moment.StatedBy is not null || StretchesOf(query, parameters) is not { } stretches) return rows;

        string[] parts = [.. stretches.Select(stretch => $"brief and occurred_from is not null and {stretch}"), "brief and occurred_from is null", "not brief"];
        return $"({string.Join(" union all ", parts.Select(part => $"select * from {rows} held where {part}"))})";
    }

    /// <param name="isDated">Only rows that have a date are asked: then nothing but that date is looked at.</param>
    /// <param name="isNamed">Which records may hold the words is asked beside this.</param>
    private string Asked(IncidentQuery query, SqlParameters parameters, bool isDated = false, bool isNamed = false)
    {
        var (from, to) = RegisterSql.Times(query.Basis, zone.Id);
        var (overlaps, holds) = RegisterSql.InPeriod(query.Filter.Period, from, to, parameters);
        if (query.Undated is { } per) (overlaps, holds) = ($"({overlaps} and {RegisterSql.Within(per, from, to)} is null)", $"({holds} and {RegisterSql.Within(per, from, to)} is null)");
        var filter = RegisterSql.Filter(query.Filter, parameters, isNamed);
        if (query.Beside is BesideFigures.MayBelong) return $"{RegisterSql.CountedForSure} and {overlaps} and not {holds} and {filter}";
        if (query.Beside is BesideFigures.Suspected) return $"{RegisterSql.Counted} and outcome = 'suspected' and {holds} and {filter}";
        if (query.CountedOnly) return $"{RegisterSql.CountedForSure} and {holds} and {filter}";

        var listed = query is { Basis: Basis.Occurred, Filter.Period: not null } ? $"case when kind = 'standing-threat' then {BegunBeforeEnd(query, parameters, isDated)} else {overlaps} end" : overlaps;
        return $"{listed} and {filter}";
    }

    /// <summary>What states no beginning stands from when it was first stated: nothing says that it stood before.</summary>
    private string BegunBeforeEnd(IncidentQuery query, SqlParameters parameters, bool isDated = false) =>
        query.Filter.Period is { } period ? $"{(isDated ? "occurred_from" : $"coalesce(occurred_from, {RegisterSql.Times(Basis.Stated, zone.Id).From})")} < {parameters.Add(period.To)}" : "true";

    /// <summary>Where nothing happened between the two positions, nothing is different: most registers, of a short while.</summary>
    private async Task<IReadOnlyList<RegisterDifference>> DifferencesAsync(Snapshot snapshot, DifferenceRequest request, CancellationToken cancellationToken)
    {
        var asked = RegisterTables.All.Where(table => IsAsked(table, request)).ToArray();
        if (asked.Length == 0) return [];

        var touched = await snapshot.RowsAsync(
            parameters =>
            {
                var (from, to) = (parameters.Add(request.From.Position), parameters.Add(request.To.Position));
                return string.Join(" union all ", asked.Select(table => $"select '{table.Name}' where exists (select from {snapshot.Schema}.{table.Name} where from_position > {from} and from_position <= {to})"));
            },
            reader => reader.GetString(0),
            cancellationToken);
        var differences = new List<RegisterDifference>();
        foreach (var table in asked)
        {
            differences.Add(touched.Contains(table.Name, StringComparer.Ordinal)
                ? await new DifferenceReader(snapshot.Connection, new(snapshot.Schema, table, request, zone)).ReadAsync(table.Name, request.Passing, cancellationToken)
                : new(table.Name, DifferenceTotals.None, [], []));
        }

        return differences;
    }

    /// <summary>Filters are those of incidents: with any, nothing else is asked for.</summary>
    private static bool IsAsked(IRegisterTable table, DifferenceRequest request) =>
        (request.Filter is null || ReferenceEquals(table, RegisterTables.Incidents)) && (request.Registers is null || request.Registers.Contains(table.Name, StringComparer.Ordinal));

    private static RegisterTable<TRow> Whole<TRow>()
        where TRow : class =>
        RegisterTables.All.OfType<RegisterTable<TRow>>().SingleOrDefault(table => table.KeepsRow)
        ?? throw new InvalidOperationException($"{typeof(TRow).Name} is no row that a register keeps whole.");

    private static IncidentItem Item(NpgsqlDataReader reader) => new(
        reader.GetString(0),
        reader.GetString(1),
        reader.GetString(2),
        Texts(reader, 3),
        reader.GetString(4),
        When.Parse(reader.GetString(5)),
        Quantity.Parse(reader.GetString(6)),
        reader.GetString(7),
        reader.GetString(8),
        Codes.Of((Tlp)reader.GetInt16(9)),
        Text(reader, 10),
        reader.GetFieldValue<DateTimeOffset>(11),
        Text(reader, 12),
        Text(reader, 13),
        Text(reader, 14),
        Text(reader, 15),
        Text(reader, 16),
        Texts(reader, 17),
        Texts(reader, 18),
        reader.GetInt32(19));

    private static Items<string> Texts(NpgsqlDataReader reader, int column) => Items.Create<string>(reader.GetFieldValue<string[]>(column));

    private static string? Text(NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);

    private static async Task<RegisterDigest> DigestAsync(NpgsqlConnection connection, string schema, string register, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        long rows = 0;
        await using var command = new NpgsqlCommand($"select digest from {schema}.{register} where to_position = {RegisterSchema.Open} order by key collate \"C\"", connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            hash.AppendData(reader.GetFieldValue<byte[]>(0));
            rows++;
        }

        return new(register, rows, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    private sealed record StatusCount(string Status, WorkCount Rows);

    private Task<IReadOnlyList<T>> ReadAsync<T>(Moment? moment, Func<string, SqlParameters, string> sql, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken) =>
        snapshots.AskAsync(moment, snapshot => snapshot.RowsAsync(parameters => sql(snapshot.Schema, parameters), read, cancellationToken), cancellationToken);

    private Task<IReadOnlyList<T>> ReadAsync<T>(IncidentQuery query, Func<string, SqlParameters, string> sql, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken) =>
        snapshots.AskAsync(query.Moment, snapshot => snapshot.RowsAsync(query, parameters => sql(snapshot.Schema, parameters), read, cancellationToken), cancellationToken);
}
