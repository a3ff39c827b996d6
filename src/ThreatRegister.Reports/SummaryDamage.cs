using ThreatRegister.Application.Queries;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Projections;
using ThreatRegister.Projections.Incidents;

namespace ThreatRegister.Reports;

/// <summary>
/// The annex of damage, by threat type and kind; pure. Of each incident one figure of a kind counts, the official one before the
/// preliminary one. What occurred without figures is "…", never 0.
/// </summary>
/// <param name="groups">What counts in the period, to know what occurred without figures.</param>
internal sealed class SummaryDamage(IReadOnlyList<IncidentGroup> groups, IReadOnlyList<DamageGroup> damage, TypeNodes nodes, SummaryRequest request, Rows rows)
{
    private const string Occurred = "…";

    private static readonly DamageKind[] always =
        [DamageKind.Dead, DamageKind.Missing, DamageKind.Injured, DamageKind.Affected, DamageKind.Houses, DamageKind.Hectares, DamageKind.Money];

    private static readonly DamageStatus[] statuses = [DamageStatus.Official, DamageStatus.Preliminary, DamageStatus.NotStated];

    private readonly string language = request.Language;

    public DamageTable Table()
    {
        var (kinds, counted) = (Kinds(), groups.Where(group => !Figures.IsSuspected(group)).ToArray());
        var (countedByType, damageByType) = (counted.ToLookup(group => group.Type, StringComparer.Ordinal), damage.ToLookup(group => group.Type, StringComparer.Ordinal));
        return new(
            [.. kinds.Select(kind => new FigureColumn(KeyOf(kind), LabelOf(kind)))],
            [.. nodes.WithAllFields().Select(node => new DamageTableRow(node.Key, node.Number, node.Level, node.Name, Cells(kinds, node.Held(countedByType), node.Held(damageByType), node.Type)))],
            new("total", "", 0, SummaryWords.Total.In(language), Cells(kinds, counted, damage, null)));
    }

    /// <summary>The usual kinds, money in each currency that occurs, and losses that no source breaks down where there are any.</summary>
    private List<(DamageKind Kind, string? Currency)> Kinds()
    {
        var used = damage.Select(group => (group.Kind, group.Currency)).Distinct().ToArray();
        return
        [
            .. always.SelectMany(kind => used.Where(known => known.Kind == kind).Order().DefaultIfEmpty((kind, null))),
            .. used.Where(known => !always.Contains(known.Kind)).Order(),
        ];
    }

    private IReadOnlyList<DamageFigure> Cells(IEnumerable<(DamageKind Kind, string? Currency)> kinds, IEnumerable<IncidentGroup> held, IEnumerable<DamageGroup> damaged, string? type)
    {
        var (byPeriod, byKind) = (held.ToLookup(group => group.InPeriod), damaged.ToLookup(group => (group.Kind, group.Currency)));
        var (counted, open) = (Figures.Records(byPeriod[true]), Figures.Records(byPeriod[false]));
        return [.. kinds.Select(kind => Cell([.. byKind[kind]], counted, open, rows.Of(type)))];
    }

    private DamageFigure Cell(DamageGroup[] stated, long counted, long open, string query)
    {
        var numbers = stated.Where(group => CountedDamage.HasNumber(group.Amount)).ToArray();
        DamagePart[] parts = [.. statuses.Select(status => Part(status, [.. numbers.Where(group => group.Status == status)])).Where(part => part.Records > 0)];
        var without = counted - parts.Sum(part => part.Records);
        var texts = parts.Select(part => part.Text).Concat(without > 0 ? [Occurred] : []).ToArray();
        return new(texts.Length > 0 ? string.Join(" + ", texts) : open > 0 ? "?" : "-", parts, without, query);
    }

    private DamagePart Part(DamageStatus status, DamageGroup[] held)
    {
        var total = held.Aggregate(QuantityTotal.Empty, (sum, group) => sum.Add(group.Amount, group.Records));
        return new(
            status, $"{QuantityText.Cell(total, language)} ({SummaryWords.Of(status).In(language)})", total.AtLeast, total.IsLowerBound, total.Approximate, held.Sum(group => group.Records));
    }

    private static string KeyOf((DamageKind Kind, string? Currency) kind) => kind.Currency is null ? Codes.Of(kind.Kind) : $"{Codes.Of(kind.Kind)}-{kind.Currency}";

    private string LabelOf((DamageKind Kind, string? Currency) kind) =>
        SummaryWords.Of(kind.Kind).In(language) + (kind.Currency is null ? "" : $" ({kind.Currency})");
}
