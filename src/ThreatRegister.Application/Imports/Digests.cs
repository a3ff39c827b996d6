using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using ThreatRegister.Domain;

namespace ThreatRegister.Application.Imports;

/// <summary>Ids and digests that are the same for the same input, whenever and wherever it is read.</summary>
internal static class Digests
{
    /// <summary>SHA-256 over the parts, each with its length before it, so that no two lists of parts run into one another.</summary>
    public static byte[] Of(params ReadOnlySpan<string> parts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> length = stackalloc byte[4];
        foreach (var part in parts)
        {
            var bytes = Encoding.UTF8.GetBytes(part);
            BinaryPrimitives.WriteInt32BigEndian(length, bytes.Length);
            hash.AppendData(length);
            hash.AppendData(bytes);
        }

        return hash.GetHashAndReset();
    }

    /// <summary>The first half of a digest, in lower-case hex: 32 characters.</summary>
    public static string Short(ReadOnlySpan<byte> digest) => Convert.ToHexStringLower(digest[..16]);

    /// <summary>An id under a source's: <c>source-id</c> where that is an id, otherwise with a digest of both.</summary>
    public static string Id(SourceId source, string id)
    {
        var plain = $"{source.Value}-{id}";
        if (IdText.IsValid(plain)) return plain;

        var digest = Short(Of(source.Value, id));
        var digested = $"{source.Value}-{digest}";
        return IdText.IsValid(digested) ? digested : digest;
    }

    /// <summary>A UUID of version 8 (RFC 9562) made of the parts' digest.</summary>
    public static Guid Uuid(params ReadOnlySpan<string> parts)
    {
        var bytes = Of(parts).AsSpan(0, 16);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new(bytes, bigEndian: true);
    }
}
