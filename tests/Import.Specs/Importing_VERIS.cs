using System.Text.Json;
using System.Text.Json.Nodes;
using Shouldly;
using ThreatRegister.Application.Imports;
using ThreatRegister.Domain.Imports;
using ThreatRegister.Domain.Incidents;

namespace ThreatRegister.Tests.Import_Specs;

public sealed class Importing_VERIS : IDisposable
{
    private static readonly JsonSerializerOptions unescaped = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly RegisterInMemory register = new();
    private readonly string folder = Directory.CreateTempSubdirectory("veris-").FullName;

    public void Dispose()
    {
        register.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData("""{"year":2021}""", "2021")]
    [InlineData("""{"year":2021,"month":6}""", "2021-06")]
    [InlineData("""{"year":2021,"month":6,"day":5}""", "2021-06-05")]
    [InlineData("""{"year":2021,"month":6,"day":5,"time":"05:45:00 PM"}""", "2021-06-05T17:45")]
    [InlineData("""{"year":2021,"day":5}""", "2021")]
    public async Task keeps_the_precision_of_the_date(string date, string occurred) =>
        (await Only(record => record["timeline"]!["incident"] = JsonNode.Parse(date))).Occurred.Text.ShouldBe(occurred);

    [Theory]
    [InlineData("""{"hacking":{"variety":["SQLi"],"vector":["Web application"]}}""", "cyber.intrusion")]
    [InlineData("""{"hacking":{"variety":["DoS"],"vector":["Unknown"]}}""", "cyber.availability")]
    [InlineData("""{"hacking":{"variety":["SQLi","DoS"],"vector":["Unknown"]}}""", "cyber.availability cyber.intrusion")]
    [InlineData("""{"social":{"variety":["Phishing"],"vector":["Email"]},"malware":{"variety":["Ransomware"],"vector":["Unknown"]}}""", "cyber.malware cyber.attack")]
    [InlineData("""{"environmental":{"variety":["Flood","Humidity"]}}""", "disaster.extreme-weather.flood disaster.other")]
    [InlineData("""{"environmental":{"variety":["Pathogen"]}}""", "health.epidemic")]
    [InlineData("""{"unknown":{}}""", "cyber")]
    public async Task makes_threat_types_of_actions(string action, string types)
    {
        var reported = await Only(record => record["action"] = JsonNode.Parse(action));

        string.Join(' ', [reported.Type, .. reported.FurtherTypes]).ShouldBe(types);
    }

    [Theory]
    [InlineData("Confirmed", Outcome.Succeeded)]
    [InlineData("Suspected", Outcome.Suspected)]
    [InlineData("False positive", Outcome.FalsePositive)]
    [InlineData("Near miss", Outcome.NearMiss)]
    public async Task makes_an_outcome_of_how_sure_it_is(string stated, Outcome outcome) => (await Only(record => record["security_incident"] = stated)).Outcome.ShouldBe(outcome);

    [Theory]
    [InlineData("""{"overall_rating":"Painful","iso_currency_code":"VND","overall_amount":1500000}""", "1500000 VND")]
    [InlineData("""{"overall_rating":"Unknown","iso_currency_code":"USD","overall_min_amount":10,"overall_max_amount":30}""", "10..30 USD")]
    [InlineData("""{"overall_rating":"Unknown","iso_currency_code":"USD","loss":[{"variety":"Other","amount":7},{"variety":"Brand damage","rating":"Major"},{"variety":"Legal and regulatory","amount":5}]}""", ">=12 USD")]
    [InlineData("""{"overall_rating":"Unknown","overall_amount":10}""", null)]
    [InlineData("""{"overall_rating":"Unknown","iso_currency_code":"USD","overall_amount":10.5}""", null)]
    public async Task makes_damage_of_losses_in_a_stated_currency(string impact, string? damage)
    {
        var reported = await Only(record => record["impact"] = JsonNode.Parse(impact));

        (reported.Damage is [var only] ? $"{only.Amount} {only.Currency}" : null).ShouldBe(damage);
        reported.Description!.ShouldContain("/impact/");
    }

    [Fact]
    public async Task keeps_what_the_model_cannot_hold_as_text_without_the_names_of_persons()
    {
        var reported = await Only(record =>
        {
            record["actor"] = JsonNode.Parse("""{"external":{"variety":["Activist"],"motive":["Ideology"],"name":["Nguyễn Văn A"],"country":["VN"]}}""");
            record["plus"] = JsonNode.Parse("""{"analyst":"tran.b","created":"2022-10-07T02:44:01.300Z","dbir_year":2023,"timeline":{"notification":{}}}""");
            record["attribute"] = JsonNode.Parse("""{"confidentiality":{"data_disclosure":"Yes","data_total":9,"data":[{"variety":"Medical","amount":4}]}}""");
        });

        var text = JsonSerializer.Serialize(reported, unescaped);
        text.ShouldNotContain("Nguyễn Văn A");
        text.ShouldNotContain("tran.b");
        reported.Description!.Split('\n').ShouldContain(line => line.StartsWith("/actor/external/name: actor-", StringComparison.Ordinal));
        reported.Description.ShouldContain("/attribute/confidentiality/data/0/amount: 4\n");
        reported.Description.ShouldContain("/plus/dbir_year: 2023");
        reported.ActualImpact.ShouldBe("confidentiality: data_disclosure Yes");
        (reported.Statement.Source!.Value.Value, reported.Statement.StatedOn!.Text).ShouldBe(("vcdb", "2022-10-07"));
    }

    [Fact]
    public async Task finds_victim_place_discovery_and_containment()
    {
        var reported = await Only(record =>
        {
            record["victim"] = JsonNode.Parse("""{"victim_id":"Bệnh viện Đa khoa","country":["VN"],"state":"HN","industry":"622110","employee_count":"1 to 10","government":["NA"]}""");
            record["timeline"]!["discovery"] = JsonNode.Parse("""{"unit":"Months","value":2}""");
            record["timeline"]!["containment"] = JsonNode.Parse("""{"unit":"Days"}""");
            record["discovery_method"] = JsonNode.Parse("""{"external":{"variety":["Customer"]}}""");
        });

        (reported.Place!.Country, reported.Place.Region, reported.Victim!.Sector, reported.Victim.Owner, reported.Victim.System).ShouldBe(("VN", "HN", "healthcare", "Bệnh viện Đa khoa", "S - Web application"));
        reported.Responses!.Select(response => (response.Kind, response.Summary)).ShouldBe([("detect", "external: variety Customer; 2 Months"), ("contain", "Days")]);
    }

    [Fact]
    public async Task knows_a_record_by_its_id_whatever_file_it_is_in()
    {
        File("a.json", Record("A"));
        File("B.JSON", Record("B"));
        File("ghi-chu.txt", "không phải JSON");

        (await register.ImportVeris([folder])).Tally.ShouldBe(new ImportTally(2, 2, 0, 0, 0));
        (await register.ImportVeris([folder])).Tally.ShouldBe(new ImportTally(2, 0, 2, 0, 0));
        File("c.json", new JsonArray(Record("A"), Record("C")));
        System.IO.File.Delete(Path.Combine(folder, "a.json"));
        (await register.ImportVeris([folder])).Tally.ShouldBe(new ImportTally(3, 1, 2, 0, 0));
        (await register.Incidents()).Count.ShouldBe(3);
    }

    [Fact]
    public async Task lists_a_changed_record_and_leaves_it()
    {
        File("a.json", Record("A"));
        await register.ImportVeris([folder]);
        var changed = Record("A");
        changed["summary"] = "Tóm tắt khác";
        File("a.json", changed);

        (await register.ImportVeris([folder])).Tally.ShouldBe(new ImportTally(1, 0, 0, 1, 0));
        (await register.Incidents()).Single().Value.Title.ShouldBe("Website bị tấn công");
    }

    [Fact]
    public async Task refuses_what_breaks_the_rules_with_file_pointer_and_reason()
    {
        var twice = Record("B");
        twice["action"]!["hacking"]!["variety"] = new JsonArray("SQLi", "SQLi");
        File("a.json", new JsonArray(Record("A"), twice, Record("A")));
        File("b.json", "{\"incident_id\":");
        File("c.json", "{\"incident_id\":\"1\",\"incident_id\":\"2\"}");
        var day = Record("D");
        day["timeline"]!["incident"] = JsonNode.Parse("""{"year":2021,"month":2,"day":30}""");
        File("d.json", day);
        var rejects = Path.Combine(folder, "rejects.csv");

        var report = await register.ImportVeris([folder], new("u1", RejectFile: rejects));

        report.Tally.ShouldBe(new ImportTally(6, 1, 0, 0, 5));
        report.Rejected.Select(refusal => (Path.GetFileName(refusal.Row), refusal.Line, refusal.Column)).ShouldBe(
            [("a.json", 2, "/action/hacking/variety"), ("a.json", 3, "/incident_id"), ("b.json", 1, null), ("c.json", 1, null), ("d.json", 1, "/timeline/incident")]);
        report.Rejected[0].Reason.ShouldBe("'SQLi' stands there twice");
        var lines = await System.IO.File.ReadAllLinesAsync(rejects, TestContext.Current.CancellationToken);
        (lines[0], lines.Length).ShouldBe(("record,pointer,reason,file", 6));
    }

    [Fact]
    public async Task holds_records_against_a_schema_that_is_named()
    {
        File("a.json", Record("A"));
        var schema = """{"type":"object","properties":{"security_incident":{"enum":["Suspected"]}}}"""u8.ToArray();

        var report = await register.ImportVeris([folder], schema: schema);

        (report.Tally.Refused, report.Rejected[0].Column, report.Rejected[0].Reason).ShouldBe((1, "/security_incident", "'Confirmed' is not one of the values allowed"));
    }

    [Fact]
    public async Task as_a_dry_run_records_nothing()
    {
        File("a.json", Record("A"));

        (await register.ImportVeris([folder], new("u1", DryRun: true))).Tally.ShouldBe(new ImportTally(1, 1, 0, 0, 0));
        (await register.Incidents()).ShouldBeEmpty();
        (await register.Others()).ShouldBeEmpty();
    }

    [Fact]
    public async Task finds_nothing_in_a_folder_without_records() =>
        (await register.ImportVeris([folder])).Fault!.Reason.ShouldBe("there is no .json file");

    public static TheoryData<string> Cases => Directory.Exists(Shared("veris/tests"))
        ? [.. Directory.GetFiles(Shared("veris/tests"), "*.json").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)]
        : ["(absent)"];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task accepts_and_refuses_what_VERIS_does(string name)
    {
        var file = Path.Combine(Shared("veris/tests"), name);
        Assert.SkipUnless(System.IO.File.Exists(file), "The folder ../shared/data/veris/tests is absent.");
        var tested = JsonNode.Parse(await System.IO.File.ReadAllTextAsync(file, TestContext.Current.CancellationToken))!;
        File("case.json", tested["incident"]!.DeepClone());

        var report = await register.ImportVeris([folder]);

        report.Tally.Refused.ShouldBe(tested["should"]!.GetValue<string>() is "pass" ? 0 : 1, report.Rejected.Count > 0 ? report.Rejected[0].ToString() : tested["message"]!.ToString());
    }

    [Fact]
    public async Task takes_whole_records_of_the_community_database()
    {
        var samples = Shared("veris/samples");
        Assert.SkipUnless(Directory.Exists(samples), "The folder ../shared/data/veris/samples is absent.");

        (await register.ImportVeris([samples])).Tally.ShouldBe(new ImportTally(3, 3, 0, 0, 0));

        var incidents = await register.Incidents();
        incidents["vcdb-002599d4-a872-433b-9980-bd9f257b283f"].ShouldSatisfyAllConditions(
            laptop => (laptop.Type.Value, laptop.Occurred.Text, laptop.Place!.Country, laptop.Victim!.Sector).ShouldBe(("cyber.physical", "2011-12-08", "US", "other-services")),
            laptop => laptop.PotentialImpact!.ShouldContain("data_disclosure Potentially"),
            laptop => laptop.Description!.ShouldContain("/attribute/confidentiality/data_total: 943434")); // beside data of 4,243,434: both are kept
        incidents["vcdb-fd886d40-45bf-11ed-9a6c-911ade1670b5"].Severity!.Level.ShouldBe("Painful");
        incidents["vcdb-0eb22d90-8e87-11ec-a600-657ec2694f8f"].Occurred.Text.ShouldBe("2020");
    }

    private static string Shared(string name) => Path.GetFullPath(Path.Combine(Project.Root(), "..", "shared", "data", name));

    private async Task<IncidentReported> Only(Action<JsonNode> change)
    {
        var record = Record("A");
        change(record);
        File("a.json", record);
        var report = await register.ImportVeris([folder]);
        report.Tally.Recorded.ShouldBe(1, report.Rejected.Count > 0 ? report.Rejected[0].ToString() : report.Fault?.ToString());
        return (await register.Incidents()).Single().Value;
    }

    private static JsonNode Record(string id) => JsonNode.Parse(
        """
        {"incident_id":"ID","schema_version":"1.3.7","security_incident":"Confirmed","summary":"Website bị tấn công",
         "action":{"hacking":{"variety":["SQLi"],"vector":["Web application"]}},"actor":{"unknown":{}},
         "asset":{"assets":[{"variety":"S - Web application"}],"cloud":["NA"]},"attribute":{"integrity":{"variety":["Defacement"]}},
         "discovery_method":{"unknown":true},"timeline":{"incident":{"year":2021}}}
        """.Replace("ID", $"vn-{id}", StringComparison.Ordinal))!;

    private void File(string name, JsonNode content) => File(name, content.ToJsonString());

    private void File(string name, string content) => System.IO.File.WriteAllText(Path.Combine(folder, name), content);
}
