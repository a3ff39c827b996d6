using Shouldly;
using ThreatRegister.Application.Queries;
using ThreatRegister.Application.Queries.Rules;
using ThreatRegister.Application.Words;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Incidents;

namespace ThreatRegister.Tests.Application_Specs.Queries;

public sealed class Times_of_incidents
{
    private const string Attack = "cyber.attack";
    private static readonly Moment moment = new(9, RecordedAt: null, "chain");

    [Fact]
    public void have_a_median_and_a_90th_percentile_by_nearest_rank()
    {
        // 1 to 10 hours: the fifth and the ninth.
        var figure = Detection([.. Enumerable.Range(1, 10).Select(hours => Group(hours * 60, hours * 60))]);

        (figure.Median, figure.Percentile90).ShouldBe((new(300, 300), new(540, 540)));
    }

    [Fact]
    public void take_the_higher_one_of_a_rank_that_lies_between() => Detection(Group(60, 60, records: 4), Group(120, 120, records: 1)).Percentile90.ShouldBe(new(120, 120));

    [Fact]
    public void keep_the_bounds_that_dates_allow() => Detection(Group(0, 1440), Group(1440, 4320), Group(10, 10)).Median.ShouldBe(new(10, 1440));

    [Fact]
    public void say_of_how_many_they_are_known()
    {
        var figure = Detection(Group(60, 60, records: 12), Group(null, null, records: 28));

        (figure.Known, figure.Of).ShouldBe((12, 40));
        DurationText.Share(figure, "vi").ShouldBe("biết được ở 12 trong 40");
    }

    [Fact]
    public void are_not_made_up_where_none_is_known() => Detection(Group(null, null)).ShouldBe(new TimeFigure(0, 1, null, null));

    [Fact]
    public void have_figures_of_their_own_for_what_was_blocked_and_near_misses()
    {
        var measure = TimesView.Of(moment, null, null, [Group(60, 60), Group(30, 30) with { Outcome = Outcome.Blocked }, Group(90, 90) with { Outcome = Outcome.NearMiss }]).Total.Detection;

        (measure.All.Of, measure.Blocked.Median, measure.NearMiss.Median).ShouldBe((3, new(30, 30), new(90, 90)));
    }

    [Fact]
    public void are_told_by_type_and_period()
    {
        DurationGroup[] groups = [Group(60, 60), Group(30, 30) with { Within = "2021" }, Group(30, 30) with { Type = "cyber.malware" }];

        TimesView.Of(moment, null, Granularity.Year, groups).Lines.Select(line => (line.Type, line.Period)).ShouldBe([(Attack, "2020"), (Attack, "2021"), ("cyber.malware", "2020")]);
        TimesView.Of(moment, null, null, groups).Lines.Select(line => (line.Type, line.Period)).ShouldBe([(Attack, null), ("cyber.malware", null)]);
    }

    [Theory]
    [InlineData(90, 90, "90 phút", "90 min")]
    [InlineData(750, 750, "12,5 giờ", "12.5 h")]
    [InlineData(0, 4320, "0–3 ngày", "0–3 days")]
    public void are_said_in_the_unit_that_fits(long low, long high, string vi, string en) =>
        (DurationText.Of(new(low, high), "vi"), DurationText.Of(new(low, high), "en")).ShouldBe((vi, en));

    private static TimeFigure Detection(params DurationGroup[] groups) => TimesView.Of(moment, null, null, groups).Total.Detection.All;

    private static DurationGroup Group(long? low, long? high, long records = 1) => new(Attack, "2020", Outcome.Succeeded, TimeSpanKind.Detection, low, high, records);
}
