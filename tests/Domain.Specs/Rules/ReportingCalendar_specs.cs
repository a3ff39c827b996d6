using Shouldly;
using ThreatRegister.Domain;
using ThreatRegister.Domain.ReportingCalendars;
using ThreatRegister.Tests.Domain_Specs.Common;
using static ThreatRegister.Tests.Domain_Specs.Rules.ReportingCalendarSpec;

namespace ThreatRegister.Tests.Domain_Specs.Rules;

public sealed class Setting_a_reporting_calendar
{
    [Fact]
    public void records_it() => Given().When(Set).Then(Calendar);

    [Fact]
    public void twice_changes_nothing() => Given(Calendar).When(Set).ThenNothing();

    [Fact]
    public void needs_a_basis() => Given().When(Set with { Basis = "" }).ThenRefused(Refusal.BasisMissing, "basis");

    [Fact]
    public void needs_a_part_of_the_year() => Given().When(Set with { Parts = [] }).ThenRefused(Refusal.PartsOfYearMissing, "parts");

    [Fact]
    public void refuses_a_part_twice() => Given().When(Set with { Parts = [Year, Year] }).ThenRefused(Refusal.PartOfYearRepeated, "parts");

    [Fact]
    public void refuses_an_unknown_part() => Given().When(Set with { Parts = [Year with { Part = "Q5" }] }).ThenRefused(Refusal.PartOfYearUnknown, "parts[0].part");

    [Fact]
    public void refuses_a_day_that_no_year_has() => Given().When(Set with { Parts = [Year with { First = "02-30" }] }).ThenRefused(Refusal.DayOfYearInvalid, "parts[0].first");

    [Fact]
    public void refuses_a_year_that_loses_a_day() => Given().When(Set with { Parts = [Year with { First = "12-16" }] }).ThenRefused(Refusal.CalendarHasGaps, "parts");

    [Fact]
    public void refuses_halves_that_overlap() =>
        Given().When(Set with { Parts = [new("H1", "12-15", "06-15"), new("H2", "06-15", "12-14")] }).ThenRefused(Refusal.CalendarHasGaps, "parts");

    [Fact]
    public void takes_one_half_alone() => Given().When(Set with { Parts = [FirstHalf] }).Then(Calendar with { Parts = [FirstHalf] });
}

public sealed class Ending_a_reporting_calendar
{
    [Fact]
    public void records_its_last_day() => Given(Calendar).When(end).Then(Ended);

    [Fact]
    public void twice_changes_nothing() => Given(Calendar, Ended).When(end).ThenNothing();

    [Fact]
    public void that_was_never_set_is_refused() => Given().When(end).ThenRefused(Refusal.NotFound, "calendar");

    private static readonly EndReportingCalendar end = new(new DateOnly(2022, 12, 14), "lịch mới") { Calendar = Id };
}

public sealed class A_reporting_calendar
{
    [Theory]
    [InlineData("2021", "2020-12-15..2021-12-14")]
    [InlineData("2021-H1", "2020-12-15..2021-06-14")]
    [InlineData("2021-H2", "2021-06-15..2021-12-14")]
    public void has_days_of_its_own(string named, string days) => PeriodOf(named, Calendar).ShouldBe(days);

    [Theory]
    [InlineData("2021-Q1")] // not a part that it knows
    [InlineData("2021-06-05")]
    [InlineData("2021-01-01..2021-02-03")]
    public void says_nothing_of_other_stretches(string named) => PeriodOf(named, Calendar).ShouldBeNull();

    [Fact]
    public void counts_the_end_of_february_as_such() =>
        PeriodOf("2023-02", Calendar with { Parts = [new("02", "02-01", "02-29")] }).ShouldBe("2023-02");

    [Fact]
    public void says_when_figures_are_closed_and_when_the_report_is_due()
    {
        var period = Given(Calendar).State.PeriodOf(Id, Period.Parse("2021"))!;

        (period.CutOff, period.Due).ShouldBe((new DateOnly(2021, 12, 14), new DateOnly(2022, 1, 5)));
    }

    [Fact]
    public void has_each_version_for_the_periods_that_begin_with_it()
    {
        ReportingCalendarEvent[] events = [Calendar, Calendar with { Parts = [new("year", "11-15", "11-14")], ValidFrom = new DateOnly(2021, 11, 15) }];

        PeriodOf("2021", events).ShouldBe("2020-12-15..2021-12-14");
        PeriodOf("2022", events).ShouldBe("2021-11-15..2022-11-14");
    }

    [Fact]
    public void is_over_for_the_periods_after_its_end()
    {
        PeriodOf("2022", Calendar, Ended).ShouldBe("2021-12-15..2022-12-14");
        PeriodOf("2023", Calendar, Ended).ShouldBeNull();
    }

    private static string? PeriodOf(string named, params ReadOnlySpan<ReportingCalendarEvent> events) => Given(events).State.PeriodOf(Id, Period.Parse(named))?.Period.Text;
}

internal static class ReportingCalendarSpec
{
    public static readonly LocalId Id = new("van-phong");
    public static readonly CalendarPart Year = new("year", "12-15", "12-14", CutOff: "12-14", Due: "01-05");
    public static readonly CalendarPart FirstHalf = new("H1", "12-15", "06-14");
    public static readonly SetReportingCalendar Set = new(new("Kỳ báo cáo", "Calendar"), [Year, FirstHalf, new("H2", "06-15", "12-14")], "Quy chế", Agency: "Văn phòng") { Calendar = Id };
    public static readonly ReportingCalendarSet Calendar = new(Id, Set.Name, "Văn phòng", Set.Parts, ValidFrom: null, "Quy chế", Verified: false);
    public static readonly ReportingCalendarEnded Ended = new(Id, new DateOnly(2022, 12, 14), "lịch mới");

    public static Scenario<CalendarBook, ReportingCalendarEvent, ReportingCalendarCommand> Given(params ReadOnlySpan<ReportingCalendarEvent> events) =>
        new Scenario<CalendarBook, ReportingCalendarEvent, ReportingCalendarCommand>(CalendarBook.Initial, CalendarBook.Evolve, ReportingCalendarDecider.Decide, World.Context).After(events);
}
