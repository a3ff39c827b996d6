using Shouldly;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Deadlines;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Tests.Domain_Specs.Common;
using static ThreatRegister.Tests.Domain_Specs.Rules.DeadlineSpec;

namespace ThreatRegister.Tests.Domain_Specs.Rules;

public sealed class Setting_a_deadline_rule
{
    [Fact]
    public void records_it() => Given().When(set).Then(Notice);

    [Fact]
    public void twice_changes_nothing() => Given(Notice).When(set).ThenNothing();

    [Fact]
    public void with_another_length_records_the_new_version() =>
        Given(Notice).When(set with { Length = new(3, DeadlineUnit.WorkingDays) }).Then(Notice with { Length = new(3, DeadlineUnit.WorkingDays) });

    [Fact]
    public void needs_a_basis() => Given().When(set with { Basis = "" }).ThenRefused(Refusal.BasisMissing, "basis");

    [Fact]
    public void needs_someone_to_tell() => Given().When(set with { To = "" }).ThenRefused(Refusal.TextMissing, "to");

    [Fact]
    public void needs_a_length() => Given().When(set with { Length = new(0, DeadlineUnit.Hours) }).ThenRefused(Refusal.LengthInvalid, "length.count");

    [Fact]
    public void needs_the_step_that_it_follows() => Given().When(set with { Starts = DeadlineStart.PreviousStep }).ThenRefused(Refusal.StepMissing, "after");

    [Fact]
    public void follows_no_step_otherwise() => Given().When(set with { After = new("x") }).ThenRefused(Refusal.StepNotAllowed, "after");

    [Fact]
    public void needs_known_types() =>
        Given().When(set with { AppliesTo = new([new("magic")]) }).ThenRefused(Refusal.ThreatTypeUnknown, "appliesTo.types[0]");

    [Fact]
    public void needs_a_known_level_of_severity() =>
        Given().When(set with { AppliesTo = new(Severity: new("nciss", "high")) }).ThenRefused(Refusal.SeverityLevelUnknown, "appliesTo.severity");

    [Fact]
    public void refuses_a_system_level_that_no_law_knows() =>
        Given().When(set with { AppliesTo = new(SystemLevels: [6]) }).ThenRefused(Refusal.SystemLevelOutOfRange, "appliesTo.systemLevels[0]");

    [Fact]
    public void keeps_a_rule_in_its_set() => Given(Notice).When(set with { Set = new("khac") }).ThenRefused(Refusal.AlreadyExists, "rule");

    private static readonly SetDeadlineRule set = new(Notice.Rule, Notice.Step, Notice.Name, Notice.Starts, Notice.Length, Notice.To, Notice.Basis, Notice.AppliesTo, Verified: true) { Set = Notice.Set };
}

public sealed class Ending_a_deadline_rule
{
    [Fact]
    public void records_its_last_day() => Given(Notice).When(end).Then(Ended);

    [Fact]
    public void twice_changes_nothing() => Given(Notice, Ended).When(end).ThenNothing();

    [Fact]
    public void of_another_set_is_refused() => Given(Notice).When(end with { Set = new("khac") }).ThenRefused(Refusal.NotFound, "rule");

    [Fact]
    public void needs_grounds() => Given(Notice).When(end with { Grounds = "" }).ThenRefused(Refusal.GroundsMissing, "grounds");

    private static readonly EndDeadlineRule end = new(Notice.Rule, Ended.ValidTo, Ended.Grounds) { Set = Notice.Set };
}

public sealed class Switching_a_set_of_deadlines
{
    [Fact]
    public void off_records_it() => Given(Notice).When(off).Then(Off);

    [Fact]
    public void twice_changes_nothing() => Given(Notice, Off).When(off).ThenNothing();

    [Fact]
    public void that_has_no_rules_is_refused() => Given().When(off).ThenRefused(Refusal.NotFound, "set");

    [Fact]
    public void needs_grounds() => Given(Notice).When(off with { Grounds = "" }).ThenRefused(Refusal.GroundsMissing, "grounds");

    [Fact]
    public void on_from_a_day_leaves_it_off_before()
    {
        var book = Given(Notice, Off, Off with { On = true, From = new DateOnly(2021, 3, 1) }).State;

        book.IsOn(Notice.Set, new DateOnly(2021, 2, 28)).ShouldBeFalse();
        book.IsOn(Notice.Set, new DateOnly(2021, 3, 1)).ShouldBeTrue();
    }

    private static readonly SwitchDeadlineSet off = new(On: false, "không áp dụng") { Set = Notice.Set };
}

public sealed class A_rule_over_time
{
    private static readonly DateOnly later = new(2021, 1, 1);

    [Fact]
    public void keeps_what_came_later_when_an_older_version_is_put_right()
    {
        var rule = Timeline<string>.Empty.From(null, "cũ").From(later, "mới").From(null, "cũ, đã sửa");

        (rule.On(later.AddDays(-1)), rule.On(later)).ShouldBe(("cũ, đã sửa", "mới"));
    }

    [Fact]
    public void stays_ended_when_an_older_version_is_put_right()
    {
        var rule = Timeline<string>.Empty.From(null, "cũ").EndedAfter(later).From(null, "cũ, đã sửa");

        (rule.On(later), rule.On(later.AddDays(1)), rule.ValidTo).ShouldBe(("cũ, đã sửa", null, later));
    }

    [Fact]
    public void says_on_which_days_each_version_holds() =>
        Timeline<string>.Empty.From(null, "a").From(later, "b").EndedAfter(later.AddDays(9)).Spans
            .ShouldBe([new TimelineSpan<string>("a", null, later), new TimelineSpan<string>("b", later, later.AddDays(10))]);
}

internal static class DeadlineSpec
{
    public static readonly DeadlineRuleSet Notice = new(
        new("thong-tu-20"), new("notice"), new("notification"), new("Thông báo sự cố", "Notification"), new([World.Cyber], Kinds: [RecordKind.Case]), DeadlineStart.Detected, After: null, new(5, DeadlineUnit.CalendarDays),
        "Cơ quan điều phối", ValidFrom: null, "Thông tư 20/2017/TT-BTTTT", Verified: true);

    public static readonly DeadlineRuleEnded Ended = new(Notice.Set, Notice.Rule, new DateOnly(2026, 6, 30), "luật mới");
    public static readonly DeadlineSetSwitched Off = new(Notice.Set, On: false, From: null, "không áp dụng");

    public static Scenario<DeadlineBook, DeadlineEvent, DeadlineCommand> Given(params ReadOnlySpan<DeadlineEvent> events) =>
        new Scenario<DeadlineBook, DeadlineEvent, DeadlineCommand>(DeadlineBook.Initial, DeadlineBook.Evolve, DeadlineDecider.Decide, World.Context).After(events);
}
