using Shouldly;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Merges;
using ThreatRegister.Tests.Domain_Specs.Common;
using static ThreatRegister.Tests.Domain_Specs.ReferenceData.MergeSpec;

namespace ThreatRegister.Tests.Domain_Specs.ReferenceData;

public sealed class Merging_incidents
{
    [Fact]
    public void records_both_ends_and_the_grounds() => Given().When(merge).Then(AIntoB);

    [Fact]
    public void needs_grounds() => Given().When(merge with { Grounds = " " }).ThenRefused(Refusal.GroundsMissing, "grounds");

    [Fact]
    public void into_itself_is_refused() => Given().When(merge with { Survivor = A }).ThenRefused(Refusal.MergedIntoItself, "survivor");

    [Fact]
    public void that_would_close_a_circle_is_refused() =>
        Given(AIntoB, BIntoC).When(merge with { Merged = C, Survivor = A }).ThenRefused(Refusal.MergeCycle, "survivor");

    [Fact]
    public void that_are_merged_into_another_is_refused() => Given(AIntoB).When(merge with { Survivor = C }).ThenRefused(Refusal.AlreadyMerged, "merged");

    [Fact]
    public void twice_changes_nothing() => Given(AIntoB).When(merge with { Grounds = "trùng lần nữa" }).ThenNothing();

    [Fact]
    public void into_one_that_is_merged_itself_makes_a_chain() =>
        Given(BIntoC).When(merge).Then(AIntoB);

    [Fact]
    public void again_after_it_was_undone_is_a_merge_anew() => Given(AIntoB, AOutOfB).When(merge with { Survivor = C }).Then(AIntoB with { Survivor = C });

    private static readonly MergeIncidents merge = new(B, "cùng một vụ") { Merged = A };
}

public sealed class Unmerging_incidents
{
    [Fact]
    public void records_where_it_was() => Given(AIntoB).When(unmerge).Then(AOutOfB);

    [Fact]
    public void needs_grounds() => Given(AIntoB).When(unmerge with { Grounds = "" }).ThenRefused(Refusal.GroundsMissing, "grounds");

    [Fact]
    public void that_are_not_merged_is_refused() => Given(AIntoB).When(unmerge with { Merged = B }).ThenRefused(Refusal.NotMerged, "merged");

    [Fact]
    public void twice_changes_nothing() => Given(AIntoB, AOutOfB).When(unmerge).ThenNothing();

    [Fact]
    public void twice_with_other_grounds_is_refused() => Given(AIntoB, AOutOfB).When(unmerge with { Grounds = "khác" }).ThenRefused(Refusal.NotMerged, "merged");

    private static readonly UnmergeIncidents unmerge = new("hai vụ khác nhau") { Merged = A };
}

public sealed class Settling_an_undone_merge
{
    [Fact]
    public void records_the_grounds() => Given(AIntoB, AOutOfB).When(settle).Then(new UnmergeSettled(A, "đã phân lại"));

    [Fact]
    public void needs_grounds() => Given(AIntoB, AOutOfB).When(settle with { Grounds = "" }).ThenRefused(Refusal.GroundsMissing, "grounds");

    [Fact]
    public void that_was_never_undone_is_refused() => Given(AIntoB).When(settle).ThenRefused(Refusal.NeverUnmerged, "merged");

    [Fact]
    public void twice_changes_nothing() => Given(AIntoB, AOutOfB, new UnmergeSettled(A, "đã phân lại")).When(settle).ThenNothing();

    private static readonly SettleUnmerge settle = new("đã phân lại") { Merged = A };
}

public sealed class A_book_of_merges
{
    [Fact]
    public void follows_chains_to_their_end()
    {
        var book = Given(AIntoB, BIntoC).State;

        book.SurvivorOf(A).ShouldBe(C);
        book.MergedInto(A).ShouldBe(B);
        book.SurvivorOf(C).ShouldBe(C);
        Given(AIntoB, BIntoC, AOutOfB).State.SurvivorOf(A).ShouldBe(A);
    }

    [Fact]
    public void remembers_where_commands_may_have_gone_before()
    {
        var book = Given(AIntoB, AOutOfB, AIntoB with { Survivor = C }).State;

        book.EverReached(A).ShouldBe([A, B, C]);
        book.EverReached(B).ShouldBe([B]);
        (book.WasEverMerged(A), book.WasEverMerged(B)).ShouldBe((true, false));
        Given(AIntoB, BIntoC).State.EverReached(A).ShouldBe([A, B, C]);
    }
}

internal static class MergeSpec
{
    public static readonly IncidentId A = new("bao-so-9-a"), B = new("bao-so-9-b"), C = new("bao-so-9-c");
    public static readonly IncidentsMerged AIntoB = new(A, B, "cùng một vụ");
    public static readonly IncidentsMerged BIntoC = new(B, C, "cùng một vụ");
    public static readonly IncidentsUnmerged AOutOfB = new(A, B, "hai vụ khác nhau");

    public static Scenario<MergeBook, MergeEvent, MergeCommand> Given(params ReadOnlySpan<MergeEvent> events) =>
        new Scenario<MergeBook, MergeEvent, MergeCommand>(MergeBook.Initial, MergeBook.Evolve, MergeDecider.Decide, World.Context).After(events);
}
