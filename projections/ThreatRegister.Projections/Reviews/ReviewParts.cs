using System.Diagnostics;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Reviews;
using ThreatRegister.EventLog;

namespace ThreatRegister.Projections.Reviews;

/// <summary>The lists of a review's row: contributions, sections, comments.</summary>
internal static class ReviewParts
{
    public static Items<ReviewContribution> Contribute(Items<ReviewContribution> all, ReviewEvent happened, Recorded<object> recorded) => happened switch
    {
        ReviewContributionAsked asked => Change(all, asked.Unit, known => known with { IsAsked = true, Due = asked.Due }),
        ReviewContributionAskWithdrawn withdrawn => [.. all.Where(known => !IsOf(known, withdrawn.Unit))],
        ReviewContributionSubmitted submitted => Change(all, submitted.Unit, known => known with
        {
            State = submitted.Sections.Count == 0 ? ContributionState.Nil : ContributionState.Submitted,
            Sections = [.. submitted.Sections.Select(part => $"{part.Section}.{part.Language}")],
            Note = submitted.Note,
            By = recorded.Actor,
            At = recorded.RecordedAt,
            ReturnedFor = null,
        }),
        ReviewContributionReturned returned => Change(all, returned.Unit, known => known with { State = ContributionState.Returned, ReturnedFor = returned.Grounds }),
        _ => throw new UnreachableException($"No rule for {happened.GetType().Name}."),
    };

    /// <summary>In the order of the report, the master language first.</summary>
    public static Items<ReviewText> Write(Items<ReviewText> all, ReviewSectionDrafted drafted, Recorded<object> recorded)
    {
        var known = Find(all, drafted.Section, drafted.Language);
        var others = all.Where(text => text != known);
        if (drafted.Text is not { } written) return [.. others];

        return
        [
            .. others.Append(new(drafted.Section, drafted.Language, written, (known?.Revision ?? 0) + 1, drafted.By, recorded.RecordedAt))
                .OrderBy(text => PlaceOf(ReviewSections.All.Select(section => section.Key), text.Section))
                .ThenBy(text => PlaceOf(ReviewSections.Languages, text.Language)),
        ];
    }

    public static ReviewText? Find(Items<ReviewText> all, string section, string language) =>
        all.FirstOrDefault(text => string.Equals(text.Section, section, StringComparison.Ordinal) && string.Equals(text.Language, language, StringComparison.Ordinal));

    public static Items<ReviewComment> Answer(Items<ReviewComment> all, ReviewCommentAnswered answered, Recorded<object> recorded) =>
        [.. all.Select(comment => string.Equals(comment.Id, answered.Comment.Value, StringComparison.Ordinal) ? comment with { Answer = answered.Answer, AnsweredBy = recorded.Actor } : comment)];

    private static Items<ReviewContribution> Change(Items<ReviewContribution> all, string unit, Func<ReviewContribution, ReviewContribution> change)
    {
        return all.Any(known => IsOf(known, unit))
            ? [.. all.Select(known => IsOf(known, unit) ? change(known) : known)]
            : all.With(change(new(unit, IsAsked: false, Due: null, ContributionState.Owed, [], Note: null, By: null, At: null, ReturnedFor: null)));
    }

    private static bool IsOf(ReviewContribution known, string unit) => string.Equals(Review.KeyOf(known.Unit), Review.KeyOf(unit), StringComparison.Ordinal);

    private static int PlaceOf(IEnumerable<string> order, string key) => order.TakeWhile(other => !string.Equals(other, key, StringComparison.Ordinal)).Count();
}
