using System.Globalization;
using ThreatRegister.Domain.ThreatTypes;

namespace ThreatRegister.Application.Queries;

/// <summary>The register as a table for programs: everything that it shows; <c>part</c> tells what is counted: cells, and what only lacks its sub-period.</summary>
public static class ThreatRegisterTable
{
    public static IReadOnlyList<string> Heads { get; } =
        ["part", "type", "period", "incidents", "quantity", "atLeast", "approximate", "unstated", "blocked", "failedAttempt", "nearMiss", "partlySucceeded", "succeeded", "unknown", "trend"];

    public static IEnumerable<IReadOnlyList<string?>> Rows(ThreatRegisterView view, ThreatTypeTree types)
    {
        var trendsOf = view.TrendsOf(types);
        return
        [
            .. view.Cells.Select(cell => Row("cell", cell, string.Join(' ', trendsOf(cell).Select(trend => trend.Direction).Distinct(StringComparer.Ordinal)))),
            .. view.MayBelong.Select(part => Row(part.InPeriod ? "sub-period-not-stated" : "may-belong", part.Type, part.Date, part.Incidents, part.Quantity, Number(part.Blocked), "", "", "", "", "", "")),
            .. view.Suspected.Select(cell => Row("suspected", cell, "")),
        ];
    }

    private static IReadOnlyList<string?> Row(string part, ThreatCell cell, string trend) => Row(
        part, cell.Type, cell.Period, cell.Incidents, cell.Quantity, Number(cell.Blocked), Number(cell.FailedAttempt), Number(cell.NearMiss), Number(cell.PartlySucceeded), Number(cell.Succeeded), Number(cell.Unknown), trend);

    private static IReadOnlyList<string?> Row(string part, string type, string period, long incidents, QuantityView quantity, params string[] outcomes) =>
        [part, type, period, Number(incidents), quantity.Text, Number(quantity.AtLeast), Number(quantity.Approximate), Number(quantity.Unstated), .. outcomes];

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
