using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using ThreatRegister.Application.Commands;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Imports;
using ThreatRegister.Domain.Sources;

namespace ThreatRegister.Application.Imports.Veris;

/// <summary>Whose records they are.</summary>
/// <param name="Schema">A JSON schema that records are held against besides the product's own rules, such as that of VERIS with its enumerations; null: none.</param>
public sealed record VerisOptions(SourceId Source, string Title, byte[]? Schema = null);

/// <summary>
/// Imports VERIS records, one or many to a file, through the register's commands. As every import it keeps nothing outside the log, and a
/// record is known by its <c>incident_id</c>: run again, it changes nothing.
/// </summary>
public sealed class VerisImporter(ICommands commands)
{
    private const long MaxFileBytes = 64 << 20;

    private static readonly string[] rejectHeads = ["record", "pointer", "reason", "file"];

    private static readonly JsonDocumentOptions strict = new() { AllowDuplicateProperties = false, MaxDepth = 32 };

    /// <summary>Imports files, and what folders hold of <c>.json</c> in any case of letters, in the order of their names.</summary>
    /// <param name="progress">How many files were read.</param>
    public async Task<ImportReport> RunAsync(
        IReadOnlyList<string> paths, VerisOptions veris, ImportOptions options, IProgress<long>? progress = null, CancellationToken cancellationToken = default)
    {
        try
        {
            return await ImportAsync(paths, veris, options, progress, cancellationToken);
        }
        catch (ImportFaultException fault)
        {
            return ImportReport.Failed(fault.In(string.Join(' ', paths)));
        }
    }

    private async Task<ImportReport> ImportAsync(
        IReadOnlyList<string> paths, VerisOptions veris, ImportOptions options, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        var files = FilesOf(paths);
        using var rejects = Rejects.Open(options.RejectFile, rejectHeads, files, refusal => [refusal.Line.ToString(CultureInfo.InvariantCulture), refusal.Column ?? "", refusal.Reason, refusal.Row]);
        var (digest, rules) = (DigestOf(files), VerisData.DigestWith(veris.Schema));
        var import = ImportId.Of(Digests.Id(veris.Source, Digests.Short(DerivedIds.Digest(veris.Source.Value, digest, rules))));
        var frame = new ImportFrame(commands, options.Actor);
        var start = new StartImport(veris.Source, Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(paths[0]))), digest, rules) { Import = import };
        var source = new RegisterSource(new(null, veris.Title), SourceKind.DataSet) { Source = veris.Source };
        if (!options.DryRun) await frame.BeginAsync(source, start, cancellationToken);

        var recorder = new RowRecorder(commands, import, options, rejects);
        await RecordAsync(files, veris, recorder, progress, cancellationToken);
        if (!options.DryRun) await frame.CompleteAsync(import, recorder.OfImport, cancellationToken);
        return new(Fault: null, import, recorder.OfRun, rejects.First, new Dictionary<string, long>(StringComparer.Ordinal), recorder.RefusedAsMapped);
    }

    private static async Task RecordAsync(string[] files, VerisOptions veris, RowRecorder recorder, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        var mapper = new VerisMapper(veris.Source);
        using var schema = veris.Schema is null ? null : SchemaOf(veris.Schema);
        JsonRules[] rules = schema is null ? [VerisData.Rules] : [VerisData.Rules, new(schema.RootElement)];
        var seen = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (index, file) in files.Index())
        {
            foreach (var (record, number) in RecordsOf(file, recorder))
            {
                var (row, fault) = Read(record, number, file, mapper, rules, seen);
                if (row is not null) await recorder.RecordAsync(row, cancellationToken);
                else recorder.Refuse(new(number, fault!.Place, fault.Reason, file));
            }

            progress?.Report(index + 1);
        }

        await recorder.FlushAsync(cancellationToken);
    }

    private static (MappedRow? Row, JsonFault? Fault) Read(
        JsonElement record, long number, string file, VerisMapper mapper, JsonRules[] rules, Dictionary<string, string> seen)
    {
        if (rules.SelectMany(rule => rule.Faults(record)).FirstOrDefault() is { } broken) return (null, broken);

        var id = VerisMapper.RowIdOf(record);
        if (!seen.TryAdd(id, file)) return (null, new("/incident_id", $"the id stands already in {seen[id]}"));

        var (report, fault) = mapper.Map(record);
        return report is null ? (null, fault) : (new(number, id, CanonicalReport.Digest(report), report, file), null);
    }

    /// <summary>One record, or an array of them; a file that cannot be read counts as one record that is refused.</summary>
    private static List<(JsonElement Record, long Number)> RecordsOf(string file, RowRecorder recorder)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(file), strict);
            var root = document.RootElement.Clone();
            return [.. (root.ValueKind is JsonValueKind.Array ? root.EnumerateArray().ToArray() : [root]).Select((record, index) => (record, index + 1L))];
        }
        catch (JsonException broken)
        {
            recorder.Refuse(new((broken.LineNumber ?? 0) + 1, Column: null, $"the file is no JSON: {broken.Message}", file));
            return [];
        }
    }

    private static string[] FilesOf(IReadOnlyList<string> paths)
    {
        try
        {
            var files = paths.SelectMany(path => Directory.Exists(path) ? InFolder(path) : [path]).ToArray();
            if (files.Length == 0) throw new ImportFaultException("there is no .json file");
            foreach (var file in files)
            {
                var info = new FileInfo(file);
                if (!info.Exists) throw new ImportFaultException($"there is no file {file}");
                if (info.Length > MaxFileBytes) throw new ImportFaultException($"{file} has more than {MaxFileBytes} bytes");
            }

            return files;
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException)
        {
            throw new ImportFaultException(broken.Message);
        }
    }

    private static IEnumerable<string> InFolder(string folder) =>
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(file => Path.GetExtension(file).Equals(".json", StringComparison.OrdinalIgnoreCase))
            .Order(StringComparer.Ordinal);

    /// <summary>Of the contents, whatever the files are called.</summary>
    private static string DigestOf(string[] files)
    {
        var contents = files.Select(file => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file)))).Order(StringComparer.Ordinal).ToArray();
        return contents.Length == 1 ? contents[0] : Convert.ToHexStringLower(DerivedIds.Digest(contents));
    }

    private static JsonDocument SchemaOf(byte[] schema)
    {
        try
        {
            return JsonDocument.Parse(schema);
        }
        catch (JsonException broken)
        {
            throw new ImportFaultException($"--schema: it is no JSON: {broken.Message}");
        }
    }
}
