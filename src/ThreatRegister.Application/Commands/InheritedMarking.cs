using System.Diagnostics;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Assessments;
using ThreatRegister.Domain.Lessons;
using ThreatRegister.Domain.Tasks;

namespace ThreatRegister.Application.Commands;

/// <summary>What begins a record about incidents and says no marking is marked as the strictest of them: its words tell of them.</summary>
internal static class InheritedMarking
{
    /// <summary>The incidents whose marking the command takes; none where it says one, or begins nothing.</summary>
    public static IReadOnlyList<IncidentId> SourcesOf(object body) => body switch
    {
        AssignTask { Marking: null } assign => assign.Incidents ?? [],
        AskForLesson { Marking: null } ask => ask.Incidents ?? [],

        // One that was asked for keeps the marking it was asked for with.
        RecordLesson { Marking: null, Subject: not null } record => record.Incidents ?? [],
        RecordAssessment { Marking: null } record => record.Incidents ?? [],
        _ => [],
    };

    public static object With(object body, Tlp marking) => body switch
    {
        AssignTask assign => assign with { Marking = marking },
        AskForLesson ask => ask with { Marking = marking },
        RecordLesson record => record with { Marking = marking },
        RecordAssessment record => record with { Marking = marking },
        _ => throw new UnreachableException($"{body.GetType().Name} takes no marking."),
    };
}
