using System.Security.Cryptography;
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

        if (proofs.Count == 0) Standard.Error.WriteLine(Standard.Say(
            $"KHÔNG PHẢI BẢN ĐÃ BAN HÀNH: không báo cáo đã ban hành nào có tệp với SHA-256 {digest}. Tệp đã bị sửa, hoặc chưa từng được ban hành từ đây.",
            $"NOT ISSUED: no issued report has a file with SHA-256 {digest}. It was changed, or never issued here."));
        foreach (var proof in proofs.Where(proof => !proof.LogIsAsRecorded))
            Standard.Error.WriteLine(Standard.Say(
                $"SAI: sổ sự kiện tại vị trí {proof.Position} không còn mã băm đã ghi cùng '{proof.Review}'. Hãy chạy 'verify'.",
                $"WRONG: the log at position {proof.Position} no longer has the digest that was recorded with '{proof.Review}'. Run 'verify'."));
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
            throw RecordVerb.Unreadable(path, broken);
        }
    }

    private static string Words(FileProof proof, string digest)
    {
        var place = proof.Place is null ? "" : Standard.Say($" tại {proof.Place}", $" in {proof.Place}");
        var log = proof.LogIsAsRecorded ? Standard.Say("vẫn như khi ban hành", "as it was") : Standard.Say("KHÔNG còn như khi ban hành", "NOT as it was");
        List<string> lines =
        [
            Standard.Say("Đúng là bản đã ban hành", "This is what was issued") + $": {proof.Title} ({proof.Review})",
            "  " + Standard.Say($"số {proof.Number}, ban hành ngày {proof.IssuedOn:yyyy-MM-dd}", $"number {proof.Number}, issued on {proof.IssuedOn:yyyy-MM-dd}") + place,
            $"  {Standard.Say("tệp", "file")} {proof.Name}: {proof.Format}, {proof.Language}, SHA-256 {digest}",
            "  " + Standard.Say($"số liệu tại vị trí {proof.Position}; sổ sự kiện tại đó {log}", $"figures at position {proof.Position}; the log there is {log}") + $": {proof.Digest}",
        ];
        if (proof.ReplacedBy is { } other)
            lines.Add($"  {Standard.Say("ĐÃ BỊ THAY THẾ bởi", "REPLACED since by")} {other}{(proof.ReplacementNumber is null ? "" : Standard.Say($" (số {proof.ReplacementNumber})", $" (number {proof.ReplacementNumber})"))}: {proof.ReplacedFor}");
        return string.Join('\n', lines) + "\n";
    }
}
