using System.Diagnostics;
using System.Globalization;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Reviews;
using ThreatRegister.EventLog;

namespace ThreatRegister.Projections.Reviews;

/// <summary>The register of reviews: one row a review.</summary>
public sealed class ReviewRegister : IRegisterFold<ReviewRow>
{
    public string Name => "reviews";

    public IReadOnlyList<string> Categories { get; } = ["review"];

    public IReadOnlyList<RegisterField<ReviewRow>> Fields { get; } =
    [
        new("kind", row => Codes.Of(row.Kind)),
        new("title", row => row.Title),
        new("occasion", row => row.Occasion?.Value),
        new("period", row => row.Period?.Text),
        new("by", row => row.By),
        new("status", row => Codes.Of(row.Status)),
        new("returnedFor", row => row.ReturnedFor),
        new("marking", row => Codes.Of(row.Marking)),
        new("sources", row => FieldText.Join(row.Sources)),
        new("calendar", row => row.Calendar),
        new("periodName", row => row.PeriodName),
        new("topic", row => row.Topic),
        new("type", row => row.Type?.Value),
        new("due", row => row.Due?.Text),
        new("contributions", row => FieldText.Join(row.Contributions.Select(Said))),
        .. ReviewSections.All.SelectMany(section => ReviewSections.Languages, FieldOf),
        new("drafters", row => FieldText.Join(row.Sections.Select(text => string.Create(CultureInfo.InvariantCulture, $"{text.Section}.{text.Language} {text.Revision} {text.By}")))),
        new("comments", row => FieldText.Join(row.Comments.Select(Said))),
        new("submittedBy", row => row.SubmittedBy),
        new("approvedBy", row => row.Approval?.By),
        new("approvalNote", row => row.Approval?.Note),
        new("approvedContent", row => row.Approval?.Content),
        new("number", row => row.Issue?.Number),
        new("issuedOn", row => row.Issue?.IssuedOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        new("issuedAt", row => row.Issue?.Place),
        new("signatory", row => row.Issue?.Signatory is { } signatory ? $"{signatory.Office} {signatory.Title}".Trim() : null),
        new("urgency", row => row.Issue?.Urgency is { } urgency ? Codes.Of(urgency) : null),
        new("figuresAt", row => row.Issue is { } issue ? string.Create(CultureInfo.InvariantCulture, $"{issue.Position} {issue.Digest}") : null),
        new("files", row => FieldText.Join((row.Issue?.Files ?? []).Select(file => $"{file.Name} {file.Sha256}"))),
        new("replaces", row => row.Replaces?.Value),
        new("replacesFor", row => row.ReplacesFor),
        new("replacement", row => row.Replacement?.Value),
        new("replacedFor", row => row.ReplacedFor),
        new("withdrawnFor", row => row.WithdrawnFor),
    ];

    public Tlp MarkingOf(ReviewRow row) => row.Marking;

    public string TitleOf(ReviewRow row) => row.Title;

    public IEnumerable<string?> TextsOf(ReviewRow row) =>
    [
        row.Id, row.Title, row.By, row.ReturnedFor, row.Calendar, row.Topic, row.Issue?.Number, row.ReplacesFor, row.ReplacedFor, row.WithdrawnFor,
        .. row.Contributions.Select(contribution => contribution.Unit), .. row.Sections.Select(text => text.Text), .. row.Comments.SelectMany(comment => new[] { comment.Text, comment.Answer }),
    ];

    public ReviewRow Apply(ReviewRow? row, Recorded<object> recorded)
    {
        var next = recorded.Event switch
        {
            ReviewBegun begun => Begin(begun, recorded),
            ReviewEvent happened when row is not null => Change(row, happened, recorded),
            _ => throw new UnreachableException($"No rule for {recorded.Event.GetType().Name} in {recorded.Stream}."),
        };
        return next with { Version = recorded.Version, Sources = FieldText.WithSource(next.Sources, RegisterFolds.StatementOf(recorded.Event)) };
    }

    private static ReviewRow Begin(ReviewBegun begun, Recorded<object> recorded) => new(
        recorded.Stream.Id, begun.Kind, begun.Title, begun.Occasion, begun.Period, begun.By, ReviewStatus.UnderWay, null, begun.Marking, [], begun.Statement, begun.Statement.StatedOn, recorded.RecordedAt, recorded.Version)
    {
        Calendar = begun.Calendar, PeriodName = begun.PeriodName, Topic = begun.Topic, Type = begun.Type, Due = begun.Due, Replaces = begun.Replaces, ReplacesFor = begun.Grounds,
    };

    private static ReviewRow Change(ReviewRow row, ReviewEvent happened, Recorded<object> recorded) => happened switch
    {
        ReviewReturned returned => row with { Status = ReviewStatus.Returned, ReturnedFor = returned.Grounds, Approval = null },
        ReviewContributionAsked or ReviewContributionAskWithdrawn or ReviewContributionSubmitted or ReviewContributionReturned => row with { Contributions = ReviewParts.Contribute(row.Contributions, happened, recorded) },
        ReviewSectionDrafted drafted => row with { Sections = ReviewParts.Write(row.Sections, drafted, recorded), LastDrafter = drafted.By },
        ReviewSubmitted submitted => row with { Status = ReviewStatus.Submitted, SubmittedBy = submitted.By },
        ReviewCommented commented => row with
        {
            Comments = row.Comments.With(new(commented.Comment.Value, commented.Section, commented.Text, recorded.Actor, recorded.RecordedAt, Answer: null, AnsweredBy: null)),
        },
        ReviewCommentAnswered answered => row with { Comments = ReviewParts.Answer(row.Comments, answered, recorded) },
        ReviewApproved approved => row with { Status = ReviewStatus.Approved, Approval = new(approved.By, approved.Note, approved.Content, recorded.Position, recorded.RecordedAt) },
        ReviewIssued issued => row with
        {
            Status = ReviewStatus.Issued, Issue = new(issued.Number, issued.IssuedOn, issued.Place, issued.Signatory, issued.Position, issued.Digest, issued.Files, issued.Urgency),
        },
        ReviewReplaced replaced => row with { Status = ReviewStatus.Replaced, Replacement = replaced.By, ReplacedFor = replaced.Grounds },
        ReviewWithdrawn withdrawn => row with { Status = ReviewStatus.Withdrawn, WithdrawnFor = withdrawn.Grounds },
        _ => throw new UnreachableException($"No rule for {happened.GetType().Name}."),
    };

    // A field of its own for each section, so that a change shows the old and the new text of that section alone.
    private static RegisterField<ReviewRow> FieldOf(ReportSection section, string language) =>
        new($"section.{section.Key}.{language}", row => ReviewParts.Find(row.Sections, section.Key, language)?.Text);

    private static string Said(ReviewContribution contribution)
    {
        var said = $"{contribution.Unit}: {Codes.Of(contribution.State)}";
        if (contribution.Sections.Count > 0) said += $" ({string.Join(", ", contribution.Sections)})";
        if (contribution.Due is { } due) said += $", due {due.Text}";
        if (contribution.Note is { } note) said += $"; {note}";
        return contribution.ReturnedFor is { } grounds ? $"{said}: {grounds}" : said;
    }

    private static string Said(ReviewComment comment) => $"{comment.Id}{(comment.Section is null ? "" : $" {comment.Section}")}: {comment.Text} [{comment.Answer ?? "…"}]";
}
