using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using ThreatRegister.Application.Commands;
using ThreatRegister.Application.Events;

namespace ThreatRegister.Web.Api;

/// <summary>The description of the API (OpenAPI 3.1), made from the same catalogues as its routes: what is not there is not described, and the other way round.</summary>
public static class OpenApiDocument
{
    private static readonly JsonSerializerOptions readable = new(JsonForms.Indented) { IndentSize = 1 };
    private static readonly Lazy<byte[]> bytes = new(() => [.. JsonSerializer.SerializeToUtf8Bytes(Make(), readable), (byte)'\n']);

    /// <summary>UTF-8 JSON, the same each time.</summary>
    public static ReadOnlyMemory<byte> Bytes => bytes.Value;

    private static JsonObject Make()
    {
        var (parameters, schemas) = (new OpenApiParts("parameters"), new OpenApiParts("schemas"));
        var paths = new JsonObject();
        foreach (var read in ApiEndpoints.Reads) paths[read.Path] = new JsonObject { ["get"] = Reading(read, parameters) };
        paths["/api/commands"] = new JsonObject { ["get"] = Operation("commands", "commands", "The names of all commands, and whether the asker may send them.", [], Answers(Ok("application/json", new() { ["type"] = "object" }))) };
        paths["/api/commands/{name}/schema"] = new JsonObject { ["get"] = Operation("command-schema", "commands", "The JSON schema of one command.", [Parameter("path", "name", "The name of the command.", null, isRequired: true)], Answers(Ok("application/json", new() { ["type"] = "object" }))) };
        foreach (var name in CommandCatalogue.Names) paths[$"/api/commands/{name}"] = new JsonObject { ["post"] = Sending(name, schemas) };
        AddOpen(paths);
        return new()
        {
            ["openapi"] = "3.1.1",
            ["info"] = new JsonObject { ["title"] = "ThreatRegister", ["version"] = "1", ["summary"] = "A register of cyber incidents and non-traditional threats.", ["description"] = "docs/api.md tells how to use it." },
            ["security"] = new JsonArray(new JsonObject { ["token"] = new JsonArray() }, new JsonObject { ["session"] = new JsonArray() }),
            ["paths"] = paths,
            ["components"] = Components(parameters, schemas),
        };
    }

    private static JsonObject Reading(ApiRead read, OpenApiParts shared)
    {
        JsonNode[] parameters =
        [
            .. read.Parts.Select(part => Parameter("path", part.Key, part.Value, null, isRequired: true)),
            .. read.Parameters.Concat(ApiParameter.Everywhere).Select(parameter => shared.Share(parameter.Name, Parameter("query", parameter.Name, parameter.Description, parameter, parameter.IsRequired))),
        ];
        var schema = read.Document is { } document ? SchemaOf(document, $"/schemas/{JsonNamingPolicy.KebabCaseLower.ConvertName(document.Name)}") : new JsonObject { ["type"] = "object" };
        var content = new JsonObject();
        foreach (var type in read.MediaTypes) content[type] = type is "application/json" ? new JsonObject { ["schema"] = schema.DeepClone() } : new JsonObject();
        var ok = new JsonObject { ["description"] = "What was asked for.", ["content"] = content };
        var headers = new JsonObject();
        if (read.HasTag) headers["ETag"] = Reference("headers", "ETag");
        if (read.IsPaged) headers["Link"] = Reference("headers", "Link");
        if (headers.Count > 0) ok["headers"] = headers;
        var answers = Answers(ok);
        if (read.HasTag) answers["304"] = new JsonObject { ["description"] = "As the asker has it (If-None-Match)." };
        return Operation(read.Id, read.Tag, read.Summary, parameters, answers);
    }

    private static JsonObject Sending(string name, OpenApiParts shared)
    {
        var answers = new JsonObject { ["200"] = Reference("responses", "Recorded"), ["201"] = Reference("responses", "Recorded") };
        AddFailures(answers);
        var schema = CommandCatalogue.SchemaOf(name);
        shared.ShareWithin(schema);
        var operation = Operation(name, "commands", $"Sends the command {name}.", [Reference("parameters", "IdempotencyKey"), Reference("parameters", "IfMatch")], answers);
        operation["requestBody"] = new JsonObject { ["required"] = true, ["content"] = new JsonObject { ["application/json"] = new JsonObject { ["schema"] = schema } } };
        return operation;
    }

    private static void AddOpen(JsonObject paths)
    {
        foreach (var (path, id, summary) in new[]
        {
            ("/problems", "problems", "All problems that an answer can be."), ("/problems/{name}", "problem", "What one problem means: the address is its type."),
            ("/health/live", "live", "Whether the program runs."), ("/health/ready", "ready", "Whether it can answer: database reachable, registers up to the log; else 503. Also tells whether any record is parked."),
        })
        {
            JsonNode[] parameters = path.Contains("{name}", StringComparison.Ordinal) ? [Parameter("path", "name", "The name of the problem.", null, isRequired: true)] : [];
            var operation = Operation(id, "service", summary, parameters, new JsonObject { ["200"] = Ok("application/json", new() { ["type"] = "object" }), ["4XX"] = Reference("responses", "Problem"), ["5XX"] = Reference("responses", "Problem") });
            operation["security"] = new JsonArray();
            paths[path] = new JsonObject { ["get"] = operation };
        }
    }

    private static JsonObject Operation(string id, string tag, string summary, IEnumerable<JsonNode> parameters, JsonObject answers) => new()
    {
        ["operationId"] = id, ["tags"] = new JsonArray(tag), ["summary"] = summary, ["parameters"] = new JsonArray([.. parameters]), ["responses"] = answers,
    };

    private static JsonObject Ok(string type, JsonObject schema) =>
        new() { ["description"] = "What was asked for.", ["content"] = new JsonObject { [type] = new JsonObject { ["schema"] = schema } } };

    private static JsonObject Answers(JsonObject ok)
    {
        var answers = new JsonObject { ["200"] = ok };
        AddFailures(answers);
        return answers;
    }

    private static void AddFailures(JsonObject answers)
    {
        foreach (var failure in (string[])["4XX", "5XX"]) answers[failure] = Reference("responses", "Problem");
    }

    private static JsonObject Parameter(string place, string name, string description, ApiParameter? parameter, bool isRequired)
    {
        var schema = new JsonObject { ["type"] = parameter is { Least: not null } ? "integer" : "string" };
        if (parameter?.Choices is { } choices) schema["enum"] = new JsonArray([.. choices.Select(choice => (JsonNode)choice)]);
        if (parameter?.Least is { } least) schema["minimum"] = least;
        if (parameter?.Most is { } most) schema["maximum"] = most;
        var described = new JsonObject { ["name"] = name, ["in"] = place, ["description"] = description, ["schema"] = schema };
        if (isRequired) described["required"] = true;
        return described;
    }

    private static JsonObject Components(OpenApiParts parameters, OpenApiParts schemas) => new()
    {
        ["securitySchemes"] = new JsonObject
        {
            ["token"] = new JsonObject { ["type"] = "http", ["scheme"] = "bearer", ["description"] = "A token of an account (trk_...)." },
            ["session"] = new JsonObject { ["type"] = "apiKey", ["in"] = "cookie", ["name"] = "threatreg-session", ["description"] = "The session of a page; to send commands it needs the page's token in X-Form-Token." },
        },
        ["parameters"] = parameters.Components(
            ("IdempotencyKey", new JsonObject { ["name"] = "Idempotency-Key", ["in"] = "header", ["required"] = true, ["description"] = "The id of the command: sent again under it, it is recorded once.", ["schema"] = new JsonObject { ["type"] = "string", ["format"] = "uuid" } }),
            ("IfMatch", new JsonObject { ["name"] = "If-Match", ["in"] = "header", ["description"] = "The ETag of what is changed; left out where something begins.", ["schema"] = new JsonObject { ["type"] = "string" } })),
        ["headers"] = new JsonObject
        {
            ["ETag"] = new JsonObject { ["description"] = "A strong tag; of a record and of a command it begins with the version.", ["schema"] = new JsonObject { ["type"] = "string" } },
            ["Link"] = new JsonObject { ["description"] = "The next page, rel=\"next\".", ["schema"] = new JsonObject { ["type"] = "string" } },
            ["Location"] = new JsonObject { ["description"] = "The record.", ["schema"] = new JsonObject { ["type"] = "string" } },
        },
        ["responses"] = new JsonObject
        {
            ["Recorded"] = new JsonObject
            {
                ["description"] = "200: recorded, or recorded before under the same id, or so already (position 0); 201: a record began.",
                ["headers"] = new JsonObject { ["ETag"] = Reference("headers", "ETag"), ["Location"] = Reference("headers", "Location") },
                ["content"] = new JsonObject { ["application/json"] = new JsonObject { ["schema"] = Reference("schemas", "Recorded") } },
            },
            ["Problem"] = new JsonObject { ["description"] = "A problem (RFC 9457); its type is an address that explains it.", ["content"] = new JsonObject { [Problems.MediaType] = new JsonObject { ["schema"] = Reference("schemas", "Problem") } } },
        },
        ["schemas"] = schemas.Components(("Problem", ProblemSchema()), ("Recorded", RecordedSchema())),
    };

    private static JsonObject ProblemSchema() => Schema(
        ["type", "title", "status"], ("type", "string"), ("title", "string"), ("status", "integer"), ("detail", "string"), ("refusal", "string"), ("field", "string"), ("instead", "string"), ("parameter", "string"), ("stream", "string"), ("version", "integer"), ("trace", "string"));

    private static JsonObject RecordedSchema() => Schema(
        ["position", "id", "version", "repeated", "stream", "events", "commandId"],
        ("position", "integer"), ("id", "string"), ("version", "integer"), ("repeated", "boolean"), ("stream", "string"), ("events", "integer"), ("commandId", "string"));

    private static JsonObject Schema(string[] required, params (string Name, string Type)[] members)
    {
        var properties = new JsonObject();
        foreach (var (name, type) in members) properties[name] = new JsonObject { ["type"] = type };
        return new() { ["type"] = "object", ["properties"] = properties, ["required"] = new JsonArray([.. required.Select(name => (JsonNode)name)]) };
    }

    private static JsonObject Reference(string kind, string name) => new() { ["$ref"] = $"#/components/{kind}/{name}" };

    private static JsonNode SchemaOf(Type type, string id) => WithId(CommandCatalogue.SchemaOf(type), id);

    /// <summary>A schema points within itself: it has an address of its own.</summary>
    private static JsonNode WithId(JsonNode schema, string id)
    {
        if (schema is JsonObject own) own.Insert(0, "$id", id);
        return schema;
    }
}
