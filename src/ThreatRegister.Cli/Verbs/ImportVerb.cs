using System.CommandLine;
using ThreatRegister.Application.Imports;
using ThreatRegister.Application.Queries;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Withdrawals;
using ThreatRegister.Projections.Imports;

namespace ThreatRegister.Cli;

internal static class ImportVerb
{
    public static Command Create() => Verb.Group(
        "import",
        "Records what others hold.",
        ["./run import csv catalogue.csv --mapping docs/mappings/nasa-landslides.json", "./run import veris VCDB/data/json", "./run import events register.jsonl", "./run imports", "./run import withdraw nasa-landslides-5f0c --grounds \"Ánh xạ nhầm cột ngày\""],
        Csv(), ImportVerisVerb.Create(), ImportEventsVerb.Create(), Withdraw(), Reinstate());

    private static Command Csv()
    {
        var files = new Argument<string[]>("file") { Description = "CSV files of one shape.", Arity = ArgumentArity.OneOrMore };
        var mapping = new Option<string>("--mapping") { Description = "How columns become incidents: see docs/mappings/README.md.", Required = true };
        var dryRun = new Option<bool>("--dry-run") { Description = "Decides and counts, records nothing." };
        var update = new Option<bool>("--update") { Description = "Record corrections for rows that have changed in the source; what no correction can say is listed with its reason." };
        var rejects = new Option<string?>("--rejects") { Description = "Write the rows that were not recorded to this CSV file, as they were, with column, reason and line: to be corrected and imported again." };
        return Verb.OnRegister(
            "csv",
            "Imports CSV files as incidents. What is recorded already is left as it is, so a broken-off import is resumed by running it again.",
            ["./run import csv catalogue.csv --mapping docs/mappings/nasa-landslides.json", "./run import csv new.csv --mapping mine.json --dry-run --rejects rejects.csv"],
            [files, mapping, dryRun, update, rejects, CommonOptions.Language, CommonOptions.Json],
            async (session, parsed, cancellationToken) =>
            {
                var (read, faults) = MappingFile.Load(parsed.GetValue(mapping)!);
                if (read is null) throw new CliException(ExitCode.BadInput, string.Join('\n', faults.Select(fault => ImportWords.Of(fault, Standard.Language))));
                await RequireTypesAsync(session, cancellationToken);
                var options = new ImportOptions(session.Settings.Actor, parsed.GetValue(dryRun), parsed.GetValue(update), parsed.GetValue(rejects), session.Commands.CheckAsync);
                var exit = ExitCode.Success;
                foreach (var file in parsed.GetValue(files)!)
                {
                    var fileExit = await ImportAsync(session, file, read, options, parsed.GetValue(CommonOptions.Json), cancellationToken);
                    if (fileExit != ExitCode.Success) exit = fileExit;
                }

                return exit;
            });
    }

    private static Command Withdraw()
    {
        var (import, grounds) = (Batch(), Sending.Grounds());
        var dry = new Option<bool>("--dry-run") { Description = "Tell what would be withdrawn, and record nothing." };
        return Verb.OnRegister(
            "withdraw",
            "Takes back a whole import as one act: what it recorded is counted no more. The same rows may then be imported again under another mapping.",
            ["./run import withdraw nasa-landslides-5f0c --grounds \"Ánh xạ nhầm cột ngày\"", "./run import withdraw nasa-landslides-5f0c --grounds \"Ánh xạ nhầm cột ngày\" --dry-run", "./run incidents --import nasa-landslides-5f0c --status withdrawn"],
            [import, grounds, dry, Sending.CommandId, CommonOptions.Json],
            async (session, parsed, cancellationToken) =>
            {
                var id = Sending.Id<ImportId>(parsed.GetValue(import)!, "batch");
                if (parsed.GetValue(dry)) return await TellRecordsAsync(session, id, parsed.GetValue(CommonOptions.Json), cancellationToken);

                var exit = await Sending.SendAsync(session, parsed, new WithdrawImport(parsed.GetValue(grounds)!) { Import = id }, cancellationToken);
                if (exit == ExitCode.Success) await WarnOfMergedAsync(session, id, cancellationToken);
                return exit;
            });
    }

    /// <summary>What a withdrawal takes back.</summary>
    private static async Task<int> TellRecordsAsync(RegisterSession session, ImportId import, bool json, CancellationToken cancellationToken)
    {
        var moment = await session.NewestAsync(cancellationToken);
        if (await session.Records.FindAsync(new ImportRegister(), import.Value, moment, cancellationToken) is null)
            throw new CliException(ExitCode.NotFound, Standard.Say($"Không có lô nhập '{import}'.", $"There is no import '{import}'."));

        var records = await session.Work.CountOfImportAsync(session.Viewer, moment, import.Value, cancellationToken);
        if (json) Printed.Json(new { import = import.Value, incidents = records.All, toldSince = records.ToldSince });
        else
        {
            Printed.Text(Standard.Say(
                $"Sẽ thu hồi {records.All} vụ việc, trong đó {records.ToldSince} vụ việc đã được ghi thêm thông tin sau khi nhập.",
                $"{records.All} incidents would be withdrawn; {records.ToldSince} of them were told something after the import."));
        }

        return ExitCode.Success;
    }

    private static Command Reinstate()
    {
        var (import, grounds) = (Batch(), Sending.Grounds());
        return Verb.OnRegister(
            "reinstate",
            "Takes a withdrawn import back into use, with its records as they were.",
            ["./run import reinstate nasa-landslides-5f0c --grounds \"Rút nhầm\""],
            [import, grounds, Sending.CommandId, CommonOptions.Json],
            (session, parsed, cancellationToken) => Sending.SendAsync(
                session, parsed, new ReinstateImport(parsed.GetValue(grounds)!) { Import = Sending.Id<ImportId>(parsed.GetValue(import)!, "batch") }, cancellationToken));
    }

    private static Argument<string> Batch() => new("batch") { Description = "Id of the import ('imports' lists them)." };

    /// <summary>What is merged into a withdrawn record is counted nowhere: someone has to look at it.</summary>
    private static async Task WarnOfMergedAsync(RegisterSession session, ImportId import, CancellationToken cancellationToken)
    {
        var moment = await session.NewestAsync(cancellationToken);
        foreach (var view in await new MergeReader(session.Records, session.Registers).ListAsync(session.Viewer, moment, cancellationToken))
        {
            if (view.Merge.UnmergedBy is not null || await session.Commands.ImportedIncidentAsync(new(view.Merge.Spans[^1].Survivor), cancellationToken) is not { IsWithdrawn: true, Row: { } row } || row.Import != import) continue;
            Standard.Error.WriteLine(Standard.Say(
                $"{view.Merge.Merged} đã gộp vào {view.Merge.Survivor}, mà bản ghi này nay bị thu hồi: không bản nào được đếm. 'unmerge {view.Merge.Merged}' để hủy gộp.",
                $"{view.Merge.Merged} is merged into {view.Merge.Survivor}, which is withdrawn now: neither is counted. 'unmerge {view.Merge.Merged}' lets it speak for itself."));
        }
    }

    private static async Task<int> ImportAsync(RegisterSession session, string file, MappingFile mapping, ImportOptions options, bool json, CancellationToken cancellationToken)
    {
        var progress = new RowProgress(Path.GetFileName(file));
        var report = await new CsvImporter(session.Commands, TimeProvider.System).RunAsync(file, mapping, options, progress, cancellationToken);
        progress.Done();
        return await FinishAsync(session, report, rejected => $"{file}: {ImportWords.Of(rejected, Standard.Language)}", options, json, cancellationToken);
    }

    public static async Task RequireTypesAsync(RegisterSession session, CancellationToken cancellationToken)
    {
        if (await session.Moments.HasNoTypesAsync(cancellationToken))
            throw new CliException(ExitCode.Refused, Standard.Say(
                "Chưa có danh mục loại đe dọa. Hãy chạy 'seed' (loại và quy tắc kết thúc) hoặc 'seed --cases' trước; chưa ghi gì.",
                "There are no threat types yet. Run 'seed' (types and closing rules) or 'seed --cases' first; nothing was recorded."));
    }

    /// <summary>Brings the registers up to what was imported and tells how it went.</summary>
    /// <param name="words">What is said of a row that was not recorded.</param>
    public static async Task<int> FinishAsync(RegisterSession session, ImportReport report, Func<RowRefusal, string> words, ImportOptions options, bool json, CancellationToken cancellationToken)
    {
        if (!options.DryRun)
        {
            var head = await session.Log.HeadAsync(cancellationToken);
            var projecting = new Progress("Registers", head.Position);
            await session.Maintenance.CatchUpAsync(progress: projecting, cancellationToken: cancellationToken);
            projecting.Done();
        }

        if (report.Fault is { } fault) throw new CliException(fault.IsRefused ? ExitCode.Refused : ExitCode.BadInput, ImportWords.Of(fault, Standard.Language));
        foreach (var rejected in report.Rejected) Standard.Error.WriteLine(words(rejected));
        foreach (var (column, count) in report.Ignored) Standard.Error.WriteLine(Standard.Say($"{column}: bỏ {count} giá trị, như ánh xạ nói.", $"{column}: {count} values left out, as the mapping says."));
        if (report.Unread.Count > 0) Standard.Error.WriteLine(Standard.Say($"Cột của tệp không được đọc: {string.Join(", ", report.Unread)}.", $"Columns of the file that nothing is read from: {string.Join(", ", report.Unread)}."));
        var tally = report.Tally;
        if (json) Printed.Json(new { import = report.Import, read = tally.Read, recorded = tally.Recorded, repeated = tally.Repeated, changed = tally.Changed, refused = tally.Refused, dryRun = options.DryRun });
        else Printed.Text($"{(options.DryRun ? "Dry run: " : "")}read {tally.Read}, recorded {tally.Recorded}, repeated {tally.Repeated}, changed {tally.Changed}, refused {tally.Refused}");
        return tally.Refused > report.RefusedAsMapped ? ExitCode.BadInput : ExitCode.Success;
    }

    private sealed class RowProgress(string file) : IProgress<ImportProgress>
    {
        private Progress? shown;

        public void Report(ImportProgress value) => (shown ??= new Progress($"{file}, bytes", value.TotalBytes)).Report(value.Bytes);

        public void Done() => shown?.Done();
    }
}
