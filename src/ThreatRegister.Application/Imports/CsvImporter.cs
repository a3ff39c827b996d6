using ThreatRegister.Application.Commands;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Imports;
using ThreatRegister.Domain.Sources;

namespace ThreatRegister.Application.Imports;

/// <summary>
/// Imports CSV files through the register's commands. It keeps nothing outside the log: stopped at any point, even by SIGKILL, it is
/// resumed by running it again, and what is recorded already counts as repeated.
/// </summary>
public sealed class CsvImporter(ICommands commands, TimeProvider time)
{
    /// <summary>
    /// Imports one file. What is wrong with the file as a whole (its bytes, its header, the length of a row) is found before anything
    /// is recorded, and comes back as <see cref="ImportReport.Fault"/>; what is wrong with a row refuses that row.
    /// </summary>
    public async Task<ImportReport> RunAsync(
        string file,
        MappingFile mapping,
        ImportOptions options,
        IProgress<ImportProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        try
        {
            return await ImportAsync(file, mapping, options, progress, cancellationToken);
        }
        catch (ImportFaultException fault)
        {
            return ImportReport.Failed(fault.In(file));
        }
    }

    private async Task<ImportReport> ImportAsync(
        string path, MappingFile mapping, ImportOptions options, IProgress<ImportProgress>? progress, CancellationToken cancellationToken)
    {
        if (!CsvFormat.TryOf(mapping.Mapping.File, out var format, out var wrong)) throw new ImportFaultException(wrong);

        var (digest, header) = CsvFile.Inspect(path, format, cancellationToken);
        var (mapper, faults) = RowMapper.For(mapping.Mapping, header);
        if (faults.Count > 0)
            throw new ImportFaultException(string.Join('\n', faults.Select(fault => $"{fault.Reason} ({fault.Path} of {mapping.Name})")), line: 1);

        using var rejects = Rejects.Like(header, format, options.RejectFile, [path, mapping.Name], options.RejectLanguage);
        var source = mapping.Mapping.Source.Id;
        var import = ImportId.Of(Digests.Id(source, Digests.Short(DerivedIds.Digest(source.Value, digest, mapping.Digest))));
        var frame = new ImportFrame(commands, options.Actor);
        var start = new StartImport(source, Path.GetFileName(path), digest, mapping.Digest) { Import = import };
        if (!options.DryRun) await frame.BeginAsync(SourceOf(mapping.Mapping.Source), start, cancellationToken);

        var recorder = new RowRecorder(commands, import, options, rejects);
        using (var file = CsvFile.Open(path, format))
        {
            await RecordRowsAsync(file, mapper, recorder, new(progress, time), cancellationToken);
            if (!string.Equals(file.Digest(), digest, StringComparison.Ordinal))
                throw new ImportFaultException("it was changed while it was read; what was recorded stays, so import it again.");
        }

        if (!options.DryRun) await frame.CompleteAsync(import, recorder.OfImport, cancellationToken);
        return new(Fault: null, import, recorder.OfRun, rejects.First, mapper.Ignored, recorder.RefusedAsMapped) { Unread = mapper.Unread };
    }

    private static async Task RecordRowsAsync(
        CsvFile file, RowMapper mapper, RowRecorder recorder, Throttle progress, CancellationToken cancellationToken)
    {
        var rows = 0L;
        foreach (var row in file.Rows)
        {
            var (mapped, refusal) = mapper.Map(row);
            if (mapped is not null) await recorder.RecordAsync(mapped, cancellationToken);
            else recorder.Refuse(refusal!);
            progress.Report(++rows, file);
        }

        await recorder.FlushAsync(cancellationToken);
        progress.Report(rows, file, isLast: true);
    }

    private static RegisterSource SourceOf(SourceElement source) => new(
        new(source.Title.Vi, source.Title.En),
        source.Kind,
        source.Publisher,
        source.StatedOn is null ? null : When.Parse(source.StatedOn),
        source.StatedOnBasis,
        source.Language,
        source.Licence,
        source.Url)
    {
        Source = source.Id,
    };
}
