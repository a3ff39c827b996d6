using Shouldly;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Deadlines;
using ThreatRegister.Domain.Holidays;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Domain.SeverityScales;
using ThreatRegister.Tests.Domain_Specs.Common;
using static ThreatRegister.Tests.Domain_Specs.Rules.DeadlineSpec;

namespace ThreatRegister.Tests.Domain_Specs.Rules;

/// <summary>Detected on 1 June 2021 at 08:30; five days end with 6 June.</summary>
public sealed class Reckoning_deadlines
{
    private static readonly TimeZoneInfo zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Ho_Chi_Minh");
    private static readonly DeadlineCase intrusion = new(
        World.CyberAttack, RecordKind.Case, Outcome.Succeeded, Severity: null, SystemLevel: 3, IsImported: false, When.Parse("2021-05"), When.Parse("2021-06-01T08:30"), ResponseComplete: null, Instant("2021-06-01T09:00"), []);

    private static readonly DeadlineRuleSet hours = Notice with { Length = new(24, DeadlineUnit.Hours) };

    [Theory]
    [InlineData("2021-06-01T08:29", DeadlineStatus.NotYetKnown)] // not noticed by then
    [InlineData("2021-06-05T23:59", DeadlineStatus.Running)]
    [InlineData("2021-06-06T00:00", DeadlineStatus.DueSoon)]
    [InlineData("2021-06-06T23:59", DeadlineStatus.DueSoon)]
    [InlineData("2021-06-07T00:00", DeadlineStatus.Overdue)]
    public void in_days_end_with_the_last_day(string at, DeadlineStatus status) => One(intrusion, at, Notice).Status.ShouldBe(status);

    [Theory]
    [InlineData("2021-06-06", DeadlineStatus.Met)]
    [InlineData("2021-06-07", DeadlineStatus.Late)]
    [InlineData("2021-06-06T23:59", DeadlineStatus.Met)]
    [InlineData("2021-06", DeadlineStatus.NotYetKnown)] // may have been in time
    public void are_met_or_late_by_the_notification(string told, DeadlineStatus status) =>
        One(Told(told, Notice.Rule), "2021-07-01T00:00", Notice).Status.ShouldBe(status);

    [Fact]
    public void leave_out_what_was_notified_later_than_asked_for() =>
        One(Told("2021-06-03", Notice.Rule), "2021-06-02T00:00", Notice).Status.ShouldBe(DeadlineStatus.Running);

    [Fact]
    public void are_not_met_by_a_notification_under_another_rule() =>
        One(Told("2021-06-03", new("khac")), "2021-07-01T00:00", Notice).Status.ShouldBe(DeadlineStatus.Overdue);

    [Fact]
    public void are_met_by_a_notification_of_their_step() =>
        One(intrusion with { Notified = [new(new("n"), "VNCERT", When.Parse("2021-06-03"), Step: Notice.Step)] }, "2021-07-01T00:00", Notice).Status.ShouldBe(DeadlineStatus.Met);

    [Fact]
    public void in_hours_run_by_the_clock() => One(intrusion, "2021-06-02T00:00", hours).Due.ShouldBe(Instant("2021-06-02T08:30"));

    [Theory]
    [InlineData("2021-06-01T23:00", DeadlineStatus.DueSoon)]
    [InlineData("2021-06-02T12:00", DeadlineStatus.DueSoon)] // the hour of the beginning is not known: not surely missed
    [InlineData("2021-06-02T23:59", DeadlineStatus.Overdue)]
    public void in_hours_are_missed_only_when_the_last_hour_has_passed(string at, DeadlineStatus status) =>
        One(intrusion with { Detected = When.Parse("2021-06-01") }, at, hours).Status.ShouldBe(status);

    [Fact]
    public void in_hours_are_met_for_sure_before_the_first_hour_has_passed() =>
        One(Told("2021-06-01T23:59", Notice.Rule) with { Detected = When.Parse("2021-06-01") }, "2021-07-01T00:00", hours).Status.ShouldBe(DeadlineStatus.Met);

    [Fact]
    public void in_working_days_leave_out_weekends() =>
        One(intrusion, "2021-06-02T00:00", Notice with { Length = new(5, DeadlineUnit.WorkingDays) }).Due.ShouldBe(Instant("2021-06-09T00:00")); // 2 to 4 and 7 to 8 June

    [Fact]
    public void in_months_end_with_the_same_day() =>
        One(intrusion with { Detected = When.Parse("2021-05-31") }, "2021-06-02T00:00", Notice with { Length = new(1, DeadlineUnit.Months) }).Due.ShouldBe(Instant("2021-07-01T00:00"));

    [Theory]
    [InlineData(null, DeadlineDoubt.StartUnknown)]
    [InlineData("2021-06", DeadlineDoubt.StartImprecise)]
    public void are_not_known_where_the_start_is_not(string? detected, DeadlineDoubt doubt)
    {
        var deadline = One(intrusion with { Detected = detected is null ? null : When.Parse(detected) }, "2021-07-01T00:00", Notice);

        (deadline.Status, deadline.Doubt, deadline.Due).ShouldBe((DeadlineStatus.NotYetKnown, doubt, null));
    }

    [Fact]
    public void start_with_the_step_before()
    {
        var final = Notice with { Rule = new("final"), Step = new("final-report"), Starts = DeadlineStart.PreviousStep, After = Notice.Step, Length = new(1, DeadlineUnit.Months) };

        Of(intrusion, "2021-06-03T00:00", Notice, final).Single(deadline => deadline.Rule == final).Doubt.ShouldBe(DeadlineDoubt.StartUnknown);
        Of(Told("2021-06-02T10:00", Notice.Rule), "2021-06-03T00:00", Notice, final).Single(deadline => deadline.Rule == final).Due.ShouldBe(Instant("2021-07-03T00:00"));
    }

    [Fact]
    public void start_with_the_end_of_the_response_the_recording_or_the_occurrence()
    {
        Due(DeadlineStart.ResponseComplete, intrusion with { ResponseComplete = When.Parse("2021-06-10") }).ShouldBe(Instant("2021-06-16T00:00"));
        Due(DeadlineStart.Recorded, intrusion).ShouldBe(Instant("2021-06-07T00:00"));
        Due(DeadlineStart.Occurred, intrusion with { Occurred = When.Parse("2021-05-30/night") }).ShouldBe(Instant("2021-06-05T00:00"));

        static DateTimeOffset? Due(DeadlineStart start, DeadlineCase subject) => One(subject, "2021-07-01T00:00", Notice with { Starts = start }).Due;
    }

    [Fact]
    public void are_those_of_the_day_when_the_clock_started()
    {
        var strict = Notice with { Length = new(1, DeadlineUnit.CalendarDays), ValidFrom = new DateOnly(2021, 6, 2) };

        One(intrusion, "2021-06-03T00:00", Notice, strict).Due.ShouldBe(Instant("2021-06-07T00:00"));
        One(intrusion with { Detected = When.Parse("2021-06-02T00:00") }, "2021-06-03T00:00", Notice, strict).Due.ShouldBe(Instant("2021-06-04T00:00"));
    }

    [Fact]
    public void end_with_their_rule() =>
        Of(intrusion with { Detected = When.Parse("2021-06-02") }, "2021-06-03T00:00", Notice, Ended with { ValidTo = new DateOnly(2021, 6, 1) }).ShouldBeEmpty();

    [Fact]
    public void are_none_where_their_set_is_off() => Of(intrusion, "2021-06-03T00:00", Notice, Off).ShouldBeEmpty();

    [Fact]
    public void change_with_their_rule()
    {
        One(intrusion, "2021-06-05T00:00", Notice).Status.ShouldBe(DeadlineStatus.Running);
        One(intrusion, "2021-06-05T00:00", Notice, Notice with { Length = new(2, DeadlineUnit.CalendarDays) }).Status.ShouldBe(DeadlineStatus.Overdue);
    }

    [Fact]
    public void are_only_of_incidents_that_the_rule_is_for()
    {
        Are(new(Types: [World.Disaster])).ShouldBeFalse();
        Are(new(Outcomes: [Outcome.NearMiss])).ShouldBeFalse();
        Are(new(Kinds: [RecordKind.Aggregate])).ShouldBeFalse();
        Are(new(SystemLevels: [4, 5])).ShouldBeFalse();
        Are(new(Imported: true)).ShouldBeFalse();
        Are(new(Severity: new("thang", "low"))).ShouldBeFalse();
        Are(new([World.Cyber], [Outcome.Succeeded], [RecordKind.Case], [3], Severity: null, Imported: false)).ShouldBeTrue();
        Are(new()).ShouldBeTrue();

        static bool Are(DeadlineScope scope) => Of(intrusion, "2021-06-03T00:00", Notice with { AppliesTo = scope }).Count > 0;
    }

    [Theory]
    [InlineData("low", "high", true)]
    [InlineData("high", "high", true)]
    [InlineData("high", "low", false)]
    public void ask_for_a_level_of_severity_or_more(string floor, string level, bool applies)
    {
        var rule = Notice with { AppliesTo = new(Severity: new("thang", floor)) };

        (Of(intrusion with { Severity = new("thang", level) }, "2021-06-03T00:00", rule).Count > 0).ShouldBe(applies);
    }

    private static DeadlineCase Told(string at, LocalId rule) => intrusion with { Notified = [new(new("n"), "VNCERT", When.Parse(at), rule)] };

    private static Deadline One(DeadlineCase subject, string at, params DeadlineEvent[] rules) => Of(subject, at, rules).ShouldHaveSingleItem();

    private static IReadOnlyList<Deadline> Of(DeadlineCase subject, string at, params DeadlineEvent[] rules) =>
        new DeadlineReckoning(
            rules.Aggregate(DeadlineBook.Initial, DeadlineBook.Evolve), SeverityBook.Evolve(SeverityBook.Initial, SeverityScaleSpec.Scale), HolidayBook.Initial, World.Types, new(Instant(at), zone, DeadlineView.SoonByDefault)).Of(subject);

    private static DateTimeOffset Instant(string local) =>
        new(DateTime.ParseExact(local, "yyyy-MM-dd'T'HH:mm", System.Globalization.CultureInfo.InvariantCulture), TimeSpan.FromHours(7));
}
