using System.Globalization;
using ThreatRegister.Domain;

namespace ThreatRegister.Reports;

/// <summary>Increase and decrease against the period compared with, in words and numbers; nothing is compared that cannot be.</summary>
/// <param name="language"><c>vi</c> or <c>en</c>.</param>
/// <param name="nowHasData">Whether the register has any record of this period.</param>
/// <param name="beforeHasData">Whether it has any of the period compared with: having none says nothing about what happened then.</param>
internal sealed class Changes(string language, bool nowHasData, bool beforeHasData)
{
    /// <param name="hindrance">Why the two cannot be compared whatever they are; null: nothing of the kind.</param>
    public Change OfQuantities(QuantityTotal now, QuantityTotal before, LocalizedText word, ChangeKind? hindrance) =>
        Of(now.AtLeast, before.AtLeast, isExact: IsExact(now) && IsExact(before), isNothing: now.IsEmpty && before.IsEmpty, word, hindrance);

    public Change OfRecords(long now, long before, ChangeKind? hindrance) =>
        Of(now, before, isExact: true, isNothing: now == 0 && before == 0, SummaryWords.Record, hindrance);

    private Change Of(long now, long before, bool isExact, bool isNothing, LocalizedText word, ChangeKind? hindrance)
    {
        if (!beforeHasData) return Without(ChangeKind.NoDataBefore);
        if (!nowHasData) return Without(ChangeKind.NoDataNow);
        if (hindrance is { } kind) return Without(kind);
        if (isNothing) return new(ChangeKind.Nothing, null, null, "-");
        if (!isExact) return Without(ChangeKind.Inexact);
        if (before == 0) return Without(ChangeKind.ZeroBase);

        var difference = now - before;
        var percent = Rounded(difference, before);
        return new(ChangeKind.Compared, difference, percent, Words(difference, percent, word));
    }

    public static string Signed(long difference, string language) =>
        difference > 0 ? "+" + QuantityText.Number(difference, language) : difference < 0 ? "-" + QuantityText.Number(-difference, language) : "0";

    public static string Signed(decimal percent, string language)
    {
        var digits = percent.ToString("+#,0.##;-#,0.##;0", CultureInfo.InvariantCulture);
        return SummaryWords.IsEnglish(language) ? digits : string.Concat(digits.Select(Vietnamese));
    }

    /// <summary>A share, without sign.</summary>
    public static string Percent(decimal percent, string language)
    {
        var digits = percent.ToString("0.#", CultureInfo.InvariantCulture);
        return SummaryWords.IsEnglish(language) ? digits : digits.Replace('.', ',');
    }

    private static char Vietnamese(char digit) => digit switch
    {
        ',' => '.',
        '.' => ',',
        _ => digit,
    };

    private static bool IsExact(QuantityTotal total) => total is { IsLowerBound: false, Approximations: 0, Unstated.Count: 0 };

    /// <summary>Divided by one with many digits, so that 12.50 and 12.5 are written alike.</summary>
    private static decimal Rounded(long difference, long before) =>
        Math.Round(100m * difference / before, 2, MidpointRounding.AwayFromZero) / 1.0000000000000000000000000000m;

    private Change Without(ChangeKind kind) => new(kind, null, null, SummaryWords.NotComparable.In(language));

    private string Words(long difference, decimal percent, LocalizedText word)
    {
        if (difference == 0) return SummaryWords.Unchanged.In(language);

        var number = QuantityText.Of(Quantity.Exact(Math.Min(Math.Abs(difference), Quantity.Max)), word, language);
        var verb = difference > 0 ? SummaryWords.Up : SummaryWords.Down;
        return $"{verb.In(language)} {number} ({Signed(percent, language)}%)";
    }
}
