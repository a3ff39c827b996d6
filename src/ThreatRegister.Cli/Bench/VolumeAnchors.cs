using System.Globalization;
using System.Security.Cryptography;
using Npgsql;

namespace ThreatRegister.Cli.Bench;

/// <summary>What the registers' speed is measured against, over the very rows that they hold.</summary>
/// <param name="source">As the program works: in a schema of its own.</param>
internal sealed class VolumeAnchors(NpgsqlDataSource source)
{
    private const string Schema = "bench_anchor";
    private const int Buffer = 64 << 10;

    /// <summary>The plain aggregate query over the current rows of the incidents' register, without an index made for it.</summary>
    public async Task AggregateAsync(CancellationToken cancellationToken)
    {
        var registers = await RegistersAsync(cancellationToken);
        await using var command = source.CreateCommand(
            $"select type, date_trunc('month', occurred_from), severity, count(*) from {registers}.incidents where to_position = {long.MaxValue.ToString(CultureInfo.InvariantCulture)} group by 1, 2, 3");
        command.CommandTimeout = 0;
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken)) reader.GetInt64(3);
    }

    /// <summary>COPY of all rows of the registers into tables of the same shape, with the same indexes.</summary>
    public async Task CopyRegistersAsync(CancellationToken cancellationToken)
    {
        var registers = await RegistersAsync(cancellationToken);
        await ExecuteAsync($"drop schema if exists {Schema} cascade; create schema {Schema}");
        foreach (var table in await TablesAsync(registers, cancellationToken))
        {
            await ExecuteAsync($"create table {Schema}.{table} (like {registers}.{table} including all)");
            await CopyAsync($"{registers}.{table}", $"{Schema}.{table}", cancellationToken);
        }

        await ExecuteAsync($"drop schema {Schema} cascade");
    }

    /// <summary>Binary COPY of made-up events of 400 bytes with their keys in place.</summary>
    public async Task CopyEventsAsync(int events, CancellationToken cancellationToken)
    {
        await ExecuteAsync($"drop schema if exists {Schema} cascade; create schema {Schema}");
        await ExecuteAsync(
            $"""
            create table {Schema}.events (
              position bigint primary key, stream_id uuid not null, version int not null, type_id int not null, recorded_at timestamptz not null,
              command_id uuid not null, actor text, data bytea not null, leaf bytea not null, unique (stream_id, version))
            """);
        await using (var connection = await source.OpenConnectionAsync(cancellationToken))
            await Anchors.CopyAsync(connection, $"{Schema}.events", Anchors.Rows(events), cancellationToken);
        await ExecuteAsync($"drop schema {Schema} cascade");
    }

    /// <summary>An ordered read of the log by the bare driver, every field taken; with one SHA-256 an event where asked.</summary>
    public static async Task ReadAsync(NpgsqlDataSource source, bool hash, CancellationToken cancellationToken)
    {
        await using var command = source.CreateCommand("select * from log.events order by position");
        command.CommandTimeout = 0;
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var data = reader.GetOrdinal("data");
        var values = new object[reader.FieldCount];
        while (await reader.ReadAsync(cancellationToken))
        {
            reader.GetValues(values);
            if (hash) SHA256.HashData((byte[])values[data]);
        }
    }

    private async Task CopyAsync(string from, string to, CancellationToken cancellationToken)
    {
        await using var reading = await source.OpenConnectionAsync(cancellationToken);
        await using var writing = await source.OpenConnectionAsync(cancellationToken);
        await using var rows = await reading.BeginRawBinaryCopyAsync($"copy {from} to stdout (format binary)", cancellationToken);
        await using var copy = await writing.BeginRawBinaryCopyAsync($"copy {to} from stdin (format binary)", cancellationToken);
        await rows.CopyToAsync(copy, Buffer, cancellationToken);
    }

    private async Task<string> RegistersAsync(CancellationToken cancellationToken)
    {
        await using var command = source.CreateCommand("select 'registers_g' || generation from registers.projector");
        return (string)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    private async Task<List<string>> TablesAsync(string schema, CancellationToken cancellationToken)
    {
        await using var command = source.CreateCommand("select tablename from pg_tables where schemaname = $1 order by 1");
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = schema });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var tables = new List<string>();
        while (await reader.ReadAsync(cancellationToken)) tables.Add(reader.GetString(0));
        return tables;
    }

    private Task ExecuteAsync(string sql) => BenchSql.ExecuteAsync(source, sql);
}

/// <summary>The memory of this process, as Linux counts it (proc(5)).</summary>
internal static class Memory
{
    /// <summary>From here on, the peak is counted anew.</summary>
    public static void ForgetPeak()
    {
        GC.Collect();
        File.WriteAllText("/proc/self/clear_refs", "5");
    }

    public static double PeakMegabytes()
    {
        var line = File.ReadLines("/proc/self/status").First(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
        return double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture) / 1_024;
    }
}
