using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Reviews;
using ThreatRegister.Projections.Reviews;

namespace ThreatRegister.Cli;

/// <summary>Whether a file is what was issued: by its SHA-256, in the register of reviews.</summary>
internal static class VerifyFile
{
    public static async Task<int> RunAsync(RegisterSession session, string path, bool asJson, CancellationToken cancellationToken)
    {
        var digest = await DigestOfAsync(path, cancellationToken);
        var reviews = await session.Registers.RowsAsync<ReviewRow>(session.Viewer, await session.NewestAsync(cancellationToken), cancellationToken);
        var proofs = new List<FileProof>();
        foreach (var (review, issue) in reviews.Where(review => review.Issue is not null).Select(review => (review, review.Issue!)))
        {
            if (issue.Files.FirstOrDefault(file => string.Equals(file.Sha256, digest, StringComparison.Ordinal)) is not { } file) continue;
            var now = (await session.Moments.AtAsync(issue.Position, cancellationToken))?.Digest;
            var replacement = reviews.FirstOrDefault(other => string.Equals(other.Id, review.Replacement?.Value, StringComparison.Ordinal));
            proofs.Add(FileProof.Of(review, issue, file, string.Equals(now, issue.Digest, StringComparison.Ordinal), replacement?.Issue?.Number));
        }

        var ok = proofs.Count > 0 && proofs.TrueForAll(proof => proof.LogIsAsRecorded);
        if (asJson) Printed.Json(new { ok, sha256 = digest, issued = proofs });
        else if (proofs.Count > 0) Printed.Text(string.Join('\n', proofs.Select(proof => Words(proof, digest))));

        if (proofs.Count == 0) Standard.Error.WriteLine($"NOT ISSUED: no issued report has a file with SHA-256 {digest}. It was changed, or never issued here.");
        foreach (var proof in proofs.Where(proof => !proof.LogIsAsRecorded))
            Standard.Error.WriteLine($"WRONG: the log at position {proof.Position} no longer has the digest that was recorded with '{proof.Review}'. Run 'verify'.");
        return ok ? ExitCode.Success : ExitCode.Failure;
    }

    private static async Task<string> DigestOfAsync(string path, CancellationToken cancellationToken)
    {
        await using var file = RecordVerb.Open(path);
        try
        {
            return Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellationToken));
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException)
        {
            throw new CliException(ExitCode.BadInput, $"{path}: it cannot be read: {broken.Message}");
        }
    }

    private static string Words(FileProof proof, string digest)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"This is what was issued: {proof.Title} ({proof.Review})\n");
        text.Append(CultureInfo.InvariantCulture, $"  number {proof.Number}, issued on {proof.IssuedOn:yyyy-MM-dd}{(proof.Place is null ? "" : $" in {proof.Place}")}\n");
        text.Append(CultureInfo.InvariantCulture, $"  file {proof.Name}: {proof.Format}, {proof.Language}, SHA-256 {digest}\n");
        text.Append(CultureInfo.InvariantCulture, $"  figures at position {proof.Position}; the log there is {(proof.LogIsAsRecorded ? "as it was" : "NOT as it was")}: {proof.Digest}\n");
        if (proof.ReplacedBy is { } other)
            text.Append(CultureInfo.InvariantCulture, $"  REPLACED since by {other}{(proof.ReplacementNumber is null ? "" : $" (number {proof.ReplacementNumber})")}: {proof.ReplacedFor}\n");
        return text.ToString();
    }

    /// <summary>Which issued report a file is of.</summary>
    private sealed record FileProof(
        string Review, string Title, ReviewStatus Status, string Number, DateOnly IssuedOn, string? Place, string Name, string Format, string Language, long Position, string Digest, bool LogIsAsRecorded,
        ReviewId? ReplacedBy, string? ReplacementNumber, string? ReplacedFor)
    {
        public static FileProof Of(ReviewRow review, ReviewIssue issue, IssuedFile file, bool logIsAsRecorded, string? replacementNumber) => new(
            review.Id, review.Title, review.Status, issue.Number, issue.IssuedOn, issue.Place, file.Name, file.Format, file.Language, issue.Position, issue.Digest, logIsAsRecorded,
            review.Replacement, replacementNumber, review.ReplacedFor);
    }
}
