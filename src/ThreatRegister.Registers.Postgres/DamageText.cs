using ThreatRegister.Application.Queries;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Projections;
using ThreatRegister.Projections.Incidents;

namespace ThreatRegister.Registers.Postgres;

/// <summary>The damage that counts of one incident, as the column holds it: kind, status, currency and amount, parted by spaces.</summary>
internal static class DamageText
{
    private const string NoCurrency = "-";

    /// <summary>Null where none is stated, so that the few incidents with damage have an index of their own.</summary>
    public static string[]? Of(IncidentRow row) =>
        row.Damage.Count == 0 ? null : [.. CountedDamage.Of(row.Damage).Select(damage => $"{Codes.Of(damage.Kind)} {Codes.Of(damage.Status)} {damage.Currency ?? NoCurrency} {damage.Amount}")];

    public static DamageGroup Read(string type, string text, long records)
    {
        if (text.Split(' ', 4) is not [var kind, var status, var currency, var amount]
            || !Codes.TryParse<DamageKind>(kind, out var kindOf) || !Codes.TryParse<DamageStatus>(status, out var statusOf))
            throw new RegistersException($"'{text}' is no damage. Run 'rebuild'.");

        return new(type, kindOf, statusOf, currency is NoCurrency ? null : currency, Quantity.Parse(amount), records);
    }
}
