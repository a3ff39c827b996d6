using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using ThreatRegister.EventLog.Seals;

namespace ThreatRegister.EventLog;

/// <summary>
/// One row of a log as it is stored, before anybody believed it: the texts may be no names, the hashes of any length, the time
/// beyond any calendar. <see cref="Microseconds"/> counts from 1970-01-01T00:00:00Z.
/// </summary>
public readonly record struct StoredEvent(
    long Position,
    string Stream,
    long Version,
    string Type,
    int SchemaVersion,
    long Microseconds,
    Guid CommandId,
    string Actor,
    ReadOnlyMemory<byte> Headers,
    ReadOnlyMemory<byte> Data,
    ReadOnlyMemory<byte> Salt,
    ReadOnlyMemory<byte> Content,
    ReadOnlyMemory<byte> Leaf,
    ReadOnlyMemory<byte> Chain)
{
    public static StoredEvent Of(RecordedEvent recorded) => new(
        recorded.Position,
        recorded.Stream.ToString(),
        recorded.Version,
        recorded.Type,
        recorded.SchemaVersion,
        LogHash.Microseconds(recorded.RecordedAt),
        recorded.CommandId,
        recorded.Actor,
        recorded.Headers,
        recorded.Data,
        recorded.Hashes.Salt,
        recorded.Hashes.Content,
        recorded.Hashes.Leaf,
        recorded.Hashes.Chain);
}

/// <summary>A place in the log that somebody noted outside it, such as a published checkpoint.</summary>
public sealed record KnownHead(long Position, ReadOnlyMemory<byte> Chain);

/// <summary>What a verification found.</summary>
public abstract record LogVerdict
{
    private LogVerdict() { }

    /// <param name="Chain">The chain hash at the last position; note it elsewhere to prove later that nothing up to here changed.</param>
    public sealed record Ok(long Count, ReadOnlyMemory<byte> Chain) : LogVerdict;

    /// <param name="Position">The first position that is not as it was recorded.</param>
    public sealed record Wrong(long Position, string What) : LogVerdict
    {
        public override string ToString() => $"position {Position}: {What}";
    }
}

/// <summary>
/// Checks a whole log, one row after another in the order of positions: no gap, every hash recomputed, versions without gaps in each
/// stream, time never backwards, a head known from elsewhere still there. Keeps about 40 bytes for each stream and nothing for an
/// event. Without a head or a root known from elsewhere it cannot see a cut tail or a log rewritten whole with fresh hashes.
/// </summary>
public sealed class LogVerifier(KnownHead? known = null, RootCheck? roots = null)
{
    private readonly Dictionary<UInt128, long> versions = [];
    private byte[] chain = LogHash.EmptyChain.ToArray();
    private long position;
    private long microseconds = long.MinValue;

    public static ValueTask<LogVerdict> VerifyAsync(IAsyncEnumerable<StoredEvent> rows, KnownHead? known = null, CancellationToken cancellationToken = default) =>
        VerifyAsync(rows, known, roots: null, cancellationToken);

    /// <param name="roots">Is shown every row that is right, up to the first wrong one.</param>
    public static async ValueTask<LogVerdict> VerifyAsync(
        IAsyncEnumerable<StoredEvent> rows, KnownHead? known, RootCheck? roots, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var verifier = new LogVerifier(known, roots);
        await foreach (var row in rows.WithCancellation(cancellationToken))
        {
            if (verifier.Next(row) is { } wrong) return wrong;
        }

        return verifier.End();
    }

    /// <summary>Checks the next row; nothing when it is right. After a wrong row the verifier is of no further use.</summary>
    public LogVerdict.Wrong? Next(in StoredEvent row)
    {
        var place = position + 1;
        if ((Order(row, place) ?? Hashes(row) ?? Succession(row)) is { } what) return new(place, what);

        chain = row.Chain.ToArray();
        position = place;
        microseconds = row.Microseconds;
        roots?.Add(row.Leaf);
        return known is not null && known.Position == place && !known.Chain.Span.SequenceEqual(chain)
            ? new(place, "the chain hash is not the one of the known head: the log was rewritten at or before this position")
            : null;
    }

    public LogVerdict End() => known is not null && known.Position > position
        ? new LogVerdict.Wrong(position + 1, $"the event is missing: the log ends at position {position}, the known head is at position {known.Position}")
        : new LogVerdict.Ok(position, chain);

    private static string? Order(in StoredEvent row, long place)
    {
        if (row.Position == place) return null;
        return row.Position > place
            ? $"the event is missing, the next one found is at position {row.Position}"
            : $"an event with position {row.Position} stands here: it is there twice, or below the first position";
    }

    private string? Hashes(in StoredEvent row)
    {
        if (row.Salt.Length != LogHash.SaltSize) return "the salt has not its 16 bytes";

        var content = LogHash.Content(
            row.Type, row.SchemaVersion, row.Stream, row.CommandId, row.Actor, row.Headers.Span, row.Data.Span, row.Salt.Span);
        if (!row.Content.Span.SequenceEqual(content))
            return "the content hash is not that of type, schema version, stream, command id, actor, headers, data and salt";

        var leaf = LogHash.Leaf(row.Position, row.Version, row.Microseconds, content);
        if (!row.Leaf.Span.SequenceEqual(leaf)) return "the leaf hash is not that of position, version, recorded time and content";
        if (!row.Chain.Span.SequenceEqual(LogHash.Chain(chain, leaf))) return "the chain hash does not follow from the event before and the leaf";
        return null;
    }

    private string? Succession(in StoredEvent row)
    {
        if (row.Microseconds < microseconds) return "the recorded time is before that of the event before";
        if (!StreamName.TryParse(row.Stream, out _)) return $"'{row.Stream}' is not a stream name";

        var key = Key(row.Stream);
        var before = versions.GetValueOrDefault(key);
        if (row.Version != before + 1) return $"version {row.Version} of stream {row.Stream} follows version {before}";

        versions[key] = row.Version;
        return null;
    }

    /// <summary>Half a SHA-256 stands for the name: a fifth of the memory, and nobody can make two names collide.</summary>
    private static UInt128 Key(string stream)
    {
        Span<byte> utf8 = stackalloc byte[512];
        Span<byte> hash = stackalloc byte[LogHash.Size];
        SHA256.HashData(utf8[..Encoding.UTF8.GetBytes(stream, utf8)], hash);
        return BinaryPrimitives.ReadUInt128BigEndian(hash);
    }
}
