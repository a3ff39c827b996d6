using ThreatRegister.Domain;
using ThreatRegister.Domain.Assessments;
using ThreatRegister.Domain.ClosingRules;
using ThreatRegister.Domain.Imports;
using ThreatRegister.Domain.Lessons;
using ThreatRegister.Domain.Merges;
using ThreatRegister.Domain.Occasions;
using ThreatRegister.Domain.Reviews;
using ThreatRegister.Domain.Sources;
using ThreatRegister.Domain.ThreatTypes;
using ThreatRegister.Domain.Withdrawals;

namespace ThreatRegister.Tests.Properties;

internal sealed partial class Generator
{
    private LessonCommand OfLesson()
    {
        var lesson = new LessonId($"{prefix}l{dice.Next(2)}");
        var next = model.Lessons.GetValueOrDefault(lesson)?.Status ?? LessonStatus.None;
        return (dice.Next(6) > 0 ? next : Any(Enum.GetValues<LessonStatus>())) switch
        {
            LessonStatus.None when dice.Next(2) == 0 => new AskForLesson(
                Err(Refusal.SubjectMissing) ? " " : Any(texts), "Thủ tướng", Occasions: dice.Next(2) == 0 ? [AnyOccasion()] : null, Incidents: dice.Next(2) == 0 ? [AnyIncident()] : null,
                Marking: dice.Next(2) == 0 ? Marking() : null, Statement: Said()) { Lesson = lesson },
            LessonStatus.None or LessonStatus.Asked => new RecordLesson(
                Text(), dice.Next(3) > 0 ? Any(texts) : null, Incidents: dice.Next(2) == 0 ? [AnyIncident()] : null, Marking: dice.Next(2) == 0 ? Marking() : null, Statement: Said()) { Lesson = lesson },
            LessonStatus.Recorded => new ReviewLesson(Text(), Said()) { Lesson = lesson },
            LessonStatus.Reviewed => new AdoptLesson(Statement: Said()) { Lesson = lesson },
            LessonStatus.Adopted => Apply(lesson),
            LessonStatus.Applied => new VerifyLessonEffect(Text(), Said()) { Lesson = lesson },
            _ => new RejectLesson(Grounds(), Said()) { Lesson = lesson },
        };
    }

    private ApplyLesson Apply(LessonId lesson) => Err(Refusal.OccasionOrPlanMissing, 3)
        ? new() { Lesson = lesson }
        : new(dice.Next(2) == 0 ? AnyOccasion() : null, "Phương án 2021", At(), Said()) { Lesson = lesson };

    private OccasionCommand OfOccasion()
    {
        var occasion = new OccasionId($"{prefix}o{dice.Next(2)}");
        return (model.Occasions.ContainsKey(occasion) ? dice.Next(6) : 0) switch
        {
            0 => new OpenOccasion(Err(Refusal.NameMissing) ? new(null, " ") : new(Any(texts), null), Date(), Statement: Said()) { Occasion = occasion },
            1 => new ChangeOccasion(Text(), dice.Next(2) == 0 ? Date() : null, Statement: Said()) { Occasion = occasion },
            2 => new RecordOccasionResponse(Response(), Said()) { Occasion = occasion },
            3 => new JudgeOccasion(new($"j{dice.Next(2)}"), "Thủ tướng", Text(), Said()) { Occasion = occasion },
            4 => new CorroborateOccasion(Cited()) { Occasion = occasion },
            _ => new ConcludeOccasion(At(), Statement: Said()) { Occasion = occasion },
        };
    }

    private ReviewCommand OfReview()
    {
        var review = new ReviewId($"{prefix}v{dice.Next(2)}");
        var comment = new LocalId($"c{dice.Next(2)}");
        return (model.Reviews.ContainsKey(review) ? dice.Next(18) : 0) switch
        {
            0 => new BeginReview(ReviewKind.Periodic, Title(), Period: Err(Refusal.PeriodMissing) ? null : Date(), Statement: Said()) { Review = review },
            1 => new ReturnReview(Grounds(), Statement: Said()) { Review = review },
            2 or 3 or 4 => new DraftReviewSection(Err(Refusal.SectionUnknown, 4) ? "preface" : Any("context", "causes"), "vi", dice.Next(6) == 0 ? "" : Any(texts), User()) { Review = review },
            5 or 6 or 7 => new SubmitReview(User()) { Review = review },
            8 or 9 or 10 => new ApproveReview(User()) { Review = review },
            11 => new CommentOnReview(comment, Text()) { Review = review },
            12 or 13 => new AnswerReviewComment(comment, Any(texts)) { Review = review },
            14 => dice.Next(3) == 0
                ? new ReturnContribution("Bộ Y tế", Grounds()) { Review = review }
                : dice.Next(2) == 0
                ? new ContributeToReview("Bộ Y tế", Nil: true) { Review = review }
                : new ContributeToReview("Bộ Y tế", [new("causes", "vi", Any(texts))]) { Review = review },
            15 => new AskForContribution("Bộ Y tế") { Review = review },
            16 => new WithdrawContributionAsk("Bộ Y tế", Grounds()) { Review = review },
            _ => dice.Next(4) == 0 ? new WithdrawReview(Grounds()) { Review = review } : new ReturnReview(Grounds()) { Review = review },
        };
    }

    private string User() => Any("u1", "u2");

    private AssessmentCommand OfAssessment()
    {
        var assessment = new AssessmentId($"{prefix}a{dice.Next(2)}");
        return dice.Next(5) switch
        {
            0 or 1 => new RecordAssessment(
                AssessmentKind.Trend, "Ban Chỉ đạo", Text(), Err(Refusal.DirectionMissing, 4) ? null : TrendDirection.Rising, dice.Next(2) == 0 ? [KnownType()] : null, Statement: Said()) { Assessment = assessment },
            2 => new CorroborateAssessment(Cited()) { Assessment = assessment },
            3 => new CorrectAssessment(new(Text: Text()), Grounds(), Said()) { Assessment = assessment },
            _ => new WithdrawAssessment(Grounds()) { Assessment = assessment },
        };
    }

    private SourceCommand OfSource()
    {
        var source = new SourceId($"{prefix}q{dice.Next(2)}");
        var title = Err(Refusal.TitleMissing, 3) ? new LocalizedText(null, null) : new("Báo cáo tổng kết " + dice.Next(2), null);
        var statedOn = At();
        return dice.Next(3) > 0
            ? new RegisterSource(title, SourceKind.Document, StatedOn: statedOn, Language: Err(Refusal.LanguageInvalid) ? "VN" : "vi", Url: Err(Refusal.UrlInvalid) ? "javascript:1" : null) { Source = source }
            : new CorrectSource(title, Grounds(), StatedOn: statedOn) { Source = source };
    }

    private object OfReferenceData()
    {
        var branch = Any(model.Reference.Types.ToArray());
        return dice.Next(4) switch
        {
            0 => Err(Refusal.ThreatTypeCycle) ? Define(9, Type(9)) : Define(dice.Next(3, 5), dice.Next(2) == 0 ? null : Type(dice.Next(3))),
            1 => new RenameThreatType(new("Tên mới " + dice.Next(2), null), Grounds()) { Type = Type(dice.Next(5)) },
            2 => new SetClosingRule(
                Err(Refusal.BasisMissing) ? " " : "Quy chế", [.. Any<ClosingNeed[]>([], [ClosingNeed.Response], [ClosingNeed.Resolution], [ClosingNeed.Containment, ClosingNeed.Outcome])], branch) { Rule = ReferenceModel.RuleFor(branch) },
            _ => new EndClosingRule(new(2020, 12, 31), Grounds()) { Rule = ReferenceModel.RuleFor(branch) },
        };
    }

    private object OfImport()
    {
        var import = Import();
        references.Add((ReferenceKind.Import, import.Value));
        if (model.Imports.ContainsKey(import) && dice.Next(3) > 0) return dice.Next(2) == 0 ? new WithdrawImport(Grounds()) { Import = import } : new ReinstateImport(Grounds()) { Import = import };

        references.RemoveAll(reference => reference.Item1 is ReferenceKind.Import);
        var read = dice.Next(3);
        return dice.Next(3) > 0
            ? new StartImport(Source(), "Thống kê.csv", Digest(0), Err(Refusal.DigestInvalid) ? "no digest" : Digest(dice.Next(8) == 0 ? 1 : 0)) { Import = import }
            : new CompleteImport(new(Err(Refusal.TallyWrong) ? read + 1 : read, read, 0, 0, 0)) { Import = import };
    }

    private MergeCommand OfMerge()
    {
        if (dice.Next(2) == 0) return new MergeIncidents(AnyIncident(), Grounds()) { Merged = AnyIncident() };

        var merged = model.Reference.Merges.Count > 0 && dice.Next(2) == 0 ? Any(model.Reference.Merges.ToArray()).Merged : Incident();
        if (model.Reference.Unmerged.ToArray() is { Length: > 0 } unmerged && dice.Next(2) == 0) return new SettleUnmerge(Grounds()) { Merged = Any(unmerged) };
        return dice.Next(3) > 0 ? new UnmergeIncidents(Grounds()) { Merged = merged } : new SettleUnmerge(Grounds()) { Merged = merged };
    }
}
