using System.Data;
using System.Runtime.CompilerServices;
using Npgsql;

namespace ThreatRegister.EventLog.Postgres;

/// <summary>
/// Reads in pages, so that a slow consumer holds neither a connection nor a snapshot; the next page is fetched while one is consumed.
/// </summary>
internal sealed class LogReader(NpgsqlDataSource source)
{
    private const int FirstPage = 64;
    private const int LargestPage = 4_096;
    private const int PageBytes = 4 << 20;

    private const string Columns =
        "position, version, recorded_at, command_id, schema_version, stream, type, actor, headers, data, salt, content, leaf, chain";

    private const string AllSql = $"select {Columns} from log.events where position > $1 and position <= $2 order by position limit $3";
    private const string StreamSql = $"select {Columns} from log.events where stream = $4 and version > $1 and version <= $2 order by version limit $3";
    private const string HeadSql = "select position, recorded_at, chain from log.log_head";

    public async ValueTask<LogHead> HeadAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var command = source.CreateCommand(HeadSql);
            await using var row = await command.ExecuteReaderAsync(cancellationToken);
            return await row.ReadAsync(cancellationToken)
                ? new(row.GetInt64(0), new(row.GetDateTime(1)), row.GetFieldValue<byte[]>(2))
                : LogHead.Empty;
        }
        catch (NpgsqlException error)
        {
            throw Outage.Describe(error);
        }
    }

    public IAsyncEnumerable<RecordedEvent> ReadAsync(long after, long upTo, CancellationToken cancellationToken) =>
        PagesAsync(AllSql, stream: null, Math.Max(0, after), upTo, recorded => recorded.Position, cancellationToken);

    public IAsyncEnumerable<RecordedEvent> ReadStreamAsync(StreamName stream, long after, CancellationToken cancellationToken) =>
        PagesAsync(StreamSql, stream.ToString(), Math.Max(0, after), long.MaxValue, recorded => recorded.Version, cancellationToken);

    private async IAsyncEnumerable<RecordedEvent> PagesAsync(
        string sql, string? stream, long after, long upTo, Func<RecordedEvent, long> place, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Task<Page>? ahead = null;
        try
        {
            var page = await PageAsync(sql, stream, after, upTo, FirstPage, cancellationToken);
            while (page.Events.Count > 0)
            {
                var last = place(page.Events[^1]);
                ahead = page.IsFull && last < upTo ? PageAsync(sql, stream, last, upTo, page.NextLimit, cancellationToken) : null;
                foreach (var recorded in page.Events)
                {
                    if (place(recorded) != after + 1) throw Missing(stream, after + 1, recorded.Position);
                    after++;
                    yield return recorded;
                }

                if (ahead is null) break;
                page = await ahead;
                ahead = null;
            }

            if (upTo != long.MaxValue && after < upTo) throw Missing(stream, after + 1, upTo);
        }
        finally
        {
            // Left in the middle: the page on its way is awaited, and its error, if any, concerns nobody any more.
            if (ahead is not null) await ahead.ContinueWith(static read => read.Exception, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }
    }

    private static LogCorruptException Missing(string? stream, long missing, long found) => stream is null
        ? new($"Position {missing} is missing, though the log goes on to position {found}.", missing)
        : new($"Version {missing} of stream {stream} is missing; what follows it is at position {found}.", found);

    private async Task<Page> PageAsync(string sql, string? stream, long after, long upTo, int limit, CancellationToken cancellationToken)
    {
        try
        {
#pragma warning disable CA2100 // Constants of this class.
            await using var command = source.CreateCommand(sql);
#pragma warning restore CA2100
            command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = after });
            command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = upTo });
            command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = limit });
            if (stream is not null) command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = stream });
            await using var rows = await command.ExecuteReaderAsync(CommandBehavior.SingleResult, cancellationToken);
            var events = new List<RecordedEvent>(limit);
            long bytes = 0;
            while (await rows.ReadAsync(cancellationToken))
            {
                var recorded = Row(rows);
                events.Add(recorded);
                bytes += recorded.Data.Length + recorded.Headers.Length + 512;
            }

            var next = bytes == 0 ? FirstPage : (int)Math.Clamp(PageBytes / (bytes / events.Count), FirstPage / 4, LargestPage);
            return new(events, events.Count == limit, next);
        }
        catch (NpgsqlException error)
        {
            throw Outage.Describe(error);
        }
    }

    private static RecordedEvent Row(NpgsqlDataReader row)
    {
        var position = row.GetInt64(0);
        var version = row.GetInt64(1);
        var recordedAt = new DateTimeOffset(row.GetDateTime(2));
        var commandId = row.GetGuid(3);
        var schemaVersion = row.GetInt32(4);
        var text = row.GetString(5);
        if (!StreamName.TryParse(text, out var stream)) throw new LogCorruptException($"'{text}' at position {position} is not a stream name.", position);

        return new(
            position,
            stream,
            version,
            row.GetString(6),
            schemaVersion,
            recordedAt,
            commandId,
            row.GetString(7),
            row.GetFieldValue<byte[]>(8),
            row.GetFieldValue<byte[]>(9),
            new(row.GetFieldValue<byte[]>(10), row.GetFieldValue<byte[]>(11), row.GetFieldValue<byte[]>(12), row.GetFieldValue<byte[]>(13)));
    }

    private sealed record Page(List<RecordedEvent> Events, bool IsFull, int NextLimit);
}
