namespace ThreatRegister.EventLog;

/// <summary>One event as the log holds it.</summary>
/// <param name="Position">Place in the whole log, from 1, without gaps, in commit order.</param>
/// <param name="Version">Place in its stream, from 1, without gaps.</param>
/// <param name="RecordedAt">Set by the log alone, in whole microseconds, UTC; never runs backwards.</param>
public sealed record RecordedEvent(
    long Position,
    StreamName Stream,
    long Version,
    string Type,
    int SchemaVersion,
    DateTimeOffset RecordedAt,
    Guid CommandId,
    string Actor,
    ReadOnlyMemory<byte> Headers,
    ReadOnlyMemory<byte> Data,
    EventHashes Hashes);

/// <summary>What proves an event: see <see cref="LogHash"/>.</summary>
public sealed record EventHashes(ReadOnlyMemory<byte> Salt, ReadOnlyMemory<byte> Content, ReadOnlyMemory<byte> Leaf, ReadOnlyMemory<byte> Chain);

/// <summary>One decoded event with where and when it was recorded. What projections fold.</summary>
public sealed record Recorded<TEvent>(long Position, StreamName Stream, long Version, DateTimeOffset RecordedAt, string Actor, Guid CommandId, TEvent Event)
{
    /// <summary>What the actor had signed in by; null where nothing says that he had.</summary>
    public string? SignedInBy { get; init; }
}

/// <summary>The end of the log. Position 0 is the empty log, whose chain is 32 zero bytes.</summary>
public sealed record LogHead(long Position, DateTimeOffset RecordedAt, ReadOnlyMemory<byte> Chain)
{
    public static LogHead Empty { get; } = new(0, DateTimeOffset.UnixEpoch, LogHash.EmptyChain);

    /// <summary>Whether both are the end of the same log: the chain stands for everything before it.</summary>
    public bool IsAt(LogHead other) => Position == other.Position && Chain.Span.SequenceEqual(other.Chain.Span);
}
