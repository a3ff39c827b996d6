using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Npgsql;
using ThreatRegister.EventLog.Postgres;

namespace ThreatRegister.EventLog.Sequenced;

/// <summary>
/// A log whose events lie in a store that others run. The store decides whether an append finds its stream as expected and keeps the
/// bytes; the order in PostgreSQL, beside the registers, gives positions without gaps, times, the chain and the memory of commands. An
/// append is answered when it has its position.
/// </summary>
public sealed class SequencedEventLog : IEventLog, ILogCopy, ILogRestore
{
    private readonly SequencedLogOptions options;
    private readonly PatientStreams store;
    private readonly OrderTables tables;
    private readonly SequencedReader reader;
    private readonly Sequencer sequencer;
    private readonly SaltSource salts;
    private int underWay;

    /// <param name="source">The order's database, as <see cref="LogSchema.AppRole"/> or a role with its rights.</param>
    public SequencedEventLog(NpgsqlDataSource source, IStreamStore store, SequencedLogOptions? options = null, SaltSource? salts = null)
    {
        this.options = options ?? new();
        this.store = new(store, this.options);
        tables = new(source);
        reader = new(tables, this.store);
        sequencer = new(source, this.store);
        this.salts = salts ?? RandomNumberGenerator.Fill;
    }

    public async ValueTask<IReadOnlyList<AppendResult>> AppendAsync(IReadOnlyList<Append> appends, CancellationToken cancellationToken = default)
    {
        AppendRules.Require(appends);
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            if (Interlocked.Add(ref underWay, appends.Count) > options.MaxUnderWay && appends.Count < Volatile.Read(ref underWay))
                throw new LogBusyException($"{underWay} appends are under way; nothing of this call was taken. Try again later.");

            var call = new AppendRound(appends, salts);
            while (!call.IsAnswered)
            {
                var (streams, commands) = await tables.KnownAsync(call.Streams, call.Commands, cancellationToken);
                foreach (var write in call.Decide(streams, commands))
                    call.Wrote(write, await store.AppendAsync(write.Stream, write.Length, write.Events, cancellationToken));
                if (!call.IsAnswered) await store.RetryAsync(CaughtUpAsync, cancellationToken);
            }

            return call.Answers;
        }
        finally
        {
            Interlocked.Add(ref underWay, -appends.Count);
        }
    }

    public IAsyncEnumerable<RecordedEvent> ReadStreamAsync(StreamName stream, long afterVersion = 0, CancellationToken cancellationToken = default) =>
        reader.ReadStreamAsync(stream, Math.Max(0, afterVersion), cancellationToken);

    public IAsyncEnumerable<RecordedEvent> ReadAllAsync(long afterPosition = 0, CancellationToken cancellationToken = default) => ReadAllAsync(afterPosition, long.MaxValue, cancellationToken);

    public async IAsyncEnumerable<RecordedEvent> ReadAllAsync(long afterPosition, long upTo, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var head = await tables.HeadAsync(cancellationToken);
        await foreach (var recorded in reader.ReadAsync(Math.Max(0, afterPosition), Math.Min(upTo, head.Position), cancellationToken)) yield return recorded;
    }

    public async ValueTask<LogHead> HeadAsync(CancellationToken cancellationToken = default) => await tables.HeadAsync(cancellationToken);

    /// <summary>Orders what others appended while it waits, so that nothing stays behind when they were killed before they did.</summary>
    public async IAsyncEnumerable<RecordedEvent> SubscribeAsync(long afterPosition = 0, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var position = Math.Max(0, afterPosition);
        while (true)
        {
            await sequencer.CatchUpAsync().WaitAsync(cancellationToken);
            var (head, place) = await tables.PlacedHeadAsync(cancellationToken);
            await foreach (var recorded in reader.ReadAsync(position, head.Position, cancellationToken))
            {
                position = recorded.Position;
                yield return recorded;
            }

            await store.WaitAsync(place, cancellationToken);
        }
    }

    public IAsyncEnumerable<KeptCommand> ReadCommandsAsync(long after, long upTo, CancellationToken cancellationToken = default) =>
        reader.ReadCommandsAsync(after, upTo, cancellationToken);

    /// <summary>
    /// The log behind a position, in its own order, as far as the store was filled up to a place. What lies there and has no position yet is ordered first. For those who are handed events by
    /// the store itself and follow the log with them.
    /// </summary>
    public async IAsyncEnumerable<RecordedEvent> ReadUpToAsync(long afterPosition, Place last, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await sequencer.CatchUpAsync().WaitAsync(cancellationToken);
        var end = await tables.PositionUpToAsync(afterPosition, last, cancellationToken);
        await foreach (var recorded in reader.ReadAsync(afterPosition, end, cancellationToken)) yield return recorded;
    }

    public async ValueTask<LogHead?> HeadAtAsync(long position, CancellationToken cancellationToken = default)
    {
        if (position == 0) return LogHead.Empty;
        var found = await tables.EventsAsync(position - 1, position, 1, cancellationToken);
        return found is [var last] ? new(position, last.RecordedAt, last.Chain) : null;
    }

    public async ValueTask<LogHead> RestoreAsync(LogHead after, IReadOnlyList<KeptCommand> commands, CancellationToken cancellationToken = default)
    {
        if (commands.Count == 0) return after;

        try
        {
            return await sequencer.RestoreAsync(after, commands, cancellationToken);
        }
        catch (NpgsqlException error)
        {
            throw Outage.Describe(error);
        }
    }

    private async Task<bool> CaughtUpAsync()
    {
        await sequencer.CatchUpAsync();
        return true;
    }
}

/// <summary>Bounds of the writer. The defaults outlast the election of a cluster's new leader.</summary>
public sealed record SequencedLogOptions
{
    /// <summary>Appends that may be under way; beyond, callers get <see cref="LogBusyException"/>.</summary>
    public int MaxUnderWay { get; init; } = 20_000;

    public TimeSpan RetryFor { get; init; } = TimeSpan.FromSeconds(15);

    public TimeSpan LongestPause { get; init; } = TimeSpan.FromMilliseconds(500);

    public TimeProvider Time { get; init; } = TimeProvider.System;
}
