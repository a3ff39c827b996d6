using System.Security.Cryptography;
using System.Text.Json;
using Npgsql;
using ThreatRegister.Application.Events;
using ThreatRegister.Application.Queries;
using ThreatRegister.Application.Queries.Differences;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Projections;
using ThreatRegister.Projections.Incidents;

namespace ThreatRegister.Registers.Postgres;

/// <summary>The registers in PostgreSQL. Every question runs in one snapshot of one generation.</summary>
public sealed partial class PostgresRegisters(NpgsqlDataSource source, TimeZoneInfo zone) : IRegisters
{
    private const string CountedForSure = RegisterSql.Counted + " and outcome <> 'suspected'";

    private const string ItemColumns =
        "key, title, type, further_types, kind, occurred, quantity, outcome, status, marking, stated_on, first_recorded_at, country, place, sector, cause, severity, occasions, sources, responses";

    public Task<IReadOnlyList<IncidentGroup>> GroupsAsync(IncidentQuery query, Granularity per, CancellationToken cancellationToken = default) =>
        ReadAsync(
            query.Moment,
            (schema, parameters) =>
            {
                var (from, to) = RegisterSql.Times(query.Basis, zone.Id);
                var (overlaps, holds) = RegisterSql.InPeriod(query.Filter.Period, from, to, parameters);
                return $"""
                    select type, {holds}, case when {holds} then {RegisterSql.Within(per, from, to)} end as within,
                        case when {holds} and {RegisterSql.Within(per, from, to)} is not null then null else {RegisterSql.Date(query.Basis, zone.Id)} end, outcome, quantity, count(*)
                    from {Rows(schema, query, parameters)} held
                    where {RegisterSql.Counted} and {overlaps} and {RegisterSql.Filter(query.Filter, parameters)}
                    group by 1, 2, 3, 4, 5, 6 order by 1, 3 nulls first, 2, 4, 5, 6
                    """;
            },
            reader => new IncidentGroup(
                reader.GetString(0), reader.GetBoolean(1), Text(reader, 2), Text(reader, 3), OutcomeOf(reader.GetString(4)), Quantity.Parse(reader.GetString(5)), reader.GetInt64(6)),
            cancellationToken);

    public Task<IReadOnlyList<AnyTypeCount>> AnyTypeCountsAsync(IncidentQuery query, Granularity per, CancellationToken cancellationToken = default) =>
        ReadAsync(
            query.Moment,
            (schema, parameters) =>
            {
                var (from, to) = RegisterSql.Times(query.Basis, zone.Id);
                var (overlaps, holds) = RegisterSql.InPeriod(query.Filter.Period, from, to, parameters);
                return $"""
                    select any_type, {RegisterSql.Within(per, from, to)} as within, count(*)
                    from {Rows(schema, query, parameters)} held, unnest(array_append(further_types, type)) any_type
                    where {CountedForSure} and {overlaps} and {holds} and {RegisterSql.Filter(query.Filter, parameters)}
                        and {RegisterSql.Within(per, from, to)} is not null
                    group by 1, 2 order by 1, 2
                    """;
            },
            reader => new AnyTypeCount(reader.GetString(0), reader.GetString(1), reader.GetInt64(2)),
            cancellationToken);

    public Task<IReadOnlyList<DamageGroup>> DamageAsync(IncidentQuery query, CancellationToken cancellationToken = default) =>
        ReadAsync(
            query.Moment,
            (schema, parameters) =>
            {
                var (from, to) = RegisterSql.Times(query.Basis, zone.Id);
                var (overlaps, holds) = RegisterSql.InPeriod(query.Filter.Period, from, to, parameters);
                return $"""
                    select type, stated, count(*) from {Rows(schema, query, parameters)} held, unnest(damage) stated
                    where damage is not null and {CountedForSure} and {overlaps} and {holds} and {RegisterSql.Filter(query.Filter, parameters)}
                    group by 1, 2 order by 1, 2
                    """;
            },
            reader => DamageText.Read(reader.GetString(0), reader.GetString(1), reader.GetInt64(2)),
            cancellationToken);

    public Task<IReadOnlyList<IncidentItem>> StandingAsync(IncidentQuery query, CancellationToken cancellationToken = default) =>
        ReadAsync(
            query.Moment,
            (schema, parameters) => $"""
                select {ItemColumns} from {Rows(schema, query, parameters)} held
                where (ongoing or kind = 'standing-threat') and kind <> 'drill' and status in ('open', 'contained') and outcome not in ('false-positive', 'suspected')
                    and {BegunBeforeEnd(query, parameters)} and {RegisterSql.Filter(query.Filter, parameters)}
                order by occurred_from nulls first, key
                """,
            Item,
            cancellationToken);

    public Task<IReadOnlyList<IncidentItem>> IncidentsAsync(IncidentQuery query, int limit, int offset, CancellationToken cancellationToken = default) =>
        ReadAsync(
            query.Moment,
            (schema, parameters) => $"""
                select {ItemColumns} from {Rows(schema, query, parameters)} held where {Asked(query, parameters)}
                order by occurred_from nulls last, key limit {parameters.Add(limit)} offset {parameters.Add(offset)}
                """,
            Item,
            cancellationToken);

    public Task<IReadOnlyList<IncidentRecord>> IncidentRowsAsync(IncidentQuery query, string? afterId, int limit, CancellationToken cancellationToken = default) =>
        ReadAsync(
            query.Moment,
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
            query.Moment,
            (schema, parameters) => $"select count(*) from {Rows(schema, query, parameters)} held where {Asked(query, parameters)}", reader => reader.GetInt64(0), cancellationToken);
        return counts[0];
    }

    public Task<IReadOnlyList<TRow>> RowsAsync<TRow>(Viewer viewer, Moment moment, CancellationToken cancellationToken = default)
        where TRow : class =>
        ReadAsync(
            moment,
            (schema, parameters) => $"select row from {RegisterSql.Valid(schema, NameOfWhole<TRow>(), "row", viewer, moment, parameters)} held order by key",
            reader => JsonSerializer.Deserialize<TRow>(reader.GetFieldValue<byte[]>(0), JsonForms.Plain)!,
            cancellationToken);

    public Task<IReadOnlyList<SearchHit>> SearchAsync(Viewer viewer, Moment moment, string text, int limit, CancellationToken cancellationToken = default) =>
        ReadAsync(
            moment,
            (schema, parameters) =>
            {
                var words = RegisterSql.Words(text, parameters);
                var hits = RegisterTables.All.Select((register, order) =>
                    $"select {order} as register, key, title from {RegisterSql.Valid(schema, register.Name, "title, search", viewer, moment, parameters)} held where {words}");
                return $"select register, key, title from ({string.Join(" union all ", hits)}) hits order by register, key limit {parameters.Add(limit)}";
            },
            reader => new SearchHit(RegisterTables.All[reader.GetInt32(0)].Name, reader.GetString(1), reader.GetString(2)),
            cancellationToken);

    public Task<IReadOnlyList<ChangeItem>> ChangesAsync(Viewer viewer, long since, long until, int limit, CancellationToken cancellationToken = default) =>
        ReadAsync(
            moment: null,
            (schema, parameters) =>
            {
                var clearance = parameters.Add((short)viewer.Clearance);
                var visible = RegisterTables.All.Select(register => $"(register = '{register.Name}' and exists (select from {schema}.{register.Name} held where held.key = changed.key) and not exists (select from {schema}.{register.Name} held where held.key = changed.key and held.marking > {clearance}))");
                return $"""
                    select position, register, key, field, old, new, actor, recorded_at, grounds, event from {schema}.changes changed join {schema}.acts using (position)
                    where position > {parameters.Add(since)} and position <= {parameters.Add(until)} and ({string.Join(" or ", visible)})
                    order by position, register, key, ordinal limit {parameters.Add(limit)}
                    """;
            },
            reader => new ChangeItem(
                reader.GetInt64(0), reader.GetString(1), reader.GetString(2), reader.GetString(3), Text(reader, 4), Text(reader, 5), reader.GetString(6), reader.GetFieldValue<DateTimeOffset>(7), Text(reader, 8), reader.GetString(9)),
            cancellationToken);

    public Task<IReadOnlyList<RegisterDifference>> DifferenceAsync(DifferenceRequest request, CancellationToken cancellationToken = default) =>
        InSnapshotAsync(
            async (connection, schema) =>
            {
                await RequireAsync(connection, schema, request.To, cancellationToken);
                var differences = new List<RegisterDifference>();
                foreach (var table in RegisterTables.All.Where(table => IsAsked(table, request)))
                    differences.Add(await new DifferenceReader(connection, new(schema, table, request, zone)).ReadAsync(table.Name, request.Passing, cancellationToken));
                return (IReadOnlyList<RegisterDifference>)differences;
            },
            cancellationToken);

    public Task<IReadOnlyList<SourceCount>> SourceCountsAsync(Viewer viewer, Moment moment, CancellationToken cancellationToken = default) =>
        ReadAsync(
            moment,
            (schema, parameters) =>
            {
                var cited = RegisterTables.All.Where(table => table.Sources is not null).Select(table =>
                    $"select source, '{table.Name}' as register, count(*) from {RegisterSql.Valid(schema, table.Name, table.ColumnNames, viewer, moment, parameters)} held, unnest({table.Sources}) source group by source");
                return $"select * from ({string.Join(" union all ", cited)}) counts order by 1, 2";
            },
            reader => new SourceCount(reader.GetString(0), reader.GetString(1), reader.GetInt64(2)),
            cancellationToken);

    public Task<IReadOnlyList<SearchHit>> CitingAsync(Viewer viewer, Moment moment, string source, int limit, CancellationToken cancellationToken = default) =>
        ReadAsync(
            moment,
            (schema, parameters) =>
            {
                var asked = parameters.Add(source);
                var hits = RegisterTables.All.Select((table, order) => (Table: table, Order: order)).Where(part => part.Table.Sources is not null).Select(part =>
                    $"select {part.Order} as register, key, title from {RegisterSql.Valid(schema, part.Table.Name, part.Table.ColumnNames, viewer, moment, parameters)} held where {asked} = any({part.Table.Sources})");
                return $"select register, key, title from ({string.Join(" union all ", hits)}) hits order by register, key limit {parameters.Add(limit)}";
            },
            reader => new SearchHit(RegisterTables.All[reader.GetInt32(0)].Name, reader.GetString(1), reader.GetString(2)),
            cancellationToken);

    public Task<IReadOnlyList<RegisterDigest>> DigestsAsync(CancellationToken cancellationToken = default) =>
        InSnapshotAsync(
            async (connection, schema) =>
            {
                var digests = new List<RegisterDigest>();
                foreach (var register in RegisterTables.WithParts) digests.Add(await DigestAsync(connection, schema, register.Name, cancellationToken));
                return (IReadOnlyList<RegisterDigest>)digests;
            },
            cancellationToken);

    public Task<IReadOnlyList<ParkedStream>> ParkedAsync(CancellationToken cancellationToken = default) =>
        ReadAsync(
            moment: null,
            (schema, _) => $"select * from (select distinct on (stream) stream, position, error from {schema}.parked order by stream, position, register) first order by position, stream",
            reader => new ParkedStream(reader.GetString(0), reader.GetInt64(1), reader.GetString(2)),
            cancellationToken);

    private static string Rows(string schema, IncidentQuery query, SqlParameters parameters) =>
        RegisterSql.Valid(schema, RegisterTables.Incidents.Name, RegisterTables.Incidents.ColumnNames, query.Viewer, query.Moment, parameters);

    private string Asked(IncidentQuery query, SqlParameters parameters)
    {
        var (from, to) = RegisterSql.Times(query.Basis, zone.Id);
        var (overlaps, holds) = RegisterSql.InPeriod(query.Filter.Period, from, to, parameters);
        if (query.CountedOnly) return $"{CountedForSure} and {holds} and {RegisterSql.Filter(query.Filter, parameters)}";

        var listed = query.Basis is Basis.Occurred ? $"case when kind = 'standing-threat' then {BegunBeforeEnd(query, parameters)} else {overlaps} end" : overlaps;
        return $"{listed} and {RegisterSql.Filter(query.Filter, parameters)}";
    }

    /// <summary>What states no beginning stands from when it was first stated: nothing says that it stood before.</summary>
    private string BegunBeforeEnd(IncidentQuery query, SqlParameters parameters) =>
        query.Filter.Period is { } period ? $"coalesce(occurred_from, {RegisterSql.Times(Basis.Stated, zone.Id).From}) < {parameters.Add(period.To)}" : "true";

    /// <summary>Filters are those of incidents: with any, nothing else is asked for.</summary>
    private static bool IsAsked(IRegisterTable table, DifferenceRequest request) =>
        (request.Filter is null || table.Name == RegisterTables.Incidents.Name) && (request.Registers is null || request.Registers.Contains(table.Name, StringComparer.Ordinal));

    private static string NameOfWhole<TRow>()
        where TRow : class =>
        RegisterTables.All.OfType<RegisterTable<TRow>>().SingleOrDefault(table => table.KeepsRow)?.Name
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

    private static Outcome OutcomeOf(string code) => Codes.TryParse<Outcome>(code, out var outcome) ? outcome : throw new RegistersException($"'{code}' is no outcome. Run 'rebuild'.");

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

    private Task<IReadOnlyList<T>> ReadAsync<T>(Moment? moment, Func<string, SqlParameters, string> sql, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken) =>
        InSnapshotAsync(
            async (connection, schema) =>
            {
                if (moment is not null) await RequireAsync(connection, schema, moment, cancellationToken);
                var parameters = new SqlParameters();
                await using var command = parameters.Command(sql(schema, parameters), connection);
                await using var reader = await command.ExecuteReaderAsync(cancellationToken);
                var rows = new List<T>();
                while (await reader.ReadAsync(cancellationToken)) rows.Add(read(reader));
                return (IReadOnlyList<T>)rows;
            },
            cancellationToken);

    /// <summary>The registers must have come to the moment; what sources had stated by a day is kept for the newest position only.</summary>
    private static async Task RequireAsync(NpgsqlConnection connection, string schema, Moment moment, CancellationToken cancellationToken)
    {
        var position = (long)(await ScalarAsync(connection, $"select position from {schema}.checkpoint", cancellationToken))!;
        if (position < moment.Position) throw new RegistersException($"The registers stand at position {position}, not yet at {moment.Position}. Ask again.");
        if (moment.StatedBy is not null && position != moment.Position) throw new RegistersException("Something was recorded while this was read. Ask again.");
    }

    /// <summary>Runs in one snapshot, on the generation that is in use in it; where a rebuild has just dropped that, on the next.</summary>
    private async Task<T> InSnapshotAsync<T>(Func<NpgsqlConnection, string, Task<T>> ask, CancellationToken cancellationToken)
    {
        try
        {
            return await AskAsync(ask, cancellationToken);
        }
        catch (PostgresException gone) when (IsMissing(gone))
        {
            try
            {
                return await AskAsync(ask, cancellationToken);
            }
            catch (PostgresException missing) when (IsMissing(missing))
            {
                throw new RegistersException("The registers' tables are missing. Run 'rebuild'.", missing);
            }
        }
    }

    private async Task<T> AskAsync<T>(Func<NpgsqlConnection, string, Task<T>> ask, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, cancellationToken);
        var generation = (int)(await ScalarAsync(connection, "select generation from registers.projector", cancellationToken))!;
        var answer = await ask(connection, RegisterSchema.Of(generation));
        await transaction.CommitAsync(cancellationToken);
        return answer;
    }

    private static bool IsMissing(PostgresException exception) =>
        exception.SqlState is PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.InvalidSchemaName or PostgresErrorCodes.UndefinedColumn;

    private static async Task<object?> ScalarAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(cancellationToken);
    }
}
