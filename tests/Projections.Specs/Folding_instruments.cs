using Shouldly;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Instruments;
using ThreatRegister.Projections.Instruments;
using static ThreatRegister.Tests.Projections_Specs.Folds;

namespace ThreatRegister.Tests.Projections_Specs;

public sealed class Folding_instruments
{
    private static readonly InstrumentRegister register = new();
    private static readonly Statement stated = Doc("doc-1", "2025-09-18"), other = Doc("doc-2");
    private static readonly InstrumentRecorded recorded = new(new("a"), InstrumentKind.Resolution, new("Nghị quyết 147", null), null, "Chính phủ", null, null, Tlp.Clear, stated);
    private static readonly InstrumentRelated related = new(InstrumentRelationKind.Implements, new("b"), stated);

    [Fact]
    public void that_are_recorded_gives_a_row() => Row(register, recorded).ShouldBe(Expected);

    public static TheoryData<InstrumentEvent, InstrumentRow> EachEvent => new()
    {
        { recorded, Expected with { RecordedAt = Morning.AddMinutes(1) } },
        {
            new InstrumentDescribed("147/NQ-CP", null, When.Parse("2025-05-22"), new(2025, 5, 22), other),
            Expected with { Number = "147/NQ-CP", IssuedOn = When.Parse("2025-05-22"), InForceFrom = new(2025, 5, 22), Describing = [other], Sources = [new("doc-1"), new("doc-2")] }
        },
        { related, Expected with { Relations = [new(InstrumentRelationKind.Implements, new("b"), stated)] } },
        { new InstrumentUnrelated(InstrumentRelationKind.Implements, new("b"), "nhầm"), Expected },
        { new InstrumentEnded(new(2030, 12, 31), "hết hạn", stated), Expected with { Status = InstrumentStatus.Ended, InForceTo = new(2030, 12, 31) } },
        { new InstrumentCorroborated(other), Expected with { Corroborations = [new(null, other)], Sources = [new("doc-1"), new("doc-2")] } },
        {
            new InstrumentCorrected(new(InstrumentKind.Plan, new("Kế hoạch", null), "1", "Bộ Công an", When.Parse("2025"), new(2025, 6, 1), null, Tlp.Amber), "nhầm", stated),
            Expected with { Kind = InstrumentKind.Plan, Title = new("Kế hoạch", null), Number = "1", Issuer = "Bộ Công an", IssuedOn = When.Parse("2025"), InForceFrom = new(2025, 6, 1), Marking = Tlp.Amber }
        },
    };

    [Theory]
    [MemberData(nameof(EachEvent))]
    public void follows_each_event(InstrumentEvent happened, InstrumentRow expected) => Row(register, recorded, happened).ShouldBe(expected with { Version = 2 });

    [Fact]
    public void is_tried_with_every_event_there_is() =>
        EachEvent.Select(row => row.Data.Item1.GetType()).Distinct().ShouldBe(Family(typeof(InstrumentEvent)), ignoreOrder: true);

    [Fact]
    public void leaves_out_a_relation_that_was_taken_back() => Row(register, recorded, related, new InstrumentUnrelated(InstrumentRelationKind.Implements, new("b"), "nhầm")).Relations.ShouldBeEmpty();

    private static InstrumentRow Expected => new(
        "a", InstrumentKind.Resolution, new("Nghị quyết 147", null), null, "Chính phủ", null, null, null, InstrumentStatus.Stands, [], [], [], Tlp.Clear, [new("doc-1")], stated, When.Parse("2025-09-18"), Morning, 1);
}

public sealed class Instruments_in_force
{
    private static readonly DateOnly day = new(2025, 9, 18);

    [Theory]
    [InlineData("2025-09-18", null, null, Force.InForce)]
    [InlineData("2025-09-19", null, null, Force.NotInForce)]
    [InlineData("2019-01-01", "2025-09-18", null, Force.InForce)]
    [InlineData("2019-01-01", "2025-09-17", null, Force.NotInForce)]
    [InlineData(null, null, "2025", Force.InForce)]
    [InlineData(null, null, null, Force.NotStated)]
    [InlineData(null, "2025-09-17", null, Force.NotInForce)]
    public void are_told_from_the_days_that_are_stated(string? from, string? to, string? issued, Force expected)
    {
        var row = Instrument("a", from, to) with { IssuedOn = issued is null ? null : When.Parse(issued) };

        InstrumentsInForce.Of(row, [row], day).ShouldBe(expected);
    }

    [Theory]
    [InlineData("2025-09-18", Force.NotInForce)]
    [InlineData("2025-09-19", Force.InForce)]
    [InlineData(null, Force.NotStated)]
    public void end_with_what_replaces_them(string? from, Force expected)
    {
        var old = Instrument("a", "2019-01-01", null);
        var replacing = Instrument("b", from, null) with { Relations = [new(InstrumentRelationKind.Replaces, new("a"), Statement.Own)] };

        InstrumentsInForce.Of(old, [old, replacing], day).ShouldBe(expected);
    }

    [Fact]
    public void that_ended_on_no_stated_day_are_open()
    {
        var row = Instrument("a", "2019-01-01", null) with { Status = InstrumentStatus.Ended };

        InstrumentsInForce.Of(row, [row], day).ShouldBe(Force.NotStated);
    }

    private static InstrumentRow Instrument(string id, string? from, string? to) => new(
        id, InstrumentKind.Decree, new("Nghị định", null), null, null, null, Day(from), Day(to), to is null ? InstrumentStatus.Stands : InstrumentStatus.Ended, [], [], [], Tlp.Clear, [], Statement.Own, null, Morning, 1);

    private static DateOnly? Day(string? text) => text is null ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
