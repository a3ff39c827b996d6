using System.Diagnostics;
using System.Globalization;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Shifts;
using ThreatRegister.EventLog;

namespace ThreatRegister.Projections.Shifts;

/// <summary>One hand-over of a shift: what was open, who handed over, who took over.</summary>
/// <param name="OpenAt">The position of the log at which these were open.</param>
/// <param name="TakenOverAt">When that was recorded; null while nobody has taken over.</param>
public sealed record ShiftRow(
    string Id,
    string From,
    string To,
    ShiftStatus Status,
    string? Notes,
    long OpenAt,
    Items<OpenCount> Open,
    Items<OpenItemId> Items,
    string? TakenOverBy,
    string? TakenOverNotes,
    DateTimeOffset? TakenOverAt,
    Tlp Marking,
    DateTimeOffset RecordedAt,
    long Version);

public enum ShiftStatus
{
    HandedOver,
    TakenOver,
}

/// <summary>The register of hand-overs (bàn giao ca): one row each.</summary>
public sealed class ShiftRegister : IRegisterFold<ShiftRow>
{
    public string Name => "shifts";

    public IReadOnlyList<string> Categories { get; } = ["shift"];

    public IReadOnlyList<RegisterField<ShiftRow>> Fields { get; } =
    [
        new("from", row => row.From),
        new("to", row => row.To),
        new("status", row => Codes.Of(row.Status)),
        new("notes", row => row.Notes),
        new("openAt", row => row.OpenAt.ToString(CultureInfo.InvariantCulture)),
        new("open", row => FieldText.Join(row.Open.Select(count => string.Create(CultureInfo.InvariantCulture, $"{count.Kind} {count.Total}")))),
        new("items", row => FieldText.Join(row.Items.Select(item => $"{item.Kind} {item.Id}"))),
        new("takenOverBy", row => row.TakenOverBy),
        new("takenOverNotes", row => row.TakenOverNotes),
        new("marking", row => Codes.Of(row.Marking)),
    ];

    public Tlp MarkingOf(ShiftRow row) => row.Marking;

    /// <summary>Between the two accounts that the title of a hand-over names.</summary>
    public const string Arrow = " → ";

    public string TitleOf(ShiftRow row) => row.From + Arrow + row.To;

    public IEnumerable<string?> TextsOf(ShiftRow row) => [row.Id, row.From, row.To, row.Notes, row.TakenOverBy, row.TakenOverNotes];

    public ShiftRow Apply(ShiftRow? row, Recorded<object> recorded) => recorded.Event switch
    {
        ShiftHandedOver handed => new(
            recorded.Stream.Id, handed.From, handed.To, ShiftStatus.HandedOver, handed.Notes, handed.OpenAt, handed.Open, handed.Items, null, null, null, handed.Marking, recorded.RecordedAt, recorded.Version),
        ShiftTakenOver taken when row is not null => row with
        {
            Status = ShiftStatus.TakenOver, TakenOverBy = taken.By, TakenOverNotes = taken.Notes, TakenOverAt = recorded.RecordedAt, Version = recorded.Version,
        },
        _ => throw new UnreachableException($"No rule for {recorded.Event.GetType().Name} in {recorded.Stream}."),
    };
}
