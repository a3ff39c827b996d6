using ThreatRegister.Domain;
using ThreatRegister.Domain.Lessons;
using static ThreatRegister.Tests.Properties.Verdict;

namespace ThreatRegister.Tests.Properties;

internal sealed class LessonModel
{
    public LessonStatus Status { get; set; } = LessonStatus.Asked;

    public required string Subject { get; init; }

    public string? Text { get; set; }

    public Tlp Marking { get; private set; }

    private Items<OccasionId> Occasions { get; set; } = [];

    private Items<IncidentId> Incidents { get; set; } = [];

    private Statement? StatedBy { get; set; }

    private string? RejectedFor { get; set; }

    /// <summary>What was said of the present content.</summary>
    private HashSet<LessonCommand> Since { get; } = [];

    /// <param name="markingOf">Of an incident, and of what it is merged into, the stricter.</param>
    public static Verdict Rule(Dictionary<LessonId, LessonModel> all, LessonCommand command, Func<IncidentId, Tlp> markingOf)
    {
        var lesson = all.GetValueOrDefault(command.Lesson);
        return (lesson, command) switch
        {
            (null, AskForLesson ask) => Record(() => all.Add(ask.Lesson, new()
            {
                Subject = ask.Subject.Trim(), Marking = ask.Marking ?? Strictest(Tlp.Green, ask.Incidents, markingOf), Occasions = ask.Occasions ?? [], Incidents = ask.Incidents ?? [],
            })),
            (_, AskForLesson) => RefuseAtOnce(Refusal.AlreadyExists),
            (null, RecordLesson { Subject: null }) => RefuseAtOnce(Refusal.SubjectMissing),
            (null, RecordLesson first) => Record(() => all.Add(first.Lesson, new LessonModel { Subject = first.Subject!.Trim(), Marking = Tlp.Green }.With(first, markingOf))),
            (null, _) => RefuseAtOnce(Refusal.NotFound),
            ({ Status: LessonStatus.Rejected }, RejectLesson reject) when lesson.RejectedFor == reject.Grounds.Trim() => new Silent(Early: true),
            ({ Status: LessonStatus.Rejected }, _) => RefuseAtOnce(Refusal.AlreadyRejected),
            (_, RejectLesson reject) => Record(() => (lesson.Status, lesson.RejectedFor) = (LessonStatus.Rejected, reject.Grounds.Trim())),
            (_, RecordLesson record) => RecordUnless(lesson.Holds(record), () => lesson.With(record, markingOf)),
            ({ Status: LessonStatus.Asked }, _) => RefuseAtOnce(Refusal.LessonHasNoText),
            (_, ReviewLesson) => lesson.Reach(LessonStatus.Reviewed, command),
            ({ Status: LessonStatus.Recorded }, AdoptLesson) => RefuseAtOnce(Refusal.NotReviewed),
            (_, AdoptLesson) => RecordUnless(lesson.Status >= LessonStatus.Adopted, () => lesson.Status = LessonStatus.Adopted),
            ({ Status: < LessonStatus.Adopted }, ApplyLesson) => RefuseAtOnce(Refusal.NotAdopted),
            (_, ApplyLesson) => lesson.Reach(LessonStatus.Applied, command),
            ({ Status: < LessonStatus.Applied }, VerifyLessonEffect) => RefuseAtOnce(Refusal.NotApplied),
            (_, VerifyLessonEffect) => lesson.Reach(LessonStatus.EffectVerified, command),
            _ => throw new InvalidOperationException($"{command.GetType().Name}?"),
        };
    }

    private bool Holds(RecordLesson record) =>
        Text == record.Text.Trim() && (record.Occasions ?? Occasions).Equals(Occasions) && (record.Incidents ?? Incidents).Equals(Incidents)
        && (record.Marking ?? Marking) == Marking && StatedBy == (record.Statement ?? Statement.Own);

    private static Tlp Strictest(Tlp least, Items<IncidentId>? incidents, Func<IncidentId, Tlp> markingOf) => (incidents ?? []).Select(markingOf).Append(least).Max();

    private LessonModel With(RecordLesson record, Func<IncidentId, Tlp> markingOf)
    {
        (Status, Text, StatedBy) = (LessonStatus.Recorded, record.Text.Trim(), record.Statement ?? Statement.Own);
        (Occasions, Incidents, Marking) = (record.Occasions ?? Occasions, record.Incidents ?? Incidents, record.Marking ?? Strictest(Marking, record.Incidents ?? Incidents, markingOf));
        Since.Clear();
        return this;
    }

    private Verdict Reach(LessonStatus status, LessonCommand command) => RecordUnless(Since.Contains(command), () =>
    {
        Since.Add(command);
        if (status > Status) Status = status;
    });
}
