using System.CommandLine;
using ThreatRegister.Application.Imports;
using ThreatRegister.Application.Imports.Veris;
using ThreatRegister.Domain;

namespace ThreatRegister.Cli;

internal static class ImportVerisVerb
{
    public static Command Create()
    {
        var paths = new Argument<string[]>("path") { Description = "VERIS records as JSON: files, or folders of them.", Arity = ArgumentArity.OneOrMore };
        var source = new Option<string>("--source") { Description = "Id of the source that the records are from.", DefaultValueFactory = _ => "veris" };
        var title = new Option<string>("--title") { Description = "Title of a source that the register does not know yet.", DefaultValueFactory = _ => "VERIS records" };
        var schema = new Option<string?>("--schema") { Description = "Hold the records against this JSON schema too, such as verisc-merged.json with its enumerations." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Decides and counts, records nothing." };
        var update = new Option<bool>("--update") { Description = "Record corrections for records that have changed in the source." };
        var rejects = new Option<string?>("--rejects") { Description = "Write the records that were not recorded to this CSV file: record, pointer, reason, file." };
        return Verb.OnRegister(
            "veris",
            "Imports VERIS records (1.3 and 1.4) as incidents. A record is known by its incident_id, so running it again changes nothing.",
            ["./run import veris record.json", "./run import veris VCDB/data/json --source vcdb --title \"VERIS Community Database\" --rejects rejects.csv", "./run import veris new/ --schema verisc-merged.json --dry-run"],
            [paths, source, title, schema, dryRun, update, rejects, CommonOptions.Json],
            async (session, parsed, cancellationToken) =>
            {
                await ImportVerb.RequireTypesAsync(session, cancellationToken);
                var veris = new VerisOptions(SourceOf(parsed.GetValue(source)!), parsed.GetValue(title)!, await SchemaOf(parsed.GetValue(schema), cancellationToken));
                var options = new ImportOptions(session.Settings.Actor, parsed.GetValue(dryRun), parsed.GetValue(update), parsed.GetValue(rejects), session.Commands.CheckAsync);
                var progress = new Progress("Files");
                var report = await new VerisImporter(session.Commands).RunAsync(parsed.GetValue(paths)!, veris, options, progress, cancellationToken);
                progress.Done();
                return await ImportVerb.FinishAsync(session, report, refusal => $"{refusal.Row}{(refusal.Line > 1 ? Standard.Say($", bản ghi {refusal.Line}", $", record {refusal.Line}") : "")}{(string.IsNullOrEmpty(refusal.Column) ? "" : $", {refusal.Column}")}: {ImportWords.Of(refusal.Reason, Standard.Language)}", options, parsed.GetValue(CommonOptions.Json), cancellationToken);
            });
    }

    private static SourceId SourceOf(string id) =>
        IdText.IsValid(id) ? new(id) : throw new CliException(ExitCode.Usage, $"--source: '{id}' is not an id: lower-case letters, digits, '.' and '-'.");

    private static async Task<byte[]?> SchemaOf(string? path, CancellationToken cancellationToken)
    {
        try
        {
            return path is null ? null : await File.ReadAllBytesAsync(path, cancellationToken);
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            throw new CliException(ExitCode.BadInput, $"--schema: {wrong.Message}");
        }
    }
}
