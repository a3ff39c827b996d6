using System.Collections.Immutable;
using System.Diagnostics;

namespace ThreatRegister.Domain.ThreatTypes;

/// <summary>One threat type as it stands.</summary>
/// <param name="Names">All names it has had, in the order in which they were recorded.</param>
public sealed record ThreatType(
    ThreatTypeId Id, ThreatTypeId? Parent, Items<ThreatTypeName> Names, LocalizedText CountingWord, Items<VocabularyTerm> Terms, DateOnly? ValidFrom)
{
    /// <summary>The name recorded last.</summary>
    public LocalizedText Name => Names[^1].Name;
}

/// <param name="ValidFrom">Null: from the beginning.</param>
public sealed record ThreatTypeName(LocalizedText Name, DateOnly? ValidFrom);

/// <summary>The threat types as they stand. Where a type stands is said by its parent, never by its id.</summary>
public sealed record ThreatTypeTree
{
    private ImmutableDictionary<ThreatTypeId, ThreatType> ById { get; init; } = ImmutableDictionary<ThreatTypeId, ThreatType>.Empty;

    private ImmutableList<ThreatTypeId> Ids { get; init; } = [];

    public static ThreatTypeTree Initial { get; } = new();

    /// <summary>In the order of definition, parents before children.</summary>
    public IEnumerable<ThreatType> All => Ids.Select(id => ById[id]);

    public IEnumerable<ThreatType> Roots => All.Where(type => type.Parent is null);

    public static ThreatTypeTree Evolve(ThreatTypeTree tree, ThreatTypeEvent happened) => happened switch
    {
        ThreatTypeDefined defined => tree.Define(defined),
        ThreatTypeRenamed renamed => tree.Rename(renamed),
        _ => throw new UnreachableException($"No rule for {happened.GetType().Name}."),
    };

    public bool Contains(ThreatTypeId id) => ById.ContainsKey(id);

    /// <summary>Null where there is no such type.</summary>
    public ThreatType? Find(ThreatTypeId id) => ById.GetValueOrDefault(id);

    /// <summary>Null for a root, and for a type that is not known.</summary>
    public ThreatTypeId? ParentOf(ThreatTypeId id) => Find(id)?.Parent;

    /// <summary>In the order of definition.</summary>
    public IEnumerable<ThreatType> ChildrenOf(ThreatTypeId id) => All.Where(type => type.Parent == id);

    /// <summary>From the root down to the type itself; empty where it is not known.</summary>
    public IReadOnlyList<ThreatTypeId> PathOf(ThreatTypeId id)
    {
        var path = new List<ThreatTypeId>();
        for (var type = Find(id); type is not null; type = type.Parent is { } parent ? Find(parent) : null) path.Insert(0, type.Id);
        return path;
    }

    /// <summary>Whether the type is the other one or stands anywhere below it.</summary>
    public bool IsWithin(ThreatTypeId id, ThreatTypeId ancestor) => DistanceTo(ancestor, id) is not null;

    /// <summary>The name recorded last; an unknown type is called by its id, so that no row is without a name.</summary>
    public LocalizedText NameOf(ThreatTypeId id) => Find(id)?.Name ?? new(id.Value, id.Value);

    /// <summary>The name that was valid on the day: of those, the one recorded last; before all of them, the first.</summary>
    public LocalizedText NameOf(ThreatTypeId id, DateOnly day)
    {
        if (Find(id) is not { } type) return NameOf(id);

        return (type.Names.LastOrDefault(name => name.ValidFrom is null || name.ValidFrom <= day) ?? type.Names[0]).Name;
    }

    /// <summary>What is counted; "vụ" (case) for an unknown type.</summary>
    public LocalizedText CountingWordOf(ThreatTypeId id) => Find(id)?.CountingWord ?? new("vụ", "case");

    /// <summary>How many steps the type stands below the other; null where it doesn't.</summary>
    internal int? DistanceTo(ThreatTypeId ancestor, ThreatTypeId id)
    {
        var steps = 0;
        for (ThreatTypeId? at = id; at is { } current; at = ParentOf(current), steps++)
        {
            if (current == ancestor) return steps;
        }

        return null;
    }

    private ThreatTypeTree Define(ThreatTypeDefined defined)
    {
        var names = Items<ThreatTypeName>.Empty.With(new(defined.Name, ValidFrom: null));
        return this with
        {
            ById = ById.SetItem(defined.Type, new(defined.Type, defined.Parent, names, defined.CountingWord, defined.Terms, defined.ValidFrom)),
            Ids = Ids.Contains(defined.Type) ? Ids : Ids.Add(defined.Type),
        };
    }

    private ThreatTypeTree Rename(ThreatTypeRenamed renamed)
    {
        var type = ById[renamed.Type];
        return this with { ById = ById.SetItem(type.Id, type with { Names = type.Names.With(new(renamed.Name, renamed.ValidFrom)) }) };
    }
}
