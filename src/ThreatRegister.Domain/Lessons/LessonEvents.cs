namespace ThreatRegister.Domain.Lessons;

/// <summary>What has happened to one lesson (bài học kinh nghiệm).</summary>
public abstract record LessonEvent
{
    private protected LessonEvent() { }
}

/// <summary>Someone asked for a lesson to be drawn; it has no content yet.</summary>
/// <param name="Lesson">Its id.</param>
/// <param name="Subject">What the lesson is to be about.</param>
/// <param name="By">Who asked.</param>
/// <param name="Of">Of whom.</param>
/// <param name="Purpose">What it is to serve, such as later occasions.</param>
public sealed record LessonAsked(
    LessonId Lesson, string Subject, string? By, string? Of, string? Purpose, Items<OccasionId> Occasions, Items<IncidentId> Incidents, Tlp Marking, Statement Statement) : LessonEvent;

/// <summary>The lesson's content, first or anew. Where nobody had asked, it begins the lesson.</summary>
public sealed record LessonRecorded(
    LessonId Lesson, string Subject, string Text, Items<OccasionId> Occasions, Items<IncidentId> Incidents, Tlp Marking, Statement Statement) : LessonEvent;
public sealed record LessonReviewed(string Comment, Statement Statement) : LessonEvent;
public sealed record LessonAdopted(string? Grounds, Statement Statement) : LessonEvent;
public sealed record LessonApplied(OccasionId? Occasion, string? Plan, When? At, Statement Statement) : LessonEvent;
public sealed record LessonEffectVerified(string Effect, Statement Statement) : LessonEvent;
public sealed record LessonRejected(string Grounds, Statement Statement) : LessonEvent;

public abstract record LessonCommand
{
    private protected LessonCommand() { }

    public required LessonId Lesson { get; init; }
}

public sealed record AskForLesson(
    string Subject,
    string? By = null,
    string? Of = null,
    string? Purpose = null,
    Items<OccasionId>? Occasions = null,
    Items<IncidentId>? Incidents = null,
    Tlp? Marking = null,
    Statement? Statement = null) : LessonCommand;

/// <param name="Subject">Needed where nobody asked for the lesson; otherwise the asked subject stays.</param>
public sealed record RecordLesson(
    string Text,
    string? Subject = null,
    Items<OccasionId>? Occasions = null,
    Items<IncidentId>? Incidents = null,
    Tlp? Marking = null,
    Statement? Statement = null) : LessonCommand;
public sealed record ReviewLesson(string Comment, Statement? Statement = null) : LessonCommand;
public sealed record AdoptLesson(string? Grounds = null, Statement? Statement = null) : LessonCommand;

/// <summary>To a later occasion or a plan; one of the two is needed.</summary>
public sealed record ApplyLesson(OccasionId? Occasion = null, string? Plan = null, When? At = null, Statement? Statement = null) : LessonCommand;
public sealed record VerifyLessonEffect(string Effect, Statement? Statement = null) : LessonCommand;
public sealed record RejectLesson(string Grounds, Statement? Statement = null) : LessonCommand;
