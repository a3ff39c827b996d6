using System.Security.Cryptography;
using Npgsql;
using NpgsqlTypes;

namespace ThreatRegister.Cli.Bench;

/// <summary>
/// What the log's speed is measured against, in the same run: one event per transaction with a sequence and a stream row; binary
/// COPY into the same table; an ordered read by the bare driver. The SQL is <c>Bench/anchors.sql</c>.
/// </summary>
/// <param name="owner">Makes the anchors' schema and uses it.</param>
internal sealed class Anchors(NpgsqlDataSource owner)
{
    public const string Pool = ";Maximum Pool Size=80;Max Auto Prepare=20";

    public async Task CreateAsync()
    {
        var assembly = typeof(Anchors).Assembly;
        using var reader = new StreamReader(assembly.GetManifestResourceStream("ThreatRegister.Cli.Bench.anchors.sql")!);
        await BenchSql.ExecuteAsync(owner, await reader.ReadToEndAsync());
    }

    public Task DropAsync() => BenchSql.ExecuteAsync(owner, "drop schema if exists anchor cascade");

    public Task EmptyAsync() => BenchSql.ExecuteAsync(owner, "truncate anchor.anchor_events, anchor.anchor_streams");

    /// <summary>A caller that appends to streams of <see cref="BenchPayload.StreamLength"/> events, one event a call.</summary>
    public Func<Task> Caller()
    {
        var stream = Guid.Empty;
        var version = BenchPayload.StreamLength;
        return async () =>
        {
            if (version == BenchPayload.StreamLength) (stream, version) = (Guid.CreateVersion7(), 0);
            var data = BenchPayload.Data();
            await using var connection = await owner.OpenConnectionAsync();
            await using var command = new NpgsqlCommand("select anchor.anchor_append($1, $2, $3, $4, $5, $6)", connection);
            command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = stream });
            command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = version });
            command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = Guid.CreateVersion7() });
            command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = 1 });
            command.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = data });
            command.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = SHA256.HashData(data) });
            await command.ExecuteScalarAsync();
            version++;
        };
    }

    /// <summary>Prepared rows, so that only the COPY itself is timed.</summary>
    public static IReadOnlyList<AnchorRow> Rows(int count)
    {
        var rows = new AnchorRow[count];
        var stream = Guid.Empty;
        for (var index = 0; index < count; index++)
        {
            var version = (index % BenchPayload.StreamLength) + 1;
            if (version == 1) stream = Guid.CreateVersion7();
            var data = BenchPayload.Data();
            rows[index] = new(index + 1, stream, version, DateTime.UtcNow, Guid.CreateVersion7(), data, SHA256.HashData(data));
        }

        return rows;
    }

    public async Task CopyAsync(IReadOnlyList<AnchorRow> rows)
    {
        await using var connection = await owner.OpenConnectionAsync();
        await CopyAsync(connection, "anchor.anchor_events", rows, CancellationToken.None);
    }

    /// <param name="table">Of the shape of <c>anchor_events</c>.</param>
    public static async Task CopyAsync(NpgsqlConnection connection, string table, IReadOnlyList<AnchorRow> rows, CancellationToken cancellationToken)
    {
        await using var copy = await connection.BeginBinaryImportAsync(
            $"copy {table} (position, stream_id, version, type_id, recorded_at, command_id, actor, data, leaf) from stdin (format binary)", cancellationToken);
        foreach (var row in rows)
        {
            await copy.StartRowAsync(cancellationToken);
            await copy.WriteAsync(row.Position, NpgsqlDbType.Bigint, cancellationToken);
            await copy.WriteAsync(row.Stream, NpgsqlDbType.Uuid, cancellationToken);
            await copy.WriteAsync(row.Version, NpgsqlDbType.Integer, cancellationToken);
            await copy.WriteAsync(1, NpgsqlDbType.Integer, cancellationToken);
            await copy.WriteAsync(row.RecordedAt, NpgsqlDbType.TimestampTz, cancellationToken);
            await copy.WriteAsync(row.Command, NpgsqlDbType.Uuid, cancellationToken);
            await copy.WriteAsync(BenchPayload.Actor, NpgsqlDbType.Text, cancellationToken);
            await copy.WriteAsync(row.Data, NpgsqlDbType.Bytea, cancellationToken);
            await copy.WriteAsync(row.Leaf, NpgsqlDbType.Bytea, cancellationToken);
        }

        await copy.CompleteAsync(cancellationToken);
    }

    /// <summary>Every field taken, nothing decoded. Of the log's own rows: "the same rows".</summary>
    public static async Task<long> ReadAsync(NpgsqlDataSource source)
    {
        await using var command = source.CreateCommand("select * from log.events order by position");
        await using var reader = await command.ExecuteReaderAsync();
        long count = 0;
        var values = new object[reader.FieldCount];
        while (await reader.ReadAsync())
        {
            reader.GetValues(values);
            count++;
        }

        return count;
    }
}

internal readonly record struct AnchorRow(long Position, Guid Stream, int Version, DateTime RecordedAt, Guid Command, byte[] Data, byte[] Leaf);
