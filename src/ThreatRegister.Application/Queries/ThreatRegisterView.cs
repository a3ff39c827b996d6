using ThreatRegister.Domain;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Domain.ThreatTypes;
using ThreatRegister.Projections;

namespace ThreatRegister.Application.Queries;

/// <summary>A quantity for people and for programs.</summary>
/// <param name="Text">In words, such as "nhiều cuộc (nguồn không nêu số lượng)".</param>
/// <param name="AtLeast">What can be added up: exact numbers and lower bounds.</param>
/// <param name="Approximate">The sum of about, nearly and estimated, apart from the other.</param>
/// <param name="Unstated">How many records state no number.</param>
public sealed record QuantityView(string Text, long AtLeast, long Approximate, long Unstated);

/// <summary>Records of one type in one stretch of time, by outcome.</summary>
/// <param name="Incidents">How many records; an aggregate statement is one.</param>
/// <param name="NotSubdivided">The type was split; these records still stand with it itself.</param>
public sealed record ThreatCell(
    string Type,
    string Period,
    long Incidents,
    QuantityView Quantity,
    long Blocked,
    long FailedAttempt,
    long NearMiss,
    long PartlySucceeded,
    long Succeeded,
    long Unknown,
    bool NotSubdivided = false);

/// <summary>Records whose date is not precise enough for one sub-period.</summary>
/// <param name="InPeriod">The whole period holds them (they are in its total), only the sub-period is not stated; false: they may lie outside.</param>
public sealed record MayBelong(string Type, string Date, bool InPeriod, long Incidents, QuantityView Quantity, long Blocked);

/// <summary>Something that goes on, or a standing threat: listed, not counted again.</summary>
public sealed record StandingItem(string Id, string Title, string Type, string Since);

public sealed record RegisterTotal(long Incidents, QuantityView Quantity, long Blocked);

/// <summary>The register by threat type and period, at one moment.</summary>
/// <param name="Digest">The log's chain at the position, in hex: the same position has the same digest for ever.</param>
/// <param name="Taxonomy">The position whose tree of types the branches are resolved under.</param>
/// <param name="TaxonomyDay">The day whose names and branches they are; null for the empty log.</param>
/// <param name="Cells">Primary types only; each record is in at most one.</param>
/// <param name="Suspected">Apart from every other figure.</param>
/// <param name="Rollups">Branches: their own cells and those of all types below.</param>
/// <param name="Trends">What sources state of the way things go; no figure is made of it.</param>
/// <param name="AnyType">Records that have the type as primary or further type; they overlap.</param>
public sealed record ThreatRegisterView(
    long Position,
    string Digest,
    DateTimeOffset? AsOf,
    DateOnly? StatedBy,
    string Basis,
    long Taxonomy,
    string Per,
    string? Period,
    IReadOnlyList<ThreatCell> Cells,
    IReadOnlyList<MayBelong> MayBelong,
    IReadOnlyList<ThreatCell> Suspected,
    IReadOnlyList<ThreatCell> Rollups,
    IReadOnlyList<AnyTypeCount> AnyType,
    IReadOnlyList<StandingItem> Standing,
    RegisterTotal Total,
    long ParkedStreams,
    IReadOnlyList<TrendView> Trends,
    DateOnly? TaxonomyDay = null)
{
    /// <summary>What sources state beside one cell.</summary>
    public IEnumerable<TrendView> TrendsOf(ThreatCell cell, ThreatTypeTree types) => Trends.Where(trend => trend.IsAbout(cell, types));
}

/// <summary>Counts made of groups; pure.</summary>
public static class ThreatCounts
{
    private static readonly LocalizedText anyWord = new("vụ việc", "case");

    public static IReadOnlyList<ThreatCell> Cells(IEnumerable<IncidentGroup> groups, ThreatTypeTree types, string language) =>
        [.. groups
            .Where(group => group.Within is not null && group.Outcome is not Outcome.Suspected)
            .GroupBy(group => (group.Type, Period: group.Within!))
            .OrderBy(cell => cell.Key.Type, StringComparer.Ordinal).ThenBy(cell => cell.Key.Period, StringComparer.Ordinal)
            .Select(cell => Cell(cell.Key.Type, cell.Key.Period, [.. cell], WordOf(cell.Key.Type, types), language) with { NotSubdivided = types.IsSplit(new(cell.Key.Type)) })];

    public static IReadOnlyList<ThreatCell> Suspected(IEnumerable<IncidentGroup> groups, ThreatTypeTree types, string language) =>
        [.. groups
            .Where(group => group.InPeriod && group.Outcome is Outcome.Suspected)
            .GroupBy(group => (group.Type, Period: group.Within ?? group.Date!))
            .OrderBy(cell => cell.Key.Type, StringComparer.Ordinal).ThenBy(cell => cell.Key.Period, StringComparer.Ordinal)
            .Select(cell => Cell(cell.Key.Type, cell.Key.Period, [.. cell], WordOf(cell.Key.Type, types), language))];

    public static IReadOnlyList<MayBelong> MayBelong(IEnumerable<IncidentGroup> groups, ThreatTypeTree types, string language) =>
        [.. groups
            .Where(group => group.Within is null && group.Outcome is not Outcome.Suspected)
            .GroupBy(group => (group.Type, Date: group.Date!, group.InPeriod))
            .OrderBy(part => part.Key.Type, StringComparer.Ordinal).ThenBy(part => part.Key.Date, StringComparer.Ordinal).ThenBy(part => part.Key.InPeriod)
            .Select(part => new MayBelong(
                part.Key.Type, part.Key.Date, part.Key.InPeriod, part.Sum(group => group.Records), View(part, WordOf(part.Key.Type, types), language), Of(part, Outcome.Blocked)))];

    /// <summary>Each branch with its own records and those of the types below it.</summary>
    public static IReadOnlyList<ThreatCell> Rollups(IEnumerable<IncidentGroup> groups, ThreatTypeTree types, string language) =>
        [.. groups
            .Where(group => group.Within is not null && group.Outcome is not Outcome.Suspected)
            .SelectMany(group => Branches(group.Type, types).Select(branch => (Branch: branch, Group: group)))
            .GroupBy(part => (part.Branch, Period: part.Group.Within!), part => part.Group)
            .OrderBy(cell => cell.Key.Branch, StringComparer.Ordinal).ThenBy(cell => cell.Key.Period, StringComparer.Ordinal)
            .Select(cell => Cell(cell.Key.Branch, cell.Key.Period, [.. cell], anyWord, language))];

    public static RegisterTotal Total(IEnumerable<IncidentGroup> groups, string language)
    {
        var counted = groups.Where(group => group.InPeriod && group.Outcome is not Outcome.Suspected).ToArray();
        return new(counted.Sum(group => group.Records), View(counted, anyWord, language), Of(counted, Outcome.Blocked));
    }

    public static QuantityTotal Quantities(IEnumerable<IncidentGroup> groups) =>
        groups.Aggregate(QuantityTotal.Empty, (total, group) => total.Add(group.Quantity, group.Records));

    private static ThreatCell Cell(string type, string period, IReadOnlyList<IncidentGroup> groups, LocalizedText word, string language) => new(
        type,
        period,
        groups.Sum(group => group.Records),
        View(groups, word, language),
        Of(groups, Outcome.Blocked),
        Of(groups, Outcome.FailedAttempt),
        Of(groups, Outcome.NearMiss),
        Of(groups, Outcome.PartlySucceeded),
        Of(groups, Outcome.Succeeded),
        Of(groups, Outcome.Unknown));

    /// <summary>A single record is said in its source's own form (nearly, more than, estimated), which a total cannot keep.</summary>
    public static string Words(IReadOnlyList<IncidentGroup> groups, LocalizedText word, string language) =>
        groups is [{ Records: 1 } sole] ? QuantityText.Of(sole.Quantity, word, language) : QuantityText.Of(Quantities(groups), word, language);

    private static QuantityView View(IEnumerable<IncidentGroup> groups, LocalizedText word, string language)
    {
        IncidentGroup[] held = [.. groups];
        var total = Quantities(held);
        return new(Words(held, word, language), total.AtLeast, total.Approximate, total.Unstated.Count);
    }

    private static long Of(IEnumerable<IncidentGroup> groups, Outcome outcome) => groups.Where(group => group.Outcome == outcome).Sum(group => group.Records);

    private static IEnumerable<string> Branches(string type, ThreatTypeTree types)
    {
        var node = new ThreatTypeId(type);
        if (types.ChildrenOf(node).Any()) yield return type;
        while (types.ParentOf(node) is { } parent)
        {
            yield return parent.Value;
            node = parent;
        }
    }

    private static LocalizedText WordOf(string type, ThreatTypeTree types) => types.CountingWordOf(new(type)) ?? anyWord;
}
