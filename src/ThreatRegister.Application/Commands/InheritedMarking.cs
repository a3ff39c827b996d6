using ThreatRegister.Domain;
using ThreatRegister.Domain.Lessons;
using ThreatRegister.Domain.Shares;

namespace ThreatRegister.Application.Commands;

/// <summary>What is recorded about incidents, with no marking said, is marked no less strictly than they are: its words tell of them.</summary>
internal static class InheritedMarking
{
    /// <summary>Whether its marking may be that of incidents. What is shared says its own.</summary>
    public static bool MayBeOf(object body) => body is not ShareCommand && AboutIncidents.Of(body) is (null, _);

    /// <summary>The incidents whose marking the command may take; none where it says one.</summary>
    /// <param name="state">What the command is decided on: a lesson that is recorded is about what it was asked about.</param>
    public static IReadOnlyList<IncidentId> SourcesOf(object body, object state) =>
        !MayBeOf(body) ? [] : AboutIncidents.Of(body)!.Value.Incidents ?? (body is RecordLesson ? ((Lesson)state).Incidents : []);
}
