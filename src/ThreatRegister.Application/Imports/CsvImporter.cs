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
            throw new ImportFaultException(string.Join(' ', faults.Select(fault => $"{fault.Reason} ({fault.Path} of {mapping.Name})")), line: 1);

        using var rejects = Rejects.Open(options.RejectFile, path, mapping.Name);
        var source = mapping.Mapping.Source.Id;
        var import = ImportId.Of(Digests.Id(source, Digests.Short(DerivedIds.Digest(source.Value, digest, mapping.Digest))));
        if ((await commands.WithdrawalsAsync(cancellationToken)).IsWithdrawn(import))
            throw new ImportFaultException($"it was imported with this mapping as '{import}', and that import was withdrawn: 'import reinstate {import}' takes it back into use.", isRefused: true);
        if (!options.DryRun) await BeginAsync(import, path, digest, mapping, options.Actor, cancellationToken);

        var recorder = new RowRecorder(commands, import, options, rejects);
        using (var file = CsvFile.Open(path, format))
        {
            await RecordRowsAsync(file, mapper, recorder, new(progress, time), cancellationToken);
            if (!string.Equals(file.Digest(), digest, StringComparison.Ordinal))
                throw new ImportFaultException("it was changed while it was read; what was recorded stays, so import it again.");
        }

        if (!options.DryRun) await CompleteAsync(import, recorder.OfImport, options.Actor, cancellationToken);
        return new(Fault: null, import, recorder.OfRun, rejects.First, mapper.Ignored, recorder.RefusedAsMapped);
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

    private async Task BeginAsync(ImportId import, string path, string digest, MappingFile mapping, string actor, CancellationToken cancellationToken)
    {
        var source = mapping.Mapping.Source;
        var register = new RegisterSource(
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
        await EnsureAsync(new(register, DerivedIds.From("register-source", source.Id.Value, mapping.Digest), actor), cancellationToken);

        var start = new StartImport(source.Id, Path.GetFileName(path), digest, mapping.Digest) { Import = import };
        await EnsureAsync(new(start, DerivedIds.From("start-import", import.Value), actor), cancellationToken);
    }

    private async Task CompleteAsync(ImportId import, ImportTally tally, string actor, CancellationToken cancellationToken)
    {
        var complete = new CompleteImport(tally) { Import = import };
        await EnsureAsync(new(complete, DerivedIds.From("complete-import", import.Value, tally.ToString()), actor), cancellationToken);
    }

    // A source or import that exists already is what a second run finds.
    private async Task EnsureAsync(CommandEnvelope command, CancellationToken cancellationToken)
    {
        var answer = await commands.ExecuteAsync(command, cancellationToken);
        if (answer is CommandAnswer.Refused { Reason: not Refusal.AlreadyExists } refused)
            throw new ImportFaultException($"{command.Body.GetType().Name} was refused: {refused.Reason}{(refused.Field is null ? "" : $" ({refused.Field})")}.");
    }
}
