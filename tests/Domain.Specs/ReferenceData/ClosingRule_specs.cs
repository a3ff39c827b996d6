using Shouldly;
using ThreatRegister.Domain;
using ThreatRegister.Domain.ClosingRules;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Tests.Domain_Specs.Common;
using static ThreatRegister.Tests.Domain_Specs.ReferenceData.ClosingRuleSpec;

namespace ThreatRegister.Tests.Domain_Specs.ReferenceData;

public sealed class Setting_a_closing_rule
{
    [Fact]
    public void records_it() => Given().When(set).Then(Storms);

    [Fact]
    public void anew_records_the_new_version() => Given(Storms)
        .When(set with { Needs = [] }).Then(Storms with { Needs = [] });

    [Fact]
    public void needs_a_basis() => Given().When(set with { Basis = "" }).ThenRefused(Refusal.BasisMissing, "basis");

    [Fact]
    public void needs_a_known_type() => Given().When(set with { Type = new("magic") }).ThenRefused(Refusal.ThreatTypeUnknown, "type");

    [Fact]
    public void twice_changes_nothing() => Given(Storms).When(set).ThenNothing();

    [Fact]
    public void that_had_ended_revives_it() => Given(Storms, Ended).When(set).Then(Storms);

    private static readonly SetClosingRule set = new("Quy chế", [ClosingNeed.Response], World.Disaster) { Rule = Storms.Rule };
}

public sealed class Ending_a_closing_rule
{
    [Fact]
    public void records_its_last_day() => Given(Storms).When(end).Then(Ended);

    [Fact]
    public void before_it_began_is_refused() => Given(Storms with { ValidFrom = new DateOnly(2021, 7, 1) })
        .When(end).ThenRefused(Refusal.EndsBeforeItBegins, "validTo");

    [Fact]
    public void needs_grounds() => Given(Storms).When(end with { Grounds = "" }).ThenRefused(Refusal.GroundsMissing, "grounds");

    [Fact]
    public void that_was_never_set_is_refused() => Given().When(end).ThenRefused(Refusal.NotFound, "rule");

    [Fact]
    public void twice_changes_nothing() => Given(Storms, Ended).When(end).ThenNothing();

    private static readonly EndClosingRule end = new(new DateOnly(2021, 6, 30), "quy chế mới") { Rule = Storms.Rule };
}

public sealed class A_book_of_closing_rules
{
    [Fact]
    public void asks_for_resolution_and_outcome_where_no_rule_fits() => NeedsOf([], World.Storm).ShouldBe([ClosingNeed.Resolution, ClosingNeed.Outcome]);

    [Fact]
    public void lets_the_rule_of_the_nearest_type_decide()
    {
        ClosingRuleSet[] rules = [Storms, Rule("all", type: null, ClosingNeed.Outcome), Rule("storm", World.Storm, ClosingNeed.Containment)];

        NeedsOf(rules, World.Storm).ShouldBe([ClosingNeed.Containment]);
        NeedsOf(rules, World.Disaster).ShouldBe([ClosingNeed.Response]);
        NeedsOf(rules, World.Cyber).ShouldBe([ClosingNeed.Outcome]);
    }

    [Fact]
    public void prefers_of_one_type_the_rule_that_names_the_outcome()
    {
        ClosingRuleSet[] rules = [Storms, Rule("named", World.Disaster) with { Outcomes = [Outcome.Blocked] }];

        NeedsOf(rules, World.Storm, Outcome.Blocked).ShouldBeEmpty();
        NeedsOf(rules, World.Storm, Outcome.Succeeded).ShouldBe([ClosingNeed.Response]);
    }

    [Fact]
    public void prefers_a_nearer_type_to_a_named_outcome() =>
        NeedsOf([Rule("named", type: null) with { Outcomes = [Outcome.Blocked] }, Storms], World.Storm, Outcome.Blocked).ShouldBe([ClosingNeed.Response]);

    [Fact]
    public void keeps_imports_and_others_apart()
    {
        ClosingRuleSet[] rules = [Storms, Rule("imported", World.Disaster) with { Imported = true }];

        NeedsOf(rules, World.Storm, imported: true).ShouldBeEmpty();
        NeedsOf(rules, World.Storm, imported: false).ShouldBe([ClosingNeed.Response]);
    }

    [Fact]
    public void applies_each_version_of_a_rule_on_its_own_days()
    {
        var book = Given(Storms, Storms with { Needs = [], ValidFrom = new DateOnly(2021, 1, 1) }, Ended).State;

        book.NeedsOf(World.Storm, Outcome.Unknown, imported: false, new DateOnly(2020, 12, 31), World.Types).ShouldBe([ClosingNeed.Response]);
        book.NeedsOf(World.Storm, Outcome.Unknown, imported: false, new DateOnly(2021, 1, 1), World.Types).ShouldBeEmpty();
        book.NeedsOf(World.Storm, Outcome.Unknown, imported: false, new DateOnly(2021, 6, 30), World.Types).ShouldBeEmpty();
        book.NeedsOf(World.Storm, Outcome.Unknown, imported: false, new DateOnly(2021, 7, 1), World.Types).ShouldBe(ClosingRuleBook.DefaultNeeds);
    }

    private static ClosingRuleSet Rule(string id, ThreatTypeId? type, params ReadOnlySpan<ClosingNeed> needs) =>
        new(new(id), type, [], Imported: null, Items.Create(needs), ValidFrom: null, "Quy chế");

    private static Items<ClosingNeed> NeedsOf(ClosingRuleSet[] rules, ThreatTypeId type, Outcome outcome = Outcome.Unknown, bool imported = false) =>
        Given([.. rules]).State.NeedsOf(type, outcome, imported, new DateOnly(2021, 6, 15), World.Types);
}

internal static class ClosingRuleSpec
{
    public static readonly ClosingRuleSet Storms = new(new("storms"), World.Disaster, [], Imported: null, [ClosingNeed.Response], ValidFrom: null, "Quy chế");
    public static readonly ClosingRuleEnded Ended = new(Storms.Rule, new DateOnly(2021, 6, 30), "quy chế mới");

    public static Scenario<ClosingRuleBook, ClosingRuleEvent, ClosingRuleCommand> Given(params ReadOnlySpan<ClosingRuleEvent> events) =>
        new Scenario<ClosingRuleBook, ClosingRuleEvent, ClosingRuleCommand>(
            ClosingRuleBook.Initial, ClosingRuleBook.Evolve, ClosingRuleDecider.Decide, World.Context).After(events);
}
