namespace ThreatRegister.Tests.Acceptance;

/// <summary>Registers of any size from a seed.</summary>
public sealed class Generating(RegisterFixture register) : IClassFixture<RegisterFixture>
{
    [Fact]
    public void prints_the_same_bytes_in_every_zone_and_language()
    {
        var printed = Print(("TZ", "Asia/Ho_Chi_Minh"), ("LC_ALL", "vi_VN.UTF-8"));

        printed.Split('\n').Length.ShouldBeGreaterThan(1_000);
        Print(("TZ", "America/St_Johns"), ("LC_ALL", "C.UTF-8")).ShouldBe(printed);
        Print(("TZ", "Pacific/Kiritimati"), ("LC_ALL", "ar_SA.UTF-8"), ("THREATREG_ZONE", "UTC")).ShouldBe(printed);
    }

    [Trait("Store", "postgres")]
    [Fact]
    public void records_what_is_missing_and_answers_what_is_there()
    {
        var first = Generate(150);
        var digests = register.Digests();
        var again = Generate(150);
        register.Digests().ShouldBe(digests);
        var more = Generate(400);

        (first.Repeated, first.Refused, again.Events, again.Repeated).ShouldBe((0, 0, 0, first.Events));
        (more.Repeated, more.Refused).ShouldBe((first.Events, 0));
        register.Cli.Run("verify").Succeeded();
        register.Sql("select count(distinct stream) from log.events where stream like 'incident-gen-5-%'").ShouldBe("400");

        var live = register.Digests();
        register.Cli.Run("rebuild").Succeeded();
        register.Digests().ShouldBe(live);
    }

    [Trait("Store", "postgres")]
    [Fact]
    public void is_continued_after_it_was_killed()
    {
        var lines = register.Cli.Run("seed", "--generate", "2500", "--seed", "9", "--dry-run").Succeeded().Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length;
        using (var killed = register.Cli.Start(environment: null, "seed", "--generate", "2500", "--seed", "9"))
        {
            while (register.Sql("select count(*) from log.events where stream like '%-gen-9-%'") == "0") killed.HasExited.ShouldBeFalse();
            killed.Kill();
            killed.WaitForExit();
        }

        var recorded = long.Parse(register.Sql("select count(*) from log.commands where stream like '%-gen-9-%'"), System.Globalization.CultureInfo.InvariantCulture);
        var tally = register.Cli.Run("seed", "--generate", "2500", "--seed", "9", "--json").Succeeded().Json;

        recorded.ShouldBeInRange(1, lines - 1);
        tally.GetProperty("refused").GetInt64().ShouldBe(0);
        tally.GetProperty("repeated").GetInt64().ShouldBeGreaterThanOrEqualTo(1);
        (tally.GetProperty("repeated").GetInt64() + tally.GetProperty("events").GetInt64()).ShouldBe(lines);
        register.Cli.Run("verify").Succeeded();
    }

    [Fact]
    public void is_what_the_benchmark_of_volume_measures()
    {
        var report = register.Cli.Run("bench", "--rows", "volume", "--size", "1000", "--json").Succeeded().Json;

        report.GetProperty("rows").EnumerateArray().Select(row => row.GetProperty("work").GetString()).ShouldBe(
        [
            "generate and record", "generate and record: peak memory", "rebuild of all registers", "rebuild of all registers: peak memory",
            "register by type and month, now", "register by type and month, as of the middle", "annual summary", "verify",
        ]);
        report.GetProperty("rows").EnumerateArray().ShouldAllBe(row => row.GetProperty("median").GetDouble() > 0 && row.GetProperty("size").GetInt64() == 1_000);
    }

    [Theory]
    [InlineData("--generate", "-1")]
    [InlineData("--generate", "10", "--seed", "-1")]
    [InlineData("--dry-run")]
    public void refuses_numbers_that_make_no_sense(params string[] arguments) => register.Cli.Run(["seed", .. arguments]).ExitCode.ShouldBe(64);

    private string Print(params (string Name, string Value)[] environment) =>
        register.Cli.Run(null, environment.ToDictionary(pair => pair.Name, pair => pair.Value, StringComparer.Ordinal), "seed", "--generate", "250", "--seed", "5", "--dry-run").Succeeded().Output;

    private (long Events, long Repeated, long Refused) Generate(int incidents)
    {
        var tally = register.Cli.Run("seed", "--generate", $"{incidents}", "--seed", "5", "--json").Succeeded().Json;
        return (tally.GetProperty("events").GetInt64(), tally.GetProperty("repeated").GetInt64(), tally.GetProperty("refused").GetInt64());
    }
}
