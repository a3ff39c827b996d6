using ThreatRegister.Application.Commands;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Imports;
using ThreatRegister.Domain.Incidents;

namespace ThreatRegister.Application.Imports;

/// <summary>Records mapped rows in chunks and counts how they fared.</summary>
internal sealed class RowRecorder(ICommands commands, ImportId import, ImportOptions options, Rejects rejects)
{
    private const int ChunkSize = 500;

    private readonly List<MappedRow> chunk = new(ChunkSize);
    private long recorded, repeated, repeatedOfImport, changed, refused, refusedAsMapped;

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

        if (options.DryRun)
        {
            foreach (var row in chunk) await PreviewAsync(row, cancellationToken);
        }
        else
        {
            var answers = await commands.ExecuteManyAsync(chunk.ConvertAll(Envelope), unknownAreNew: true, cancellationToken);
            for (var index = 0; index < chunk.Count; index++) await CountAsync(chunk[index], answers[index], cancellationToken);
        }

        chunk.Clear();
    }

    // The import is part of the command and so of its id: the same id always has the same body.
    private CommandEnvelope Envelope(MappedRow row) => new(
        row.Report with { Imported = new(import, row.RowId, row.Digest) },
        DerivedIds.From("import-row", import.Value, row.RowId, row.Digest),
        options.Actor);

    private async ValueTask CountAsync(MappedRow row, CommandAnswer answer, CancellationToken cancellationToken)
    {
        switch (answer)
        {
            case CommandAnswer.Accepted { Repeated: false }:
                recorded++;
                break;
            case CommandAnswer.Accepted:
                (repeated, repeatedOfImport) = (repeated + 1, repeatedOfImport + 1);
                break;
            case CommandAnswer.Refused { Reason: not Refusal.AlreadyExists } no:
                Refuse(row, no.Reason, no.Field);
                break;
            default:
                Compare(row, await commands.ImportedRowOfAsync(row.Report.Incident, cancellationToken));
                break;
        }
    }

    private async ValueTask PreviewAsync(MappedRow row, CancellationToken cancellationToken)
    {
        var known = await commands.ImportedRowOfAsync(row.Report.Incident, cancellationToken);
        if (known is not null) Compare(row, known);
        else if (options.Check is { } check && await check(row.Report, cancellationToken) is { } no) Refuse(row, no.Reason, no.Field);
        else recorded++;
    }

    // The incident exists: from this very row, from an earlier state of it, or from something else altogether.
    private void Compare(MappedRow row, ImportedRow? known)
    {
        if (known is null || !string.Equals(known.RowId, row.RowId, StringComparison.Ordinal))
        {
            Refuse(new(row.Line, Column: null, $"an incident '{row.Report.Incident}' exists that is not from this row.", row.Raw));
        }
        else if (string.Equals(known.Digest, row.Digest, StringComparison.Ordinal))
        {
            repeated++;
            if (known.Import == import) repeatedOfImport++;
        }
        else
        {
            changed++;
            var reason = $"changed: incident '{row.Report.Incident}' was recorded from an earlier state of this row by import '{known.Import}'.";
            rejects.Add(new(row.Line, Column: null, reason, row.Raw));
        }
    }

    private void Refuse(MappedRow row, Refusal reason, string? field) => Refuse(new RowRefusal(
        row.Line, Column: null, $"the register refuses it: {reason}{(field is null ? "" : $" ({field})")}.", row.Raw));
}
