using ThreatRegister.Application.Commands;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Imports;
using ThreatRegister.Domain.Incidents;

namespace ThreatRegister.Application.Imports;

/// <summary>Whether the register would refuse a report; null: it would not.</summary>
public delegate ValueTask<CommandAnswer.Refused?> ImportCheck(ReportIncident report, CancellationToken cancellationToken);

/// <param name="Actor">Who imports: an id, not a name.</param>
/// <param name="DryRun">Decides and counts, records nothing.</param>
/// <param name="Update">Records corrections for rows that changed in the source.</param>
/// <param name="RejectFile">Where to list the rows that are not recorded; null: nowhere.</param>
/// <param name="RejectLanguage">For people who open that file in a spreadsheet; null: for programs, in English.</param>
/// <param name="Check">What a dry run asks about every row that is new; null: nothing, and only what the mapping refuses is found.</param>
public sealed record ImportOptions(
    string Actor, bool DryRun = false, bool Update = false, string? RejectFile = null, ImportCheck? Check = null, string? RejectLanguage = null);

/// <param name="Rows">Rows read so far.</param>
/// <param name="Bytes">Bytes read so far, of <paramref name="TotalBytes"/>.</param>
public sealed record ImportProgress(long Rows, long Bytes, long TotalBytes);

/// <summary>How an import went.</summary>
/// <param name="Fault">Why nothing was imported; null where the file was read to its end.</param>
/// <param name="Import">Null where there was a fault.</param>
/// <param name="Tally">Of this run: a row that an earlier run recorded counts as repeated.</param>
/// <param name="Rejected">The first rows that were refused or have changed, at most <see cref="MaxRejected"/>.</param>
/// <param name="Ignored">By column, how many values were left out because the mapping says so.</param>
/// <param name="RefusedAsMapped">Of the refused rows, those that the mapping itself says to refuse; the others need the user's eye.</param>
public sealed record ImportReport(
    ImportFault? Fault, ImportId? Import, ImportTally Tally, IReadOnlyList<RowRefusal> Rejected, IReadOnlyDictionary<string, long> Ignored, long RefusedAsMapped = 0)
{
    public const int MaxRejected = 20;

    /// <summary>The columns of the file that nothing is read from, by their names.</summary>
    public IReadOnlyList<string> Unread { get; init; } = [];

    internal static ImportReport Failed(ImportFault fault) => new(fault, Import: null, new(0, 0, 0, 0, 0), [], new Dictionary<string, long>(StringComparer.Ordinal));
}
