namespace ThreatRegister.Domain.Reviews;

public abstract record ReviewCommand
{
    private protected ReviewCommand() { }

    public required ReviewId Review { get; init; }
}

/// <param name="Marking">Null: <see cref="Tlp.Green"/>. Issued files count only what readers of this marking may see.</param>
/// <param name="Calendar">Id of a reporting calendar.</param>
/// <param name="Grounds">Needed where it replaces another.</param>
/// <param name="PeriodName">A year, half, quarter or month of the calendar, such as <c>2021-H1</c>; <see cref="Period"/> then holds the days that it has there.</param>
public sealed record BeginReview(
    ReviewKind Kind,
    string Title,
    OccasionId? Occasion = null,
    When? Period = null,
    string? By = null,
    Tlp? Marking = null,
    Statement? Statement = null,
    string? Calendar = null,
    string? Topic = null,
    ThreatTypeId? Type = null,
    When? Due = null,
    ReviewId? Replaces = null,
    string? Grounds = null,
    string? PeriodName = null) : ReviewCommand;

public sealed record ReturnReview(string Grounds, string? By = null, string? To = null, Statement? Statement = null) : ReviewCommand;
public sealed record AskForContribution(string Unit, When? Due = null) : ReviewCommand;
public sealed record WithdrawContributionAsk(string Unit, string Grounds) : ReviewCommand;

/// <param name="Nil">The unit reports that it has nothing to say; then there are no sections.</param>
public sealed record ContributeToReview(string Unit, Items<SectionProse>? Sections = null, bool Nil = false, string? Note = null) : ReviewCommand;
public sealed record ReturnContribution(string Unit, string Grounds) : ReviewCommand;

/// <param name="Text">Empty: the section is taken away.</param>
/// <param name="By">The one who sends the command, as an id.</param>
public sealed record DraftReviewSection(string Section, string Language, string Text, string By) : ReviewCommand;

/// <param name="By">The one who sends the command, as an id.</param>
public sealed record SubmitReview(string By) : ReviewCommand;
public sealed record CommentOnReview(LocalId Comment, string Text, string? Section = null) : ReviewCommand;
public sealed record AnswerReviewComment(LocalId Comment, string Answer) : ReviewCommand;

/// <param name="By">The one who sends the command, as an id.</param>
public sealed record ApproveReview(string By, string? Note = null) : ReviewCommand;

public sealed record IssueReview(
    string Number, DateOnly IssuedOn, long Position, string Digest, Items<IssuedFile> Files, string? Place = null, Signatory? Signatory = null, Urgency? Urgency = null) : ReviewCommand;

/// <param name="By">The review that takes its place.</param>
public sealed record ReplaceReview(ReviewId By, string Grounds) : ReviewCommand;
public sealed record WithdrawReview(string Grounds) : ReviewCommand;
