using ThreatRegister.Domain;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Domain.Intake;

namespace ThreatRegister.Seeds.Generation;

/// <summary>What is sent in about an incident: the report it is recorded from, later ones about it, and those that come to nothing.</summary>
internal sealed class IntakeCourse(World world, Dice dice, ReportIncident incident, string place)
{
    private readonly string id = incident.Incident.Value;

    private GeneratorWords Words => world.Words;

    /// <summary>Received, recorded as an incident and accepted, all within minutes.</summary>
    public void Begin(Plan plan, DateTime at)
    {
        var report = new ReportId(id);
        plan.Start(at, Receive(report, at));
        plan.After(TimeSpan.FromMinutes(3), incident);
        plan.After(TimeSpan.FromMinutes(1), new AcceptReport(incident.Incident) { Report = report });
    }

    /// <summary>Sent in later by somebody else: about this incident, or about nothing.</summary>
    public Plan Later(DateTime at, bool isAboutIt)
    {
        var report = new ReportId(id + ".2");
        var plan = world.PlanFor(dice, "report " + report.Value);
        plan.Start(at, Receive(report, at));
        if (dice.Chance(0.05)) return plan; // nobody has looked at it yet

        if (isAboutIt) plan.After(dice.About(TimeSpan.FromHours(5)), new AttachReport(incident.Incident) { Report = report });
        else if (plan.After(dice.About(TimeSpan.FromHours(20)), new RejectReport(dice.Pick(Words.Rejections)) { Report = report }) && dice.Chance(0.1))
            plan.After(dice.About(TimeSpan.FromDays(3)), new ReopenReport(dice.Pick(Words.Grounds["report"])) { Report = report });
        return plan;
    }

    private ReceiveReport Receive(ReportId report, DateTime at) => new(
        incident.Title,
        dice.Chance(0.4) ? dice.Pick(Words.Descriptions) : null,
        dice.Chance(0.6) ? incident.Type : null,
        dice.Chance(0.8) ? Stating.Day(at) : null,
        new("VN", place),
        dice.Pick(Words.Channels),
        dice.Pick(Words.Reporters).Replace("{place}", place, StringComparison.Ordinal),
        dice.Chance(0.1) ? dice.Pick(world.Persons) : null,
        incident.Marking) { Report = report };
}
