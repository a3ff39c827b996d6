using ThreatRegister.Domain.Incidents;

namespace ThreatRegister.Domain.Intake;

/// <summary>What has happened to one report that was sent in (tin báo). A report is counted nowhere.</summary>
public abstract record ReportEvent
{
    private protected ReportEvent() { }
}

/// <param name="SuggestedType">What the sender takes it for; null where he says nothing.</param>
/// <param name="Channel">The way it came, such as the hotline or a portal.</param>
/// <param name="By">The unit that sent it. A person stands in <paramref name="Contact"/>.</param>
public sealed record ReportReceived(
    ReportId Report,
    string Title,
    Tlp Marking,
    Statement Statement,
    string? Text = null,
    ThreatTypeId? SuggestedType = null,
    When? Occurred = null,
    Place? Place = null,
    string? Channel = null,
    string? By = null,
    Personal<string>? Contact = null) : ReportEvent;

/// <summary>It became that incident.</summary>
public sealed record ReportAccepted(IncidentId Incident) : ReportEvent;

/// <summary>It tells of that incident, which was known already.</summary>
public sealed record ReportAttached(IncidentId Incident) : ReportEvent;
public sealed record ReportRejected(string Grounds) : ReportEvent;

/// <summary>It waits again. The incident it became or was attached to stays as it is.</summary>
public sealed record ReportReopened(string Grounds) : ReportEvent;

/// <summary>What users ask of one report.</summary>
public abstract record ReportCommand
{
    private protected ReportCommand() { }

    public required ReportId Report { get; init; }
}

/// <param name="Marking">Null: <see cref="Tlp.Green"/>.</param>
/// <param name="StateSecret">Refused by an installation that is not made for state secrets.</param>
public sealed record ReceiveReport(
    string Title,
    string? Text = null,
    ThreatTypeId? SuggestedType = null,
    When? Occurred = null,
    Place? Place = null,
    string? Channel = null,
    string? By = null,
    Personal<string>? Contact = null,
    Tlp? Marking = null,
    StateSecretLevel? StateSecret = null,
    Statement? Statement = null) : ReportCommand;

/// <param name="Incident">What was recorded from it; it must exist.</param>
public sealed record AcceptReport(IncidentId Incident) : ReportCommand;
public sealed record AttachReport(IncidentId Incident) : ReportCommand;
public sealed record RejectReport(string Grounds) : ReportCommand;
public sealed record ReopenReport(string Grounds) : ReportCommand;
