using ThreatRegister.Domain;
using ThreatRegister.Domain.Drills;
using ThreatRegister.Tests.Domain_Specs.Common;
using static ThreatRegister.Tests.Domain_Specs.Work.DrillSpec;

namespace ThreatRegister.Tests.Domain_Specs.Work;

internal static class DrillSpec
{
    public static readonly DrillId Id = new("dien-tap-2021");

    public static readonly DrillHeld Held = new(
        Id, "Diễn tập thực chiến", new("ma-doc-benh-vien"), When.Parse("2021-04-10"), "Cục An ninh mạng", ["Bệnh viện Trung ương Huế"], [World.CyberAttack], [new("xiii-congress")], Tlp.Green, World.Document);

    public static readonly DrillFindingRecorded Found = new("Bản sao lưu cũ hơn quy định", Statement.Own);
    public static readonly DrillLessonDrawn Drawn = new(new("sao-luu-hang-ngay"), Statement.Own);
    public static readonly DrillWithdrawn Withdrawn = new("ghi trùng");

    public static Scenario<Drill, DrillEvent, DrillCommand> Given(params ReadOnlySpan<DrillEvent> events) =>
        new Scenario<Drill, DrillEvent, DrillCommand>(Drill.Initial, Drill.Evolve, DrillDecider.Decide, World.Context).After(events);
}

public sealed class Recording_a_drill
{
    [Fact]
    public void keeps_what_was_exercised_by_whom_and_when() => Given().When(record).Then(Held);

    [Fact]
    public void may_be_free_of_a_scenario() => Given().When(record with { Scenario = null }).Then(Held with { Scenario = null });

    [Fact]
    public void needs_a_title_and_who_held_it()
    {
        Given().When(record with { Title = "" }).ThenRefused(Refusal.TitleMissing, "title");
        Given().When(record with { By = " " }).ThenRefused(Refusal.TextMissing, "by");
    }

    [Fact]
    public void has_been_held_and_names_nothing_twice()
    {
        Given().When(record with { Held = When.Parse("2021-07") }).ThenRefused(Refusal.TimeInFuture, "held");
        Given().When(record with { Participants = ["A", "A"] }).ThenRefused(Refusal.NameRepeated, "participants");
        Given().When(record with { Occasions = [new("a"), new("a")] }).ThenRefused(Refusal.OccasionRepeated, "occasions");
        Given().When(record with { Types = [new("x")] }).ThenRefused(Refusal.ThreatTypeUnknown, "types[0]");
    }

    [Fact]
    public void twice_is_refused() => Given(Held).When(record).ThenRefused(Refusal.AlreadyExists, "drill");

    private static readonly RecordDrill record = new(
        $" {Held.Title} ", Held.Held, Held.By, Held.Scenario, Held.Participants, Held.Types, Held.Occasions, Statement: World.Document) { Drill = Id };
}

public sealed class Recording_a_finding_of_a_drill
{
    [Fact]
    public void keeps_what_it_showed() => Given(Held).When(record).Then(Found);

    [Fact]
    public void twice_changes_nothing() => Given(Held, Found).When(record).ThenNothing();

    [Fact]
    public void needs_a_text() => Given(Held).When(record with { Finding = "" }).ThenRefused(Refusal.TextMissing, "finding");

    [Fact]
    public void that_was_withdrawn_is_refused() => Given(Held, Withdrawn).When(record).ThenRefused(Refusal.AlreadyWithdrawn);

    private static readonly RecordDrillFinding record = new(Found.Finding) { Drill = Id };
}

public sealed class Drawing_a_lesson_from_a_drill
{
    [Fact]
    public void keeps_which() => Given(Held, Found).When(draw).Then(Drawn);

    [Fact]
    public void twice_changes_nothing() => Given(Held, Drawn).When(draw).ThenNothing();

    [Fact]
    public void that_was_not_recorded_is_refused() => Given().When(draw).ThenRefused(Refusal.NotFound, "drill");

    private static readonly DrawDrillLesson draw = new(Drawn.Lesson) { Drill = Id };
}

public sealed class Correcting_a_drill
{
    [Fact]
    public void records_what_differs_and_why() => Given(Held).When(correct).Then(corrected);

    [Fact]
    public void can_change_every_part() => Given(Held).When(correct with { Corrections = all }).Then(corrected with { Corrections = all });

    [Fact]
    public void to_what_it_is_changes_nothing() => Given(Held, corrected).When(correct).ThenNothing();

    [Fact]
    public void needs_grounds_and_leaves_nothing_empty()
    {
        Given(Held).When(correct with { Grounds = "" }).ThenRefused(Refusal.GroundsMissing, "grounds");
        Given(Held).When(correct with { Corrections = new(Title: " ") }).ThenRefused(Refusal.TitleMissing, "corrections.title");
        Given(Held).When(correct with { Corrections = new(By: " ") }).ThenRefused(Refusal.TextMissing, "corrections.by");
        Given(Held).When(correct with { Corrections = new(Held: When.Parse("2022")) }).ThenRefused(Refusal.TimeInFuture, "corrections.held");
    }

    private static readonly DrillCorrections all = new("Diễn tập", new("khac"), When.Parse("2021-04-11"), "Bộ Công an", ["Sở Y tế"], [World.Cyber], [], Tlp.Amber);
    private static readonly CorrectDrill correct = new(new(Held: When.Parse("2021-04-11"), By: Held.By), "ghi nhầm ngày") { Drill = Id };
    private static readonly DrillCorrected corrected = new(new(Held: When.Parse("2021-04-11")), "ghi nhầm ngày", Statement.Own);
}

public sealed class Withdrawing_a_drill
{
    [Fact]
    public void records_why() => Given(Held).When(withdraw).Then(Withdrawn);

    [Fact]
    public void twice_changes_nothing() => Given(Held, Withdrawn).When(withdraw).ThenNothing();

    [Fact]
    public void needs_grounds() => Given(Held).When(withdraw with { Grounds = "" }).ThenRefused(Refusal.GroundsMissing, "grounds");

    private static readonly WithdrawDrill withdraw = new(Withdrawn.Grounds) { Drill = Id };
}
