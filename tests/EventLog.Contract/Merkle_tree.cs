using System.Security.Cryptography;
using ThreatRegister.EventLog.Seals;

namespace ThreatRegister.Tests.EventLog_Contract;

/// <summary>The tree of RFC 9162. The roots are those that Certificate Transparency's own tests have for these leaves; the proofs were made by a third implementation.</summary>
public sealed class Merkle_tree
{
    private static readonly byte[][] leaves =
    [
        .. ((string[])["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"]).Select(data => SHA256.HashData([0x00, .. Convert.FromHexString(data)])),
    ];

    private static readonly string[] roots =
    [
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
    ];

    [Fact]
    public void Has_the_known_roots()
    {
        var tree = new MerkleFrontier();
        for (var size = 0; size <= leaves.Length; size++)
        {
            Convert.ToHexStringLower(tree.Root).ShouldBe(roots[size]);
            if (size < leaves.Length) tree.Add(leaves[size]);
        }
    }

    [Theory]
    [InlineData(0, 1, new string[0])]
    [InlineData(0, 8, new[] { "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7", "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e", "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4" })]
    [InlineData(5, 8, new[] { "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b", "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0", "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7" })]
    [InlineData(2, 3, new[] { "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125" })]
    [InlineData(1, 5, new[] { "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d", "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e", "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b" })]
    public void Has_the_known_inclusion_proofs(int index, int size, string[] known)
    {
        var proof = Proof(MerkleProof.Inclusion(index, size));

        proof.Select(hash => Convert.ToHexStringLower(hash.Span)).ShouldBe(known);
        MerkleProof.Includes(index, leaves[index], size, Convert.FromHexString(roots[size]), proof).ShouldBeTrue();
    }

    [Theory]
    [InlineData(1, 1, new string[0])]
    [InlineData(1, 8, new[] { "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7", "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e", "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4" })]
    [InlineData(6, 8, new[] { "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a", "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0", "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7" })]
    [InlineData(2, 5, new[] { "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e", "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b" })]
    public void Has_the_known_consistency_proofs(int first, int size, string[] known)
    {
        var proof = Proof(MerkleProof.Consistency(first, size));

        proof.Select(hash => Convert.ToHexStringLower(hash.Span)).ShouldBe(known);
        MerkleProof.IsConsistent(first, Convert.FromHexString(roots[first]), size, Convert.FromHexString(roots[size]), proof).ShouldBeTrue();
    }

    [Fact]
    public void Goes_on_from_its_frontier()
    {
        var whole = new MerkleFrontier();
        var resumed = new MerkleFrontier();
        for (var index = 0; index < 300; index++)
        {
            whole.Add(leaves[index % leaves.Length]);
            resumed = MerkleFrontier.Of(resumed.Size, resumed.ToBytes())!;
            resumed.Add(leaves[index % leaves.Length]);
            resumed.Root.ShouldBe(whole.Root);
        }
    }

    [Fact]
    public void Takes_no_frontier_of_another_size()
    {
        MerkleFrontier.Of(3, new byte[32]).ShouldBeNull();
        MerkleFrontier.Of(4, new byte[64]).ShouldBeNull();
        MerkleFrontier.Of(-1, []).ShouldBeNull();
    }

    private static IReadOnlyList<ReadOnlyMemory<byte>> Proof(IEnumerable<(long From, long To)> parts) =>
        [.. parts.Select(part => (ReadOnlyMemory<byte>)MerkleTree.Join([.. MerkleTree.Cover(part.From, part.To).Select(subtree => (ReadOnlyMemory<byte>)MerkleTree.Complete([.. leaves[(int)subtree.From..(int)subtree.To].Select(leaf => (ReadOnlyMemory<byte>)leaf)]))]))];
}
