using ThreatRegister.Domain;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Domain.Intake;
using ThreatRegister.Tests.Domain_Specs.Common;

namespace ThreatRegister.Tests.Domain_Specs.Intake;

public sealed class Receiving_a_report
{
    [Fact]
    public void records_what_was_sent() => ReportSpec.Given().When(receive).Then(ReportSpec.Received);

    [Fact]
    public void needs_no_more_than_a_title() => ReportSpec.Given().When(new ReceiveReport("  Trang mạng bị thay đổi giao diện ") { Report = ReportSpec.Id })
        .Then(new ReportReceived(ReportSpec.Id, "Trang mạng bị thay đổi giao diện", Tlp.Green, Statement.Own));

    [Fact]
    public void without_a_title_is_refused() => ReportSpec.Given().When(receive with { Title = " " }).ThenRefused(Refusal.TitleMissing, "title");

    [Fact]
    public void of_an_unknown_type_is_refused() =>
        ReportSpec.Given().When(receive with { SuggestedType = new("cyber.unknown") }).ThenRefused(Refusal.ThreatTypeUnknown, "suggestedType");

    [Fact]
    public void of_what_lies_ahead_is_refused() =>
        ReportSpec.Given().When(receive with { Occurred = When.Parse("2021-07") }).ThenRefused(Refusal.OccurredInFuture, "occurred");

    [Fact]
    public void of_a_state_secret_is_refused() =>
        ReportSpec.Given().When(receive with { StateSecret = StateSecretLevel.Mat }).ThenRefused(Refusal.StateSecretRefused, "stateSecret");

    [Fact]
    public void with_a_contact_by_name_is_refused() =>
        ReportSpec.Given().When(receive with { Contact = new("Nguyễn Thị Ánh", "0912 000 000") }).ThenRefused(Refusal.SubjectInvalid, "contact.subject");

    [Fact]
    public void from_a_place_that_cannot_be_is_refused() =>
        ReportSpec.Given().When(receive with { Place = new("vn", "Đà Nẵng") }).ThenRefused(Refusal.CountryInvalid, "place.country");

    [Fact]
    public void under_an_id_in_use_is_refused() => ReportSpec.Given(ReportSpec.Received).When(receive).ThenRefused(Refusal.AlreadyExists, "report");

    private static readonly ReceiveReport receive = new(
        "Cổng thông tin không truy cập được",
        "Người dân báo không vào được cổng dịch vụ công",
        World.CyberAttack,
        When.Parse("2021-06-14"),
        new("VN", "Đà Nẵng"),
        "đường dây nóng",
        "Sở Thông tin và Truyền thông",
        new("reporter-17", "Nguyễn Thị Ánh, 0912 000 000"),
        Tlp.Amber,
        Statement: World.Document) { Report = ReportSpec.Id };
}

public sealed class Accepting_a_report
{
    [Fact]
    public void names_the_incident_it_became() => ReportSpec.Given(ReportSpec.Received).When(accept).Then(ReportSpec.Accepted);

    [Fact]
    public void that_nobody_sent_is_refused() => ReportSpec.Given().When(accept).ThenRefused(Refusal.NotFound, "report");

    [Fact]
    public void that_was_rejected_is_refused() => ReportSpec.Given(ReportSpec.Received, ReportSpec.Rejected).When(accept).ThenRefused(Refusal.ReportSettled);

    [Fact]
    public void into_another_incident_is_refused() =>
        ReportSpec.Given(ReportSpec.Received, ReportSpec.Accepted).When(accept with { Incident = new("khac") }).ThenRefused(Refusal.ReportSettled);

    [Fact]
    public void that_was_reopened_is_possible_again() => ReportSpec.Given(ReportSpec.Received, ReportSpec.Rejected, ReportSpec.Reopened).When(accept).Then(ReportSpec.Accepted);

    [Fact]
    public void twice_changes_nothing() => ReportSpec.Given(ReportSpec.Received, ReportSpec.Accepted).When(accept).ThenNothing();

    private static readonly AcceptReport accept = new(ReportSpec.Incident) { Report = ReportSpec.Id };
}

public sealed class Attaching_a_report
{
    [Fact]
    public void names_the_incident_it_tells_of() => ReportSpec.Given(ReportSpec.Received).When(attach).Then(new ReportAttached(ReportSpec.Incident));

    [Fact]
    public void that_became_an_incident_is_refused() => ReportSpec.Given(ReportSpec.Received, ReportSpec.Accepted).When(attach).ThenRefused(Refusal.ReportSettled);

    [Fact]
    public void twice_changes_nothing() => ReportSpec.Given(ReportSpec.Received, new ReportAttached(ReportSpec.Incident)).When(attach).ThenNothing();

    private static readonly AttachReport attach = new(ReportSpec.Incident) { Report = ReportSpec.Id };
}

public sealed class Rejecting_a_report
{
    [Fact]
    public void records_the_grounds() => ReportSpec.Given(ReportSpec.Received).When(reject).Then(ReportSpec.Rejected);

    [Fact]
    public void needs_grounds() => ReportSpec.Given(ReportSpec.Received).When(reject with { Grounds = " " }).ThenRefused(Refusal.GroundsMissing, "grounds");

    [Fact]
    public void for_other_reasons_once_more_is_refused() =>
        ReportSpec.Given(ReportSpec.Received, ReportSpec.Rejected).When(reject with { Grounds = "Thư rác" }).ThenRefused(Refusal.ReportSettled);

    [Fact]
    public void twice_changes_nothing() => ReportSpec.Given(ReportSpec.Received, ReportSpec.Rejected).When(reject).ThenNothing();

    private static readonly RejectReport reject = new("Không xác minh được") { Report = ReportSpec.Id };
}

public sealed class Reopening_a_report
{
    [Fact]
    public void lets_it_wait_again() => ReportSpec.Given(ReportSpec.Received, ReportSpec.Accepted).When(reopen).Then(ReportSpec.Reopened);

    [Fact]
    public void needs_grounds() =>
        ReportSpec.Given(ReportSpec.Received, ReportSpec.Rejected).When(reopen with { Grounds = "" }).ThenRefused(Refusal.GroundsMissing, "grounds");

    [Fact]
    public void that_still_waits_is_refused() => ReportSpec.Given(ReportSpec.Received).When(reopen).ThenRefused(Refusal.ReportNotSettled);

    [Fact]
    public void twice_changes_nothing() => ReportSpec.Given(ReportSpec.Received, ReportSpec.Rejected, ReportSpec.Reopened).When(reopen).ThenNothing();

    private static readonly ReopenReport reopen = new("Có thông tin mới") { Report = ReportSpec.Id };
}

internal static class ReportSpec
{
    public static readonly ReportId Id = new("tin-bao-1");
    public static readonly IncidentId Incident = new("su-co-1");

    public static readonly ReportReceived Received = new(
        Id,
        "Cổng thông tin không truy cập được",
        Tlp.Amber,
        World.Document,
        "Người dân báo không vào được cổng dịch vụ công",
        World.CyberAttack,
        When.Parse("2021-06-14"),
        new("VN", "Đà Nẵng"),
        "đường dây nóng",
        "Sở Thông tin và Truyền thông",
        new("reporter-17", "Nguyễn Thị Ánh, 0912 000 000"));

    public static readonly ReportAccepted Accepted = new(Incident);
    public static readonly ReportRejected Rejected = new("Không xác minh được");
    public static readonly ReportReopened Reopened = new("Có thông tin mới");

    public static Scenario<Report, ReportEvent, ReportCommand> Given(params ReadOnlySpan<ReportEvent> events) =>
        new Scenario<Report, ReportEvent, ReportCommand>(Report.Initial, Report.Evolve, ReportDecider.Decide, World.Context).After(events);
}
