using ThreatRegister.Domain;
using ThreatRegister.Projections.Assessments;
using ThreatRegister.Projections.Incidents;
using ThreatRegister.Projections.Lessons;
using ThreatRegister.Projections.Occasions;
using ThreatRegister.Projections.Reviews;
using ThreatRegister.Projections.Sources;

namespace ThreatRegister.Application.Queries;

/// <summary>Which records a viewer may see.</summary>
public static class Visibility
{
    /// <summary>
    /// Whether a viewer may see a record as it was then: of its marking then and its marking now, the stricter decides. So what was marked
    /// more strictly since is not read through the past.
    /// </summary>
    public static bool MaySee(this Viewer viewer, object then, object now) => MarkingOf(then) <= viewer.Clearance && MarkingOf(now) <= viewer.Clearance;

    /// <summary>The marking of a register's row; sources are published and have none.</summary>
    /// <exception cref="ArgumentException">It is no row of a register.</exception>
    public static Tlp MarkingOf(object row) => row switch
    {
        IncidentRow incident => incident.Marking,
        OccasionRow occasion => occasion.Marking,
        LessonRow lesson => lesson.Marking,
        ReviewRow review => review.Marking,
        AssessmentRow assessment => assessment.Marking,
        SourceRow => Tlp.Clear,
        _ => throw new ArgumentException($"{row.GetType().Name} is no row of a register.", nameof(row)),
    };
}
