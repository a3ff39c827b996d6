using Npgsql;
using ThreatRegister.EventLog.Postgres;

namespace ThreatRegister.EventLog.Sequenced;

/// <summary>
/// Brings the order up to the end of the store. Whoever holds the lock on the head's row orders, until his transaction ends; the rest
/// wait and find it done. What is ordered depends on the store alone, so it makes no difference who it was, and a killed one is
/// followed at once.
/// </summary>
internal sealed class Sequencer(NpgsqlDataSource source, IStreamStore store)
{
    private const int EventsAtOnce = 2_000;

    private readonly Lock gate = new();
    private Task running = Task.CompletedTask;
    private Task? next;

    /// <summary>Ends when everything that lay in the store at the time of the call has its place. Callers share the work.</summary>
    public Task CatchUpAsync()
    {
        lock (gate)
        {
            if (running.IsCompleted) return running = RunAsync();

            // What is under way may have read past the caller's events already, so the next one counts.
            return next ??= AfterAsync(running);
        }
    }

    /// <summary>Appends other logs' commands behind the head and orders them as they were, with nobody ordering in between.</summary>
    public async Task<LogHead> RestoreAsync(LogHead after, IReadOnlyList<KeptCommand> commands, CancellationToken cancellationToken)
    {
        await CatchUpAsync();
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var (head, place) = await LockAsync(connection, cancellationToken);
        if (!after.IsAt(head)) throw new LogMovedException(head);

        // Decided before anything is appended: a refusal must leave nothing behind.
        var trial = await OrderingAsync(connection, head, commands.Select(command => (command.First.Stream, command.First.CommandId)), cancellationToken);
        foreach (var command in commands) RestoreRules.Record(trial.Book, RestoreRules.AppendOf(command), command);

        await AppendAsync(commands, trial.Known, cancellationToken);
        var found = await ReadAsync(place, int.MaxValue, cancellationToken);
        var (book, known) = await OrderingAsync(connection, head, Touched(found), cancellationToken);
        var ordering = new Ordering(book, known);
        var restored = found.Where(stored => stored.Position is not null).ToDictionary(stored => stored.Append!.Value.Append.CommandId);
        foreach (var command in commands) ordering.Restore(restored[command.First.CommandId], command);
        foreach (var stored in found) ordering.Take(stored);
        await WriteAsync(connection, ordering, found[^1].Last.Place, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return ordering.Head;
    }

    private async Task AppendAsync(IReadOnlyList<KeptCommand> commands, Dictionary<StreamName, StreamEnd> known, CancellationToken cancellationToken)
    {
        var lengths = known.ToDictionary(stream => stream.Key, stream => stream.Value.Stored);
        foreach (var command in commands)
        {
            var stream = command.First.Stream;
            var length = lengths.GetValueOrDefault(stream);
            var events = StoredMetadata.Write(RestoreRules.AppendOf(command), command.First.Position);
            if (!await store.AppendAsync(stream, length, events, cancellationToken))
                throw new LogUnavailableException($"Somebody appended to {stream} while events were restored; look at the head and go on from there.");
            lengths[stream] = length + events.Length;
        }
    }

    private async Task AfterAsync(Task before)
    {
        await before.ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        Task mine;
        lock (gate)
        {
            next = null;
            running = mine = RunAsync();
        }

        await mine;
    }

    private async Task RunAsync()
    {
        try
        {
            while (await PageAsync()) { }
        }
        catch (NpgsqlException error)
        {
            throw Outage.Describe(error);
        }
    }

    /// <returns>True when there may be more.</returns>
    private async Task<bool> PageAsync()
    {
        await using var connection = await source.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        var (head, place) = await LockAsync(connection, CancellationToken.None);
        var found = await ReadAsync(place, EventsAtOnce, CancellationToken.None);
        if (found.Count == 0) return false;

        var (book, known) = await OrderingAsync(connection, head, Touched(found), CancellationToken.None);
        var ordering = new Ordering(book, known);
        foreach (var stored in found) ordering.Take(stored);
        await WriteAsync(connection, ordering, found[^1].Last.Place, CancellationToken.None);
        await transaction.CommitAsync();
        return found.Sum(stored => stored.Events.Count) >= EventsAtOnce;
    }

    /// <summary>Appends are whole: an append's events have neighbouring places, and the page ends behind the last of one.</summary>
    private async Task<List<StoredAppend>> ReadAsync(Place behind, int limit, CancellationToken cancellationToken)
    {
        var appends = new List<StoredAppend>();
        var open = new List<StoredEventOf>();
        var (count, rest) = (0, 0);
        await foreach (var stored in store.ReadAllAsync(behind, cancellationToken))
        {
            if (stored.Place <= behind) continue;

            if (open.Count > 0 && (stored.Stream != open[0].Stream || rest == 0)) Close();
            if (open.Count == 0 && count >= limit) break;
            rest = open.Count == 0 ? StoredAppend.Rest(stored) : rest - 1;
            open.Add(stored);
            count++;
        }

        if (open.Count > 0) Close();
        return appends;

        void Close()
        {
            appends.Add(StoredAppend.Of(open));
            open = [];
        }
    }

    private static IEnumerable<(StreamName Stream, Guid Command)> Touched(IEnumerable<StoredAppend> found) =>
        found.Select(stored => (stored.Last.Stream, stored.Append?.Append.CommandId ?? Guid.Empty));

    private async Task<(LogHead Head, Place Place)> LockAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand($"{OrderTables.HeadSql} for update", connection);
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        await row.ReadAsync(cancellationToken);
        if (!await row.IsDBNullAsync(5, cancellationToken) && row.GetString(5) is var name && !string.Equals(name, store.Name, StringComparison.Ordinal))
            throw new LogUnavailableException($"This database orders the events of '{name}', and not of '{store.Name}'. Give each store a database of its own.");
        return (OrderTables.HeadOf(row), new(row.GetInt64(3), row.GetInt64(4)));
    }

    private static async Task<(AppendBook Book, Dictionary<StreamName, StreamEnd> Known)> OrderingAsync(
        NpgsqlConnection connection, LogHead head, IEnumerable<(StreamName Stream, Guid Command)> touched, CancellationToken cancellationToken)
    {
        var all = touched.ToList();
        await using var batch = new NpgsqlBatch(connection);
        OrderTables.Ask(batch, all.Select(one => one.Stream), all.Select(one => one.Command));
        await using var row = await batch.ExecuteReaderAsync(cancellationToken);
        var (streams, commands) = await OrderTables.KnownAsync(row, cancellationToken);
        var book = new AppendBook(head);
        foreach (var (stream, end) in streams) book.Know(stream, end.Version);
        foreach (var (id, command) in commands) book.Know(id, command);
        return (book, streams);
    }

    private async Task WriteAsync(NpgsqlConnection connection, Ordering ordering, Place place, CancellationToken cancellationToken)
    {
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                OrderWrites.Events(ordering.Events),
                OrderWrites.Commands(ordering.Commands),
                OrderWrites.Streams(ordering.Ends),
                OrderWrites.Head(ordering.Head, place, store.Name),
            },
        };
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }
}
