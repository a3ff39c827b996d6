using System.Diagnostics;
using System.Globalization;

namespace ThreatRegister.Domain;

/// <summary>
/// Quantities and totals in words, in Vietnamese (<c>vi</c>, the master) and English (<c>en</c>), after the habits of Vietnamese
/// reports: "02 vụ", "9.563 vụ", "ít nhất 12 vụ". No culture of the machine takes part.
/// </summary>
public static class QuantityText
{
    private const string NotStated = "…";

    /// <param name="quantity">The number.</param>
    /// <param name="countingWord">What is counted, such as vụ, cuộc; in English one or several of them (case, cases).</param>
    /// <param name="language"><c>vi</c> or <c>en</c>.</param>
    public static string Of(Quantity quantity, LocalizedText countingWord, string language)
    {
        if (quantity.Form is QuantityForm.Unknown) return NotStated;
        return WhenText.IsEnglish(language) ? English(quantity, countingWord.In("en")) : Vietnamese(quantity, countingWord.In("vi"));
    }

    /// <summary>A total as a sentence has it; of nothing: "0 vụ".</summary>
    public static string Of(QuantityTotal total, LocalizedText countingWord, string language)
    {
        if (total is { Counted: 0, Approximations: 0 } && total.Unstated.Sole() is { } sole) return Of(sole, countingWord, language);

        return WhenText.IsEnglish(language) ? English(total, countingWord.In("en")) : Vietnamese(total, countingWord.In("vi"));
    }

    /// <summary>A total as a table's cell has it: "-" where nothing occurred, "…" where no number is stated, "≥37 + ~300 + …".</summary>
    public static string Cell(QuantityTotal total, string language)
    {
        if (total.IsEmpty) return "-";

        var english = WhenText.IsEnglish(language);
        var parts = new List<string>(3);
        if (total.Counted > 0) parts.Add((total.IsLowerBound ? "≥" : "") + Grouped(total.AtLeast, english));
        if (total.Approximations > 0) parts.Add("~" + Grouped(total.Approximate, english));
        if (total.Unstated.Count > 0) parts.Add(NotStated);
        return string.Join(" + ", parts);
    }

    /// <summary>One quantity as a table's cell has it, in its own form: "10–20", ">1.500", "gần 50"; "…" where it states no number.</summary>
    public static string Cell(Quantity quantity, string language)
    {
        var english = WhenText.IsEnglish(language);
        var low = quantity.Low is { } number ? Grouped(number, english) : "";
        return quantity.Form switch
        {
            QuantityForm.Exact => low,
            QuantityForm.AtLeast => $"≥{low}",
            QuantityForm.MoreThan => $">{low}",
            QuantityForm.Nearly => english ? $"nearly {low}" : $"gần {low}",
            QuantityForm.About => $"~{low}",
            QuantityForm.Estimated => english ? $"est. {low}" : $"ước {low}",
            QuantityForm.Range => $"{low}–{Grouped(quantity.High, english)}",
            _ => NotStated,
        };
    }

    /// <summary>A whole number with its digits in groups of three: 9.563 in Vietnamese, 9,563 in English. No leading zero.</summary>
    public static string Number(long number, string language) => Grouped(number, WhenText.IsEnglish(language));

    /// <summary>A counting word as it stands behind a number, of one and of several.</summary>
    public static IEnumerable<string> WordsOf(LocalizedText countingWord) => [countingWord.In("vi"), Singular(countingWord.In("en")), Plural(countingWord.In("en"))];

    private static string Vietnamese(Quantity quantity, string word) => quantity.Form switch
    {
        QuantityForm.Exact => $"{Two(quantity.Low)} {word}",
        QuantityForm.AtLeast => $"ít nhất {Two(quantity.Low)} {word}",
        QuantityForm.MoreThan => $"trên {Two(quantity.Low)} {word}",
        QuantityForm.Nearly => $"gần {Two(quantity.Low)} {word}",
        QuantityForm.About => $"khoảng {Two(quantity.Low)} {word}",
        QuantityForm.Estimated => $"ước {Two(quantity.Low)} {word}",
        QuantityForm.Range => $"{Two(quantity.Low)} đến {Two(quantity.High)} {word}",
        QuantityForm.Order => $"{VietnameseOrder(quantity.Low)} {word}",
        QuantityForm.Some => $"một số {word}",
        QuantityForm.Many => $"nhiều {word} (nguồn không nêu số lượng)",
        _ => throw new UnreachableException($"No words for {quantity.Form}."),
    };

    private static string English(Quantity quantity, string word) => quantity.Form switch
    {
        QuantityForm.Exact => Counted(quantity.Low, word),
        QuantityForm.AtLeast => $"at least {Counted(quantity.Low, word)}",
        QuantityForm.MoreThan => $"more than {Counted(quantity.Low, word)}",
        QuantityForm.Nearly => $"nearly {Counted(quantity.Low, word)}",
        QuantityForm.About => $"about {Counted(quantity.Low, word)}",
        QuantityForm.Estimated => $"an estimated {Counted(quantity.Low, word)}",
        QuantityForm.Range => $"{Grouped(quantity.Low, english: true)} to {Counted(quantity.High, word)}",
        QuantityForm.Order => $"{EnglishOrder(quantity.Low)} of {Plural(word)}",
        QuantityForm.Some => $"some {Plural(word)}",
        QuantityForm.Many => $"many {Plural(word)} (number not stated by the source)",
        _ => throw new UnreachableException($"No words for {quantity.Form}."),
    };

    private static string Vietnamese(QuantityTotal total, string word)
    {
        var groups = $"{Two(total.Unstated.Count)} nhóm vụ việc không nêu số lượng";
        if (total is { Counted: 0, Approximations: 0, Unstated.Count: > 0 }) return groups;

        var known = $"{(total.IsLowerBound ? "ít nhất " : "")}{Two(total.AtLeast)} {word}";
        var about = $"khoảng {Two(total.Approximate)} {word}";
        return Joined(total, known, about, " và ", $", chưa kể {groups}");
    }

    private static string English(QuantityTotal total, string word)
    {
        var groups = total.Unstated.Count == 1
            ? "1 group whose number the source doesn't state"
            : $"{Grouped(total.Unstated.Count, english: true)} groups whose number the source doesn't state";
        if (total is { Counted: 0, Approximations: 0, Unstated.Count: > 0 }) return groups;

        var known = $"{(total.IsLowerBound ? "at least " : "")}{Counted(total.AtLeast, word)}";
        var about = $"about {Counted(total.Approximate, word)}";
        return Joined(total, known, about, " and ", $", not counting {groups}");
    }

    private static string Joined(QuantityTotal total, string known, string about, string and, string without)
    {
        var stated = (total.Counted, total.Approximations) switch
        {
            (_, 0) => known,
            (0, _) => about,
            _ => known + and + about,
        };
        return total.Unstated.Count > 0 ? stated + without : stated;
    }

    private static string VietnameseOrder(long? powerOfTen) => powerOfTen switch
    {
        10 => "hàng chục",
        100 => "hàng trăm",
        1_000 => "hàng nghìn",
        10_000 => "hàng chục nghìn",
        100_000 => "hàng trăm nghìn",
        _ => "hàng triệu",
    };

    private static string EnglishOrder(long? powerOfTen) => powerOfTen switch
    {
        10 => "tens",
        100 => "hundreds",
        1_000 => "thousands",
        10_000 => "tens of thousands",
        100_000 => "hundreds of thousands",
        _ => "millions",
    };

    private static string Counted(long? number, string word) => $"{Grouped(number, english: true)} {(number == 1 ? Singular(word) : Plural(word))}";

    // The counting word is data, given as one or as several; the regular plural is enough for case, attack, storm, flood, outbreak.
    /// <summary>Codes, such as VND, have none.</summary>
    private static string Plural(string word) =>
        word.EndsWith('s') || word.All(char.IsAsciiLetterUpper) ? word : word.EndsWith('y') && word.Length > 1 && !"aeiou".Contains(word[^2], StringComparison.Ordinal) ? word[..^1] + "ies" : word + "s";

    private static string Singular(string word) => word.EndsWith("ies", StringComparison.Ordinal) ? word[..^3] + "y" : word.EndsWith('s') ? word[..^1] : word;

    /// <summary>Vietnamese reports write one-digit numbers with two digits, so that none can be added by hand.</summary>
    private static string Two(long? number) =>
        number is > 0 and < 10 ? string.Create(CultureInfo.InvariantCulture, $"0{number}") : Grouped(number, english: false);

    private static string Grouped(long? number, bool english)
    {
        var digits = number!.Value.ToString("#,0", CultureInfo.InvariantCulture);
        return english ? digits : digits.Replace(',', '.');
    }
}
