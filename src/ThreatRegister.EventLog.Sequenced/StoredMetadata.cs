using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text.Json;

namespace ThreatRegister.EventLog.Sequenced;

/// <summary>What is kept with an event in the store besides its type and data: all that the log's hashes and its memory of commands need.</summary>
/// <param name="Index">Which of the command's events this is, of <paramref name="Count"/>.</param>
/// <param name="Position">Set only on what was restored from another log: where it stood there.</param>
internal sealed record StoredMetadata(
    Guid CommandId, byte[] Fingerprint, string Actor, byte[] Headers, int SchemaVersion, byte[] Salt, int Index, int Count, long? Position = null)
{
    public static StoreEvent[] Write(SaltedAppend salted, long? firstPosition = null)
    {
        var append = salted.Append;
        var events = new StoreEvent[append.Events.Count];
        for (var index = 0; index < events.Length; index++)
        {
            var happened = append.Events[index];
            var metadata = new StoredMetadata(
                append.CommandId, append.Fingerprint.ToArray(), append.Actor, append.Headers.ToArray(), happened.SchemaVersion, salted.Contents[index].Salt.ToArray(),
                index, events.Length, firstPosition + index);
            events[index] = new(IdOf(append.CommandId, index), happened.Type, happened.Data, JsonSerializer.SerializeToUtf8Bytes(metadata));
        }

        return events;
    }

    /// <summary>Null for what no log wrote.</summary>
    public static StoredMetadata? Read(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            return JsonSerializer.Deserialize<StoredMetadata>(bytes.Span) is { Fingerprint: not null, Actor: not null, Headers: not null, Salt.Length: LogHash.SaltSize } read ? read : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Of the command and the place in it, so that the store recognises a repetition.</summary>
    private static Guid IdOf(Guid commandId, int index)
    {
        Span<byte> bytes = stackalloc byte[20];
        commandId.TryWriteBytes(bytes, bigEndian: true, out _);
        BinaryPrimitives.WriteInt32BigEndian(bytes[16..], index);
        return new(SHA256.HashData(bytes).AsSpan(0, 16), bigEndian: true);
    }
}
