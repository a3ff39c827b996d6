using Shouldly;
using ThreatRegister.Domain;
using ThreatRegister.Domain.ThreatTypes;
using ThreatRegister.Tests.Domain_Specs.Common;

namespace ThreatRegister.Tests.Domain_Specs.ReferenceData;

public sealed class Defining_a_threat_type
{
    [Fact]
    public void records_it_below_its_parent() => ThreatTypeSpec.Given(ThreatTypeSpec.Disaster).When(define).Then(ThreatTypeSpec.Flood);

    [Fact]
    public void needs_its_parent_first() => ThreatTypeSpec.Given().When(define).ThenRefused(Refusal.ParentUnknown, "parent");

    [Fact]
    public void below_itself_is_refused() => ThreatTypeSpec.Given().When(define with { Parent = define.Type }).ThenRefused(Refusal.ThreatTypeCycle, "parent");

    [Fact]
    public void needs_a_name() => ThreatTypeSpec.Given(ThreatTypeSpec.Disaster).When(define with { Name = new(Vi: null, En: null) }).ThenRefused(Refusal.NameMissing, "name");

    [Fact]
    public void needs_a_counting_word() =>
        ThreatTypeSpec.Given(ThreatTypeSpec.Disaster).When(define with { CountingWord = new("", "") }).ThenRefused(Refusal.CountingWordMissing, "countingWord");

    [Fact]
    public void otherwise_under_the_same_id_is_refused() => ThreatTypeSpec.Given(ThreatTypeSpec.Disaster, ThreatTypeSpec.Flood)
        .When(define with { Parent = null }).ThenRefused(Refusal.AlreadyExists, "type");

    [Fact]
    public void the_same_again_changes_nothing_also_after_a_renaming() =>
        ThreatTypeSpec.Given(ThreatTypeSpec.Disaster, ThreatTypeSpec.Flood, ThreatTypeSpec.Renamed).When(define).ThenNothing();

    private static readonly DefineThreatType define = new(
        ThreatTypeSpec.Flood.Name, ThreatTypeSpec.Flood.CountingWord, World.Disaster, [new("undrr", "MH0600")]) { Type = ThreatTypeSpec.Flood.Type };
}

public sealed class Renaming_a_threat_type
{
    [Fact]
    public void records_the_name_and_from_when() => ThreatTypeSpec.Given(ThreatTypeSpec.Disaster, ThreatTypeSpec.Flood).When(rename).Then(ThreatTypeSpec.Renamed);

    [Fact]
    public void needs_grounds() =>
        ThreatTypeSpec.Given(ThreatTypeSpec.Disaster, ThreatTypeSpec.Flood).When(rename with { Grounds = "" }).ThenRefused(Refusal.GroundsMissing, "grounds");

    [Fact]
    public void that_is_not_defined_is_refused() => ThreatTypeSpec.Given().When(rename).ThenRefused(Refusal.NotFound, "type");

    [Fact]
    public void to_its_own_name_changes_nothing() =>
        ThreatTypeSpec.Given(ThreatTypeSpec.Disaster, ThreatTypeSpec.Flood).When(rename with { Name = ThreatTypeSpec.Flood.Name }).ThenNothing();

    [Fact]
    public void twice_changes_nothing() =>
        ThreatTypeSpec.Given(ThreatTypeSpec.Disaster, ThreatTypeSpec.Flood, ThreatTypeSpec.Renamed).When(rename).ThenNothing();

    private static readonly RenameThreatType rename = new(ThreatTypeSpec.Renamed.Name, "luật mới", new DateOnly(2021, 1, 1)) { Type = ThreatTypeSpec.Flood.Type };
}

public sealed class A_tree_of_threat_types
{
    [Fact]
    public void knows_parents_children_and_paths()
    {
        World.Types.Contains(World.Storm).ShouldBeTrue();
        World.Types.Contains(new("magic")).ShouldBeFalse();
        World.Types.ParentOf(World.Storm).ShouldBe(World.Disaster);
        World.Types.ParentOf(World.Disaster).ShouldBeNull();
        World.Types.ChildrenOf(World.Cyber).Select(type => type.Id).ShouldBe([World.CyberAttack, World.CyberTerrorism]);
        World.Types.PathOf(World.Storm).ShouldBe([World.Disaster, World.Storm]);
        World.Types.PathOf(new("magic")).ShouldBeEmpty();
        World.Types.Roots.Select(type => type.Id).ShouldBe([World.Cyber, World.Information, World.Disaster]);
    }

    [Fact]
    public void looks_at_parents_and_not_at_the_spelling_of_ids()
    {
        var moved = ThreatTypeTree.Evolve(World.Types, new ThreatTypeDefined(new("cyber.fraud"), World.Information, new("Lừa đảo", En: null), new("vụ", En: null), [], ValidFrom: null));

        moved.IsWithin(new("cyber.fraud"), World.Information).ShouldBeTrue();
        moved.IsWithin(new("cyber.fraud"), World.Cyber).ShouldBeFalse();
        moved.IsWithin(World.Storm, World.Storm).ShouldBeTrue();
        moved.IsWithin(World.Disaster, World.Storm).ShouldBeFalse();
        moved.IsWithin(new("magic"), World.Cyber).ShouldBeFalse();
    }

    [Fact]
    public void keeps_the_name_of_each_day()
    {
        var tree = ThreatTypeSpec.Given(ThreatTypeSpec.Disaster, ThreatTypeSpec.Flood, ThreatTypeSpec.Renamed).State;

        tree.NameOf(ThreatTypeSpec.Flood.Type).Vi.ShouldBe("Lũ, ngập lụt");
        tree.NameOf(ThreatTypeSpec.Flood.Type, new DateOnly(2020, 12, 31)).Vi.ShouldBe("Lũ lụt");
        tree.NameOf(ThreatTypeSpec.Flood.Type, new DateOnly(2021, 1, 1)).Vi.ShouldBe("Lũ, ngập lụt");
    }

    [Fact]
    public void has_words_also_for_a_type_it_does_not_know()
    {
        World.Types.NameOf(new("magic")).In("vi").ShouldBe("magic");
        World.Types.CountingWordOf(new("magic")).In("vi").ShouldBe("vụ");
        ThreatTypeSpec.Given(ThreatTypeSpec.Disaster, ThreatTypeSpec.Flood).State.CountingWordOf(ThreatTypeSpec.Flood.Type).In("vi").ShouldBe("trận");
    }
}

internal static class ThreatTypeSpec
{
    public static readonly ThreatTypeDefined Disaster = new(World.Disaster, Parent: null, new("Thiên tai", "Disaster"), new("vụ", "event"), [], ValidFrom: null);

    public static readonly ThreatTypeDefined Flood = new(
        new("disaster.flood"), World.Disaster, new("Lũ lụt", "Flood"), new("trận", "flood"), [new("undrr", "MH0600")], ValidFrom: null);

    public static readonly ThreatTypeRenamed Renamed = new(Flood.Type, new("Lũ, ngập lụt", "Flood and inundation"), "luật mới", new DateOnly(2021, 1, 1));

    public static Scenario<ThreatTypeTree, ThreatTypeEvent, ThreatTypeCommand> Given(params ReadOnlySpan<ThreatTypeEvent> events) =>
        new Scenario<ThreatTypeTree, ThreatTypeEvent, ThreatTypeCommand>(ThreatTypeTree.Initial, ThreatTypeTree.Evolve, ThreatTypeDecider.Decide, World.Context)
            .After(events);
}
