using Shouldly;
using ThreatRegister.Application.Queries.Records;
using ThreatRegister.Application.Words;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Projections;
using ThreatRegister.Projections.History;
using ThreatRegister.Projections.Shares;

namespace ThreatRegister.Tests.Application_Specs.Queries;

public sealed class The_past_of_a_record
{
    private static readonly HistoryEntry reported = Entry(5, new("title", null, "Mất điện"), new("occasions", null, "a | b"));
    private static readonly HistoryEntry corrected = Entry(8, new("title", "Mất điện", "Mất điện diện rộng"), new("occasions", "a | b", "b | c"));
    private static readonly HistoryEntry back = Entry(9, new FieldChange("title", "Mất điện diện rộng", "Mất điện"));

    [Fact]
    public void has_each_value_that_was_replaced_with_the_event_that_replaced_it()
    {
        var past = FieldPast.Of([reported, corrected]);

        past["title"].ShouldBe([new("Mất điện", corrected)]);
        past["occasions"].ShouldBe([new("a", corrected)]);
    }

    [Fact]
    public void since_a_position_is_what_differs_in_the_end_with_all_events_that_set_it()
    {
        var occasions = FieldPast.Since(5, [new("occasions", "a | b", "b | c")], [reported, corrected, back]).Single();
        (occasions.Field, occasions.Old, occasions.New).ShouldBe(("occasions", "a | b", "b | c"));
        occasions.Positions.ShouldBe([8]);
        FieldPast.Since(0, [new("title", null, "Mất điện diện rộng")], [reported, corrected]).Single().Positions.ShouldBe([5, 8]);
    }

    [Fact]
    public void of_a_list_in_another_order_went_and_came_as_a_whole()
    {
        var parts = ChangeWords.PartsOf("a | b", "b | a");

        (parts.Gone.Single(), parts.Came.Single()).ShouldBe(("a | b", "b | a"));
        ChangeWords.Of("a | b", "b | a").ShouldBe("a | b -> b | a");
    }

    [Fact]
    public void says_when_that_was_which_an_event_tells_of()
    {
        var statement = new Statement(null, null, When.Parse("2020-12-10"));
        RegisterFolds.OccurredOf(new IncidentContained(When.Parse("2020-06"), statement))!.Text.ShouldBe("2020-06");
        RegisterFolds.OccurredOf(new IncidentResponseRecorded(new(new("chan"), "block", "Ngăn chặn", When.Parse("2020")), statement))!.Text.ShouldBe("2020");
        RegisterFolds.OccurredOf(new IncidentNoted("Ghi chú", statement)).ShouldBeNull();
    }

    [Fact]
    public void knows_the_other_records_that_a_row_names()
    {
        var share = new ShareRow(
            "chia-se-1", "Bộ A", ["Bộ B"], "Mẫu mã độc", At: null, [new("vu-1"), new("vu-2")], [new("asean-2020")], Agreement: null, new("nq-147"), [], ShareStatus.Stands, Tlp.Green, [new("doc-004")], Statement.Own, StatedOn: null, default, 1);

        RecordNames.Of(share).ShouldBe(["incident-vu-1", "incident-vu-2", "occasion-asean-2020", "instrument-nq-147"]);
    }

    private static HistoryEntry Entry(long position, params FieldChange[] changes) => new(position, position, default, "truc-ban-1", "incident-corrected", null, null, changes);
}
