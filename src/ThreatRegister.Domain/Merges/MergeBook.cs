using System.Collections.Immutable;
using System.Diagnostics;

namespace ThreatRegister.Domain.Merges;

/// <summary>Which incidents are merged into which, and which were.</summary>
public sealed record MergeBook
{
    private ImmutableDictionary<IncidentId, IncidentId> Links { get; init; } = ImmutableDictionary<IncidentId, IncidentId>.Empty;

    /// <summary>All links there ever were.</summary>
    private ImmutableDictionary<IncidentId, ImmutableSortedSet<string>> EverLinked { get; init; } = ImmutableDictionary<IncidentId, ImmutableSortedSet<string>>.Empty;

    private ImmutableDictionary<IncidentId, Undone> Unmerged { get; init; } = ImmutableDictionary<IncidentId, Undone>.Empty;

    public static MergeBook Initial { get; } = new();

    public static MergeBook Evolve(MergeBook book, MergeEvent happened) => happened switch
    {
        IncidentsMerged merged => book.Link(merged.Merged, merged.Survivor),
        IncidentsUnmerged unmerged => book with
        {
            Links = book.Links.Remove(unmerged.Merged),
            Unmerged = book.Unmerged.SetItem(unmerged.Merged, new(unmerged.Grounds, IsSettled: false)),
        },
        UnmergeSettled settled => book with { Unmerged = book.Unmerged.SetItem(settled.Merged, book.Unmerged[settled.Merged] with { IsSettled = true }) },
        _ => throw new UnreachableException($"No rule for {happened.GetType().Name}."),
    };

    /// <summary>What the incident itself is merged into; null where it is not. That may be merged as well.</summary>
    public IncidentId? MergedInto(IncidentId incident) => Links.TryGetValue(incident, out var survivor) ? survivor : null;

    /// <summary>Where the chain of merges ends; the incident itself where it is not merged.</summary>
    public IncidentId SurvivorOf(IncidentId incident) => ChainOf(incident).Last();

    /// <summary>The incident, what it is merged into, what that is merged into, and so on.</summary>
    public IEnumerable<IncidentId> ChainOf(IncidentId incident)
    {
        for (IncidentId? link = incident; link is { } one; link = MergedInto(one)) yield return one;
    }

    public bool WasEverMerged(IncidentId incident) => EverLinked.ContainsKey(incident);

    /// <summary>The incident and all that commands to it may ever have gone to.</summary>
    public IReadOnlyList<IncidentId> EverReached(IncidentId incident)
    {
        var reached = new List<IncidentId> { incident };
        for (var next = 0; next < reached.Count; next++)
            reached.AddRange(EverLinked.GetValueOrDefault(reached[next], []).Select(survivor => new IncidentId(survivor)).Where(survivor => !reached.Contains(survivor)));
        return reached;
    }

    internal Undone? UndoneOf(IncidentId incident) => Unmerged.GetValueOrDefault(incident);

    private MergeBook Link(IncidentId merged, IncidentId survivor) => this with
    {
        Links = Links.SetItem(merged, survivor),
        EverLinked = EverLinked.SetItem(merged, EverLinked.GetValueOrDefault(merged, []).Add(survivor.Value)),
    };

    internal sealed record Undone(string Grounds, bool IsSettled);
}
