using System.Globalization;
using System.Text.Json;
using ThreatRegister.Application.Commands;

namespace ThreatRegister.Application.Imports.Veris;

/// <summary>The members of one record. What is taken is noted, so that the rest can be kept as text.</summary>
internal sealed class VerisFields(JsonElement record)
{
    private readonly HashSet<string> taken = new(StringComparer.Ordinal);

    /// <summary>The value at a pointer; null where there is none. It counts as taken.</summary>
    public JsonElement? Take(string pointer)
    {
        var found = Find(pointer);
        if (found is not null) taken.Add(pointer);
        return found;
    }

    public JsonElement? Find(string pointer)
    {
        var value = record;
        foreach (var name in pointer.Split('/').Skip(1))
        {
            if (value.ValueKind is not JsonValueKind.Object || !value.TryGetProperty(name, out value)) return null;
        }

        return value;
    }

    /// <summary>The text at a pointer; null where there is none, or one that says nothing.</summary>
    public string? Text(string pointer) => Take(pointer) is { ValueKind: JsonValueKind.String } value && Says(value.GetString()!) ? value.GetString()!.Trim() : null;

    /// <summary>One text or several.</summary>
    public IReadOnlyList<string> Texts(string pointer) => Take(pointer) is { } value ? TextsOf(value) : [];

    public int? Whole(string pointer) => Take(pointer) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt32(out var number) ? number : null;

    /// <summary>Every value that was not taken, one a line, as pointer and value; persons by an id in place of their names.</summary>
    /// <param name="leftOut">Values that are not kept; of those, names of actors leave an id behind.</param>
    public IEnumerable<string> Rest(IReadOnlyList<string> leftOut) => Rest(record, "", leftOut).Order(StringComparer.Ordinal);

    public static IReadOnlyList<string> TextsOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => [value.GetString()!],
        JsonValueKind.Array => [.. value.EnumerateArray().Where(element => element.ValueKind is JsonValueKind.String).Select(element => element.GetString()!)],
        _ => [],
    };

    public static bool Says(string text) => text.Trim() is not ("" or "Unknown" or "NA" or "unknown");

    private IEnumerable<string> Rest(JsonElement value, string at, IReadOnlyList<string> leftOut)
    {
        if (taken.Contains(at)) return [];
        if (leftOut.Contains(at, StringComparer.Ordinal)) return at.EndsWith("/name", StringComparison.Ordinal) ? TextsOf(value).Select(name => $"{at}: {IdOf(name)}") : [];

        return value.ValueKind switch
        {
            JsonValueKind.Object => value.EnumerateObject().SelectMany(member => Rest(member.Value, JsonRules.Below(at, member.Name), leftOut)),
            JsonValueKind.Array when value.EnumerateArray().All(element => element.ValueKind is JsonValueKind.String) => Line(at, string.Join(", ", TextsOf(value))),
            JsonValueKind.Array => value.EnumerateArray().SelectMany((element, index) => Rest(element, JsonRules.Below(at, index.ToString(CultureInfo.InvariantCulture)), leftOut)),
            _ => Line(at, value.ToString()),
        };
    }

    private static IEnumerable<string> Line(string at, string text) => !Says(text) ? [] : [$"{at}: {text.ReplaceLineEndings(" ").Trim()}"];

    /// <summary>The same name has the same id; the id tells no name.</summary>
    private static string IdOf(string name) => $"actor-{Digests.Short(DerivedIds.Digest("veris-actor", name.Trim()))[..12]}";
}
