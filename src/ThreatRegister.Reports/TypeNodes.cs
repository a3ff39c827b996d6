using System.Globalization;
using ThreatRegister.Domain;
using ThreatRegister.Domain.ThreatTypes;

namespace ThreatRegister.Reports;

/// <summary>One row of a table by threat type.</summary>
/// <param name="Key">Unlike that of any other row.</param>
/// <param name="Type">The type whose branch holds the row's records.</param>
/// <param name="Types">The types whose records are in the row. Those of the rows of level 1 exclude each other.</param>
internal sealed record TypeNode(string Key, string Type, string Number, int Level, string Name, LocalizedText Word, IReadOnlySet<string> Types)
{
    /// <summary>What is in the row.</summary>
    public IEnumerable<T> Held<T>(ILookup<string, T> byType) => Types.SelectMany(type => byType[type]);
}

/// <summary>Lays the tree of threat types out as rows: each branch with all below it, then its parts.</summary>
/// <param name="used">The types that have something to show.</param>
/// <param name="asked">The only types that were asked for: nothing is said of the others. Null: all.</param>
internal sealed class TypeNodes(ThreatTypeTree types, string language, IReadOnlySet<string> used, IReadOnlyList<string>? asked = null)
{
    private readonly ILookup<ThreatTypeId?, ThreatTypeId> children = types.All.ToLookup(type => type.Parent, type => type.Id);
    private readonly Dictionary<ThreatTypeId, HashSet<string>> branches = [];

    /// <summary>The fields (roots) all of them, so that a reader sees which have nothing; below them only what has something.</summary>
    public IReadOnlyList<TypeNode> WithAllFields() => Lay(Roots().Where(root => asked is null || Branch(root).Overlaps(asked)));

    public IReadOnlyList<TypeNode> WithSomething() => Lay(Roots().Where(root => Branch(root).Overlaps(used)));

    private List<TypeNode> Lay(IEnumerable<ThreatTypeId> roots)
    {
        var nodes = new List<TypeNode>();
        foreach (var (index, root) in roots.Index()) Add(nodes, root, Digits(index + 1), 1);
        return nodes;
    }

    private void Add(List<TypeNode> nodes, ThreatTypeId type, string number, int level)
    {
        nodes.Add(new(type.Value, type.Value, number, level, types.NameOf(type).In(language), types.CountingWordOf(type), Branch(type)));
        var parts = children[type].Where(child => Branch(child).Overlaps(used)).ToArray();
        foreach (var (index, part) in parts.Index()) Add(nodes, part, $"{number}.{Digits(index + 1)}", level + 1);

        // What stands with the branch itself has a row of its own, or the parts would not add up to it.
        if (parts.Length == 0 || !used.Contains(type.Value)) return;
        nodes.Add(new(
            $"{type}#not-subdivided",
            type.Value,
            $"{number}.{Digits(parts.Length + 1)}",
            level + 1,
            SummaryWords.NotSubdivided.In(language),
            types.CountingWordOf(type),
            new HashSet<string>(StringComparer.Ordinal) { type.Value }));
    }

    /// <summary>In the order of definition; types that the tree does not know come last, so that no record is lost.</summary>
    private IEnumerable<ThreatTypeId> Roots() =>
        children[null].Concat(used.Select(type => new ThreatTypeId(type)).Where(type => !types.Contains(type)).OrderBy(type => type.Value, StringComparer.Ordinal));

    private HashSet<string> Branch(ThreatTypeId type)
    {
        if (branches.TryGetValue(type, out var branch)) return branch;

        branches.Add(type, branch = new(StringComparer.Ordinal) { type.Value });
        foreach (var child in children[type]) branch.UnionWith(Branch(child));
        return branch;
    }

    private static string Digits(int number) => number.ToString(CultureInfo.InvariantCulture);
}
