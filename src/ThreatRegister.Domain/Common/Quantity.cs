using System.Diagnostics;
using System.Globalization;

namespace ThreatRegister.Domain;

/// <summary>How a source states a number.</summary>
public enum QuantityForm
{
    /// <summary>Not stated at all.</summary>
    Unknown,
    Exact,
    AtLeast,

    /// <summary>Trên, hơn.</summary>
    MoreThan,

    /// <summary>Gần.</summary>
    Nearly,

    /// <summary>Khoảng.</summary>
    About,
    Range,

    /// <summary>Hàng chục, hàng trăm: <see cref="Quantity.Low"/> is the power of ten (10, 100, 1000, ...).</summary>
    Order,

    /// <summary>Một số.</summary>
    Some,

    /// <summary>Nhiều.</summary>
    Many,

    /// <summary>Ước.</summary>
    Estimated,
}

/// <summary>
/// A number of things as stated, kept in the form in which it was stated. The unit is said where it stands (a threat type's counting
/// word, hectares, a currency). Written as text: <c>unknown</c>, <c>37</c>, <c>>=12</c>, <c>>100</c>, <c>&lt;~50</c> (nearly), <c>~300</c>,
/// <c>10..20</c>, <c>order:100</c>, <c>some</c>, <c>many</c>, <c>est:40</c>.
/// </summary>
public readonly record struct Quantity
{
    private Quantity(QuantityForm form, long? low = null, long? high = null) => (Form, Low, High) = (form, low, high);

    public QuantityForm Form { get; }

    public long? Low { get; }

    public long? High { get; }

    /// <summary>No number is larger than 10^15, so that thousands of records can be added up.</summary>
    public const long Max = 1_000_000_000_000_000;

    public static Quantity Unknown => default;

    public static Quantity Some => new(QuantityForm.Some);

    public static Quantity Many => new(QuantityForm.Many);

    public static Quantity One => Exact(1);

    public static Quantity Exact(long value) => new(QuantityForm.Exact, InBounds(value));

    public static Quantity AtLeast(long value) => new(QuantityForm.AtLeast, InBounds(value));

    public static Quantity MoreThan(long value) => new(QuantityForm.MoreThan, InBounds(value));

    public static Quantity Nearly(long value) => new(QuantityForm.Nearly, InBounds(value));

    public static Quantity About(long value) => new(QuantityForm.About, InBounds(value));

    public static Quantity Estimated(long value) => new(QuantityForm.Estimated, InBounds(value));

    public static Quantity Range(long low, long high) =>
        low < high ? new(QuantityForm.Range, InBounds(low), InBounds(high)) : throw new FormatException($"The range {low}..{high} does not rise.");

    public static Quantity Order(long powerOfTen) =>
        powerOfTen is 10 or 100 or 1_000 or 10_000 or 100_000 or 1_000_000
            ? new(QuantityForm.Order, powerOfTen)
            : throw new FormatException($"{powerOfTen} is not an order: use 10, 100, 1000, 10000, 100000 or 1000000.");

    /// <summary>Reads the written form; refuses anything else with a text that says what was expected.</summary>
    /// <exception cref="FormatException">The text is not a quantity.</exception>
    public static Quantity Parse(string text)
    {
        var trimmed = text.Trim();
        return trimmed switch
        {
            "unknown" => Unknown,
            "some" => Some,
            "many" => Many,
            _ when After(trimmed, "order:", out var rest) => Order(Number(rest, text)),
            _ when After(trimmed, "est:", out var rest) => Estimated(Number(rest, text)),
            _ when After(trimmed, ">=", out var rest) => AtLeast(Number(rest, text)),
            _ when After(trimmed, ">", out var rest) => MoreThan(Number(rest, text)),
            _ when After(trimmed, "<~", out var rest) => Nearly(Number(rest, text)),
            _ when After(trimmed, "~", out var rest) => About(Number(rest, text)),
            _ when trimmed.Split("..") is [var low, var high] => Range(Number(low, text), Number(high, text)),
            _ => Exact(Number(trimmed, text)),
        };
    }

    public static bool TryParse(string? text, out Quantity quantity)
    {
        quantity = default;
        if (text is null) return false;
        try
        {
            quantity = Parse(text);
            return true;
        }
        catch (FormatException)
        {
            return false;
        }
    }

    /// <summary>The written form; <see cref="Parse"/> reads it back to an equal quantity.</summary>
    public override string ToString() => Form switch
    {
        QuantityForm.Unknown => "unknown",
        QuantityForm.Some => "some",
        QuantityForm.Many => "many",
        QuantityForm.Exact => Digits(Low),
        QuantityForm.AtLeast => ">=" + Digits(Low),
        QuantityForm.MoreThan => ">" + Digits(Low),
        QuantityForm.Nearly => "<~" + Digits(Low),
        QuantityForm.About => "~" + Digits(Low),
        QuantityForm.Estimated => "est:" + Digits(Low),
        QuantityForm.Order => "order:" + Digits(Low),
        QuantityForm.Range => $"{Digits(Low)}..{Digits(High)}",
        _ => throw new UnreachableException($"No text for {Form}."),
    };

    private static string Digits(long? number) => number!.Value.ToString(CultureInfo.InvariantCulture);

    private static bool After(string text, string prefix, out string rest)
    {
        var found = text.StartsWith(prefix, StringComparison.Ordinal);
        rest = found ? text[prefix.Length..] : "";
        return found;
    }

    private static long Number(string digits, string whole) =>
        long.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new FormatException(
                $"'{whole}' is not a quantity: write a whole number without separators such as 37, or >=12, >100, <~50 (nearly), ~300 (about), "
                + "10..20, order:100, est:40, some, many or unknown.");

    private static long InBounds(long value) => value switch
    {
        < 0 => throw new FormatException($"{value.ToString(CultureInfo.InvariantCulture)} is below zero."),
        > Max => throw new FormatException($"{value.ToString(CultureInfo.InvariantCulture)} is above 10^15, the largest number kept."),
        _ => value,
    };
}
