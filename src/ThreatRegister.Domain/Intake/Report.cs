using System.Diagnostics;

namespace ThreatRegister.Domain.Intake;

public enum ReportStatus
{
    None,

    /// <summary>It waits for someone to look at it.</summary>
    Received,
    Accepted,
    Attached,
    Rejected,
}

/// <summary>Only what decisions about a report need to know, and what an incident is made of when it is accepted.</summary>
/// <param name="Round">How often it was reopened: what is made of it in each round has an id of its own.</param>
/// <param name="Incident">What it became or was attached to.</param>
/// <param name="Grounds">Of the last rejection or reopening, to know a repeat.</param>
public sealed record Report(ReportStatus Status, ReportReceived? Received, int Round, IncidentId? Incident, string? Grounds)
{
    public static Report Initial { get; } = new(ReportStatus.None, null, Round: 0, null, null);

    public static Report Evolve(Report report, ReportEvent happened) => happened switch
    {
        ReportReceived received => report with { Status = ReportStatus.Received, Received = received },
        ReportAccepted accepted => report with { Status = ReportStatus.Accepted, Incident = accepted.Incident },
        ReportAttached attached => report with { Status = ReportStatus.Attached, Incident = attached.Incident },
        ReportRejected rejected => report with { Status = ReportStatus.Rejected, Grounds = rejected.Grounds },
        ReportReopened reopened => report with { Status = ReportStatus.Received, Round = report.Round + 1, Incident = null, Grounds = reopened.Grounds },
        _ => throw new UnreachableException($"No rule for {happened.GetType().Name}."),
    };
}
