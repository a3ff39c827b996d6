using System.Runtime.CompilerServices;
using Npgsql;

namespace ThreatRegister.EventLog.Postgres;

/// <summary>Reads events together with the memory of the commands that recorded them, some thousands at a time.</summary>
/// <param name="source">Connects as <see cref="LogSchema.AppRole"/> or a role with its rights.</param>
public sealed class PostgresLogCopy(NpgsqlDataSource source) : ILogCopy
{
    private const int EventsAtOnce = 2_000;
    private const long BytesAtOnce = 8 << 20;

    private const string HeadSql = "select position, recorded_at, chain from log.events where position = $1";

    private readonly LogReader reader = new(source);

    public async IAsyncEnumerable<KeptCommand> ReadCommandsAsync(long after, long upTo, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var held = new List<RecordedEvent>(EventsAtOnce);
        long bytes = 0;
        await foreach (var recorded in reader.ReadAsync(after, upTo, cancellationToken))
        {
            var isFull = held.Count >= EventsAtOnce || bytes >= BytesAtOnce;
            if (isFull && held[^1].CommandId != recorded.CommandId)
            {
                foreach (var command in await CommandsAsync(held, cancellationToken)) yield return command;
                held.Clear();
                bytes = 0;
            }

            held.Add(recorded);
            bytes += recorded.Data.Length + recorded.Headers.Length;
        }

        foreach (var command in await CommandsAsync(held, cancellationToken)) yield return command;
    }

    public async ValueTask<LogHead?> HeadAtAsync(long position, CancellationToken cancellationToken = default)
    {
        if (position == 0) return LogHead.Empty;
        try
        {
            await using var command = source.CreateCommand(HeadSql);
            command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = position });
            await using var row = await command.ExecuteReaderAsync(cancellationToken);
            return await row.ReadAsync(cancellationToken) ? new(row.GetInt64(0), new(row.GetDateTime(1)), row.GetFieldValue<byte[]>(2)) : null;
        }
        catch (NpgsqlException error)
        {
            throw Outage.Describe(error);
        }
    }

    private async Task<List<KeptCommand>> CommandsAsync(List<RecordedEvent> events, CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = await source.OpenConnectionAsync(cancellationToken);
            await using var command = new NpgsqlCommand(BulkCopy.KnownCommandsSql, connection);
            command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. events.Select(recorded => recorded.CommandId).Distinct()] });
            await using var row = await command.ExecuteReaderAsync(cancellationToken);
            var known = new Dictionary<Guid, KnownCommand>();
            while (await row.ReadAsync(cancellationToken)) known[row.GetGuid(0)] = BulkCopy.Known(row);
            return [.. KeptCommands.Of(events, known.GetValueOrDefault)];
        }
        catch (NpgsqlException error)
        {
            throw Outage.Describe(error);
        }
    }
}
