using static ThreatRegister.Domain.Decision<ThreatRegister.Domain.Reviews.ReviewEvent>;

namespace ThreatRegister.Domain.Reviews;

/// <summary>What is written on the way to a report: contributions of units, sections, comments and their answers.</summary>
internal static class ReviewDrafting
{
    public static Decision<ReviewEvent> Ask(Review review, AskForContribution ask, DecisionContext context)
    {
        if (Unit(ask.Unit) is { } fault) return Refuse(fault);

        // Who asks again and names no day means the one that was set.
        if (review.Asked.GetValueOrDefault(Review.KeyOf(ask.Unit)) is { } known && (ask.Due is null || known.Due == ask.Due)) return Nothing;

        return ask.Due is { } due && due.To <= context.Now ? Refuse(Refusal.DueInPast, "due") : Accept(new ReviewContributionAsked(ask.Unit.Trim(), ask.Due));
    }

    /// <summary>Only as long as the unit has sent nothing in: what it did send in was asked for.</summary>
    public static Decision<ReviewEvent> Withdraw(Review review, WithdrawContributionAsk withdraw)
    {
        if ((Unit(withdraw.Unit) ?? Check.Grounds(withdraw.Grounds)) is { } fault) return Refuse(fault);

        var (key, grounds) = (Review.KeyOf(withdraw.Unit), withdraw.Grounds.Trim());
        if (string.Equals(review.WithdrawnAsks.GetValueOrDefault(key), grounds, StringComparison.Ordinal)) return Nothing;
        if (review.Asked.GetValueOrDefault(key) is not { } asked) return Refuse(Refusal.ContributionNotAsked, "unit");

        return review.Contributions.ContainsKey(key) ? Refuse(Refusal.ContributionSent, "unit") : Accept(new ReviewContributionAskWithdrawn(asked.Unit, grounds));
    }

    public static Decision<ReviewEvent> Contribute(Review review, ContributeToReview contribute)
    {
        var fault = Unit(contribute.Unit)
            ?? Check.Optional(contribute.Note, "note")
            ?? Check.That(contribute.Nil || contribute.Sections is { Count: > 0 }, Refusal.TextMissing, "sections")
            ?? Check.That(!contribute.Nil || contribute.Sections is not { Count: > 0 }, Refusal.NilReportHasText, "sections")
            ?? Check.Distinct(contribute.Sections?.Select(part => (part.Section, part.Language)).ToList(), Refusal.SectionRepeated, "sections")
            ?? Check.Each(contribute.Sections, "sections", (part, field) => Section(part.Section, part.Language, field + ".") ?? Check.Required(part.Text, Limits.Description, field + ".text", Refusal.TextMissing));
        if (fault is not null) return Refuse(fault);

        var submitted = new ReviewContributionSubmitted(
            contribute.Unit.Trim(), [.. (contribute.Sections ?? []).Select(part => part with { Text = part.Text.Trim() })], Check.Clean(contribute.Note));
        return review.Contributions.GetValueOrDefault(Review.KeyOf(contribute.Unit)) is { ReturnedFor: null } known && known.Submitted == submitted ? Nothing : Accept(submitted);
    }

    public static Decision<ReviewEvent> Return(Review review, ReturnContribution back)
    {
        if ((Unit(back.Unit) ?? Check.Grounds(back.Grounds)) is { } fault) return Refuse(fault);
        if (review.Contributions.GetValueOrDefault(Review.KeyOf(back.Unit)) is not { } known) return Refuse(Refusal.ContributionMissing, "unit");

        return string.Equals(known.ReturnedFor, back.Grounds.Trim(), StringComparison.Ordinal)
            ? Nothing
            : Accept(new ReviewContributionReturned(known.Submitted.Unit, back.Grounds.Trim()));
    }

    public static Decision<ReviewEvent> Draft(Review review, DraftReviewSection draft, DecisionContext context)
    {
        var fault = Section(draft.Section, draft.Language, "")
            ?? Check.Optional(draft.Text, Limits.Description, "text")
            ?? Check.Sender(draft.By, context, "by");
        if (fault is not null) return Refuse(fault);

        var text = Check.Clean(draft.Text);
        var known = review.Sections.GetValueOrDefault((draft.Section, draft.Language))?.Prose.Text;
        return string.Equals(known, text, StringComparison.Ordinal) ? Nothing : Accept(new ReviewSectionDrafted(draft.Section, draft.Language, text, draft.By));
    }

    public static Decision<ReviewEvent> Comment(Review review, CommentOnReview comment)
    {
        var fault = Check.Required(comment.Text, "text")
            ?? Check.That(comment.Section is null || ReviewSections.Find(comment.Section) is not null, Refusal.SectionUnknown, "section");
        if (fault is not null) return Refuse(fault);

        var commented = new ReviewCommented(comment.Comment, comment.Section, comment.Text.Trim());
        if (review.Comments.GetValueOrDefault(comment.Comment) is not { } known) return Accept(commented);
        return known.Made == commented ? Nothing : Refuse(Refusal.CommentExists, "comment");
    }

    public static Decision<ReviewEvent> Answer(Review review, AnswerReviewComment answer)
    {
        if (Check.Required(answer.Answer, "answer") is { } fault) return Refuse(fault);
        if (review.Comments.GetValueOrDefault(answer.Comment) is not { } known) return Refuse(Refusal.CommentUnknown, "comment");

        return string.Equals(known.Answer, answer.Answer.Trim(), StringComparison.Ordinal) ? Nothing : Accept(new ReviewCommentAnswered(answer.Comment, answer.Answer.Trim()));
    }

    private static Fault? Unit(string? unit) => Check.Required(unit, Limits.Title, "unit", Refusal.NameMissing);

    private static Fault? Section(string? section, string? language, string prefix) =>
        Check.That(ReviewSections.Find(section) is not null, Refusal.SectionUnknown, prefix + "section")
        ?? Check.That(ReviewSections.IsLanguage(language), Refusal.ReportLanguageUnknown, prefix + "language");
}
