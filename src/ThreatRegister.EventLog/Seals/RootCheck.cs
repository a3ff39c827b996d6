namespace ThreatRegister.EventLog.Seals;

/// <summary>Compares a log, leaf by leaf in its order, with the roots that it is known to have had.</summary>
public sealed class RootCheck
{
    private readonly MerkleFrontier tree = new();
    private readonly List<KnownRoot> known;
    private readonly HashSet<KnownRoot> held = [];
    private int next;

    public RootCheck(IEnumerable<KnownRoot> known) => this.known = [.. known.OrderBy(root => root.Size)];

    /// <summary>How many leaves it has seen.</summary>
    public long Size { get; private set; }

    /// <summary>The largest size whose root is as it was: up to there nothing was changed. 0: none is.</summary>
    public long HeldTo { get; private set; }

    /// <summary>The log's own, by its first leaf; null before that.</summary>
    public string? Origin { get; private set; }

    public bool Holds(KnownRoot root) => held.Contains(root);

    public void Add(ReadOnlyMemory<byte> leaf)
    {
        Origin ??= Checkpoint.OriginOf(leaf.Span);
        Size++;
        // Behind the last root that is known there is nothing to compare, and so no tree to build.
        if (next == known.Count) return;

        tree.Add(leaf);
        if (known[next].Size > tree.Size) return;

        var root = tree.Root;
        for (; next < known.Count && known[next].Size <= tree.Size; next++)
        {
            if (known[next].Size != tree.Size || !known[next].Root.Span.SequenceEqual(root)) continue;
            held.Add(known[next]);
            HeldTo = tree.Size;
        }
    }
}
