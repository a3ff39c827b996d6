using System.Runtime.CompilerServices;
using System.Security.Cryptography;

namespace ThreatRegister.EventLog;

/// <summary>Fills the salts of one append's events, <see cref="LogHash.SaltSize"/> bytes each. Only tests use anything but random bytes.</summary>
public delegate void SaltSource(Span<byte> salts);

/// <summary>
/// A log that lives as long as the process, under the same rules as the PostgreSQL log: for tests, dry runs and first trials.
/// </summary>
public sealed class InMemoryEventLog(TimeProvider time, SaltSource? salts = null) : IEventLog, ILogCopy, ILogRestore
{
    private readonly Lock gate = new();
    private readonly List<RecordedEvent> events = [];
    private readonly Dictionary<StreamName, List<RecordedEvent>> streams = [];
    private readonly AppendBook book = new(LogHead.Empty);
    private readonly SaltSource salts = salts ?? RandomNumberGenerator.Fill;
    private TaskCompletionSource moved = NewSignal();

    public ValueTask<IReadOnlyList<AppendResult>> AppendAsync(IReadOnlyList<Append> appends, CancellationToken cancellationToken = default)
    {
        AppendRules.Require(appends);
        cancellationToken.ThrowIfCancellationRequested();
        var results = new AppendResult[appends.Count];
        lock (gate)
        {
            var recordedAt = book.NotBefore(time.GetUtcNow());
            for (var index = 0; index < results.Length; index++) results[index] = Append(Owned(appends[index]), recordedAt);
            moved.SetResult();
            moved = NewSignal();
        }

        return ValueTask.FromResult<IReadOnlyList<AppendResult>>(results);
    }

    public async IAsyncEnumerable<RecordedEvent> ReadStreamAsync(
        StreamName stream, long afterVersion = 0, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await Task.CompletedTask;
        RecordedEvent[] found;
        lock (gate) found = streams.TryGetValue(stream, out var known) ? [.. known.Skip((int)Math.Clamp(afterVersion, 0, known.Count))] : [];

        foreach (var recorded in found)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return recorded;
        }
    }

    public IAsyncEnumerable<RecordedEvent> ReadAllAsync(long afterPosition = 0, CancellationToken cancellationToken = default) => ReadAllAsync(afterPosition, long.MaxValue, cancellationToken);

    public async IAsyncEnumerable<RecordedEvent> ReadAllAsync(long afterPosition, long upTo, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await Task.CompletedTask;
        var head = Math.Min(upTo, Snapshot().Head.Position);
        for (var position = Math.Max(0, afterPosition); position < head; position++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return At(position);
        }
    }

    public ValueTask<LogHead> HeadAsync(CancellationToken cancellationToken = default) => ValueTask.FromResult(Snapshot().Head);

    public async IAsyncEnumerable<RecordedEvent> SubscribeAsync(
        long afterPosition = 0, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var position = Math.Max(0, afterPosition);
        while (true)
        {
            var (head, next) = Snapshot();
            while (position < head.Position)
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return At(position++);
            }

            await next.WaitAsync(cancellationToken);
        }
    }

    public async IAsyncEnumerable<KeptCommand> ReadCommandsAsync(long after, long upTo, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await Task.CompletedTask;
        KeptCommand[] commands;
        lock (gate) commands = [.. KeptCommands.Of(events.Skip((int)after).Take((int)(upTo - after)), book.Find)];
        foreach (var command in commands)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return command;
        }
    }

    public ValueTask<LogHead?> HeadAtAsync(long position, CancellationToken cancellationToken = default)
    {
        lock (gate)
        {
            if (position == 0) return new(LogHead.Empty);
            if (position < 0 || position > events.Count) return new((LogHead?)null);
            var last = events[(int)position - 1];
            return new(new LogHead(position, last.RecordedAt, last.Hashes.Chain));
        }
    }

    public ValueTask<LogHead> RestoreAsync(LogHead after, IReadOnlyList<KeptCommand> commands, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (gate)
        {
            if (!after.IsAt(book.Head)) throw new LogMovedException(book.Head);

            var fork = book.For(commands);
            var restored = commands.Select(command => RestoreRules.Record(fork, RestoreRules.AppendOf(command), command)).ToArray();
            book.Take(fork);
            foreach (var recorded in restored) Keep([.. recorded.Select(Owned)]);
            moved.SetResult();
            moved = NewSignal();
            return new(book.Head);
        }
    }

    private AppendResult Append(Append append, DateTimeOffset recordedAt)
    {
        var (result, recorded) = book.Append(append, SaltedContent.Of(append, salts), recordedAt);
        if (recorded.Length > 0) Keep(recorded);
        return result;
    }

    /// <summary>Events of one stream.</summary>
    private void Keep(RecordedEvent[] recorded)
    {
        if (!streams.TryGetValue(recorded[0].Stream, out var stream)) streams[recorded[0].Stream] = stream = [];
        stream.AddRange(recorded);
        events.AddRange(recorded);
    }

    /// <summary>The caller may reuse its buffers; the log keeps bytes of its own, as a store on disk would.</summary>
    private static Append Owned(Append append) => append with
    {
        Fingerprint = append.Fingerprint.ToArray(),
        Headers = append.Headers.ToArray(),
        Events = [.. append.Events.Select(happened => happened with { Data = happened.Data.ToArray() })],
    };

    private static RecordedEvent Owned(RecordedEvent recorded) => recorded with
    {
        Headers = recorded.Headers.ToArray(),
        Data = recorded.Data.ToArray(),
        Hashes = recorded.Hashes with { Salt = recorded.Hashes.Salt.ToArray(), Content = recorded.Hashes.Content.ToArray() },
    };

    private RecordedEvent At(long index)
    {
        lock (gate) return events[(int)index];
    }

    private (LogHead Head, Task Moved) Snapshot()
    {
        lock (gate) return (book.Head, moved.Task);
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
