using ThreatRegister.EventLog;
using ThreatRegister.EventLog.Seals;

namespace ThreatRegister.Application.Sealing;

/// <summary>One thing that is wrong with a seal.</summary>
/// <param name="Where">Which: in the database, in a file, or the checkpoint that was given.</param>
/// <param name="Size">0: it is the file of a key, or the folder.</param>
public sealed record SealFault(string Where, long Size, string What);

/// <summary>What the seals tell of a log.</summary>
/// <param name="Seals">How many the database has.</param>
/// <param name="Published">How many files the folder has.</param>
/// <param name="Latest">The size of the largest in the database; 0: none.</param>
/// <param name="HoldsTo">The largest size up to which a signed checkpoint proves that nothing was changed; 0: none.</param>
/// <param name="KeyIsKnown">Whether a key beside the database said so; else those of the database were believed.</param>
/// <param name="Given">What is wrong with the checkpoint that was given; null: nothing, or none was.</param>
public sealed record SealVerdict(long Seals, long Published, long Latest, long HoldsTo, bool KeyIsKnown, IReadOnlyList<SealFault> Faults, SealFault? Given)
{
    public bool IsOk => Faults.Count == 0 && Given is null;
}

/// <summary>
/// Holds all seals against the log: those in the database, those in the folder, and one from outside. First the signatures, then, while the log is read,
/// the roots.
/// </summary>
public sealed class SealAudit
{
    private const int AtOnce = 1_000;
    private const string InDatabase = "seal", FromOutside = "checkpoint";

    private readonly List<Claim> claims = [];
    private readonly IReadOnlyList<SealKey> keys;
    private readonly SealKey? own;
    private readonly Dictionary<string, SealKey> databaseKeys = new(StringComparer.Ordinal);
    private long seals, published, latest;

    private SealAudit(IReadOnlyList<SealKey> keys, SealKey? own) => (this.keys, this.own) = (keys, own);

    /// <summary>What the log is to be shown to.</summary>
    public RootCheck Roots { get; private set; } = new([]);

    /// <param name="store">Null: the store of the log keeps no seals.</param>
    /// <param name="trusted">Empty: the keys that lie beside the database.</param>
    /// <param name="given">A checkpoint from outside; null: none.</param>
    public static async Task<SealAudit> PrepareAsync(ISealStore? store, SealFolder folder, IReadOnlyList<SealKey> trusted, SignedCheckpoint? given, CancellationToken cancellationToken = default)
    {
        var audit = trusted.Count > 0 ? new(trusted, own: null) : Beside(folder.Keys());
        if (store is not null) await audit.ReadSealsAsync(store, cancellationToken);
        if (folder.IsAway) audit.claims.Add(Claim.Unreadable(folder.Folder, 0, "the folder of checkpoints is not there"));
        foreach (var file in folder.Published()) audit.ReadFile(file);
        if (given is not null) audit.claims.Add(audit.ClaimOf(FromOutside, given.Checkpoint.Size, given));
        audit.BelieveOthersBelowOwn();
        audit.Roots = new(audit.claims.Where(claim => claim.Wrong is null).Select(claim => claim.Root!));
        return audit;
    }

    /// <param name="head">Where the log ends.</param>
    /// <param name="verdict">What reading it found.</param>
    public SealVerdict Found(long head, LogVerdict verdict)
    {
        var faults = new List<SealFault>();
        SealFault? given = null;
        foreach (var claim in claims)
        {
            if (WhatIsWrong(claim, head, verdict) is not { } what) continue;
            var fault = new SealFault(claim.Where, claim.Size, what);
            if (claim.Where is FromOutside) given = fault;
            else faults.Add(fault);
        }

        return new(seals, published, latest, Roots.HeldTo, keys.Count > 0, faults, given);
    }

    private async Task ReadSealsAsync(ISealStore store, CancellationToken cancellationToken)
    {
        long? before = null;
        while (await store.BeforeAsync(before, AtOnce, cancellationToken) is { Count: > 0 } page)
        {
            foreach (var seal in page) ReadSeal(seal);
            before = page[^1].Size;
        }
    }

    private void ReadSeal(Seal seal)
    {
        seals++;
        latest = Math.Max(latest, seal.Size);
        var key = SealKey.Of(seal.Key.Span);
        if (key is not null) databaseKeys.TryAdd(key.Id, key);
        if (seal.Wrong(out var signed) is { } wrong)
        {
            claims.Add(Claim.Unreadable(InDatabase, seal.Size, wrong));
            return;
        }

        claims.Add(ClaimOf(InDatabase, seal.Size, signed!, key));
    }

    private void ReadFile(PublishedFile file)
    {
        published++;
        try
        {
            var signed = SealFolder.Read(file.Path);
            claims.Add(signed.Checkpoint.Size == file.Size ? ClaimOf(file.Path, file.Size, signed) : Claim.Unreadable(file.Path, file.Size, $"it is of size {signed.Checkpoint.Size}"));
        }
        catch (Exception unreadable) when (unreadable is FormatException or IOException or UnauthorizedAccessException)
        {
            claims.Add(Claim.Unreadable(file.Path, file.Size, unreadable.Message));
        }
    }

    private static SealAudit Beside(KeysHere here)
    {
        var audit = new SealAudit([.. here.Published.Prepend(here.Own).OfType<SealKey>().DistinctBy(key => key.Digest, StringComparer.Ordinal)], here.Own);
        audit.claims.AddRange(here.Unreadable.Select(file => Claim.Unreadable(file.Path, 0, file.What)));
        return audit;
    }

    /// <param name="by">A key that was found to have signed it; null: none was looked for.</param>
    private Claim ClaimOf(string where, long size, SignedCheckpoint signed, SealKey? by = null)
    {
        var isOwn = own is not null && IsSignedBy(signed, own, by);
        return new(where, size, signed.Checkpoint.Origin, new(size, signed.Checkpoint.Root), isOwn ? null : WrongBy(signed, by)) { IsOwn = isOwn, KeyId = signed.KeyId };
    }

    /// <summary>Checking a signature is what takes time here: none is checked twice.</summary>
    private static bool IsSignedBy(SignedCheckpoint signed, SealKey key, SealKey? by) => (by is not null && by.Info.Span.SequenceEqual(key.Info.Span)) || signed.IsSignedBy(key);

    /// <summary>
    /// Any key can be put into the folder. Where the private key is here, what others signed counts only as far as it signed too: its own root binds all that is below.
    /// </summary>
    private void BelieveOthersBelowOwn()
    {
        if (own is null) return;

        var bound = claims.Where(claim => claim.IsOwn).Select(claim => claim.Size).DefaultIfEmpty(0).Max();
        for (var at = 0; at < claims.Count; at++)
            if (claims[at] is { Wrong: null, IsOwn: false } claim && claim.Size > bound)
                claims[at] = claim with { Wrong = $"it is signed by key {claim.KeyId}, and the key that seals here, {own.Id}, has signed {(bound == 0 ? "nothing" : $"no more than {bound} events")}: where both are this register's, name both by --key" };
    }

    private string? WrongBy(SignedCheckpoint signed, SealKey? by)
    {
        IEnumerable<SealKey> known = keys.Count > 0 ? keys : databaseKeys.Values;
        return known.Any(key => IsSignedBy(signed, key, by)) ? null
            : known.Any(key => string.Equals(key.Id, signed.KeyId, StringComparison.Ordinal)) ? "its signature is forged: it is not that of the key it names over this text"
            : $"it is signed by key {signed.KeyId ?? "(none)"}, and this register's is {string.Join(", ", known.Select(key => key.Id).DefaultIfEmpty("not here"))}: name that by --key too where it is this register's";
    }

    private string? WhatIsWrong(Claim claim, long head, LogVerdict verdict)
    {
        if (claim.Wrong is not null) return claim.Wrong;
        if (Roots.Holds(claim.Root!)) return null;

        var holds = Roots.HeldTo > 0 ? $"the newest checkpoint that still holds is of size {Roots.HeldTo}" : "no earlier checkpoint holds";
        if (Roots.Origin is { } origin && !string.Equals(origin, claim.Origin, StringComparison.Ordinal))
            return $"it is of {claim.Origin}, and this log is {origin}: another register's, or the log was rewritten from its first event on";
        if (claim.Size > head) return $"the tail was cut: the log ends at position {head}, and {claim.Size - head} events that were sealed are missing; {holds}";
        return verdict is LogVerdict.Wrong wrong && claim.Size > Roots.Size
            ? $"it cannot be reached: the log is wrong at position {wrong.Position}; {holds}"
            : $"the log was rewritten: its events up to position {claim.Size} are not those that were sealed; {holds}";
    }

    private sealed record Claim(string Where, long Size, string? Origin, KnownRoot? Root, string? Wrong)
    {
        public bool IsOwn { get; init; }

        public string? KeyId { get; init; }

        public static Claim Unreadable(string where, long size, string what) => new(where, size, Origin: null, Root: null, what);
    }
}
