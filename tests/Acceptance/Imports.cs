using System.Diagnostics;
using System.Text.Json;

namespace ThreatRegister.Tests.Acceptance;

public sealed class Importing_landslides(SeededFixture register) : IClassFixture<SeededFixture>
{
    private const string Absent = "The file ../shared/data/nasa-landslides.csv is absent.";

    private static readonly string? file = Cli.SharedData("nasa-landslides.csv");

    private static readonly Dictionary<string, long> years = new(StringComparer.Ordinal)
    {
        ["2007"] = 416, ["2008"] = 554, ["2009"] = 431, ["2010"] = 1544, ["2011"] = 1327, ["2012"] = 794, ["2013"] = 1132, ["2014"] = 1037, ["2015"] = 1369, ["2016"] = 912,
    };

    [Fact]
    public void gives_the_counts_of_the_catalogue_once()
    {
        Assert.SkipWhen(file is null, Absent);
        var before = register.Cli.Run("status", "--json").Json.GetProperty("head").GetInt64();
        var shown = register.Cli.Run("register", "--json").Succeeded().Output;

        Tally(register.Cli).ShouldBe((9564, 9563, 0, 1));
        var cells = register.Cli.Run("register", "--per", "year", "--type", "disaster.landslide", "--json").Succeeded().Json.GetProperty("cells").EnumerateArray().ToArray();
        var counted = cells.ToDictionary(cell => cell.GetProperty("period").GetString()!, cell => cell.GetProperty("incidents").GetInt64(), StringComparer.Ordinal);
        foreach (var (year, count) in years) counted[year].ShouldBe(count);
        counted.Where(cell => string.CompareOrdinal(cell.Key, "2007") < 0).Sum(cell => cell.Value).ShouldBe(47);
        register.Cli.Run("incidents", "--type", "disaster.landslide", "--place", "VN", "--limit", "1", "--json").Json.GetProperty("total").GetInt64().ShouldBe(116);

        var digests = register.Digests();
        Tally(register.Cli).ShouldBe((9564, 0, 9563, 1));
        register.Digests().ShouldBe(digests);
        register.Cli.Run("register", "--json", "--as-of", $"{before}").Succeeded().Output.ShouldBe(shown);
        register.Cli.Run("verify").Succeeded();
    }

    [Fact]
    public async Task killed_twenty_times_ends_with_the_same_registers()
    {
        Assert.SkipWhen(file is null, Absent);
        await using var whole = new SeededFixture();
        await using var broken = new SeededFixture();
        await whole.InitializeAsync();
        await broken.InitializeAsync();
        var started = Stopwatch.GetTimestamp();
        Tally(whole.Cli);
        var length = Stopwatch.GetElapsedTime(started);

        var dice = new Random(20);
        for (var kill = 0; kill < 20; kill++)
        {
            using var import = broken.Cli.Start(environment: null, "import", "csv", file!, "--mapping", Mapping);
            var ended = import.WaitForExit((int)(dice.NextDouble() * length.TotalMilliseconds));
            if (!ended) import.Kill(entireProcessTree: false);
            await import.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        Tally(broken.Cli);
        broken.Digests().ShouldBe(whole.Digests());
        broken.Cli.Run("verify").Succeeded();
    }

    private static string Mapping => Path.Combine(Cli.Repository, "docs", "mappings", "nasa-landslides.json");

    private static (long Read, long Recorded, long Repeated, long Refused) Tally(Cli cli)
    {
        var tally = cli.Run("import", "csv", file!, "--mapping", Mapping, "--json").Succeeded().Json;
        return (Of(tally, "read"), Of(tally, "recorded"), Of(tally, "repeated"), Of(tally, "refused"));
    }

    private static long Of(JsonElement tally, string name) => tally.GetProperty(name).GetInt64();
}

public sealed class Importing_the_VERIS_extract(SeededFixture register) : IClassFixture<SeededFixture>
{
    [Fact]
    public void gives_its_counts_by_year_and_by_action_with_repeated_rows_apart()
    {
        var file = Cli.SharedData("vcdb-2017-extract.csv");
        Assert.SkipWhen(file is null, "The file ../shared/data/vcdb-2017-extract.csv is absent.");
        var tally = register.Cli.Run("import", "csv", file, "--mapping", Path.Combine(Cli.Repository, "docs", "mappings", "vcdb-2017-extract.json"), "--json").Succeeded().Json;
        tally.GetProperty("recorded").GetInt64().ShouldBe(5701);

        var view = register.Cli.Run("register", "--source", "vcdb-2017", "--json").Succeeded().Json;
        view.GetProperty("total").GetProperty("incidents").GetInt64().ShouldBe(5701);
        var byYear = Sums(view.GetProperty("cells"), "period", "incidents");
        (byYear["2009"], byYear["2010"], byYear["2011"], byYear["2012"], byYear["2013"], byYear["2014"], byYear["2015"], byYear["2016"]).ShouldBe((78L, 571L, 517L, 1227L, 1860L, 839L, 406L, 1L));
        var byAction = Sums(view.GetProperty("anyType"), "type", "records");
        (byAction["cyber.error"], byAction["cyber.intrusion"], byAction["cyber.physical"], byAction["cyber.misuse"], byAction["cyber.malware"], byAction["cyber.attack"], byAction["cyber"], byAction["disaster.other"])
            .ShouldBe((1673L, 1612L, 1099L, 1021L, 427L, 348L, 203L, 7L));
    }

    private static Dictionary<string, long> Sums(JsonElement cells, string by, string of) =>
        cells.EnumerateArray().GroupBy(cell => cell.GetProperty(by).GetString()!, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Sum(cell => cell.GetProperty(of).GetInt64()), StringComparer.Ordinal);
}

public sealed class Importing_VERIS_records(SeededFixture register) : IClassFixture<SeededFixture>
{
    private const string Record = """
        {"incident_id":"vn-1","schema_version":"1.3.7","security_incident":"Near miss","summary":"Trang tin suýt bị thay đổi giao diện","action":{"hacking":{"variety":["SQLi"],"vector":["Web application"]}},
         "actor":{"unknown":{}},"asset":{"assets":[{"variety":"S - Web application"}]},"attribute":{"integrity":{"variety":["Defacement"]}},"discovery_method":{"unknown":true},"timeline":{"incident":{"year":2019,"month":4}}}
        """;

    [Fact]
    public void tells_what_was_recorded_repeated_and_refused_and_shows_it_in_the_register()
    {
        var folder = Directory.CreateDirectory(Path.Combine(register.Cli.DataFolder, "veris")).FullName;
        File.WriteAllText(Path.Combine(folder, "a.JSON"), Record);
        File.WriteAllText(Path.Combine(folder, "b.json"), Record.Replace("vn-1", "vn-2", StringComparison.Ordinal).Replace("\"actor\"", "\"actors\"", StringComparison.Ordinal));

        var first = register.Cli.Run("import", "veris", folder, "--source", "veris-vn", "--title", "Bản ghi VERIS", "--json");
        (first.ExitCode, first.Json.GetProperty("recorded").GetInt64(), first.Json.GetProperty("refused").GetInt64()).ShouldBe((65, 1, 1), first.Errors);
        first.Errors.ShouldContain("b.json");
        first.Errors.ShouldContain("b.json: thiếu 'actor'");
        register.Cli.Run("import", "veris", Path.Combine(folder, "a.JSON"), "--source", "veris-vn").Succeeded().Output.ShouldBe("read 1, recorded 0, repeated 1, changed 0, refused 0\n");

        var cell = register.Cli.Run("register", "--per", "month", "--source", "veris-vn", "--json").Succeeded().Json.GetProperty("cells").EnumerateArray().Single();
        (cell.GetProperty("type").GetString(), cell.GetProperty("period").GetString(), cell.GetProperty("nearMiss").GetInt64()).ShouldBe(("cyber.intrusion", "2019-04", 1));
    }
}
