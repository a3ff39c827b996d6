namespace ThreatRegister.EventLog.Seals;

/// <summary>How the log and its seals stand to each other.</summary>
/// <param name="Latest">The latest seal that is as it was signed; null: there is none.</param>
/// <param name="Head">Where the log ends.</param>
/// <param name="Since">When the first event behind the latest seal was recorded; null: there is none.</param>
/// <param name="Altered">The size of the newest seal where that is not as it was signed; null: it is.</param>
public sealed record SealStanding(Seal? Latest, long Head, DateTimeOffset? Since, long? Altered)
{
    /// <summary>How many events are not sealed.</summary>
    public long Unsealed => Math.Max(0, Head - (Latest?.Size ?? 0));

    /// <summary>How many events were sealed and are gone: the tail was cut, or an older backup was restored.</summary>
    public long Missing => Math.Max(0, (Latest?.Size ?? 0) - Head);

    /// <summary>Whether somebody has to look at it.</summary>
    public bool IsWrong => Missing > 0 || Altered is not null;
}

/// <summary>Seals that are as they were signed. Others may be rows that somebody put there: nothing is told or proved by them.</summary>
public static class SoundSeals
{
    private const int AtOnce = 10;

    public static async ValueTask<Seal?> LatestSoundAsync(this ISealStore store, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(store);
        long? before = null;
        while (await store.BeforeAsync(before, AtOnce, cancellationToken) is { Count: > 0 } page)
        {
            if (page.FirstOrDefault(seal => seal.Wrong() is null) is { } sound) return sound;
            before = page[^1].Size;
        }

        return null;
    }

    /// <summary>The first that an event is under; null: it is not sealed yet.</summary>
    public static async ValueTask<Seal?> CoveringSoundAsync(this ISealStore store, long position, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(store);
        var seal = await store.CoveringAsync(position, cancellationToken);
        while (seal?.Wrong() is not null) seal = seal.Size == long.MaxValue ? null : await store.CoveringAsync(seal.Size + 1, cancellationToken);
        return seal;
    }

    public static async ValueTask<SealStanding> StandingAsync(this ISealStore store, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(store);
        var newest = await store.LatestAsync(cancellationToken);
        var isSound = newest is null || newest.Wrong() is null;
        var latest = isSound ? newest : await store.LatestSoundAsync(cancellationToken);
        var (head, since) = await store.TailAsync(latest?.Size ?? 0, cancellationToken);
        return new(latest, head, since, isSound ? null : newest!.Size);
    }
}
