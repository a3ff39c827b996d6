using ThreatRegister.Domain;
using ThreatRegister.Domain.Incidents;

namespace ThreatRegister.Projections.Incidents;

/// <summary>Which statement of damage counts where an incident has several of one kind; all of them are kept.</summary>
public static class CountedDamage
{
    /// <summary>
    /// Of each kind (and currency) one: a number before none, the official figure before the preliminary one, that before one of unknown
    /// standing, and of equals the last.
    /// </summary>
    public static IReadOnlyList<Damage> Of(IEnumerable<StatedDamage> stated) =>
    [
        .. stated.Select(one => one.Damage).GroupBy(damage => (damage.Kind, damage.Currency))
            .OrderBy(kind => kind.Key.Kind).ThenBy(kind => kind.Key.Currency, StringComparer.Ordinal)
            .Select(kind => kind.Aggregate((best, next) => Rank(next) >= Rank(best) ? next : best)),
    ];

    /// <summary>Whether it states a number that can be added.</summary>
    public static bool HasNumber(Quantity amount) => amount.Low is not null && amount.Form is not QuantityForm.Order;

    private static int Rank(Damage damage) => (HasNumber(damage.Amount) ? 10 : 0) + damage.Status switch
    {
        DamageStatus.Official => 2,
        DamageStatus.Preliminary => 1,
        _ => 0,
    };
}
