using ThreatRegister.Domain;
using ThreatRegister.Domain.Reviews;
using ThreatRegister.Projections.Reviews;

namespace ThreatRegister.Application.Queries;

/// <summary>Which issued report a file is of.</summary>
/// <param name="LogIsAsRecorded">Whether the log at the position still has the digest that was recorded with the issue.</param>
/// <param name="ReplacementNumber">The number of the review that took its place; null where there is none, or it is not known.</param>
public sealed record FileProof(
    string Review, string Title, ReviewStatus Status, string Number, DateOnly IssuedOn, string? Place, string Name, string Format, string Language, long Position, string Digest, bool LogIsAsRecorded,
    ReviewId? ReplacedBy, string? ReplacementNumber, string? ReplacedFor)
{
    internal static FileProof Of(ReviewRow review, ReviewIssue issue, IssuedFile file, bool logIsAsRecorded, string? replacementNumber) => new(
        review.Id, review.Title, review.Status, issue.Number, issue.IssuedOn, issue.Place, file.Name, file.Format, file.Language, issue.Position, issue.Digest, logIsAsRecorded,
        review.Replacement, replacementNumber, review.ReplacedFor);
}

/// <summary>Whether a file is what was issued: by its SHA-256 alone, in the register of reviews.</summary>
public static class IssuedFileQuery
{
    /// <param name="sha256">In lower-case hex.</param>
    /// <returns>Empty: no issued report that the viewer may see has such a file.</returns>
    public static async Task<IReadOnlyList<FileProof>> FindAsync(
        IRegisters registers, MomentReader moments, Viewer viewer, Moment moment, string sha256, CancellationToken cancellationToken = default)
    {
        var reviews = await registers.RowsAsync<ReviewRow>(viewer, moment, cancellationToken);
        var proofs = new List<FileProof>();
        foreach (var (review, issue) in reviews.Where(review => review.Issue is not null).Select(review => (review, review.Issue!)))
        {
            if (issue.Files.FirstOrDefault(file => string.Equals(file.Sha256, sha256, StringComparison.Ordinal)) is not { } file) continue;

            var now = (await moments.AtAsync(issue.Position, cancellationToken))?.Digest;
            var replacement = reviews.FirstOrDefault(other => string.Equals(other.Id, review.Replacement?.Value, StringComparison.Ordinal));
            proofs.Add(FileProof.Of(review, issue, file, string.Equals(now, issue.Digest, StringComparison.Ordinal), replacement?.Issue?.Number));
        }

        return proofs;
    }

    /// <summary>The issued reports whose figures are of a log with one of these digests: what a changed copy of one still says of itself.</summary>
    public static async Task<IReadOnlyList<ReviewRow>> OfLogAsync(IRegisters registers, Viewer viewer, Moment moment, IReadOnlyCollection<string> digests, CancellationToken cancellationToken = default) =>
        digests.Count == 0 ? [] : [.. (await registers.RowsAsync<ReviewRow>(viewer, moment, cancellationToken)).Where(review => review.Issue is { } issue && digests.Contains(issue.Digest, StringComparer.Ordinal))];
}
