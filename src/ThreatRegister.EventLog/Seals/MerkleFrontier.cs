namespace ThreatRegister.EventLog.Seals;

/// <summary>
/// All that is needed of a tree in order to go on with it: the hashes of the complete subtrees that cover it, at most one a level. Leaves are added one
/// after the other, and none before is ever looked at again.
/// </summary>
public sealed class MerkleFrontier
{
    private readonly List<ReadOnlyMemory<byte>> cover = [];

    public long Size { get; private set; }

    public byte[] Root => MerkleTree.Join(cover);

    /// <summary>What <see cref="ToBytes"/> gave; null where it cannot be of a tree of that size.</summary>
    public static MerkleFrontier? Of(long size, ReadOnlySpan<byte> bytes)
    {
        if (size < 0 || bytes.Length != long.PopCount(size) * LogHash.Size) return null;

        var frontier = new MerkleFrontier { Size = size };
        for (var at = 0; at < bytes.Length; at += LogHash.Size) frontier.cover.Add(bytes.Slice(at, LogHash.Size).ToArray());
        return frontier;
    }

    /// <summary>The hashes, one after the other, from the left.</summary>
    public byte[] ToBytes() => [.. cover.SelectMany(hash => hash.ToArray())];

    /// <param name="leaf">The hash of the next leaf.</param>
    /// <param name="completed">Told of each subtree that this leaf completes, the smallest first; the leaf itself is none of them.</param>
    public void Add(ReadOnlyMemory<byte> leaf, Action<Subtree, ReadOnlyMemory<byte>>? completed = null)
    {
        if (leaf.Length != LogHash.Size) throw new ArgumentException("A leaf has 32 bytes.", nameof(leaf));

        var hash = leaf;
        var level = 0;
        for (; ((Size >> level) & 1) == 1; level++)
        {
            hash = MerkleTree.Node(cover[^1].Span, hash.Span);
            cover.RemoveAt(cover.Count - 1);
            completed?.Invoke(new(level + 1, Size >> (level + 1)), hash);
        }

        cover.Add(hash);
        Size++;
    }
}
