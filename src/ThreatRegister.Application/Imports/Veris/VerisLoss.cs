using System.Text.Json;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Incidents;

namespace ThreatRegister.Application.Imports.Veris;

/// <summary>The loss in money. Amounts that are not whole, or without a currency, stay in the text.</summary>
internal static class VerisLoss
{
    public static Damage? Of(VerisFields fields)
    {
        if (fields.Find("/impact/iso_currency_code")?.GetString() is not { Length: 3 } currency) return null;
        if (Whole(fields.Find("/impact/overall_amount")) is { } overall) return Money(Quantity.Exact(overall), currency);
        if (Whole(fields.Find("/impact/overall_min_amount")) is { } least)
            return Money(Whole(fields.Find("/impact/overall_max_amount")) is { } most && most > least ? Quantity.Range(least, most) : Quantity.AtLeast(least), currency);

        // Losses of which no total is told add up to at least so much: others may be missing.
        var losses = fields.Find("/impact/loss") is { } parts ? parts.EnumerateArray().Select(loss => loss.TryGetProperty("amount", out var amount) ? Whole(amount) : null).OfType<long>().ToArray() : [];
        return losses.Length == 0 ? null : Money(Quantity.AtLeast(losses.Sum()), currency);
    }

    private static Damage Money(Quantity amount, string currency) => new(DamageKind.Money, amount, DamageStatus.Preliminary, currency);

    private static long? Whole(JsonElement? amount) =>
        amount is { ValueKind: JsonValueKind.Number } number && number.TryGetDecimal(out var value) && value == decimal.Truncate(value) && value is >= 0 and <= 1_000_000_000_000 ? (long)value : null;
}
