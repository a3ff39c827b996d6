namespace ThreatRegister.EventLog;

/// <summary>One accepted command as a log holds it: what it is recognised by when it comes again, and its events.</summary>
/// <param name="Fingerprint">As given with the append; no hash covers it.</param>
/// <param name="Events">At consecutive positions; at least one.</param>
public sealed record KeptCommand(ReadOnlyMemory<byte> Fingerprint, IReadOnlyList<RecordedEvent> Events)
{
    public RecordedEvent First => Events[0];

    public RecordedEvent Last => Events[^1];
}

/// <summary>Reads a log with everything another one needs to be the same log.</summary>
public interface ILogCopy
{
    /// <summary>The commands with events at positions above <paramref name="after"/> up to <paramref name="upTo"/>, oldest first.</summary>
    /// <param name="after">Not within a command; nor is <paramref name="upTo"/>, which the log has come to.</param>
    /// <exception cref="LogCorruptException">A position or a command is missing, or a bound lies within a command.</exception>
    IAsyncEnumerable<KeptCommand> ReadCommandsAsync(long after, long upTo, CancellationToken cancellationToken = default);

    /// <summary>The log's end as it was at a position; null where it has not come so far.</summary>
    ValueTask<LogHead?> HeadAtAsync(long position, CancellationToken cancellationToken = default);
}

/// <summary>
/// Takes another log's events over as they were recorded: same positions, times and hashes, same memory of commands. Kept apart from
/// <see cref="IEventLog"/>, since everywhere else the log alone sets position and time.
/// </summary>
public interface ILogRestore
{
    /// <summary>
    /// Records the commands behind the head, all or none. Each is decided under the rules of every append, every hash is made anew, and
    /// what comes out has to be what was given.
    /// </summary>
    /// <param name="after">The head that the commands go on from.</param>
    /// <returns>The new head.</returns>
    /// <exception cref="RestoreRefusedException">An event is not as it was recorded; nothing of the call was recorded.</exception>
    /// <exception cref="LogMovedException">The log's head is another one.</exception>
    /// <exception cref="LogUnavailableException">The store is away; what was recorded is unknown: look at the head.</exception>
    ValueTask<LogHead> RestoreAsync(LogHead after, IReadOnlyList<KeptCommand> commands, CancellationToken cancellationToken = default);
}

/// <summary>An event that cannot have been recorded as it is given.</summary>
public sealed class RestoreRefusedException(long position, string what) : Exception($"position {position}: {what}")
{
    public long Position { get; } = position;

    public string What { get; } = what;
}

/// <summary>Somebody else recorded something.</summary>
public sealed class LogMovedException(LogHead head) : Exception($"the log stands at position {head.Position}, and not where the events go on")
{
    public LogHead Head { get; } = head;
}
