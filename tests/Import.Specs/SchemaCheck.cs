using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ThreatRegister.Tests.Import_Specs;

/// <summary>As much of JSON Schema (2020-12) as the schema of mappings uses; an unknown keyword is an error, so that none is passed over.</summary>
internal sealed class SchemaCheck(JsonObject root)
{
    private static readonly HashSet<string> annotations = new(StringComparer.Ordinal) { "$schema", "$id", "$defs", "title", "description", "default" };

    /// <summary>The paths of what the schema refuses.</summary>
    public IReadOnlyList<string> Faults(JsonNode? value) => [.. Check(root, value, "$").Distinct(StringComparer.Ordinal)];

    private IEnumerable<string> Check(JsonNode schema, JsonNode? value, string path) => schema.AsObject().SelectMany(keyword => keyword.Key switch
    {
        "$ref" => Check(root["$defs"]![keyword.Value!.GetValue<string>()["#/$defs/".Length..]]!, value, path),
        "type" => Wrong(!IsOf(keyword.Value!, value), path),
        "enum" => Wrong(!keyword.Value!.AsArray().Any(one => JsonNode.DeepEquals(one, value)), path),
        "pattern" => Wrong(value is JsonValue && !Regex.IsMatch(value.GetValue<string>(), keyword.Value!.GetValue<string>(), RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1)), path),
        "minLength" => Wrong(value is JsonValue && value.GetValue<string>().Length < keyword.Value!.GetValue<int>(), path),
        "maxLength" => Wrong(value is JsonValue && value.GetValue<string>().Length > keyword.Value!.GetValue<int>(), path),
        "minItems" => Wrong(value is JsonArray items && items.Count < keyword.Value!.GetValue<int>(), path),
        "minProperties" => Wrong(value is JsonObject members && members.Count < keyword.Value!.GetValue<int>(), path),
        "required" => Wrong(value is JsonObject has && keyword.Value!.AsArray().Any(name => !has.ContainsKey(name!.GetValue<string>())), path),
        "oneOf" => Wrong(keyword.Value!.AsArray().Count(one => !Check(one!, value, path).Any()) != 1, path),
        "dependentRequired" => Wrong(keyword.Value!.AsObject().Any(rule => value?[rule.Key] is not null && rule.Value!.AsArray().Any(name => value[name!.GetValue<string>()] is null)), path),
        "items" => (value as JsonArray ?? []).SelectMany((item, index) => Check(keyword.Value!, item, string.Create(CultureInfo.InvariantCulture, $"{path}[{index}]"))),
        "properties" => (value as JsonObject ?? []).Where(member => keyword.Value![member.Key] is not null).SelectMany(member => Check(keyword.Value![member.Key]!, member.Value, $"{path}.{member.Key}")),
        "additionalProperties" => (value as JsonObject ?? []).Where(member => schema["properties"]?[member.Key] is null)
            .SelectMany(member => keyword.Value is JsonObject others ? Check(others, member.Value, $"{path}.{member.Key}") : Wrong(isWrong: true, $"{path}.{member.Key}")),
        _ => annotations.Contains(keyword.Key) ? [] : throw new NotSupportedException($"The check doesn't know the keyword {keyword.Key}."),
    });

    private static IEnumerable<string> Wrong(bool isWrong, string path) => isWrong ? [path] : [];

    private static bool IsOf(JsonNode type, JsonNode? value)
    {
        if (type is JsonArray several) return several.Any(one => IsOf(one!, value));

        return (type.GetValue<string>(), value?.GetValueKind() ?? JsonValueKind.Null) is
            ("object", JsonValueKind.Object) or ("array", JsonValueKind.Array) or ("string", JsonValueKind.String) or ("null", JsonValueKind.Null)
            or ("boolean", JsonValueKind.True or JsonValueKind.False);
    }
}
