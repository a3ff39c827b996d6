using System.Globalization;
using System.Text.RegularExpressions;
using ThreatRegister.Domain;
using ThreatRegister.Domain.ThreatTypes;
using ThreatRegister.Projections;

namespace ThreatRegister.Application.Entry;

/// <summary>
/// A quantity as a form has it: its form chosen, its numbers written beside; or all of it in words, in Vietnamese or English, with or without
/// diacritics: <c>~15</c>, <c>hơn 100</c>, <c>10-20</c>, <c>khoảng 1.500</c>, <c>hàng chục</c>.
/// </summary>
public static partial class QuantityEntry
{
    private const string N = @"-?[0-9][0-9., ]*(?: ?(?:nghin|ngan|trieu|ty|ti|thousand|million|billion))?";

    /// <summary>How each form begins in words, the longer words first.</summary>
    private static readonly (QuantityForm Form, string[] Before)[] beginnings =
    [
        (QuantityForm.Estimated, ["uoc tinh khoang", "uoc tinh", "uoc khoang", "uoc", "estimated at", "estimated", "est:", "est.", "est"]),
        (QuantityForm.AtLeast, [">=", "≥", "it nhat", "toi thieu", "at least"]),
        (QuantityForm.MoreThan, [">", "hon", "tren", "more than", "over"]),
        (QuantityForm.Nearly, ["<~", "gan", "nearly", "almost"]),
        (QuantityForm.About, ["~", "≈", "khoang chung", "khoang", "chung", "about", "around", "approximately"]),
    ];

    private static readonly Dictionary<string, long> orders = new(StringComparer.Ordinal)
    {
        ["chuc"] = 10, ["tram"] = 100, ["nghin"] = 1_000, ["ngan"] = 1_000, ["chuc nghin"] = 10_000, ["chuc ngan"] = 10_000, ["van"] = 10_000, ["tram nghin"] = 100_000, ["tram ngan"] = 100_000, ["trieu"] = 1_000_000,
        ["tens"] = 10, ["dozens"] = 10, ["hundreds"] = 100, ["thousands"] = 1_000, ["tens of thousands"] = 10_000, ["hundreds of thousands"] = 100_000, ["millions"] = 1_000_000,
    };

    /// <summary>What is counted of whatever type.</summary>
    private static readonly string[] anyCounted = ["vu viec", "vu", "truong hop", "nguoi", "cuoc", "con", "dot", "tran", "luot", "incident", "incidents", "case", "cases", "people"];

    /// <summary>How many numbers a form of quantity takes.</summary>
    public static int NumbersOf(QuantityForm form) => form switch
    {
        QuantityForm.Unknown or QuantityForm.Some or QuantityForm.Many => 0,
        QuantityForm.Range => 2,
        _ => 1,
    };

    /// <summary>What is written into the fields of a quantity: none where nothing is, or why what is written is none.</summary>
    /// <param name="types">Whose counting words may stand behind a number.</param>
    public static (Quantity? Quantity, LocalizedText? Why) Read(string? form, string? low, string? high, ThreatTypeTree types)
    {
        QuantityForm? chosen = Codes.TryParse<QuantityForm>(form ?? "", out var known) ? known : null;
        if (!string.IsNullOrWhiteSpace(high)) return chosen is null or QuantityForm.Range ? Range(low, high) : (null, FormTexts.OtherForm);
        if (string.IsNullOrWhiteSpace(low)) return chosen is { } bare && NumbersOf(bare) == 0 ? (Of(bare, 0, 0), null) : (null, string.IsNullOrWhiteSpace(form) ? null : FormTexts.NotAQuantity);

        var (said, why) = InWords(low, types);
        if (said is not { } quantity) return (null, why);
        if (chosen is null || chosen == quantity.Form) return (quantity, null);
        if (quantity.Form is not QuantityForm.Exact || NumbersOf(chosen.Value) == 0) return (null, FormTexts.OtherForm);

        return chosen is QuantityForm.Range ? (null, FormTexts.RangeOpen) : Made(() => Of(chosen.Value, quantity.Low!.Value, 0));
    }

    /// <summary>A quantity in words; else what is wrong with them.</summary>
    public static (Quantity? Quantity, LocalizedText? Why) InWords(string text, ThreatTypeTree types)
    {
        if (text.Length > 100) return (null, FormTexts.NotAQuantity);
        if (!text.Contains('-', StringComparison.Ordinal) && Quantity.TryParse(text, out var written) && written.Form is not QuantityForm.Exact) return (written, null);

        var key = WithoutCounted(SearchKey.Of(text).Trim().Replace('–', '-'), types);
        switch (key)
        {
            case "khong ro" or "chua ro" or "unknown": return (Quantity.Unknown, null);
            case "nhieu" or "many" or "rat nhieu": return (Quantity.Many, null);
            case "mot so" or "mot vai" or "vai" or "some" or "several" or "a few": return (Quantity.Some, null);
        }

        if (OrderForm().Match(key) is { Success: true } order && orders.TryGetValue(order.Groups["o"].Value, out var power)) return (Quantity.Order(power), null);
        if (RangeForm().Match(key) is { Success: true } range) return Range(range.Groups["a"].Value, range.Groups["b"].Value);
        if (AndMore().Match(key) is { Success: true } more) return Single(QuantityForm.AtLeast, more.Groups["a"].Value);

        foreach (var (form, before) in beginnings)
            if (Array.Find(before, begin => key.StartsWith(begin, StringComparison.Ordinal)) is { } begun) return Single(form, key[begun.Length..]);
        return Single(QuantityForm.Exact, key);
    }

    /// <summary>Without what is counted, which is written behind the number.</summary>
    private static string WithoutCounted(string key, ThreatTypeTree types)
    {
        ArgumentNullException.ThrowIfNull(types);
        var word = types.All.SelectMany(type => QuantityText.WordsOf(type.CountingWord)).Select(SearchKey.Of).Concat(anyCounted)
            .Where(word => key.EndsWith(" " + word, StringComparison.Ordinal)).MaxBy(word => word.Length);
        return word is null ? key : key[..^word.Length].TrimEnd();
    }

    private static (Quantity?, LocalizedText?) Single(QuantityForm form, string text) =>
        Amount(text) is var (number, why) && number is { } amount ? Made(() => Of(form, amount, 0)) : (null, why);

    private static (Quantity?, LocalizedText?) Range(string? low, string? high)
    {
        var ((from, wrong), (to, also)) = (Amount(low ?? ""), Amount(high ?? ""));
        if (from is not { } first || to is not { } last) return (null, wrong ?? also);
        if (first > last) return (null, FormTexts.RangeReversed);
        return first == last ? (null, FormTexts.RangeOfOne) : Made(() => Quantity.Range(first, last));
    }

    private static (Quantity?, LocalizedText?) Made(Func<Quantity> make)
    {
        try
        {
            return (make(), null);
        }
        catch (FormatException)
        {
            return (null, FormTexts.NotAnOrder);
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

    private static (long? Number, LocalizedText? Why) Amount(string text)
    {
        var match = AmountForm().Match(SearchKey.Of(text).Trim());
        if (!match.Success) return (null, FormTexts.NotAQuantity);

        var digits = match.Groups["n"].Value.Trim();
        if (digits.StartsWith('-')) return (null, FormTexts.Negative);
        if (Number(digits) is not { } number) return (null, digits.Count(char.IsAsciiDigit) > 15 ? FormTexts.TooLarge : FormTexts.NotAQuantity);

        var times = match.Groups["u"].Value switch { "" => 1, "nghin" or "ngan" or "thousand" => 1_000L, "trieu" or "million" => 1_000_000, _ => 1_000_000_000 };
        return number > Quantity.Max / times ? (null, FormTexts.TooLarge) : (number * times, null);
    }

    /// <summary>A whole number, with dots, commas or spaces between groups of three where someone writes them.</summary>
    public static long? Number(string? text)
    {
        if (text is null) return null;

        var digits = text.Trim();
        var groups = digits.Split('.', ',', ' ', '\u00A0');
        if (groups.Length > 1 && groups[1..].All(group => group.Length == 3) && groups[0].Length is >= 1 and <= 3) digits = string.Concat(groups);
        return long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    [GeneratedRegex("^(?<n>-?[0-9][0-9., ]*?) ?(?<u>nghin|ngan|trieu|ty|ti|thousand|million|billion|)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AmountForm();

    [GeneratedRegex("^(?:hang )?(?<o>[a-z ]+?)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex OrderForm();

    [GeneratedRegex("^(?:(?:khoang )?tu |khoang |from |between )?(?<a>" + N + ")(?:-| - | ?den | ?toi | to | and | ?\\.\\. ?)(?<b>" + N + ")$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex RangeForm();

    [GeneratedRegex("^(?:tu )?(?<a>" + N + @")(?: ?\+| tro len| or more)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AndMore();
}
