using ThreatRegister.Domain;
using ThreatRegister.Domain.Reviews;
using static ThreatRegister.Tests.Properties.Verdict;

namespace ThreatRegister.Tests.Properties;

internal sealed class ReviewModel
{
    public ReviewStage Stage { get; private set; } = ReviewStage.UnderWay;

    public string? ReturnedFor { get; private set; }

    public SortedDictionary<string, string> Sections { get; } = new(StringComparer.Ordinal);

    public Dictionary<LocalId, (CommentOnReview Made, string? Answer)> Comments { get; } = [];

    /// <summary>Since it was last submitted.</summary>
    private List<ReturnReview> Returns { get; } = [];

    private ContributeToReview? Contribution { get; set; }

    private string? ContributionReturnedFor { get; set; }

    private bool IsAsked { get; set; }

    private string? AskWithdrawnFor { get; set; }

    private Dictionary<string, string> Authors { get; } = [];

    private string? LastDrafter { get; set; }

    private string? SubmittedBy { get; set; }

    private string? ApprovedBy { get; set; }

    private string? WithdrawnFor { get; set; }

    public static Verdict Rule(Dictionary<ReviewId, ReviewModel> all, ReviewCommand command)
    {
        var review = all.GetValueOrDefault(command.Review);
        return (review, command) switch
        {
            (null, BeginReview begin) => Record(() => all.Add(begin.Review, new())),
            (null, _) => RefuseAtOnce(Refusal.NotFound),
            (_, BeginReview) => RefuseAtOnce(Refusal.AlreadyExists),
            ({ WithdrawnFor: { } earlier }, WithdrawReview withdraw) => earlier == withdraw.Grounds ? Nothing : Refuse(Refusal.AlreadyWithdrawn),
            (_, WithdrawReview withdraw) => Record(() => review.WithdrawnFor = withdraw.Grounds),
            ({ WithdrawnFor: not null }, _) => RefuseAtOnce(Refusal.AlreadyWithdrawn),
            (_, ReturnReview back) => RecordUnless(review.Stage is ReviewStage.Returned && review.Returns.Contains(back), () => review.Return(back)),
            (_, ApproveReview approve) => review.Approve(approve.By),
            ({ Stage: ReviewStage.Approved }, _) => RefuseAtOnce(Refusal.ReviewApproved),
            (_, CommentOnReview comment) => review.Comments.TryGetValue(comment.Comment, out var known)
                ? known.Made.Equals(comment) ? Nothing : Refuse(Refusal.CommentExists)
                : Record(() => review.Comments.Add(comment.Comment, (comment, null))),
            (_, AnswerReviewComment answer) => review.Comments.TryGetValue(answer.Comment, out var asked)
                ? RecordUnless(asked.Answer == answer.Answer, () => review.Comments[answer.Comment] = (asked.Made, answer.Answer))
                : Refuse(Refusal.CommentUnknown),
            ({ Stage: ReviewStage.Submitted }, SubmitReview submit) => review.SubmittedBy == submit.By ? Nothing : Refuse(Refusal.ReviewSubmitted),
            (_, SubmitReview submit) => Record(() => review.Submit(submit.By)),
            (_, ReturnContribution back) => review.Contribution is null
                ? Refuse(Refusal.ContributionMissing)
                : RecordUnless(review.ContributionReturnedFor == back.Grounds, () => review.ContributionReturnedFor = back.Grounds),
            (not { Stage: ReviewStage.Submitted, ContributionReturnedFor: null }, ContributeToReview contribute) =>
                RecordUnless(review.ContributionReturnedFor is null && contribute.Equals(review.Contribution), () => (review.Contribution, review.ContributionReturnedFor) = (contribute, null)),
            ({ Stage: ReviewStage.Submitted }, _) => RefuseAtOnce(Refusal.ReviewSubmitted),
            (_, AskForContribution) => RecordUnless(review.IsAsked, () => (review.IsAsked, review.AskWithdrawnFor) = (true, null)),
            (_, WithdrawContributionAsk withdraw) =>
                review.AskWithdrawnFor == withdraw.Grounds ? Nothing
                : !review.IsAsked ? Refuse(Refusal.ContributionNotAsked)
                : review.Contribution is not null ? Refuse(Refusal.ContributionSent)
                : Record(() => (review.IsAsked, review.AskWithdrawnFor) = (false, withdraw.Grounds)),
            (_, DraftReviewSection draft) => RecordUnless(review.Sections.GetValueOrDefault(draft.Section, "") == draft.Text, () => review.Draft(draft)),
            _ => throw new InvalidOperationException($"{command.GetType().Name}?"),
        };
    }

    private void Return(ReturnReview back)
    {
        Returns.Add(back);
        (Stage, ReturnedFor, ApprovedBy) = (ReviewStage.Returned, back.Grounds, null);
    }

    private void Submit(string by)
    {
        Returns.Clear();
        (Stage, SubmittedBy) = (ReviewStage.Submitted, by);
    }

    private void Draft(DraftReviewSection draft)
    {
        LastDrafter = draft.By;
        if (draft.Text.Length == 0)
        {
            Sections.Remove(draft.Section);
            Authors.Remove(draft.Section);
        }
        else
        {
            Sections[draft.Section] = draft.Text;
            Authors[draft.Section] = draft.By;
        }
    }

    private Verdict Approve(string by)
    {
        if (ApprovedBy is not null) return ApprovedBy == by ? Nothing : Refuse(Refusal.ReviewApproved);
        if (Stage is not ReviewStage.Submitted) return Refuse(Refusal.NotSubmitted);
        if (by == SubmittedBy || by == LastDrafter || Authors.ContainsValue(by)) return Refuse(Refusal.SecondPersonNeeded);
        if (Comments.Values.Any(comment => comment.Answer is null)) return Refuse(Refusal.CommentsUnanswered);
        return Record(() => (Stage, ApprovedBy) = (ReviewStage.Approved, by));
    }
}
