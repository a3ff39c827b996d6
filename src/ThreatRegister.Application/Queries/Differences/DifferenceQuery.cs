using ThreatRegister.Domain;
using ThreatRegister.Domain.ThreatTypes;
using ThreatRegister.Projections;

namespace ThreatRegister.Application.Queries.Differences;

/// <summary>What is different between two moments: the question that CLI, API and pages share.</summary>
public static class DifferenceQuery
{
    /// <summary>The registers that can be asked for.</summary>
    public static IReadOnlyList<string> Registers { get; } = [.. RegisterList.All.Select(register => register.Name), TypeDifference.Register];

    /// <summary>What others refer to is told behind what happened: the types, agencies and sources of a register that was just filled would hide the work of the day.</summary>
    public static bool IsReference(string register) => register is TypeDifference.Register or "agencies" or "sources";

    public static async Task<DifferenceView> RunAsync(
        IRegisters registers, MomentReader moments, DifferenceRequest request, ThreatTypeTree types, string language, CancellationToken cancellationToken = default)
    {
        var found = new List<RegisterDifference>(await registers.DifferenceAsync(request, cancellationToken));
        if (TypesAreAsked(request)) found.Add(await TypeDifference.ReadAsync(moments, request, cancellationToken));
        var figures = await FiguresAsync(registers, request, types, language, cancellationToken);
        var parked = await registers.ParkedAsync(cancellationToken);
        return new(
            Of(request.From),
            Of(request.To),
            Sum(found.Where(register => !register.IsReference)),
            Sum(found.Where(register => register.IsReference)),
            [.. found.Where(register => register.Entries.Count > 0 || register.Passing.Count > 0).OrderBy(register => register.IsReference)],
            figures,
            parked.Count);
    }

    private static bool TypesAreAsked(DifferenceRequest request) =>
        request.Filter is null && (request.Registers is null || request.Registers.Contains(TypeDifference.Register, StringComparer.Ordinal));

    private static DifferenceMoment Of(Moment moment) => new(moment.Position, moment.RecordedAt, moment.Digest);

    private static DifferenceTotals Sum(IEnumerable<RegisterDifference> parts) => parts.Aggregate(DifferenceTotals.None, (sum, part) => sum.Plus(part.Totals));

    private static async Task<DifferenceFigures> FiguresAsync(
        IRegisters registers, DifferenceRequest request, ThreatTypeTree types, string language, CancellationToken cancellationToken)
    {
        var before = await GroupsAsync(registers, request, request.From, cancellationToken);
        var after = await GroupsAsync(registers, request, request.To, cancellationToken);
        var (old, now) = (Cells(before, types, language), Cells(after, types, language));
        var cells = old.Keys.Union(now.Keys)
            .Select(key => new CellDifference(key.Part, key.Type, key.Period, old.GetValueOrDefault(key), now.GetValueOrDefault(key)))
            .Where(cell => cell.Before != cell.After)
            .OrderBy(cell => cell.Part, StringComparer.Ordinal).ThenBy(cell => cell.Type, StringComparer.Ordinal).ThenBy(cell => cell.Period, StringComparer.Ordinal);
        return new(ThreatCounts.Total(before, language), ThreatCounts.Total(after, language), [.. cells]);
    }

    private static Task<IReadOnlyList<IncidentGroup>> GroupsAsync(IRegisters registers, DifferenceRequest request, Moment moment, CancellationToken cancellationToken) =>
        registers.GroupsAsync(new(request.Viewer, moment, request.Filter ?? new(), request.Basis), Granularity.Year, cancellationToken);

    private static Dictionary<(string Part, string Type, string Period), CellFigures> Cells(IReadOnlyList<IncidentGroup> groups, ThreatTypeTree types, string language)
    {
        var cells = new Dictionary<(string Part, string Type, string Period), CellFigures>();
        foreach (var cell in ThreatCounts.Cells(groups, types, language)) cells.Add(("cell", cell.Type, cell.Period), CellFigures.Of(cell));
        foreach (var cell in ThreatCounts.Suspected(groups, types, language)) cells.Add(("suspected", cell.Type, cell.Period), CellFigures.Of(cell));
        foreach (var part in ThreatCounts.MayBelong(groups, types, language))
            cells.Add((part.InPeriod ? "sub-period-not-stated" : "may-belong", part.Type, part.Date), new(part.Incidents, part.Quantity, part.Blocked));
        return cells;
    }
}
