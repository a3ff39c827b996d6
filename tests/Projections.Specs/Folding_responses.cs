using Shouldly;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Domain.Occasions;
using ThreatRegister.EventLog;
using ThreatRegister.Projections;
using ThreatRegister.Projections.Responses;

namespace ThreatRegister.Tests.Projections_Specs;

/// <summary>Measures are rows of their own, keyed by their owner and their own id.</summary>
public sealed class Folding_responses
{
    private static readonly ResponseRegister register = new();
    private static readonly Statement stated = new(new SourceId("doc-004"), "ngăn chặn nhiều cuộc tấn công", When.Parse("2020-12-10"));
    private static readonly Response block = new(new("block"), "block", "Ngăn chặn"), plan = new(new("plan"), "plan", "Lập phương án");

    private static readonly IncidentReported reported = new(
        new("a"), "Tấn công mạng", new("cyber.attack"), [], When.Parse("2020"), Quantity.Many, RecordKind.Aggregate, Outcome.Blocked, Tlp.Clear, stated, Responses: [block, plan]);

    [Fact]
    public void a_report_with_two_measures_begins_two_rows()
    {
        var recorded = At("incident-a", 1, reported);

        register.RouteFor(recorded).Keys.ShouldBe(["incident-a/block", "incident-a/plan"]);
        var row = register.Apply(row: null, register.PartOf("incident-a/plan", recorded));
        row.ShouldBe(new("incident-a/plan", "incident", "a", plan, stated, 1));
    }

    [Fact]
    public void says_which_of_the_four_on_the_spot_a_measure_was()
    {
        var row = new ResponseRow("incident-a/plan", "incident", "a", plan with { Slot = FourOnTheSpot.Means }, stated, 1);

        register.Fields.Single(field => field.Name == "slot").Text(row).ShouldBe("means");
        register.Fields.Single(field => field.Name == "slot").Text(row with { Response = plan }).ShouldBeNull();
    }

    [Fact]
    public void a_correction_replaces_the_measure()
    {
        var corrected = plan with { Summary = "Lập phương án dự phòng" };
        var recorded = At("incident-a", 2, new IncidentResponseCorrected(corrected, "Nguồn nêu rõ hơn", stated));

        register.RouteFor(recorded).Keys.ShouldBe(["incident-a/plan"]);
        register.Apply(new("incident-a/plan", "incident", "a", plan, stated, 1), recorded).Response.ShouldBe(corrected);
    }

    [Fact]
    public void a_measure_of_an_occasion_is_keyed_by_the_occasion() =>
        register.RouteFor(At("occasion-a", 2, new OccasionResponseRecorded(block, stated))).Keys.ShouldBe(["occasion-a/block"]);

    [Fact]
    public void other_events_of_the_owner_are_about_no_measure()
    {
        register.RouteFor(At("incident-a", 2, new IncidentMarked(Tlp.Red, "Thu hẹp phạm vi"))).ShouldBe(Route.None);
        register.RouteFor(At("incident-a", 1, reported with { Responses = null })).ShouldBe(Route.None);
        register.RouteFor(At("lesson-a", 1, "anything")).ShouldBe(Route.None);
    }

    [Fact]
    public void a_row_is_read_from_the_stream_of_its_owner() => register.StreamOf("occasion-asean-2020/block").ShouldBe(StreamName.Parse("occasion-asean-2020"));

    [Fact]
    public void is_not_among_the_registers_whose_markings_decide() => RegisterList.All.ShouldAllBe(fold => !fold.HoldsParts);

    private static Recorded<object> At(string stream, long version, object happened) => new(version, StreamName.Parse(stream), version, DateTimeOffset.UnixEpoch, "duty-1", Guid.Empty, happened);
}
