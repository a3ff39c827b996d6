using System.Diagnostics;
using static ThreatRegister.Domain.Decision<ThreatRegister.Domain.Lessons.LessonEvent>;

namespace ThreatRegister.Domain.Lessons;

/// <summary>What may be done to a lesson: asked, recorded, reviewed, adopted, applied, its effect verified; or rejected.</summary>
public static class LessonDecider
{
    public static Decision<LessonEvent> Decide(Lesson lesson, LessonCommand command, DecisionContext context) => (lesson.Status, command) switch
    {
        (LessonStatus.None, AskForLesson ask) => Ask(ask, context),
        (_, AskForLesson) => Refuse(Refusal.AlreadyExists, "lesson"),
        (LessonStatus.None, RecordLesson record) when Check.Clean(record.Subject) is null => Refuse(Refusal.SubjectMissing, "subject"),
        (LessonStatus.None, not RecordLesson) => Refuse(Refusal.NotFound, "lesson"),

        (LessonStatus.Rejected, RejectLesson reject) when string.Equals(lesson.RejectedFor, reject.Grounds?.Trim(), StringComparison.Ordinal) => Nothing,
        (LessonStatus.Rejected, _) => Refuse(Refusal.AlreadyRejected),
        (_, RejectLesson reject) => Reject(reject, context),

        (_, RecordLesson record) => Record(lesson, record, context),
        (LessonStatus.Asked, _) => Refuse(Refusal.LessonHasNoText),
        (_, ReviewLesson review) => Review(lesson, review, context),
        (LessonStatus.Recorded, AdoptLesson) => Refuse(Refusal.NotReviewed),
        (_, AdoptLesson adopt) => Adopt(lesson, adopt, context),
        (< LessonStatus.Adopted, ApplyLesson) => Refuse(Refusal.NotAdopted),
        (_, ApplyLesson apply) => Apply(lesson, apply, context),
        (< LessonStatus.Applied, VerifyLessonEffect) => Refuse(Refusal.NotApplied),
        (_, VerifyLessonEffect verify) => Verify(lesson, verify, context),
        _ => throw new UnreachableException($"No rule for {command.GetType().Name}."),
    };

    private static Decision<LessonEvent> Ask(AskForLesson ask, DecisionContext context)
    {
        var fault = Check.Required(ask.Subject, Limits.Text, "subject", Refusal.SubjectMissing)
            ?? Check.Optional(ask.By, "by")
            ?? Check.Optional(ask.Of, "of")
            ?? Check.Optional(ask.Purpose, "purpose")
            ?? About(ask.Occasions, ask.Incidents)
            ?? Check.Statement(ask.Statement, context.Now);
        if (fault is not null) return Refuse(fault);

        return Accept(new LessonAsked(
            ask.Lesson,
            ask.Subject.Trim(),
            Check.Clean(ask.By),
            Check.Clean(ask.Of),
            Check.Clean(ask.Purpose),
            ask.Occasions ?? [],
            ask.Incidents ?? [],
            context.MarkingOf(ask.Marking),
            ask.Statement ?? Statement.Own));
    }

    // What was asked for stays: its subject always, what it is about and its marking where the content says nothing of them; an incident named with it may raise that.
    private static Decision<LessonEvent> Record(Lesson lesson, RecordLesson record, DecisionContext context)
    {
        var fault = Check.Required(record.Text, Limits.Description, "text", Refusal.TextMissing)
            ?? Check.Optional(record.Subject, "subject")
            ?? About(record.Occasions, record.Incidents)
            ?? Check.Statement(record.Statement, context.Now);
        if (fault is not null) return Refuse(fault);

        var recorded = new LessonRecorded(
            record.Lesson,
            lesson.Status is LessonStatus.None ? record.Subject!.Trim() : lesson.Subject,
            record.Text.Trim(),
            record.Occasions ?? lesson.Occasions,
            record.Incidents ?? lesson.Incidents,
            record.Marking ?? lesson.Marking,
            record.Statement ?? Statement.Own);

        // The same words again are nothing new, however the incidents are marked by now.
        return lesson.Content == recorded ? Nothing : Accept(recorded with { Marking = context.MarkingOf(record.Marking, lesson.Marking) });
    }

    private static Decision<LessonEvent> Review(Lesson lesson, ReviewLesson review, DecisionContext context)
    {
        if ((Check.Required(review.Comment, "comment") ?? Check.Statement(review.Statement, context.Now)) is { } fault) return Refuse(fault);

        return Once(lesson, new LessonReviewed(review.Comment.Trim(), review.Statement ?? Statement.Own));
    }

    private static Decision<LessonEvent> Adopt(Lesson lesson, AdoptLesson adopt, DecisionContext context)
    {
        if ((Check.Optional(adopt.Grounds, "grounds") ?? Check.Statement(adopt.Statement, context.Now)) is { } fault) return Refuse(fault);

        return lesson.Status >= LessonStatus.Adopted ? Nothing : Accept(new LessonAdopted(Check.Clean(adopt.Grounds), adopt.Statement ?? Statement.Own));
    }

    private static Decision<LessonEvent> Apply(Lesson lesson, ApplyLesson apply, DecisionContext context)
    {
        var fault = Check.That(apply.Occasion is not null || Check.Clean(apply.Plan) is not null, Refusal.OccasionOrPlanMissing, "occasion")
            ?? Check.Optional(apply.Plan, "plan")
            ?? Check.NotInFuture(apply.At, context.Now, "at")
            ?? Check.Statement(apply.Statement, context.Now);
        if (fault is not null) return Refuse(fault);

        return Once(lesson, new LessonApplied(apply.Occasion, Check.Clean(apply.Plan), apply.At, apply.Statement ?? Statement.Own));
    }

    private static Decision<LessonEvent> Verify(Lesson lesson, VerifyLessonEffect verify, DecisionContext context)
    {
        if ((Check.Required(verify.Effect, "effect") ?? Check.Statement(verify.Statement, context.Now)) is { } fault) return Refuse(fault);

        return Once(lesson, new LessonEffectVerified(verify.Effect.Trim(), verify.Statement ?? Statement.Own));
    }

    private static Decision<LessonEvent> Reject(RejectLesson reject, DecisionContext context)
    {
        if ((Check.Grounds(reject.Grounds) ?? Check.Statement(reject.Statement, context.Now)) is { } fault) return Refuse(fault);

        return Accept(new LessonRejected(reject.Grounds.Trim(), reject.Statement ?? Statement.Own));
    }

    private static Decision<LessonEvent> Once(Lesson lesson, LessonEvent happened) => lesson.Since.Contains(happened) ? Nothing : Accept(happened);

    private static Fault? About(Items<OccasionId>? occasions, Items<IncidentId>? incidents) =>
        Check.Distinct(occasions, Refusal.OccasionRepeated, "occasions") ?? Check.Distinct(incidents, Refusal.IncidentRepeated, "incidents");
}
