using System.Diagnostics;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Domain.Intake;
using ThreatRegister.EventLog;
using ThreatRegister.Projections.Incidents;

namespace ThreatRegister.Projections.Intake;

/// <summary>One report that was sent in, and what became of it. Counted nowhere; no personal data.</summary>
/// <param name="Incident">What it became or was attached to.</param>
/// <param name="Grounds">Of its rejection, or of its being reopened.</param>
public sealed record IntakeRow(
    string Id,
    string Title,
    string? Text,
    ThreatTypeId? SuggestedType,
    When? Occurred,
    Place? Place,
    string? Channel,
    string? By,
    IntakeStatus Status,
    IncidentId? Incident,
    string? Grounds,
    Tlp Marking,
    Items<SourceId> Sources,
    Statement Statement,
    DateTimeOffset RecordedAt,
    long Version);

public enum IntakeStatus
{
    Received,
    Accepted,
    Attached,
    Rejected,
}

/// <summary>The register of reports: one row a report.</summary>
public sealed class IntakeRegister : IRegisterFold<IntakeRow>
{
    public string Name => "intake";

    public IReadOnlyList<string> Categories { get; } = ["report"];

    public IReadOnlyList<RegisterField<IntakeRow>> Fields { get; } =
    [
        new("title", row => row.Title),
        new("text", row => row.Text),
        new("suggestedType", row => row.SuggestedType?.Value),
        new("occurred", row => row.Occurred?.Text),
        new("place", row => row.Place is { } place ? IncidentFields.Describe(place) : null),
        new("channel", row => row.Channel),
        new("by", row => row.By),
        new("status", row => Codes.Of(row.Status)),
        new("incident", row => row.Incident?.Value),
        new("grounds", row => row.Grounds),
        new("marking", row => Codes.Of(row.Marking)),
        new("sources", row => FieldText.Join(row.Sources)),
    ];

    public Tlp MarkingOf(IntakeRow row) => row.Marking;

    public string TitleOf(IntakeRow row) => row.Title;

    public IEnumerable<string?> TextsOf(IntakeRow row) =>
        [row.Id, row.Title, row.Text, row.By, row.Channel, row.Place?.Name, row.Place?.Region, row.Grounds];

    public IntakeRow Apply(IntakeRow? row, Recorded<object> recorded)
    {
        var next = recorded.Event switch
        {
            ReportReceived received => Receive(received, recorded),
            ReportEvent happened when row is not null => Change(row, happened),
            _ => throw new UnreachableException($"{recorded.Stream} begins with {recorded.Event.GetType().Name}."),
        };
        return next with { Version = recorded.Version };
    }

    private static IntakeRow Receive(ReportReceived received, Recorded<object> recorded) => new(
        recorded.Stream.Id,
        received.Title,
        received.Text,
        received.SuggestedType,
        received.Occurred,
        received.Place,
        received.Channel,
        received.By,
        IntakeStatus.Received,
        Incident: null,
        Grounds: null,
        received.Marking,
        FieldText.WithSource([], received.Statement),
        received.Statement,
        recorded.RecordedAt,
        recorded.Version);

    private static IntakeRow Change(IntakeRow row, ReportEvent happened) => happened switch
    {
        ReportReceived => row,
        ReportAccepted accepted => row with { Status = IntakeStatus.Accepted, Incident = accepted.Incident },
        ReportAttached attached => row with { Status = IntakeStatus.Attached, Incident = attached.Incident },
        ReportRejected rejected => row with { Status = IntakeStatus.Rejected, Grounds = rejected.Grounds },
        ReportReopened reopened => row with { Status = IntakeStatus.Received, Incident = null, Grounds = reopened.Grounds },
        _ => throw new UnreachableException($"No rule for {happened.GetType().Name}."),
    };
}
