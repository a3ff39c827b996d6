using System.CommandLine;
using ThreatRegister.Application.Imports;

namespace ThreatRegister.Cli;

internal static class ImportVerb
{
    public static Command Create() => Verb.Group(
        "import", "Records what others hold.", ["./run import csv catalogue.csv --mapping docs/mappings/nasa-landslides.json", "./run import veris VCDB/data/json", "./run import events register.jsonl"], Csv(), ImportVerisVerb.Create(), ImportEventsVerb.Create());

    private static Command Csv()
    {
        var files = new Argument<string[]>("file") { Description = "CSV files of one shape.", Arity = ArgumentArity.OneOrMore };
        var mapping = new Option<string>("--mapping") { Description = "How columns become incidents: see docs/mappings/README.md.", Required = true };
        var dryRun = new Option<bool>("--dry-run") { Description = "Decides and counts, records nothing." };
        var update = new Option<bool>("--update") { Description = "Record corrections for rows that have changed in the source." };
        var rejects = new Option<string?>("--rejects") { Description = "Write the rows that were not recorded to this CSV file, with line, column and reason." };
        return Verb.OnRegister(
            "csv",
            "Imports CSV files as incidents. What is recorded already is left as it is, so a broken-off import is resumed by running it again.",
            ["./run import csv catalogue.csv --mapping docs/mappings/nasa-landslides.json", "./run import csv new.csv --mapping mine.json --dry-run --rejects rejects.csv"],
            [files, mapping, dryRun, update, rejects, CommonOptions.Json],
            async (session, parsed, cancellationToken) =>
            {
                var (read, faults) = MappingFile.Load(parsed.GetValue(mapping)!);
                if (read is null) throw new CliException(ExitCode.BadInput, string.Join('\n', faults));
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

    private static async Task<int> ImportAsync(RegisterSession session, string file, MappingFile mapping, ImportOptions options, bool json, CancellationToken cancellationToken)
    {
        var progress = new RowProgress(Path.GetFileName(file));
        var report = await new CsvImporter(session.Commands, TimeProvider.System).RunAsync(file, mapping, options, progress, cancellationToken);
        progress.Done();
        return await FinishAsync(session, report, rejected => $"{file}: {rejected}", options, json, cancellationToken);
    }

    public static async Task RequireTypesAsync(RegisterSession session, CancellationToken cancellationToken)
    {
        if (await session.Moments.HasNoTypesAsync(cancellationToken))
            throw new CliException(ExitCode.Refused, "There are no threat types yet. Run 'seed' (types and closing rules) or 'seed --cases' first; nothing was recorded.");
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

        if (report.Fault is { } fault) throw new CliException(ExitCode.BadInput, fault.ToString());
        foreach (var rejected in report.Rejected) Console.Error.WriteLine(words(rejected));
        foreach (var (column, count) in report.Ignored) Console.Error.WriteLine($"{column}: {count} values left out, as the mapping says.");
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
