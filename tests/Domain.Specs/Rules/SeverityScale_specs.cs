using Shouldly;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Domain.SeverityScales;
using ThreatRegister.Tests.Domain_Specs.Common;
using static ThreatRegister.Tests.Domain_Specs.Rules.SeverityScaleSpec;

namespace ThreatRegister.Tests.Domain_Specs.Rules;

public sealed class Setting_a_severity_scale
{
    [Fact]
    public void records_it() => Given().When(Set).Then(Scale);

    [Fact]
    public void anew_records_the_new_version() => Given(Scale).When(Set with { ValidFrom = new DateOnly(2022, 1, 1) }).Then(Scale with { ValidFrom = new DateOnly(2022, 1, 1) });

    [Fact]
    public void twice_changes_nothing() => Given(Scale).When(Set).ThenNothing();

    [Fact]
    public void needs_a_basis() => Given().When(Set with { Basis = " " }).ThenRefused(Refusal.BasisMissing, "basis");

    [Fact]
    public void needs_levels() => Given().When(Set with { Levels = [] }).ThenRefused(Refusal.LevelsMissing, "levels");

    [Fact]
    public void refuses_a_level_twice() => Given().When(Set with { Levels = [Low, Low] }).ThenRefused(Refusal.LevelRepeated, "levels");

    [Fact]
    public void refuses_half_a_band() => Given().When(Set with { Levels = [Low with { To = null }] }).ThenRefused(Refusal.BandInvalid, "levels[0]");

    [Fact]
    public void refuses_a_band_that_runs_backwards() => Given().When(Set with { Levels = [Low with { From = 50, To = 1 }] }).ThenRefused(Refusal.BandInvalid, "levels[0]");

    [Fact]
    public void refuses_a_score_outside_its_band() => Given().When(Set with { Levels = [Low with { Score = 60 }] }).ThenRefused(Refusal.SeverityScoreOutsideBand, "levels[0].score");
}

public sealed class Ending_a_severity_scale
{
    [Fact]
    public void records_its_last_day() => Given(Scale).When(end).Then(Ended);

    [Fact]
    public void twice_changes_nothing() => Given(Scale, Ended).When(end).ThenNothing();

    [Fact]
    public void that_was_never_set_is_refused() => Given().When(end).ThenRefused(Refusal.NotFound, "scale");

    [Fact]
    public void needs_grounds() => Given(Scale).When(end with { Grounds = "" }).ThenRefused(Refusal.GroundsMissing, "grounds");

    [Fact]
    public void before_it_begins_is_refused() => Given(Scale with { ValidFrom = new DateOnly(2024, 1, 1) }).When(end).ThenRefused(Refusal.EndsBeforeItBegins, "validTo");

    private static readonly EndSeverityScale end = new(new DateOnly(2023, 12, 31), "thang mới") { Scale = new("thang") };
}

public sealed class A_book_of_severity_scales
{
    private static readonly SeverityBook book = Given(Scale).State;

    [Fact]
    public void knows_a_level_and_all_above_it() => book.From("thang", "low").ShouldBe(["low", "high"]);

    [Fact]
    public void knows_nothing_above_an_unknown_level() => book.From("thang", "x").ShouldBeEmpty();

    [Theory]
    [InlineData("thang", "high", null, null)]
    [InlineData("thang", "x", null, Refusal.SeverityLevelUnknown)]
    [InlineData("thang", "low", 10, null)]
    [InlineData("thang", "low", 80, Refusal.SeverityScoreOutsideBand)]
    [InlineData("thang", "high", 3, null)] // no band is stated
    [InlineData("scale-of-an-import", "Painful", 7, null)] // nobody has defined it
    public void takes_only_levels_of_the_scales_that_it_holds(string scale, string level, int? score, Refusal? refused)
    {
        var assess = new AssessIncidentSeverity(new(scale, level, score)) { Incident = Incidents.IncidentSpec.Id };

        var answer = IncidentDecider.Decide(Incidents.IncidentSpec.Given(Incidents.IncidentSpec.Reported).State, assess, World.Context with { Severity = book });

        answer.Refusal.ShouldBe(refused);
    }

    [Fact]
    public void holds_a_reported_incident_to_the_same()
    {
        var report = new ReportIncident("Xâm nhập", World.CyberAttack, When.Parse("2021-06-01"), Severity: new("thang", "x")) { Incident = new("a") };

        IncidentDecider.Decide(Incident.Initial, report, World.Context with { Severity = book }).ShouldBe(Decision<IncidentEvent>.Refuse(Refusal.SeverityLevelUnknown, "severity.level"));
    }
}

internal static class SeverityScaleSpec
{
    public static readonly SeverityLevel Low = new("low", new("thấp", "Low"), 0, 50, 25);
    public static readonly SeverityLevel High = new("high", new("cao", "High"));
    public static readonly SetSeverityScale Set = new(new("Thang", "Scale"), [Low, High], "Quy chế", Verified: true) { Scale = new("thang") };
    public static readonly SeverityScaleSet Scale = new(new("thang"), new("Thang", "Scale"), [Low, High], ValidFrom: null, "Quy chế", Verified: true);
    public static readonly SeverityScaleEnded Ended = new(new("thang"), new DateOnly(2023, 12, 31), "thang mới");

    public static Scenario<SeverityBook, SeverityScaleEvent, SeverityScaleCommand> Given(params ReadOnlySpan<SeverityScaleEvent> events) =>
        new Scenario<SeverityBook, SeverityScaleEvent, SeverityScaleCommand>(SeverityBook.Initial, SeverityBook.Evolve, SeverityScaleDecider.Decide, World.Context).After(events);
}
