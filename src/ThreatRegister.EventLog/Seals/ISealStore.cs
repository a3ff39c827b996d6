namespace ThreatRegister.EventLog.Seals;

/// <summary>The seals of a log, kept beside it, with what proofs are made of. Nothing of it is ever changed or deleted.</summary>
public interface ISealStore
{
    /// <summary>As it is stored, whatever was done to it. Null: nothing is sealed yet.</summary>
    ValueTask<Seal?> LatestAsync(CancellationToken cancellationToken = default);

    ValueTask<Seal?> FindAsync(long size, CancellationToken cancellationToken = default);

    /// <summary>The first seal that an event is under; null: it is not sealed yet.</summary>
    ValueTask<Seal?> CoveringAsync(long position, CancellationToken cancellationToken = default);

    /// <summary>Seals of smaller sizes than that, the largest first.</summary>
    /// <param name="before">Null: from the latest.</param>
    ValueTask<IReadOnlyList<Seal>> BeforeAsync(long? before, int limit, CancellationToken cancellationToken = default);

    /// <summary>Where the log ends, and when the first event behind a size was recorded; null: there is none.</summary>
    ValueTask<(long Head, DateTimeOffset? Since)> TailAsync(long size, CancellationToken cancellationToken = default);

    /// <summary>The hashes of complete subtrees that lie within the latest seal.</summary>
    /// <exception cref="LogCorruptException">What they are made of is not there.</exception>
    ValueTask<IReadOnlyList<ReadOnlyMemory<byte>>> HashesAsync(IReadOnlyList<Subtree> subtrees, CancellationToken cancellationToken = default);

    /// <summary>
    /// Seals all events up to the head, reading those since the latest seal only; one at a time, whatever processes there are.
    /// </summary>
    /// <returns>The latest seal, an earlier one where nothing was recorded since; null: the log is empty.</returns>
    ValueTask<Seal?> SealAsync(ISealing sealing, CancellationToken cancellationToken = default);
}

/// <summary>One act of sealing: what is looked at before, and who signs. Whatever it throws, nothing was sealed.</summary>
public interface ISealing
{
    /// <param name="latest">Null: nothing is sealed yet.</param>
    /// <param name="firstLeaf">That of position 1; empty where the log is.</param>
    /// <returns>A root that the log has to come to on its way, at a size behind the latest seal; null: none.</returns>
    KnownRoot? Begin(Seal? latest, LogHead head, ReadOnlyMemory<byte> firstLeaf);

    /// <summary>The log came to another root than it had to.</summary>
    Exception Broken(KnownRoot known);

    Seal End(MerkleFrontier tree, LogHead head);
}

/// <summary>The tree of a log on its way from the latest seal to the head.</summary>
/// <param name="known">What <see cref="ISealing.Begin"/> told.</param>
public sealed class SealGrowth(ISealing sealing, Seal? latest, LogHead head, KnownRoot? known)
{
    private readonly MerkleFrontier tree = latest is null ? new() : MerkleFrontier.Of(latest.Size, latest.Frontier.Span)!;

    public long Size => tree.Size;

    public bool IsComplete => tree.Size >= head.Position;

    /// <param name="leaf">The hash of the next leaf.</param>
    /// <param name="completed">As <see cref="MerkleFrontier.Add"/> tells it.</param>
    public void Add(ReadOnlyMemory<byte> leaf, Action<Subtree, ReadOnlyMemory<byte>>? completed = null)
    {
        tree.Add(leaf, completed);
        if (known?.Size == tree.Size && !known.Root.Span.SequenceEqual(tree.Root)) throw sealing.Broken(known);
    }

    public Seal End() => sealing.End(tree, head);
}

/// <summary>Proofs out of what a store keeps.</summary>
public static class SealProofs
{
    /// <summary>That the event at a position is among those under a seal.</summary>
    public static ValueTask<IReadOnlyList<ReadOnlyMemory<byte>>> InclusionAsync(this ISealStore store, long position, long size, CancellationToken cancellationToken = default) =>
        RootsAsync(store, MerkleProof.Inclusion(position - 1, size), cancellationToken);

    /// <summary>That the log under a seal goes on from that under an earlier one.</summary>
    public static ValueTask<IReadOnlyList<ReadOnlyMemory<byte>>> ConsistencyAsync(this ISealStore store, long from, long to, CancellationToken cancellationToken = default) =>
        RootsAsync(store, MerkleProof.Consistency(from, to), cancellationToken);

    /// <summary>The root that the log had at a size, sealed then or not.</summary>
    public static async ValueTask<ReadOnlyMemory<byte>> RootAsync(this ISealStore store, long size, CancellationToken cancellationToken = default) =>
        (await RootsAsync(store, [(0, size)], cancellationToken))[0];

    private static async ValueTask<IReadOnlyList<ReadOnlyMemory<byte>>> RootsAsync(ISealStore store, IReadOnlyList<(long From, long To)> parts, CancellationToken cancellationToken)
    {
        var covers = parts.Select(part => MerkleTree.Cover(part.From, part.To).ToList()).ToList();
        var hashes = await store.HashesAsync([.. covers.SelectMany(cover => cover)], cancellationToken);
        var roots = new List<ReadOnlyMemory<byte>>(parts.Count);
        var at = 0;
        foreach (var cover in covers)
        {
            roots.Add(MerkleTree.Join([.. hashes.Skip(at).Take(cover.Count)]));
            at += cover.Count;
        }

        return roots;
    }
}
