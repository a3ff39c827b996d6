namespace ThreatRegister.Domain.Reviews;

public enum ReviewKind
{
    Periodic,
    Thematic,
    Occasion,
}

/// <summary>What has happened to one review (sơ kết, tổng kết).</summary>
public abstract record ReviewEvent
{
    private protected ReviewEvent() { }
}

/// <param name="By">The agency whose review it is.</param>
/// <param name="Period">The days themselves, where a calendar has other cut-off days than the ordinary year.</param>
/// <param name="Calendar">The reporting calendar whose cut-off days the period follows, by its id; once also as the agency names it.</param>
/// <param name="Topic">What a thematic review is about.</param>
/// <param name="Type">The branch of threat types that the figures are of; null: all.</param>
/// <param name="Replaces">The issued review that this one corrects.</param>
/// <param name="Grounds">Why that one is replaced.</param>
/// <param name="PeriodName">What the period is called in the calendar, such as <c>2021-H1</c>; null where it has no name there.</param>
public sealed record ReviewBegun(
    ReviewId Review,
    ReviewKind Kind,
    string Title,
    OccasionId? Occasion,
    When? Period,
    string? By,
    Tlp Marking,
    Statement Statement,
    string? Calendar = null,
    string? Topic = null,
    ThreatTypeId? Type = null,
    When? Due = null,
    ReviewId? Replaces = null,
    string? Grounds = null,
    string? PeriodName = null) : ReviewEvent;

/// <summary>The draft was presented and went back to be completed.</summary>
public sealed record ReviewReturned(string Grounds, string? By, string? To, Statement Statement) : ReviewEvent;

/// <summary>A unit owes a contribution from now on; a second time: until another day.</summary>
public sealed record ReviewContributionAsked(string Unit, When? Due) : ReviewEvent;

/// <summary>A unit that had sent nothing in was asked by mistake, and owes nothing any more.</summary>
public sealed record ReviewContributionAskWithdrawn(string Unit, string Grounds) : ReviewEvent;

/// <summary>What a unit sent in; a further one takes the place of the one before.</summary>
/// <param name="Sections">Empty: a nil report (báo cáo không có nội dung phát sinh), which is not the same as nothing sent in.</param>
public sealed record ReviewContributionSubmitted(string Unit, Items<SectionProse> Sections, string? Note) : ReviewEvent;

/// <summary>What one unit sent in went back to it, also while the draft waits for its approval; the unit may send it anew.</summary>
public sealed record ReviewContributionReturned(string Unit, string Grounds) : ReviewEvent;

/// <param name="Text">Null: the section was taken away.</param>
/// <param name="By">Who wrote it, as an id.</param>
public sealed record ReviewSectionDrafted(string Section, string Language, string? Text, string By) : ReviewEvent;

/// <param name="By">Who presented it for approval, as an id.</param>
public sealed record ReviewSubmitted(string By) : ReviewEvent;

/// <param name="Section">The section it is about; null: the report as a whole.</param>
public sealed record ReviewCommented(LocalId Comment, string? Section, string Text) : ReviewEvent;
public sealed record ReviewCommentAnswered(LocalId Comment, string Answer) : ReviewEvent;

/// <param name="By">Who approved it, as an id; never who submitted it, or whose text stands in it.</param>
/// <param name="Content">SHA-256 of the prose that was approved: see <see cref="ReviewContent"/>.</param>
public sealed record ReviewApproved(string By, string? Note, string Content) : ReviewEvent;

/// <param name="Number">As it is printed, such as <c>Số: 12/BC-VP</c>.</param>
/// <param name="Position">The position of the log that every figure of the files stands at.</param>
/// <param name="Digest">The log's chain there, in hex.</param>
public sealed record ReviewIssued(
    string Number, DateOnly IssuedOn, string? Place, Signatory? Signatory, long Position, string Digest, Items<IssuedFile> Files, Urgency? Urgency = null) : ReviewEvent;

/// <summary>Another review was issued in its place. It stays as it was, and its files verify.</summary>
public sealed record ReviewReplaced(ReviewId By, string Grounds) : ReviewEvent;

/// <summary>The draft was given up before it was issued.</summary>
public sealed record ReviewWithdrawn(string Grounds) : ReviewEvent;

/// <param name="Section">One of <see cref="ReviewSections"/>.</param>
/// <param name="Language"><c>vi</c> or <c>en</c>.</param>
public sealed record SectionProse(string Section, string Language, string Text);

/// <summary>How fast a report has to go (Nghị định 30/2020/NĐ-CP, annex I). Secrecy has no field: state secrets are not kept here.</summary>
public enum Urgency
{
    Urgent,
    VeryUrgent,

    /// <summary>Hỏa tốc: before all else.</summary>
    Express,
}

/// <summary>For whom and in which function a report is signed. A name would be personal data and is not recorded.</summary>
/// <param name="Office">Such as "TM. BAN CHỈ ĐẠO".</param>
/// <param name="Title">The function, such as "CHÁNH VĂN PHÒNG".</param>
public sealed record Signatory(string? Office, string Title);

/// <param name="Sha256">In lower-case hex.</param>
/// <param name="Size">In bytes.</param>
public sealed record IssuedFile(string Name, string Format, string Language, string Sha256, long Size);
