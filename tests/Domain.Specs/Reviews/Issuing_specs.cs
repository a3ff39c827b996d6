using Shouldly;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Reviews;
using ThreatRegister.Tests.Domain_Specs.Common;
using ThreatRegister.Tests.Domain_Specs.ReferenceData;

namespace ThreatRegister.Tests.Domain_Specs.Reviews;

public sealed class Submitting_a_review
{
    [Fact]
    public void records_who_presents_it() => ReviewSpec.Given(ReviewSpec.Begun).When(submit).Then(new ReviewSubmitted("can-bo-1"));

    [Fact]
    public void in_the_name_of_another_is_refused() => ReviewSpec.As("can-bo-2", ReviewSpec.Begun).When(submit).ThenRefused(Refusal.NotTheSender, "by");

    [Fact]
    public void that_another_has_submitted_is_refused() =>
        ReviewSpec.Given(ReviewSpec.Begun, new ReviewSubmitted("can-bo-2")).When(submit).ThenRefused(Refusal.ReviewSubmitted);

    [Fact]
    public void twice_changes_nothing() => ReviewSpec.Given(ReviewSpec.Begun, new ReviewSubmitted("can-bo-1")).When(submit).ThenNothing();

    [Fact]
    public void lets_it_be_returned_for_the_same_reason_as_before()
    {
        var returned = new ReviewReturned("thiếu", null, null, Statement.Own);

        ReviewSpec.Given(ReviewSpec.Begun, returned, new ReviewSubmitted("can-bo-1")).When(new ReturnReview("thiếu") { Review = ReviewSpec.Id }).Then(returned);
    }

    private static readonly SubmitReview submit = new("can-bo-1") { Review = ReviewSpec.Id };
}

public sealed class Approving_a_review
{
    [Fact]
    public void digests_what_is_approved() => ReviewSpec.As("lanh-dao-1", Submitted).When(approve).Then(approved);

    [Fact]
    public void is_for_a_second_person()
    {
        ReviewSpec.As("can-bo-2", Submitted).When(approve with { By = "can-bo-2" }).ThenRefused(Refusal.SecondPersonNeeded, "by");
        ReviewSpec.As("can-bo-1", Submitted).When(approve with { By = "can-bo-1" }).ThenRefused(Refusal.SecondPersonNeeded, "by");
    }

    [Fact]
    public void in_the_name_of_another_is_refused() => ReviewSpec.As("can-bo-1", Submitted).When(approve).ThenRefused(Refusal.NotTheSender, "by");

    [Fact]
    public void is_for_nobody_whose_text_stands_in_it_however_many_wrote_after_him()
    {
        ReviewEvent[] written = [ReviewSpec.Begun, new ReviewSectionDrafted("causes", "vi", "Nguyên nhân", "lanh-dao-1"), .. Submitted[1..]];

        ReviewSpec.As("lanh-dao-1", written).When(approve).ThenRefused(Refusal.SecondPersonNeeded, "by");
        ReviewSpec.As("lanh-dao-1", [.. written[..2], new ReviewSectionDrafted("causes", "vi", "Dịch bệnh", "can-bo-1"), .. Submitted[1..]]).When(approve)
            .Then(approved with { Content = ReviewContent.DigestOf([new("context", "vi", "Tình hình"), new("causes", "vi", "Dịch bệnh")]) });
    }

    [Fact]
    public void is_not_for_who_took_the_last_section_away() =>
        ReviewSpec.As("lanh-dao-1", [.. Submitted[..2], new ReviewSectionDrafted("context", "vi", Text: null, "lanh-dao-1"), Submitted[2]]).When(approve).ThenRefused(Refusal.SecondPersonNeeded, "by");

    [Fact]
    public void waits_for_the_answers_to_all_comments()
    {
        var comment = new ReviewCommented(new("c-1"), Section: null, "vì sao");

        ReviewSpec.As("lanh-dao-1", [.. Submitted, comment]).When(approve).ThenRefused(Refusal.CommentsUnanswered);
        ReviewSpec.As("lanh-dao-1", [.. Submitted, comment, new ReviewCommentAnswered(new("c-1"), "vì dịch")]).When(approve).Then(approved);
    }

    [Fact]
    public void that_was_not_submitted_is_refused() => ReviewSpec.As("lanh-dao-1", ReviewSpec.Begun).When(approve).ThenRefused(Refusal.NotSubmitted);

    [Fact]
    public void that_is_returned_meanwhile_is_refused() =>
        ReviewSpec.As("lanh-dao-1", [.. Submitted, approved, new ReviewReturned("sửa", null, null, Statement.Own)]).When(approve).ThenRefused(Refusal.NotSubmitted);

    [Fact]
    public void twice_changes_nothing() => ReviewSpec.As("lanh-dao-1", [.. Submitted, approved]).When(approve).ThenNothing();

    [Fact]
    public void other_prose_has_another_digest() =>
        ReviewContent.DigestOf([new("context", "vi", "b")]).ShouldNotBe(ReviewContent.DigestOf([new("context", "vi", "a")]));

    [Fact]
    public void the_order_in_which_it_was_written_does_not_matter() =>
        ReviewContent.DigestOf([new("causes", "vi", "b"), new("context", "en", "c"), new("context", "vi", "a")])
            .ShouldBe(ReviewContent.DigestOf([new("context", "vi", "a"), new("context", "en", "c"), new("causes", "vi", "b")]));

    internal static ReviewEvent[] Submitted => [ReviewSpec.Begun, new ReviewSectionDrafted("context", "vi", "Tình hình", "can-bo-2"), new ReviewSubmitted("can-bo-1")];

    internal static readonly ReviewApproved approved = new("lanh-dao-1", Note: null, ReviewContent.DigestOf([new("context", "vi", "Tình hình")]));
    private static readonly ApproveReview approve = new("lanh-dao-1") { Review = ReviewSpec.Id };
}

public sealed class Issuing_a_review
{
    [Fact]
    public void records_number_position_and_files() => ReviewSpec.Given(Approved).When(issue).Then(Issued);

    [Fact]
    public void needs_the_approval() => ReviewSpec.Given(Approving_a_review.Submitted).When(issue).ThenRefused(Refusal.NotApproved);

    [Fact]
    public void needs_number_files_and_digests()
    {
        ReviewSpec.Given(Approved).When(issue with { Number = " " }).ThenRefused(Refusal.NumberMissing, "number");
        ReviewSpec.Given(Approved).When(issue with { Files = [] }).ThenRefused(Refusal.FilesMissing, "files");
        ReviewSpec.Given(Approved).When(issue with { Digest = "b" }).ThenRefused(Refusal.DigestInvalid, "digest");
        ReviewSpec.Given(Approved).When(issue with { Files = [file, file] }).ThenRefused(Refusal.FileRepeated, "files");
        ReviewSpec.Given(Approved).When(issue with { Files = [file with { Name = "../a.md" }] }).ThenRefused(Refusal.FileNameInvalid, "files[0].name");
        ReviewSpec.Given(Approved).When(issue with { IssuedOn = new(2021, 6, 16) }).ThenRefused(Refusal.TimeInFuture, "issuedOn");
    }

    [Fact]
    public void again_with_another_number_is_refused() => ReviewSpec.Given([.. Approved, Issued]).When(issue with { Number = "Số: 13/BC-VP" }).ThenRefused(Refusal.ReviewIssued);

    [Fact]
    public void twice_changes_nothing() => ReviewSpec.Given([.. Approved, Issued]).When(issue).ThenNothing();

    [Fact]
    public void leaves_it_as_it_is()
    {
        ReviewSpec.Given([.. Approved, Issued]).When(new ReturnReview("sửa") { Review = ReviewSpec.Id }).ThenRefused(Refusal.ReviewIssued);
        ReviewSpec.Given([.. Approved, Issued]).When(new DraftReviewSection("context", "vi", "x", "can-bo-1") { Review = ReviewSpec.Id }).ThenRefused(Refusal.ReviewIssued);
    }

    internal static ReviewEvent[] Approved => [.. Approving_a_review.Submitted, Approving_a_review.approved];

    private static readonly IssuedFile file = new("bao-cao.vi.md", "md", "vi", new string('c', 64), 10);

    internal static readonly ReviewIssued Issued = new("Số: 12/BC-VP", new(2021, 6, 15), "Hà Nội", new(Office: null, "CHÁNH VĂN PHÒNG"), 42, new string('b', 64), [file]);

    private static readonly IssueReview issue = new(" Số: 12/BC-VP ", new(2021, 6, 15), 42, new string('B', 64), [file], "Hà Nội", new(" ", "CHÁNH VĂN PHÒNG")) { Review = ReviewSpec.Id };
}

public sealed class Replacing_a_review
{
    [Fact]
    public void records_by_which_and_why() => ReviewSpec.Given([.. Issuing_a_review.Approved, Issuing_a_review.Issued]).When(replace).Then(replaced);

    [Fact]
    public void that_was_not_issued_is_refused() => ReviewSpec.Given(Issuing_a_review.Approved).When(replace).ThenRefused(Refusal.NotIssued);

    [Fact]
    public void by_itself_is_refused() =>
        ReviewSpec.Given([.. Issuing_a_review.Approved, Issuing_a_review.Issued]).When(replace with { By = ReviewSpec.Id }).ThenRefused(Refusal.ReplacedByItself, "by");

    [Fact]
    public void by_another_once_more_is_refused() =>
        ReviewSpec.Given([.. Issuing_a_review.Approved, Issuing_a_review.Issued, replaced]).When(replace with { By = new("r-3") }).ThenRefused(Refusal.AlreadyReplaced);

    [Fact]
    public void twice_changes_nothing() => ReviewSpec.Given([.. Issuing_a_review.Approved, Issuing_a_review.Issued, replaced]).When(replace).ThenNothing();

    private static readonly ReplaceReview replace = new(new("r-2"), "sai số liệu") { Review = ReviewSpec.Id };
    private static readonly ReviewReplaced replaced = new(new("r-2"), "sai số liệu");
}

public sealed class Withdrawing_a_review
{
    [Fact]
    public void records_why() => ReviewSpec.Given(ReviewSpec.Begun).When(withdraw).Then(withdrawn);

    [Fact]
    public void that_was_issued_is_refused() => ReviewSpec.Given([.. Issuing_a_review.Approved, Issuing_a_review.Issued]).When(withdraw).ThenRefused(Refusal.ReviewIssued);

    [Fact]
    public void ends_it() => ReviewSpec.Given(ReviewSpec.Begun, withdrawn).When(new SubmitReview("can-bo-1") { Review = ReviewSpec.Id }).ThenRefused(Refusal.AlreadyWithdrawn);

    [Fact]
    public void twice_changes_nothing() => ReviewSpec.Given(ReviewSpec.Begun, withdrawn).When(withdraw).ThenNothing();

    private static readonly WithdrawReview withdraw = new("lập trùng") { Review = ReviewSpec.Id };
    private static readonly ReviewWithdrawn withdrawn = new("lập trùng");
}
