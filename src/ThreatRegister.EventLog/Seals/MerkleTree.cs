using System.Numerics;
using System.Security.Cryptography;

namespace ThreatRegister.EventLog.Seals;

/// <summary>
/// The hash tree of RFC 9162, section 2.1, over the leaves of the log: the stored leaf of position i is the leaf hash with index i - 1, and a node is
/// SHA-256(0x01, left, right). A stored leaf begins with 0x00 within its hash, as the RFC asks, so it is not hashed again.
/// </summary>
public static class MerkleTree
{
    private const byte NodeTag = 0x01;

    /// <summary>The root of no leaves.</summary>
    public static ReadOnlyMemory<byte> Empty { get; } = SHA256.HashData([]);

    public static byte[] Node(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        if (left.Length != LogHash.Size) throw new ArgumentException("A hash has 32 bytes.", nameof(left));
        if (right.Length != LogHash.Size) throw new ArgumentException("A hash has 32 bytes.", nameof(right));

        Span<byte> buffer = stackalloc byte[1 + (2 * LogHash.Size)];
        buffer[0] = NodeTag;
        left.CopyTo(buffer[1..]);
        right.CopyTo(buffer[(1 + LogHash.Size)..]);
        return SHA256.HashData(buffer);
    }

    /// <summary>The complete subtrees that the tree of some leaves is made of, from the left, so that each is larger than the next.</summary>
    /// <param name="from">The index of the first leaf: 0, or where the RFC splits a tree.</param>
    /// <param name="to">The index behind the last.</param>
    public static IEnumerable<Subtree> Cover(long from, long to)
    {
        while (from < to)
        {
            var level = BitOperations.Log2((ulong)(to - from));
            yield return new(level, from >> level);
            from += 1L << level;
        }
    }

    /// <summary>The root of a tree, of the hashes of what covers it.</summary>
    public static byte[] Join(IReadOnlyList<ReadOnlyMemory<byte>> cover)
    {
        if (cover.Count == 0) return Empty.ToArray();

        var root = cover[^1].ToArray();
        for (var next = cover.Count - 2; next >= 0; next--) root = Node(cover[next].Span, root);
        return root;
    }

    /// <summary>The hash of a complete subtree, of 2^n hashes below it.</summary>
    public static byte[] Complete(IReadOnlyList<ReadOnlyMemory<byte>> hashes)
    {
        if (!BitOperations.IsPow2(hashes.Count)) throw new ArgumentException("A complete subtree has a power of two of hashes below it.", nameof(hashes));

        var level = hashes;
        while (level.Count > 1)
        {
            var above = new ReadOnlyMemory<byte>[level.Count / 2];
            for (var pair = 0; pair < above.Length; pair++) above[pair] = Node(level[2 * pair].Span, level[(2 * pair) + 1].Span);
            level = above;
        }

        return level[0].ToArray();
    }

    /// <summary>Where the RFC splits a tree of so many leaves: the largest power of two below.</summary>
    internal static long Split(long size) => 1L << BitOperations.Log2((ulong)(size - 1));
}
