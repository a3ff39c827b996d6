using System.Globalization;
using Microsoft.AspNetCore.Http;
using ThreatRegister.Application.Queries;
using ThreatRegister.EventLog;
using ThreatRegister.EventLog.Seals;

namespace ThreatRegister.Web.Api;

/// <summary>The seals of the log, and that one goes on from another. Hashes tell nothing of events: everybody may have them.</summary>
internal static class SealReads
{
    private static readonly Dictionary<string, string> parts = new(StringComparer.Ordinal) { ["size"] = "How many events it seals; the position of the last one." };

    private static readonly ApiParameter[] span =
    [
        new("from", "The size of the earlier seal.", IsRequired: true, Least: 1),
        new("to", "The size of the later one (default: the latest).", Least: 1),
    ];

    public static IReadOnlyList<ApiRead> All { get; } =
    [
        new("/api/seals", "seals", "proofs", "The seals of the log, the latest first, and how many events are behind the latest.", [ApiParameter.Cursor, ApiParameter.Limit], ListAsync) { HasTag = false, IsPaged = true },
        new("/api/seals/key", "seal-key", "proofs", "The public key that signed the latest seal (PEM; ECDSA on P-256). Compare its SHA-256 with one that was kept outside.", [], KeyAsync) { HasTag = false, MediaTypes = ["application/x-pem-file"] },
        new("/api/seals/{size}", "seal", "proofs", "One checkpoint as it was signed: a C2SP signed note. docs/operations.md has the openssl line that verifies it.", [], NoteAsync) { Parts = parts, HasTag = false, MediaTypes = ["text/plain"] },
        new("/api/seals/{size}/key", "key-of-seal", "proofs", "The public key that signed one seal (PEM; ECDSA on P-256). After a change of keys it is another than that of the latest.", [], KeyOfAsync) { Parts = parts, HasTag = false, MediaTypes = ["application/x-pem-file"] },
        new("/api/proofs/consistency", "consistency", "proofs", "That the log under one seal goes on from that under an earlier one (RFC 9162, section 2.1.4): hashes in the RFC's order.", span, ConsistencyAsync) { HasTag = false },
    ];

    /// <summary>The seals of the log.</summary>
    /// <exception cref="ProblemException">The store of this log has none.</exception>
    public static ISealStore StoreOf(ApiAsk ask) => ask.Register.Sealing?.Store ?? throw new ProblemException(ProblemKinds.NotFound);

    /// <summary>What a proof of an event says of a seal, checked against what was signed.</summary>
    public static async Task<object> InclusionAsync(ISealStore store, RecordedEvent recorded, Seal seal, CancellationToken cancellationToken)
    {
        var path = await store.InclusionAsync(recorded.Position, seal.Size, cancellationToken);
        if (!MerkleProof.Includes(recorded.Position - 1, recorded.Hashes.Leaf.Span, seal.Size, seal.Root.Span, path)) throw Broken(seal);
        return new { size = seal.Size, root = Hex(seal.Root), sealedAt = seal.SealedAt, index = recorded.Position - 1, path = path.Select(Hex), checkpoint = PathOf(seal) };
    }

    private static async Task<IResult> ListAsync(ApiAsk ask)
    {
        var store = StoreOf(ask);
        var before = ask["cursor"] is null ? (long?)null : ask.Number("cursor", 0, 1, long.MaxValue);
        var limit = ask.Limit();
        var seals = await store.BeforeAsync(before, limit + 1, ask.Gone);
        if (seals.Count > limit) ask.Next("cursor", seals[limit - 1].Size.ToString(CultureInfo.InvariantCulture));
        var standing = await store.StandingAsync(ask.Gone);
        return ApiResults.Json(new
        {
            position = standing.Head,
            unsealed = standing.Unsealed,
            unsealedSince = standing.Since,
            missing = standing.Missing,
            seals = seals.Take(limit).Select(seal => new { size = seal.Size, root = Hex(seal.Root), sealedAt = seal.SealedAt, key = SealKey.Of(seal.Key.Span)?.Id, checkpoint = PathOf(seal), isAltered = seal.Wrong() is not null }),
        });
    }

    private static async Task<IResult> KeyAsync(ApiAsk ask) => PemOf(await StoreOf(ask).LatestSoundAsync(ask.Gone) ?? throw new ProblemException(ProblemKinds.NotFound));

    private static async Task<IResult> KeyOfAsync(ApiAsk ask) => PemOf(await NamedAsync(ask));

    private static async Task<IResult> NoteAsync(ApiAsk ask) => Results.Text((await NamedAsync(ask)).Note, "text/plain; charset=utf-8");

    private static IResult PemOf(Seal seal) => Results.Text(SealKey.Of(seal.Key.Span)!.Pem, "application/x-pem-file");

    private static async Task<Seal> NamedAsync(ApiAsk ask) =>
        long.TryParse(ask.Path("size"), NumberStyles.None, CultureInfo.InvariantCulture, out var size) ? await FindAsync(ask, size) : throw new ProblemException(ProblemKinds.NotFound);

    private static async Task<IResult> ConsistencyAsync(ApiAsk ask)
    {
        var store = StoreOf(ask);
        var later = ask["to"] is null ? await store.LatestSoundAsync(ask.Gone) ?? throw new ProblemException(ProblemKinds.NotFound) : await FindAsync(ask, ask.Number("to", 0, 1, long.MaxValue));
        var earlier = await FindAsync(ask, ask.Number("from", 0, 1, later.Size));
        var path = await store.ConsistencyAsync(earlier.Size, later.Size, ask.Gone);
        if (!MerkleProof.IsConsistent(earlier.Size, earlier.Root.Span, later.Size, later.Root.Span, path)) throw Broken(later);
        return ApiResults.Json(new { from = earlier.Size, fromRoot = Hex(earlier.Root), to = later.Size, toRoot = Hex(later.Root), path = path.Select(Hex) });
    }

    /// <summary>That of a size, as it was signed.</summary>
    public static async Task<Seal> FindAsync(ApiAsk ask, long size)
    {
        var seal = await StoreOf(ask).FindAsync(size, ask.Gone) ?? throw new ProblemException(ProblemKinds.NotFound);
        return seal.Wrong() is { } wrong ? throw new LogCorruptException($"The seal at position {size} is not as it was signed: {wrong}.", size) : seal;
    }

    private static LogCorruptException Broken(Seal seal) => new($"The hashes that are kept do not lead to the root that was sealed at position {seal.Size}.", seal.Size);

    private static string PathOf(Seal seal) => string.Create(CultureInfo.InvariantCulture, $"/api/seals/{seal.Size}");

    private static string Hex(ReadOnlyMemory<byte> bytes) => Convert.ToHexStringLower(bytes.Span);
}
