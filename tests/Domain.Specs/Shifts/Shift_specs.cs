using ThreatRegister.Domain;
using ThreatRegister.Domain.Shifts;
using ThreatRegister.Tests.Domain_Specs.Common;

namespace ThreatRegister.Tests.Domain_Specs.Shifts;

public sealed class Handing_over_a_shift
{
    [Fact]
    public void records_what_is_open() => ShiftSpec.Given().When(hand).Then(ShiftSpec.HandedOver);

    [Fact]
    public void with_nothing_open_is_a_hand_over_too() =>
        ShiftSpec.Given().When(new HandOverShift("truc-ban-1", "truc-ban-2") { Shift = ShiftSpec.Id })
            .Then(new ShiftHandedOver(ShiftSpec.Id, "truc-ban-1", "truc-ban-2", Notes: null, OpenAt: 0, [], [], Tlp.Green));

    [Fact]
    public void to_a_name_is_refused() => ShiftSpec.Given().When(hand with { To = "Trần Văn Đức" }).ThenRefused(Refusal.ActorInvalid, "to");

    [Fact]
    public void to_oneself_is_refused() => ShiftSpec.Given().When(hand with { To = "truc-ban-1" }).ThenRefused(Refusal.HandedToOneself, "to");

    [Fact]
    public void with_an_item_listed_twice_is_refused() =>
        ShiftSpec.Given().When(hand with { Items = [new("report-waiting", "a"), new("report-waiting", "a")] }).ThenRefused(Refusal.OpenItemRepeated, "items");

    [Fact]
    public void with_an_item_of_no_kind_is_refused() =>
        ShiftSpec.Given().When(hand with { Items = [new("", "a")] }).ThenRefused(Refusal.TextMissing, "items[0].kind");

    [Fact]
    public void before_the_log_began_is_refused() => ShiftSpec.Given().When(hand with { OpenAt = -1 }).ThenRefused(Refusal.PositionInvalid, "openAt");

    [Fact]
    public void with_less_than_nothing_open_is_refused() =>
        ShiftSpec.Given().When(hand with { Open = [new("report-waiting", -1)] }).ThenRefused(Refusal.TallyWrong, "open[0].total");

    [Fact]
    public void a_second_time_is_refused() => ShiftSpec.Given(ShiftSpec.HandedOver).When(hand).ThenRefused(Refusal.AlreadyExists, "shift");

    private static readonly HandOverShift hand = new(
        "truc-ban-1", "truc-ban-2", " Chờ xác minh tin báo ", OpenAt: 41, [new("report-waiting", 1), new("incident-open", 240)], [new("report-waiting", "tin-bao-1")], Tlp.Amber)
    {
        Shift = ShiftSpec.Id,
    };
}

public sealed class Taking_over_a_shift
{
    [Fact]
    public void records_who_did() => ShiftSpec.Given(ShiftSpec.HandedOver).When(take).Then(ShiftSpec.TakenOver);

    [Fact]
    public void that_nobody_handed_over_is_refused() => ShiftSpec.Given().When(take).ThenRefused(Refusal.NotFound, "shift");

    [Fact]
    public void from_oneself_is_refused() => ShiftSpec.Given(ShiftSpec.HandedOver).When(take with { By = "truc-ban-1" }).ThenRefused(Refusal.TakenOverFromOneself, "by");

    [Fact]
    public void after_another_did_is_refused() =>
        ShiftSpec.Given(ShiftSpec.HandedOver, ShiftSpec.TakenOver).When(take with { By = "truc-ban-3" }).ThenRefused(Refusal.AlreadyTakenOver);

    [Fact]
    public void twice_changes_nothing() => ShiftSpec.Given(ShiftSpec.HandedOver, ShiftSpec.TakenOver).When(take).ThenNothing();

    private static readonly TakeOverShift take = new("truc-ban-2", "Đã nhận đủ") { Shift = ShiftSpec.Id };
}

internal static class ShiftSpec
{
    public static readonly ShiftId Id = new("ca-1");

    public static readonly ShiftHandedOver HandedOver = new(
        Id, "truc-ban-1", "truc-ban-2", "Chờ xác minh tin báo", OpenAt: 41, [new("report-waiting", 1), new("incident-open", 240)], [new("report-waiting", "tin-bao-1")], Tlp.Amber);

    public static readonly ShiftTakenOver TakenOver = new("truc-ban-2", "Đã nhận đủ");

    public static Scenario<Shift, ShiftEvent, ShiftCommand> Given(params ReadOnlySpan<ShiftEvent> events) =>
        new Scenario<Shift, ShiftEvent, ShiftCommand>(Shift.Initial, Shift.Evolve, ShiftDecider.Decide, World.Context).After(events);
}
