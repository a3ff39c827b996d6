using Shouldly;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Assessments;
using ThreatRegister.Domain.Lessons;
using ThreatRegister.Domain.Occasions;
using ThreatRegister.Domain.Reviews;
using ThreatRegister.Domain.Sources;
using ThreatRegister.Projections.Assessments;
using ThreatRegister.Projections.Incidents;
using ThreatRegister.Projections.Lessons;
using ThreatRegister.Projections.Occasions;
using ThreatRegister.Projections.Reviews;
using ThreatRegister.Projections.Sources;
using LessonStatus = ThreatRegister.Projections.Lessons.LessonStatus;
using static ThreatRegister.Tests.Projections_Specs.Folds;

namespace ThreatRegister.Tests.Projections_Specs;

public sealed class Folding_occasions
{
    private static readonly OccasionRegister register = new();
    private static readonly Statement stated = Doc("doc-1", "2020-12-10"), other = Doc("doc-2");
    private static readonly OccasionOpened opened = new(new("a"), new("Đại hội XIII", "XIII Congress"), When.Parse("2021"), "Bộ Công an", Tlp.Clear, stated);

    [Fact]
    public void that_are_opened_gives_a_row() => Row(register, opened).ShouldBe(Expected);

    public static TheoryData<OccasionEvent, OccasionRow> EachEvent => new()
    {
        { opened with { Lead = null }, Expected with { Lead = null, RecordedAt = Morning.AddMinutes(1) } },
        { new OccasionChanged("Trực tuyến", When.Parse("2020-04"), null, stated), Expected with { Changes = [new("Trực tuyến", When.Parse("2020-04"), stated)] } },
        { new OccasionChanged("Dời ngày", null, When.Parse("2021-02"), stated), Expected with { Held = When.Parse("2021-02"), Changes = [new("Dời ngày", null, stated)] } },
        { new OccasionResponseRecorded(new(new("r"), "plan", "Kế hoạch"), other), Expected with { Responses = [new StatedResponse(new(new("r"), "plan", "Kế hoạch"), other)], Sources = [new("doc-1"), new("doc-2")] } },
        { new OccasionJudged(new("j"), "Thủ tướng", "Rất tốt", stated), Expected with { Judgements = [new(new("j"), "Thủ tướng", "Rất tốt", stated)] } },
        { new OccasionCorroborated("held", other), Expected with { Corroborations = [new("held", other)], Sources = [new("doc-1"), new("doc-2")] } },
        { new OccasionConcluded(null, null, stated), Expected with { Status = OccasionStatus.Concluded } },
    };

    [Theory]
    [MemberData(nameof(EachEvent))]
    public void follows_each_event(OccasionEvent happened, OccasionRow expected) => Row(register, opened, happened).ShouldBe(expected with { Version = 2 });

    [Fact]
    public void is_tried_with_every_event_there_is() =>
        EachEvent.Select(row => row.Data.Item1.GetType()).Distinct().ShouldBe(Family(typeof(OccasionEvent)), ignoreOrder: true);

    private static OccasionRow Expected => new(
        "a", new("Đại hội XIII", "XIII Congress"), When.Parse("2021"), "Bộ Công an", Tlp.Clear, OccasionStatus.Open, [], [], [], [new("doc-1")], When.Parse("2020-12-10"), Morning, 1);
}

public sealed class Folding_lessons
{
    private static readonly LessonRegister register = new();
    private static readonly Statement stated = Doc("doc-1", "2020-12-10"), other = Doc("doc-2");
    private static readonly LessonAsked asked = new(new("a"), "Quy trình", "Trưởng ban", "Các đơn vị", "Sự kiện sau", [new("o-1")], [], Tlp.Green, stated);
    private static readonly LessonRecorded recorded = new(new("a"), "Quy trình", "Diễn tập sớm", [new("o-1")], [new("i-1")], Tlp.Amber, other);

    [Fact]
    public void that_are_asked_for_gives_a_row_without_text() => Row(register, asked).ShouldBe(Expected);

    [Fact]
    public void that_nobody_asked_for_gives_a_row_with_its_text() => Row(register, recorded).ShouldBe(Expected with
    {
        Text = "Diễn tập sớm", Status = LessonStatus.Recorded, AskedBy = null, AskedOf = null, Purpose = null, Incidents = [new("i-1")], Marking = Tlp.Amber,
        Sources = [new("doc-2")], Statement = other, StatedOn = null,
    });

    public static TheoryData<LessonEvent, LessonRow> EachEvent => new()
    {
        { asked with { Purpose = null }, Expected with { Purpose = null, RecordedAt = Morning.AddMinutes(1) } },
        { recorded, Expected with { Text = "Diễn tập sớm", Status = LessonStatus.Recorded, Incidents = [new("i-1")], Marking = Tlp.Amber, Sources = [new("doc-1"), new("doc-2")] } },
        { new LessonReviewed("tốt", stated), Expected with { Status = LessonStatus.Reviewed } },
        { new LessonAdopted(null, stated), Expected with { Status = LessonStatus.Adopted } },
        { new LessonApplied(new("o-2"), null, When.Parse("2021"), stated), Expected with { Status = LessonStatus.Applied, Applications = [new(new("o-2"), null, When.Parse("2021"))] } },
        { new LessonEffectVerified("nhanh hơn", stated), Expected with { Status = LessonStatus.EffectVerified, Effects = ["nhanh hơn"] } },
        { new LessonRejected("trùng", stated), Expected with { Status = LessonStatus.Rejected } },
    };

    [Theory]
    [MemberData(nameof(EachEvent))]
    public void follows_each_event(LessonEvent happened, LessonRow expected) => Row(register, asked, happened).ShouldBe(expected with { Version = 2 });

    [Fact]
    public void is_tried_with_every_event_there_is() =>
        EachEvent.Select(row => row.Data.Item1.GetType()).Distinct().ShouldBe(Family(typeof(LessonEvent)), ignoreOrder: true);

    [Fact]
    public void Bug_a_further_review_took_an_adopted_lesson_back()
    {
        Row(register, recorded, new LessonReviewed("1", stated), new LessonAdopted(null, stated), new LessonReviewed("2", stated)).Status.ShouldBe(LessonStatus.Adopted);
        Row(register, recorded, new LessonEffectVerified("tốt", stated), new LessonApplied(null, "kế hoạch", null, stated)).Status.ShouldBe(LessonStatus.EffectVerified);
        Row(register, recorded, new LessonAdopted(null, stated), recorded with { Text = "Mới" }).Status.ShouldBe(LessonStatus.Recorded, "a new text begins anew");
    }

    private static LessonRow Expected => new(
        "a", "Quy trình", null, LessonStatus.Asked, "Trưởng ban", "Các đơn vị", "Sự kiện sau", [new("o-1")], [], [], [], Tlp.Green, [new("doc-1")], stated, When.Parse("2020-12-10"), Morning, 1);
}

public sealed class Folding_reviews
{
    private static readonly Statement stated = Doc("doc-1", "2020-12-10");
    private static readonly ReviewBegun begun = new(new("a"), ReviewKind.Periodic, "Sơ kết", null, When.Parse("2021-H1"), "Văn phòng", Tlp.Green, stated);

    [Fact]
    public void that_have_begun_gives_a_row() => Row(new ReviewRegister(), begun).ShouldBe(Expected);

    [Fact]
    public void that_are_returned_says_why() => Row(new ReviewRegister(), begun, new ReviewReturned("Bổ sung", "A", "B", Doc("doc-2"))).ShouldBe(
        Expected with { Status = ReviewStatus.Returned, ReturnedFor = "Bổ sung", Sources = [new("doc-1"), new("doc-2")], Version = 2 });

    [Fact]
    public void tells_a_nil_report_from_nothing_sent_in()
    {
        var row = Row(
            new ReviewRegister(), begun, new ReviewContributionAsked("Bộ Y tế", When.Parse("2021-06-01")), new ReviewContributionAsked("Bộ Công an", null),
            new ReviewContributionSubmitted("bộ y tế", [], Note: null), new ReviewContributionSubmitted("Bộ Quốc phòng", [new("prevention", "vi", "x")], Note: null));

        row.Contributions.Select(unit => (unit.Unit, unit.IsAsked, unit.State)).ShouldBe(
            [("Bộ Y tế", true, ContributionState.Nil), ("Bộ Công an", true, ContributionState.Owed), ("Bộ Quốc phòng", false, ContributionState.Submitted)]);
    }

    [Fact]
    public void leaves_out_whom_it_asks_no_more() =>
        Row(new ReviewRegister(), begun, new ReviewContributionAsked("Bộ Y tế", null), new ReviewContributionAsked("Bộ Công an", null), new ReviewContributionAskWithdrawn("bộ y tế", "yêu cầu nhầm"))
            .Owing().Select(unit => unit.Unit).ShouldBe(["Bộ Công an"]);

    [Fact]
    public void keeps_the_sections_in_the_order_of_the_report_with_revision_and_author()
    {
        var row = Row(
            new ReviewRegister(), begun, new ReviewSectionDrafted("causes", "vi", "do dịch", "can-bo-2"), new ReviewSectionDrafted("context", "en", "calm", "can-bo-1"),
            new ReviewSectionDrafted("context", "vi", "yên", "can-bo-1"), new ReviewSectionDrafted("causes", "vi", "do bão", "can-bo-3"));

        row.Sections.Select(text => (text.Section, text.Language, text.Text, text.Revision, text.By)).ShouldBe(
            [("context", "vi", "yên", 1, "can-bo-1"), ("context", "en", "calm", 1, "can-bo-1"), ("causes", "vi", "do bão", 2, "can-bo-3")]);
        Row(new ReviewRegister(), begun, new ReviewSectionDrafted("causes", "vi", "x", "a"), new ReviewSectionDrafted("causes", "vi", null, "a")).Sections.ShouldBeEmpty();
    }

    [Fact]
    public void loses_its_approval_when_it_is_returned() =>
        Row(new ReviewRegister(), begun, new ReviewSubmitted("a"), new ReviewApproved("b", null, "c"), new ReviewReturned("sửa", null, null, Statement.Own))
            .ShouldSatisfyAllConditions(row => row.Approval.ShouldBeNull(), row => row.Status.ShouldBe(ReviewStatus.Returned));

    private static ReviewRow Expected => new(
        "a", ReviewKind.Periodic, "Sơ kết", null, When.Parse("2021-H1"), "Văn phòng", ReviewStatus.UnderWay, null, Tlp.Green, [new("doc-1")], stated, When.Parse("2020-12-10"), Morning, 1);
}

public sealed class Folding_assessments
{
    private static readonly AssessmentRegister register = new();
    private static readonly Statement stated = Doc("doc-1", "2021-12-07"), other = Doc("doc-2", "2022-04");

    private static readonly AssessmentRecorded recorded = new(
        new("a"), AssessmentKind.Trend, "Hội đồng", "Ngày càng nhiều", TrendDirection.Rising, [new("cyber.attack")], [new("o-1")], [new("i-1")], When.Parse("2021"), Tlp.Clear, stated);

    [Fact]
    public void that_are_recorded_gives_a_row() => Row(register, recorded).ShouldBe(Expected);

    public static TheoryData<AssessmentEvent, AssessmentRow> EachEvent => new()
    {
        { recorded, Expected with { RecordedAt = Morning.AddMinutes(1) } },
        { new AssessmentCorroborated(other), Expected with { Corroborations = [new(null, other)], Sources = [new("doc-1"), new("doc-2")] } },
        { new AssessmentCorrected(new(Text: "Nhiều hơn trước"), "đối chiếu", stated), Expected with { Text = "Nhiều hơn trước" } },
        {
            new AssessmentCorrected(new("Thủ tướng", "Ít đi", TrendDirection.Falling, [new("cyber")], [], [], When.Parse("2022"), Tlp.Amber), "đối chiếu", other),
            Expected with
            {
                By = "Thủ tướng", Text = "Ít đi", Direction = TrendDirection.Falling, Types = [new("cyber")], Occasions = [], Incidents = [], Period = When.Parse("2022"), Marking = Tlp.Amber,
                Sources = [new("doc-1"), new("doc-2")],
            }
        },
        { new AssessmentWithdrawn("nhầm"), Expected with { Status = AssessmentStatus.Withdrawn } },
    };

    [Theory]
    [MemberData(nameof(EachEvent))]
    public void follows_each_event(AssessmentEvent happened, AssessmentRow expected) => Row(register, recorded, happened).ShouldBe(expected with { Version = 2 });

    [Fact]
    public void is_tried_with_every_event_there_is() =>
        EachEvent.Select(row => row.Data.Item1.GetType()).Distinct().ShouldBe(Family(typeof(AssessmentEvent)), ignoreOrder: true);

    [Fact]
    public void that_name_no_period_are_about_the_time_of_their_statement() =>
        Row(register, recorded with { Period = null }).About().ShouldBe(When.Parse("2021-12-07"));

    private static AssessmentRow Expected => new(
        "a", AssessmentKind.Trend, "Hội đồng", "Ngày càng nhiều", TrendDirection.Rising, [new("cyber.attack")], [new("o-1")], [new("i-1")], When.Parse("2021"), AssessmentStatus.Stands, [], Tlp.Clear,
        [new("doc-1")], stated, When.Parse("2021-12-07"), Morning, 1);
}

public sealed class Folding_sources
{
    private static readonly SourceRegistered registered = new(
        new("a"), new("Báo cáo", "Report"), SourceKind.Document, "Bộ", When.Parse("2022-04"), StatementBasis.Stated, "vi", "CC-BY-4.0", "https://example.org");

    [Fact]
    public void that_are_registered_gives_a_row() => Row(new SourceRegister(), registered).ShouldBe(Expected);

    [Fact]
    public void that_are_corrected_keeps_what_cannot_be_corrected() =>
        Row(new SourceRegister(), registered, new SourceCorrected(new("Báo cáo năm", null), null, When.Parse("2022-04-07"), StatementBasis.OtherSource, null, "nhầm")).ShouldBe(
            Expected with { Title = new("Báo cáo năm", null), Publisher = null, StatedOn = When.Parse("2022-04-07"), StatedOnBasis = StatementBasis.OtherSource, Url = null, Version = 2 });

    private static SourceRow Expected => new(
        "a", new("Báo cáo", "Report"), SourceKind.Document, "Bộ", When.Parse("2022-04"), StatementBasis.Stated, "vi", "CC-BY-4.0", "https://example.org", Morning, 1);
}
