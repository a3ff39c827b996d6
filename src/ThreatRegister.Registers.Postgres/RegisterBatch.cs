using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using ThreatRegister.Application.Events;
using ThreatRegister.Domain;
using ThreatRegister.EventLog;
using ThreatRegister.Projections;

namespace ThreatRegister.Registers.Postgres;

/// <summary>What a batch of events does to one register: loaded, folded in memory, written with the batch's transaction.</summary>
internal interface IRegisterBatch
{
    bool Takes(StreamName stream);

    Task LoadAsync(NpgsqlConnection connection, string schema, IReadOnlyCollection<string> keys, CancellationToken cancellationToken);

    void Apply(Recorded<object> recorded, List<ChangeRow> changes);

    Task WriteAsync(NpgsqlConnection connection, string schema, Func<StreamName, Task<IReadOnlyList<Recorded<object>>>> read, CancellationToken cancellationToken);
}

/// <summary>One line of the change log.</summary>
internal sealed record ChangeRow(
    long Position, int Ordinal, string Register, string Key, FieldChange Change, string Actor, DateTimeOffset RecordedAt, string? Grounds);

internal sealed class RegisterBatch<TRow>(RegisterTable<TRow> table, TimeZoneInfo zone) : IRegisterBatch
    where TRow : class
{
    private readonly Dictionary<string, Entry> entries = new(StringComparer.Ordinal);
    private readonly List<(string Key, long From, long To)> closings = [];
    private readonly List<Version> versions = [];
    private readonly List<(string Key, DateOnly From, DateOnly To, TRow Row)> statedVersions = [];
    private readonly HashSet<string> statedAnew = new(StringComparer.Ordinal);

    public bool Takes(StreamName stream) => string.Equals(stream.Category, table.Fold.Category, StringComparison.Ordinal);

    public async Task LoadAsync(NpgsqlConnection connection, string schema, IReadOnlyCollection<string> keys, CancellationToken cancellationToken)
    {
        if (keys.Count == 0) return;

        await using var command = new NpgsqlCommand($"select key, from_position, stated_from, row from {schema}.states where register = $1 and key = any($2)", connection)
        {
            Parameters = { new() { Value = table.Name }, new() { Value = keys.ToArray() } },
        };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            var row = JsonSerializer.Deserialize<TRow>(reader.GetFieldValue<byte[]>(3), JsonForms.Plain)!;
            entries[reader.GetString(0)] = new(row, reader.GetInt64(1), reader.GetFieldValue<DateOnly>(2), Pending: null);
        }
    }

    public void Apply(Recorded<object> recorded, List<ChangeRow> changes)
    {
        var key = recorded.Stream.Id;
        var known = entries.GetValueOrDefault(key);
        var next = table.Fold.Apply(known?.Row, recorded);
        var stated = StatedOn.Of(recorded, zone);
        if (known is not null)
        {
            var ordinal = 0;
            foreach (var change in table.Fold.Changes(known.Row, next))
                changes.Add(new(recorded.Position, ordinal++, table.Name, key, change, recorded.Actor, recorded.RecordedAt, RegisterFolds.GroundsOf(recorded.Event)));
            stated = Replace(known, key, recorded.Position, stated);
        }

        var version = new Version(key, recorded.Position, stated, next);
        versions.Add(version);
        entries[key] = new(next, recorded.Position, stated, version);
    }

    public async Task WriteAsync(
        NpgsqlConnection connection, string schema, Func<StreamName, Task<IReadOnlyList<Recorded<object>>>> read, CancellationToken cancellationToken)
    {
        if (versions.Count == 0) return;

        await StateAnewAsync(connection, schema, read, cancellationToken);
        await CloseAsync(connection, schema, cancellationToken);
        await CopyVersionsAsync(connection, schema, cancellationToken);
        await CopyStatedAsync(connection, schema, cancellationToken);
        await WriteStatesAsync(connection, schema, cancellationToken);
    }

    /// <summary>Ends the version that was valid, on both axes; answers from which day the new one is what sources had stated.</summary>
    private DateOnly Replace(Entry known, string key, long position, DateOnly stated)
    {
        if (known.Pending is { } pending) pending.To = position;
        else closings.Add((key, known.From, position));

        if (stated < known.StatedFrom)
        {
            statedAnew.Add(key); // said before what we already knew: the order of stating is another than that of recording
            return known.StatedFrom;
        }

        if (stated > known.StatedFrom) statedVersions.Add((key, known.StatedFrom, stated, known.Row));
        return stated;
    }

    private async Task StateAnewAsync(
        NpgsqlConnection connection, string schema, Func<StreamName, Task<IReadOnlyList<Recorded<object>>>> read, CancellationToken cancellationToken)
    {
        if (statedAnew.Count == 0) return;

        statedVersions.RemoveAll(version => statedAnew.Contains(version.Key));
        foreach (var key in statedAnew)
        {
            var rows = StatedOn.Versions(table.Fold, await read(StreamName.Of(table.Fold.Category, key)), zone);
            for (var index = 0; index < rows.Count - 1; index++) statedVersions.Add((key, rows[index].From, rows[index + 1].From, rows[index].Row));
        }

        await using var command = new NpgsqlCommand($"delete from {schema}.{table.Name}_stated where key = any($1)", connection)
        {
            Parameters = { new() { Value = statedAnew.ToArray() } },
        };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private async Task CloseAsync(NpgsqlConnection connection, string schema, CancellationToken cancellationToken)
    {
        if (closings.Count == 0) return;

        await using var command = new NpgsqlCommand(
            $"""
            update {schema}.{table.Name} as held set to_position = ended.until
            from unnest($1, $2, $3) as ended (key, since, until)
            where held.key = ended.key and held.from_position = ended.since
            """,
            connection)
        {
            Parameters =
            {
                new() { Value = closings.Select(closing => closing.Key).ToArray() },
                new() { Value = closings.Select(closing => closing.From).ToArray() },
                new() { Value = closings.Select(closing => closing.To).ToArray() },
            },
        };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private async Task CopyVersionsAsync(NpgsqlConnection connection, string schema, CancellationToken cancellationToken)
    {
        await using var copy = await connection.BeginBinaryImportAsync(
            $"copy {schema}.{table.Name} (key, from_position, to_position, stated_from, digest, {table.ColumnNames}) from stdin (format binary)", cancellationToken);
        foreach (var version in versions)
        {
            await copy.StartRowAsync(cancellationToken);
            await copy.WriteAsync(version.Key, NpgsqlDbType.Text, cancellationToken);
            await copy.WriteAsync(version.From, NpgsqlDbType.Bigint, cancellationToken);
            await copy.WriteAsync(version.To, NpgsqlDbType.Bigint, cancellationToken);
            await copy.WriteAsync(version.StatedFrom, NpgsqlDbType.Date, cancellationToken);
            await copy.WriteAsync(table.DigestOf(version.Key, version.Row), NpgsqlDbType.Bytea, cancellationToken);
            await WriteColumnsAsync(copy, version.Row, cancellationToken);
        }

        await copy.CompleteAsync(cancellationToken);
    }

    private async Task CopyStatedAsync(NpgsqlConnection connection, string schema, CancellationToken cancellationToken)
    {
        if (statedVersions.Count == 0) return;

        await using var copy = await connection.BeginBinaryImportAsync(
            $"copy {schema}.{table.Name}_stated (key, stated_from, stated_to, {table.ColumnNames}) from stdin (format binary)", cancellationToken);
        foreach (var (key, from, to, row) in statedVersions)
        {
            await copy.StartRowAsync(cancellationToken);
            await copy.WriteAsync(key, NpgsqlDbType.Text, cancellationToken);
            await copy.WriteAsync(from, NpgsqlDbType.Date, cancellationToken);
            await copy.WriteAsync(to, NpgsqlDbType.Date, cancellationToken);
            await WriteColumnsAsync(copy, row, cancellationToken);
        }

        await copy.CompleteAsync(cancellationToken);
    }

    private async Task WriteColumnsAsync(NpgsqlBinaryImporter copy, TRow row, CancellationToken cancellationToken)
    {
        await copy.WriteAsync((short)table.Marking(row), NpgsqlDbType.Smallint, cancellationToken);
        await copy.WriteAsync(table.Title(row), NpgsqlDbType.Text, cancellationToken);
        await copy.WriteAsync(table.Search(row), NpgsqlDbType.Text, cancellationToken);
        if (table.KeepsRow) await copy.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(row, JsonForms.Plain), NpgsqlDbType.Bytea, cancellationToken);
        foreach (var column in table.Columns)
        {
            if (column.Value(row) is { } value) await copy.WriteAsync(value, column.Type, cancellationToken);
            else await copy.WriteNullAsync(cancellationToken);
        }
    }

    private async Task WriteStatesAsync(NpgsqlConnection connection, string schema, CancellationToken cancellationToken)
    {
        var touched = entries.Where(entry => entry.Value.Pending is not null).ToArray();
        await using var command = new NpgsqlCommand(
            $"""
            insert into {schema}.states (register, key, from_position, stated_from, row)
            select $1, fresh.* from unnest($2, $3, $4, $5) as fresh
            on conflict (register, key) do update set from_position = excluded.from_position, stated_from = excluded.stated_from, row = excluded.row
            """,
            connection)
        {
            Parameters =
            {
                new() { Value = table.Name },
                new() { Value = touched.Select(entry => entry.Key).ToArray() },
                new() { Value = touched.Select(entry => entry.Value.From).ToArray() },
                new() { Value = touched.Select(entry => entry.Value.StatedFrom).ToArray() },
                new() { Value = touched.Select(entry => JsonSerializer.SerializeToUtf8Bytes(entry.Value.Row, JsonForms.Plain)).ToArray() },
            },
        };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private sealed record Entry(TRow Row, long From, DateOnly StatedFrom, Version? Pending);

    private sealed class Version(string key, long from, DateOnly statedFrom, TRow row)
    {
        public string Key { get; } = key;

        public long From { get; } = from;

        public long To { get; set; } = RegisterSchema.Open;

        public DateOnly StatedFrom { get; } = statedFrom;

        public TRow Row { get; } = row;
    }
}
