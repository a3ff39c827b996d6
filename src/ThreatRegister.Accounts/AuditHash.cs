using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using ThreatRegister.EventLog;
using ThreatRegister.Projections;

namespace ThreatRegister.Accounts;

/// <summary>
/// The chain of the audit, in the encoding of <see cref="LogHash"/>: SHA-256(0x04, chain of the entry before 32 bytes, number, time in µs
/// since 1970-01-01T00:00:00Z, actor, via, kind, subject, detail, marking, records, position). Texts are UTF-8 after their length as an
/// unsigned 32-bit integer; each of the last three is 0x00 where it is absent, or 0x01 and a signed 64-bit integer. Before the first entry
/// stand 32 zero bytes.
/// </summary>
public static class AuditHash
{
    private const byte EntryTag = 0x04;

    public static byte[] Of(ReadOnlySpan<byte> previous, long number, DateTimeOffset at, AuditAct act)
    {
        ArgumentNullException.ThrowIfNull(act);
        var buffer = new ArrayBufferWriter<byte>(256);
        buffer.Write([EntryTag]);
        buffer.Write(previous);
        Add(buffer, number);
        Add(buffer, LogHash.Microseconds(at));
        foreach (var text in (ReadOnlySpan<string>)[act.Actor, act.Via, Codes.Of(act.Kind), act.Subject, act.Detail]) Add(buffer, text);
        foreach (var value in (ReadOnlySpan<long?>)[(long?)act.Marking, act.Records, act.Position])
        {
            buffer.Write([(byte)(value is null ? 0 : 1)]);
            if (value is { } given) Add(buffer, given);
        }

        return SHA256.HashData(buffer.WrittenSpan);
    }

    private static void Add(ArrayBufferWriter<byte> buffer, long value)
    {
        BinaryPrimitives.WriteInt64BigEndian(buffer.GetSpan(8), value);
        buffer.Advance(8);
    }

    private static void Add(ArrayBufferWriter<byte> buffer, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        BinaryPrimitives.WriteInt32BigEndian(buffer.GetSpan(4), bytes.Length);
        buffer.Advance(4);
        buffer.Write(bytes);
    }
}
