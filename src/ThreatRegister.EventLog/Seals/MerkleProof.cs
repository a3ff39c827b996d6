using System.Numerics;

namespace ThreatRegister.EventLog.Seals;

/// <summary>
/// Inclusion and consistency proofs of RFC 9162, sections 2.1.3 and 2.1.4: which hashes they are made of, and whether one holds. A proof is a list of hashes
/// in the RFC's order. Indexes and sizes are believed by nobody: whatever is given, the answer is true or false.
/// </summary>
public static class MerkleProof
{
    /// <summary>More than a proof over 2^63 leaves can have.</summary>
    private const int Longest = 130;

    /// <summary>The parts of the tree whose roots prove that a leaf is in it.</summary>
    /// <param name="index">From 0.</param>
    public static IReadOnlyList<(long From, long To)> Inclusion(long index, long size)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, size);
        var parts = new List<(long, long)>();
        var (from, to) = (0L, size);
        while (to - from > 1)
        {
            var middle = from + MerkleTree.Split(to - from);
            parts.Add(index < middle ? (middle, to) : (from, middle));
            (from, to) = index < middle ? (from, middle) : (middle, to);
        }

        parts.Reverse();
        return parts;
    }

    /// <summary>The parts of the tree of <paramref name="size"/> leaves whose roots prove that it goes on from that of its first <paramref name="first"/> leaves.</summary>
    public static IReadOnlyList<(long From, long To)> Consistency(long first, long size)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(first, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(first, size);
        var parts = new List<(long, long)>();
        var (from, to) = (0L, size);
        while (first < to)
        {
            var middle = from + MerkleTree.Split(to - from);
            parts.Add(first <= middle ? (middle, to) : (from, middle));
            (from, to) = first <= middle ? (from, middle) : (middle, to);
        }

        // The tree of the first leaves whole is known to whoever asks.
        if (from > 0) parts.Add((from, to));
        parts.Reverse();
        return parts;
    }

    public static bool Includes(long index, ReadOnlySpan<byte> leaf, long size, ReadOnlySpan<byte> root, IReadOnlyList<ReadOnlyMemory<byte>> proof)
    {
        if (index < 0 || index >= size || leaf.Length != LogHash.Size || !AreHashes(proof)) return false;

        var (node, last) = (index, size - 1);
        var hash = leaf.ToArray();
        foreach (var next in proof)
        {
            if (last == 0) return false;
            if ((node & 1) == 1 || node == last)
            {
                hash = MerkleTree.Node(next.Span, hash);
                (node, last) = Rise(node, last);
            }
            else
            {
                hash = MerkleTree.Node(hash, next.Span);
            }

            (node, last) = (node >> 1, last >> 1);
        }

        return last == 0 && root.SequenceEqual(hash);
    }

    public static bool IsConsistent(long first, ReadOnlySpan<byte> firstRoot, long size, ReadOnlySpan<byte> root, IReadOnlyList<ReadOnlyMemory<byte>> proof)
    {
        if (first < 1 || first > size || firstRoot.Length != LogHash.Size || !AreHashes(proof)) return false;
        if (first == size) return proof.Count == 0 && firstRoot.SequenceEqual(root);
        if (proof.Count == 0) return false;

        ReadOnlyMemory<byte>[] path = BitOperations.IsPow2(first) ? [firstRoot.ToArray(), .. proof] : [.. proof];
        var (node, last) = (first - 1, size - 1);
        while ((node & 1) == 1) (node, last) = (node >> 1, last >> 1);
        var (before, after) = (path[0].ToArray(), path[0].ToArray());
        foreach (var next in path.Skip(1))
        {
            if (last == 0) return false;
            if ((node & 1) == 1 || node == last)
            {
                (before, after) = (MerkleTree.Node(next.Span, before), MerkleTree.Node(next.Span, after));
                (node, last) = Rise(node, last);
            }
            else
            {
                after = MerkleTree.Node(after, next.Span);
            }

            (node, last) = (node >> 1, last >> 1);
        }

        return last == 0 && firstRoot.SequenceEqual(before) && root.SequenceEqual(after);
    }

    /// <summary>A node without a right neighbour stands for its parents, up to the first that is a right one.</summary>
    private static (long Node, long Last) Rise(long node, long last)
    {
        while ((node & 1) == 0 && node != 0) (node, last) = (node >> 1, last >> 1);
        return (node, last);
    }

    private static bool AreHashes(IReadOnlyList<ReadOnlyMemory<byte>> proof) => proof.Count <= Longest && proof.All(hash => hash.Length == LogHash.Size);
}
