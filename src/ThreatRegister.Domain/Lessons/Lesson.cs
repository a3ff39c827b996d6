using System.Collections.Immutable;
using System.Diagnostics;

namespace ThreatRegister.Domain.Lessons;

/// <summary>How far a lesson has come, in this order.</summary>
public enum LessonStatus
{
    None,
    Asked,
    Recorded,
    Reviewed,
    Adopted,
    Applied,
    EffectVerified,
    Rejected,
}

/// <summary>Only what decisions about a lesson need to know.</summary>
public sealed record Lesson
{
    public static Lesson Initial { get; } = new();

    public LessonStatus Status { get; private init; }

    public string Subject { get; private init; } = "";

    public Tlp Marking { get; private init; } = Tlp.Green;

    public Items<OccasionId> Occasions { get; private init; } = [];

    public Items<IncidentId> Incidents { get; private init; } = [];

    /// <summary>Null while it was only asked for.</summary>
    public LessonRecorded? Content { get; private init; }

    public string? RejectedFor { get; private init; }

    /// <summary>What was said of the present content: reviews, applications, effects.</summary>
    public ImmutableHashSet<LessonEvent> Since { get; private init; } = [];

    public static Lesson Evolve(Lesson lesson, LessonEvent happened) => happened switch
    {
        LessonAsked asked => lesson with
        {
            Status = LessonStatus.Asked,
            Subject = asked.Subject,
            Marking = asked.Marking,
            Occasions = asked.Occasions,
            Incidents = asked.Incidents,
        },
        LessonRecorded recorded => lesson with
        {
            Status = LessonStatus.Recorded,
            Subject = recorded.Subject,
            Marking = recorded.Marking,
            Occasions = recorded.Occasions,
            Incidents = recorded.Incidents,
            Content = recorded,
            Since = [],
        },
        LessonReviewed => lesson.Reach(LessonStatus.Reviewed, happened),
        LessonAdopted => lesson.Reach(LessonStatus.Adopted, happened),
        LessonApplied => lesson.Reach(LessonStatus.Applied, happened),
        LessonEffectVerified => lesson.Reach(LessonStatus.EffectVerified, happened),
        LessonRejected rejected => lesson with { Status = LessonStatus.Rejected, RejectedFor = rejected.Grounds },
        _ => throw new UnreachableException($"No rule for {happened.GetType().Name}."),
    };

    // A further review or application says more about the lesson; it does not take it back.
    private Lesson Reach(LessonStatus status, LessonEvent happened) =>
        this with { Status = status > Status ? status : Status, Since = Since.Add(happened) };
}
