using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Npgsql;

namespace ThreatRegister.EventLog.Postgres;

/// <summary>
/// The default log: PostgreSQL 15 or newer. Many callers' appends share a call; one server-side function decides and records them
/// under a lock that is held until the commit, so positions are gapless, in commit order, and time never runs backwards.
/// Make one for each process and database; it keeps one connection of its source for writing.
/// </summary>
public sealed class PostgresEventLog : IEventLog, IAsyncDisposable
{
    private static readonly TimeSpan firstPause = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan longestPause = TimeSpan.FromSeconds(1);

    private readonly NpgsqlDataSource source;
    private readonly PostgresLogOptions options;
    private readonly SaltSource salts;
    private readonly AppendQueue queue;
    private readonly LogReader reader;
    private WriterConnection? writer;
    private TaskCompletionSource moved = NewSignal();
    private volatile bool isDisposed;

    /// <param name="source">Connects as <see cref="LogSchema.AppRole"/> or a role with its rights.</param>
    public PostgresEventLog(NpgsqlDataSource source, PostgresLogOptions? options = null, SaltSource? salts = null)
    {
        this.source = source;
        this.options = options ?? new();
        this.salts = salts ?? RandomNumberGenerator.Fill;
        queue = new(this.options, SendAsync);
        reader = new(source);
    }

    /// <summary>
    /// As the port says. An append whose answer was lost is sent again under its command id, and may then be answered as repeated.
    /// Cancelling gives up the wait, not the append: its outcome is then unknown.
    /// </summary>
    public async ValueTask<IReadOnlyList<AppendResult>> AppendAsync(IReadOnlyList<Append> appends, CancellationToken cancellationToken = default)
    {
        AppendRules.Require(appends);
        cancellationToken.ThrowIfCancellationRequested();
        ObjectDisposedException.ThrowIf(isDisposed, this);
        if (appends.Count == 0) return [];

        return await queue.AppendAsync(new AppendCall(appends, salts), cancellationToken);
    }

    public IAsyncEnumerable<RecordedEvent> ReadStreamAsync(StreamName stream, long afterVersion = 0, CancellationToken cancellationToken = default) =>
        reader.ReadStreamAsync(stream, afterVersion, cancellationToken);

    public IAsyncEnumerable<RecordedEvent> ReadAllAsync(long afterPosition = 0, CancellationToken cancellationToken = default) => ReadAllAsync(afterPosition, long.MaxValue, cancellationToken);

    public async IAsyncEnumerable<RecordedEvent> ReadAllAsync(long afterPosition, long upTo, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var head = await reader.HeadAsync(cancellationToken);
        await foreach (var recorded in reader.ReadAsync(afterPosition, Math.Min(upTo, head.Position), cancellationToken)) yield return recorded;
    }

    public ValueTask<LogHead> HeadAsync(CancellationToken cancellationToken = default) => reader.HeadAsync(cancellationToken);

    /// <summary>Looks at once after an append of this object; for those of others it polls, quickly while events come and less often later.</summary>
    public async IAsyncEnumerable<RecordedEvent> SubscribeAsync(
        long afterPosition = 0, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var position = Math.Max(0, afterPosition);
        var pause = options.ShortestPoll;
        while (true)
        {
            var signal = Volatile.Read(ref moved).Task;
            var before = position;
            await foreach (var recorded in reader.ReadAsync(position, long.MaxValue, cancellationToken))
            {
                position = recorded.Position;
                yield return recorded;
            }

            pause = position > before ? options.ShortestPoll : Shorter(pause * 2, options.LongestPoll);
            await WaitAsync(signal, pause, cancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        isDisposed = true;
        if (Interlocked.Exchange(ref writer, null) is { } open) await open.DisposeAsync();
    }

    /// <summary>Sends one batch until it is answered or the time for tries is over. Never throws: every caller gets an answer or the error.</summary>
    private async Task SendAsync(IReadOnlyList<PendingAppend> batch)
    {
        var began = Stopwatch.GetTimestamp();
        var pause = firstPause;
        while (true)
        {
            try
            {
                // The writer is out of the field while it works, so that disposing the log never pulls it from under a call.
                var open = Interlocked.Exchange(ref writer, null) ?? await WriterConnection.OpenAsync(source);
                await AnswerAsync(open, batch);
                return;
            }
            catch (Exception error) when (Outage.MayPass(error) && !isDisposed && Stopwatch.GetElapsedTime(began) < options.RetryFor)
            {
                source.Clear(); // connections that were idle when the server went away are dead as well
            }
#pragma warning disable CA1031 // Whatever it is, the callers wait for it.
            catch (Exception error)
#pragma warning restore CA1031
            {
                var told = error is NpgsqlException or IOException or System.Net.Sockets.SocketException or TimeoutException ? Outage.Describe(error) : error;
                foreach (var pending in batch) pending.Fail(told);
                return;
            }

            await Task.Delay(pause, options.Time);
            pause = Shorter(pause * 2, longestPause);
        }
    }

    private async Task AnswerAsync(WriterConnection open, IReadOnlyList<PendingAppend> batch)
    {
        AppendResult[] results;
        try
        {
            results = await open.AppendAsync(batch);
        }
        catch
        {
            await open.DisposeAsync();
            throw;
        }

        Interlocked.Exchange(ref writer, open);
        if (isDisposed) await DisposeAsync();
        Interlocked.Exchange(ref moved, NewSignal()).SetResult();
        for (var index = 0; index < results.Length; index++) batch[index].Answer(results[index]);
    }

    private async Task WaitAsync(Task signal, TimeSpan pause, CancellationToken cancellationToken)
    {
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await Task.WhenAny(signal, Task.Delay(pause, options.Time, waiting.Token));
        await waiting.CancelAsync();
        cancellationToken.ThrowIfCancellationRequested();
    }

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
