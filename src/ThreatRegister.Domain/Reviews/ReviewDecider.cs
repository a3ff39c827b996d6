using System.Diagnostics;
using ThreatRegister.Domain.ReportingCalendars;
using static ThreatRegister.Domain.Decision<ThreatRegister.Domain.Reviews.ReviewEvent>;

namespace ThreatRegister.Domain.Reviews;

/// <summary>What may be done to a review: begun, drafted, submitted, returned, approved by a second person, issued, replaced.</summary>
public static class ReviewDecider
{
    public static Decision<ReviewEvent> Decide(Review review, ReviewCommand command, DecisionContext context) => (review.Stage, command) switch
    {
        (ReviewStage.NotBegun, BeginReview begin) => Begin(begin, context),
        (ReviewStage.NotBegun, _) => Refuse(Refusal.NotFound, "review"),
        (_, BeginReview) => Refuse(Refusal.AlreadyExists, "review"),

        (_, WithdrawReview withdraw) => Withdraw(review, withdraw),
        (ReviewStage.Withdrawn, _) => Refuse(Refusal.AlreadyWithdrawn),
        (_, IssueReview issue) => ReviewIssuing.Issue(review, issue, context),
        (_, ReplaceReview replace) => ReviewIssuing.Replace(review, replace),
        (ReviewStage.Issued or ReviewStage.Replaced, _) => Refuse(Refusal.ReviewIssued),

        (_, ReturnReview back) => Return(review, back, context),
        (_, ApproveReview approve) => Approve(review, approve, context),
        (ReviewStage.Approved, _) => Refuse(Refusal.ReviewApproved),

        (_, CommentOnReview comment) => ReviewDrafting.Comment(review, comment),
        (_, AnswerReviewComment answer) => ReviewDrafting.Answer(review, answer),
        (_, SubmitReview submit) => Submit(review, submit, context),
        (_, ReturnContribution back) => ReviewDrafting.Return(review, back),
        (_, ContributeToReview contribute) when review.Stage is not ReviewStage.Submitted || review.IsReturned(contribute.Unit) => ReviewDrafting.Contribute(review, contribute),
        (ReviewStage.Submitted, _) => Refuse(Refusal.ReviewSubmitted),

        (_, AskForContribution ask) => ReviewDrafting.Ask(review, ask, context),
        (_, WithdrawContributionAsk withdraw) => ReviewDrafting.Withdraw(review, withdraw),
        (_, DraftReviewSection draft) => ReviewDrafting.Draft(review, draft, context),
        _ => throw new UnreachableException($"No rule for {command.GetType().Name}."),
    };

    private static Decision<ReviewEvent> Begin(BeginReview begin, DecisionContext context)
    {
        var fault = Check.Title(begin.Title)
            ?? Check.That(begin.Kind is not ReviewKind.Occasion || begin.Occasion is not null, Refusal.OccasionMissing, "occasion")
            ?? Check.That(begin.Kind is not ReviewKind.Periodic || begin.Period is not null, Refusal.PeriodMissing, "period")
            ?? Check.That(begin.Period is null or { IsOngoing: false, Precision: not Precision.Unknown }, Refusal.PeriodUnbounded, "period")
            ?? Check.That(begin.Kind is not ReviewKind.Thematic || !string.IsNullOrWhiteSpace(begin.Topic) || begin.Type is not null, Refusal.TopicMissing, "topic")
            ?? Check.Optional(begin.By, "by")
            ?? Check.Optional(begin.Calendar, Limits.Title, "calendar")
            ?? Check.Optional(begin.Topic, Limits.Title, "topic")
            ?? Check.That(begin.Type is not { } type || context.Types.Contains(type), Refusal.ThreatTypeUnknown, "type")
            ?? Check.Optional(begin.PeriodName, Limits.Title, "periodName")
            ?? InCalendar(begin, context.Calendars)
            ?? Replacing(begin)
            ?? Check.Statement(begin.Statement, context.Now);
        if (fault is not null) return Refuse(fault);

        return Accept(new ReviewBegun(
            begin.Review,
            begin.Kind,
            begin.Title.Trim(),
            begin.Occasion,
            begin.Period,
            Check.Clean(begin.By),
            begin.Marking ?? Tlp.Green,
            begin.Statement ?? Statement.Own,
            Check.Clean(begin.Calendar),
            Check.Clean(begin.Topic),
            begin.Type,
            begin.Due,
            begin.Replaces,
            Check.Clean(begin.Grounds),
            Check.Clean(begin.PeriodName)));
    }

    /// <summary>A replacement is of the days that were issued, whatever its calendar says by now.</summary>
    private static Fault? InCalendar(BeginReview begin, CalendarBook calendars)
    {
        if (begin.Replaces is not null || (begin.Calendar, begin.PeriodName) is (null, null)) return null;
        if (begin.Calendar is not { } calendar || !IdText.IsValid(calendar) || calendars.Find(new(calendar)) is null) return new(Refusal.CalendarUnknown, "calendar");
        if (begin.PeriodName is not { } name) return null;

        var days = Period.TryParse(name, out var named) ? calendars.PeriodOf(new(calendar), named)?.Period : null;
        return Check.That(days is not null && days.ToWhen() == begin.Period, Refusal.PeriodNotInCalendar, "period");
    }

    private static Fault? Replacing(BeginReview begin)
    {
        if (begin.Replaces is not { } replaced) return Check.Optional(begin.Grounds, "grounds");

        return Check.That(replaced != begin.Review, Refusal.ReplacedByItself, "replaces") ?? Check.Grounds(begin.Grounds);
    }

    private static Decision<ReviewEvent> Return(Review review, ReturnReview back, DecisionContext context)
    {
        var fault = Check.Grounds(back.Grounds)
            ?? Check.Optional(back.By, "by")
            ?? Check.Optional(back.To, "to")
            ?? Check.Statement(back.Statement, context.Now);
        if (fault is not null) return Refuse(fault);

        var returned = new ReviewReturned(back.Grounds.Trim(), Check.Clean(back.By), Check.Clean(back.To), back.Statement ?? Statement.Own);
        return review.Stage is ReviewStage.Returned && review.Returns.Contains(returned) ? Nothing : Accept(returned);
    }

    private static Decision<ReviewEvent> Submit(Review review, SubmitReview submit, DecisionContext context)
    {
        if (Check.Sender(submit.By, context, "by") is { } fault) return Refuse(fault);
        if (review.Stage is not ReviewStage.Submitted) return Accept(new ReviewSubmitted(submit.By));

        return string.Equals(review.SubmittedBy, submit.By, StringComparison.Ordinal) ? Nothing : Refuse(Refusal.ReviewSubmitted);
    }

    private static Decision<ReviewEvent> Approve(Review review, ApproveReview approve, DecisionContext context)
    {
        var fault = Check.Sender(approve.By, context, "by") ?? Check.Optional(approve.Note, "note");
        if (fault is not null) return Refuse(fault);

        if (review.Approval is { } earlier) return string.Equals(earlier.By, approve.By, StringComparison.Ordinal) ? Nothing : Refuse(Refusal.ReviewApproved);
        if (review.Stage is not ReviewStage.Submitted) return Refuse(Refusal.NotSubmitted);
        if (review.IsWorkOf(approve.By)) return Refuse(Refusal.SecondPersonNeeded, "by");
        if (review.Comments.Values.Any(comment => comment.Answer is null)) return Refuse(Refusal.CommentsUnanswered);

        return Accept(new ReviewApproved(approve.By, Check.Clean(approve.Note), ReviewContent.DigestOf(review.Sections.Values.Select(section => section.Prose))));
    }

    private static Decision<ReviewEvent> Withdraw(Review review, WithdrawReview withdraw)
    {
        if (Check.Grounds(withdraw.Grounds) is { } fault) return Refuse(fault);
        if (review.Stage is ReviewStage.Issued or ReviewStage.Replaced) return Refuse(Refusal.ReviewIssued);
        if (review.WithdrawnFor is not { } earlier) return Accept(new ReviewWithdrawn(withdraw.Grounds.Trim()));

        return string.Equals(earlier, withdraw.Grounds.Trim(), StringComparison.Ordinal) ? Nothing : Refuse(Refusal.AlreadyWithdrawn);
    }
}
