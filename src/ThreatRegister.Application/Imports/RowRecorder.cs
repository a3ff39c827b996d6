using System.Globalization;
using ThreatRegister.Application.Commands;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Imports;
using ThreatRegister.Domain.Incidents;

namespace ThreatRegister.Application.Imports;

/// <summary>Records mapped rows in chunks and counts how they fared.</summary>
internal sealed class RowRecorder(ICommands commands, ImportId import, ImportOptions options, Rejects rejects)
{
    private const int ChunkSize = 500;

    /// <summary>How many rows that were found are looked into at once.</summary>
    private const int AtOnce = 16;

    private readonly string grounds = $"Theo dòng đã thay đổi của nguồn, lần nhập {import}";
    private readonly List<MappedRow> chunk = new(ChunkSize);
    private long recorded, repeated, repeatedOfImport, changed, refused, refusedAsMapped;

    private enum Fate
    {
        Recorded,
        Repeated,
        RepeatedOfImport,
        Changed,
        Refused,
    }

    /// <summary>As this run found it.</summary>
    public ImportTally OfRun => new(recorded + repeated + changed + refused, recorded, repeated, changed, refused);

    /// <summary>
    /// As the import stands, whatever number of runs it took: rows that an earlier run of the same import recorded are its own. An
    /// interrupted import ends with the same tally as one that was not.
    /// </summary>
    public ImportTally OfImport => OfRun with { Recorded = recorded + repeatedOfImport, Repeated = repeated - repeatedOfImport };

    /// <summary>Of the refused rows, those that the mapping itself says to refuse.</summary>
    public long RefusedAsMapped => refusedAsMapped;

    public void Refuse(RowRefusal refusal)
    {
        refused++;
        if (refusal.AsMapped) refusedAsMapped++;
        rejects.Add(refusal);
    }

    public async ValueTask RecordAsync(MappedRow row, CancellationToken cancellationToken)
    {
        chunk.Add(row);
        if (chunk.Count == ChunkSize) await FlushAsync(cancellationToken);
    }

    public async ValueTask FlushAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (chunk.Count == 0) return;

        foreach (var (fate, reason) in options.DryRun ? await PreviewAllAsync(cancellationToken) : await RecordAllAsync(cancellationToken)) Count(fate, reason);
        chunk.Clear();
    }

    private async Task<(Fate Fate, RowRefusal? Reason)[]> RecordAllAsync(CancellationToken cancellationToken)
    {
        var mayBeginAnew = !(await commands.WithdrawalsAsync(cancellationToken)).IsEmpty;
        var answers = await commands.ExecuteManyAsync(chunk.ConvertAll(Envelope), unknownAreNew: !mayBeginAnew, cancellationToken);
        var fates = new (Fate, RowRefusal?)[chunk.Count];
        await Parallel.ForAsync(0, chunk.Count, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken }, async (index, token) =>
            fates[index] = await FateOfAsync(chunk[index], answers[index], mayBeginAnew, token));
        return fates;
    }

    private async Task<(Fate Fate, RowRefusal? Reason)[]> PreviewAllAsync(CancellationToken cancellationToken)
    {
        var fates = new (Fate, RowRefusal?)[chunk.Count];
        for (var index = 0; index < fates.Length; index++) fates[index] = await PreviewAsync(chunk[index], cancellationToken);
        return fates;
    }

    private void Count(Fate fate, RowRefusal? reason)
    {
        switch (fate)
        {
            case Fate.Recorded: recorded++; break;
            case Fate.Repeated: repeated++; break;
            case Fate.RepeatedOfImport: (repeated, repeatedOfImport) = (repeated + 1, repeatedOfImport + 1); break;
            case Fate.Changed: changed++; break;
            default: Refuse(reason!); return;
        }

        if (reason is not null) rejects.Add(reason);
    }

    // The import is part of the command and so of its id: the same id always has the same body.
    private CommandEnvelope Envelope(MappedRow row) => new(Report(row), DerivedIds.From("import-row", import.Value, row.RowId, row.Digest), options.Actor);

    private ReportIncident Report(MappedRow row) => row.Report with { Imported = new(import, row.RowId, row.Digest) };

    private async ValueTask<(Fate Fate, RowRefusal? Reason)> FateOfAsync(MappedRow row, CommandAnswer answer, bool mayBeginAnew, CancellationToken cancellationToken)
    {
        switch (answer)
        {
            case CommandAnswer.Accepted { Repeated: false }:
                return (Fate.Recorded, null);
            case CommandAnswer.Accepted when !mayBeginAnew:
                return (Fate.RepeatedOfImport, null);
            case CommandAnswer.Refused { Reason: not Refusal.AlreadyExists } no:
                return Refused(row, no);
            default:
                var known = await commands.ImportedIncidentAsync(row.Report.Incident, cancellationToken);
                if (known is { IsWithdrawn: true }) return await BeginAnewAsync(row, known, cancellationToken);
                return Compare(row, known) is { Fate: Fate.Changed } && options.Update ? await UpdateAsync(row, known!, cancellationToken) : Compare(row, known);
        }
    }

    private async ValueTask<(Fate Fate, RowRefusal? Reason)> PreviewAsync(MappedRow row, CancellationToken cancellationToken)
    {
        var known = await commands.ImportedIncidentAsync(row.Report.Incident, cancellationToken);
        if (known is { IsWithdrawn: false })
        {
            if (Compare(row, known) is not { Fate: Fate.Changed } found || !options.Update) return Compare(row, known);
            return CannotOf(row, known) is { } cannot ? (Fate.Refused, cannot) : found with { Reason = null };
        }

        return options.Check is { } check && await check(row.Report, cancellationToken) is { } no ? Refused(row, no) : (Fate.Recorded, null);
    }

    /// <summary>The import it is from was taken back: this one reports it anew. Its version is in the command's id, for that may happen again.</summary>
    private async ValueTask<(Fate Fate, RowRefusal? Reason)> BeginAnewAsync(MappedRow row, ImportedIncident known, CancellationToken cancellationToken)
    {
        var id = DerivedIds.From("import-row-anew", import.Value, row.RowId, row.Digest, known.Version.ToString(CultureInfo.InvariantCulture));
        var answer = await commands.ExecuteAsync(new(Report(row), id, options.Actor), cancellationToken);
        return answer is CommandAnswer.Accepted ? (Fate.Recorded, null) : Refused(row, answer);
    }

    /// <summary>Records what has changed in the row, then that the record is up to it: broken off between, it is done again.</summary>
    private async ValueTask<(Fate Fate, RowRefusal? Reason)> UpdateAsync(MappedRow row, ImportedIncident known, CancellationToken cancellationToken)
    {
        if (CannotOf(row, known) is { } cannot) return (Fate.Refused, cannot);

        var imported = new ImportedRow(import, row.RowId, row.Digest);
        var update = RowUpdate.Of(known.AsImported, known.Now, row.Report, grounds).Commands;
        for (var number = 0; number <= update.Count; number++)
        {
            IncidentCommand body = number < update.Count ? update[number] : new FollowImportedRow(imported, grounds) { Incident = row.Report.Incident };
            var answer = await commands.ExecuteAsync(new(body, ImportedIncident.UpdateId(imported, number), options.Actor), cancellationToken);
            if (answer is not CommandAnswer.Accepted) return Refused(row, answer);
        }

        return (Fate.Changed, null);
    }

    private RowRefusal? CannotOf(MappedRow row, ImportedIncident known)
    {
        var reason = known.MergedInto is { } survivor
            ? $"incident '{row.Report.Incident}' is merged into '{survivor}': correct that one."
            : RowUpdate.Of(known.AsImported, known.Now, row.Report, grounds).Cannot;
        return reason is null ? null : new(row.Line, Column: null, $"changed: {reason}", row.Raw, Cells: row.Cells);
    }

    // The incident exists: from this very row, from an earlier state of it, or from something else altogether.
    private (Fate Fate, RowRefusal? Reason) Compare(MappedRow row, ImportedIncident? known)
    {
        if (known?.Row is not { } from || !string.Equals(from.RowId, row.RowId, StringComparison.Ordinal))
            return (Fate.Refused, new(row.Line, Column: null, $"an incident '{row.Report.Incident}' exists that is not from this row.", row.Raw, Cells: row.Cells));
        if (string.Equals(from.Digest, row.Digest, StringComparison.Ordinal)) return (from.Import == import ? Fate.RepeatedOfImport : Fate.Repeated, null);

        var reason = $"changed: incident '{row.Report.Incident}' was recorded from an earlier state of this row by import '{from.Import}'.";
        return (Fate.Changed, new(row.Line, Column: null, reason, row.Raw, Cells: row.Cells));
    }

    private static (Fate Fate, RowRefusal? Reason) Refused(MappedRow row, CommandAnswer answer)
    {
        var reason = answer is CommandAnswer.Refused { Reason: Refusal.NotFound } or CommandAnswer.Stale { Actual: 0 } ? "it cannot be recorded under this id by who imports it; ask the office that keeps the register."
            : answer is CommandAnswer.Refused no
            ? $"the register refuses it: {no.Reason}{(no.Field is null ? "" : $" ({no.Field})")}{(no.Instead is null ? "" : $"; instead: {no.Instead}")}."
            : "it was changed while it was imported; import it again.";
        return (Fate.Refused, new(row.Line, Column: null, reason, row.Raw, Cells: row.Cells));
    }
}
