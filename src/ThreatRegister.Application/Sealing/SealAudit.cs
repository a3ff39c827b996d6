using ThreatRegister.EventLog;
using ThreatRegister.EventLog.Seals;

namespace ThreatRegister.Application.Sealing;

/// <summary>One thing that is wrong with a seal.</summary>
/// <param name="Where">Which: in the database, in a file, or the checkpoint that was given.</param>
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
    private readonly Dictionary<string, SealKey> databaseKeys = new(StringComparer.Ordinal);
    private long seals, published, latest;

    private SealAudit(IReadOnlyList<SealKey> keys) => this.keys = keys;

    /// <summary>What the log is to be shown to.</summary>
    public RootCheck Roots { get; private set; } = new([]);

    /// <param name="store">Null: the store of the log keeps no seals.</param>
    /// <param name="trusted">Empty: the keys that lie beside the database.</param>
    /// <param name="given">A checkpoint from outside; null: none.</param>
    public static async Task<SealAudit> PrepareAsync(ISealStore? store, SealFolder folder, IReadOnlyList<SealKey> trusted, SignedCheckpoint? given, CancellationToken cancellationToken = default)
    {
        var audit = new SealAudit(trusted.Count > 0 ? trusted : folder.PublicKeys());
        if (store is not null) await audit.ReadSealsAsync(store, cancellationToken);
        foreach (var file in folder.Published()) audit.ReadFile(file);
        if (given is not null) audit.claims.Add(new(FromOutside, given.Checkpoint.Size, given.Checkpoint.Origin, new(given.Checkpoint.Size, given.Checkpoint.Root), audit.WrongBy(given)));
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
        if (SealKey.Of(seal.Key.Span) is { } key) databaseKeys.TryAdd(key.Id, key);
        if (seal.Wrong() is { } wrong)
        {
            claims.Add(new(InDatabase, seal.Size, null, null, wrong));
            return;
        }

        var signed = SignedCheckpoint.Parse(seal.Note);
        claims.Add(new(InDatabase, seal.Size, signed.Checkpoint.Origin, new(seal.Size, seal.Root), WrongBy(signed)));
    }

    private void ReadFile(PublishedFile file)
    {
        published++;
        try
        {
            var signed = SealFolder.Read(file.Path);
            var wrong = signed.Checkpoint.Size == file.Size ? WrongBy(signed) : $"it is of size {signed.Checkpoint.Size}";
            claims.Add(new(file.Path, file.Size, signed.Checkpoint.Origin, new(file.Size, signed.Checkpoint.Root), wrong));
        }
        catch (Exception unreadable) when (unreadable is FormatException or IOException or UnauthorizedAccessException)
        {
            claims.Add(new(file.Path, file.Size, null, null, unreadable.Message));
        }
    }

    private string? WrongBy(SignedCheckpoint signed)
    {
        IEnumerable<SealKey> known = keys.Count > 0 ? keys : databaseKeys.Values;
        return known.Any(signed.IsSignedBy) ? null
            : known.Any(key => string.Equals(key.Id, signed.KeyId, StringComparison.Ordinal)) ? "its signature is forged: it is not that of the key it names over this text"
            : $"it is signed by key {signed.KeyId ?? "(none)"}, and this register's is {string.Join(", ", known.Select(key => key.Id).DefaultIfEmpty("not here"))}: name another by --key";
    }

    private string? WhatIsWrong(Claim claim, long head, LogVerdict verdict)
    {
        if (claim.Wrong is not null) return claim.Wrong;
        if (Roots.Holds(claim.Root!)) return null;

        var holds = Roots.HeldTo > 0 ? $"; the newest checkpoint that still holds is of size {Roots.HeldTo}" : "; no earlier checkpoint holds";
        if (Roots.Origin is { } origin && !string.Equals(origin, claim.Origin, StringComparison.Ordinal))
            return $"it is of {claim.Origin}, and this log is {origin}: another register's, or the log was rewritten from its first event on";
        if (claim.Size > head) return $"the tail was cut: the log ends at position {head}, and {claim.Size - head} events that were sealed are missing{holds}";
        return verdict is LogVerdict.Wrong wrong && claim.Size > Roots.Size
            ? $"it cannot be reached: the log is wrong at position {wrong.Position}{holds}"
            : $"the log was rewritten: its events up to position {claim.Size} are not those that were sealed{holds}";
    }

    private sealed record Claim(string Where, long Size, string? Origin, KnownRoot? Root, string? Wrong);
}
