using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace ThreatRegister.EventLog;

/// <summary>
/// The hashes of the log, in one fixed encoding: integers are big-endian and signed 64-bit where not said otherwise, and every text or
/// byte string is preceded by its length as an unsigned 32-bit integer. All are SHA-256.
/// <list type="bullet">
/// <item>content = H(0x02, type, schema version u32, stream, command id 16 bytes in RFC 9562 order, actor, headers, data, salt)</item>
/// <item>leaf = H(0x00, position, version, recorded_at in µs since 1970-01-01T00:00:00Z, content 32 bytes) — 0x00 as in RFC 9162</item>
/// <item>chain = H(0x03, chain of the event before 32 bytes, leaf 32 bytes); before the first event 32 zero bytes</item>
/// </list>
/// </summary>
public static class LogHash
{
    public const int Size = 32;
    public const int SaltSize = 16;

    private const byte LeafTag = 0x00;
    private const byte ContentTag = 0x02;
    private const byte ChainTag = 0x03;

    public static ReadOnlyMemory<byte> EmptyChain { get; } = new byte[Size];

    public static byte[] Content(Append append, NewEvent happened, ReadOnlySpan<byte> salt) =>
        Content(happened.Type, happened.SchemaVersion, append.Stream, append.CommandId, append.Actor, append.Headers.Span, happened.Data.Span, salt);

    public static byte[] Content(RecordedEvent recorded) =>
        Content(
            recorded.Type,
            recorded.SchemaVersion,
            recorded.Stream,
            recorded.CommandId,
            recorded.Actor,
            recorded.Headers.Span,
            recorded.Data.Span,
            recorded.Hashes.Salt.Span);

    public static byte[] Content(
        string type,
        int schemaVersion,
        StreamName stream,
        Guid commandId,
        string actor,
        ReadOnlySpan<byte> headers,
        ReadOnlySpan<byte> data,
        ReadOnlySpan<byte> salt)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData([ContentTag]);
        Add(hash, type);
        AddLength(hash, schemaVersion);
        Add(hash, stream.ToString());
        Span<byte> id = stackalloc byte[16];
        commandId.TryWriteBytes(id, bigEndian: true, out _);
        hash.AppendData(id);
        Add(hash, actor);
        Add(hash, headers);
        Add(hash, data);
        Add(hash, salt);
        return hash.GetHashAndReset();
    }

    public static byte[] Leaf(long position, long version, DateTimeOffset recordedAt, ReadOnlySpan<byte> content)
    {
        Span<byte> buffer = stackalloc byte[1 + 8 + 8 + 8 + Size];
        buffer[0] = LeafTag;
        BinaryPrimitives.WriteInt64BigEndian(buffer[1..], position);
        BinaryPrimitives.WriteInt64BigEndian(buffer[9..], version);
        BinaryPrimitives.WriteInt64BigEndian(buffer[17..], Microseconds(recordedAt));
        content.CopyTo(buffer[25..]);
        return SHA256.HashData(buffer);
    }

    public static byte[] Chain(ReadOnlySpan<byte> previous, ReadOnlySpan<byte> leaf)
    {
        Span<byte> buffer = stackalloc byte[1 + Size + Size];
        buffer[0] = ChainTag;
        previous.CopyTo(buffer[1..]);
        leaf.CopyTo(buffer[(1 + Size)..]);
        return SHA256.HashData(buffer);
    }

    public static long Microseconds(DateTimeOffset instant) => (instant.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;

    private static void Add(IncrementalHash hash, string text) => Add(hash, Encoding.UTF8.GetBytes(text));

    private static void Add(IncrementalHash hash, ReadOnlySpan<byte> bytes)
    {
        AddLength(hash, bytes.Length);
        hash.AppendData(bytes);
    }

    private static void AddLength(IncrementalHash hash, int length)
    {
        Span<byte> buffer = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(buffer, length);
        hash.AppendData(buffer);
    }
}
