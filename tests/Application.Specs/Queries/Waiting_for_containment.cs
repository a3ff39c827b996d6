using Shouldly;
using ThreatRegister.Application.Queries;
using ThreatRegister.Domain;
using ThreatRegister.Domain.ClosingRules;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Domain.ThreatTypes;
using ThreatRegister.Projections.Incidents;

namespace ThreatRegister.Tests.Application.Queries;

public sealed class What_waits_to_be_contained
{
    private static readonly DateOnly day = new(2026, 11, 23);

    [Fact]
    public void is_what_a_rule_of_closing_wants_contained_first()
    {
        var scope = OpenScope.ToContain(Rules(Needing("default"), Freeing("blocked", Outcome.Blocked), Freeing("disaster", type: "disaster"), Freeing("imported", imported: true)), types, day);

        scope.Status.ShouldBe(Lifecycle.Open);
        var cases = scope.Cases.ShouldNotBeNull();
        cases.ShouldContain(new CasesOf(Outcome.Succeeded, Imported: false, ["cyber"]));
        cases.ShouldNotContain(of => of.Outcome == Outcome.Blocked || of.Imported || of.Types.Contains("disaster"));
    }

    [Fact]
    public void is_nothing_where_no_rule_asks_for_it() => OpenScope.ToContain(ClosingRuleBook.Initial, types, day).Cases.ShouldBe([]);

    [Fact]
    public void follows_a_rule_from_its_day_on()
    {
        var rules = Rules(Needing("default") with { ValidFrom = day });

        OpenScope.ToContain(rules, types, day.AddDays(-1)).Cases.ShouldBe([]);
        OpenScope.ToContain(rules, types, day).Cases.ShouldNotBeNull().Count.ShouldBe(Enum.GetValues<Outcome>().Length * 2);
    }

    private static readonly ThreatTypeTree types = ((string[])["cyber", "disaster"]).Aggregate(
        ThreatTypeTree.Initial, (tree, type) => ThreatTypeTree.Evolve(tree, new ThreatTypeDefined(new(type), null, new(type, null), new("vụ", null), [], ValidFrom: null)));

    private static ClosingRuleBook Rules(params ClosingRuleSet[] sets) => sets.Aggregate(ClosingRuleBook.Initial, ClosingRuleBook.Evolve);

    private static ClosingRuleSet Needing(string id) => new(new(id), null, [], null, [ClosingNeed.Containment], null, "Quy tắc thử");

    private static ClosingRuleSet Freeing(string id, Outcome? outcome = null, bool? imported = null, string? type = null) =>
        new(new(id), type is null ? null : new ThreatTypeId(type), outcome is { } one ? [one] : [], imported, [ClosingNeed.Outcome], null, "Quy tắc thử");
}
