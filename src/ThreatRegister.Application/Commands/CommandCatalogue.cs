using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization.Metadata;
using ThreatRegister.Application.Events;
using ThreatRegister.Domain;
using ThreatRegister.EventLog;
using ThreatRegister.Projections;

namespace ThreatRegister.Application.Commands;

/// <summary>The commands by the names that CLI, API and seeds use: the record's name in kebab-case.</summary>
public static class CommandCatalogue
{
    private static readonly SortedDictionary<string, Type> byName = new(
        Aggregates.All
            .SelectMany(aggregate => aggregate.CommandBase.Assembly.GetTypes().Where(type => type.IsSubclassOf(aggregate.CommandBase)))
            .ToDictionary(NameOf, StringComparer.Ordinal),
        StringComparer.Ordinal);

    public static IReadOnlyCollection<string> Names => byName.Keys;

    public static bool Contains(string name) => byName.ContainsKey(name);

    public static string NameOf(Type command) => JsonNamingPolicy.KebabCaseLower.ConvertName(command.Name);

    /// <summary>The domain's command of that name.</summary>
    public static Type TypeOf(string name) => byName[name];

    /// <summary>The JSON schema (2020-12) of one command's body.</summary>
    public static JsonNode SchemaOf(string name) => SchemaOf(byName[name]);

    /// <summary>That of any document in the forms of commands and answers.</summary>
    public static JsonNode SchemaOf(Type type) =>
        JsonForms.Plain.GetJsonSchemaAsNode(type, new JsonSchemaExporterOptions { TreatNullObliviousAsNonNullable = true, TransformSchemaNode = CommandSchemas.Describe });

    /// <exception cref="JsonException">The body is not this command; the message says where and why.</exception>
    public static object Parse(string name, ReadOnlySpan<byte> body) =>
        JsonSerializer.Deserialize(body, byName[name], JsonForms.Plain) ?? throw new JsonException("A command cannot be null.");

    public static object Parse(string name, JsonNode body) =>
        body.Deserialize(byName[name], JsonForms.Plain) ?? throw new JsonException("A command cannot be null.");

    /// <summary>The member that holds the id of what the command is about, such as <c>incident</c>.</summary>
    public static string IdMemberOf(string name)
    {
        var commandBase = byName[name].BaseType!;
        var property = commandBase.GetProperties().Single(candidate => candidate.DeclaringType == commandBase);
        return JsonNamingPolicy.CamelCase.ConvertName(property.Name);
    }

    /// <summary>The record that a command is about. A merge names the incident that goes by another word.</summary>
    /// <param name="member">As <see cref="IdMemberOf"/> has it.</param>
    public static StreamName RecordOf(string member, string id) => StreamName.Of(member is "merged" ? "incident" : member, id);
}

internal static class CommandSchemas
{
    /// <summary>
    /// Says the text forms of ids, dates, quantities and personal data, which the exporter cannot see through their converters, and which
    /// members may be left out. The exporter asks nothing of members with a default value; so an object describes its members itself.
    /// </summary>
    public static JsonNode Describe(JsonSchemaExporterContext context, JsonNode schema)
    {
        if (FormOf(context.TypeInfo.Type) is { } form) return form;
        if (context.TypeInfo.Kind is not JsonTypeInfoKind.Object || schema["properties"] is not JsonObject members) return schema;

        foreach (var member in context.TypeInfo.Properties)
        {
            if (FormOf(member.PropertyType) is not { } own) continue;
            if (members[member.Name] is JsonObject known && known.TryGetPropertyValue("default", out var value)) own["default"] = value?.DeepClone();
            members[member.Name] = own;
        }

        schema["required"] = new JsonArray([.. context.TypeInfo.Properties.Where(member => member.IsRequired).Select(member => (JsonNode)member.Name)]);
        return schema;
    }

    /// <summary>Null for what the exporter knows.</summary>
    private static JsonObject? FormOf(Type declared)
    {
        var type = Nullable.GetUnderlyingType(declared) ?? declared;
        if (type == typeof(When)) return Text("2020, 2020-H1, 2020-Q2, 2020-04, 2020-04-10, 2020-04-10/night, 2020-04-10T08:30, A..B, A.. (goes on), unknown");
        if (type == typeof(Quantity)) return Text("unknown, 37, >=12, >100, <~50 (nearly), ~300, 10..20, order:100, some, many, est:40");
        if (type.IsEnum) return new() { ["enum"] = new JsonArray([.. Enum.GetValues(type).Cast<Enum>().Select(member => (JsonNode)Codes.Of(member))]) };
        if (type == typeof(Personal<string>)) return PersonalForm();
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Items<>)) return ListOf(type.GetGenericArguments()[0]);
        if (type.GetInterfaces().Any(face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IId<>)))
            return new() { ["type"] = "string", ["pattern"] = "^[a-z0-9][a-z0-9.-]{0,99}$" };

        return null;
    }

    private static JsonObject Text(string description) => new() { ["type"] = "string", ["description"] = description };

    private static JsonObject ListOf(Type element) => new()
    {
        ["type"] = "array",
        ["items"] = JsonForms.Plain.GetJsonSchemaAsNode(element, new JsonSchemaExporterOptions { TreatNullObliviousAsNonNullable = true, TransformSchemaNode = Describe }),
    };

    private static JsonObject PersonalForm() => new()
    {
        ["type"] = "object",
        ["description"] = "About a person: encrypted in the log under the subject's key.",
        ["properties"] = new JsonObject { ["subject"] = Text("Whose data: an id, not a name."), ["value"] = Text("The data itself.") },
        ["required"] = new JsonArray("subject", "value"),
        ["additionalProperties"] = false,
    };
}
