using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace ThreatRegister.Application.Commands;

/// <summary>Ids and digests that come out the same whenever they are derived from the same parts.</summary>
public static class DerivedIds
{
    /// <summary>SHA-256 over the parts, each with its length before it, so that no two lists of parts run into one another.</summary>
    public static byte[] Digest(params ReadOnlySpan<string> parts)
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

    /// <summary>A UUID of version 8 (RFC 9562) made of the parts' digest.</summary>
    public static Guid From(params ReadOnlySpan<string> parts)
    {
        var bytes = Digest(parts).AsSpan(0, 16);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new(bytes, bigEndian: true);
    }
}
