using System.Text.Json;

namespace ThreatRegister.Tests.Acceptance;

/// <summary>What is due, by rules that are data.</summary>
public sealed class Deadlines(SeededFixture register) : IClassFixture<SeededFixture>
{
    [Fact]
    public void An_incident_that_nobody_was_told_of_is_overdue_by_the_rule_of_its_day()
    {
        register.Cli.Run(
            """{"incident":"xam-nhap-cong","title":"Cổng thông tin bị xâm nhập","type":"cyber.intrusion","occurred":"2026-06-10T20:00","outcome":"succeeded","severity":{"scale":"nciss","level":"high"}}""",
            environment: null, "record", "report-incident", "-").Succeeded();
        register.Cli.Run("detect", "xam-nhap-cong", "--at", "2026-06-11T08:30").Succeeded();
        var told = register.Cli.Run("deadlines", "--json").Succeeded().Json;

        var overdue = told.GetProperty("deadlines").EnumerateArray().ShouldHaveSingleItem();
        Of(overdue, "incident", "status", "rule").ShouldBe(["xam-nhap-cong", "overdue", "vn-20-2017-notification"]);
        overdue.GetProperty("due").GetDateTimeOffset().ShouldBe(new DateTimeOffset(2026, 6, 17, 0, 0, 0, TimeSpan.FromHours(7)));
        register.Cli.Run("deadlines", "--at", "2026-06-12T08:00+07:00", "--lang", "en").Succeeded().Output.ShouldContain("running");
        register.Cli.Run("shift", "open-items").Succeeded().Output.ShouldContain("QUÁ HẠN thông báo, báo cáo");

        register.Cli.Run("notify", "xam-nhap-cong", "--to", "Cơ quan điều phối quốc gia", "--at", "2026-06-16", "--rule", "vn-20-2017-notification").Succeeded();
        register.Cli.Run("deadlines").Succeeded().Output.ShouldNotContain("xam-nhap-cong");
        register.Cli.Run("deadlines", "--incident", "xam-nhap-cong").Succeeded().Output.ShouldContain("đúng hạn (2026-06-16)");
        register.Cli.Run("deadlines", "--incident", "khong-co", "--lang", "en").ExitCode.ShouldBe(5);
        register.Cli.Run("deadlines", "--incident", "xam-nhap-cong", "--period", "2026").ExitCode.ShouldBe(64);
        register.Cli.Run("show", "xam-nhap-cong").Succeeded().Output.ShouldContain("đúng hạn (2026-06-16)");
        register.Cli.Run("deadlines", "--as-of", $"{told.GetProperty("position").GetInt64()}", "--at", "2026-06-20", "--json").Succeeded()
            .Json.GetProperty("deadlines").EnumerateArray().ShouldHaveSingleItem();
        register.Cli.Run("times", "--lang", "en").Succeeded().Output.ShouldContain("12.5 h");
        register.Cli.Run("incidents", "--severity", "nciss:medium+", "--period", "2026", "--calendar", "nd-09-2019").Succeeded().Output.ShouldContain("xam-nhap-cong");
    }

    [Fact]
    public void Rules_say_what_is_not_verified() =>
        register.Cli.Run("rules", "deadlines", "--lang", "en").Succeeded().Output.Split('\n').Single(line => line.Contains("vn-91-2025-breach", StringComparison.Ordinal)).ShouldContain("  NO  ");

    private static string?[] Of(JsonElement item, params string[] members) => [.. members.Select(member => item.GetProperty(member).GetString())];
}
