using System.Text.Json;

namespace ThreatRegister.Tests.Acceptance;

/// <summary>The change log, and the rows behind a figure.</summary>
public sealed class Changes(SeededFixture register) : IClassFixture<SeededFixture>
{
    [Fact]
    public void A_correction_is_there_with_old_and_new_value_who_and_why()
    {
        register.Cli.Run("""{"incident":"changed","title":"Sạt lở","type":"disaster.landslide","occurred":"2021"}""", environment: null, "record", "report-incident", "-", "--actor", "duty-3").Succeeded();
        var before = register.Cli.Run("status", "--json").Succeeded().Json.GetProperty("head").GetInt64();
        register.Cli.Run("""{"incident":"changed","type":"disaster.extreme-weather.flood","grounds":"Nguồn đính chính"}""", environment: null, "record", "reclassify-incident", "-", "--actor", "duty-4").Succeeded();

        var change = Listed("--since", $"{before}").Single(item => item.GetProperty("field").GetString() == "type");

        change.GetProperty("register").GetString().ShouldBe("incidents");
        change.GetProperty("id").GetString().ShouldBe("changed");
        change.GetProperty("old").GetString().ShouldBe("disaster.landslide");
        change.GetProperty("new").GetString().ShouldBe("disaster.extreme-weather.flood");
        change.GetProperty("actor").GetString().ShouldBe("duty-4");
        change.GetProperty("grounds").GetString().ShouldBe("Nguồn đính chính");
        change.GetProperty("position").GetInt64().ShouldBe(before + 1);
        register.Cli.Run("changes", "--since", $"{before}").Succeeded().Output.ShouldContain("disaster.landslide -> disaster.extreme-weather.flood");
        register.Cli.Run("changes", "--since", $"{before}", "--csv").Succeeded().Output.ShouldStartWith("position,register,id,field,old,new,actor,recordedAt,grounds,event\r\n");
    }

    [Fact]
    public void Of_a_list_only_what_came_is_shown() =>
        register.Cli.Run("history", "asean-2020", "--lang", "en").Succeeded().Output.Split('\n').Select(line => line.Trim()).ShouldContain("responses: + assess: Kiểm tra, đánh giá mức độ an toàn thông tin");

    [Fact]
    public void The_newest_are_last_and_the_bounds_hold()
    {
        var seeded = register.Cli.Run("history", "asean-2020", "--json").Succeeded().Json.GetProperty("events").EnumerateArray().Select(entry => entry.GetProperty("position").GetInt64()).ToArray();
        var (since, until) = (seeded[0], seeded[^2]);
        var positions = Listed("--since", $"{since}", "--until", $"{until}").Select(item => item.GetProperty("position").GetInt64()).ToArray();

        positions.ShouldNotBeEmpty();
        positions.ShouldBe(positions.Order());
        positions.ShouldAllBe(position => position > since && position <= until);
        var two = register.Cli.Run("changes", "--json", "--limit", "2").Succeeded();
        two.Json.GetProperty("changes").GetArrayLength().ShouldBe(2);
        two.Json.GetProperty("more").GetBoolean().ShouldBeTrue();
        two.Errors.ShouldContain("Còn nữa: --since");
    }

    [Theory]
    [InlineData(64, "--since", "5", "--until", "3")]
    [InlineData(64, "--since", "-1")]
    [InlineData(64, "--limit", "0")]
    [InlineData(5, "--until", "999999")]
    public void Positions_that_cannot_be(int exitCode, params string[] options) => register.Cli.Run(["changes", .. options]).ExitCode.ShouldBe(exitCode);

    [Fact]
    public void Counted_incidents_are_as_many_as_the_figure_says()
    {
        register.Cli.Run("""{"incident":"drilled","title":"Diễn tập","type":"cyber.attack","occurred":"2020","kind":"drill"}""", environment: null, "record", "report-incident", "-");
        var total = register.Cli.Run("register", "--period", "2020", "--json").Succeeded().Json.GetProperty("total").GetProperty("incidents").GetInt64();

        var counted = register.Cli.Run("incidents", "--counted", "--period", "2020", "--json").Succeeded().Json;

        counted.GetProperty("total").GetInt64().ShouldBe(total);
        counted.GetProperty("incidents").GetArrayLength().ShouldBe((int)total);
        counted.GetProperty("incidents").EnumerateArray().ShouldNotContain(item => item.GetProperty("id").GetString() == "drilled");
    }

    private JsonElement[] Listed(params string[] options) => [.. register.Cli.Run(["changes", "--json", .. options]).Succeeded().Json.GetProperty("changes").EnumerateArray()];
}
