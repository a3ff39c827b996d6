namespace ThreatRegister.Domain.Shifts;

/// <summary>What has happened to one hand-over of a shift (bàn giao ca).</summary>
public abstract record ShiftEvent
{
    private protected ShiftEvent() { }
}

/// <param name="From">Who hands over, as an id.</param>
/// <param name="To">Who is to take over, as an id.</param>
/// <param name="OpenAt">The position of the log at which these were open.</param>
/// <param name="Open">How many of each kind were open.</param>
/// <param name="Items">The first of them, at most <see cref="Limits.List"/>.</param>
public sealed record ShiftHandedOver(
    ShiftId Shift, string From, string To, string? Notes, long OpenAt, Items<OpenCount> Open, Items<OpenItemId> Items, Tlp Marking) : ShiftEvent;

/// <param name="By">Who took over, as an id; mostly whom it was handed to.</param>
public sealed record ShiftTakenOver(string By, string? Notes) : ShiftEvent;

/// <param name="Kind">What kind of work waits, such as <c>report-waiting</c>.</param>
public sealed record OpenCount(string Kind, long Total);

/// <param name="Id">The id of the record that needs attention.</param>
public sealed record OpenItemId(string Kind, string Id);

public abstract record ShiftCommand
{
    private protected ShiftCommand() { }

    public required ShiftId Shift { get; init; }
}

/// <param name="Marking">The strictest of the items; null: <see cref="Tlp.Green"/>.</param>
public sealed record HandOverShift(
    string From, string To, string? Notes = null, long OpenAt = 0, Items<OpenCount>? Open = null, Items<OpenItemId>? Items = null, Tlp? Marking = null) : ShiftCommand;
public sealed record TakeOverShift(string By, string? Notes = null) : ShiftCommand;
