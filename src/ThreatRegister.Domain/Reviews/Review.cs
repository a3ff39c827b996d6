using System.Collections.Immutable;
using System.Diagnostics;

namespace ThreatRegister.Domain.Reviews;

/// <summary>How far a review has come.</summary>
public enum ReviewStage
{
    NotBegun,
    UnderWay,
    Submitted,
    Returned,
    Approved,
    Issued,
    Replaced,
    Withdrawn,
}

/// <summary>What a unit sent in last.</summary>
/// <param name="ReturnedFor">Null while it was not returned.</param>
public sealed record UnitContribution(ReviewContributionSubmitted Submitted, string? ReturnedFor);

/// <param name="Answer">Null while nobody has answered.</param>
public sealed record CommentState(ReviewCommented Made, string? Answer);

/// <param name="By">Who wrote it last, as an id.</param>
public sealed record WrittenSection(SectionProse Prose, string By);

/// <summary>Only what decisions about a review need to know.</summary>
public sealed record Review
{
    public static Review Initial { get; } = new();

    public ReviewStage Stage { get; private init; }

    /// <summary>Since it was last submitted.</summary>
    public ImmutableHashSet<ReviewReturned> Returns { get; private init; } = [];

    /// <summary>By the search key of the unit's name.</summary>
    public ImmutableDictionary<string, ReviewContributionAsked> Asked { get; private init; } = ImmutableDictionary<string, ReviewContributionAsked>.Empty;

    /// <summary>Why a unit is asked no more, by the search key of its name.</summary>
    public ImmutableDictionary<string, string> WithdrawnAsks { get; private init; } = ImmutableDictionary<string, string>.Empty;

    public ImmutableDictionary<string, UnitContribution> Contributions { get; private init; } = ImmutableDictionary<string, UnitContribution>.Empty;

    public ImmutableDictionary<(string Section, string Language), WrittenSection> Sections { get; private init; } = ImmutableDictionary<(string, string), WrittenSection>.Empty;

    public string? LastDrafter { get; private init; }

    public string? SubmittedBy { get; private init; }

    public ImmutableDictionary<LocalId, CommentState> Comments { get; private init; } = ImmutableDictionary<LocalId, CommentState>.Empty;

    public ReviewApproved? Approval { get; private init; }

    public ReviewIssued? Issue { get; private init; }

    public ReviewReplaced? Replacement { get; private init; }

    public string? WithdrawnFor { get; private init; }

    /// <summary>Whether it is this one's own work: submitted by him, or with a text of his in it, or last changed by him (a section taken away leaves no text).</summary>
    public bool IsWorkOf(string actor) => new[] { SubmittedBy, LastDrafter }.Concat(Sections.Values.Select(section => section.By)).Contains(actor, StringComparer.Ordinal);

    /// <summary>Whether what a unit sent in went back to it: that one may be sent anew even while the draft waits for its approval.</summary>
    public bool IsReturned(string? unit) => !string.IsNullOrWhiteSpace(unit) && Contributions.GetValueOrDefault(KeyOf(unit)) is { ReturnedFor: not null };

    public static Review Evolve(Review review, ReviewEvent happened) => happened switch
    {
        ReviewBegun => review with { Stage = ReviewStage.UnderWay },
        ReviewReturned returned => review with { Stage = ReviewStage.Returned, Returns = review.Returns.Add(returned), Approval = null },
        ReviewContributionAsked asked => review with { Asked = review.Asked.SetItem(KeyOf(asked.Unit), asked), WithdrawnAsks = review.WithdrawnAsks.Remove(KeyOf(asked.Unit)) },
        ReviewContributionAskWithdrawn withdrawn => review with { Asked = review.Asked.Remove(KeyOf(withdrawn.Unit)), WithdrawnAsks = review.WithdrawnAsks.SetItem(KeyOf(withdrawn.Unit), withdrawn.Grounds) },
        ReviewContributionSubmitted submitted => review with { Contributions = review.Contributions.SetItem(KeyOf(submitted.Unit), new(submitted, ReturnedFor: null)) },
        ReviewContributionReturned returned => review with { Contributions = Return(review.Contributions, returned) },
        ReviewSectionDrafted drafted => review with { Sections = Write(review.Sections, drafted), LastDrafter = drafted.By },
        ReviewSubmitted submitted => review with { Stage = ReviewStage.Submitted, SubmittedBy = submitted.By, Returns = [] },
        ReviewCommented commented => review with { Comments = review.Comments.SetItem(commented.Comment, new(commented, Answer: null)) },
        ReviewCommentAnswered answered => review with { Comments = review.Comments.SetItem(answered.Comment, review.Comments[answered.Comment] with { Answer = answered.Answer }) },
        ReviewApproved approved => review with { Stage = ReviewStage.Approved, Approval = approved },
        ReviewIssued issued => review with { Stage = ReviewStage.Issued, Issue = issued },
        ReviewReplaced replaced => review with { Stage = ReviewStage.Replaced, Replacement = replaced },
        ReviewWithdrawn withdrawn => review with { Stage = ReviewStage.Withdrawn, WithdrawnFor = withdrawn.Grounds },
        _ => throw new UnreachableException($"No rule for {happened.GetType().Name}."),
    };

    /// <summary>A unit is known by its name, however its letters are composed and marked.</summary>
    public static string KeyOf(string unit) => SearchKey.Of(unit.Trim());

    private static ImmutableDictionary<string, UnitContribution> Return(ImmutableDictionary<string, UnitContribution> all, ReviewContributionReturned returned) =>
        all.SetItem(KeyOf(returned.Unit), all[KeyOf(returned.Unit)] with { ReturnedFor = returned.Grounds });

    private static ImmutableDictionary<(string Section, string Language), WrittenSection> Write(
        ImmutableDictionary<(string Section, string Language), WrittenSection> sections, ReviewSectionDrafted drafted) =>
        drafted.Text is { } text
            ? sections.SetItem((drafted.Section, drafted.Language), new(new(drafted.Section, drafted.Language, text), drafted.By))
            : sections.Remove((drafted.Section, drafted.Language));
}
