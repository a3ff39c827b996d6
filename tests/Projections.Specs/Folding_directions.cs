using Shouldly;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Directions;
using ThreatRegister.Projections.Directions;
using static ThreatRegister.Tests.Projections_Specs.Folds;

namespace ThreatRegister.Tests.Projections_Specs;

public sealed class Folding_directions
{
    private static readonly DirectionRegister register = new();
    private static readonly Statement stated = Doc("doc-1", "2025-09-18"), other = Doc("doc-2");

    private static readonly DirectionRecorded recorded = new(
        new("a"), DirectionKind.Direction, "Phổ biến Chiến lược", "Thủ tướng Chính phủ", new(1, "Tuyên truyền"), When.Parse("2026"), ["Bộ Công an"], [new("cyber")], ["Biển Đông"], new("so-ket"), new("nq-147"),
        Tlp.Clear, stated);

    [Fact]
    public void that_are_recorded_gives_a_row() => Row(register, recorded).ShouldBe(Expected);

    public static TheoryData<DirectionEvent, DirectionRow> EachEvent => new()
    {
        { recorded, Expected with { RecordedAt = Morning.AddMinutes(1), Position = 12 } },
        { new DirectionCorroborated(other), Expected with { Corroborations = [new(null, other)], Sources = [new("doc-1"), new("doc-2")] } },
        { new DirectionCorrected(new(Text: "Phổ biến rộng rãi"), "đối chiếu", stated), Expected with { Text = "Phổ biến rộng rãi" } },
        {
            new DirectionCorrected(new(DirectionKind.Goal, "Khác", "Chính phủ", new(2, null), When.Parse("2027"), [], [], [], new("tong-ket"), new("kl-81"), Tlp.Amber), "đối chiếu", other),
            Expected with
            {
                Kind = DirectionKind.Goal, Text = "Khác", By = "Chính phủ", Group = new(2, null), Period = When.Parse("2027"), Agencies = [], Types = [], Places = [], Review = new("tong-ket"),
                Instrument = new("kl-81"), Marking = Tlp.Amber, Sources = [new("doc-1"), new("doc-2")],
            }
        },
        { new DirectionWithdrawn("nhầm"), Expected with { Status = DirectionStatus.Withdrawn } },
    };

    [Theory]
    [MemberData(nameof(EachEvent))]
    public void follows_each_event(DirectionEvent happened, DirectionRow expected) => Row(register, recorded, happened).ShouldBe(expected with { Version = 2 });

    [Fact]
    public void is_tried_with_every_event_there_is() =>
        EachEvent.Select(row => row.Data.Item1.GetType()).Distinct().ShouldBe(Family(typeof(DirectionEvent)), ignoreOrder: true);

    [Fact]
    public void says_the_group_in_one_line()
    {
        Row(register, recorded).GroupText().ShouldBe("1. Tuyên truyền");
        Row(register, recorded with { Group = new(3, null) }).GroupText().ShouldBe("3");
        Row(register, recorded with { Group = new(null, "Cùng với đó") }).GroupText().ShouldBe("Cùng với đó");
        Row(register, recorded with { Group = null }).GroupText().ShouldBeNull();
    }

    [Fact]
    public void that_name_no_period_stand_from_the_time_of_their_statement() => Row(register, recorded with { Period = null }).About().ShouldBe(When.Parse("2025-09-18"));

    private static DirectionRow Expected => new(
        "a", DirectionKind.Direction, "Phổ biến Chiến lược", "Thủ tướng Chính phủ", new(1, "Tuyên truyền"), When.Parse("2026"), ["Bộ Công an"], [new("cyber")], ["Biển Đông"], new("so-ket"), new("nq-147"),
        DirectionStatus.Stands, [], Tlp.Clear, [new("doc-1")], stated, When.Parse("2025-09-18"), Morning, 1, Position: 11);
}
