using Shouldly;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Indicators;
using ThreatRegister.Projections.Indicators;
using static ThreatRegister.Tests.Projections_Specs.Folds;

namespace ThreatRegister.Tests.Projections_Specs;

public sealed class Folding_indicators
{
    private static readonly IndicatorRegister register = new();
    private static readonly Statement stated = Doc("doc-1", "2022-04"), other = Doc("doc-2");

    private static readonly IndicatorObserved observed = new(
        new("a"), "An toàn, an ninh mạng", "Việt Nam", new(25, 194), IndicatorScope.World, null, [new("cyber")], Name: null, Publisher: null, Period: null, Tlp.Clear, stated);

    [Fact]
    public void that_are_observed_gives_a_row_without_what_is_not_stated() => Row(register, observed).ShouldBe(Expected);

    public static TheoryData<IndicatorEvent, IndicatorRow> EachEvent => new()
    {
        { observed, Expected with { RecordedAt = Morning.AddMinutes(1) } },
        {
            new IndicatorNamed(new("Chỉ số", "Index"), "ITU", null, other),
            Expected with { Name = new("Chỉ số", "Index"), Publisher = "ITU", Naming = [other], Sources = [new("doc-1"), new("doc-2")] }
        },
        { new IndicatorCorroborated(other), Expected with { Corroborations = [new(null, other)], Sources = [new("doc-1"), new("doc-2")] } },
        {
            new IndicatorCorrected(new("x", "y", new(7), IndicatorScope.Region, "châu Á", [], new("Tên", null), "Nơi", When.Parse("2020"), Tlp.Amber), "nhầm", stated),
            Expected with
            {
                Subject = "x", About = "y", Figure = new(7), Scope = IndicatorScope.Region, Region = "châu Á", Types = [], Name = new("Tên", null), Publisher = "Nơi", Period = When.Parse("2020"), Marking = Tlp.Amber,
            }
        },
        { new IndicatorWithdrawn("nhầm"), Expected with { Status = IndicatorStatus.Withdrawn } },
    };

    [Theory]
    [MemberData(nameof(EachEvent))]
    public void follows_each_event(IndicatorEvent happened, IndicatorRow expected) => Row(register, observed, happened).ShouldBe(expected with { Version = 2 });

    [Fact]
    public void is_tried_with_every_event_there_is() =>
        EachEvent.Select(row => row.Data.Item1.GetType()).Distinct().ShouldBe(Family(typeof(IndicatorEvent)), ignoreOrder: true);

    [Theory]
    [InlineData(25, 194, null, null, "25/194")]
    [InlineData(7, null, null, null, "7")]
    [InlineData(null, null, "94.59", "điểm", "94.59 điểm")]
    [InlineData(null, null, "0.7", null, "0.7")]
    public void writes_the_figure(int? rank, int? of, string? value, string? unit, string text) =>
        Row(register, observed with { Figure = new(rank, of, value is null ? null : decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture), unit) }).Text.ShouldBe(text);

    private static IndicatorRow Expected => new(
        "a", "An toàn, an ninh mạng", "Việt Nam", new(25, 194), IndicatorScope.World, null, [new("cyber")], null, null, null, IndicatorStatus.Stands, [], [], Tlp.Clear, [new("doc-1")], stated,
        When.Parse("2022-04"), Morning, 1);
}
