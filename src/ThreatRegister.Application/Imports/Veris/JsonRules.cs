using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace ThreatRegister.Application.Imports.Veris;

/// <summary>What a JSON value breaks.</summary>
/// <param name="Place">A JSON pointer (RFC 6901); empty: the whole.</param>
public sealed record JsonFault(string Place, string Reason);

/// <summary>
/// Holds JSON against a schema of the plainest kind: type, enum, required, properties, additionalProperties as true or false, items,
/// bounds of number, length and count, uniqueItems, pattern, and references to its own definitions. Other keywords tell nothing here.
/// </summary>
public sealed class JsonRules(JsonElement schema)
{
    private static readonly TimeSpan longest = TimeSpan.FromMilliseconds(200);

    public IEnumerable<JsonFault> Faults(JsonElement value) => Faults(value, schema, "");

    /// <summary>The pointer to a member or an element of what stands at a place.</summary>
    public static string Below(string place, string name) =>
        $"{place}/{name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}";

    private IEnumerable<JsonFault> Faults(JsonElement value, JsonElement rule, string at)
    {
        if (rule.TryGetProperty("$ref", out var reference)) rule = Referred(reference.GetString()!);
        if (WrongType(value, rule) is { } type) return [new(at, type)];

        var own = value.ValueKind switch
        {
            JsonValueKind.String => OfText(value.GetString()!, rule),
            JsonValueKind.Number => OfNumber(value.GetDouble(), rule),
            JsonValueKind.Array => OfArray(value, rule),
            JsonValueKind.Object => OfObject(value, rule),
            _ => [],
        };
        if (rule.TryGetProperty("enum", out var values) && !values.EnumerateArray().Any(known => JsonElement.DeepEquals(known, value)))
            own = own.Append($"'{value}' is not one of the values allowed");
        return own.Select(reason => new JsonFault(at, reason)).Concat(Below(value, rule, at));
    }

    private IEnumerable<JsonFault> Below(JsonElement value, JsonElement rule, string at) => value.ValueKind switch
    {
        JsonValueKind.Array when rule.TryGetProperty("items", out var items) =>
            value.EnumerateArray().SelectMany((element, index) => Faults(element, items, Below(at, index.ToString(CultureInfo.InvariantCulture)))),
        JsonValueKind.Object => value.EnumerateObject().SelectMany(member => Member(member, rule, Below(at, member.Name))),
        _ => [],
    };

    private IEnumerable<JsonFault> Member(JsonProperty member, JsonElement rule, string at)
    {
        if (rule.TryGetProperty("properties", out var known) && known.TryGetProperty(member.Name, out var its)) return Faults(member.Value, its, at);
        return rule.TryGetProperty("additionalProperties", out var further) && further.ValueKind is JsonValueKind.False ? [new(at, "there is no such member")] : [];
    }

    private static IEnumerable<string> OfText(string text, JsonElement rule)
    {
        if (Bound(rule, "minLength") is { } least && text.Length < least) yield return text.Length == 0 ? "it is empty" : $"it has fewer than {least} characters";
        if (Bound(rule, "maxLength") is { } most && text.Length > most) yield return $"it has more than {most} characters";
        if (rule.TryGetProperty("pattern", out var pattern) && !Regex.IsMatch(text, pattern.GetString()!, RegexOptions.None, longest)) yield return $"it has not the form {pattern}";
    }

    private static IEnumerable<string> OfNumber(double number, JsonElement rule)
    {
        if (Bound(rule, "minimum") is { } least && number < least) yield return $"it is below {least.ToString(CultureInfo.InvariantCulture)}";
        if (Bound(rule, "maximum") is { } most && number > most) yield return $"it is above {most.ToString(CultureInfo.InvariantCulture)}";
    }

    private static IEnumerable<string> OfArray(JsonElement array, JsonElement rule)
    {
        if (Bound(rule, "minItems") is { } least && array.GetArrayLength() < least) yield return "it is empty";
        if (!rule.TryGetProperty("uniqueItems", out var unique) || unique.ValueKind is not JsonValueKind.True) yield break;
        var elements = array.EnumerateArray().ToArray();
        for (var index = 1; index < elements.Length; index++)
        {
            if (elements.Take(index).Any(earlier => JsonElement.DeepEquals(earlier, elements[index]))) yield return $"'{elements[index]}' stands there twice";
        }
    }

    private static IEnumerable<string> OfObject(JsonElement value, JsonElement rule)
    {
        if (Bound(rule, "minProperties") is { } least && value.EnumerateObject().Count() < least) yield return "it is empty";
        if (!rule.TryGetProperty("required", out var required)) yield break;
        foreach (var name in required.EnumerateArray().Select(name => name.GetString()!).Where(name => !value.TryGetProperty(name, out _))) yield return $"'{name}' is missing";
    }

    private static string? WrongType(JsonElement value, JsonElement rule)
    {
        if (!rule.TryGetProperty("type", out var type)) return null;
        var allowed = type.ValueKind is JsonValueKind.Array ? type.EnumerateArray().Select(one => one.GetString()!).ToArray() : [type.GetString()!];
        return allowed.Any(name => Is(value, name)) ? null : allowed.Length == 1 ? $"it is no {allowed[0]}" : $"it is none of {string.Join(", ", allowed)}";
    }

    private static bool Is(JsonElement value, string type) => type switch
    {
        "string" => value.ValueKind is JsonValueKind.String,
        "number" => value.ValueKind is JsonValueKind.Number,
        "integer" => value.ValueKind is JsonValueKind.Number && value.TryGetInt64(out _),
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "array" => value.ValueKind is JsonValueKind.Array,
        "object" => value.ValueKind is JsonValueKind.Object,
        _ => value.ValueKind is JsonValueKind.Null,
    };

    private static double? Bound(JsonElement rule, string name) => rule.TryGetProperty(name, out var bound) ? bound.GetDouble() : null;

    private JsonElement Referred(string reference) => schema.GetProperty("definitions").GetProperty(reference["#/definitions/".Length..]);
}
