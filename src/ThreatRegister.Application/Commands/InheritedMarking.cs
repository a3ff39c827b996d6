using ThreatRegister.Domain;
using ThreatRegister.Domain.Assessments;
using ThreatRegister.Domain.Forecasts;
using ThreatRegister.Domain.Lessons;
using ThreatRegister.Domain.Tasks;

namespace ThreatRegister.Application.Commands;

/// <summary>What is recorded about incidents, with no marking said, is marked no less strictly than they are: its words tell of them.</summary>
internal static class InheritedMarking
{
    /// <summary>Whether its marking may be that of incidents.</summary>
    public static bool MayBeOf(object body) =>
        body is AssignTask { Marking: null } or ClarifyTask { Terms.Marking: null } or AskForLesson { Marking: null } or RecordLesson { Marking: null }
            or RecordAssessment { Marking: null } or CorrectAssessment { Corrections.Marking: null } or ScoreForecast;

    /// <summary>The incidents whose marking the command may take; none where it says one.</summary>
    /// <param name="state">What the command is decided on: a lesson that is recorded is about what it was asked about.</param>
    public static IReadOnlyList<IncidentId> SourcesOf(object body, object state) => !MayBeOf(body) ? [] : (body, state) switch
    {
        (AssignTask assign, _) => assign.Incidents,
        (ClarifyTask clarify, _) => clarify.Terms.Incidents,
        (AskForLesson ask, _) => ask.Incidents,
        (RecordLesson record, Lesson lesson) => record.Incidents ?? lesson.Incidents,
        (RecordAssessment record, _) => record.Incidents,
        (CorrectAssessment correct, _) => correct.Corrections.Incidents,
        (ScoreForecast score, _) => score.Incidents,
        _ => null,
    } ?? [];
}
