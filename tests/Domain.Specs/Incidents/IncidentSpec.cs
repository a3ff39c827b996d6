using ThreatRegister.Domain;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Tests.Domain_Specs.Common;

namespace ThreatRegister.Tests.Domain_Specs.Incidents;

internal static class IncidentSpec
{
    public static readonly IncidentId Id = new("asean-2020-attacks");
    public static readonly OccasionId Asean = new("asean-2020");

    /// <summary>Document 004: many attacks within 2020, no month, no number.</summary>
    public static readonly IncidentReported Reported = new(
        Id,
        "Nhiều cuộc tấn công mạng nhằm vào các hội nghị trực tuyến",
        World.CyberAttack,
        [],
        When.Parse("2020"),
        Quantity.Many,
        RecordKind.Aggregate,
        Outcome.Blocked,
        Tlp.Green,
        World.Document);

    public static readonly Response Blocking = new(new LocalId("r1"), "block", "Ngăn chặn các cuộc tấn công", When.Parse("2020"));
    public static readonly IncidentResponseRecorded BlockingRecorded = new(Blocking, World.Document);
    public static readonly IncidentContained Contained = new(When.Parse("2020-11"), Statement.Own);
    public static readonly IncidentResolved Resolved = new(When.Parse("2020-12"), Statement.Own);
    public static readonly IncidentClosed Closed = new("đã xử lý xong");
    public static readonly IncidentRetracted Retracted = new("ghi nhầm");

    public static Scenario<Incident, IncidentEvent, IncidentCommand> Given(params ReadOnlySpan<IncidentEvent> events) =>
        new Scenario<Incident, IncidentEvent, IncidentCommand>(Incident.Initial, Incident.Evolve, IncidentDecider.Decide, World.Context).After(events);
}
