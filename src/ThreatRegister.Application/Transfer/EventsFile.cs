using ThreatRegister.EventLog;

namespace ThreatRegister.Application.Transfer;

/// <summary>The first line of an events file: what it is, and which part of a log it holds.</summary>
/// <param name="From">The first position.</param>
/// <param name="To">The last position; one less than <paramref name="From"/> where the file holds no event.</param>
/// <param name="Previous">The log's chain before the first position.</param>
public sealed record EventsHeader(long From, long To, ReadOnlyMemory<byte> Previous)
{
    public const string Format = "threatregister-events";
    public const int Version = 1;

    /// <summary>The head that the events go on from; when it was recorded is not told.</summary>
    public LogHead Before => new(From - 1, DateTimeOffset.UnixEpoch, Previous);
}

/// <summary>The last line: without it the file was cut.</summary>
/// <param name="Fingerprints">SHA-256 over the fingerprints of all commands, one after another: the log's own hashes do not cover them.</param>
public sealed record EventsEnd(long Position, long Events, ReadOnlyMemory<byte> Chain, ReadOnlyMemory<byte> Fingerprints);

/// <summary>The names of members, as they stand in the file. See docs/formats/events.md.</summary>
internal static class EventsMembers
{
    public const string Format = "format", FormatVersion = "formatVersion", From = "from", To = "to", Previous = "previous";
    public const string Position = "position", Stream = "stream", Version = "version", Type = "type", SchemaVersion = "schemaVersion", RecordedAt = "recordedAt";
    public const string CommandId = "commandId", Fingerprint = "fingerprint", Actor = "actor", Headers = "headers", HeadersBase64 = "headersBase64";
    public const string Data = "data", DataBase64 = "dataBase64", Salt = "salt", Content = "content", Leaf = "leaf", Chain = "chain";
    public const string End = "end", Count = "events", Fingerprints = "fingerprints";
}

/// <summary>Why an events file is not taken.</summary>
/// <param name="line">From 1.</param>
/// <param name="position">The position that the line holds or should hold; null where it holds no event.</param>
public sealed class EventsFileException(long line, long? position, string why)
    : Exception($"line {line}{(position is null ? "" : $", position {position}")}: {why}")
{
    public long Line { get; } = line;

    public long? Position { get; } = position;
}

/// <summary>The register holds another log than the file.</summary>
public sealed class OtherLogException(string message) : Exception(message);
