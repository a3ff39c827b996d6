using static ThreatRegister.Domain.Decision<ThreatRegister.Domain.Reviews.ReviewEvent>;

namespace ThreatRegister.Domain.Reviews;

/// <summary>How an approved review gets its number and its files, and how another takes its place.</summary>
internal static class ReviewIssuing
{
    public static Decision<ReviewEvent> Issue(Review review, IssueReview issue, DecisionContext context)
    {
        // What the review itself rules out is told before what is wrong with the command.
        Refusal? closed = review.Issue is not null ? Refusal.ReviewIssued : review.Stage is not ReviewStage.Approved ? Refusal.NotApproved : null;
        if (FaultOf(issue, context) is { } fault) return closed is { } why ? Refuse(why) : Refuse(fault);

        var issued = new ReviewIssued(
            issue.Number.Trim(), issue.IssuedOn, Check.Clean(issue.Place), Clean(issue.Signatory), issue.Position, Lower(issue.Digest), [.. issue.Files.Select(file => file with { Sha256 = Lower(file.Sha256) })], issue.Urgency);
        if (review.Issue == issued) return Nothing;

        return closed is { } ruled ? Refuse(ruled) : Accept(issued);
    }

    public static Decision<ReviewEvent> Replace(Review review, ReplaceReview replace)
    {
        var fault = Check.That(replace.By != replace.Review, Refusal.ReplacedByItself, "by") ?? Check.Grounds(replace.Grounds);
        if (fault is not null) return Refuse(fault);

        var replaced = new ReviewReplaced(replace.By, replace.Grounds.Trim());
        if (review.Replacement is { } earlier) return earlier == replaced ? Nothing : Refuse(Refusal.AlreadyReplaced);

        return review.Stage is ReviewStage.Issued ? Accept(replaced) : Refuse(Refusal.NotIssued);
    }

    private static Fault? FaultOf(IssueReview issue, DecisionContext context) =>
        Check.Required(issue.Number, Limits.Title, "number", Refusal.NumberMissing)
        ?? Check.That(issue.IssuedOn <= DateOnly.FromDateTime(context.Now), Refusal.TimeInFuture, "issuedOn")
        ?? Check.Optional(issue.Place, Limits.Title, "place")
        ?? (issue.Signatory is { } signatory ? Check.Required(signatory.Title, Limits.Title, "signatory.title", Refusal.TextMissing) ?? Check.Optional(signatory.Office, Limits.Title, "signatory.office") : null)
        ?? Check.That(issue.Position > 0, Refusal.PositionInvalid, "position")
        ?? Check.Digest(issue.Digest, "digest")
        ?? Check.That(issue.Files.Count > 0, Refusal.FilesMissing, "files")
        ?? Check.Distinct(issue.Files.Select(file => file.Name).ToList(), Refusal.FileRepeated, "files")
        ?? Check.Each(issue.Files, "files", FaultOf);

    private static Fault? FaultOf(IssuedFile file, string field) =>
        Check.Required(file.Name, Limits.Title, field + ".name", Refusal.NameMissing)
        ?? Check.That(file.Name.AsSpan().IndexOfAny('/', '\\') < 0, Refusal.FileNameInvalid, field + ".name")
        ?? Check.Required(file.Format, Limits.Title, field + ".format", Refusal.TextMissing)
        ?? Check.That(ReviewSections.IsLanguage(file.Language), Refusal.ReportLanguageUnknown, field + ".language")
        ?? Check.Digest(file.Sha256, field + ".sha256")
        ?? Check.That(file.Size > 0, Refusal.FileEmpty, field + ".size");

    private static Signatory? Clean(Signatory? signatory) => signatory is null ? null : new(Check.Clean(signatory.Office), signatory.Title.Trim());

    private static string Lower(string digest) => digest.ToLowerInvariant();
}
