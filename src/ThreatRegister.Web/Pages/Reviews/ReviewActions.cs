using System.Globalization;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Reviews;
using ThreatRegister.Web.Forms;

namespace ThreatRegister.Web.Pages.Reviews;

/// <summary>Which command each form of a review's page sends.</summary>
internal static class ReviewActions
{
    /// <summary>Ends what a form does in its name, before what it does it to.</summary>
    public const string Of = "--";

    /// <summary>Null: there is no such form.</summary>
    public static ReviewCommand? CommandOf(Posted posted, ReviewId review, string actor, RegisterServices register) => posted.Form.Split(Of)[0] switch
    {
        "ask" => new AskForContribution(posted.Required("unit"), posted.When("due", register)) { Review = review },
        "withdraw-contribution-ask" => new WithdrawContributionAsk(posted.Required("unit"), posted.Required("grounds")) { Review = review },
        "return-contribution" => new ReturnContribution(posted.Required("unit"), posted.Required("grounds")) { Review = review },
        "comment" => new CommentOnReview(new(posted.CommandId.ToString()), posted.Required("text"), posted.Text("section")) { Review = review },
        "answer" when posted.Id<LocalId>("comment") is { } comment => new AnswerReviewComment(comment, posted.Required("answer")) { Review = review },
        "submit" => new SubmitReview(actor) { Review = review },
        "return" => new ReturnReview(posted.Required("grounds"), posted.Text("by")) { Review = review },
        "approve" => new ApproveReview(actor, posted.Text("note")) { Review = review },
        "tell-replaced" when posted.Id<ReviewId>("replaced") is { } old => new ReplaceReview(review, posted.Required("grounds")) { Review = old },
        "withdraw" => new WithdrawReview(posted.Required("grounds")) { Review = review },
        _ => null,
    };

    /// <summary>Sections that were left empty are not sent in; a nil report is none as long as one holds text.</summary>
    public static ContributeToReview Contribution(Posted posted, ReviewId review)
    {
        var language = posted.Text("language") is "en" ? "en" : "vi";
        var isNil = posted.Has("nil");
        Items<SectionProse> sections = [.. ReviewSections.All.Select(section => (section.Key, Text: posted.Text(ContributeModel.TextOf(section.Key)))).Where(part => part.Text is not null).Select(part => new SectionProse(part.Key, language, part.Text!))];
        var unit = posted.Required("unit");
        if (isNil && sections.Count > 0)
            posted.Fault(ContributeModel.TextOf(sections[0].Section), "Mục này đã có nội dung: hãy gửi đóng góp, hoặc xóa nội dung các mục rồi mới gửi báo cáo không có nội dung phát sinh.", "There is text here: send the contribution, or empty the sections before you send a nil report.");
        if (!isNil && sections.Count == 0)
            posted.Fault("", "Chưa có nội dung nào. Nếu đơn vị không có nội dung phát sinh, hãy gửi báo cáo không có nội dung phát sinh.", "There is no text yet. If the unit has nothing to report, send a nil report.");
        return new(unit, sections, isNil, posted.Text("note")) { Review = review };
    }

    public static int Revision(Posted posted) => int.TryParse(posted.Text("revision"), NumberStyles.None, CultureInfo.InvariantCulture, out var revision) ? revision : 0;
}
