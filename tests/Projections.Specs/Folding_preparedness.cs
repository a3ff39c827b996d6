using Shouldly;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Drills;
using ThreatRegister.Domain.Scenarios;
using ThreatRegister.Projections.Drills;
using ThreatRegister.Projections.Scenarios;
using static ThreatRegister.Tests.Projections_Specs.Folds;

namespace ThreatRegister.Tests.Projections_Specs;

public sealed class Folding_scenarios
{
    private static readonly ScenarioRegister register = new();
    private static readonly Statement stated = Doc("doc-1", "2026-03-10"), other = Doc("doc-2");

    private static readonly ScenarioPrepared prepared = new(
        new("a"), "Ứng phó mã độc", [new("cyber")], "Cô lập máy chủ", "Bộ Y tế", ["Huế"], When.Parse("2026-02"), Tlp.Amber, stated);

    [Fact]
    public void that_are_prepared_gives_a_row() => Row(register, prepared).ShouldBe(Expected);

    public static TheoryData<ScenarioEvent, ScenarioRow> EachEvent => new()
    {
        { prepared with { PreparedOn = null }, Expected with { PreparedOn = null, RecordedAt = Morning.AddMinutes(1) } },
        {
            new ScenarioRevised(new("Ứng phó", [], "Báo cáo trong 24 giờ", "Bộ Công an", [], When.Parse("2026-05"), Tlp.Red), "diễn tập", other),
            Expected with
            {
                Title = "Ứng phó", Types = [], Text = "Báo cáo trong 24 giờ", By = "Bộ Công an", Places = [], PreparedOn = When.Parse("2026-05"), Revisions = 1, Marking = Tlp.Red, Sources = [new("doc-1"), new("doc-2")],
            }
        },
        { new ScenarioRetired("thay thế", stated), Expected with { Status = ScenarioStatus.Retired, RetiredFor = "thay thế" } },
    };

    [Theory]
    [MemberData(nameof(EachEvent))]
    public void follows_each_event(ScenarioEvent happened, ScenarioRow expected) => Row(register, prepared, happened).ShouldBe(expected with { Version = 2 });

    [Fact]
    public void is_tried_with_every_event_there_is() =>
        EachEvent.Select(row => row.Data.Item1.GetType()).Distinct().ShouldBe(Family(typeof(ScenarioEvent)), ignoreOrder: true);

    private static ScenarioRow Expected => new(
        "a", "Ứng phó mã độc", [new("cyber")], "Cô lập máy chủ", "Bộ Y tế", ["Huế"], When.Parse("2026-02"), 0, ScenarioStatus.InForce, null, Tlp.Amber, [new("doc-1")], stated, When.Parse("2026-03-10"),
        Morning, 1);
}

public sealed class Folding_drills
{
    private static readonly DrillRegister register = new();
    private static readonly Statement stated = Doc("doc-1", "2026-04-12"), other = Doc("doc-2");

    private static readonly DrillHeld held = new(
        new("a"), "Diễn tập thực chiến", new("s-1"), When.Parse("2026-04-10"), "Cục An ninh mạng", ["Sở Y tế"], [new("cyber")], [new("o-1")], Tlp.Green, stated);

    [Fact]
    public void that_are_held_gives_a_row() => Row(register, held).ShouldBe(Expected);

    public static TheoryData<DrillEvent, DrillRow> EachEvent => new()
    {
        { held with { Scenario = null }, Expected with { Scenario = null, RecordedAt = Morning.AddMinutes(1) } },
        { new DrillFindingRecorded("Bản sao lưu cũ", other), Expected with { Findings = ["Bản sao lưu cũ"], Sources = [new("doc-1"), new("doc-2")] } },
        { new DrillLessonDrawn(new("l-1"), stated), Expected with { Lessons = [new("l-1")] } },
        {
            new DrillCorrected(new("Diễn tập", new("s-2"), When.Parse("2026-04-11"), "Bộ Công an", [], [], [], Tlp.Amber), "nhầm", stated),
            Expected with { Title = "Diễn tập", Scenario = new("s-2"), Held = When.Parse("2026-04-11"), By = "Bộ Công an", Participants = [], Types = [], Occasions = [], Marking = Tlp.Amber }
        },
        { new DrillWithdrawn("trùng"), Expected with { Status = DrillStatus.Withdrawn } },
    };

    [Theory]
    [MemberData(nameof(EachEvent))]
    public void follows_each_event(DrillEvent happened, DrillRow expected) => Row(register, held, happened).ShouldBe(expected with { Version = 2 });

    [Fact]
    public void is_tried_with_every_event_there_is() =>
        EachEvent.Select(row => row.Data.Item1.GetType()).Distinct().ShouldBe(Family(typeof(DrillEvent)), ignoreOrder: true);

    [Fact]
    public void name_what_two_sources_say_once() => Row(register, held, new DrillLessonDrawn(new("l-1"), stated), new DrillLessonDrawn(new("l-1"), other)).Lessons.ShouldBe([new("l-1")]);

    private static DrillRow Expected => new(
        "a", "Diễn tập thực chiến", new("s-1"), When.Parse("2026-04-10"), "Cục An ninh mạng", ["Sở Y tế"], [new("cyber")], [new("o-1")], [], [], DrillStatus.Stands, Tlp.Green, [new("doc-1")], stated,
        When.Parse("2026-04-12"), Morning, 1);
}
