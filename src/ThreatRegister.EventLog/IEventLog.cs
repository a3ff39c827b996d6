namespace ThreatRegister.EventLog;

/// <summary>
/// An append-only log of events. Positions are gapless and in commit order; what <see cref="AppendAsync"/> answered as accepted is
/// durable. Knows no domain.
/// </summary>
public interface IEventLog
{
    /// <summary>
    /// Records many appends, each atomic on its own stream and independent of the others. Answers are in the order of the appends.
    /// A later append of the call sees the versions that an earlier one left.
    /// </summary>
    /// <exception cref="LogBusyException">The queue is full; nothing was recorded.</exception>
    /// <exception cref="LogUnavailableException">The store is away; what was recorded is unknown: try again under the same command ids.</exception>
    ValueTask<IReadOnlyList<AppendResult>> AppendAsync(IReadOnlyList<Append> appends, CancellationToken cancellationToken = default);

    /// <summary>Events of one stream with versions above <paramref name="afterVersion"/>, oldest first; nothing for an unknown stream.</summary>
    IAsyncEnumerable<RecordedEvent> ReadStreamAsync(StreamName stream, long afterVersion = 0, CancellationToken cancellationToken = default);

    /// <summary>All events with positions above <paramref name="afterPosition"/> and up to the head at the time of the call, oldest first.</summary>
    /// <exception cref="LogCorruptException">A position is missing.</exception>
    IAsyncEnumerable<RecordedEvent> ReadAllAsync(long afterPosition = 0, CancellationToken cancellationToken = default);

    /// <summary>The same up to a position: no more is read than is asked for.</summary>
    IAsyncEnumerable<RecordedEvent> ReadAllAsync(long afterPosition, long upTo, CancellationToken cancellationToken = default);

    ValueTask<LogHead> HeadAsync(CancellationToken cancellationToken = default);

    /// <summary>As <see cref="ReadAllAsync"/>, then waits for new events until cancelled.</summary>
    IAsyncEnumerable<RecordedEvent> SubscribeAsync(long afterPosition = 0, CancellationToken cancellationToken = default);
}

/// <summary>What every log can be asked.</summary>
public static class EventLogs
{
    /// <summary>Null: the log has not come so far.</summary>
    public static async Task<RecordedEvent?> AtAsync(this IEventLog log, long position, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(log);
        await foreach (var recorded in log.ReadAllAsync(position - 1, position, cancellationToken)) return recorded;
        return null;
    }
}

/// <summary>More work is waiting than the log takes; try again later. Nothing was recorded.</summary>
public sealed class LogBusyException(string message) : Exception(message);

/// <summary>The store cannot be reached, or the answer was lost.</summary>
public sealed class LogUnavailableException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>What is stored cannot be a log: a hole, or an order that no append makes.</summary>
public sealed class LogCorruptException(string message, long position) : Exception(message)
{
    public long Position { get; } = position;
}
