using Shouldly;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Domain.ThreatTypes;
using ThreatRegister.Tests.Domain_Specs.Common;
using ThreatRegister.Tests.Domain_Specs.Incidents;
using static ThreatRegister.Tests.Domain_Specs.ReferenceData.TaxonomySpec;

namespace ThreatRegister.Tests.Domain_Specs.ReferenceData;

public sealed class Moving_a_threat_type
{
    [Fact]
    public void records_its_new_parent_and_from_when() => Given().When(move).Then(Moved);

    [Fact]
    public void to_the_top_makes_it_a_root() => Given().When(move with { Parent = null }).Then(Moved with { Parent = null });

    [Fact]
    public void needs_grounds() => Given().When(move with { Grounds = "" }).ThenRefused(Refusal.GroundsMissing, "grounds");

    [Fact]
    public void that_is_not_defined_is_refused() => Given().When(move with { Type = new("magic") }).ThenRefused(Refusal.NotFound, "type");

    [Fact]
    public void below_an_unknown_type_is_refused() => Given().When(move with { Parent = new("magic") }).ThenRefused(Refusal.ParentUnknown, "parent");

    [Fact]
    public void below_itself_or_a_type_below_it_is_refused()
    {
        Given().When(move with { Type = World.Disaster, Parent = World.Disaster }).ThenRefused(Refusal.ThreatTypeCycle, "parent");
        Given().When(move with { Type = World.Disaster, Parent = World.Storm }).ThenRefused(Refusal.ThreatTypeCycle, "parent");
    }

    [Fact]
    public void that_would_stand_below_itself_on_a_later_day_is_refused() => Given(new ThreatTypeMoved(World.Cyber, World.Information, "gộp", new(2030, 1, 1)))
        .When(new MoveThreatType(World.Cyber, "gộp", new(2026, 1, 1)) { Type = World.Information }).ThenRefused(Refusal.ThreatTypeCycle, "parent");

    [Fact]
    public void below_a_retired_type_is_refused() =>
        Given(Retired with { Type = World.Cyber }).When(move).Decision.ShouldBe(Decision<ThreatTypeEvent>.Refuse(Refusal.ThreatTypeRetired, "parent") with { Instead = "cyber.attack" });

    [Fact]
    public void to_where_it_stands_changes_nothing()
    {
        Given(Moved).When(move).ThenNothing();
        Given().When(move with { Parent = World.Information }).ThenNothing();
    }

    private static readonly MoveThreatType move = new(World.Cyber, "theo luật mới", new DateOnly(2026, 7, 1)) { Type = World.FakeNews };
}

public sealed class Recoding_a_threat_type
{
    [Fact]
    public void records_its_codes_and_from_when() => Given().When(recode).Then(recoded);

    [Fact]
    public void needs_grounds() => Given().When(recode with { Grounds = "" }).ThenRefused(Refusal.GroundsMissing, "grounds");

    [Fact]
    public void needs_whole_terms() => Given().When(recode with { Terms = [new("rsit", "")] }).ThenRefused(Refusal.TextMissing, "terms[0].term");

    [Fact]
    public void to_the_same_codes_changes_nothing() => Given(recoded).When(recode).ThenNothing();

    private static readonly RecodeThreatType recode = new([new("rsit", "fraud")], "bản mới của bảng mã", new DateOnly(2026, 7, 1)) { Type = World.FakeNews };
    private static readonly ThreatTypeRecoded recoded = new(World.FakeNews, [new("rsit", "fraud")], "bản mới của bảng mã", new DateOnly(2026, 7, 1));
}

public sealed class Splitting_a_threat_type
{
    [Fact]
    public void makes_new_types_below_it()
    {
        Given().When(split).Then(Split);
        Given(Split).State.ChildrenOf(World.CyberAttack).Select(type => type.Id).ShouldBe([new("cyber.ddos"), new("cyber.phishing")]);
    }

    [Fact]
    public void leaves_what_is_recorded_under_it_not_subdivided()
    {
        var tree = Given(Split).State;

        tree.IsSplit(World.CyberAttack).ShouldBeTrue();
        tree.IsSplit(World.Cyber).ShouldBeFalse("its children were not made by a split");
        tree.On(new DateOnly(2026, 6, 30)).IsSplit(World.CyberAttack).ShouldBeFalse();
        Given(Split, new ThreatTypeMoved(new("cyber.ddos"), World.Cyber, "x", null), new ThreatTypeMoved(new("cyber.phishing"), World.Cyber, "x", null)).State
            .IsSplit(World.CyberAttack).ShouldBeFalse("all its parts went elsewhere");
    }

    [Fact]
    public void needs_grounds() => Given().When(split with { Grounds = "" }).ThenRefused(Refusal.GroundsMissing, "grounds");

    [Fact]
    public void needs_parts() => Given().When(split with { Into = [] }).ThenRefused(Refusal.PartsMissing, "into");

    [Fact]
    public void into_types_that_exist_or_are_named_twice_is_refused()
    {
        Given().When(split with { Into = [Split.Into[0] with { Type = World.Storm }] }).ThenRefused(Refusal.AlreadyExists, "into[0].type");
        Given().When(split with { Into = [Split.Into[0], Split.Into[0]] }).ThenRefused(Refusal.ThreatTypeRepeated, "into");
    }

    [Fact]
    public void needs_names() => Given().When(split with { Into = [Split.Into[0] with { Name = new("", null) }] }).ThenRefused(Refusal.NameMissing, "into[0].name");

    [Fact]
    public void twice_changes_nothing() => Given(Split).When(split).ThenNothing();

    private static readonly SplitThreatType split = new(Split.Into, "cần thống kê riêng", new DateOnly(2026, 7, 1)) { Type = World.CyberAttack };
}

public sealed class Retiring_a_threat_type
{
    [Fact]
    public void records_from_when_and_what_replaces_it() => Given().When(retire).Then(Retired);

    [Fact]
    public void is_at_once_and_for_all_days_where_no_day_is_given() => Given().When(retire with { ValidFrom = null }).Then(Retired with { ValidFrom = null });

    [Fact]
    public void needs_grounds() => Given().When(retire with { Grounds = "" }).ThenRefused(Refusal.GroundsMissing, "grounds");

    [Fact]
    public void needs_a_replacement_that_is_another_type_in_use()
    {
        Given().When(retire with { ReplacedBy = new ThreatTypeId("magic") }).ThenRefused(Refusal.ThreatTypeUnknown, "replacedBy");
        Given().When(retire with { ReplacedBy = retire.Type }).ThenRefused(Refusal.ThreatTypeCycle, "replacedBy");
        Given(Retired with { Type = World.CyberAttack, ReplacedBy = null }).When(retire).ThenRefused(Refusal.ThreatTypeRetired, "replacedBy");
    }

    [Fact]
    public void twice_changes_nothing() => Given(Retired).When(retire).ThenNothing();

    private static readonly RetireThreatType retire = new("không còn dùng", new DateOnly(2021, 6, 1), World.CyberAttack) { Type = World.CyberTerrorism };
}

public sealed class Reinstating_a_threat_type
{
    [Fact]
    public void records_from_when() => Given(Retired).When(reinstate).Then(reinstated);

    [Fact]
    public void needs_grounds() => Given(Retired).When(reinstate with { Grounds = "" }).ThenRefused(Refusal.GroundsMissing, "grounds");

    [Fact]
    public void that_was_never_retired_is_refused() => Given().When(reinstate).ThenRefused(Refusal.ThreatTypeNotRetired, "type");

    [Fact]
    public void twice_changes_nothing() => Given(Retired, reinstated).When(reinstate).ThenNothing();

    private static readonly ReinstateThreatType reinstate = new("vẫn cần", new DateOnly(2021, 6, 10)) { Type = World.CyberTerrorism };
    private static readonly ThreatTypeReinstated reinstated = new(World.CyberTerrorism, "vẫn cần", new DateOnly(2021, 6, 10));
}

public sealed class A_retired_threat_type
{
    private static readonly ReportIncident report = new("Khủng bố mạng", World.CyberTerrorism, When.Parse("2020")) { Incident = IncidentSpec.Id };

    [Fact]
    public void takes_nothing_new_and_names_its_replacement()
    {
        var refused = Decision<IncidentEvent>.Refuse(Refusal.ThreatTypeRetired, "type") with { Instead = "cyber.attack" };

        IncidentSpec.Given().Under(On(new(2021, 6, 1))).When(report).Decision.ShouldBe(refused);
        IncidentSpec.Given(IncidentSpec.Reported).Under(On(new(2021, 6, 1)))
            .When(new ReclassifyIncident(World.CyberTerrorism, "nhầm") { Incident = IncidentSpec.Id }).Decision.ShouldBe(refused);
        IncidentSpec.Given(IncidentSpec.Reported).Under(On(new(2021, 6, 1)))
            .When(new ClassifyIncident([World.CyberTerrorism]) { Incident = IncidentSpec.Id }).Decision.ShouldBe(refused with { Field = "furtherTypes[0]" });
    }

    [Fact]
    public void takes_something_new_until_the_day_before() =>
        IncidentSpec.Given().Under(On(new(2021, 5, 31))).When(report).Decision.Events.ShouldHaveSingleItem();

    [Fact]
    public void keeps_what_was_recorded_under_it() => IncidentSpec.Given(IncidentSpec.Reported with { Type = World.CyberTerrorism }).Under(On(new(2021, 6, 1)))
        .When(new ClassifyIncident([World.CyberAttack]) { Incident = IncidentSpec.Id }).Then(new IncidentClassified([World.CyberAttack], Statement.Own));

    [Fact]
    public void that_is_not_valid_yet_takes_nothing() => IncidentSpec.Given()
        .Under(World.Context with { Types = Given(Split).State.On(new DateOnly(2026, 6, 30)) })
        .When(report with { Type = new("cyber.ddos") }).ThenRefused(Refusal.ThreatTypeNotYetValid, "type");

    private static DecisionContext On(DateOnly day) => World.Context with { Types = Given(Retired).State.On(day) };
}

public sealed class A_tree_on_a_day
{
    [Fact]
    public void has_the_names_codes_and_parents_of_that_day()
    {
        var tree = Given(Moved, new ThreatTypeRenamed(World.FakeNews, new("Tin giả, tin sai", null), "x", new(2026, 7, 1)), new ThreatTypeRecoded(World.FakeNews, [new("rsit", "fraud")], "x", new(2026, 7, 1))).State;
        var (before, after) = (tree.On(new DateOnly(2026, 6, 30)), tree.On(new DateOnly(2026, 7, 1)));

        before.PathOf(World.FakeNews).ShouldBe([World.Information, World.FakeNews]);
        after.PathOf(World.FakeNews).ShouldBe([World.Cyber, World.FakeNews]);
        (before.IsWithin(World.FakeNews, World.Information), after.IsWithin(World.FakeNews, World.Information)).ShouldBe((true, false));
        (before.NameOf(World.FakeNews).Vi, after.NameOf(World.FakeNews).Vi).ShouldBe(("Tin giả", "Tin giả, tin sai"));
        (before.Find(World.FakeNews)!.Terms.Count, after.Find(World.FakeNews)!.Terms.Count).ShouldBe((0, 1));
        before.ChildrenOf(World.Information).ShouldHaveSingleItem();
        after.ChildrenOf(World.Information).ShouldBeEmpty();
    }
}

public sealed class A_dated_value
{
    [Fact]
    public void is_valid_until_the_day_before_the_next_one() => Spans((null, "a"), ("2026-07-01", "b")).ShouldBe(["a - 2026-06-30", "b 2026-07-01 -"]);

    [Fact]
    public void ends_before_the_earliest_of_those_recorded_later() =>
        Spans((null, "a"), ("2026-07-01", "b"), ("2026-01-01", "c")).ShouldBe(["a - 2025-12-31", "c 2026-01-01 -"]);

    [Fact]
    public void that_was_wrong_from_the_beginning_is_never_valid() => Spans((null, "a"), (null, "b")).ShouldBe(["b -"]);

    private static IEnumerable<string> Spans(params (string? From, string Value)[] values) =>
        Validity.SpansOf<string>([.. values.Select(value => new Dated<string>(value.Value, value.From is null ? null : DateOnly.ParseExact(value.From, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)))])
            .Select(span => FormattableString.Invariant($"{span.Value} {span.ValidFrom:yyyy-MM-dd} - {span.ValidTo:yyyy-MM-dd}").Replace("  ", " ", StringComparison.Ordinal).Trim());
}

internal static class TaxonomySpec
{
    public static readonly ThreatTypeMoved Moved = new(World.FakeNews, World.Cyber, "theo luật mới", new(2026, 7, 1));

    public static readonly ThreatTypeSplit Split = new(
        World.CyberAttack,
        [
            new(new("cyber.ddos"), new("Từ chối dịch vụ", "Denial of service"), new("cuộc", "attack")),
            new(new("cyber.phishing"), new("Lừa đảo qua thư", "Phishing"), new("vụ", "case"), [new("rsit", "phishing")]),
        ],
        "cần thống kê riêng",
        new(2026, 7, 1));

    public static readonly ThreatTypeRetired Retired = new(World.CyberTerrorism, "không còn dùng", new(2021, 6, 1), World.CyberAttack);

    public static Scenario<ThreatTypeTree, ThreatTypeEvent, ThreatTypeCommand> Given(params ReadOnlySpan<ThreatTypeEvent> events) =>
        new Scenario<ThreatTypeTree, ThreatTypeEvent, ThreatTypeCommand>(World.Types, ThreatTypeTree.Evolve, ThreatTypeDecider.Decide, World.Context).After(events);
}
