using ThreatRegister.Domain;
using ThreatRegister.Domain.Deadlines;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Tests.Domain_Specs.Common;
using ThreatRegister.Tests.Domain_Specs.Rules;
using static ThreatRegister.Tests.Domain_Specs.Incidents.IncidentSpec;

namespace ThreatRegister.Tests.Domain_Specs.Incidents;

public sealed class Detecting_an_incident
{
    [Fact]
    public void records_the_time() => Given(Reported).When(detect).Then(Noticed);

    [Fact]
    public void may_be_said_of_a_closed_one() => Given(Reported, Contained, Resolved, Closed).When(detect).Then(Noticed);

    [Fact]
    public void more_precisely_records_that() =>
        Given(Reported, Noticed).When(detect with { At = When.Parse("2020-11-05T08:30") }).Then(Noticed with { At = When.Parse("2020-11-05T08:30") });

    [Fact]
    public void at_another_time_is_a_correction() =>
        Given(Reported, Noticed).When(detect with { At = When.Parse("2020-11-06") }).ThenRefused(Refusal.DateOutsideRecorded, "at");

    [Fact]
    public void in_the_future_is_refused() => Given(Reported).When(detect with { At = When.Parse("2021-07") }).ThenRefused(Refusal.TimeInFuture, "at");

    [Fact]
    public void before_it_occurred_is_refused() => Given(Reported).When(detect with { At = When.Parse("2019-12-31") }).ThenRefused(Refusal.BeforeOccurrence, "at");

    [Fact]
    public void twice_changes_nothing() => Given(Reported, Noticed).When(detect).ThenNothing();

    [Fact]
    public void may_be_said_with_the_report() => Given().When(report with { Detected = Noticed.At }).Then(Reported, Noticed);

    [Fact]
    public void with_the_report_is_refused_at_its_own_field() => Given().When(report with { Detected = When.Parse("2019-12-31") }).ThenRefused(Refusal.BeforeOccurrence, "detected");

    internal static readonly IncidentDetected Noticed = new(When.Parse("2020-11-05"), World.Document);
    private static readonly ReportIncident report = new(
        Reported.Title, Reported.Type, Reported.Occurred, Reported.Quantity, Reported.Kind, Outcome: Reported.Outcome, Statement: Reported.Statement) { Incident = Id };
    private static readonly DetectIncident detect = new(Noticed.At, World.Document) { Incident = Id };
}

public sealed class Correcting_a_detection
{
    [Fact]
    public void records_the_right_time() => Given(Reported, Detecting_an_incident.Noticed).When(correct).Then(corrected);

    [Fact]
    public void may_take_the_time_away() =>
        Given(Reported, Detecting_an_incident.Noticed).When(correct with { At = null }).Then(corrected with { At = null });

    [Fact]
    public void needs_grounds() => Given(Reported, Detecting_an_incident.Noticed).When(correct with { Grounds = "" }).ThenRefused(Refusal.GroundsMissing, "grounds");

    [Fact]
    public void of_nothing_is_refused() => Given(Reported).When(correct with { At = null }).ThenRefused(Refusal.NotDetected);

    [Fact]
    public void twice_changes_nothing() => Given(Reported, Detecting_an_incident.Noticed, corrected).When(correct).ThenNothing();

    private static readonly CorrectIncidentDetection correct = new(When.Parse("2020-11-06"), "ghi nhầm ngày") { Incident = Id };
    private static readonly IncidentDetectionCorrected corrected = new(When.Parse("2020-11-06"), "ghi nhầm ngày", Statement.Own);
}

public sealed class Notifying_of_an_incident
{
    [Fact]
    public void records_it() => Given(Reported).Under(WithRules).When(notify).Then(Told);

    [Fact]
    public void freely_needs_no_rule() =>
        Given(Reported).When(notify with { Notification = Notice with { Rule = null } }).Then(Told with { Notification = Notice with { Rule = null } });

    [Fact]
    public void may_be_said_of_a_closed_one() => Given(Reported, Contained, Resolved, Closed).Under(WithRules).When(notify).Then(Told);

    [Fact]
    public void needs_someone_who_was_told() =>
        Given(Reported).Under(WithRules).When(notify with { Notification = Notice with { To = " " } }).ThenRefused(Refusal.TextMissing, "notification.to");

    [Fact]
    public void under_an_unknown_rule_is_refused() => Given(Reported).When(notify).ThenRefused(Refusal.DeadlineRuleUnknown, "notification.rule");

    [Fact]
    public void of_an_unknown_step_is_refused() =>
        Given(Reported).Under(WithRules).When(notify with { Notification = Notice with { Rule = null, Step = new("x") } }).ThenRefused(Refusal.StepUnknown, "notification.step");

    [Fact]
    public void of_a_step_that_the_rule_has_not_is_refused() =>
        Given(Reported).Under(WithRules).When(notify with { Notification = Notice with { Step = new("x") } }).ThenRefused(Refusal.StepUnknown, "notification.step");

    [Fact]
    public void in_the_future_is_refused() =>
        Given(Reported).Under(WithRules).When(notify with { Notification = Notice with { At = When.Parse("2022") } }).ThenRefused(Refusal.TimeInFuture, "notification.at");

    [Fact]
    public void under_an_id_that_is_taken_is_refused() =>
        Given(Reported, Told).Under(WithRules).When(notify with { Notification = Notice with { To = "Bộ Công an" } }).ThenRefused(Refusal.NotificationExists, "notification.id");

    [Fact]
    public void twice_changes_nothing() => Given(Reported, Told).Under(WithRules).When(notify).ThenNothing();

    internal static readonly Notification Notice = new(new("n1"), "Cơ quan điều phối", When.Parse("2020-11-06T10:00"), DeadlineSpec.Notice.Rule);
    internal static readonly IncidentNotified Told = new(Notice, World.Document);
    private static readonly NotifyIncident notify = new(Notice, World.Document) { Incident = Id };

    internal static DecisionContext WithRules => World.Context with { Deadlines = DeadlineBook.Evolve(DeadlineBook.Initial, DeadlineSpec.Notice) };
}

public sealed class Correcting_a_notification
{
    [Fact]
    public void records_the_right_one() => Given(Reported, Notifying_of_an_incident.Told).Under(Notifying_of_an_incident.WithRules).When(correct).Then(corrected);

    [Fact]
    public void that_is_not_there_is_refused() => Given(Reported).When(correct).ThenRefused(Refusal.NotificationUnknown, "notification.id");

    [Fact]
    public void twice_changes_nothing() => Given(Reported, Notifying_of_an_incident.Told, corrected).Under(Notifying_of_an_incident.WithRules).When(correct).ThenNothing();

    private static readonly Notification right = Notifying_of_an_incident.Notice with { At = When.Parse("2020-11-07") };
    private static readonly CorrectIncidentNotification correct = new(right, "ghi nhầm ngày") { Incident = Id };
    private static readonly IncidentNotificationCorrected corrected = new(right, "ghi nhầm ngày", Statement.Own);
}

public sealed class Withdrawing_a_notification
{
    [Fact]
    public void records_it() => Given(Reported, Notifying_of_an_incident.Told).When(withdraw).Then(withdrawn);

    [Fact]
    public void that_is_not_there_is_refused() => Given(Reported).When(withdraw).ThenRefused(Refusal.NotificationUnknown, "notification");

    [Fact]
    public void twice_changes_nothing() => Given(Reported, Notifying_of_an_incident.Told, withdrawn).When(withdraw).ThenNothing();

    private static readonly WithdrawIncidentNotification withdraw = new(Notifying_of_an_incident.Notice.Id, "ghi nhầm vụ việc") { Incident = Id };
    private static readonly IncidentNotificationWithdrawn withdrawn = new(Notifying_of_an_incident.Notice.Id, "ghi nhầm vụ việc");
}
