namespace ThreatRegister.Application.Queries.Differences;

/// <summary>The difference of two moments with the figures that it changed.</summary>
/// <param name="Totals">Of all registers but those of reference data.</param>
/// <param name="Reference">Of those: what other records refer to.</param>
/// <param name="Registers">Those in which something is different, those of reference data last.</param>
/// <param name="Figures">Cells of the register by type and year that are different, and the total.</param>
public sealed record DifferenceView(
    DifferenceMoment From, DifferenceMoment To, DifferenceTotals Totals, DifferenceTotals Reference, IReadOnlyList<RegisterDifference> Registers, DifferenceFigures Figures, long ParkedStreams);

/// <param name="Digest">The log's chain at the position, in hex.</param>
public sealed record DifferenceMoment(long Position, DateTimeOffset? RecordedAt, string Digest);

public sealed record DifferenceFigures(RegisterTotal Before, RegisterTotal After, IReadOnlyList<CellDifference> Cells);

/// <param name="Part">What is counted: <c>cell</c>, <c>sub-period-not-stated</c>; not counted: <c>may-belong</c>, <c>suspected</c>.</param>
/// <param name="Before">Null: there was nothing.</param>
public sealed record CellDifference(string Part, string Type, string Period, CellFigures? Before, CellFigures? After);

/// <summary>Outcomes are null where the register does not tell them apart.</summary>
public sealed record CellFigures(
    long Incidents, QuantityView Quantity, long Blocked, long? FailedAttempt = null, long? NearMiss = null, long? PartlySucceeded = null, long? Succeeded = null, long? Unknown = null)
{
    public static CellFigures Of(ThreatCell cell) =>
        new(cell.Incidents, cell.Quantity, cell.Blocked, cell.FailedAttempt, cell.NearMiss, cell.PartlySucceeded, cell.Succeeded, cell.Unknown);
}
