using ThreatRegister.Domain;
using ThreatRegister.Domain.Scenarios;
using ThreatRegister.Tests.Domain_Specs.Common;
using static ThreatRegister.Tests.Domain_Specs.Work.ScenarioSpec;

namespace ThreatRegister.Tests.Domain_Specs.Work;

internal static class ScenarioSpec
{
    public static readonly ScenarioId Id = new("ma-doc-benh-vien");

    public static readonly ScenarioPrepared Prepared = new(
        Id, "Ứng phó mã độc tại bệnh viện", [World.CyberAttack], "Cô lập máy chủ, khôi phục từ bản sao lưu", "Bộ Y tế", ["Huế"], When.Parse("2021-02"), Tlp.Green, World.Document);

    public static readonly ScenarioRetired Retired = new("thay bằng kịch bản chung", Statement.Own);

    public static Scenario<Scenario, ScenarioEvent, ScenarioCommand> Given(params ReadOnlySpan<ScenarioEvent> events) =>
        new Scenario<Scenario, ScenarioEvent, ScenarioCommand>(Scenario.Initial, Scenario.Evolve, ScenarioDecider.Decide, World.Context).After(events);
}

public sealed class Preparing_a_scenario
{
    [Fact]
    public void keeps_what_is_then_to_be_done() => Given().When(prepare).Then(Prepared);

    [Fact]
    public void needs_a_title_a_text_and_who_prepared_it()
    {
        Given().When(prepare with { Title = " " }).ThenRefused(Refusal.TitleMissing, "title");
        Given().When(prepare with { Text = "" }).ThenRefused(Refusal.TextMissing, "text");
        Given().When(prepare with { By = " " }).ThenRefused(Refusal.TextMissing, "by");
    }

    [Fact]
    public void needs_known_types_and_a_day_that_has_come()
    {
        Given().When(prepare with { Types = [new("x")] }).ThenRefused(Refusal.ThreatTypeUnknown, "types[0]");
        Given().When(prepare with { PreparedOn = When.Parse("2022") }).ThenRefused(Refusal.TimeInFuture, "preparedOn");
        Given().When(prepare with { Places = ["Huế", "Huế"] }).ThenRefused(Refusal.NameRepeated, "places");
    }

    [Fact]
    public void twice_is_refused() => Given(Prepared).When(prepare).ThenRefused(Refusal.AlreadyExists, "scenario");

    private static readonly PrepareScenario prepare = new(
        $" {Prepared.Title} ", Prepared.Text, Prepared.By, Prepared.Types, ["Huế "], Prepared.PreparedOn, Statement: World.Document) { Scenario = Id };
}

public sealed class Revising_a_scenario
{
    [Fact]
    public void records_what_differs_and_why() => Given(Prepared).When(revise).Then(revised);

    [Fact]
    public void can_change_every_part() => Given(Prepared).When(revise with { Revision = all }).Then(revised with { Revision = all });

    [Fact]
    public void to_what_it_is_changes_nothing() => Given(Prepared, revised).When(revise).ThenNothing();

    [Fact]
    public void needs_grounds_and_leaves_nothing_empty()
    {
        Given(Prepared).When(revise with { Grounds = "" }).ThenRefused(Refusal.GroundsMissing, "grounds");
        Given(Prepared).When(revise with { Revision = new(Title: " ") }).ThenRefused(Refusal.TitleMissing, "revision.title");
        Given(Prepared).When(revise with { Revision = new(Text: " ") }).ThenRefused(Refusal.TextMissing, "revision.text");
        Given(Prepared).When(revise with { Revision = new(By: " ") }).ThenRefused(Refusal.TextMissing, "revision.by");
    }

    [Fact]
    public void that_is_retired_is_refused() => Given(Prepared, Retired).When(revise).ThenRefused(Refusal.ScenarioRetired);

    private static readonly ScenarioRevision all = new("Ứng phó mã độc", [World.Cyber], "Báo cáo trong 24 giờ", "Cục An ninh mạng", [], When.Parse("2021-05"), Tlp.Amber);
    private static readonly ReviseScenario revise = new(new(Text: "Báo cáo trong 24 giờ", By: Prepared.By), "rút kinh nghiệm diễn tập") { Scenario = Id };
    private static readonly ScenarioRevised revised = new(new(Text: "Báo cáo trong 24 giờ"), "rút kinh nghiệm diễn tập", Statement.Own);
}

public sealed class Retiring_a_scenario
{
    [Fact]
    public void says_why() => Given(Prepared).When(retire).Then(Retired);

    [Fact]
    public void twice_changes_nothing() => Given(Prepared, Retired).When(retire).ThenNothing();

    [Fact]
    public void again_for_another_reason_is_refused() => Given(Prepared, Retired).When(retire with { Grounds = "trùng" }).ThenRefused(Refusal.ScenarioRetired);

    [Fact]
    public void that_was_not_prepared_is_refused() => Given().When(retire).ThenRefused(Refusal.NotFound, "scenario");

    private static readonly RetireScenario retire = new(Retired.Grounds) { Scenario = Id };
}
