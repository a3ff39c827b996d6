using System.Security.Cryptography;
using System.Text.Json;
using ThreatRegister.Application.Events;
using ThreatRegister.Domain.Incidents;

namespace ThreatRegister.Application.Imports.Veris;

/// <summary>How VERIS records become incidents, as data: see <c>veris.mapping.json</c>.</summary>
internal sealed record VerisMapping(
    IReadOnlyList<VerisTypeRule> Types, IReadOnlyDictionary<string, Outcome> Outcomes, IReadOnlyDictionary<string, string> Sectors, IReadOnlyList<string> LeftOut);

/// <param name="Variety">Null: the varieties of the action that no other rule names.</param>
internal sealed record VerisTypeRule(string Action, string Type, IReadOnlyList<string>? Variety = null);

/// <summary>The product's own data about VERIS.</summary>
internal static class VerisData
{
    private static readonly JsonSerializerOptions commented = new(JsonForms.Plain) { UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Skip };
    private static readonly byte[] rules = Read("veris.schema.json");
    private static readonly byte[] mapping = Read("veris.mapping.json");

    public static JsonRules Rules { get; } = new(JsonDocument.Parse(rules).RootElement);

    public static VerisMapping Mapping { get; } = JsonSerializer.Deserialize<VerisMapping>(mapping, commented)!;

    /// <summary>SHA-256 of how records are read, with a schema besides.</summary>
    public static string DigestWith(ReadOnlySpan<byte> schema)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var part in new[] { rules, mapping, schema.ToArray() }) hash.AppendData(SHA256.HashData(part));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static byte[] Read(string name)
    {
        using var stream = typeof(VerisData).Assembly.GetManifestResourceStream($"ThreatRegister.Application.Imports.Veris.{name}") ?? throw new InvalidOperationException($"{name} is not built in.");
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
