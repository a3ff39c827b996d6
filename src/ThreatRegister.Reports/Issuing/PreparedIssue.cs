using ThreatRegister.Application.Commands;
using ThreatRegister.Application.Queries;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Reviews;
using ThreatRegister.Projections.Reviews;

namespace ThreatRegister.Reports.Issuing;

/// <summary>How a review is to be issued.</summary>
/// <param name="At">Figures and prose as recorded up to there; null: when it was approved.</param>
public sealed record IssueTerms(
    string Number, DateOnly IssuedOn, string? Place, Signatory? Signatory, IReadOnlyList<string> Languages, IReadOnlyList<string> Formats, Moment? At = null, Urgency? Urgency = null);

/// <summary>In which language and format a review is read, and what is known of its issue.</summary>
public sealed record ReadTerms(string Language, string Format = "html", string? Number = null, DateOnly? IssuedOn = null, string? Place = null, Signatory? Signatory = null, Urgency? Urgency = null);

/// <summary>The files of a review that is to be issued, made but not recorded.</summary>
/// <param name="Review">As it stood when they were made.</param>
/// <param name="Command">Repeats what was issued, where these are the same files of the same review.</param>
/// <param name="Cautions">What is allowed and may be a mistake.</param>
public sealed record PreparedIssue(ReviewRow Review, IssueReview Command, IReadOnlyList<SummaryFile> Made, IReadOnlyList<LocalizedText> Cautions)
{
    /// <summary>Those that the issue names with these very bytes.</summary>
    public IReadOnlyList<SummaryFile> Same => IssuedFiles.AsIssued(Made, Command.Files);

    /// <summary>The names of those that the issue has with other bytes.</summary>
    public IReadOnlyList<string> Others => IssuedFiles.Others(Made, Command.Files);
}

/// <param name="Replaced">What the review that it replaces answered when it was told; null where it replaces none, or was not issued.</param>
public sealed record IssueAnswer(CommandAnswer Answer, CommandAnswer? Replaced);

/// <summary>The files of an issued review, made again.</summary>
/// <param name="Same">Those that are what was issued.</param>
/// <param name="Others">The names of those that come out with other bytes.</param>
public sealed record RemadeFiles(ReviewIssue Issue, IReadOnlyList<SummaryFile> Same, IReadOnlyList<string> Others);

/// <param name="Begun">What became of the new review.</param>
/// <param name="Missing">The section that was not taken over, and why; null: all were.</param>
public sealed record ReplaceAnswer(CommandAnswer Begun, (ReviewText Section, CommandAnswer Answer)? Missing);

internal static class IssuedFiles
{
    public static SummaryFile[] AsIssued(IEnumerable<SummaryFile> made, IEnumerable<IssuedFile> issued)
    {
        var digests = issued.ToDictionary(file => file.Name, file => file.Sha256, StringComparer.Ordinal);
        return [.. made.Where(file => string.Equals(digests.GetValueOrDefault(file.Name), file.Sha256, StringComparison.Ordinal))];
    }

    public static string[] Others(IEnumerable<SummaryFile> made, IReadOnlyCollection<IssuedFile> issued) =>
        [.. issued.Select(file => file.Name).Except(AsIssued(made, issued).Select(file => file.Name), StringComparer.Ordinal)];
}
