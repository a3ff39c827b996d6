using ThreatRegister.Domain;

namespace ThreatRegister.Projections.Agencies;

/// <summary>
/// The agencies of one moment as a whole: which are meant by a name, what came before and after them. Names in other records stay as their
/// source has them; this finds whose they are. Successions may run in a circle, since each end is recorded by itself: none is followed twice.
/// </summary>
public sealed class AgencyBook(IReadOnlyList<AgencyRow> rows)
{
    private readonly Dictionary<string, AgencyRow> byId = rows.ToDictionary(row => row.Id, StringComparer.Ordinal);
    private readonly ILookup<string, string> predecessors = rows.SelectMany(row => row.Successors.Select(successor => (row.Id, Successor: successor.Value)))
        .ToLookup(pair => pair.Successor, pair => pair.Id, StringComparer.Ordinal);

    /// <summary>A report looks up hundreds of names.</summary>
    private readonly Lazy<ILookup<string, AgencyRow>> byName = new(() =>
        rows.SelectMany(row => NamesOf(row).Select(SearchKey.Of).Distinct(StringComparer.Ordinal).Select(key => (Key: key, Row: row))).ToLookup(pair => pair.Key, pair => pair.Row, StringComparer.Ordinal));

    /// <summary>The agency with the id, or those that ever had the name, whatever its marks and capitals; empty where there is none.</summary>
    public IReadOnlyList<AgencyRow> Find(string idOrName) => byId.TryGetValue(idOrName, out var row) ? [row] : [.. byName.Value[SearchKey.Of(idOrName)]];

    /// <summary>The agencies meant, with all that they came from and all that came of them, in the order of the ids.</summary>
    public IReadOnlyList<AgencyRow> LineageOf(string idOrName)
    {
        var meant = Find(idOrName).Select(row => row.Id).ToArray();
        return [.. Reach(meant, id => predecessors[id]).Union(Reach(meant, SuccessorsOf), StringComparer.Ordinal).Where(byId.ContainsKey).Order(StringComparer.Ordinal).Select(id => byId[id])];
    }

    /// <summary>Every name of that lineage; null where nobody is meant.</summary>
    public IReadOnlyList<string>? NamesOf(string idOrName) =>
        LineageOf(idOrName) is { Count: > 0 } lineage ? [.. lineage.SelectMany(NamesOf).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)] : null;

    /// <summary>What an agency that has ended goes on as: at the end of the chain, through successors that have ended too.</summary>
    public IReadOnlyList<AgencyRow> HeirsOf(string id) =>
        [.. Reach([id], SuccessorsOf).Where(heir => !string.Equals(heir, id, StringComparison.Ordinal) && byId.ContainsKey(heir) && byId[heir].Successors.Count == 0).Select(heir => byId[heir])];

    /// <summary>The name that an id has on a day; the id itself where it is of nobody known.</summary>
    public string NameOf(AgencyId agency, string language, DateOnly? day) => byId.GetValueOrDefault(agency.Value)?.NameOn(day).In(language) ?? agency.Value;

    private IEnumerable<string> SuccessorsOf(string id) => byId.GetValueOrDefault(id)?.Successors.Select(successor => successor.Value) ?? [];

    private static IEnumerable<string> NamesOf(AgencyRow row) => row.Names.SelectMany(name => new[] { name.Value.Vi, name.Value.En }).OfType<string>();

    private static List<string> Reach(IEnumerable<string> from, Func<string, IEnumerable<string>> next)
    {
        var reached = new List<string>();
        var open = new Queue<string>(from);
        while (open.TryDequeue(out var id))
        {
            if (reached.Contains(id, StringComparer.Ordinal)) continue;
            reached.Add(id);
            foreach (var further in next(id)) open.Enqueue(further);
        }

        return reached;
    }
}
