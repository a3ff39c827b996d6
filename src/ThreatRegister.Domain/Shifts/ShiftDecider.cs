using System.Diagnostics;
using static ThreatRegister.Domain.Decision<ThreatRegister.Domain.Shifts.ShiftEvent>;

namespace ThreatRegister.Domain.Shifts;

/// <summary>Only what decisions about a hand-over need to know.</summary>
public sealed record Shift(ShiftHandedOver? HandedOver, ShiftTakenOver? TakenOver)
{
    public static Shift Initial { get; } = new(null, null);

    public static Shift Evolve(Shift shift, ShiftEvent happened) => happened switch
    {
        ShiftHandedOver handed => shift with { HandedOver = handed },
        ShiftTakenOver taken => shift with { TakenOver = taken },
        _ => throw new UnreachableException($"No rule for {happened.GetType().Name}."),
    };
}

/// <summary>What may be done to a shift: handed over, then taken over once.</summary>
public static class ShiftDecider
{
    public static Decision<ShiftEvent> Decide(Shift shift, ShiftCommand command, DecisionContext context) => (shift.HandedOver, command) switch
    {
        (null, HandOverShift hand) => HandOver(hand),
        (null, _) => Refuse(Refusal.NotFound, "shift"),
        (_, HandOverShift) => Refuse(Refusal.AlreadyExists, "shift"),
        ({ } handed, TakeOverShift take) => TakeOver(handed, shift.TakenOver, take),
        _ => throw new UnreachableException($"No rule for {command.GetType().Name}."),
    };

    private static Decision<ShiftEvent> HandOver(HandOverShift hand)
    {
        var fault = Check.Actor(hand.From, "from")
            ?? Check.Actor(hand.To, "to")
            ?? Check.That(!string.Equals(hand.From, hand.To, StringComparison.Ordinal), Refusal.HandedToOneself, "to")
            ?? Check.Optional(hand.Notes, Limits.Description, "notes")
            ?? Check.That(hand.OpenAt >= 0, Refusal.PositionInvalid, "openAt")
            ?? Check.Distinct(hand.Open?.Select(count => count.Kind).ToList(), Refusal.OpenItemRepeated, "open")
            ?? Check.Each(hand.Open, "open", (count, field) => Check.Required(count.Kind, field + ".kind") ?? Check.That(count.Total >= 0, Refusal.TallyWrong, field + ".total"))
            ?? Check.Distinct(hand.Items, Refusal.OpenItemRepeated, "items")
            ?? Check.Each(hand.Items, "items", (item, field) => Check.Required(item.Kind, field + ".kind") ?? Check.Required(item.Id, field + ".id"));
        if (fault is not null) return Refuse(fault);

        return Accept(new ShiftHandedOver(hand.Shift, hand.From, hand.To, Check.Clean(hand.Notes), hand.OpenAt, hand.Open ?? [], hand.Items ?? [], hand.Marking ?? Tlp.Green));
    }

    private static Decision<ShiftEvent> TakeOver(ShiftHandedOver handed, ShiftTakenOver? known, TakeOverShift take)
    {
        var fault = Check.Actor(take.By, "by")
            ?? Check.That(!string.Equals(handed.From, take.By, StringComparison.Ordinal), Refusal.TakenOverFromOneself, "by")
            ?? Check.Optional(take.Notes, Limits.Description, "notes");
        if (fault is not null) return Refuse(fault);

        var taken = new ShiftTakenOver(take.By, Check.Clean(take.Notes));
        if (known is null) return Accept(taken);
        return known == taken ? Nothing : Refuse(Refusal.AlreadyTakenOver);
    }
}
