using System.Text.Json;
using System.Text.Json.Nodes;
using Shouldly;
using ThreatRegister.Application.Imports;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Domain.Sources;

namespace ThreatRegister.Tests.Import_Specs;

public sealed class The_schema_of_mappings
{
    private static readonly JsonObject schema = JsonNode.Parse(File.ReadAllText(Path.Combine(Project.Root(), "docs", "mappings", "mapping.schema.json")))!.AsObject();

    [Theory]
    [InlineData("nasa-landslides.json")]
    [InlineData("vcdb-2017-extract.json")]
    [InlineData("samples/anh-xa-mau.json")]
    [InlineData("samples/sample-mapping.json")]
    public void holds_for_the_worked_examples(string name) =>
        new SchemaCheck(schema).Faults(JsonNode.Parse(File.ReadAllText(Path.Combine(Project.Root(), "docs", "mappings", name)))).ShouldBeEmpty();

    [Fact]
    public void holds_for_the_mapping_in_the_guide()
    {
        var guide = File.ReadAllText(Path.Combine(Project.Root(), "docs", "mappings", "README.md"));
        var begin = guide.IndexOf("```json", StringComparison.Ordinal) + 7;
        var mapping = guide[begin..guide.IndexOf("```", begin, StringComparison.Ordinal)];
        new SchemaCheck(schema).Faults(JsonNode.Parse(mapping)).ShouldBeEmpty();
        Given.Faults(mapping).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("""{ "tilte": {} }""", "$.tilte")]
    [InlineData("""{ "title": { "column": "title", "fixed": "x" } }""", "$.title")]
    [InlineData("""{ "place": { "contry": { "column": "x" } } }""", "$.place.contry")]
    [InlineData("""{ "kind": "cases" }""", "$.kind")]
    [InlineData("""{ "id": {} }""", "$.id")]
    [InlineData("""{ "damage": [{ "kind": "dead" }] }""", "$.damage[0]")]
    public void refuses_what_the_program_refuses(string members, string path)
    {
        new SchemaCheck(schema).Faults(JsonNode.Parse(Given.Json(members))).ToArray().Contains(path, StringComparer.Ordinal).ShouldBeTrue();
        Given.Faults(Given.Json(members)).ShouldNotBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Elements))]
    public void names_the_members_that_the_program_reads(string definition, Type element)
    {
        var described = Described(definition)["properties"]!.AsObject().Select(member => member.Key);
        var read = element.GetProperties().Select(property => property.Name is nameof(CsvMapping.Schema) ? "$schema" : JsonNamingPolicy.CamelCase.ConvertName(property.Name));
        described.Order(StringComparer.Ordinal).ShouldBe(read.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("", "kind", typeof(RecordKind))]
    [InlineData("", "severalKind", typeof(RecordKind))]
    [InlineData("source", "kind", typeof(SourceKind))]
    [InlineData("source", "statedOnBasis", typeof(StatementBasis))]
    [InlineData("damage", "kind", typeof(DamageKind))]
    [InlineData("damage", "status", typeof(DamageStatus))]
    [InlineData("date", "missing", typeof(MissingDate))]
    public void names_the_words_that_the_program_knows(string definition, string member, Type words) =>
        Described(definition)["properties"]![member]!["enum"]!.AsArray().Select(word => word!.GetValue<string>())
            .ShouldBe(Enum.GetNames(words).Select(JsonNamingPolicy.KebabCaseLower.ConvertName));

    [Fact]
    public void describes_every_member()
    {
        var silent = new List<string>();
        foreach (var (name, definition) in schema["$defs"]!.AsObject())
        {
            foreach (var (member, described) in definition!["properties"]?.AsObject() ?? [])
            {
                if (described!["description"] is null && described["$ref"] is null) silent.Add($"{name}.{member}");
            }
        }

        silent.ShouldBeEmpty();
    }

    public static TheoryData<string, Type> Elements => new()
    {
        { "", typeof(CsvMapping) },
        { "source", typeof(SourceElement) },
        { "source/properties/title", typeof(TitleElement) },
        { "file", typeof(FileElement) },
        { "cleaning", typeof(CleaningElement) },
        { "column", typeof(ColumnElement) },
        { "rowId", typeof(RowIdElement) },
        { "value", typeof(ValueElement) },
        { "type", typeof(TypeElement) },
        { "type/properties/flags", typeof(FlagsElement) },
        { "type/properties/flags/properties/of/items", typeof(FlagElement) },
        { "date", typeof(DateElement) },
        { "date/properties/formats/items", typeof(DateFormatElement) },
        { "date/properties/time", typeof(TimeElement) },
        { "place", typeof(PlaceElement) },
        { "victim", typeof(VictimElement) },
        { "damage", typeof(DamageElement) },
        { "severity", typeof(SeverityElement) },
        { "response", typeof(ResponseElement) },
        { "statement", typeof(StatementElement) },
    };

    private static JsonNode Described(string definition) =>
        definition.Length == 0 ? schema : definition.Split('/').Aggregate(schema["$defs"]!, (node, step) => node[step]!);
}
