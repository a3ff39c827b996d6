using ThreatRegister.Application.Commands;
using ThreatRegister.Domain;

namespace ThreatRegister.Application.Imports;

/// <summary>Ids and digests that are the same for the same input, whenever and wherever it is read.</summary>
internal static class Digests
{
    /// <summary>The first half of a digest, in lower-case hex: 32 characters.</summary>
    public static string Short(ReadOnlySpan<byte> digest) => Convert.ToHexStringLower(digest[..16]);

    /// <summary>An id under a source's: <c>source-id</c> where that is an id, otherwise with a digest of both.</summary>
    public static string Id(SourceId source, string id)
    {
        var plain = $"{source.Value}-{id}";
        if (IdText.IsValid(plain)) return plain;

        var digest = Short(DerivedIds.Digest(source.Value, id));
        var digested = $"{source.Value}-{digest}";
        return IdText.IsValid(digested) ? digested : digest;
    }
}
