using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using ThreatRegister.Domain;

namespace ThreatRegister.Tests.Domain_Specs.Common;

public sealed class A_period
{
    [Theory]
    [InlineData("2021", "2021", "2021-01-01", "2021-12-31")]
    [InlineData("2021-H1", "2021-H1", "2021-01-01", "2021-06-30")]
    [InlineData("2021-Q4", "2021-Q4", "2021-10-01", "2021-12-31")]
    [InlineData("2020-02", "2020-02", "2020-02-01", "2020-02-29")]
    [InlineData("2021-06-05", "2021-06-05", "2021-06-05", "2021-06-05")]
    [InlineData("2020-12-15..2021-12-14", "2020-12-15..2021-12-14", "2020-12-15", "2021-12-14")]
    [InlineData("2021-01-01..2021-12-31", "2021", "2021-01-01", "2021-12-31")]
    [InlineData("2021-01..2021-06", "2021-H1", "2021-01-01", "2021-06-30")]
    [InlineData("2021-02..2021-03", "2021-02-01..2021-03-31", "2021-02-01", "2021-03-31")]
    public void has_one_text_for_the_same_days(string text, string canonical, string first, string last)
    {
        var period = Period.Parse(text);

        (period.Text, period.First, period.Last).ShouldBe((canonical, Day(first), Day(last)));
    }

    [Theory]
    [InlineData("unknown")]
    [InlineData("2021..")]
    [InlineData("2021-06-05T08:30")]
    [InlineData("2021-06-05/night")]
    [InlineData("2021-06-05..2021-06-04")]
    [InlineData("2021-02-30")]
    [InlineData("năm 2021")]
    public void refuses_what_is_no_stretch_of_days(string text)
    {
        Should.Throw<FormatException>(() => Period.Parse(text));
        Period.TryParse(text, out _).ShouldBeFalse();
    }

    [Theory]
    [InlineData("2020", Granularity.Year, "2020")]
    [InlineData("2020-04-10/night", Granularity.Month, "2020-04")]
    [InlineData("2020-Q2", Granularity.Half, "2020-H1")]
    [InlineData("2020-Q3", Granularity.Quarter, "2020-Q3")]
    [InlineData("2020-12-15..2020-12-31", Granularity.Month, "2020-12")]
    [InlineData("2020-04..", Granularity.Month, "2020-04")]
    public void holds_a_date_if_it_holds_all_of_it(string when, Granularity granularity, string period) =>
        Period.PeriodOf(When.Parse(when), granularity).ShouldBe(Period.Parse(period));

    [Theory]
    [InlineData("2020", Granularity.Month)]
    [InlineData("2020-12-15..2021-01-02", Granularity.Year)]
    [InlineData("2020..", Granularity.Month)]
    [InlineData("unknown", Granularity.Year)]
    public void is_never_guessed(string when, Granularity granularity) => Period.PeriodOf(When.Parse(when), granularity).ShouldBeNull();

    [Theory]
    [InlineData("2021", "2020", "2020")]
    [InlineData("2021-H1", "2020-H1", "2020-H2")]
    [InlineData("2021-Q1", "2020-Q1", "2020-Q4")]
    [InlineData("2021-03", "2020-03", "2021-02")]
    [InlineData("2021-02", "2020-02", "2021-01")]
    [InlineData("2020-02-29", "2019-02-28", "2020-02-28")]
    [InlineData("2020-12-15..2021-12-14", "2019-12-15..2020-12-14", "2019-12-15..2020-12-14")]
    [InlineData("2020-12-15..2021-02-28", "2019-12-15..2020-02-29", "2020-09-30..2020-12-14")]
    [InlineData("2021-01-01..2021-01-10", "2020-01-01..2020-01-10", "2020-12-22..2020-12-31")]
    [InlineData("2021-02..2021-04", "2020-02-01..2020-04-30", "2020-11-01..2021-01-31")]
    public void knows_the_same_period_last_year_and_the_one_before(string period, string lastYear, string previous)
    {
        Period.Parse(period).SamePeriodLastYear().Text.ShouldBe(lastYear);
        Period.Parse(period).Previous().Text.ShouldBe(previous);
    }

    [Theory]
    [InlineData("0001")]
    [InlineData("0001-01")]
    [InlineData("0001-01-01")]
    public void has_nothing_before_the_calendar(string first)
    {
        Should.Throw<FormatException>(() => Period.Parse(first).SamePeriodLastYear());
        Should.Throw<FormatException>(() => Period.Parse(first).Previous());
    }

    [Theory]
    [InlineData("2021", Granularity.Half, "2021-H1 2021-H2")]
    [InlineData("2021-H1", Granularity.Quarter, "2021-Q1 2021-Q2")]
    [InlineData("2021-Q2", Granularity.Month, "2021-04 2021-05 2021-06")]
    [InlineData("2021-06", Granularity.Year, "2021-06")]
    [InlineData("2020-12-15..2021-02-14", Granularity.Month, "2020-12-15..2020-12-31 2021-01 2021-02-01..2021-02-14")]
    public void is_covered_by_its_parts(string period, Granularity granularity, string parts) =>
        string.Join(' ', Period.Parse(period).SubPeriods(granularity).Select(part => part.Text)).ShouldBe(parts);

    [Theory]
    [InlineData("2021-02-28T23:59", true, true)]
    [InlineData("2021", false, true)]
    [InlineData("2021-03-01", false, false)]
    public void contains_or_overlaps_dates(string when, bool contains, bool overlaps)
    {
        Period.Parse("2021-02").Contains(When.Parse(when)).ShouldBe(contains);
        Period.Parse("2021-02").Overlaps(When.Parse(when)).ShouldBe(overlaps);
    }

    [Fact]
    public void texts_of_one_granularity_sort_in_the_order_of_time() =>
        Prop.ForAll(
            Dates.Day.ToArbitrary(),
            Dates.Day.ToArbitrary(),
            (one, other) => Enum.GetValues<Granularity>().All(granularity =>
                Math.Sign(string.CompareOrdinal(Period.Around(one, granularity).Text, Period.Around(other, granularity).Text))
                == Math.Sign(Period.Around(one, granularity).First.CompareTo(Period.Around(other, granularity).First)))).QuickCheckThrowOnFailure();

    [Fact]
    public void survives_the_way_to_text_and_back() =>
        Prop.ForAll(
            Dates.Day.ToArbitrary(),
            Gen.Choose(0, 800).ToArbitrary(),
            (first, days) =>
            {
                var period = Period.Of(first, DateOnly.FromDayNumber(Math.Min(first.DayNumber + days, new DateOnly(9998, 12, 31).DayNumber)));
                return Period.Parse(period.Text) == period;
            }).QuickCheckThrowOnFailure();

    private static DateOnly Day(string text) => DateOnly.FromDateTime(When.Parse(text).From);
}
