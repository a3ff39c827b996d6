using ThreatRegister.Application.Sealing;
using ThreatRegister.EventLog.Seals;

namespace ThreatRegister.Web;

/// <summary>The seals of the log that is open, and who makes them.</summary>
/// <param name="Every">How often it is looked whether there is something to seal while the program serves; null: it seals nothing by itself.</param>
public sealed record Sealing(ISealStore Store, Sealer Sealer, TimeSpan? Every)
{
    /// <summary>What is unsealed for longer needs attention.</summary>
    public TimeSpan Patience { get; init; } = Every is { } often ? often + TimeSpan.FromMinutes(1) : TimeSpan.FromDays(1);

    /// <summary>The same, sealed that often.</summary>
    public Sealing SealedEvery(TimeSpan? every) => new(Store, Sealer, every);
}
