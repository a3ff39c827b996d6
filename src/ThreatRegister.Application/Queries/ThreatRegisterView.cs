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
    /// <summary>What sources state beside each cell.</summary>
    public Func<ThreatCell, IEnumerable<TrendView>> TrendsOf(ThreatTypeTree types)
    {
        var ofType = new Dictionary<string, TrendView[]>(StringComparer.Ordinal);
        return cell =>
        {
            if (!ofType.TryGetValue(cell.Type, out var trends)) ofType.Add(cell.Type, trends = [.. Trends.Where(trend => types.IsWithin(new(cell.Type), new(trend.Type)))]);
            return trends.Where(trend => trend.IsAbout(cell, types));
        };
    }
}

/// <summary>Counts made of groups; pure.</summary>
public static class ThreatCounts
{
    private static readonly LocalizedText anyWord = new("vụ việc", "case");

    public static IReadOnlyList<ThreatCell> Cells(IEnumerable<IncidentGroup> groups, ThreatTypeTree types, string language)
    {
        var isSplit = new Dictionary<string, bool>(StringComparer.Ordinal);
        return Ordered(Counted(groups), types, language, type => WordOf(type, types), cell => cell with { NotSubdivided = Known(isSplit, cell.Type, type => types.IsSplit(new(type))) });
    }

    public static IReadOnlyList<ThreatCell> Suspected(IEnumerable<IncidentGroup> groups, ThreatTypeTree types, string language) =>
        Ordered(GroupSum.By(groups.Where(group => group.InPeriod && group.Outcome is Outcome.Suspected), group => (group.Type, group.Within ?? group.Date!)), types, language, type => WordOf(type, types), cell => cell);

    public static IReadOnlyList<MayBelong> MayBelong(IEnumerable<IncidentGroup> groups, ThreatTypeTree types, string language) =>
        [.. GroupSum.By(groups.Where(group => group.Within is null && group.Outcome is not Outcome.Suspected), group => (group.Type, Date: group.Date!, group.InPeriod))
            .OrderBy(part => part.Key.Type, StringComparer.Ordinal).ThenBy(part => part.Key.Date, StringComparer.Ordinal).ThenBy(part => part.Key.InPeriod)
            .Select(part => new MayBelong(part.Key.Type, part.Key.Date, part.Key.InPeriod, part.Value.Records, View(part.Value, WordOf(part.Key.Type, types), language), part.Value.Of(Outcome.Blocked)))];

    /// <summary>Each branch with its own records and those of the types below it.</summary>
    public static IReadOnlyList<ThreatCell> Rollups(IEnumerable<IncidentGroup> groups, ThreatTypeTree types, string language)
    {
        var branches = new Dictionary<string, string[]>(StringComparer.Ordinal);
        var sums = new Dictionary<(string Type, string Period), GroupSum>();
        foreach (var (key, sum) in Counted(groups))
        {
            foreach (var branch in Known(branches, key.Type, type => [.. Branches(type, types)]))
            {
                if (!sums.TryGetValue((branch, key.Period), out var known)) sums.Add((branch, key.Period), known = new());
                known.Add(sum);
            }
        }

        return Ordered(sums, types, language, _ => anyWord, cell => cell);
    }

    public static RegisterTotal Total(IEnumerable<IncidentGroup> groups, string language)
    {
        var counted = GroupSum.Of(groups.Where(group => group.InPeriod && group.Outcome is not Outcome.Suspected));
        return new(counted.Records, View(counted, anyWord, language), counted.Of(Outcome.Blocked));
    }

    public static QuantityTotal Quantities(IEnumerable<IncidentGroup> groups) => GroupSum.Of(groups).Quantities;

    /// <summary>A single record is said in its source's own form (nearly, more than, estimated), which a total cannot keep.</summary>
    public static string Words(GroupSum sum, LocalizedText word, string language) =>
        sum.Sole is { } sole ? QuantityText.Of(sole, word, language) : QuantityText.Of(sum.Quantities, word, language);

    /// <summary>The same as a table's cell has it.</summary>
    public static string Cell(GroupSum sum, string language)
    {
        ArgumentNullException.ThrowIfNull(sum);
        return sum.Sole is { } sole ? QuantityText.Cell(sole, language) : QuantityText.Cell(sum.Quantities, language);
    }

    private static Dictionary<(string Type, string Period), GroupSum> Counted(IEnumerable<IncidentGroup> groups) =>
        GroupSum.By(groups.Where(group => group.Within is not null && group.Outcome is not Outcome.Suspected), group => (group.Type, group.Within!));

    private static IReadOnlyList<ThreatCell> Ordered(
        Dictionary<(string Type, string Period), GroupSum> sums, ThreatTypeTree types, string language, Func<string, LocalizedText> wordOf, Func<ThreatCell, ThreatCell> complete) =>
        [.. sums
            .OrderBy(cell => cell.Key.Type, StringComparer.Ordinal).ThenBy(cell => cell.Key.Period, StringComparer.Ordinal)
            .Select(cell => complete(Cell(cell.Key.Type, cell.Key.Period, cell.Value, wordOf(cell.Key.Type), language)))];

    private static ThreatCell Cell(string type, string period, GroupSum sum, LocalizedText word, string language) => new(
        type,
        period,
        sum.Records,
        View(sum, word, language),
        sum.Of(Outcome.Blocked),
        sum.Of(Outcome.FailedAttempt),
        sum.Of(Outcome.NearMiss),
        sum.Of(Outcome.PartlySucceeded),
        sum.Of(Outcome.Succeeded),
        sum.Of(Outcome.Unknown));

    private static QuantityView View(GroupSum sum, LocalizedText word, string language) =>
        new(Words(sum, word, language), sum.Quantities.AtLeast, sum.Quantities.Approximate, sum.Quantities.Unstated.Count);

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

    /// <summary>There are few types and many cells of each.</summary>
    private static T Known<T>(Dictionary<string, T> known, string type, Func<string, T> find)
    {
        if (!known.TryGetValue(type, out var found)) known.Add(type, found = find(type));
        return found;
    }
}
