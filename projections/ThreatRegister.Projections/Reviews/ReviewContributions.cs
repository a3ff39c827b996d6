namespace ThreatRegister.Projections.Reviews;

/// <summary>What units sent in, held against what the review says.</summary>
public static class ReviewContributions
{
    /// <summary>
    /// By unit, the sections that it wrote for and that nobody has written since: what it sent in is in no section. That a section was
    /// written since does not say that it took the contribution in; who drafts judges that.
    /// </summary>
    public static IReadOnlyList<(string Unit, IReadOnlyList<string> Sections)> LeftOut(ReviewRow review) =>
    [
        .. review.Contributions
            .Where(contribution => contribution.State is ContributionState.Submitted)
            .Select(contribution => (contribution.Unit, Sections: (IReadOnlyList<string>)[.. contribution.Sections.Where(section => !IsWrittenSince(review, section, contribution.At))]))
            .Where(left => left.Sections.Count > 0),
    ];

    private static bool IsWrittenSince(ReviewRow review, string section, DateTimeOffset? sent) =>
        review.Sections.Any(text => string.Equals($"{text.Section}.{text.Language}", section, StringComparison.Ordinal) && text.At >= sent);
}
