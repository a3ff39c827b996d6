using ThreatRegister.Domain;
using ThreatRegister.Domain.Reviews;

namespace ThreatRegister.Projections.Reviews;

/// <summary>One review (sơ kết, tổng kết) and how far it has come.</summary>
public sealed record ReviewRow(
    string Id,
    ReviewKind Kind,
    string Title,
    OccasionId? Occasion,
    When? Period,
    string? By,
    ReviewStatus Status,
    string? ReturnedFor,
    Tlp Marking,
    Items<SourceId> Sources,
    Statement Statement,
    When? StatedOn,
    DateTimeOffset RecordedAt,
    long Version)
{
    /// <summary>The reporting calendar that the period follows, by its id; once also as the agency names it.</summary>
    public string? Calendar { get; init; }

    /// <summary>What the period is called in the calendar, such as <c>2021-H1</c>.</summary>
    public string? PeriodName { get; init; }

    public string? Topic { get; init; }

    /// <summary>The branch of threat types that its figures are of; null: all.</summary>
    public ThreatTypeId? Type { get; init; }

    public When? Due { get; init; }

    /// <summary>Whether its day has passed before it was issued or given up.</summary>
    /// <param name="local">By the clock of the register's zone.</param>
    public bool IsOverdue(DateTime local) => Status is ReviewStatus.UnderWay or ReviewStatus.Returned or ReviewStatus.Submitted or ReviewStatus.Approved && Due is { } due && due.To <= local;

    /// <summary>By how many days the day on it lies after the one that it was due, at least one; null: it is in time, or not issued. No part of the row.</summary>
    public int? IssuedDaysLate() => Issue is { } issue && Due is { } due && issue.IssuedOn.DayNumber - DateOnly.FromDateTime(due.To.AddTicks(-1)).DayNumber is > 0 and var late ? late : null;

    /// <summary>In the order in which the units were asked or sent something in.</summary>
    public Items<ReviewContribution> Contributions { get; init; } = [];

    /// <summary>The prose as it stands, in the order of the report.</summary>
    public Items<ReviewText> Sections { get; init; } = [];

    /// <summary>The sections that people write and nobody has written yet, in any language.</summary>
    public IReadOnlyList<ReportSection> Unwritten() => [.. ReviewSections.All.Where(section => Sections.All(text => !string.Equals(text.Section, section.Key, StringComparison.Ordinal)))];

    /// <summary>The units that were asked and have sent nothing in, or to which it was returned.</summary>
    public IReadOnlyList<ReviewContribution> Owing() => [.. Contributions.Where(unit => unit is { IsAsked: true, State: ContributionState.Owed or ContributionState.Returned })];

    public Items<ReviewComment> Comments { get; init; } = [];

    /// <summary>Who wrote or took away a text last, as an id.</summary>
    public string? LastDrafter { get; init; }

    public string? SubmittedBy { get; init; }

    /// <summary>Null while it is not approved, and again once it was returned.</summary>
    public ReviewApproval? Approval { get; init; }

    public ReviewIssue? Issue { get; init; }

    /// <summary>The issued review that this one corrects, and why.</summary>
    public ReviewId? Replaces { get; init; }

    public string? ReplacesFor { get; init; }

    /// <summary>The review that was issued in its place, and why.</summary>
    public ReviewId? Replacement { get; init; }

    public string? ReplacedFor { get; init; }

    public string? WithdrawnFor { get; init; }

    /// <summary>Whether this one may approve it as it stands: it is presented, no comment waits for an answer, and it is no work of his own, as the decision asks.</summary>
    public bool MayBeApprovedBy(string actor) =>
        Status is ReviewStatus.Submitted && Unanswered().Count == 0 && !Authors().Contains(actor, StringComparer.Ordinal);

    /// <summary>Whose work it is: who presented it, whose text stands in it, who changed it last. No part of the row.</summary>
    public IReadOnlyList<string> Authors() => [.. Sections.Select(section => section.By).Prepend(SubmittedBy).Append(LastDrafter).OfType<string>().Distinct(StringComparer.Ordinal)];

    /// <summary>The comments that nobody has answered: it is not approved as long as there are any. No part of the row.</summary>
    public IReadOnlyList<ReviewComment> Unanswered() => [.. Comments.Where(comment => comment.Answer is null)];

    /// <summary>Whether it is still on its way to its issue. No part of the row.</summary>
    public bool IsToBeIssued() => Status is not (ReviewStatus.Issued or ReviewStatus.Replaced or ReviewStatus.Withdrawn);
}

public enum ReviewStatus
{
    /// <summary>Begun, and being drafted where it is written here.</summary>
    UnderWay,
    Returned,
    Submitted,
    Approved,
    Issued,
    Replaced,
    Withdrawn,
}

/// <summary>What a unit owes or has sent in; what is late depends on the clock and is told by a query.</summary>
/// <param name="Due">Null: no day was set, or the unit was never asked.</param>
/// <param name="Sections">Which sections it wrote for, such as <c>context.vi</c>; the texts are in its event.</param>
/// <param name="By">Who recorded it, as an id.</param>
public sealed record ReviewContribution(
    string Unit, bool IsAsked, When? Due, ContributionState State, Items<string> Sections, string? Note, string? By, DateTimeOffset? At, string? ReturnedFor);

public enum ContributionState
{
    /// <summary>Asked for, and nothing sent in.</summary>
    Owed,
    Submitted,

    /// <summary>The unit has reported that it has nothing to say.</summary>
    Nil,
    Returned,
}

/// <summary>A section as it was written last.</summary>
/// <param name="Revision">How often it was written.</param>
/// <param name="By">Who wrote it last, as an id.</param>
public sealed record ReviewText(string Section, string Language, string Text, int Revision, string By, DateTimeOffset At);

/// <param name="Section">Null: about the report as a whole.</param>
/// <param name="By">Who made it, as an id.</param>
/// <param name="Answer">Null while nobody has answered.</param>
public sealed record ReviewComment(string Id, string? Section, string Text, string By, DateTimeOffset At, string? Answer, string? AnsweredBy);

/// <param name="By">Who approved it, as an id.</param>
/// <param name="Content">The digest of the approved prose.</param>
/// <param name="Position">Where in the log it was approved.</param>
public sealed record ReviewApproval(string By, string? Note, string Content, long Position, DateTimeOffset At);

/// <param name="Position">The position that every figure of the files stands at.</param>
/// <param name="Digest">The log's chain there, in hex.</param>
public sealed record ReviewIssue(string Number, DateOnly IssuedOn, string? Place, Signatory? Signatory, long Position, string Digest, Items<IssuedFile> Files, Urgency? Urgency = null)
{
    /// <summary>Whether it was issued in a language.</summary>
    public bool IsIn(string language) => Files.Any(file => string.Equals(file.Language, language, StringComparison.Ordinal));
}
