using System.CommandLine;
using ThreatRegister.Application.EvidenceFiles;
using ThreatRegister.Application.Sealing;
using ThreatRegister.Application.Words;
using ThreatRegister.EventLog;
using ThreatRegister.EventLog.Seals;

namespace ThreatRegister.Cli;

/// <summary>Proof that nothing was changed: of the log, its seals, the audit and the evidence; or of one file that was issued.</summary>
internal static class VerifyVerb
{
    private const int MostFaults = 10;

    private static readonly Argument<string?> issued = new("file") { Description = "A file: whether it is what was issued, and whether it was replaced since.", Arity = ArgumentArity.ZeroOrOne };
    private static readonly Option<string?> checkpoint = new("--checkpoint") { Description = "A checkpoint that was kept outside: whether the log still goes on from it." };
    private static readonly Option<string[]> keys = new("--key") { Description = "The public key (PEM) that signs checkpoints, kept outside too; once for each key that has sealed this register. Default: those beside the database." };

    public static Command Create() => Verb.OnRegister(
        "verify",
        "Recomputes every hash of the log and of the audit, looks for gaps and holds all seals against the log; names the first wrong event or entry. Reads every file of evidence again. With a FILE: whether that is what was issued.",
        ["./run verify", "./run verify --json", "./run verify --checkpoint 000000000812-1a2b3c4d.txt --key key-1a2b3c4d.pem", "./run verify ban-hanh/so-ket-2021-h1.vi.md"],
        [issued, checkpoint, keys, CommonOptions.Language, CommonOptions.Json],
        RunAsync);

    private static async Task<int> RunAsync(RegisterSession session, ParseResult parsed, CancellationToken cancellationToken)
    {
        var asJson = parsed.GetValue(CommonOptions.Json);
        if (parsed.GetValue(issued) is { } file)
        {
            if (parsed.GetValue(checkpoint) is not null || parsed.GetValue(keys) is { Length: > 0 }) throw new CliException(ExitCode.Usage, Standard.Say("Hãy nêu một tệp, hoặc --checkpoint và --key: không nêu cả hai.", "Name a file, or --checkpoint and --key: not both."));
            return await VerifyFile.RunAsync(session, file, asJson, cancellationToken);
        }

        var given = parsed.GetValue(checkpoint) is { } path ? CheckpointOf(path) : null;
        IReadOnlyList<SealKey> trusted = [.. (parsed.GetValue(keys) ?? []).Select(KeyOf)];
        var seals = await SealAudit.PrepareAsync(session.Sealing?.Store, session.Settings.Seals, trusted, given, cancellationToken);
        var verdict = await session.VerifyLogAsync(seals.Roots, cancellationToken);
        var found = seals.Found((await session.Log.HeadAsync(cancellationToken)).Position, verdict);
        if (verdict is LogVerdict.Ok ok) return await RestAsync(session, ok, found, given, asJson, cancellationToken);

        var wrong = (LogVerdict.Wrong)verdict;
        if (asJson) Printed.Json(new { ok = false, position = wrong.Position, what = wrong.What, seals = found });
        Standard.Error.WriteLine(Standard.Say($"SAI ở vị trí {wrong.Position} (position {wrong.Position}): ", $"WRONG at position {wrong.Position}: ") + Said(wrong.What));
        PrintFaults(found);
        return ExitCode.Failure;
    }

    private static async Task<int> RestAsync(RegisterSession session, LogVerdict.Ok log, SealVerdict seals, SignedCheckpoint? given, bool asJson, CancellationToken cancellationToken)
    {
        var digest = Convert.ToHexStringLower(log.Chain.Span);
        var evidence = await new EvidenceAudit(session.Log, session.Codec, session.Evidence).RunAsync(cancellationToken);
        var audit = AuditCheck.Of(await session.Audit.VerifyAsync(cancellationToken));
        var isOk = evidence.IsOk && audit.Ok && seals.IsOk;
        if (asJson) Printed.Json(new { ok = isOk, events = log.Count, digest, seals, evidence, audit });
        else
        {
            Printed.Text(
                Standard.Say(
                    $"{log.Count} sự kiện đúng như đã ghi: nội dung, chuỗi, vị trí, phiên bản và thời gian.\nMã băm ở vị trí {log.Count}: {digest}\n",
                    $"{log.Count} events verify: contents, chain, positions, versions and times.\nDigest at position {log.Count}: {digest}\n")
                + SealsText(seals, log.Count)
                + Standard.Say(
                    $"Chứng cứ: còn nguyên: {evidence.Checked}; mất: {evidence.Missing.Count}; bị sửa: {evidence.Altered.Count}; không được dẫn chiếu: {evidence.Unreferenced.Count}.\n",
                    $"Evidence: as it was kept: {evidence.Checked}; missing: {evidence.Missing.Count}; altered: {evidence.Altered.Count}; unreferenced: {evidence.Unreferenced.Count}.\n")
                + (audit.Ok ? Standard.Say($"Nhật ký truy cập: {audit.Entries} mục đúng như đã ghi. Mã băm: {audit.Digest}\n", $"Audit: {audit.Entries} entries verify. Its digest: {audit.Digest}\n") : "")
                + Limit(seals, log.Count, given));
        }

        PrintFaults(seals);
        EvidenceVerbs.PrintFaults(evidence);
        if (!audit.Ok) Standard.Error.WriteLine(Standard.Say($"SAI trong nhật ký truy cập ở mục {audit.Number}: ", $"WRONG in the audit at entry {audit.Number}: ") + Said(audit.What!));
        return isOk ? ExitCode.Success : ExitCode.Failure;
    }

    private static string SealsText(SealVerdict seals, long events)
    {
        if (seals.Seals == 0 && seals.Published == 0) return Standard.Say("Niêm phong: chưa có.\n", "Seals: none.\n");

        var wrong = seals.Faults.Count == 0 ? Standard.Say("tất cả đều đúng", "all hold") : Standard.Say($"sai: {seals.Faults.Count}", $"wrong: {seals.Faults.Count}");
        return Standard.Say(
                $"Niêm phong: {seals.Seals} trong cơ sở dữ liệu, {seals.Published} tệp đã công bố: {wrong}; đến vị trí {seals.HoldsTo} không có gì bị đổi, {events - seals.HoldsTo} sự kiện chưa ở dưới niêm phong nào còn đúng.\n",
                $"Seals: {seals.Seals} in the database, {seals.Published} published files: {wrong}; up to position {seals.HoldsTo} nothing was changed, {events - seals.HoldsTo} events are not under a seal that holds.\n")
            + (seals.KeyIsKnown ? "" : Standard.Say(
                "Ở đây không có khóa niêm phong nào: đã tin các khóa trong cơ sở dữ liệu. Hãy nêu khóa giữ ở ngoài bằng --key.\n",
                "No key of seals lies here: those of the database were believed. Name one that was kept outside by --key.\n"));
    }

    /// <summary>What this run could not see.</summary>
    private static string Limit(SealVerdict seals, long events, SignedCheckpoint? given) => (given, seals.Given) switch
    {
        (null, _) => Standard.Say(
            "Từ bên trong không thấy được: sổ bị cắt đuôi, hoặc bị ghi lại toàn bộ cùng với niêm phong, khóa và tệp của thư mục này.\nHãy so với tệp niêm phong giữ ở ngoài: verify --checkpoint TỆP --key TỆP.",
            "Not visible from inside: a log whose tail was cut off, or that was rewritten whole, together with its seals and this folder's key and files.\nHold it against a checkpoint kept outside: verify --checkpoint FILE --key FILE."),
        ({ Checkpoint: var known }, null) => Standard.Say(
            $"Niêm phong cỡ {known.Size}, ký lúc {known.SealedAt:yyyy-MM-dd HH:mm:ss}Z: sổ nối tiếp từ đó, đến vị trí {known.Size} không có gì bị đổi.\nKhông thấy được bằng niêm phong này: {events - known.Size} sự kiện phía sau.",
            $"Checkpoint of size {known.Size}, sealed {known.SealedAt:yyyy-MM-dd HH:mm:ss}Z: the log goes on from it, nothing up to position {known.Size} was changed.\nNot visible by it: what became of the {events - known.Size} events behind."),
        ({ Checkpoint: var known }, _) => Standard.Say($"Niêm phong cỡ {known.Size}: KHÔNG khớp với sổ này.", $"Checkpoint of size {known.Size}: NOT consistent with this log."),
    };

    /// <summary>The smallest first: from there on the log is another. A log that was rewritten has as many faults as seals.</summary>
    private static void PrintFaults(SealVerdict seals)
    {
        foreach (var fault in seals.Faults.OrderBy(fault => fault.Size).Take(MostFaults))
            Standard.Error.WriteLine($"{Wrong}: {WhereOf(fault)}: {Said(fault.What)}");
        if (seals.Faults.Count > MostFaults)
            Standard.Error.WriteLine($"{Wrong}: " + Standard.Say($"{seals.Faults.Count - MostFaults} niêm phong và tệp đã công bố nữa, cỡ lớn hơn; --json nêu tất cả.", $"{seals.Faults.Count - MostFaults} more seals and published checkpoints, of larger sizes; --json names all."));
        if (seals.Given is { } given) Standard.Error.WriteLine($"{Wrong}: {Standard.Say($"niêm phong được nêu, cỡ {given.Size}", $"the checkpoint of size {given.Size}")}: {Said(given.What)}");
    }

    private static string Wrong => Standard.Say("SAI", "WRONG");

    private static string WhereOf(SealFault fault) => fault switch
    {
        { Size: 0 } => fault.Where,
        { Where: "seal" } => Standard.Say($"niêm phong cỡ {fault.Size}", $"the seal of size {fault.Size}"),
        _ => Standard.Say($"tệp niêm phong đã công bố {fault.Where} cỡ {fault.Size}", $"the published checkpoint {fault.Where} of size {fault.Size}"),
    };

    private static string Said(string what) => ProofWords.Of(what, Standard.Language);

    private static SignedCheckpoint CheckpointOf(string path)
    {
        using var file = RecordVerb.Open(path);
        try
        {
            return SealFolder.Read(file);
        }
        catch (FormatException wrong)
        {
            throw new CliException(ExitCode.BadInput, Standard.Say($"{path}: không phải tệp niêm phong: {Said(wrong.Message)}.", $"{path}: this is no checkpoint: {wrong.Message}."));
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException)
        {
            throw RecordVerb.Unreadable(path, broken);
        }
    }

    private static SealKey KeyOf(string path)
    {
        using var file = RecordVerb.Open(path);
        try
        {
            var text = new char[SignedCheckpoint.Longest];
            using var reader = new StreamReader(file);
            return SealKey.OfPem(new(text, 0, reader.ReadBlock(text))) ?? throw new CliException(ExitCode.BadInput, Standard.Say($"{path}: đây không phải khóa công khai của niêm phong: PEM, ECDSA trên P-256.", $"{path}: this is no public key of seals: PEM, ECDSA on P-256."));
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException)
        {
            throw RecordVerb.Unreadable(path, broken);
        }
    }
}
