using System.Buffers;
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

    // Tag, six lengths, schema version, command id.
    private const int FixedContentSize = 1 + (6 * 4) + 4 + 16;
    private const int StackSize = 1024;

    public static ReadOnlyMemory<byte> EmptyChain { get; } = new byte[Size];

    public static byte[] Content(Append append, NewEvent happened, ReadOnlySpan<byte> salt) =>
        Content(
            happened.Type,
            happened.SchemaVersion,
            append.Stream.ToString(),
            append.CommandId,
            append.Actor,
            append.Headers.Span,
            happened.Data.Span,
            salt);

    public static byte[] Content(RecordedEvent recorded) =>
        Content(
            recorded.Type,
            recorded.SchemaVersion,
            recorded.Stream.ToString(),
            recorded.CommandId,
            recorded.Actor,
            recorded.Headers.Span,
            recorded.Data.Span,
            recorded.Hashes.Salt.Span);

    /// <summary>The stream is any text here, so that a tampered name can be hashed too.</summary>
    public static byte[] Content(
        string type,
        int schemaVersion,
        string stream,
        Guid commandId,
        string actor,
        ReadOnlySpan<byte> headers,
        ReadOnlySpan<byte> data,
        ReadOnlySpan<byte> salt)
    {
        // One buffer and one call: an incremental hash costs more than the hashing itself at the usual size of an event.
        var most = FixedContentSize + (3 * (type.Length + stream.Length + actor.Length)) + headers.Length + data.Length + salt.Length;
        byte[]? rented = null;
        Span<byte> buffer = most <= StackSize ? stackalloc byte[StackSize] : rented = ArrayPool<byte>.Shared.Rent(most);
        var at = 0;
        buffer[at++] = ContentTag;
        at += Add(buffer[at..], type);
        BinaryPrimitives.WriteInt32BigEndian(buffer[at..], schemaVersion);
        at += 4;
        at += Add(buffer[at..], stream);
        commandId.TryWriteBytes(buffer[at..], bigEndian: true, out _);
        at += 16;
        at += Add(buffer[at..], actor);
        at += Add(buffer[at..], headers);
        at += Add(buffer[at..], data);
        at += Add(buffer[at..], salt);
        var content = SHA256.HashData(buffer[..at]);
        if (rented is not null) ArrayPool<byte>.Shared.Return(rented);
        return content;
    }

    public static byte[] Leaf(long position, long version, DateTimeOffset recordedAt, ReadOnlySpan<byte> content) =>
        Leaf(position, version, Microseconds(recordedAt), content);

    /// <summary>Takes a content of any length, so that a tampered one can be hashed too.</summary>
    public static byte[] Leaf(long position, long version, long microseconds, ReadOnlySpan<byte> content)
    {
        Span<byte> buffer = stackalloc byte[25 + Size];
        if (content.Length > Size) buffer = new byte[25 + content.Length];
        buffer[0] = LeafTag;
        BinaryPrimitives.WriteInt64BigEndian(buffer[1..], position);
        BinaryPrimitives.WriteInt64BigEndian(buffer[9..], version);
        BinaryPrimitives.WriteInt64BigEndian(buffer[17..], microseconds);
        content.CopyTo(buffer[25..]);
        return SHA256.HashData(buffer[..(25 + content.Length)]);
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

    private static int Add(Span<byte> buffer, string text)
    {
        var length = Encoding.UTF8.GetBytes(text, buffer[4..]);
        BinaryPrimitives.WriteInt32BigEndian(buffer, length);
        return 4 + length;
    }

    private static int Add(Span<byte> buffer, ReadOnlySpan<byte> bytes)
    {
        BinaryPrimitives.WriteInt32BigEndian(buffer, bytes.Length);
        bytes.CopyTo(buffer[4..]);
        return 4 + bytes.Length;
    }
}
