using System.Text;

namespace ThreatRegister.Tests.Acceptance;

public sealed class Exporting_a_table(SeededFixture register) : IClassFixture<SeededFixture>
{
    [Fact]
    public void holds_every_incident_with_the_columns_of_the_list_and_more()
    {
        var list = Lines(register.Cli.Run("incidents", "--csv").Succeeded().Output);
        var table = Lines(register.Cli.Run("export", "csv").Succeeded().Output);

        table[0].ShouldStartWith(list[0] + ",region,latitude,longitude,");
        foreach (var column in new[] { "description", "potentialImpact", "actualImpact", "damage", "responseTexts", "relations", "notes", "import" }) table[0].Split(',').ShouldContain(column);
        table.Skip(1).Select(Id).ShouldBe(list.Skip(1).Select(Id).Order(StringComparer.Ordinal));
        foreach (var line in list.Skip(1)) table.ShouldContain(row => row.StartsWith(line + ",", StringComparison.Ordinal));
        Lines(register.Cli.Run("export", "csv", "--type", "health").Succeeded().Output).Skip(1).Select(Id).ShouldBe(["covid-19"]);
        Lines(register.Cli.Run("export", "csv", "--stated-by", "2020-11-30").Succeeded().Output).Length.ShouldBe(1);
    }

    [Fact]
    public void shows_the_past_as_it_was()
    {
        Report("su-co-cu", "Tên cũ", "Mô tả cũ");
        var then = register.Cli.Run("status", "--json").Json.GetProperty("head").GetInt64();
        var before = register.Cli.Run("export", "csv", "--as-of", $"{then}").Succeeded().Output;
        register.Cli.Run("""{"incident":"su-co-cu","corrections":{"title":"Tên mới","description":"Mô tả mới"},"grounds":"Ghi nhầm"}""", environment: null, "record", "correct-incident", "-").Succeeded();

        register.Cli.Run("export", "csv", "--as-of", $"{then}").Succeeded().Output.ShouldBe(before);
        (before.Contains("Mô tả cũ", StringComparison.Ordinal), before.Contains("Mô tả mới", StringComparison.Ordinal)).ShouldBe((true, false));
        register.Cli.Run("export", "csv").Succeeded().Output.ShouldContain("Mô tả mới");
    }

    [Fact]
    public async Task guards_spreadsheets_against_formulas_unless_raw_cells_are_asked_for()
    {
        Report("cong-thuc", "=HYPERLINK(\\\"http://x\\\")", "@SUM(1)");
        var file = Path.Combine(register.Cli.DataFolder, "table.csv");

        var guarded = Lines(register.Cli.Run("export", "csv").Succeeded().Output).Single(line => line.StartsWith("cong-thuc,", StringComparison.Ordinal));
        guarded.ShouldStartWith("cong-thuc,\"'=HYPERLINK(\"\"http://x\"\")\",");
        guarded.ShouldContain(",'@SUM(1),");
        register.Cli.Run("export", "csv", "--raw").Succeeded().Output.ShouldContain("cong-thuc,\"=HYPERLINK(\"\"http://x\"\")\",");
        register.Cli.Run("export", "csv", "--bom", "--out", file).Succeeded().Output.ShouldBeEmpty();
        (await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken)).Take(3).ShouldBe(Encoding.UTF8.Preamble.ToArray());
    }

    private void Report(string id, string title, string description) => register.Cli.Run(
        $$"""{"incident":"{{id}}","title":"{{title}}","type":"cyber.attack","occurred":"2022-03","description":"{{description}}"}""", environment: null, "record", "report-incident", "-").Succeeded();

    private static string[] Lines(string table) => table.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

    private static string Id(string line) => line[..line.IndexOf(',', StringComparison.Ordinal)];
}
