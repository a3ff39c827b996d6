using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ThreatRegister.Application.Queries;

namespace ThreatRegister.Cli;

/// <summary>Whether a file is what was issued: by its SHA-256, in the register of reviews.</summary>
internal static class VerifyFile
{
    public static async Task<int> RunAsync(RegisterSession session, string path, bool asJson, CancellationToken cancellationToken)
    {
        var digest = await DigestOfAsync(path, cancellationToken);
        var proofs = await IssuedFileQuery.FindAsync(session.Registers, session.Moments, session.Viewer, await session.NewestAsync(cancellationToken), digest, cancellationToken);
        var ok = proofs.Count > 0 && proofs.All(proof => proof.LogIsAsRecorded);
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
}
