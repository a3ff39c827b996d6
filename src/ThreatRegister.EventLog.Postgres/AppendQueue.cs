namespace ThreatRegister.EventLog.Postgres;

/// <summary>
/// Joins the appends of many callers into few calls. There is no timer and no thread: the caller that finds the writer idle sends at
/// once and carries whatever waits by then; while a call is under way, others queue, and all of them go out with the next one.
/// </summary>
internal sealed class AppendQueue(PostgresLogOptions options, Func<IReadOnlyList<PendingAppend>, Task> send)
{
    private readonly Lock gate = new();
    private readonly Queue<PendingAppend> waiting = new();
    private long waitingBytes;
    private bool isSending;

    /// <exception cref="LogBusyException">The appends do not fit; none was taken.</exception>
    public async ValueTask<IReadOnlyList<AppendResult>> AppendAsync(AppendCall call, CancellationToken cancellationToken)
    {
        if (Enqueue(call)) await LeadAsync().WaitAsync(cancellationToken);
        return await call.Task.WaitAsync(cancellationToken);
    }

    /// <returns>True when the caller has to send.</returns>
    private bool Enqueue(AppendCall call)
    {
        lock (gate)
        {
            // A call larger than the queue is let in when nothing waits, or it could never be made.
            var isFull = waiting.Count + call.Pending.Length > options.MaxQueuedAppends || waitingBytes + call.Bytes > options.MaxQueuedBytes;
            if (isFull && waiting.Count > 0)
                throw new LogBusyException($"{waiting.Count} appends are waiting for the database; nothing of this call was taken. Try again later.");

            foreach (var pending in call.Pending) waiting.Enqueue(pending);
            waitingBytes += call.Bytes;
            if (isSending) return false;

            isSending = true;
            return true;
        }
    }

    /// <summary>Sends once in the caller's own turn, which spares a lone caller two changes of thread; the rest goes to the pool.</summary>
    private async Task LeadAsync()
    {
        var batch = Take();
        await send(batch);

        lock (gate)
        {
            var isAlone = batch.Count == 1 && waiting.Count == 0;
            if (isAlone)
            {
                isSending = false;
                return;
            }
        }

        ThreadPool.UnsafeQueueUserWorkItem(static queue => _ = queue.DrainAsync(), this, preferLocal: false);
    }

    private async Task DrainAsync()
    {
        while (true)
        {
            var batch = Take();
            if (batch.Count == 0) return;

            await send(batch);

            // The callers just answered run first and come back with their next appends, so that the next call is as full.
            await Task.Yield();
        }
    }

    /// <summary>The next call's appends; with none left, the writer is idle again.</summary>
    private List<PendingAppend> Take()
    {
        lock (gate)
        {
            var batch = new List<PendingAppend>(Math.Min(waiting.Count, options.MaxAppendsPerCall));
            var ids = waiting.Count > 1 ? new HashSet<Guid>() : null;
            long bytes = 0;
            while (waiting.TryPeek(out var next) && batch.Count < options.MaxAppendsPerCall)
            {
                if (batch.Count > 0 && bytes + next.Bytes > options.MaxBytesPerCall) break;
                if (ids is not null && !ids.Add(next.Append.CommandId)) break; // a repeat is answered from what the first one recorded

                batch.Add(waiting.Dequeue());
                bytes += next.Bytes;
            }

            waitingBytes -= bytes;
            if (batch.Count == 0) isSending = false;
            return batch;
        }
    }
}

/// <summary>One caller's appends on their way through the queue.</summary>
internal sealed class AppendCall
{
    private readonly TaskCompletionSource<IReadOnlyList<AppendResult>> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly AppendResult[] results;
    private int open;

    public AppendCall(IReadOnlyList<Append> appends, SaltSource salts)
    {
        results = new AppendResult[appends.Count];
        open = appends.Count;
        Pending = new PendingAppend[appends.Count];
        for (var index = 0; index < Pending.Length; index++)
        {
            Pending[index] = new(this, index, appends[index], SaltedContent.Of(appends[index], salts));
            Bytes += Pending[index].Bytes;
        }
    }

    public PendingAppend[] Pending { get; }

    public long Bytes { get; }

    public Task<IReadOnlyList<AppendResult>> Task => answer.Task;

    public void Answer(int index, AppendResult result)
    {
        results[index] = result;
        if (Interlocked.Decrement(ref open) == 0) answer.TrySetResult(results);
    }

    public void Fail(Exception error) => answer.TrySetException(error);
}

internal sealed class PendingAppend(AppendCall call, int index, Append append, SaltedContent[] contents)
{
    // What a row costs beside its data: names, ids, hashes.
    private const int RowBytes = 256;

    public Append Append => append;

    public SaltedContent[] Contents => contents;

    public long Bytes { get; } = AppendRules.Size(append) + (RowBytes * append.Events.Count);

    public void Answer(AppendResult result) => call.Answer(index, result);

    public void Fail(Exception error) => call.Fail(error);
}
