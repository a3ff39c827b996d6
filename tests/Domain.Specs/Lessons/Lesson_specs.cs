using ThreatRegister.Domain;
using ThreatRegister.Domain.Lessons;
using ThreatRegister.Tests.Domain_Specs.Common;
using static ThreatRegister.Tests.Domain_Specs.Lessons.LessonSpec;

namespace ThreatRegister.Tests.Domain_Specs.Lessons;

internal static class LessonSpec
{
    public static readonly LessonId Id = new("rolling-out-plans");
    public static readonly OccasionId Asean = new("asean-2020");
    public static readonly OccasionId Congress = new("xiii-congress");

    /// <summary>Document 004: asked for, no content.</summary>
    public static readonly LessonAsked Asked = new(
        Id, "Quy trình triển khai phương án", "Trưởng Tiểu ban", Of: null, "các sự kiện sau", [Asean], [], Tlp.Amber, World.Document);

    public static readonly LessonRecorded Recorded = new(Id, Asked.Subject, "Diễn tập sớm hơn", [Asean], [], Tlp.Amber, Statement.Own);
    public static readonly LessonReviewed Reviewed = new("đúng và đủ", Statement.Own);
    public static readonly LessonAdopted Adopted = new(Grounds: null, Statement.Own);
    public static readonly LessonApplied Applied = new(Congress, Plan: null, When.Parse("2021-01"), Statement.Own);
    public static readonly LessonEffectVerified Verified = new("không có sự cố", Statement.Own);
    public static readonly LessonRejected Rejected = new("trùng bài học khác", Statement.Own);

    public static Scenario<Lesson, LessonEvent, LessonCommand> Given(params ReadOnlySpan<LessonEvent> events) =>
        new Scenario<Lesson, LessonEvent, LessonCommand>(Lesson.Initial, Lesson.Evolve, LessonDecider.Decide, World.Context).After(events);
}

public sealed class Asking_for_a_lesson
{
    [Fact]
    public void records_who_asked_for_what() => Given().When(ask).Then(Asked);

    [Fact]
    public void needs_a_subject() => Given().When(ask with { Subject = " " }).ThenRefused(Refusal.SubjectMissing, "subject");

    [Fact]
    public void of_one_occasion_twice_is_refused() => Given().When(ask with { Occasions = [Asean, Asean] }).ThenRefused(Refusal.OccasionRepeated, "occasions");

    [Fact]
    public void of_one_incident_twice_is_refused() =>
        Given().When(ask with { Incidents = [new("a"), new("a")] }).ThenRefused(Refusal.IncidentRepeated, "incidents");

    [Fact]
    public void twice_is_refused() => Given(Asked).When(ask).ThenRefused(Refusal.AlreadyExists, "lesson");

    private static readonly AskForLesson ask = new(
        Asked.Subject, Asked.By, Purpose: Asked.Purpose, Occasions: [Asean], Marking: Tlp.Amber, Statement: World.Document) { Lesson = Id };
}

public sealed class Recording_a_lesson
{
    [Fact]
    public void keeps_the_subject_and_occasions_that_were_asked_for() =>
        Given(Asked).When(record with { Subject = "chủ đề khác" }).Then(Recorded);

    [Fact]
    public void nobody_asked_for_begins_it() => Given()
        .When(record with { Subject = "Chủ đề" }).Then(new LessonRecorded(Id, "Chủ đề", "Diễn tập sớm hơn", [], [], Tlp.Green, Statement.Own));

    [Fact]
    public void nobody_asked_for_needs_a_subject() => Given().When(record).ThenRefused(Refusal.SubjectMissing, "subject");

    [Fact]
    public void needs_a_text() => Given(Asked).When(record with { Text = " " }).ThenRefused(Refusal.TextMissing, "text");

    [Fact]
    public void anew_has_to_be_reviewed_and_adopted_anew()
    {
        var anew = Recorded with { Text = "Diễn tập hai lần" };
        Given(Asked, Recorded, Reviewed, Adopted).When(record with { Text = anew.Text }).Then(anew);
        Given(Asked, Recorded, Reviewed, Adopted, anew).When(new AdoptLesson { Lesson = Id }).ThenRefused(Refusal.NotReviewed);
        Given(Asked, Recorded, Reviewed, Adopted, anew).When(new ReviewLesson(Reviewed.Comment) { Lesson = Id }).Then(Reviewed);
    }

    [Fact]
    public void in_the_same_words_changes_nothing() => Given(Asked, Recorded, Reviewed).When(record).ThenNothing();

    [Fact]
    public void is_marked_as_strictly_as_an_incident_that_it_names_and_never_less_than_it_was()
    {
        var (about, recorded) = (record with { Subject = "Chủ đề", Incidents = [new("a")] }, Recorded with { Incidents = [new("a")] });
        var strict = World.Context with { Named = Tlp.Red };
        Given(Asked).Under(strict).When(about).Then(recorded with { Marking = Tlp.Red });
        Given(Asked with { Marking = Tlp.Red }).Under(World.Context with { Named = Tlp.Amber }).When(about).Then(recorded with { Marking = Tlp.Red });
        Given().Under(strict).When(about).Then(recorded with { Subject = "Chủ đề", Occasions = [], Marking = Tlp.Red });
        Given(Asked).Under(strict).When(about with { Marking = Tlp.Green }).Then(recorded with { Marking = Tlp.Green });
        Given(Asked, recorded, Reviewed).Under(strict).When(about).ThenNothing();
    }

    private static readonly RecordLesson record = new(" Diễn tập sớm hơn ") { Lesson = Id };
}

public sealed class Reviewing_a_lesson
{
    [Fact]
    public void records_the_comment() => Given(Asked, Recorded).When(review).Then(Reviewed);

    [Fact]
    public void by_a_second_reviewer_is_kept_beside_the_first() =>
        Given(Asked, Recorded, Reviewed).When(review with { Comment = "cần cụ thể hơn" }).Then(new LessonReviewed("cần cụ thể hơn", Statement.Own));

    [Fact]
    public void needs_its_text() => Given(Asked).When(review).ThenRefused(Refusal.LessonHasNoText);

    [Fact]
    public void does_not_take_its_adoption_back() => Given(Asked, Recorded, Reviewed, Adopted, Reviewed with { Comment = "thêm" })
        .When(new AdoptLesson { Lesson = Id }).ThenNothing();

    [Fact]
    public void twice_changes_nothing() => Given(Asked, Recorded, Reviewed).When(review).ThenNothing();

    private static readonly ReviewLesson review = new("đúng và đủ") { Lesson = Id };
}

public sealed class Adopting_a_lesson
{
    [Fact]
    public void records_it() => Given(Asked, Recorded, Reviewed).When(adopt).Then(Adopted);

    [Fact]
    public void needs_a_review() => Given(Asked, Recorded).When(adopt).ThenRefused(Refusal.NotReviewed);

    [Fact]
    public void needs_its_text() => Given(Asked).When(adopt).ThenRefused(Refusal.LessonHasNoText);

    [Fact]
    public void twice_changes_nothing() => Given(Asked, Recorded, Reviewed, Adopted).When(adopt).ThenNothing();

    private static readonly AdoptLesson adopt = new() { Lesson = Id };
}

public sealed class Applying_a_lesson
{
    [Fact]
    public void to_a_later_occasion_records_it() => Given(Asked, Recorded, Reviewed, Adopted).When(apply).Then(Applied);

    [Fact]
    public void to_a_plan_records_it() => Given(Asked, Recorded, Reviewed, Adopted)
        .When(apply with { Occasion = null, Plan = "Kế hoạch 2021" }).Then(Applied with { Occasion = null, Plan = "Kế hoạch 2021" });

    [Fact]
    public void to_the_congress_is_refused_until_it_has_a_text() => Given(Asked).When(apply).ThenRefused(Refusal.LessonHasNoText);

    [Fact]
    public void needs_its_adoption() => Given(Asked, Recorded, Reviewed).When(apply).ThenRefused(Refusal.NotAdopted);

    [Fact]
    public void needs_an_occasion_or_a_plan() => Given(Asked, Recorded, Reviewed, Adopted)
        .When(apply with { Occasion = null, Plan = " " }).ThenRefused(Refusal.OccasionOrPlanMissing, "occasion");

    [Fact]
    public void in_the_future_is_refused() => Given(Asked, Recorded, Reviewed, Adopted)
        .When(apply with { At = When.Parse("2022") }).ThenRefused(Refusal.TimeInFuture, "at");

    [Fact]
    public void to_another_occasion_is_another_application() => Given(Asked, Recorded, Reviewed, Adopted, Applied)
        .When(apply with { Occasion = new("elections-2021") }).Then(Applied with { Occasion = new("elections-2021") });

    [Fact]
    public void twice_changes_nothing() => Given(Asked, Recorded, Reviewed, Adopted, Applied).When(apply).ThenNothing();

    private static readonly ApplyLesson apply = new(Congress, At: When.Parse("2021-01")) { Lesson = Id };
}

public sealed class Verifying_a_lessons_effect
{
    [Fact]
    public void records_it() => Given(Asked, Recorded, Reviewed, Adopted, Applied).When(verify).Then(Verified);

    [Fact]
    public void needs_its_application() => Given(Asked, Recorded, Reviewed, Adopted).When(verify).ThenRefused(Refusal.NotApplied);

    [Fact]
    public void needs_to_say_which() => Given(Asked, Recorded, Reviewed, Adopted, Applied).When(verify with { Effect = "" }).ThenRefused(Refusal.TextMissing, "effect");

    [Fact]
    public void twice_changes_nothing() => Given(Asked, Recorded, Reviewed, Adopted, Applied, Verified).When(verify).ThenNothing();

    private static readonly VerifyLessonEffect verify = new("không có sự cố") { Lesson = Id };
}

public sealed class Rejecting_a_lesson
{
    [Fact]
    public void records_the_grounds() => Given(Asked).When(reject).Then(Rejected);

    [Fact]
    public void needs_grounds() => Given(Asked).When(reject with { Grounds = "" }).ThenRefused(Refusal.GroundsMissing, "grounds");

    [Fact]
    public void that_does_not_exist_is_refused() => Given().When(reject).ThenRefused(Refusal.NotFound, "lesson");

    [Fact]
    public void is_final()
    {
        Given(Asked, Rejected).When(new RecordLesson("x") { Lesson = Id }).ThenRefused(Refusal.AlreadyRejected);
        Given(Asked, Rejected).When(new ReviewLesson("x") { Lesson = Id }).ThenRefused(Refusal.AlreadyRejected);
        Given(Asked, Rejected).When(reject with { Grounds = "lý do khác" }).ThenRefused(Refusal.AlreadyRejected);
    }

    [Fact]
    public void twice_changes_nothing() => Given(Asked, Rejected).When(reject).ThenNothing();

    private static readonly RejectLesson reject = new("trùng bài học khác") { Lesson = Id };
}
