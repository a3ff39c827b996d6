using ThreatRegister.Domain;
using ThreatRegister.Domain.Assessments;
using ThreatRegister.Domain.Lessons;
using ThreatRegister.Domain.Tasks;

namespace ThreatRegister.Application.Commands;

/// <summary>What names incidents and says no marking is marked no less strictly than they are: its words tell of them.</summary>
internal static class InheritedMarking
{
    /// <summary>The incidents whose marking the command may take; none where it says one.</summary>
    public static IReadOnlyList<IncidentId> SourcesOf(object body) => body switch
    {
        AssignTask { Marking: null } assign => assign.Incidents,
        ClarifyTask { Terms: { Marking: null } terms } => terms.Incidents,
        AskForLesson { Marking: null } ask => ask.Incidents,
        RecordLesson { Marking: null } record => record.Incidents,
        RecordAssessment { Marking: null } record => record.Incidents,
        CorrectAssessment { Corrections: { Marking: null } corrections } => corrections.Incidents,
        _ => null,
    } ?? [];
}
