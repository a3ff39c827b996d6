using Shouldly;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Shares;
using ThreatRegister.Projections.Shares;
using static ThreatRegister.Tests.Projections_Specs.Folds;

namespace ThreatRegister.Tests.Projections_Specs;

public sealed class Folding_shares
{
    private static readonly ShareRegister register = new();
    private static readonly Statement stated = Doc("doc-1", "2026-03-10"), other = Doc("doc-2");

    private static readonly InformationShared shared = new(
        new("a"), "Bộ Công an", ["Bộ Quốc phòng", "Bộ Y tế"], "Dấu hiệu mã độc", When.Parse("2026-03-10"), [new("i-1")], [new("o-1")], "Nghị định số 03", new("nd-03"), Tlp.Amber, stated);

    [Fact]
    public void that_are_recorded_gives_a_row() => Row(register, shared).ShouldBe(Expected);

    public static TheoryData<ShareEvent, ShareRow> EachEvent => new()
    {
        { shared with { Agreement = null }, Expected with { Agreement = null, RecordedAt = Morning.AddMinutes(1) } },
        { new ShareAcknowledged("Bộ Y tế", When.Parse("2026-03-11"), other), Expected with { Acknowledgements = [new("Bộ Y tế", When.Parse("2026-03-11"))], Sources = [new("doc-1"), new("doc-2")] } },
        {
            new ShareCorrected(new("Bộ Y tế", ["Bộ Công an"], "Dịch tễ", When.Parse("2026-04"), [], [], "Thỏa thuận", new("nq-147"), Tlp.Red), "nhầm", other),
            Expected with
            {
                From = "Bộ Y tế", To = ["Bộ Công an"], What = "Dịch tễ", At = When.Parse("2026-04"), Incidents = [], Occasions = [], Agreement = "Thỏa thuận", Instrument = new("nq-147"), Marking = Tlp.Red,
                Sources = [new("doc-1"), new("doc-2")],
            }
        },
        { new ShareWithdrawn("nhầm"), Expected with { Status = ShareStatus.Withdrawn } },
    };

    [Theory]
    [MemberData(nameof(EachEvent))]
    public void follows_each_event(ShareEvent happened, ShareRow expected) => Row(register, shared, happened).ShouldBe(expected with { Version = 2 });

    [Fact]
    public void is_tried_with_every_event_there_is() =>
        EachEvent.Select(row => row.Data.Item1.GetType()).Distinct().ShouldBe(Family(typeof(ShareEvent)), ignoreOrder: true);

    [Fact]
    public void says_who_has_not_acknowledged()
    {
        Row(register, shared).Unacknowledged().ShouldBe(["Bộ Quốc phòng", "Bộ Y tế"]);
        Row(register, shared, new ShareAcknowledged("bộ y tế", null, other)).Unacknowledged().ShouldBe(["Bộ Quốc phòng"]);
    }

    private static ShareRow Expected => new(
        "a", "Bộ Công an", ["Bộ Quốc phòng", "Bộ Y tế"], "Dấu hiệu mã độc", When.Parse("2026-03-10"), [new("i-1")], [new("o-1")], "Nghị định số 03", new("nd-03"), [], ShareStatus.Stands, Tlp.Amber,
        [new("doc-1")], stated, When.Parse("2026-03-10"), Morning, 1);
}
