using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Shouldly;
using ThreatRegister.Application.Commands;
using ThreatRegister.Application.Events;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Incidents;

namespace ThreatRegister.Tests.Application_Specs.Commands;

public sealed class Command_catalogue
{
    public static TheoryData<string> Names => [.. CommandCatalogue.Names];

    private static Type[] Commands { get; } =
        [.. typeof(IncidentCommand).Assembly.GetTypes().Where(type => type.IsSealed && type.BaseType is { IsAbstract: true, Name: var name } && name.EndsWith("Command", StringComparison.Ordinal))];

    [Fact]
    public void names_every_command_of_the_domain()
    {
        Commands.Length.ShouldBeGreaterThan(40);
        CommandCatalogue.Names.ShouldBe(Commands.Select(CommandCatalogue.NameOf), ignoreOrder: true);
        CommandCatalogue.Names.ShouldContain("report-incident");
        CommandCatalogue.Contains("no-such-command").ShouldBeFalse();
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void has_a_schema_that_requires_the_id_and_says_something_of_every_member(string name)
    {
        var schema = JsonNode.Parse(CommandCatalogue.SchemaOf(name).ToJsonString())!.AsObject();

        ((string)schema["type"]!).ShouldBe("object");
        ((bool)schema["additionalProperties"]!).ShouldBeFalse();
        schema["required"]!.AsArray().Select(member => (string)member!).ShouldContain(CommandCatalogue.IdMemberOf(name));
        Nodes(schema, "$").Where(node => node.Node is not JsonObject form || !form.Any(member => member.Key is "type" or "enum" or "$ref")).Select(node => node.Path).ShouldBeEmpty();
        Pointers(schema).Where(pointer => Resolve(schema, pointer) is null).ShouldBeEmpty();
    }

    [Fact]
    public void says_the_written_forms_of_dates_quantities_and_lists()
    {
        var members = CommandCatalogue.SchemaOf("report-incident")["properties"]!;

        ((string)members["occurred"]!["description"]!).ShouldContain("2020-04-10/night");
        ((string)members["quantity"]!["description"]!).ShouldContain("order:100");
        ((string)members["furtherTypes"]!["items"]!["pattern"]!).ShouldStartWith("^[a-z0-9]");
        ((string)members["damage"]!["items"]!["properties"]!["amount"]!["description"]!).ShouldContain("order:100");
        members["contact"]!["required"]!.AsArray().Count.ShouldBe(2);
        members["statement"]!["required"]!.AsArray().ShouldBeEmpty("a statement may leave its source out");
        members["outcome"]!["enum"]!.AsArray().Select(member => (string)member!).ShouldContain("failed-attempt");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void reads_back_what_it_writes(string name)
    {
        var type = Commands.Single(command => CommandCatalogue.NameOf(command) == name);
        var command = Samples.Of(type);

        var json = JsonSerializer.SerializeToUtf8Bytes(command, type, JsonForms.Plain);

        CommandCatalogue.Parse(name, json).ShouldBe(command);
        CommandCatalogue.Parse(name, JsonNode.Parse(json)!).ShouldBe(command);
    }

    [Theory]
    [InlineData("""{"incident":"a","title":"t","type":"cyber","occurred":"2020","colour":"red"}""", "colour")]
    [InlineData("""{"incident":"a","title":"t","title":"u","type":"cyber","occurred":"2020"}""", "title")]
    [InlineData("""{"incident":"a","title":7,"type":"cyber","occurred":"2020"}""", "title")]
    [InlineData("""{"incident":"a","title":null,"type":"cyber","occurred":"2020"}""", "title")]
    [InlineData("""{"incident":"a","type":"cyber","occurred":"2020"}""", "title")]
    [InlineData("""{"title":"t","type":"cyber","occurred":"2020"}""", "incident")]
    [InlineData("""{"incident":"a","title":"t","type":"Cyber!","occurred":"2020"}""", "type")]
    [InlineData("""{"incident":"a","title":"t","type":"cyber","occurred":"2021-02-30"}""", "occurred")]
    [InlineData("""{"incident":"a","title":"t","type":"cyber","occurred":2021}""", "occurred")]
    [InlineData("""{"incident":"a","title":"t","type":"cyber","occurred":"2020","quantity":"1,000"}""", "quantity")]
    [InlineData("""{"incident":"a","title":"t","type":"cyber","occurred":"2020","quantity":3}""", "quantity")]
    [InlineData("""{"incident":"a","title":"t","type":"cyber","occurred":"2020","outcome":1}""", "outcome")]
    [InlineData("""{"incident":"a","title":"t","type":"cyber","occurred":"2020","outcome":"1"}""", "outcome")]
    [InlineData("""{"incident":"a","title":"t","type":"cyber","occurred":"2020","outcome":"blocked, near-miss"}""", "outcome")]
    [InlineData("""{"incident":"a","title":"t","type":"cyber","occurred":"2020","outcome":"lost"}""", "outcome")]
    [InlineData("""{"incident":"a","title":"t","type":"cyber","occurred":"2020","furtherTypes":"cyber"}""", "furtherTypes")]
    [InlineData("""{"incident":"a","title":"t","type":"cyber","occurred":"2020","furtherTypes":["ok","Not ok"]}""", "furtherTypes", "element 1")]
    [InlineData("""{"incident":"a","title":"t","type":"cyber","occurred":"2020","responses":[null]}""", "responses", "element 0")]
    [InlineData("""{"incident":"a","title":"t","type":"cyber","occurred":"2020","damage":[{"kind":"dead","amount":"x","status":"official"}]}""", "damage", "element 0.amount")]
    [InlineData("""{"incident":"a","title":"t","type":"cyber","occurred":"2020","place":{"latitude":"16"}}""", "latitude")]
    [InlineData("""{"incident":"a","title":"t","type":"cyber","occurred":"2020","contact":{"subject":"s","value":"v","more":1}}""", "contact", "more")]
    [InlineData("""{"incident":"a","title":"t","type":"cyber","occurred":"2020","contact":{"value":"v"}}""", "contact", "subject")]
    public void refuses_a_body_that_is_not_the_command_and_names_the_member(string json, string member, string? word = null)
    {
        foreach (var refused in (JsonException[])[Refused(json), RefusedNode(json)])
        {
            $"{refused.Path} {refused.Message}".ShouldContain(member);
            if (word is not null) refused.Message.ShouldContain(word);
        }
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("{\"incident\":\"a\"} {}")]
    public void refuses_what_is_no_object(string json) => Refused(json);

    private static JsonException Refused(string json) =>
        Should.Throw<JsonException>(() => CommandCatalogue.Parse("report-incident", Encoding.UTF8.GetBytes(json)));

    private static JsonException RefusedNode(string json) =>
        Should.Throw<JsonException>(() => CommandCatalogue.Parse(
            "report-incident", JsonNode.Parse(json)!));

    private static IEnumerable<(string Path, JsonNode? Node)> Nodes(JsonNode schema, string path)
    {
        yield return (path, schema);
        if (schema is not JsonObject node) yield break;

        foreach (var member in node["properties"]?.AsObject() ?? [])
        {
            foreach (var below in Nodes(member.Value!, $"{path}.{member.Key}")) yield return below;
        }

        if (node["items"] is { } items)
        {
            foreach (var below in Nodes(items, path + "[]")) yield return below;
        }
    }

    private static IEnumerable<string> Pointers(JsonNode? schema) => schema switch
    {
        JsonObject node => node.SelectMany(member => member.Key == "$ref" ? [(string)member.Value!] : Pointers(member.Value)),
        JsonArray list => list.SelectMany(Pointers),
        _ => [],
    };

    private static JsonNode? Resolve(JsonNode root, string pointer) =>
        pointer.Split('/').Skip(1).Aggregate<string, JsonNode?>(root, (node, step) => (node as JsonObject)?[step]);
}
