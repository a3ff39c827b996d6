using System.CommandLine;
using System.Globalization;
using ThreatRegister.Application.EvidenceFiles;
using ThreatRegister.Application.Queries;
using ThreatRegister.Application.Words;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Projections.Incidents;

namespace ThreatRegister.Cli;

/// <summary>Files that show something about an incident: the log has their digest, the store beside it their content.</summary>
internal static class EvidenceVerbs
{
    private static readonly Argument<string> incident = new("incident") { Description = "Id of the incident." };
    private static readonly Argument<string> id = new("id") { Description = "Id of the evidence ('evidence list' names it)." };

    public static Command Create() => Verb.Group(
        "evidence",
        "Files that show something about an incident.",
        ["./run evidence add asean-2020-attacks man-hinh.png --title \"Trang bị thay đổi giao diện\"", "./run evidence list asean-2020-attacks", "./run evidence get asean-2020-attacks 5f2c... --out man-hinh.png"],
        Add(),
        List(),
        Get(),
        Withdraw());

    /// <summary>What verifying found of the store.</summary>
    public static void PrintFaults(EvidenceVerdict verdict)
    {
        foreach (var evidence in verdict.Missing) Standard.Error.WriteLine(Standard.Say("MẤT: ", "MISSING: ") + Named(evidence));
        foreach (var evidence in verdict.Altered) Standard.Error.WriteLine(Standard.Say("BỊ SỬA: ", "ALTERED: ") + Named(evidence));
        foreach (var digest in verdict.Unreferenced) Standard.Error.WriteLine(Standard.Say(
            $"Không được dẫn chiếu: {digest}; không sự kiện nào nêu tệp này (một lượt chạy dừng trước khi ghi, hoặc đang ghi). Thêm lại tệp thì nó được dùng.",
            $"Unreferenced: {digest}; no event refers to it (a run was cut off before it recorded it, or is at it now). Adding the file again takes it up."));
        if (verdict.Unknown > 0) Standard.Error.WriteLine(Standard.Say($"{verdict.Unknown} tệp trong kho không phải chứng cứ.", $"{verdict.Unknown} files in the store are no evidence."));
    }

    private static Command Add()
    {
        var file = new Argument<string>("file") { Description = $"The file, at most {Limits.EvidenceBytes >> 20} MiB." };
        var title = new Option<string?>("--title") { Description = "What it shows." };
        var own = new Option<string?>("--id") { Description = "Its id within the incident (default: from its content)." };
        var type = new Option<string?>("--media-type") { Description = "Such as image/png (default: by the file's ending)." };
        var source = new Option<string?>("--source") { Description = "Id of the source that it is from." };
        return Verb.OnRegister(
            "add",
            "Keeps a file, then records it as evidence of an incident.",
            ["./run evidence add asean-2020-attacks man-hinh.png --title \"Trang bị thay đổi giao diện\""],
            [incident, file, title, own, type, source, Sending.CommandId, CommonOptions.Json],
            async (session, parsed, cancellationToken) =>
            {
                var about = new IncidentId(Ids.Require(parsed.GetValue(incident)!));
                await RequireAsync(session, about, await session.NewestAsync(cancellationToken), cancellationToken);
                var path = parsed.GetValue(file)!;
                var stored = await KeepAsync(session.Evidence, path, cancellationToken);
                var evidence = new Evidence(
                    new(parsed.GetValue(own) is { } named ? Ids.Require(named) : stored.Digest[..16]), stored.Digest, Path.GetFileName(path), parsed.GetValue(type) ?? MediaTypes.Of(path), stored.Size, parsed.GetValue(title));
                var statement = parsed.GetValue(source) is { } from ? new Statement(new(Ids.Require(from)), Quotation: null, StatedOn: null) : null;
                return await Sending.SendAsync(session, parsed, new AttachIncidentEvidence(evidence, statement) { Incident = about }, cancellationToken);
            });
    }

    private static Command List()
    {
        var reading = new Reading();
        return Verb.OnRegister(
            "list",
            "Lists the evidence of an incident.",
            ["./run evidence list asean-2020-attacks", "./run evidence list asean-2020-attacks --json"],
            [incident, .. reading.Moment, CommonOptions.Json],
            async (session, parsed, cancellationToken) =>
            {
                var question = await reading.AskAsync(session, parsed, cancellationToken);
                var known = await RequireAsync(session, new(Ids.Require(parsed.GetValue(incident)!)), question.Query.Moment, cancellationToken);
                if (parsed.GetValue(CommonOptions.Json)) Printed.Json(new { position = question.Query.Moment.Position, evidence = known });
                else if (known.Count == 0) Standard.Error.WriteLine("No evidence at this moment.");
                else Printed.Text(Table(known, question.Language));
                return ExitCode.Success;
            });
    }

    private static Command Get()
    {
        var output = new Option<string>("--out") { Description = "The file to write; there must be none yet.", Required = true };
        return Verb.OnRegister(
            "get",
            "Writes evidence into a file, after looking whether it is what was kept.",
            ["./run evidence get asean-2020-attacks 5f2c... --out man-hinh.png"],
            [incident, id, output],
            async (session, parsed, cancellationToken) =>
            {
                var about = new IncidentId(Ids.Require(parsed.GetValue(incident)!));
                var known = await RequireAsync(session, about, await session.NewestAsync(cancellationToken), cancellationToken);
                var evidence = known.FirstOrDefault(stated => string.Equals(stated.Evidence.Id.Value, parsed.GetValue(id), StringComparison.Ordinal))?.Evidence
                    ?? throw new CliException(ExitCode.NotFound, $"The incident has no evidence '{parsed.GetValue(id)}'. 'evidence list {about}' names what it has.");
                await WriteAsync(session.Evidence, evidence, parsed.GetValue(output)!, cancellationToken);
                Standard.Error.WriteLine($"{parsed.GetValue(output)}: {evidence.Size} bytes, sha-256 {evidence.Digest}.");
                return ExitCode.Success;
            });
    }

    private static Command Withdraw()
    {
        var grounds = Sending.Grounds();
        return Verb.OnRegister(
            "withdraw",
            "Says that a file does not speak for the incident after all. The log and the store keep it.",
            ["./run evidence withdraw asean-2020-attacks 5f2c... --grounds \"Ảnh của vụ khác\""],
            [incident, id, grounds, Sending.CommandId, CommonOptions.Json],
            (session, parsed, cancellationToken) => Sending.SendAsync(
                session,
                parsed,
                new WithdrawIncidentEvidence(new(Ids.Require(parsed.GetValue(id)!)), parsed.GetValue(grounds)!) { Incident = new(Ids.Require(parsed.GetValue(incident)!)) },
                cancellationToken));
    }

    private static async Task<IReadOnlyList<StatedEvidence>> RequireAsync(RegisterSession session, IncidentId about, Moment moment, CancellationToken cancellationToken) =>
        await EvidenceQuery.OfAsync(session.Records, session.Viewer, moment, about, cancellationToken) ?? throw new CliException(ExitCode.NotFound, $"There is no incident '{about}' at this moment.");

    private static async Task<StoredEvidence> KeepAsync(IEvidenceStore store, string path, CancellationToken cancellationToken)
    {
        await using var content = RecordVerb.Open(path);
        if (content is { CanSeek: true, Length: 0 }) throw new CliException(ExitCode.BadInput, $"{path}: the file is empty. Nothing was recorded.");

        try
        {
            return await store.KeepAsync(content, cancellationToken);
        }
        catch (EvidenceTooLargeException large)
        {
            throw new CliException(ExitCode.BadInput, $"{path}: {large.Message} Nothing was recorded.");
        }
    }

    /// <summary>The file gets its name when all of it is there and is what was kept.</summary>
    private static async Task WriteAsync(IEvidenceStore store, Evidence evidence, string path, CancellationToken cancellationToken)
    {
        if (Path.Exists(path)) throw new CliException(ExitCode.Usage, $"--out: there is something at {path} already; choose another name.");
        var draft = $"{path}.{Guid.NewGuid():N}.new";
        try
        {
            await using (var file = new FileStream(draft, FileMode.CreateNew, FileAccess.Write)) await store.CopyAsync(evidence.Digest, file, cancellationToken);
            File.Move(draft, path, overwrite: false);
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            throw new CliException(ExitCode.Failure, $"--out: {path} cannot be written: {wrong.Message}");
        }
        finally
        {
            File.Delete(draft);
        }
    }

    private static string Table(IReadOnlyList<StatedEvidence> known, string language)
    {
        var table = new TextTable(WorkWords.Heads(
            language, new("Mã", "Id"), new("Tệp", "File"), new("Kiểu", "Media type"), new("Số byte", "Bytes"), new("Tiêu đề", "Title"), new("Nguồn", "Source"), new("SHA-256", "SHA-256")));
        foreach (var (evidence, statement) in known)
            table.Add(evidence.Id.Value, evidence.FileName, evidence.MediaType, evidence.Size.ToString(CultureInfo.InvariantCulture), evidence.Title ?? "", statement.Source?.Value ?? "", evidence.Digest);
        return table.Render();
    }

    private static string Named(ReferredEvidence evidence) =>
        Standard.Say(
            $"chứng cứ {evidence.Id} của vụ việc {evidence.Incident} ({evidence.FileName}, ghi ở vị trí {evidence.Position}), sha-256 {evidence.Digest}",
            $"evidence {evidence.Id} of incident {evidence.Incident} ({evidence.FileName}, recorded at position {evidence.Position}), sha-256 {evidence.Digest}");
}

/// <summary>The media types of what evidence mostly is (IANA).</summary>
internal static class MediaTypes
{
    private static readonly Dictionary<string, string> byEnding = new(StringComparer.OrdinalIgnoreCase)
    {
        [".txt"] = "text/plain", [".log"] = "text/plain", [".csv"] = "text/csv", [".html"] = "text/html", [".json"] = "application/json", [".xml"] = "application/xml",
        [".pdf"] = "application/pdf", [".zip"] = "application/zip", [".gz"] = "application/gzip", [".eml"] = "message/rfc822", [".pcap"] = "application/vnd.tcpdump.pcap",
        [".png"] = "image/png", [".jpg"] = "image/jpeg", [".jpeg"] = "image/jpeg", [".gif"] = "image/gif", [".webp"] = "image/webp", [".mp4"] = "video/mp4", [".mp3"] = "audio/mpeg",
        [".docx"] = "application/vnd.openxmlformats-officedocument.wordprocessingml.document", [".xlsx"] = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    };

    public static string Of(string path) => byEnding.GetValueOrDefault(Path.GetExtension(path), "application/octet-stream");
}
