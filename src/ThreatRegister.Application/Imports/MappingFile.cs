using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using ThreatRegister.Application.Events;

namespace ThreatRegister.Application.Imports;

/// <summary>A mapping that holds together, with the digest of the file it is from.</summary>
/// <param name="Digest">SHA-256 of the mapping's bytes, in lower-case hex.</param>
public sealed record MappingFile(string Name, CsvMapping Mapping, string Digest)
{
    /// <summary>As it was written (UTF-8).</summary>
    public ReadOnlyMemory<byte> Content { get; private init; }

    private const int MaxBytes = 4 * 1024 * 1024;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Strict)
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        ReadCommentHandling = JsonCommentHandling.Skip,
        MaxDepth = 16,
        Converters = { new CodeConverterFactory(), new IdConverterFactory() },
    };

    /// <summary>Reads a mapping; every fault is listed, with its path.</summary>
    public static (MappingFile? Mapping, IReadOnlyList<ImportFault> Faults) Load(string path)
    {
        try
        {
            var info = new FileInfo(path);
            if (Directory.Exists(path)) return Failed(path, "this is a folder; name a mapping, a JSON file.");
            if (!info.Exists) return Failed(path, "there is no such file.");
            if (info.Length > MaxBytes) return Failed(path, $"a mapping has at most {MaxBytes} bytes.");

            return Read(path, File.ReadAllBytes(path));
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException)
        {
            return Failed(path, broken.Message);
        }
    }

    /// <summary>Reads a mapping from its bytes (UTF-8).</summary>
    public static (MappingFile? Mapping, IReadOnlyList<ImportFault> Faults) Read(string name, ReadOnlySpan<byte> utf8)
    {
        var content = utf8.ToArray();
        var digest = Convert.ToHexStringLower(SHA256.HashData(utf8));
        if (utf8.StartsWith("\uFEFF"u8)) utf8 = utf8[3..];
        CsvMapping? mapping;
        try
        {
            mapping = JsonSerializer.Deserialize<CsvMapping>(Composed(utf8), Json);
        }
        catch (JsonException wrong)
        {
            return (null, [new(name, Explain(wrong), wrong.LineNumber + 1, wrong.BytePositionInLine + 1, wrong.Path)]);
        }

        if (mapping is null) return Failed(name, "the mapping is null.");

        var context = MappingContext.WithoutFile(mapping);
        _ = RowMapper.Compile(mapping, context);
        return context.Faults.Count == 0
            ? (new(name, mapping, digest) { Content = content }, [])
            : (null, [.. context.Faults.Select(fault => new ImportFault(name, fault.Reason, Path: fault.Path))]);
    }

    /// <summary>Names of columns and values compare with those of files, whose letters are composed as they are read.</summary>
    private static ReadOnlySpan<byte> Composed(ReadOnlySpan<byte> utf8)
    {
        if (!Utf8.IsValid(utf8)) return utf8; // the deserializer says where
        var text = Encoding.UTF8.GetString(utf8);
        return text.IsNormalized(NormalizationForm.FormC) ? utf8 : Encoding.UTF8.GetBytes(text.Normalize(NormalizationForm.FormC));
    }

    private static (MappingFile? Mapping, IReadOnlyList<ImportFault> Faults) Failed(string path, string reason) => (null, [new(path, reason)]);

    // The serializer's messages name types of this program and end in the path, which the fault says anyway.
    private static string Explain(JsonException wrong)
    {
        var message = wrong.Message;
        var quoted = message.Split('\'');
        if (message.Contains("could not be mapped to any .NET member", StringComparison.Ordinal) && quoted.Length > 1)
            return $"'{quoted[1]}' is not a member of a mapping here; see docs/mappings/mapping.schema.json.";
        if (message.Contains("missing required properties", StringComparison.Ordinal))
            return $"required but missing: {message[(message.LastIndexOf(':') + 1)..].Trim().TrimEnd('.')}.";
        if (message.Contains("could not be converted to", StringComparison.Ordinal))
            return "a value of another kind is expected here; see docs/mappings/mapping.schema.json.";

        var end = message.IndexOf(" Path: ", StringComparison.Ordinal);
        var said = end < 0 ? message : message[..end];
        return wrong.InnerException is JsonException ? $"this is no JSON: {said}" : said;
    }
}
