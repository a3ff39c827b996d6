using Shouldly;
using ThreatRegister.Domain.Merges;
using ThreatRegister.EventLog;
using ThreatRegister.Projections;
using ThreatRegister.Projections.Merges;

namespace ThreatRegister.Tests.Projections_Specs;

public sealed class Listing_merges
{
    private static readonly IncidentsMerged aIntoB = new(new("a"), new("b"), "trùng"), bIntoC = new(new("b"), new("c"), "trùng");
    private static readonly IncidentsUnmerged aOutOfB = new(new("a"), new("b"), "nhầm"), bOutOfC = new(new("b"), new("c"), "nhầm");

    [Fact]
    public void tells_who_did_what_and_why()
    {
        var merge = List(aIntoB, aOutOfB, new UnmergeSettled(new("a"), "xong")).ShouldHaveSingleItem();

        merge.ShouldBe(new MergeItem("a", "b", Act(11, "trùng"), Act(12, "nhầm"), Act(13, "xong"), [new("b", 11, 12)]));
        merge.IsToSettle.ShouldBeFalse();
        List(aIntoB, aOutOfB).ShouldHaveSingleItem().IsToSettle.ShouldBeTrue();
        List(aIntoB).ShouldHaveSingleItem().IsToSettle.ShouldBeFalse();
    }

    [Fact]
    public void follows_where_the_chain_ended_over_time() =>
        List(aIntoB, bIntoC, bOutOfC, aOutOfB)[0].Spans.ShouldBe([new MergeSpan("b", 11, 12), new MergeSpan("c", 12, 13), new MergeSpan("b", 13, 14)]);

    [Fact]
    public void of_one_that_is_merged_into_a_merged_one_begins_at_the_end_of_the_chain() => List(bIntoC, aIntoB)[1].Spans.ShouldBe([new MergeSpan("c", 12, null)]);

    [Fact]
    public void keeps_each_merge_of_an_incident_that_was_merged_anew()
    {
        var merges = List(aIntoB, aOutOfB, aIntoB with { Survivor = new("c") }, aOutOfB with { Survivor = new("c") }, new UnmergeSettled(new("a"), "xong"));

        merges.Select(merge => (merge.Survivor, merge.MergedBy.Position, merge.UnmergedBy?.Position, merge.SettledBy?.Position)).ShouldBe([("b", 11, 12, 15), ("c", 13, 14, 15)]);
        merges[0].Spans.ShouldBe([new MergeSpan("b", 11, 12)]);
    }

    private static MergeAct Act(long position, string grounds) => new(position, Folds.Morning.AddMinutes(position), "u1", grounds);

    private static IReadOnlyList<MergeItem> List(params MergeEvent[] events) => MergeList.Of(events.Select((happened, index) =>
        new Recorded<object>(11 + index, WholeStreams.Merges, 1 + index, Folds.Morning.AddMinutes(11 + index), "u1", Guid.Empty, happened)));
}
