using System.Text;
using Shouldly;
using ThreatRegister.Application.Imports;

namespace ThreatRegister.Tests.Import_Specs;

public sealed class Reading_a_mapping
{
    [Theory]
    [InlineData("""{ "tilte": { "column": "title" } }""", "$.tilte", "'tilte' is not a member")]
    [InlineData("""{ "place": { "contry": { "column": "x" } } }""", "$.place.contry", "'contry' is not a member")]
    [InlineData("""{ "occurred": { "columns": ["date"], "formats": [{ "format": "yyyy", "precision": "decade" }] } }""", "$.occurred.formats[0].precision", "'decade' is none of ")]
    [InlineData("""{ "title": "tiêu đề" }""", "$.title", "of another kind")]
    [InlineData("""{ "kind": 1 }""", "$.kind", "A text is expected")]
    [InlineData("""{ "source": { "id": "Sổ tay", "title": { "en": "x" } } }""", "$.source.id", "'Sổ tay' is not an id")]
    [InlineData("""{ "type": { "flags": { "of": [{ "column": "x", "type": "Tấn công" }] } } }""", "$.type.flags.of[0].type", "is not an id")]
    [InlineData("""{ "source": { "title": { "en": "x" } } }""", "$.source", "required but missing: 'id'")]
    [InlineData("""{ "title": null }""", "$", "required but missing: 'title'")]
    public void refuses_what_the_schema_does_not_know_with_its_path(string members, string path, string reason)
    {
        var fault = Given.Faults(Given.Json(members)).ShouldHaveSingleItem();
        fault.Path.ShouldBe(path);
        fault.Reason.ShouldContain(reason);
        fault.Line.ShouldBe(1);
        ImportWords.Of(fault.Reason, "vi").ShouldNotBe(fault.Reason);
    }

    [Theory]
    [InlineData("""{ "title": { "column": "title", "fixed": "x" } }""", "$.title", "exactly one of fixed, column, templates")]
    [InlineData("""{ "title": {} }""", "$.title", "exactly one of fixed, column, templates")]
    [InlineData("""{ "title": { "templates": ["{title"] } }""", "$.title.templates[0]", "is not a template: look at character 1")]
    [InlineData("""{ "title": { "templates": ["[{a} [{b}]]"] } }""", "$.title.templates[0]", "is not a template")]
    [InlineData("""{ "id": { "columns": ["id"], "content": true } }""", "$.id", "exactly one of columns, content")]
    [InlineData("""{ "type": {} }""", "$.type", "exactly one of value, flags")]
    [InlineData("""{ "type": { "value": { "fixed": "Tấn công" } } }""", "$.type.value", "not the id of a threat type")]
    [InlineData("""{ "outcome": { "column": "o", "values": { "chặn": "stopped" } } }""", "$.outcome", "'stopped' is not one of unknown, blocked")]
    [InlineData("""{ "marking": { "fixed": "TLP:RED" } }""", "$.marking", "is not one of clear, green")]
    [InlineData("""{ "place": { "country": { "fixed": "UK" } } }""", "$.place.country", "'UK' is not a country code")]
    [InlineData("""{ "place": { "latitude": { "column": "lat" } } }""", "$.place", "go together")]
    [InlineData("""{ "damage": [{ "kind": "money", "amount": { "column": "vnd" }, "status": "official" }] }""", "$.damage[0].currency", "money has a currency")]
    [InlineData("""{ "cause": { "column": "c", "values": { "Mưa": "rain", "mưa ": "rain" } } }""", "$.cause.values", "twice")]
    [InlineData("""{ "cause": { "column": "c", "otherwise": "keep" } }""", "$.cause.otherwise", "no value map")]
    [InlineData("""{ "occurred": { "columns": ["date"] } }""", "$.occurred", "which formats")]
    [InlineData("""{ "occurred": { "columns": ["date"], "formats": [{ "format": "MM/yyyy", "precision": "day" }] } }""", "$.occurred.formats[0].format", "has no d")]
    [InlineData("""{ "occurred": { "columns": ["date"], "formats": [{ "format": "yyyy-MM-ddzzz", "precision": "day" }] } }""", "$.occurred.formats[0].format", "reads a zone")]
    [InlineData("""{ "occurred": { "columns": ["date"], "formats": [{ "format": "dd/MM/yy", "precision": "day" }] } }""", "$.occurred.formats[0].format", "the century would be guessed")]
    [InlineData("""{ "occurred": { "columns": ["date"], "formats": [{ "format": "yyyy-MM-dd hh:mm", "precision": "minute" }] } }""", "$.occurred.formats[0].format", "half of the day would be guessed")]
    [InlineData("""{ "occurred": { "columns": ["date"], "formats": [{ "format": "yyyy", "precision": "year" }], "time": { "column": "t", "formats": ["h:mm"] } } }""", "$.occurred.time.formats", "half of the day")]
    [InlineData("""{ "occurred": { "columns": ["date"], "formats": [{ "format": "yyyy", "precision": "year" }], "time": { "column": "t", "values": { "đêm": "midnight" } } } }""", "$.occurred.time.values", "not a part of a day")]
    [InlineData("""{ "occurred": { "fixed": "2021-02-30" } }""", "$.occurred.fixed", "'2021-02-30' is not a date")]
    [InlineData("""{ "occurred": { "columns": ["date"], "formats": [{ "format": "yyyy", "precision": "year" }], "missing": "omit" } }""", "$.occurred.missing", "'omit' is not for this date")]
    [InlineData("""{ "file": { "encoding": "utf-9" } }""", "$.file", "'utf-9' is not an encoding")]
    [InlineData("""{ "file": { "delimiter": "||" } }""", "$.file", "one ASCII character")]
    [InlineData("""{ "file": { "delimiter": "¦" } }""", "$.file", "one ASCII character")]
    [InlineData("""{ "cleaning": { "thousands": ".", "decimals": "." } }""", "$.cleaning", "decimals is one character")]
    public void refuses_what_does_not_hold_together_with_its_path(string members, string path, string reason)
    {
        var fault = Given.Faults(Given.Json(members)).ShouldHaveSingleItem();
        fault.Path.ShouldBe(path);
        fault.Reason.ShouldContain(reason);
    }

    [Fact]
    public void lists_every_fault_at_once() =>
        Given.Faults(Given.Json("""{ "title": {}, "type": {}, "marking": { "fixed": "đỏ" } }""")).Select(fault => fault.Path).ShouldBe(["$.title", "$.type", "$.marking"]);

    [Fact]
    public void says_the_line_of_broken_JSON()
    {
        var fault = Given.Faults("{\n  \"source\": ,\n}").ShouldHaveSingleItem();
        (fault.Line, fault.File).ShouldBe((2, "mapping.json"));
    }

    [Fact]
    public void refuses_a_member_given_twice() =>
        Given.Faults(Given.Json().Replace("\"id\":{", "\"id\":{\"content\":true},\"id\":{", StringComparison.Ordinal)).ShouldHaveSingleItem().Reason.ShouldContain("id");

    [Fact]
    public void says_that_a_file_is_missing_or_a_folder()
    {
        using var folder = new Folder();
        MappingFile.Load(folder.At("none.json")).Faults.ShouldHaveSingleItem().Reason.ShouldBe("there is no such file.");
        MappingFile.Load(folder.At("")).Faults.ShouldHaveSingleItem().Reason.ShouldContain("folder");
    }

    [Fact]
    public void takes_a_byte_order_mark() =>
        MappingFile.Read("m", [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Given.Json())]).Faults.ShouldBeEmpty();
}
