using System.Collections.Immutable;
using System.Diagnostics;

namespace ThreatRegister.Domain.ThreatTypes;

/// <summary>The threat types as they stand on a day. Where a type stands is said by its parent, never by its id.</summary>
public sealed record ThreatTypeTree
{
    private ImmutableDictionary<ThreatTypeId, ThreatType> ById { get; init; } = ImmutableDictionary<ThreatTypeId, ThreatType>.Empty;

    private ImmutableList<ThreatTypeId> Ids { get; init; } = [];

    public static ThreatTypeTree Initial { get; } = new();

    /// <summary>The day whose names, codes and parents it answers; null: those recorded last, whatever their day.</summary>
    public DateOnly? Day { get; private init; }

    /// <summary>In the order of definition; a type that was moved may stand before its parent.</summary>
    public IEnumerable<ThreatType> All => Ids.Select(id => Find(id)!);

    public IEnumerable<ThreatType> Roots => All.Where(type => type.Parent is null);

    public static ThreatTypeTree Evolve(ThreatTypeTree tree, ThreatTypeEvent happened) => happened switch
    {
        ThreatTypeDefined defined => tree.Define(defined.Type, defined.Parent, defined.Name, defined.CountingWord, defined.Terms, defined.ValidFrom),
        ThreatTypeRenamed renamed => tree.Change(renamed.Type, type => type with { Names = type.Names.With(new(renamed.Name, renamed.ValidFrom)) }),
        ThreatTypeMoved moved => tree.Change(moved.Type, type => type with { Parents = type.Parents.With(new(moved.Parent, moved.ValidFrom)) }),
        ThreatTypeRecoded recoded => tree.Change(recoded.Type, type => type with { Codes = type.Codes.With(new(recoded.Terms, recoded.ValidFrom)) }),
        ThreatTypeSplit split => split.Into.Aggregate(
            tree.Change(split.Type, type => type with { Splits = type.Splits.With(split) }),
            (whole, part) => whole.Define(part.Type, split.Type, part.Name, part.CountingWord, part.Terms ?? [], split.ValidFrom)),
        ThreatTypeRetired retired => tree.Retire(retired.Type, new(IsRetired: true, retired.ReplacedBy, retired.Grounds), retired.ValidFrom),
        ThreatTypeReinstated reinstated => tree.Retire(reinstated.Type, new(IsRetired: false, ReplacedBy: null, reinstated.Grounds), reinstated.ValidFrom),
        _ => throw new UnreachableException($"No rule for {happened.GetType().Name}."),
    };

    /// <summary>The same tree with the names, codes and parents that are valid on a day.</summary>
    public ThreatTypeTree On(DateOnly? day) => this with { Day = day };

    public bool Contains(ThreatTypeId id) => ById.ContainsKey(id);

    /// <summary>Null where there is no such type.</summary>
    public ThreatType? Find(ThreatTypeId id) => ById.GetValueOrDefault(id) is { } type ? type with { Day = Day } : null;

    /// <summary>Null for a root, and for a type that is not known.</summary>
    public ThreatTypeId? ParentOf(ThreatTypeId id) => ById.GetValueOrDefault(id) is { } type ? Validity.On(type.Parents, Day) : null;

    /// <summary>In the order of definition.</summary>
    public IEnumerable<ThreatType> ChildrenOf(ThreatTypeId id) => All.Where(type => type.Parent == id);

    /// <summary>From the root down to the type itself; empty where it is not known.</summary>
    public IReadOnlyList<ThreatTypeId> PathOf(ThreatTypeId id)
    {
        var path = new List<ThreatTypeId>();
        for (ThreatTypeId? at = Contains(id) ? id : null; at is { } current; at = ParentOf(current)) path.Insert(0, current);
        return path;
    }

    /// <summary>Whether the type is the other one or stands anywhere below it.</summary>
    public bool IsWithin(ThreatTypeId id, ThreatTypeId ancestor) => DistanceTo(ancestor, id) is not null;

    /// <summary>Whether the type was split: what is recorded under it itself is then not subdivided.</summary>
    public bool IsSplit(ThreatTypeId id) => ById.GetValueOrDefault(id) is { } type
        && type.Splits.Any(split => Validity.Holds(split.ValidFrom, Day) && split.Into.Any(part => IsWithin(part.Type, id)));

    /// <summary>The name that is valid; an unknown type is called by its id, so that no row is without a name.</summary>
    public LocalizedText NameOf(ThreatTypeId id) => Find(id)?.Name ?? new(id.Value, id.Value);

    /// <summary>The name that was valid on the day.</summary>
    public LocalizedText NameOf(ThreatTypeId id, DateOnly day) => On(day).NameOf(id);

    /// <summary>What is counted; "vụ" (case) for an unknown type.</summary>
    public LocalizedText CountingWordOf(ThreatTypeId id) => ById.GetValueOrDefault(id)?.CountingWord ?? new("vụ", "case");

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

    /// <summary>Whether on any day at all the type would stand below itself.</summary>
    internal bool HasCycle(ThreatTypeId id)
    {
        var days = ById.Values.SelectMany(type => type.Parents).Select(parent => parent.ValidFrom ?? DateOnly.MinValue).Distinct().Select(day => (DateOnly?)day).Append(null);
        return days.Any(day => On(day).ReachesItself(id));
    }

    private bool ReachesItself(ThreatTypeId id)
    {
        var seen = new HashSet<ThreatTypeId>();
        for (ThreatTypeId? at = id; at is { } current; at = ParentOf(current))
        {
            if (!seen.Add(current)) return true;
        }

        return false;
    }

    private ThreatTypeTree Define(
        ThreatTypeId id, ThreatTypeId? parent, LocalizedText name, LocalizedText countingWord, Items<VocabularyTerm> terms, DateOnly? validFrom)
    {
        var type = new ThreatType(id, countingWord, validFrom) { Names = [new(name, null)], Parents = [new(parent, null)], Codes = [new(terms, null)] };
        return this with { ById = ById.SetItem(id, type), Ids = Ids.Contains(id) ? Ids : Ids.Add(id) };
    }

    private ThreatTypeTree Retire(ThreatTypeId id, Retirement retirement, DateOnly? validFrom) =>
        Change(id, type => type with { Retirements = type.Retirements.With(new(retirement, validFrom)) });

    private ThreatTypeTree Change(ThreatTypeId id, Func<ThreatType, ThreatType> change) => this with { ById = ById.SetItem(id, change(ById[id])) };
}
