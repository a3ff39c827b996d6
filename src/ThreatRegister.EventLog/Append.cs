namespace ThreatRegister.EventLog;

/// <summary>
/// One event that a client wants recorded. <paramref name="Data"/> is stored and hashed as it is (personal fields already encrypted).
/// </summary>
/// <param name="Type">The stored name, kebab-case, such as <c>incident-reported</c>.</param>
/// <param name="SchemaVersion">The shape of <paramref name="Data"/> under that name, from 1.</param>
/// <param name="Data">At most <see cref="Limits.MaxEventBytes"/>.</param>
public sealed record NewEvent(string Type, int SchemaVersion, ReadOnlyMemory<byte> Data);

/// <summary>
/// Events for one stream under one command; they are recorded all or not at all. Several appends that share a call succeed or fail
/// independently.
/// </summary>
/// <param name="CommandId">Given again with the same fingerprint it is answered as before and records nothing.</param>
/// <param name="Fingerprint">SHA-256 (or keyed hash) of the command's body, 32 bytes; tells a repeat from a conflict.</param>
/// <param name="Actor">Who, as an id; never a person's name.</param>
/// <param name="Headers">JSON as UTF-8, or empty; hashed as it is.</param>
public sealed record Append(
    StreamName Stream,
    ExpectedVersion Expected,
    Guid CommandId,
    ReadOnlyMemory<byte> Fingerprint,
    string Actor,
    ReadOnlyMemory<byte> Headers,
    IReadOnlyList<NewEvent> Events)
{
    /// <summary>Streams begun in the same call that these events refer to. Only looked at where appends of a call build on each other.</summary>
    public IReadOnlyList<StreamName> BuildsOn { get; init; } = [];

    /// <summary>
    /// Whether the stream then stood where the sender meant it to: accepted at the version that these events lead to, now or earlier. Only
    /// then may he take his events for what the stream holds.
    /// </summary>
    public bool IsAsMeant(AppendResult result) =>
        result is AppendResult.Accepted accepted
        && (Expected == ExpectedVersion.Any || accepted.Version == Expected.Value + Events.Count)
        && accepted.LastPosition - accepted.FirstPosition + 1 == Events.Count;
}

/// <summary>The version a stream must have for an append to be accepted. The first event of a stream has version 1.</summary>
public readonly record struct ExpectedVersion(long Value)
{
    public static ExpectedVersion NoStream { get; } = new(0);

    /// <summary>Whatever the stream's version is.</summary>
    public static ExpectedVersion Any { get; } = new(-1);
}

/// <summary>The answer to one append.</summary>
public abstract record AppendResult
{
    private protected AppendResult() { }

    /// <param name="LastPosition">Position of the append's last event.</param>
    /// <param name="Version">Version of the stream after it.</param>
    /// <param name="Repeated">True when this command had been accepted before; nothing was recorded now.</param>
    public sealed record Accepted(long FirstPosition, long LastPosition, long Version, DateTimeOffset RecordedAt, bool Repeated) : AppendResult;

    /// <summary>The stream is not at the expected version.</summary>
    public sealed record WrongVersion(long Actual) : AppendResult;

    /// <summary>The command id was accepted before with another body or for another stream.</summary>
    public sealed record CommandConflict : AppendResult;
}

public static class Limits
{
    public const int MaxEventBytes = 1 << 20;
    public const int MaxEventsPerAppend = 1_000;

    /// <summary>Data and headers of one append together.</summary>
    public const int MaxAppendBytes = 32 << 20;
    public const int MaxHeaderBytes = 16 << 10;
    public const int MaxActorLength = 200;
    public const int MaxTypeLength = 100;
}
