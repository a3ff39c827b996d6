using System.Globalization;
using ThreatRegister.Domain;

namespace ThreatRegister.Application.Entry;

/// <summary>A quantity as a form has it: its form chosen, its numbers written beside.</summary>
public static class QuantityEntry
{
    /// <summary>How many numbers a form of quantity takes.</summary>
    public static int NumbersOf(QuantityForm form) => form switch
    {
        QuantityForm.Unknown or QuantityForm.Some or QuantityForm.Many => 0,
        QuantityForm.Range => 2,
        _ => 1,
    };

    /// <summary>Null where the numbers do not fit the form.</summary>
    public static Quantity? Read(QuantityForm form, string? low, string? high)
    {
        if (NumbersOf(form) > 0 && Number(low) is null) return null;
        if (NumbersOf(form) > 1 && Number(high) is null) return null;

        try
        {
            return Of(form, Number(low) ?? 0, Number(high) ?? 0);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static Quantity Of(QuantityForm form, long low, long high) => form switch
    {
        QuantityForm.Unknown => Quantity.Unknown,
        QuantityForm.Exact => Quantity.Exact(low),
        QuantityForm.AtLeast => Quantity.AtLeast(low),
        QuantityForm.MoreThan => Quantity.MoreThan(low),
        QuantityForm.Nearly => Quantity.Nearly(low),
        QuantityForm.About => Quantity.About(low),
        QuantityForm.Range => Quantity.Range(low, high),
        QuantityForm.Order => Quantity.Order(low),
        QuantityForm.Some => Quantity.Some,
        QuantityForm.Many => Quantity.Many,
        QuantityForm.Estimated => Quantity.Estimated(low),
        _ => throw new System.Diagnostics.UnreachableException($"No rule for {form}."),
    };

    /// <summary>A whole number, with dots, commas or spaces between groups of three where someone writes them.</summary>
    public static long? Number(string? text)
    {
        if (text is null) return null;

        var digits = text.Trim();
        var groups = digits.Split('.', ',', ' ', '\u00A0');
        if (groups.Length > 1 && groups[1..].All(group => group.Length == 3) && groups[0].Length is >= 1 and <= 3) digits = string.Concat(groups);
        return long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }
}
