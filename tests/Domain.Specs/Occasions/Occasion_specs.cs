using ThreatRegister.Domain;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Domain.Occasions;
using ThreatRegister.Tests.Domain_Specs.Common;
using static ThreatRegister.Tests.Domain_Specs.Occasions.OccasionSpec;

namespace ThreatRegister.Tests.Domain_Specs.Occasions;

internal static class OccasionSpec
{
    public static readonly OccasionId Id = new("asean-2020");
    public static readonly OccasionOpened Opened = new(Id, new("Năm Chủ tịch ASEAN 2020", "ASEAN 2020 chair year"), When.Parse("2020"), Lead: null, Tlp.Green, World.Document);
    public static readonly OccasionConcluded Concluded = new(When.Parse("2020-12-11"), Reason: null, World.Document);

    public static Scenario<Occasion, OccasionEvent, OccasionCommand> Given(params ReadOnlySpan<OccasionEvent> events) =>
        new Scenario<Occasion, OccasionEvent, OccasionCommand>(Occasion.Initial, Occasion.Evolve, OccasionDecider.Decide, World.Context).After(events);
}

public sealed class Opening_an_occasion
{
    [Fact]
    public void records_name_and_dates() => Given().When(open).Then(Opened);

    [Fact]
    public void that_lies_ahead_is_usual() =>
        Given().When(open with { Held = When.Parse("2022") }).Then(Opened with { Held = When.Parse("2022") });

    [Fact]
    public void needs_a_name() => Given().When(open with { Name = new(" ", En: null) }).ThenRefused(Refusal.NameMissing, "name");

    [Fact]
    public void twice_is_refused() => Given(Opened).When(open).ThenRefused(Refusal.AlreadyExists, "occasion");

    private static readonly OpenOccasion open = new(Opened.Name, Opened.Held, Statement: World.Document) { Occasion = Id };
}

public sealed class Changing_an_occasion
{
    [Fact]
    public void records_what_changed_from_when() => Given(Opened).When(change).Then(changed);

    [Fact]
    public void needs_to_say_what() => Given(Opened).When(change with { Change = "" }).ThenRefused(Refusal.TextMissing, "change");

    [Fact]
    public void twice_changes_nothing() => Given(Opened, changed).When(change).ThenNothing();

    [Fact]
    public void may_become_known_after_its_conclusion() => Given(Opened, Concluded).When(change).Then(changed);

    private static readonly ChangeOccasion change = new("chuyển sang họp trực tuyến", When.Parse("2020-04"), Statement: World.Document) { Occasion = Id };
    private static readonly OccasionChanged changed = new("chuyển sang họp trực tuyến", When.Parse("2020-04"), Held: null, World.Document);
}

public sealed class Recording_a_response_for_an_occasion
{
    [Fact]
    public void records_it_also_after_the_conclusion() => Given(Opened, Concluded).When(record).Then(recorded);

    [Fact]
    public void needs_a_known_kind() =>
        Given(Opened).When(record with { Response = plan with { Kind = "magic" } }).ThenRefused(Refusal.ResponseKindUnknown, "response.kind");

    [Fact]
    public void under_the_id_of_another_is_refused() =>
        Given(Opened, recorded).When(record with { Response = plan with { Summary = "khác" } }).ThenRefused(Refusal.ResponseExists, "response.id");

    [Fact]
    public void twice_changes_nothing() => Given(Opened, recorded).When(record).ThenNothing();

    [Fact]
    public void may_be_one_of_the_four_on_the_spot_unless_it_came_from_outside()
    {
        Given(Opened).When(record with { Response = plan with { Slot = FourOnTheSpot.Logistics } }).Then(new OccasionResponseRecorded(plan with { Slot = FourOnTheSpot.Logistics }, World.Document));
        Given(Opened).When(record with { Response = plan with { Slot = FourOnTheSpot.Forces, Reach = ResponseReach.FromOutside } }).ThenRefused(Refusal.SlotNotOnTheSpot, "response.slot");
    }

    private static readonly Response plan = new(new("plan"), "plan", "Xây dựng phương án bảo đảm an ninh", Reach: ResponseReach.OnTheSpot);
    private static readonly RecordOccasionResponse record = new(plan, World.Document) { Occasion = Id };
    private static readonly OccasionResponseRecorded recorded = new(plan, World.Document);
}

public sealed class Judging_an_occasion
{
    [Fact]
    public void keeps_each_judgement_beside_the_others() => Given(Opened, Concluded, subcommittee).When(judge).Then(primeMinister);

    [Fact]
    public void needs_to_say_who_judged() => Given(Opened).When(judge with { By = "" }).ThenRefused(Refusal.TextMissing, "by");

    [Fact]
    public void under_the_id_of_another_is_refused() =>
        Given(Opened, primeMinister).When(judge with { Text = "khác" }).ThenRefused(Refusal.JudgementExists, "judgement");

    [Fact]
    public void of_what_was_never_opened_is_refused() => Given().When(judge).ThenRefused(Refusal.NotFound, "occasion");

    [Fact]
    public void twice_changes_nothing() => Given(Opened, primeMinister).When(judge).ThenNothing();

    private static readonly OccasionJudged subcommittee = new(new("2020-12-10"), "Tiểu ban An ninh - Y tế", "an toàn tuyệt đối", World.Document);
    private static readonly OccasionJudged primeMinister = new(new("2020-12-11"), "Thủ tướng", "an ninh mạng được bảo đảm", World.OtherDocument);
    private static readonly JudgeOccasion judge = new(primeMinister.Judgement, " Thủ tướng ", primeMinister.Text, World.OtherDocument) { Occasion = Id };
}

public sealed class Corroborating_an_occasion
{
    [Fact]
    public void keeps_the_further_source_also_after_the_conclusion() => Given(Opened, Concluded).When(corroborate).Then(corroborated);

    [Fact]
    public void of_one_fact_names_it()
    {
        Given(Opened).When(corroborate with { Fact = "held" }).Then(corroborated with { Fact = "held" });
        Given(Opened, judged).When(corroborate with { Fact = "judgement:pm" }).Then(corroborated with { Fact = "judgement:pm" });
    }

    [Fact]
    public void of_what_is_not_recorded_is_refused()
    {
        foreach (var fact in new[] { "lead", "response:plan", "judgement:pm", "status" })
            Given(Opened).When(corroborate with { Fact = fact }).ThenRefused(Refusal.FactNotRecorded, "fact");
        Given(Opened with { Held = When.Unknown }).When(corroborate with { Fact = "held" }).ThenRefused(Refusal.FactNotRecorded, "fact");
    }

    [Fact]
    public void needs_a_source() => Given(Opened).When(corroborate with { Statement = Statement.Own }).ThenRefused(Refusal.SourceMissing, "statement.source");

    [Fact]
    public void by_the_statement_of_the_opening_or_twice_changes_nothing()
    {
        Given(Opened).When(corroborate with { Statement = World.Document }).ThenNothing();
        Given(Opened, corroborated).When(corroborate).ThenNothing();
    }

    private static readonly OccasionJudged judged = new(new("pm"), "Thủ tướng", "an toàn", World.Document);
    private static readonly CorroborateOccasion corroborate = new(World.OtherDocument) { Occasion = Id };
    private static readonly OccasionCorroborated corroborated = new(Fact: null, World.OtherDocument);
}

public sealed class Concluding_an_occasion
{
    [Fact]
    public void records_when() => Given(Opened).When(conclude).Then(Concluded);

    [Fact]
    public void a_second_time_is_refused() =>
        Given(Opened, Concluded).When(conclude with { At = When.Parse("2020-12-31") }).ThenRefused(Refusal.AlreadyConcluded);

    [Fact]
    public void in_the_future_is_refused() => Given(Opened).When(conclude with { At = When.Parse("2021-07-01") }).ThenRefused(Refusal.TimeInFuture, "at");

    [Fact]
    public void in_the_same_words_changes_nothing() => Given(Opened, Concluded).When(conclude).ThenNothing();

    private static readonly ConcludeOccasion conclude = new(When.Parse("2020-12-11"), Statement: World.Document) { Occasion = Id };
}
