using ThreatRegister.Domain;
using ThreatRegister.Domain.ReportingCalendars;
using ThreatRegister.Domain.Reviews;
using ThreatRegister.Tests.Domain_Specs.Common;

namespace ThreatRegister.Tests.Domain_Specs.ReferenceData;

public sealed class Beginning_a_review
{
    [Fact]
    public void records_what_it_is_of() => ReviewSpec.Given().When(begin).Then(ReviewSpec.Begun);

    [Fact]
    public void of_an_occasion_needs_the_occasion() =>
        ReviewSpec.Given().When(begin with { Occasion = null }).ThenRefused(Refusal.OccasionMissing, "occasion");

    [Fact]
    public void of_a_period_needs_the_period() =>
        ReviewSpec.Given().When(begin with { Kind = ReviewKind.Periodic }).ThenRefused(Refusal.PeriodMissing, "period");

    [Theory]
    [InlineData("unknown")]
    [InlineData("2020..")]
    public void of_a_period_needs_its_first_and_last_day(string period) =>
        ReviewSpec.Given().When(begin with { Kind = ReviewKind.Periodic, Period = When.Parse(period) }).ThenRefused(Refusal.PeriodUnbounded, "period");

    [Fact]
    public void of_a_topic_needs_the_topic_or_a_type()
    {
        ReviewSpec.Given().When(begin with { Kind = ReviewKind.Thematic }).ThenRefused(Refusal.TopicMissing, "topic");
        ReviewSpec.Given().When(begin with { Kind = ReviewKind.Thematic, Type = new("cyber.unheard-of") }).ThenRefused(Refusal.ThreatTypeUnknown, "type");
        ReviewSpec.Given().When(begin with { Kind = ReviewKind.Thematic, Topic = " Tin giả ", Type = World.FakeNews }).Then(
            ReviewSpec.Begun with { Kind = ReviewKind.Thematic, Topic = "Tin giả", Type = World.FakeNews });
    }

    [Fact]
    public void records_the_calendar_with_its_days_and_their_name_and_the_day_it_is_due() => ReviewSpec.Given().When(inCalendar).Then(
        ReviewSpec.Begun with { Calendar = "nd-09-2019", Period = When.Parse("2020-12-15..2021-06-14"), Due = When.Parse("2021-06-20"), PeriodName = "2021-H1" });

    [Fact]
    public void in_a_calendar_may_be_of_days_that_have_no_name_there() => ReviewSpec.Given().When(inCalendar with { PeriodName = null, Period = When.Parse("2020-12-15..2021-05-14"), Due = null }).Then(
        ReviewSpec.Begun with { Calendar = "nd-09-2019", Period = When.Parse("2020-12-15..2021-05-14") });

    [Theory]
    [InlineData("nd-09-2020")]
    [InlineData("15/12 đến 14/12")]
    [InlineData(null)]
    public void in_a_calendar_that_nobody_has_set_is_refused(string? calendar) =>
        ReviewSpec.Given().When(inCalendar with { Calendar = calendar }).ThenRefused(Refusal.CalendarUnknown, "calendar");

    [Theory]
    [InlineData("2021-H1", "2021-H1")]
    [InlineData("2020-12-15..2021-06-14", "2021-Q1")]
    [InlineData("2020-12-15..2021-06-14", "nửa đầu năm")]
    public void of_other_days_than_the_calendar_has_under_that_name_is_refused(string period, string name) =>
        ReviewSpec.Given().When(inCalendar with { Period = When.Parse(period), PeriodName = name }).ThenRefused(Refusal.PeriodNotInCalendar, "period");

    [Fact]
    public void that_replaces_another_keeps_the_days_that_were_issued_whatever_the_calendar_says() =>
        ReviewSpec.Given().When(inCalendar with { Calendar = "15/12 đến 14/12", Replaces = new("r-1"), Grounds = "sai số liệu", PeriodName = null, Due = null }).Then(
            ReviewSpec.Begun with { Calendar = "15/12 đến 14/12", Period = When.Parse("2020-12-15..2021-06-14"), Replaces = new("r-1"), Grounds = "sai số liệu" });

    [Fact]
    public void that_replaces_another_needs_grounds()
    {
        ReviewSpec.Given().When(begin with { Replaces = new("r-1") }).ThenRefused(Refusal.GroundsMissing, "grounds");
        ReviewSpec.Given().When(begin with { Replaces = ReviewSpec.Id, Grounds = "sai số liệu" }).ThenRefused(Refusal.ReplacedByItself, "replaces");
        ReviewSpec.Given().When(begin with { Replaces = new("r-1"), Grounds = "sai số liệu" }).Then(
            ReviewSpec.Begun with { Replaces = new("r-1"), Grounds = "sai số liệu" });
    }

    [Fact]
    public void needs_a_title() => ReviewSpec.Given().When(begin with { Title = "" }).ThenRefused(Refusal.TitleMissing, "title");

    [Fact]
    public void twice_is_refused() => ReviewSpec.Given(ReviewSpec.Begun).When(begin).ThenRefused(Refusal.AlreadyExists, "review");

    private static readonly BeginReview begin = new(
        ReviewKind.Occasion, "Tổng kết bảo đảm an ninh ASEAN 2020", new OccasionId("asean-2020"), By: "Tiểu ban", Statement: World.Document) { Review = ReviewSpec.Id };

    private static readonly BeginReview inCalendar = begin with { Calendar = "nd-09-2019", Period = When.Parse("2020-12-15..2021-06-14"), Due = When.Parse("2021-06-20"), PeriodName = "2021-H1" };
}

public sealed class Returning_a_review
{
    [Fact]
    public void records_why_and_to_whom() => ReviewSpec.Given(ReviewSpec.Begun).When(back).Then(returned);

    [Fact]
    public void a_second_time_for_other_reasons_is_another_return() => ReviewSpec.Given(ReviewSpec.Begun, returned)
        .When(back with { Grounds = "bổ sung số liệu" }).Then(returned with { Grounds = "bổ sung số liệu" });

    [Fact]
    public void needs_grounds() => ReviewSpec.Given(ReviewSpec.Begun).When(back with { Grounds = "" }).ThenRefused(Refusal.GroundsMissing, "grounds");

    [Fact]
    public void that_was_not_begun_is_refused() => ReviewSpec.Given().When(back).ThenRefused(Refusal.NotFound, "review");

    [Fact]
    public void twice_changes_nothing() => ReviewSpec.Given(ReviewSpec.Begun, returned).When(back).ThenNothing();

    private static readonly ReturnReview back = new("hoàn thiện báo cáo", By: "Thủ tướng") { Review = ReviewSpec.Id };
    private static readonly ReviewReturned returned = new("hoàn thiện báo cáo", "Thủ tướng", To: null, Statement.Own);
}

internal static class ReviewSpec
{
    public static readonly ReviewId Id = new("asean-2020-review");

    public static readonly ReviewBegun Begun = new(
        Id, ReviewKind.Occasion, "Tổng kết bảo đảm an ninh ASEAN 2020", new OccasionId("asean-2020"), Period: null, "Tiểu ban", Tlp.Green, World.Document);

    private static readonly CalendarBook calendars = CalendarBook.Evolve(CalendarBook.Initial, new ReportingCalendarSet(
        new("nd-09-2019"), new("Kỳ báo cáo", "Reporting periods"), Agency: null, [new("H1", "12-15", "06-14"), new("H2", "06-15", "12-14")], ValidFrom: null, "Nghị định 09/2019/NĐ-CP", Verified: false));

    public static Scenario<Review, ReviewEvent, ReviewCommand> Given(params ReadOnlySpan<ReviewEvent> events) => As("can-bo-1", events);

    /// <summary>What happens when this one sends the command.</summary>
    public static Scenario<Review, ReviewEvent, ReviewCommand> As(string actor, params ReadOnlySpan<ReviewEvent> events) =>
        new Scenario<Review, ReviewEvent, ReviewCommand>(Review.Initial, Review.Evolve, ReviewDecider.Decide, World.Context with { Actor = actor, Calendars = calendars }).After(events);
}
