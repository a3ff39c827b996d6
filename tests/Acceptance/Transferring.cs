using System.Diagnostics;
using System.Text.Json;

namespace ThreatRegister.Tests.Acceptance;

/// <summary>A log moved to another register by a file.</summary>
public sealed class Transferring(SeededFixture register) : IClassFixture<SeededFixture>
{
    [Fact]
    public async Task gives_the_same_log_the_same_registers_and_the_same_summaries()
    {
        if (Cli.SharedData("nasa-landslides.csv") is { } landslides)
            register.Cli.Run("import", "csv", landslides, "--mapping", Path.Combine(Cli.Repository, "docs", "mappings", "nasa-landslides.json")).Succeeded();
        register.Cli.Run(Report, environment: null, "record", "report-incident", "-", "--command-id", CommandId).Succeeded();
        await using var other = new RegisterFixture();
        await other.InitializeAsync();

        var tally = other.Cli.Run("import", "events", Exported(), "--json").Succeeded().Json;

        var head = register.Cli.Run("status", "--json").Json;
        (Of(tally, "recorded"), Of(tally, "repeated"), tally.GetProperty("digest").GetString()).ShouldBe((Of(head, "head"), 0, head.GetProperty("digest").GetString()));
        other.Cli.Run("status", "--json").Succeeded().Output.ShouldBe(register.Cli.Run("status", "--json").Output);
        foreach (var period in new[] { "2020", "2021-H1", "2010" })
            other.Cli.Run("summary", "--period", period, "--format", "json").Succeeded().Output.ShouldBe(register.Cli.Run("summary", "--period", period, "--format", "json").Output);
        other.Cli.Run("verify").Succeeded();
        other.Cli.Run("export", "events").Succeeded().Output.ShouldBe(await File.ReadAllTextAsync(Exported(), TestContext.Current.CancellationToken));

        CopyKeys(register.Cli, other.Cli);
        var again = other.Cli.Run(Report, environment: null, "record", "report-incident", "-", "--command-id", CommandId, "--json").Succeeded().Json;
        (again.GetProperty("repeated").GetBoolean(), again.GetProperty("position").GetInt64()).ShouldBe((true, Of(head, "head")));
        other.Cli.Run(Report.Replace("Cà Mau", "Bạc Liêu", StringComparison.Ordinal), environment: null, "record", "report-incident", "-", "--command-id", CommandId).ExitCode.ShouldBe(3);
    }

    [Fact]
    public async Task killed_at_any_point_is_finished_by_running_it_again()
    {
        await using var whole = new RegisterFixture();
        await using var broken = new RegisterFixture();
        await whole.InitializeAsync();
        await broken.InitializeAsync();
        var file = Exported();
        var started = Stopwatch.GetTimestamp();
        whole.Cli.Run("import", "events", file).Succeeded();
        var length = Stopwatch.GetElapsedTime(started);

        var dice = new Random(8);
        for (var kill = 0; kill < 8; kill++)
        {
            using var import = broken.Cli.Start(environment: null, "import", "events", file);
            if (!import.WaitForExit((int)((0.3 + (0.7 * dice.NextDouble())) * length.TotalMilliseconds))) import.Kill(entireProcessTree: false);
            await import.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        broken.Cli.Run("import", "events", file).Succeeded();
        broken.Cli.Run("status", "--json").Succeeded().Output.ShouldBe(register.Cli.Run("status", "--json").Output);
        broken.Cli.Run("verify").Succeeded();
        Of(broken.Cli.Run("import", "events", file, "--json").Succeeded().Json, "recorded").ShouldBe(0);
    }

    [Fact]
    public async Task of_a_changed_file_records_nothing_and_names_line_and_position()
    {
        await using var other = new RegisterFixture();
        await other.InitializeAsync();
        var lines = await File.ReadAllLinesAsync(Exported(), TestContext.Current.CancellationToken);
        lines[40] = lines[40].Replace("\"actor\":\"seeds\"", "\"actor\":\"someone\"", StringComparison.Ordinal);
        var changed = Path.Combine(other.Cli.DataFolder, "changed.jsonl");
        await File.WriteAllLinesAsync(changed, lines, TestContext.Current.CancellationToken);

        var refused = other.Cli.Run("import", "events", changed);

        refused.ExitCode.ShouldBe(65);
        refused.Errors.ShouldContain("line 41, position 40: the content hash is not that of");
        Of(other.Cli.Run("status", "--json").Json, "head").ShouldBe(0);
        var cut = other.Cli.Run(string.Join('\n', lines[..30]), environment: null, "import", "events", "-");
        (cut.ExitCode, cut.Errors.Contains("line 31: the file was cut", StringComparison.Ordinal)).ShouldBe((65, true), cut.Errors);
    }

    [Fact]
    public async Task into_a_register_with_something_else_is_refused()
    {
        await using var other = new RegisterFixture();
        await other.InitializeAsync();
        other.Cli.Run("seed").Succeeded(); // the same commands, at other times
        var before = other.Cli.Run("status", "--json").Output;

        var refused = other.Cli.Run("import", "events", Exported());

        refused.ExitCode.ShouldBe(3, refused.Errors);
        refused.Errors.ShouldContain("the register holds another log than the file");
        other.Cli.Run("status", "--json").Output.ShouldBe(before);
    }

    private const string CommandId = "0197f3a0-0000-7000-8000-0000000000aa";

    private const string Report = """{"incident":"sat-lo-ca-mau","title":"Sạt lở đê biển ở Cà Mau","type":"disaster.landslide","occurred":"2023-07","contact":{"subject":"reporter-17","value":"Nguyễn Văn A"}}""";

    /// <summary>Apart from the log, as they have to be: by them personal data is read, and commands that held some are recognised.</summary>
    private static void CopyKeys(Cli from, Cli to)
    {
        var folder = Directory.CreateDirectory(Path.Combine(to.DataFolder, "keys"));
        foreach (var key in Directory.GetFiles(Path.Combine(from.DataFolder, "keys"))) File.Copy(key, Path.Combine(folder.FullName, Path.GetFileName(key)));
    }

    private string Exported()
    {
        var file = Path.Combine(register.Cli.DataFolder, "exported.jsonl");
        register.Cli.Run("export", "events", "--out", file).Succeeded();
        return file;
    }

    private static long Of(JsonElement tally, string name) => tally.GetProperty(name).GetInt64();
}
