using System.Text.Json;
using Npgsql;
using ThreatRegister.Application.Events;
using ThreatRegister.Domain;

namespace ThreatRegister.Registers.Postgres;

/// <summary>Reads and writes the rows of one register's tables, on one connection.</summary>
internal sealed class RegisterWriter<TRow>(RegisterTable<TRow> table, NpgsqlConnection connection, string schema, CellStore cells)
    where TRow : class
{
    /// <summary>The newest rows of the keys, for the next events.</summary>
    public async Task LoadAsync(RowFolder<TRow> folder, IReadOnlyCollection<string> keys, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand($"select key, from_position, stated_from, row, strictest from {schema}.states where register = $1 and key = any($2)", connection)
        {
            Parameters = { new() { Value = table.Name }, new() { Value = keys.ToArray() } },
        };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            folder.Know(reader.GetString(0), JsonSerializer.Deserialize<TRow>(reader.GetFieldValue<byte[]>(3), JsonForms.Plain)!, reader.GetInt64(1), reader.GetFieldValue<DateOnly>(2), (Tlp)reader.GetInt16(4));
    }

    /// <summary>The next keys, in their order, of rows that stand and came from an import.</summary>
    public async Task<IReadOnlyList<string>> KeysOfImportAsync(string import, string after, int limit, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            $"select key from {schema}.{table.Name} where import = $1 and key > $2 and to_position = {RegisterSchema.Open} order by key limit $3", connection)
        {
            Parameters = { new() { Value = import }, new() { Value = after }, new() { Value = limit } },
        };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var keys = new List<string>();
        while (await reader.ReadAsync(cancellationToken)) keys.Add(reader.GetString(0));
        return keys;
    }

    /// <summary>Writes all that a folder has collected.</summary>
    /// <exception cref="UnwritableRowException">Nothing was written.</exception>
    public async Task WriteAsync(RowFolder<TRow> folder, CancellationToken cancellationToken)
    {
        if (folder.Versions.Count == 0) return;

        using var rows = new FoldedRows();
        rows.Add(table, folder);
        var states = folder.Newest();
        await DropStatedAsync(folder.StatedAnew, cancellationToken);
        await CloseAsync(folder.Closings, cancellationToken);
        await rows.SendAsync(connection, schema, cancellationToken);
        await LearnWordsAsync(folder, cancellationToken);
        await WriteStatesAsync(states, cancellationToken);
        await RaiseAsync(folder.Raised, cancellationToken);
        await cells.WriteAsync(folder.Moves, cancellationToken);
    }

    private async Task LearnWordsAsync(RowFolder<TRow> folder, CancellationToken cancellationToken)
    {
        var worded = folder.Versions.Where(version => version.Worded).Select(version => version.From).Distinct().ToArray();
        if (worded.Length == 0) return;

        await using var command = new NpgsqlCommand(WordIndex.Learn(schema, table.Name, "from_position = any($1)"), connection)
        {
            Parameters = { new() { Value = worded } },
        };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private async Task RaiseAsync(Dictionary<string, long> raised, CancellationToken cancellationToken)
    {
        if (raised.Count == 0) return;

        await using var command = new NpgsqlCommand(
            $"""
            insert into {schema}.raised (register, key, since, until)
            select '{table.Name}', fresh.key, (select min(held.from_position) from {schema}.{table.Name} held where held.key = fresh.key), fresh.until from unnest($1, $2) as fresh (key, until)
            on conflict (register, key) do update set until = excluded.until
            """,
            connection)
        {
            Parameters = { new() { Value = raised.Keys.ToArray() }, new() { Value = raised.Values.ToArray() } },
        };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private async Task DropStatedAsync(IReadOnlyCollection<string> keys, CancellationToken cancellationToken)
    {
        if (keys.Count == 0) return;

        await using var command = new NpgsqlCommand($"delete from {schema}.{table.Name}_stated where key = any($1)", connection)
        {
            Parameters = { new() { Value = keys.ToArray() } },
        };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private async Task CloseAsync(List<(string Key, long From, long To)> closings, CancellationToken cancellationToken)
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

    private async Task WriteStatesAsync(StoredState[] touched, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            $"""
            insert into {schema}.states (register, key, from_position, stated_from, strictest, row)
            select $1, fresh.* from unnest($2, $3, $4, $5, $6) as fresh
            on conflict (register, key) do update set from_position = excluded.from_position, stated_from = excluded.stated_from, strictest = excluded.strictest, row = excluded.row
            """,
            connection)
        {
            Parameters =
            {
                new() { Value = table.Name },
                new() { Value = touched.Select(state => state.Key).ToArray() },
                new() { Value = touched.Select(state => state.From).ToArray() },
                new() { Value = touched.Select(state => state.StatedFrom).ToArray() },
                new() { Value = touched.Select(state => (short)state.Strictest).ToArray() },
                new() { Value = touched.Select(state => state.Row).ToArray() },
            },
        };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
