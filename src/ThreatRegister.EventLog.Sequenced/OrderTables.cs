using System.Runtime.CompilerServices;
using Npgsql;
using ThreatRegister.EventLog.Postgres;

namespace ThreatRegister.EventLog.Sequenced;

/// <summary>Where one event of the log lies in the store, and what the order says of it.</summary>
internal sealed record OrderedEvent(
    long Position, StreamName Stream, long Version, long Revision, DateTimeOffset RecordedAt, byte[] Content, byte[] Chain, Place Place);

/// <summary>A stream's version, and how many events the store holds of it.</summary>
internal readonly record struct StreamEnd(long Version, long Stored);

/// <summary>Reads the tables of schema <c>ordered</c>.</summary>
internal sealed class OrderTables(NpgsqlDataSource source)
{
    public const string HeadSql = "select position, recorded_at, chain, commit_place, prepare_place, store from ordered.head";
    public const string StreamsSql = "select stream, version, stored from ordered.streams where stream = any($1)";
    public const string CommandsSql =
        "select command_id, fingerprint, stream, first_position, last_position, version, recorded_at from ordered.commands where command_id = any($1)";

    private const string Columns = "position, stream, version, revision, recorded_at, content, chain, commit_place, prepare_place";
    private const string EventsSql = $"select {Columns} from ordered.events where position > $1 and position <= $2 order by position limit $3";
    private const string StreamSql = $"select {Columns} from ordered.events where version > $1 and version <= $2 and stream = $4 order by version limit $3";

    public async Task<LogHead> HeadAsync(CancellationToken cancellationToken) => (await PlacedHeadAsync(cancellationToken)).Head;

    public async Task<(LogHead Head, Place Place)> PlacedHeadAsync(CancellationToken cancellationToken)
    {
        await using var command = source.CreateCommand(HeadSql);
        await using var row = await ExecuteAsync(command, cancellationToken);
        await row.ReadAsync(cancellationToken);
        return (HeadOf(row), new(row.GetInt64(3), row.GetInt64(4)));
    }

    public static LogHead HeadOf(NpgsqlDataReader row) => row.GetInt64(0) == 0 ? LogHead.Empty : new(row.GetInt64(0), new(row.GetDateTime(1)), row.GetFieldValue<byte[]>(2));

    /// <summary>The last position before the first event that lies behind a place.</summary>
    public async Task<long> PositionUpToAsync(long after, Place last, CancellationToken cancellationToken)
    {
        await using var command = source.CreateCommand(
            """
            select coalesce(
                (select position - 1 from ordered.events where position > $1 and (commit_place, prepare_place) > ($2, $3) order by position limit 1),
                (select position from ordered.head))
            """);
        foreach (var value in new[] { after, last.Commit, last.Prepare }) command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = value });
        await using var row = await ExecuteAsync(command, cancellationToken);
        await row.ReadAsync(cancellationToken);
        return row.GetInt64(0);
    }

    /// <summary>What is known of the streams and commands.</summary>
    public async Task<(Dictionary<StreamName, StreamEnd> Streams, Dictionary<Guid, KnownCommand> Commands)> KnownAsync(
        IEnumerable<StreamName> streams, IEnumerable<Guid> commands, CancellationToken cancellationToken)
    {
        await using var batch = source.CreateBatch();
        Ask(batch, streams, commands);
        try
        {
            await using var row = await batch.ExecuteReaderAsync(cancellationToken);
            return await KnownAsync(row, cancellationToken);
        }
        catch (NpgsqlException error)
        {
            throw Outage.Describe(error);
        }
    }

    public static void Ask(NpgsqlBatch batch, IEnumerable<StreamName> streams, IEnumerable<Guid> commands)
    {
        batch.BatchCommands.Add(new(StreamsSql) { Parameters = { new NpgsqlParameter<string[]> { TypedValue = [.. streams.Select(stream => stream.ToString()).Distinct(StringComparer.Ordinal)] } } });
        batch.BatchCommands.Add(new(CommandsSql) { Parameters = { new NpgsqlParameter<Guid[]> { TypedValue = [.. commands.Distinct()] } } });
    }

    public static async Task<(Dictionary<StreamName, StreamEnd> Streams, Dictionary<Guid, KnownCommand> Commands)> KnownAsync(NpgsqlDataReader row, CancellationToken cancellationToken)
    {
        var streams = new Dictionary<StreamName, StreamEnd>();
        while (await row.ReadAsync(cancellationToken)) streams[StreamName.Parse(row.GetString(0))] = new(row.GetInt64(1), row.GetInt64(2));

        await row.NextResultAsync(cancellationToken);
        var commands = new Dictionary<Guid, KnownCommand>();
        while (await row.ReadAsync(cancellationToken))
        {
            var answer = new AppendResult.Accepted(row.GetInt64(3), row.GetInt64(4), row.GetInt64(5), new(row.GetDateTime(6)), Repeated: false);
            commands[row.GetGuid(0)] = new(row.GetString(2), row.GetFieldValue<byte[]>(1), answer);
        }

        return (streams, commands);
    }

    public Task<List<OrderedEvent>> EventsAsync(long after, long upTo, int limit, CancellationToken cancellationToken) =>
        PageAsync(EventsSql, after, upTo, limit, stream: null, cancellationToken);

    public Task<List<OrderedEvent>> StreamAsync(StreamName stream, long after, int limit, CancellationToken cancellationToken) =>
        PageAsync(StreamSql, after, long.MaxValue, limit, stream.ToString(), cancellationToken);

    private async Task<List<OrderedEvent>> PageAsync(string sql, long after, long upTo, int limit, string? stream, CancellationToken cancellationToken)
    {
#pragma warning disable CA2100 // Constants of this class.
        await using var command = source.CreateCommand(sql);
#pragma warning restore CA2100
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = after });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = upTo });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = limit });
        if (stream is not null) command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = stream });
        var page = new List<OrderedEvent>(Math.Min(limit, 64));
        await using var row = await ExecuteAsync(command, cancellationToken);
        while (await row.ReadAsync(cancellationToken))
        {
            page.Add(new(
                row.GetInt64(0), StreamName.Parse(row.GetString(1)), row.GetInt64(2), row.GetInt64(3), new(row.GetDateTime(4)),
                row.GetFieldValue<byte[]>(5), row.GetFieldValue<byte[]>(6), new(row.GetInt64(7), row.GetInt64(8))));
        }

        return page;
    }

    private static async Task<NpgsqlDataReader> ExecuteAsync(NpgsqlCommand command, CancellationToken cancellationToken)
    {
        try
        {
            return await command.ExecuteReaderAsync(cancellationToken);
        }
        catch (NpgsqlException error)
        {
            throw Outage.Describe(error);
        }
    }
}
