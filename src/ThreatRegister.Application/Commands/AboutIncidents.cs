using ThreatRegister.Domain;
using ThreatRegister.Domain.Assessments;
using ThreatRegister.Domain.Forecasts;
using ThreatRegister.Domain.Lessons;
using ThreatRegister.Domain.Shares;
using ThreatRegister.Domain.Tasks;

namespace ThreatRegister.Application.Commands;

/// <summary>What commands say of their marking, and which incidents they name, where their words tell of those.</summary>
public static class AboutIncidents
{
    /// <summary>Null: it is no such command.</summary>
    public static (Tlp? Marking, Items<IncidentId>? Incidents)? Of(object body) => body switch
    {
        AssignTask said => (said.Marking, said.Incidents),
        ClarifyTask { Terms: var said } => (said.Marking, said.Incidents),
        AskForLesson said => (said.Marking, said.Incidents),
        RecordLesson said => (said.Marking, said.Incidents),
        RecordAssessment said => (said.Marking, said.Incidents),
        CorrectAssessment { Corrections: var said } => (said.Marking, said.Incidents),
        ScoreForecast said => (null, said.Incidents),
        ShareInformation said => (said.Marking, said.Incidents),
        CorrectShare { Corrections: var said } => (said.Marking, said.Incidents),
        _ => null,
    };
}
