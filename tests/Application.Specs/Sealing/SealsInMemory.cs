using System.Security.Cryptography;
using ThreatRegister.EventLog;
using ThreatRegister.EventLog.Seals;

namespace ThreatRegister.Tests.Application_Specs.Sealing;

/// <summary>A log of nothing but leaves, and its seals: to be cut and rewritten at will.</summary>
internal sealed class SealsInMemory : ISealStore
{
    private static readonly DateTimeOffset recorded = new(2026, 11, 22, 8, 0, 0, TimeSpan.FromHours(7));

    public List<ReadOnlyMemory<byte>> Leaves { get; } = [];

    public SortedList<long, Seal> Seals { get; } = [];

    /// <summary>What happens while the leaves are read, and before the seal that was signed is kept.</summary>
    public Action Growing { get; set; } = () => { };

    public Action Committing { get; set; } = () => { };

    public void Record(int events)
    {
        for (; events > 0; events--) Leaves.Add(SHA256.HashData(BitConverter.GetBytes(Leaves.Count)));
    }

    /// <summary>Of one event, with everything that follows from it made anew.</summary>
    public void Rewrite(int position) => Leaves[position - 1] = RandomNumberGenerator.GetBytes(32);

    /// <summary>As reading the whole log shows them; the chain of a log that was rewritten is whole.</summary>
    public LogVerdict ShowTo(RootCheck roots)
    {
        foreach (var leaf in Leaves) roots.Add(leaf);
        return new LogVerdict.Ok(Leaves.Count, new byte[32]);
    }

    public ValueTask<Seal?> LatestAsync(CancellationToken cancellationToken = default) => new(Seals.Values.LastOrDefault());

    public ValueTask<Seal?> FindAsync(long size, CancellationToken cancellationToken = default) => new(Seals.GetValueOrDefault(size));

    public ValueTask<Seal?> CoveringAsync(long position, CancellationToken cancellationToken = default) => new(Seals.Values.FirstOrDefault(seal => seal.Size >= position));

    public ValueTask<IReadOnlyList<Seal>> BeforeAsync(long? before, int limit, CancellationToken cancellationToken = default) =>
        new([.. Seals.Values.Reverse().Where(seal => before is null || seal.Size < before).Take(limit)]);

    public ValueTask<(long Head, DateTimeOffset? Since)> TailAsync(long size, CancellationToken cancellationToken = default) => new((Leaves.Count, Leaves.Count > size ? recorded : (DateTimeOffset?)null));

    public ValueTask<IReadOnlyList<ReadOnlyMemory<byte>>> HashesAsync(IReadOnlyList<Subtree> subtrees, CancellationToken cancellationToken = default) =>
        new([.. subtrees.Select(subtree => (ReadOnlyMemory<byte>)MerkleTree.Complete(Leaves[(int)subtree.From..(int)subtree.To]))]);

    public ValueTask<Seal?> SealAsync(ISealing sealing, CancellationToken cancellationToken = default)
    {
        var latest = Seals.Values.LastOrDefault();
        if (latest is null && Leaves.Count == 0) return new((Seal?)null);

        var head = new LogHead(Leaves.Count, recorded, new byte[32]);
        var known = sealing.Begin(latest, head, Leaves.FirstOrDefault());
        if (latest?.Size == head.Position) return new(latest);

        var growth = new SealGrowth(sealing, latest, head, known);
        Growing();
        while (!growth.IsComplete) growth.Add(Leaves[(int)growth.Size]);

        var seal = growth.End();
        Committing();
        Seals.Add(seal.Size, seal);
        return new(seal);
    }
}
