using ThreatRegister.Domain;
using ThreatRegister.Domain.Directions;
using ThreatRegister.Tests.Domain_Specs.Common;
using static ThreatRegister.Tests.Domain_Specs.Work.DirectionSpec;

namespace ThreatRegister.Tests.Domain_Specs.Work;

internal static class DirectionSpec
{
    public static readonly DirectionId Id = new("r147-1-awareness");

    public static readonly DirectionRecorded Recorded = new(
        Id, DirectionKind.Direction, "Nâng cao nhận thức toàn xã hội", "Thủ tướng Chính phủ", new(1, "Tuyên truyền"), When.Parse("2026"), ["Bộ Công an", "Bộ Tư pháp"], [World.Cyber], ["Biển Đông"],
        new("so-ket"), new("nq-147"), Tlp.Green, World.Document);

    public static readonly DirectionCorroborated Corroborated = new(World.OtherDocument);
    public static readonly DirectionWithdrawn Withdrawn = new("ghi nhầm nguồn");

    public static Scenario<Direction, DirectionEvent, DirectionCommand> Given(params ReadOnlySpan<DirectionEvent> events) =>
        new Scenario<Direction, DirectionEvent, DirectionCommand>(Direction.Initial, Direction.Evolve, DirectionDecider.Decide, World.Context).After(events);
}

public sealed class Recording_a_direction
{
    [Fact]
    public void keeps_who_asks_what_of_whom() => Given().When(record).Then(Recorded);

    [Fact]
    public void needs_no_more_than_who_asks_what() => Given()
        .When(new RecordDirection("Tăng cường kiểm tra", "Thủ tướng Chính phủ") { Direction = Id })
        .Then(new DirectionRecorded(Id, DirectionKind.Direction, "Tăng cường kiểm tra", "Thủ tướng Chính phủ", null, null, [], [], [], null, null, Tlp.Green, Statement.Own));

    [Fact]
    public void may_be_in_a_group_without_a_number() => Given().When(record with { Group = new(null, " Cùng với đó ") }).Then(Recorded with { Group = new(null, "Cùng với đó") });

    [Fact]
    public void needs_to_say_what_and_who()
    {
        Given().When(record with { Text = " " }).ThenRefused(Refusal.TextMissing, "text");
        Given().When(record with { By = "" }).ThenRefused(Refusal.TextMissing, "by");
    }

    [Fact]
    public void needs_a_group_that_can_be_named()
    {
        Given().When(record with { Group = new(null, " ") }).ThenRefused(Refusal.GroupEmpty, "group");
        Given().When(record with { Group = new(0, null) }).ThenRefused(Refusal.GroupNumberOutOfRange, "group.number");
    }

    [Fact]
    public void names_nothing_twice_and_nothing_empty()
    {
        Given().When(record with { Agencies = ["Bộ Công an", "Bộ Công an "] }).ThenRefused(Refusal.NameRepeated, "agencies");
        Given().When(record with { Agencies = ["Bộ Công an", " "] }).ThenRefused(Refusal.NameMissing, "agencies[1]");
        Given().When(record with { Places = ["Biển Đông", "Biển Đông"] }).ThenRefused(Refusal.NameRepeated, "places");
        Given().When(record with { Types = [World.Cyber, new("x")] }).ThenRefused(Refusal.ThreatTypeUnknown, "types[1]");
        Given().When(record with { Types = [World.Cyber, World.Cyber] }).ThenRefused(Refusal.ThreatTypeRepeated, "types");
    }

    [Fact]
    public void twice_is_refused() => Given(Recorded).When(record).ThenRefused(Refusal.AlreadyExists, "direction");

    private static readonly RecordDirection record = new(
        Recorded.Text, $" {Recorded.By} ", Recorded.Kind, Recorded.Group, Recorded.Period, ["Bộ Công an ", "Bộ Tư pháp"], Recorded.Types, Recorded.Places, Recorded.Review, Recorded.Instrument,
        Statement: World.Document) { Direction = Id };
}

public sealed class Corroborating_a_direction
{
    [Fact]
    public void keeps_the_further_source() => Given(Recorded).When(corroborate).Then(Corroborated);

    [Fact]
    public void twice_changes_nothing() => Given(Recorded, Corroborated).When(corroborate).ThenNothing();

    [Fact]
    public void needs_a_source() => Given(Recorded).When(corroborate with { Statement = Statement.Own }).ThenRefused(Refusal.SourceMissing, "statement.source");

    [Fact]
    public void that_was_not_recorded_is_refused() => Given().When(corroborate).ThenRefused(Refusal.NotFound, "direction");

    private static readonly CorroborateDirection corroborate = new(World.OtherDocument) { Direction = Id };
}

public sealed class Correcting_a_direction
{
    [Fact]
    public void records_what_differs_and_why() => Given(Recorded).When(correct).Then(corrected);

    [Fact]
    public void can_change_every_part() => Given(Recorded).When(correct with { Corrections = all }).Then(corrected with { Corrections = all });

    [Fact]
    public void to_what_it_is_changes_nothing() => Given(Recorded, corrected).When(correct).ThenNothing();

    [Fact]
    public void needs_grounds() => Given(Recorded).When(correct with { Grounds = "" }).ThenRefused(Refusal.GroundsMissing, "grounds");

    [Fact]
    public void leaves_nothing_empty_or_unknown()
    {
        Given(Recorded).When(correct with { Corrections = new(Text: " ") }).ThenRefused(Refusal.TextMissing, "corrections.text");
        Given(Recorded).When(correct with { Corrections = new(By: " ") }).ThenRefused(Refusal.TextMissing, "corrections.by");
        Given(Recorded).When(correct with { Corrections = new(Group: new(1_000, null)) }).ThenRefused(Refusal.GroupNumberOutOfRange, "corrections.group.number");
        Given(Recorded).When(correct with { Corrections = new(Types: [new("x")]) }).ThenRefused(Refusal.ThreatTypeUnknown, "corrections.types[0]");
    }

    [Fact]
    public void that_was_withdrawn_is_refused() => Given(Recorded, Withdrawn).When(correct).ThenRefused(Refusal.AlreadyWithdrawn);

    private static readonly DirectionCorrections all = new(
        DirectionKind.Principle, "Lấy phòng ngừa là chính", "Chính phủ", new(2, "Quan điểm"), When.Parse("2026-H1"), [], [], ["vùng biển Tây Nam"], new("tong-ket"), new("kl-81"), Tlp.Amber);

    private static readonly CorrectDirection correct = new(new(Text: "Nâng cao nhận thức của toàn dân", By: Recorded.By), "đối chiếu văn bản", World.Document) { Direction = Id };
    private static readonly DirectionCorrected corrected = new(new(Text: "Nâng cao nhận thức của toàn dân"), "đối chiếu văn bản", World.Document);
}

public sealed class Withdrawing_a_direction
{
    [Fact]
    public void records_why() => Given(Recorded, Corroborated).When(withdraw).Then(Withdrawn);

    [Fact]
    public void needs_grounds() => Given(Recorded).When(withdraw with { Grounds = " " }).ThenRefused(Refusal.GroundsMissing, "grounds");

    [Fact]
    public void twice_changes_nothing() => Given(Recorded, Withdrawn).When(withdraw).ThenNothing();

    [Fact]
    public void again_for_another_reason_is_refused() => Given(Recorded, Withdrawn).When(withdraw with { Grounds = "trùng" }).ThenRefused(Refusal.AlreadyWithdrawn);

    private static readonly WithdrawDirection withdraw = new(Withdrawn.Grounds) { Direction = Id };
}
