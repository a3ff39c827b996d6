using Microsoft.AspNetCore.Http;
using ThreatRegister.Application.Queries;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Reviews;
using ThreatRegister.Projections.Occasions;
using ThreatRegister.Projections.Reviews;
using ThreatRegister.Reports;
using ThreatRegister.Reports.Issuing;
using ThreatRegister.Web.Forms;
using ThreatRegister.Web.Pages.Records;

namespace ThreatRegister.Web.Pages.Reviews;

/// <summary>One review in the queue, with what its units owe at the instant asked for.</summary>
public sealed record QueuedReview(ReviewRow Row, IReadOnlyList<ContributionView> Contributions, bool IsOverdue)
{
    public int Sent => Contributions.Count(unit => unit.Standing is ContributionStanding.Submitted or ContributionStanding.Nil);

    /// <summary>Who owes a contribution: until the review is issued.</summary>
    public IEnumerable<ContributionView> Owing => Row.IsToBeIssued() ? Contributions.IntersectBy(Row.Owing().Select(unit => unit.Unit), unit => unit.Unit, StringComparer.Ordinal) : [];
}

/// <summary>The queue.</summary>
/// <param name="Asked">The status that is shown alone; null: all.</param>
public sealed record ReviewQueue(IReadOnlyList<QueuedReview> Reviews, ReviewStatus? Asked)
{
    /// <summary>What waits for someone first, what is done last.</summary>
    public static IReadOnlyList<ReviewStatus> Order { get; } =
        [ReviewStatus.Submitted, ReviewStatus.Returned, ReviewStatus.Approved, ReviewStatus.UnderWay, ReviewStatus.Issued, ReviewStatus.Replaced, ReviewStatus.Withdrawn];
}

/// <summary>One review with all that is done to it.</summary>
/// <param name="Sent">What each unit sent in last, in the order of <see cref="QueuedReview.Contributions"/>; null where it sent nothing.</param>
/// <param name="ChangedSections">How many sections read otherwise than at the last submission or return.</param>
public sealed record ReviewModel(
    QueuedReview Review, IReadOnlyList<ReviewContributionSubmitted?> Sent, IReadOnlyList<ReviewTurn> Turns, int ChangedSections, ValuePart? Subject, DateOnly Today, TimeZoneInfo Zone, string Actor, FormState State)
{
    public ReviewRow Row => Review.Row;

    /// <summary>The review that it replaces, and the one that replaces it.</summary>
    public ValuePart? Replaces { get; init; }

    public ValuePart? Replacement { get; init; }

    public string Path => $"/reviews/{Row.Id}";

    public bool CanDraft => Row.Status is ReviewStatus.UnderWay or ReviewStatus.Returned;

    /// <summary>What was not presented yet cannot go back.</summary>
    public bool CanReturn => Row.Status is ReviewStatus.Submitted or ReviewStatus.Approved;

    /// <summary>How many incidents of its scope the reader may see and its figures leave out, since they are marked more strictly than the review.</summary>
    public long MarkedTooStrictly { get; init; }

    /// <summary>Of an issued review: what it replaces, where that does not say so.</summary>
    public ReviewRow? Untold { get; init; }

    public bool IsOpen => Row.IsToBeIssued();
}

/// <summary>One section in one language, to be written.</summary>
/// <param name="Meanwhile">What someone else wrote while this was typed; null: nobody did.</param>
public sealed record SectionModel(ReviewModel Review, ReportSection Section, string Language, ReviewText? Known, IReadOnlyList<TextRun>? Meanwhile, FormState State, FormDraft? Draft)
{
    /// <summary>The name of its form, and the field that says which contribution is taken over into the text.</summary>
    public const string Form = "draft", Taken = "take";

    /// <summary>What units sent in for it.</summary>
    public IReadOnlyList<(string Unit, SectionProse Part)> Contributed { get; } =
        [.. Review.Sent.OfType<ReviewContributionSubmitted>().SelectMany(sent => sent.Sections.Where(part => string.Equals(part.Section, Section.Key, StringComparison.Ordinal)).Select(part => (sent.Unit, part)))];

    /// <summary>The form with a contribution below what was written into it.</summary>
    public SectionModel With(int contribution)
    {
        if (contribution < 0 || contribution >= Contributed.Count || State.Sent is not { } sent) return this;

        var text = string.Join('\n', new[] { sent["text"].ToString().ReplaceLineEndings("\n").TrimEnd(), Contributed[contribution].Part.Text }.Where(part => part.Length > 0));
        var fields = sent.ToDictionary(field => field.Key, field => string.Equals(field.Key, "text", StringComparison.Ordinal) ? new(text) : field.Value, StringComparer.Ordinal);
        return this with { State = State with { Sent = new FormCollection(fields) } };
    }
}

/// <summary>What a unit sends in.</summary>
/// <param name="Known">How it stands to the review; null: it was neither asked nor has it sent anything in.</param>
public sealed record ContributeModel(ReviewModel Review, string? Unit, ReviewContributionSubmitted? Before, ContributionView? Known, string Language, FormState State, FormDraft? Draft)
{
    /// <summary>The name of its form.</summary>
    public const string Form = "contribute";

    /// <summary>Whether who looks contributes for his own unit and no other.</summary>
    public bool IsOwnAlone { get; init; }

    /// <summary>The field of a section's text.</summary>
    public static string TextOf(string section) => "text-" + section;

    /// <summary>How many days are left until the end of its day; less than none: it is over since.</summary>
    public int? DaysLeft => Known?.Due is { } due ? DateOnly.FromDateTime(due.To.AddTicks(-1)).DayNumber - Review.Today.DayNumber : null;
}

/// <summary>What changed in the prose since a point of the review's history.</summary>
public sealed record ChangesModel(ReviewModel Review, long Since, IReadOnlyList<SectionChange> Changes);

/// <summary>A review to be begun.</summary>
public sealed record BeginModel(IReadOnlyList<(string Id, string Name)> Calendars, IReadOnlyList<OccasionRow> Occasions, IReadOnlyList<(string Id, string Name)> Types, string Language, FormState State);

/// <summary>What is about to be issued, to be looked over.</summary>
public sealed record IssuingModel(ReviewModel Review, IssueTerms Terms, PreparedIssue Prepared);

/// <summary>The figures of an issued review, as issued and as now known, as its readers may see them.</summary>
/// <param name="Own">Null: the reader sees no more of the period than they do.</param>
public sealed record ReviewFiguresModel(ReviewModel Review, Moment Now, IReadOnlyList<DifferingFigure> Differing, OwnFigures? Own);

/// <summary>How many figures of the same period differ for a reader who is cleared for more.</summary>
/// <param name="Path">Where they are compared, below the language.</param>
public sealed record OwnFigures(int Differing, Tlp Clearance, string Path);
