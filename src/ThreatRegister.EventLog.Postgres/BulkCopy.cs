using System.Globalization;
using Npgsql;

namespace ThreatRegister.EventLog.Postgres;

/// <summary>The statements of a bulk chunk: lock and look, then COPY.</summary>
internal static class BulkCopy
{
    private const string EventsSql =
        "copy log.events (position, version, recorded_at, command_id, schema_version, stream, type, actor, headers, data, salt, content, leaf, chain) " +
        "from stdin (format binary)";

    private const string CommandsSql =
        "copy log.commands (command_id, fingerprint, stream, first_position, last_position, version, recorded_at) from stdin (format binary)";

    private const string KnownVersionsSql =
        """
        select n::integer, s.version
          from generate_series(1, cardinality($1::text[])) n
         cross join lateral (select e.version from log.events e where e.stream = ($1::text[])[n] order by e.version desc limit 1) s
        """;

    public const string KnownCommandsSql =
        """
        select c.command_id, c.fingerprint, c.stream, c.first_position, c.last_position, c.version, c.recorded_at
          from unnest($1::uuid[]) given (command_id)
         cross join lateral (select * from log.commands k where k.command_id = given.command_id limit 1) c
        """;

    private static readonly string lockSql = string.Create(
        CultureInfo.InvariantCulture, $"set local idle_in_transaction_session_timeout = '10s'; select pg_advisory_xact_lock({LogSchema.AppendLock})");

    /// <summary>Takes the append lock, then reads what the rules need: the head, the streams' versions, the known command ids.</summary>
    /// <remarks>The time is the database's, as for every append: one clock, whichever machine imports.</remarks>
    public static async Task<(AppendBook Book, DateTimeOffset RecordedAt)> LockAsync(
        NpgsqlConnection connection, List<SaltedAppend> chunk, CancellationToken cancellationToken)
    {
        // The lock has statements of its own: what is read then shows what the writer before committed.
#pragma warning disable CA2100 // Made of constants.
        await using (var locking = new NpgsqlCommand(lockSql, connection) { CommandTimeout = 0 })
#pragma warning restore CA2100
        {
            await locking.ExecuteNonQueryAsync(cancellationToken);
        }

        var streams = chunk.Select(salted => salted.Append.Stream).Distinct().ToArray();
        await using var looking = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                new("select h.position, h.recorded_at, h.chain, clock.now from (select clock_timestamp() as now) clock left join log.log_head h on true"),
                new(KnownVersionsSql) { Parameters = { new NpgsqlParameter<string[]> { TypedValue = [.. streams.Select(stream => stream.ToString())] } } },
                new(KnownCommandsSql) { Parameters = { new NpgsqlParameter<Guid[]> { TypedValue = [.. chunk.Select(salted => salted.Append.CommandId).Distinct()] } } },
            },
        };
        await using var row = await looking.ExecuteReaderAsync(cancellationToken);
        await row.ReadAsync(cancellationToken);
        var book = new AppendBook(await row.IsDBNullAsync(0, cancellationToken)
            ? LogHead.Empty
            : new(row.GetInt64(0), new(row.GetDateTime(1)), row.GetFieldValue<byte[]>(2)));
        var now = new DateTimeOffset(row.GetDateTime(3));
        await row.NextResultAsync(cancellationToken);
        while (await row.ReadAsync(cancellationToken)) book.Know(streams[row.GetInt32(0) - 1], row.GetInt64(1));
        await row.NextResultAsync(cancellationToken);
        while (await row.ReadAsync(cancellationToken)) book.Know(row.GetGuid(0), Known(row));

        return (book, book.NotBefore(now));
    }

    /// <summary>A row of <see cref="KnownCommandsSql"/>.</summary>
    public static KnownCommand Known(NpgsqlDataReader row)
    {
        var answer = new AppendResult.Accepted(row.GetInt64(3), row.GetInt64(4), row.GetInt64(5), new(row.GetDateTime(6)), Repeated: true);
        return new(row.GetString(2), row.GetFieldValue<byte[]>(1), answer);
    }

    public static Task EventsAsync(NpgsqlConnection connection, IEnumerable<RecordedEvent> events, CancellationToken cancellationToken) =>
        CopyWriter.WriteAsync(connection, EventsSql, events, Event, cancellationToken);

    public static Task CommandsAsync(
        NpgsqlConnection connection, IEnumerable<(Append Append, AppendResult.Accepted Answer)> accepted, CancellationToken cancellationToken) =>
        CopyWriter.WriteAsync(connection, CommandsSql, accepted, Command, cancellationToken);

    private static void Event(CopyWriter row, RecordedEvent recorded)
    {
        row.Columns(14);
        row.Value(recorded.Position);
        row.Value(recorded.Version);
        row.Value(recorded.RecordedAt);
        row.Value(recorded.CommandId);
        row.Value(recorded.SchemaVersion);
        row.Value(recorded.Stream.ToString());
        row.Value(recorded.Type);
        row.Value(recorded.Actor);
        row.Value(recorded.Headers.Span);
        row.Value(recorded.Data.Span);
        row.Value(recorded.Hashes.Salt.Span);
        row.Value(recorded.Hashes.Content.Span);
        row.Value(recorded.Hashes.Leaf.Span);
        row.Value(recorded.Hashes.Chain.Span);
    }

    private static void Command(CopyWriter row, (Append Append, AppendResult.Accepted Answer) accepted)
    {
        row.Columns(7);
        row.Value(accepted.Append.CommandId);
        row.Value(accepted.Append.Fingerprint.Span);
        row.Value(accepted.Append.Stream.ToString());
        row.Value(accepted.Answer.FirstPosition);
        row.Value(accepted.Answer.LastPosition);
        row.Value(accepted.Answer.Version);
        row.Value(accepted.Answer.RecordedAt);
    }
}
