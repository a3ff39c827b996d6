using Npgsql;
using NpgsqlTypes;

namespace ThreatRegister.EventLog.Postgres;

/// <summary>
/// The writer's own connection with its two prepared statements. It is kept, not handed back to the pool after each call, which
/// would put the driver's session reset in front of the next one.
/// </summary>
internal sealed class WriterConnection : IAsyncDisposable
{
    private readonly NpgsqlConnection connection;
    private readonly NpgsqlCommand one;
    private readonly NpgsqlCommand many;

    private WriterConnection(NpgsqlConnection connection)
    {
        this.connection = connection;
        one = Command(
            "select _verdict, _first, _last, _version, _recorded_at from log.append_one($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
            new NpgsqlParameter<string> { NpgsqlDbType = NpgsqlDbType.Text },
            new NpgsqlParameter<long>(),
            new NpgsqlParameter<Guid>(),
            Bytes(),
            new NpgsqlParameter<string> { NpgsqlDbType = NpgsqlDbType.Text },
            Bytes(),
            new NpgsqlParameter<string> { NpgsqlDbType = NpgsqlDbType.Text },
            new NpgsqlParameter<int>(),
            Bytes(),
            Bytes(),
            Bytes());
        many = Command(
            "select _verdicts, _firsts, _lasts, _versions, _recorded from log.append_many($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
            Array<string>(NpgsqlDbType.Text),
            Array<int>(NpgsqlDbType.Integer),
            Array<long>(NpgsqlDbType.Bigint),
            Array<Guid>(NpgsqlDbType.Uuid),
            Array<ReadOnlyMemory<byte>>(NpgsqlDbType.Bytea),
            Array<string>(NpgsqlDbType.Text),
            Array<ReadOnlyMemory<byte>>(NpgsqlDbType.Bytea),
            Array<int>(NpgsqlDbType.Integer),
            Array<string>(NpgsqlDbType.Text),
            Array<int>(NpgsqlDbType.Integer),
            Array<ReadOnlyMemory<byte>>(NpgsqlDbType.Bytea),
            Array<ReadOnlyMemory<byte>>(NpgsqlDbType.Bytea),
            Array<byte[]>(NpgsqlDbType.Bytea));
    }

    public static async Task<WriterConnection> OpenAsync(NpgsqlDataSource source)
    {
        var writer = new WriterConnection(await source.OpenConnectionAsync());
        try
        {
            await writer.one.PrepareAsync();
            await writer.many.PrepareAsync();
            return writer;
        }
        catch
        {
            await writer.DisposeAsync();
            throw;
        }
    }

    /// <summary>Records the appends in one transaction. Their command ids differ.</summary>
    public Task<AppendResult[]> AppendAsync(IReadOnlyList<PendingAppend> batch) =>
        batch is [{ Append.Events.Count: 1 } lone] ? AppendOneAsync(lone) : AppendManyAsync(new(batch));

    public async ValueTask DisposeAsync()
    {
        await one.DisposeAsync();
        await many.DisposeAsync();
        await connection.DisposeAsync();
    }

    private async Task<AppendResult[]> AppendOneAsync(PendingAppend pending)
    {
        var append = pending.Append;
        var happened = append.Events[0];
        Set(one, 0, append.Stream.ToString());
        Set(one, 1, append.Expected.Value);
        Set(one, 2, append.CommandId);
        Set(one, 3, append.Fingerprint);
        Set(one, 4, append.Actor);
        Set(one, 5, append.Headers);
        Set(one, 6, happened.Type);
        Set(one, 7, happened.SchemaVersion);
        Set(one, 8, happened.Data);
        Set(one, 9, pending.Contents[0].Salt);
        Set<ReadOnlyMemory<byte>>(one, 10, pending.Contents[0].Content);
        await using var reader = await one.ExecuteReaderAsync();
        await reader.ReadAsync();
        AppendResult result = (Verdict)reader.GetInt16(0) switch
        {
            Verdict.WrongVersion => new AppendResult.WrongVersion(reader.GetInt64(3)),
            Verdict.CommandConflict => new AppendResult.CommandConflict(),
            var verdict => new AppendResult.Accepted(
                reader.GetInt64(1), reader.GetInt64(2), reader.GetInt64(3), new(reader.GetDateTime(4)), verdict == Verdict.Repeated),
        };
        return [result];
    }

    private async Task<AppendResult[]> AppendManyAsync(BatchArrays batch)
    {
        Set(many, 0, batch.Streams);
        Set(many, 1, batch.StreamOf);
        Set(many, 2, batch.Expected);
        Set(many, 3, batch.CommandIds);
        Set(many, 4, batch.Fingerprints);
        Set(many, 5, batch.Actors);
        Set(many, 6, batch.Headers);
        Set(many, 7, batch.Counts);
        Set(many, 8, batch.Types);
        Set(many, 9, batch.SchemaVersions);
        Set(many, 10, batch.Data);
        Set(many, 11, batch.Salts);
        Set(many, 12, batch.Contents);
        await using var reader = await many.ExecuteReaderAsync();
        await reader.ReadAsync();
        // Nullable throughout: an array that once had a hole says so even when it was filled.
        var verdicts = reader.GetFieldValue<short?[]>(0);
        var firsts = reader.GetFieldValue<long?[]>(1);
        var lasts = reader.GetFieldValue<long?[]>(2);
        var versions = reader.GetFieldValue<long?[]>(3);
        var recorded = reader.GetFieldValue<DateTime?[]>(4);
        var results = new AppendResult[verdicts.Length];
        for (var index = 0; index < results.Length; index++)
        {
            results[index] = (Verdict)verdicts[index]!.Value switch
            {
                Verdict.WrongVersion => new AppendResult.WrongVersion(versions[index]!.Value),
                Verdict.CommandConflict => new AppendResult.CommandConflict(),
                var verdict => new AppendResult.Accepted(
                    firsts[index]!.Value, lasts[index]!.Value, versions[index]!.Value, new(recorded[index]!.Value), verdict == Verdict.Repeated),
            };
        }

        return results;
    }

    private NpgsqlCommand Command(string sql, params NpgsqlParameter[] parameters)
    {
#pragma warning disable CA2100 // Constants of this class.
        var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        command.Parameters.AddRange(parameters);
        return command;
    }

    private static NpgsqlParameter<ReadOnlyMemory<byte>> Bytes() => new() { NpgsqlDbType = NpgsqlDbType.Bytea };

    private static NpgsqlParameter<T[]> Array<T>(NpgsqlDbType element) => new() { NpgsqlDbType = NpgsqlDbType.Array | element };

    private static void Set<T>(NpgsqlCommand command, int index, T value) => ((NpgsqlParameter<T>)command.Parameters[index]).TypedValue = value;

    private enum Verdict
    {
        Accepted = 0,
        Repeated = 1,
        WrongVersion = 2,
        CommandConflict = 3,
    }
}
