using System.Text.Json.Nodes;

namespace ThreatRegister.Web.Api;

/// <summary>What many places of a description say alike: it stands once among the components, and the places refer to it.</summary>
/// <param name="kind">The kind of component, such as <c>parameters</c>.</param>
internal sealed class OpenApiParts(string kind)
{
    private readonly SortedDictionary<string, JsonNode> known = new(StringComparer.Ordinal);

    /// <summary>A reference to the part; the part itself where another one has its name already.</summary>
    public JsonNode Share(string name, JsonNode part)
    {
        if (!known.TryAdd(name, part) && !JsonNode.DeepEquals(known[name], part)) return part;
        return new JsonObject { ["$ref"] = $"#/components/{kind}/{name}" };
    }

    /// <summary>Shares the objects within a schema by the names of their members, and the objects within these. What is left out when null stays with the place.</summary>
    public void ShareWithin(JsonNode? schema)
    {
        if (schema is JsonArray elements) foreach (var element in elements) ShareWithin(element);
        if (schema is not JsonObject described) return;

        foreach (var (_, value) in described) ShareWithin(value);
        if (described["properties"] is not JsonObject members) return;
        foreach (var name in members.Select(member => member.Key).ToArray())
        {
            if (members[name] is not JsonObject member || member["properties"] is null) continue;

            var part = (JsonObject)member.DeepClone();
            var hasDefault = part.Remove("default", out var value);
            members[name] = Share(char.ToUpperInvariant(name[0]) + name[1..], part);
            if (hasDefault && members[name] is JsonObject place) place["default"] = value?.DeepClone();
        }
    }

    public JsonObject Components(params (string Name, JsonNode Part)[] further)
    {
        var components = new JsonObject();
        foreach (var (name, part) in further) components[name] = part;
        foreach (var (name, part) in known) components[name] = part.DeepClone();
        return components;
    }
}
