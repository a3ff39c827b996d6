using System.Globalization;
using System.Security.Cryptography;
using ThreatRegister.EventLog.Seals;

namespace ThreatRegister.Tests.Properties;

/// <summary>Proofs of the log's tree against the definition of RFC 9162, written down once more without any thrift: all true ones hold, no forged one does.</summary>
public sealed class Merkle_proofs
{
    private const int EverySizeTo = 260;
    private static readonly Definition definition = new(Enumerable.Range(0, 1_100).Select(_ => RandomNumberGenerator.GetBytes(32)).ToArray());

    [Fact]
    public void of_every_size_and_place_hold()
    {
        var tree = new MerkleFrontier();
        for (var size = 1; size <= EverySizeTo; size++)
        {
            tree.Add(definition.Leaf(size - 1));
            var root = definition.Root(0, size);
            tree.Root.ShouldBe(root);
            for (var index = 0; index < size; index++)
            {
                var proof = definition.Inclusion(index, 0, size);
                if (!AreSame(Made(MerkleProof.Inclusion(index, size)), proof)) Assert.Fail($"the parts of the inclusion of {index} in {size}");
                if (!MerkleProof.Includes(index, definition.Leaf(index), size, root, proof)) Assert.Fail($"inclusion of {index} in {size}");
            }

            for (var first = 1; first <= size; first++)
            {
                var proof = definition.Consistency(first, 0, size, isWhole: true);
                if (!AreSame(Made(MerkleProof.Consistency(first, size)), proof)) Assert.Fail($"the parts of the consistency of {first} and {size}");
                if (!MerkleProof.IsConsistent(first, definition.Root(0, first), size, root, proof)) Assert.Fail($"consistency of {first} and {size}");
            }
        }
    }

    [Fact]
    public void that_are_forged_are_never_accepted()
    {
        var count = int.TryParse(Environment.GetEnvironmentVariable("THREATREG_PROPERTIES_PROOFS"), NumberStyles.None, CultureInfo.InvariantCulture, out var asked) ? asked : 100_000;
        var seed = int.TryParse(Environment.GetEnvironmentVariable("THREATREG_PROPERTIES_SEED"), NumberStyles.None, CultureInfo.InvariantCulture, out var known) ? known : Random.Shared.Next();
        Console.WriteLine($"forged proofs: {count} (THREATREG_PROPERTIES_PROOFS), seed {seed} (THREATREG_PROPERTIES_SEED)");
        var random = new Random(seed);
        var accepted = 0;
        for (var turn = 0; turn < count; turn++)
            if (turn % 2 == 0 ? IncludesForged(random) : IsConsistentForged(random)) accepted++;
        accepted.ShouldBe(0);
    }

    private static bool IncludesForged(Random random)
    {
        var size = random.Next(1, definition.Size + 1);
        var index = random.Next(size);
        var (leaf, root) = (definition.Leaf(index), definition.Root(0, size));
        var proof = definition.Inclusion(index, 0, size);
        // With the size and root of a signed checkpoint as they are: another leaf, another place, another way.
        return random.Next(5) switch
        {
            0 => MerkleProof.Includes(index, Flipped(leaf, random), size, root, proof),
            1 => MerkleProof.Includes(Other(index, size + 3, random), leaf, size, root, proof),
            2 => MerkleProof.Includes(index, leaf, size, Flipped(root, random), proof),
            3 => MerkleProof.Includes(index, random.Next(2) == 0 ? root : RandomNumberGenerator.GetBytes(32), size, root, Forged(proof, random)),
            _ => MerkleProof.Includes(index, leaf, size, root, Forged(proof, random)),
        };
    }

    private static bool IsConsistentForged(Random random)
    {
        var size = random.Next(2, definition.Size + 1);
        var first = random.Next(1, size);
        var (before, root) = (definition.Root(0, first), definition.Root(0, size));
        var proof = definition.Consistency(first, 0, size, isWhole: true);
        return random.Next(4) switch
        {
            0 => MerkleProof.IsConsistent(first, Flipped(before, random), size, root, proof),
            1 => MerkleProof.IsConsistent(first, before, size, Flipped(root, random), proof),
            2 => MerkleProof.IsConsistent(first, definition.Root(0, Other(first, size, random) + 1) is var other && other.SequenceEqual(before) ? Flipped(before, random) : other, size, root, proof),
            _ => MerkleProof.IsConsistent(first, before, size, root, Forged(proof, random)),
        };
    }

    /// <summary>Changed in one of the ways there are; never as it was.</summary>
    private static List<ReadOnlyMemory<byte>> Forged(IReadOnlyList<ReadOnlyMemory<byte>> proof, Random random)
    {
        var forged = proof.ToList();
        var place = random.Next(forged.Count + 1);
        var way = forged.Count == 0 ? 0 : random.Next(5);
        switch (way)
        {
            case 0: forged.Insert(place, RandomNumberGenerator.GetBytes(32)); break;
            case 1: forged.RemoveAt(place % forged.Count); break;
            case 2: forged[place % forged.Count] = Flipped(forged[place % forged.Count].Span, random); break;
            case 3: forged[place % forged.Count] = forged[place % forged.Count][..random.Next(32)]; break;
            default: forged.Insert(place, forged[place % forged.Count]); break;
        }

        return forged;
    }

    private static int Other(int index, int bound, Random random) => (index + random.Next(1, bound)) % bound;

    private static byte[] Flipped(ReadOnlySpan<byte> hash, Random random)
    {
        var flipped = hash.ToArray();
        flipped[random.Next(flipped.Length)] ^= (byte)(1 << random.Next(8));
        return flipped;
    }

    private static bool AreSame(IReadOnlyList<ReadOnlyMemory<byte>> one, IReadOnlyList<ReadOnlyMemory<byte>> other) =>
        one.Count == other.Count && one.Zip(other).All(pair => pair.First.Span.SequenceEqual(pair.Second.Span));

    private static IReadOnlyList<ReadOnlyMemory<byte>> Made(IReadOnlyList<(long From, long To)> parts) => [.. parts.Select(part => (ReadOnlyMemory<byte>)MerkleTree.Join(
        [.. MerkleTree.Cover(part.From, part.To).Select(subtree => (ReadOnlyMemory<byte>)definition.Root((int)subtree.From, (int)subtree.To))]))];

    /// <summary>MTH, PATH and SUBPROOF, word for word.</summary>
    private sealed class Definition(byte[][] leaves)
    {
        private readonly Dictionary<(int From, int To), byte[]> roots = [];

        public int Size => leaves.Length;

        public byte[] Leaf(int index) => leaves[index];

        public byte[] Root(int from, int to)
        {
            if (to - from == 1) return leaves[from];
            if (roots.TryGetValue((from, to), out var known)) return known;

            var middle = from + Split(to - from);
            return roots[(from, to)] = SHA256.HashData([0x01, .. Root(from, middle), .. Root(middle, to)]);
        }

        public IReadOnlyList<ReadOnlyMemory<byte>> Inclusion(int index, int from, int to)
        {
            if (to - from == 1) return [];

            var middle = from + Split(to - from);
            return index < middle ? [.. Inclusion(index, from, middle), Root(middle, to)] : [.. Inclusion(index, middle, to), Root(from, middle)];
        }

        public IReadOnlyList<ReadOnlyMemory<byte>> Consistency(int first, int from, int to, bool isWhole)
        {
            if (first == to) return isWhole ? [] : [Root(from, to)];

            var middle = from + Split(to - from);
            return first <= middle ? [.. Consistency(first, from, middle, isWhole), Root(middle, to)] : [.. Consistency(first, middle, to, isWhole: false), Root(from, middle)];
        }

        private static int Split(int size)
        {
            var split = 1;
            while (split * 2 < size) split *= 2;
            return split;
        }
    }
}
