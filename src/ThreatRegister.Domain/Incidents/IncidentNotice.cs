using ThreatRegister.Domain.Deadlines;
using static ThreatRegister.Domain.Decision<ThreatRegister.Domain.Incidents.IncidentEvent>;

namespace ThreatRegister.Domain.Incidents;

/// <summary>When an incident was noticed, and who was told of it. Both may be said of a closed one: a final report is due after the response.</summary>
internal static class IncidentNotice
{
    /// <summary>A more precise time refines the recorded one; any other is a correction.</summary>
    public static Decision<IncidentEvent> Detect(Incident incident, DetectIncident detect, DecisionContext context)
    {
        var fault = At(incident, detect.At, context, "at")
            ?? Check.That(incident.Detected is not { } known || detect.At.Refines(known.Value), Refusal.DateOutsideRecorded, "at")
            ?? Check.Statement(detect.Statement, context.Now);
        if (fault is not null) return Refuse(fault);

        var detected = new Stated<When>(detect.At, detect.Statement ?? Statement.Own);
        return incident.Detected == detected ? Nothing : Accept(new IncidentDetected(detected.Value, detected.Statement));
    }

    public static Decision<IncidentEvent> Correct(Incident incident, CorrectIncidentDetection correct, DecisionContext context)
    {
        var fault = Check.Grounds(correct.Grounds)
            ?? (correct.At is null ? null : At(incident, correct.At, context, "at"))
            ?? Check.Statement(correct.Statement, context.Now);
        if (fault is not null) return Refuse(fault);
        if (incident.Detected?.Value == correct.At) return incident.Detected is null && !incident.WasDetected ? Refuse(Refusal.NotDetected) : Nothing;

        return Accept(new IncidentDetectionCorrected(correct.At, correct.Grounds.Trim(), correct.Statement ?? Statement.Own));
    }

    public static Decision<IncidentEvent> Notify(Incident incident, NotifyIncident notify, DecisionContext context)
    {
        if ((Of(incident, notify.Notification, context) ?? Check.Statement(notify.Statement, context.Now)) is { } fault) return Refuse(fault);

        var notified = new Stated<Notification>(Clean(notify.Notification), notify.Statement ?? Statement.Own);
        if (!incident.Notified.TryGetValue(notify.Notification.Id, out var known)) return Accept(new IncidentNotified(notified.Value, notified.Statement));

        return known == notified ? Nothing : Refuse(Refusal.NotificationExists, "notification.id");
    }

    public static Decision<IncidentEvent> Correct(Incident incident, CorrectIncidentNotification correct, DecisionContext context)
    {
        var fault = Check.Grounds(correct.Grounds)
            ?? Check.That(incident.Notified.ContainsKey(correct.Notification.Id), Refusal.NotificationUnknown, "notification.id")
            ?? Of(incident, correct.Notification, context)
            ?? Check.Statement(correct.Statement, context.Now);
        if (fault is not null) return Refuse(fault);

        var notification = Clean(correct.Notification);
        return incident.Notified[notification.Id].Value == notification
            ? Nothing
            : Accept(new IncidentNotificationCorrected(notification, correct.Grounds.Trim(), correct.Statement ?? Statement.Own));
    }

    public static Decision<IncidentEvent> Withdraw(Incident incident, WithdrawIncidentNotification withdraw)
    {
        if (Check.Grounds(withdraw.Grounds) is { } fault) return Refuse(fault);

        var grounds = withdraw.Grounds.Trim();
        if (incident.Notified.ContainsKey(withdraw.Notification)) return Accept(new IncidentNotificationWithdrawn(withdraw.Notification, grounds));

        return string.Equals(incident.WithdrawnNotifications.GetValueOrDefault(withdraw.Notification), grounds, StringComparison.Ordinal)
            ? Nothing
            : Refuse(Refusal.NotificationUnknown, "notification");
    }

    private static Fault? Of(Incident incident, Notification notification, DecisionContext context) =>
        Check.Required(notification.To, "notification.to")
        ?? At(incident, notification.At, context, "notification.at")
        ?? Rule(notification, context.Deadlines);

    private static Fault? Rule(Notification notification, DeadlineBook deadlines)
    {
        if (notification.Rule is not { } rule) return Check.That(notification.Step is not { } step || deadlines.HasStep(step), Refusal.StepUnknown, "notification.step");
        if (deadlines.Find(rule)?.Last is not { } known) return new(Refusal.DeadlineRuleUnknown, "notification.rule");

        return Check.That(notification.Step is null || notification.Step == known.Step, Refusal.StepUnknown, "notification.step");
    }

    private static Fault? At(Incident incident, When at, DecisionContext context, string field) =>
        Check.NotInFuture(at, context.Now, field) ?? Check.That(at.To > incident.Occurred.Value.From, Refusal.BeforeOccurrence, field);

    private static Notification Clean(Notification notification) => notification with { To = notification.To.Trim() };
}
