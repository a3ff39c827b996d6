using ThreatRegister.Domain;
using ThreatRegister.Domain.Indicators;
using ThreatRegister.Tests.Domain_Specs.Common;
using static ThreatRegister.Tests.Domain_Specs.Indicators.IndicatorSpec;

namespace ThreatRegister.Tests.Domain_Specs.Indicators;

internal static class IndicatorSpec
{
    public static readonly IndicatorId Id = new("an-toan-mang-the-gioi");

    public static readonly IndicatorObserved Observed = new(
        Id, "An toàn, an ninh mạng", "Việt Nam", new(25, 194), IndicatorScope.World, Region: null, [World.Cyber], Name: null, Publisher: null, Period: null, Tlp.Green, World.Document);

    public static readonly IndicatorNamed Named = new(new("Chỉ số an toàn thông tin mạng toàn cầu", "Global Cybersecurity Index"), "ITU", When.Parse("2020"), World.OtherDocument);
    public static readonly IndicatorWithdrawn Withdrawn = new("nhầm nguồn");

    public static Scenario<Indicator, IndicatorEvent, IndicatorCommand> Given(params ReadOnlySpan<IndicatorEvent> events) =>
        new Scenario<Indicator, IndicatorEvent, IndicatorCommand>(Indicator.Initial, Indicator.Evolve, IndicatorDecider.Decide, World.Context).After(events);
}

public sealed class Observing_an_indicator
{
    [Fact]
    public void keeps_the_rank_and_leaves_open_what_is_not_stated() => Given().When(observe).Then(Observed);

    [Fact]
    public void may_keep_a_value_with_its_unit() => Given()
        .When(observe with { Figure = new(Value: 94.59m, Unit: " điểm "), Scope = IndicatorScope.Country, Region = " Việt Nam " })
        .Then(Observed with { Figure = new(Value: 94.59m, Unit: "điểm"), Scope = IndicatorScope.Country, Region = "Việt Nam" });

    [Theory]
    [InlineData(null, null, null, null, "figure")]
    [InlineData(25, null, 94, null, "figure")]
    [InlineData(0, null, null, null, "figure.rank")]
    [InlineData(195, 194, null, null, "figure.of")]
    [InlineData(null, 194, 94, null, "figure.of")]
    [InlineData(25, null, null, "điểm", "figure.unit")]
    public void needs_a_figure_that_can_be(int? rank, int? of, int? value, string? unit, string field) =>
        Given().When(observe with { Figure = new(rank, of, value, unit) }).ThenRefused(Refusal.FigureInvalid, field);

    [Fact]
    public void names_the_region_of_its_scope_and_none_for_the_world()
    {
        Given().When(observe with { Scope = IndicatorScope.Region }).ThenRefused(Refusal.RegionMissing, "region");
        Given().When(observe with { Region = "châu Á" }).ThenRefused(Refusal.RegionNotAllowed, "region");
    }

    [Fact]
    public void needs_what_it_measures_and_of_whom()
    {
        Given().When(observe with { Subject = " " }).ThenRefused(Refusal.TextMissing, "subject");
        Given().When(observe with { About = "" }).ThenRefused(Refusal.TextMissing, "about");
    }

    [Fact]
    public void is_about_known_types() => Given().When(observe with { Types = [new("x")] }).ThenRefused(Refusal.ThreatTypeUnknown, "types[0]");

    [Fact]
    public void of_the_future_is_refused() => Given().When(observe with { Period = When.Parse("2030") }).ThenRefused(Refusal.TimeInFuture, "period");

    [Fact]
    public void twice_is_refused() => Given(Observed).When(observe).ThenRefused(Refusal.AlreadyExists, "indicator");

    private static readonly ObserveIndicator observe = new(Observed.Subject, Observed.About, Observed.Figure, Observed.Scope, Types: Observed.Types, Statement: World.Document) { Indicator = Id };
}

public sealed class Naming_an_indicator
{
    [Fact]
    public void keeps_what_another_source_tells() => Given(Observed).When(name).Then(Named);

    [Fact]
    public void may_tell_one_thing_after_another() => Given(Observed, Named with { Publisher = null }).When(name with { Name = null, Period = null }).Then(Named with { Name = null, Period = null });

    [Fact]
    public void twice_changes_nothing() => Given(Observed, Named).When(name).ThenNothing();

    [Fact]
    public void otherwise_than_known_is_a_correction() => Given(Observed, Named).When(name with { Publisher = "Liên hợp quốc" }).ThenRefused(Refusal.AlreadyNamed, "publisher");

    [Fact]
    public void needs_a_source() => Given(Observed).When(name with { Statement = Statement.Own }).ThenRefused(Refusal.SourceMissing, "statement.source");

    [Fact]
    public void tells_something() => Given(Observed).When(name with { Name = null, Publisher = " ", Period = null }).ThenRefused(Refusal.NameMissing, "name");

    [Fact]
    public void that_was_not_observed_is_refused() => Given().When(name).ThenRefused(Refusal.NotFound, "indicator");

    private static readonly NameIndicator name = new(World.OtherDocument, Named.Name, " ITU ", Named.Period) { Indicator = Id };
}

public sealed class Corroborating_an_indicator
{
    [Fact]
    public void keeps_the_further_source() => Given(Observed).When(corroborate).Then(new IndicatorCorroborated(World.OtherDocument));

    [Fact]
    public void twice_changes_nothing() => Given(Observed, new IndicatorCorroborated(World.OtherDocument)).When(corroborate).ThenNothing();

    [Fact]
    public void that_was_withdrawn_is_refused() => Given(Observed, Withdrawn).When(corroborate).ThenRefused(Refusal.AlreadyWithdrawn);

    private static readonly CorroborateIndicator corroborate = new(World.OtherDocument) { Indicator = Id };
}

public sealed class Correcting_an_indicator
{
    [Fact]
    public void records_what_differs_and_why() => Given(Observed)
        .When(correct with { Corrections = new(Subject: Observed.Subject, Figure: new(24, 194)) }).Then(new IndicatorCorrected(new(Figure: new(24, 194)), "đối chiếu", World.Document));

    [Fact]
    public void can_change_every_part() => Given(Observed).When(correct).Then(new IndicatorCorrected(correct.Corrections, "đối chiếu", World.Document));

    [Fact]
    public void to_what_it_is_changes_nothing() => Given(Observed, Named).When(correct with { Corrections = new(Figure: Observed.Figure, Name: Named.Name) }).ThenNothing();

    [Fact]
    public void leaves_a_whole_indicator()
    {
        Given(Observed).When(correct with { Corrections = new(Scope: IndicatorScope.Region) }).ThenRefused(Refusal.RegionMissing, "corrections.region");
        Given(Observed).When(correct with { Corrections = new(Figure: new(Of: 3)) }).ThenRefused(Refusal.FigureInvalid, "corrections.figure");
    }

    [Fact]
    public void needs_grounds() => Given(Observed).When(correct with { Grounds = "" }).ThenRefused(Refusal.GroundsMissing, "grounds");

    private static readonly CorrectIndicator correct = new(
        new("An ninh mạng", "Nước ta", new(7), IndicatorScope.Region, "Đông Nam Á", [World.Information], new("Chỉ số", null), "ITU", When.Parse("2020"), Tlp.Amber), "đối chiếu", World.Document) { Indicator = Id };
}

public sealed class Withdrawing_an_indicator
{
    [Fact]
    public void records_why() => Given(Observed).When(withdraw).Then(Withdrawn);

    [Fact]
    public void twice_changes_nothing() => Given(Observed, Withdrawn).When(withdraw).ThenNothing();

    [Fact]
    public void again_for_another_reason_is_refused() => Given(Observed, Withdrawn).When(withdraw with { Grounds = "trùng" }).ThenRefused(Refusal.AlreadyWithdrawn);

    private static readonly WithdrawIndicator withdraw = new(Withdrawn.Grounds) { Indicator = Id };
}
