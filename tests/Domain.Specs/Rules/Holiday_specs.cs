using Shouldly;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Holidays;
using ThreatRegister.Tests.Domain_Specs.Common;
using static ThreatRegister.Tests.Domain_Specs.Rules.HolidaySpec;

namespace ThreatRegister.Tests.Domain_Specs.Rules;

public sealed class Setting_a_holiday
{
    [Fact]
    public void records_it() => Given().When(set).Then(Tet);

    [Fact]
    public void twice_changes_nothing() => Given(Tet).When(set).ThenNothing();

    [Fact]
    public void needs_a_basis() => Given().When(set with { Basis = "" }).ThenRefused(Refusal.BasisMissing, "basis");

    [Fact]
    public void needs_days() => Given().When(set with { Days = null }).ThenRefused(Refusal.DaysMissing, "days");

    [Fact]
    public void refuses_a_day_that_no_year_has() => Given().When(set with { Yearly = "13-01" }).ThenRefused(Refusal.DayOfYearInvalid, "yearly");

    [Fact]
    public void refuses_days_that_run_backwards() =>
        Given().When(set with { Days = [new(new(2021, 2, 16), new(2021, 2, 10))] }).ThenRefused(Refusal.DaysInvalid, "days[0]");

    [Fact]
    public void refuses_making_up_on_a_working_day() =>
        Given().When(set with { WorkingDays = [new DateOnly(2021, 2, 17)] }).ThenRefused(Refusal.NotAWeekend, "workingDays[0]");

    private static readonly SetHoliday set = new(new("Tết Tân Sửu", "Tết 2021"), "Thông báo", Days: Tet.Days, WorkingDays: Tet.WorkingDays, Verified: true) { Holiday = Tet.Holiday };
}

public sealed class Ending_a_holiday
{
    [Fact]
    public void records_its_last_day() => Given(Tet).When(end).Then(Ended);

    [Fact]
    public void twice_changes_nothing() => Given(Tet, Ended).When(end).ThenNothing();

    [Fact]
    public void that_was_never_set_is_refused() => Given().When(end).ThenRefused(Refusal.NotFound, "holiday");

    private static readonly EndHoliday end = new(new DateOnly(2021, 2, 12), "rút ngắn") { Holiday = Tet.Holiday };
}

public sealed class Days_of_work
{
    [Theory]
    [InlineData("2021-02-09", true)]
    [InlineData("2021-02-10", false)] // Tết
    [InlineData("2021-02-16", false)]
    [InlineData("2021-02-17", true)]
    [InlineData("2021-02-20", true)] // a Saturday that is made up on
    [InlineData("2021-02-21", false)]
    [InlineData("2022-09-02", false)] // every year
    public void leave_out_weekends_and_holidays(string day, bool works) => Book(Tet, NationalDay).IsWorkingDay(Day(day)).ShouldBe(works);

    [Fact]
    public void are_taken_for_holidays_that_fall_on_a_weekend()
    {
        // 30 April 2022 is a Saturday, 1 May a Sunday: Monday and Tuesday are free instead.
        var book = Book(NationalDay with { Holiday = new("a"), Yearly = "04-30" }, NationalDay with { Holiday = new("b"), Yearly = "05-01" });

        Enumerable.Range(0, 6).Select(days => book.IsWorkingDay(Day("2022-04-29").AddDays(days))).ShouldBe([true, false, false, false, false, true]);
    }

    [Fact]
    public void are_not_taken_where_the_holiday_says_so() =>
        Book(NationalDay with { Yearly = "05-01", InLieu = false }).IsWorkingDay(Day("2022-05-02")).ShouldBeTrue();

    [Fact]
    public void are_added_without_the_day_of_the_beginning() =>
        new WorkingDays(Book(Tet)).Add(Day("2021-02-08"), 3).ShouldBe(Day("2021-02-18")); // the 9th, then the 17th and 18th

    [Fact]
    public void count_a_day_again_when_a_holiday_has_ended() => Book(Tet, Ended).IsWorkingDay(Day("2021-02-15")).ShouldBeTrue();

    private static HolidayBook Book(params ReadOnlySpan<HolidayEvent> events) => Given(events).State;

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}

internal static class HolidaySpec
{
    public static readonly HolidaySet Tet = new(
        new("tet-2021"), new("Tết Tân Sửu", "Tết 2021"), Yearly: null, [new(new(2021, 2, 10), new(2021, 2, 16))], [new DateOnly(2021, 2, 20)], InLieu: false, ValidFrom: null, "Thông báo", Verified: true);

    public static readonly HolidaySet NationalDay = new(new("quoc-khanh"), new("Quốc khánh", "National Day"), "09-02", [], [], InLieu: true, ValidFrom: null, "Bộ luật Lao động", Verified: true);
    public static readonly HolidayEnded Ended = new(Tet.Holiday, new DateOnly(2021, 2, 12), "rút ngắn");

    public static Scenario<HolidayBook, HolidayEvent, HolidayCommand> Given(params ReadOnlySpan<HolidayEvent> events) =>
        new Scenario<HolidayBook, HolidayEvent, HolidayCommand>(HolidayBook.Initial, HolidayBook.Evolve, HolidayDecider.Decide, World.Context).After(events);
}
