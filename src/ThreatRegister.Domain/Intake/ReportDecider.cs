using System.Diagnostics;
using ThreatRegister.Domain.Incidents;
using static ThreatRegister.Domain.Decision<ThreatRegister.Domain.Intake.ReportEvent>;

namespace ThreatRegister.Domain.Intake;

/// <summary>What may be done to a report: received, then accepted, attached or rejected; reopened, it waits again.</summary>
public static class ReportDecider
{
    public static Decision<ReportEvent> Decide(Report report, ReportCommand command, DecisionContext context) => (report.Status, command) switch
    {
        (ReportStatus.None, ReceiveReport receive) => Receive(receive, context),
        (ReportStatus.None, _) => Refuse(Refusal.NotFound, "report"),
        (_, ReceiveReport) => Refuse(Refusal.AlreadyExists, "report"),

        (ReportStatus.Received, AcceptReport accept) => Accept(new ReportAccepted(accept.Incident)),
        (ReportStatus.Received, AttachReport attach) => Accept(new ReportAttached(attach.Incident)),
        (ReportStatus.Received, RejectReport reject) => Reject(reject),
        (ReportStatus.Received, ReopenReport reopen) when report.Round > 0 && Is(report.Grounds, reopen.Grounds) => Nothing,
        (ReportStatus.Received, ReopenReport) => Refuse(Refusal.ReportNotSettled),

        (ReportStatus.Accepted, AcceptReport accept) when report.Incident == accept.Incident => Nothing,
        (ReportStatus.Attached, AttachReport attach) when report.Incident == attach.Incident => Nothing,
        (ReportStatus.Rejected, RejectReport reject) when Is(report.Grounds, reject.Grounds) => Nothing,
        (_, ReopenReport reopen) => Reopen(reopen),
        (_, AcceptReport or AttachReport or RejectReport) => Refuse(Refusal.ReportSettled),
        _ => throw new UnreachableException($"No rule for {command.GetType().Name}."),
    };

    private static Decision<ReportEvent> Receive(ReceiveReport receive, DecisionContext context)
    {
        var fault = Check.That(receive.StateSecret is null, Refusal.StateSecretRefused, "stateSecret")
            ?? Check.Title(receive.Title)
            ?? Check.Optional(receive.Text, Limits.Description, "text")
            ?? Check.That(receive.SuggestedType is not { } type || context.Types.Contains(type), Refusal.ThreatTypeUnknown, "suggestedType")
            ?? Check.NotInFuture(receive.Occurred, context.Now, "occurred", Refusal.OccurredInFuture)
            ?? IncidentChecks.Place(receive.Place, "place")
            ?? Check.Optional(receive.Channel, "channel")
            ?? Check.Optional(receive.By, "by")
            ?? Check.Person(receive.Contact, "contact")
            ?? Check.Statement(receive.Statement, context.Now);
        if (fault is not null) return Refuse(fault);

        return Accept(new ReportReceived(
            receive.Report,
            receive.Title.Trim(),
            receive.Marking ?? Tlp.Green,
            receive.Statement ?? Statement.Own,
            Check.Clean(receive.Text),
            receive.SuggestedType,
            receive.Occurred,
            receive.Place,
            Check.Clean(receive.Channel),
            Check.Clean(receive.By),
            receive.Contact));
    }

    private static Decision<ReportEvent> Reject(RejectReport reject) =>
        Check.Grounds(reject.Grounds) is { } fault ? Refuse(fault) : Accept(new ReportRejected(reject.Grounds.Trim()));

    private static Decision<ReportEvent> Reopen(ReopenReport reopen) =>
        Check.Grounds(reopen.Grounds) is { } fault ? Refuse(fault) : Accept(new ReportReopened(reopen.Grounds.Trim()));

    private static bool Is(string? recorded, string? grounds) => recorded is not null && string.Equals(recorded, grounds?.Trim(), StringComparison.Ordinal);
}
