using ThreatRegister.Application.Sealing;
using ThreatRegister.EventLog.Seals;

namespace ThreatRegister.Web;

/// <summary>The seals of the log that is open, and who makes them.</summary>
/// <param name="Every">How often it is looked whether there is something to seal while the program serves; null: it seals nothing by itself.</param>
public sealed record Sealing(ISealStore Store, Sealer Sealer, TimeSpan? Every)
{
    /// <summary>What is unsealed for longer needs attention.</summary>
    public TimeSpan Patience { get; init; } = Every is { } often ? often + TimeSpan.FromMinutes(1) : TimeSpan.FromDays(1);

    /// <summary>Whether it is this program's to have the latest seal published.</summary>
    public bool IsPublishing { get; init; } = Every is not null;

    /// <summary>Whether the latest seal has no file outside the database, and should have by now.</summary>
    public bool IsUnpublished(SealStanding standing, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(standing);
        return IsPublishing && standing.Latest is { } latest && now - latest.SealedAt > Patience && !Sealer.IsPublished(latest);
    }

    /// <summary>The same, sealed that often.</summary>
    public Sealing SealedEvery(TimeSpan? every) => new(Store, Sealer, every);
}
