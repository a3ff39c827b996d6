using ThreatRegister.Domain;
using ThreatRegister.Domain.Reviews;
using ThreatRegister.Tests.Domain_Specs.Common;
using ThreatRegister.Tests.Domain_Specs.ReferenceData;

namespace ThreatRegister.Tests.Domain_Specs.Reviews;

public sealed class Asking_a_unit_for_its_contribution
{
    [Fact]
    public void records_the_unit_and_the_day() => ReviewSpec.Given(ReviewSpec.Begun).When(ask).Then(asked);

    [Fact]
    public void until_another_day_is_another_request() =>
        ReviewSpec.Given(ReviewSpec.Begun, asked).When(ask with { Due = When.Parse("2021-06-30") }).Then(asked with { Due = When.Parse("2021-06-30") });

    [Fact]
    public void needs_its_name() => ReviewSpec.Given(ReviewSpec.Begun).When(ask with { Unit = " " }).ThenRefused(Refusal.NameMissing, "unit");

    [Fact]
    public void twice_changes_nothing_however_the_name_is_marked() => ReviewSpec.Given(ReviewSpec.Begun, asked).When(ask with { Unit = "bo y te" }).ThenNothing();

    [Fact]
    public void again_without_a_day_leaves_the_one_that_was_set() => ReviewSpec.Given(ReviewSpec.Begun, asked).When(ask with { Due = null }).ThenNothing();

    [Theory]
    [InlineData("2021-06-14", false)]
    [InlineData("2021-06-15", true)]
    [InlineData("2021-06", true)]
    public void is_for_a_day_that_is_not_over(string due, bool isTaken)
    {
        var scenario = ReviewSpec.Given(ReviewSpec.Begun).When(ask with { Due = When.Parse(due) });
        if (isTaken) scenario.Then(asked with { Due = When.Parse(due) });
        else scenario.ThenRefused(Refusal.DueInPast, "due");
    }

    [Fact]
    public void twice_changes_nothing_when_the_day_is_over_by_then() =>
        ReviewSpec.Given(ReviewSpec.Begun, asked with { Due = When.Parse("2021-06-01") }).When(ask with { Due = When.Parse("2021-06-01") }).ThenNothing();

    private static readonly AskForContribution ask = new("Bộ Y tế", When.Parse("2021-06-20")) { Review = ReviewSpec.Id };
    private static readonly ReviewContributionAsked asked = new("Bộ Y tế", When.Parse("2021-06-20"));
}

public sealed class Withdrawing_what_a_unit_was_asked_for
{
    [Fact]
    public void records_why() => ReviewSpec.Given(ReviewSpec.Begun, asked).When(withdraw).Then(withdrawn);

    [Fact]
    public void needs_grounds() => ReviewSpec.Given(ReviewSpec.Begun, asked).When(withdraw with { Grounds = " " }).ThenRefused(Refusal.GroundsMissing, "grounds");

    [Fact]
    public void of_one_that_was_not_asked_is_refused() => ReviewSpec.Given(ReviewSpec.Begun).When(withdraw).ThenRefused(Refusal.ContributionNotAsked, "unit");

    [Fact]
    public void of_one_that_has_contributed_is_refused() =>
        ReviewSpec.Given(ReviewSpec.Begun, asked, new ReviewContributionSubmitted("Bộ Y tế", [], Note: null)).When(withdraw).ThenRefused(Refusal.ContributionSent, "unit");

    [Fact]
    public void while_the_draft_waits_for_its_approval_is_refused() => ReviewSpec.Given(ReviewSpec.Begun, asked, new ReviewSubmitted("can-bo-1")).When(withdraw).ThenRefused(Refusal.ReviewSubmitted);

    [Fact]
    public void twice_changes_nothing() => ReviewSpec.Given(ReviewSpec.Begun, asked, withdrawn).When(withdraw).ThenNothing();

    [Fact]
    public void leaves_it_to_be_asked_and_withdrawn_anew()
    {
        ReviewSpec.Given(ReviewSpec.Begun, asked, withdrawn).When(new AskForContribution("Bộ Y tế") { Review = ReviewSpec.Id }).Then(asked);
        ReviewSpec.Given(ReviewSpec.Begun, asked, withdrawn, asked).When(withdraw).Then(withdrawn);
    }

    private static readonly ReviewContributionAsked asked = new("Bộ Y tế", Due: null);
    private static readonly WithdrawContributionAsk withdraw = new("BỘ Y TẾ", "yêu cầu nhầm") { Review = ReviewSpec.Id };
    private static readonly ReviewContributionAskWithdrawn withdrawn = new("Bộ Y tế", "yêu cầu nhầm");
}

public sealed class Contributing_to_a_review
{
    [Fact]
    public void records_the_texts_by_section() => ReviewSpec.Given(ReviewSpec.Begun).When(contribute).Then(sent);

    [Fact]
    public void with_a_nil_report_says_that_there_is_nothing() => ReviewSpec.Given(ReviewSpec.Begun).When(nil).Then(new ReviewContributionSubmitted("Bộ Y tế", [], Note: null));

    [Fact]
    public void without_text_is_no_nil_report() => ReviewSpec.Given(ReviewSpec.Begun).When(nil with { Nil = false }).ThenRefused(Refusal.TextMissing, "sections");

    [Fact]
    public void with_text_and_nil_at_once_is_refused() => ReviewSpec.Given(ReviewSpec.Begun).When(contribute with { Nil = true }).ThenRefused(Refusal.NilReportHasText, "sections");

    [Fact]
    public void to_a_section_that_no_report_has_is_refused() =>
        ReviewSpec.Given(ReviewSpec.Begun).When(contribute with { Sections = [new("preface", "vi", "x")] }).ThenRefused(Refusal.SectionUnknown, "sections[0].section");

    [Fact]
    public void to_one_section_twice_is_refused() =>
        ReviewSpec.Given(ReviewSpec.Begun).When(contribute with { Sections = [new("context", "vi", "x"), new("context", "vi", "y")] }).ThenRefused(Refusal.SectionRepeated, "sections");

    [Fact]
    public void once_it_is_submitted_is_refused() =>
        ReviewSpec.Given(ReviewSpec.Begun, new ReviewSubmitted("can-bo-1")).When(contribute).ThenRefused(Refusal.ReviewSubmitted);

    [Fact]
    public void twice_changes_nothing() => ReviewSpec.Given(ReviewSpec.Begun, sent).When(contribute).ThenNothing();

    [Fact]
    public void again_after_a_return_counts_even_with_the_same_text() =>
        ReviewSpec.Given(ReviewSpec.Begun, sent, new ReviewContributionReturned("Bộ Y tế", "thiếu")).When(contribute).Then(sent);

    [Fact]
    public void again_after_a_return_is_taken_while_the_draft_waits_for_its_approval()
    {
        ReviewEvent[] waiting = [ReviewSpec.Begun, sent, new ReviewContributionSubmitted("Bộ Công an", [], Note: null), new ReviewSubmitted("can-bo-1"), new ReviewContributionReturned("Bộ Y tế", "thiếu")];

        ReviewSpec.Given(waiting).When(contribute with { Unit = "bộ y tế" }).Then(sent with { Unit = "bộ y tế" });
        ReviewSpec.Given(waiting).When(contribute with { Unit = "Bộ Công an" }).ThenRefused(Refusal.ReviewSubmitted);
        ReviewSpec.Given([.. waiting, sent]).When(nil).ThenRefused(Refusal.ReviewSubmitted);
    }

    private static readonly ContributeToReview contribute = new("Bộ Y tế", [new("prevention", "vi", " Trực y tế ")]) { Review = ReviewSpec.Id };
    private static readonly ContributeToReview nil = new("Bộ Y tế", Nil: true) { Review = ReviewSpec.Id };
    private static readonly ReviewContributionSubmitted sent = new("Bộ Y tế", [new("prevention", "vi", "Trực y tế")], Note: null);
}

public sealed class Returning_a_contribution
{
    [Fact]
    public void records_why() => ReviewSpec.Given(ReviewSpec.Begun, sent).When(back).Then(returned);

    [Fact]
    public void needs_one() => ReviewSpec.Given(ReviewSpec.Begun).When(back).ThenRefused(Refusal.ContributionMissing, "unit");

    [Fact]
    public void needs_grounds() => ReviewSpec.Given(ReviewSpec.Begun, sent).When(back with { Grounds = "" }).ThenRefused(Refusal.GroundsMissing, "grounds");

    [Fact]
    public void twice_changes_nothing() => ReviewSpec.Given(ReviewSpec.Begun, sent, returned).When(back).ThenNothing();

    [Fact]
    public void is_for_who_reviews_the_submitted_draft_too() => ReviewSpec.Given(ReviewSpec.Begun, sent, new ReviewSubmitted("can-bo-1")).When(back).Then(returned);

    [Fact]
    public void of_what_is_approved_is_refused() =>
        ReviewSpec.Given(ReviewSpec.Begun, sent, new ReviewSubmitted("can-bo-1"), new ReviewApproved("lanh-dao-1", null, "")).When(back).ThenRefused(Refusal.ReviewApproved);

    private static readonly ReviewContributionSubmitted sent = new("Bộ Y tế", [], Note: null);
    private static readonly ReturnContribution back = new("BỘ Y TẾ", "thiếu số liệu") { Review = ReviewSpec.Id };
    private static readonly ReviewContributionReturned returned = new("Bộ Y tế", "thiếu số liệu");
}

public sealed class Drafting_a_section
{
    [Fact]
    public void records_the_text_and_who_wrote_it() => ReviewSpec.Given(ReviewSpec.Begun).When(draft).Then(drafted);

    [Fact]
    public void anew_is_another_version() => ReviewSpec.Given(ReviewSpec.Begun, drafted).When(draft with { Text = "Dịch bệnh" }).Then(drafted with { Text = "Dịch bệnh" });

    [Fact]
    public void with_nothing_takes_it_away() => ReviewSpec.Given(ReviewSpec.Begun, drafted).When(draft with { Text = " " }).Then(drafted with { Text = null });

    [Fact]
    public void in_another_language_than_the_two_is_refused() =>
        ReviewSpec.Given(ReviewSpec.Begun).When(draft with { Language = "fr" }).ThenRefused(Refusal.ReportLanguageUnknown, "language");

    [Fact]
    public void in_the_name_of_another_is_refused() => ReviewSpec.As("can-bo-2", ReviewSpec.Begun).When(draft).ThenRefused(Refusal.NotTheSender, "by");

    [Fact]
    public void after_the_approval_is_refused() =>
        ReviewSpec.Given(ReviewSpec.Begun, new ReviewSubmitted("can-bo-1"), new ReviewApproved("lanh-dao-1", null, "")).When(draft).ThenRefused(Refusal.ReviewApproved);

    [Fact]
    public void after_a_return_goes_on() =>
        ReviewSpec.Given(ReviewSpec.Begun, new ReviewSubmitted("can-bo-1"), new ReviewReturned("thiếu", null, null, Statement.Own)).When(draft).Then(drafted);

    [Fact]
    public void twice_changes_nothing() => ReviewSpec.Given(ReviewSpec.Begun, drafted).When(draft).ThenNothing();

    [Fact]
    public void that_is_not_there_away_changes_nothing() => ReviewSpec.Given(ReviewSpec.Begun).When(draft with { Text = "" }).ThenNothing();

    private static readonly DraftReviewSection draft = new("context", "vi", "Tình hình phức tạp", "can-bo-1") { Review = ReviewSpec.Id };
    private static readonly ReviewSectionDrafted drafted = new("context", "vi", "Tình hình phức tạp", "can-bo-1");
}

public sealed class Commenting_on_a_review
{
    [Fact]
    public void records_the_comment() => ReviewSpec.Given(ReviewSpec.Begun, new ReviewSubmitted("can-bo-1")).When(comment).Then(commented);

    [Fact]
    public void under_an_id_that_is_taken_is_refused() =>
        ReviewSpec.Given(ReviewSpec.Begun, commented).When(comment with { Text = "khác" }).ThenRefused(Refusal.CommentExists, "comment");

    [Fact]
    public void needs_a_text() => ReviewSpec.Given(ReviewSpec.Begun).When(comment with { Text = "" }).ThenRefused(Refusal.TextMissing, "text");

    [Fact]
    public void twice_changes_nothing() => ReviewSpec.Given(ReviewSpec.Begun, commented).When(comment).ThenNothing();

    private static readonly CommentOnReview comment = new(new("c-1"), "nêu rõ nguyên nhân", "causes") { Review = ReviewSpec.Id };
    private static readonly ReviewCommented commented = new(new("c-1"), "causes", "nêu rõ nguyên nhân");
}

public sealed class Answering_a_comment
{
    [Fact]
    public void records_the_answer() => ReviewSpec.Given(ReviewSpec.Begun, commented).When(answer).Then(answered);

    [Fact]
    public void that_nobody_made_is_refused() => ReviewSpec.Given(ReviewSpec.Begun).When(answer).ThenRefused(Refusal.CommentUnknown, "comment");

    [Fact]
    public void twice_changes_nothing() => ReviewSpec.Given(ReviewSpec.Begun, commented, answered).When(answer).ThenNothing();

    private static readonly ReviewCommented commented = new(new("c-1"), Section: null, "nêu rõ nguyên nhân");
    private static readonly AnswerReviewComment answer = new(new("c-1"), "đã bổ sung") { Review = ReviewSpec.Id };
    private static readonly ReviewCommentAnswered answered = new(new("c-1"), "đã bổ sung");
}
