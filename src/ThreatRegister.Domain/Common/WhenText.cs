using System.Diagnostics;
using System.Globalization;

namespace ThreatRegister.Domain;

/// <summary>Dates in words, in Vietnamese (<c>vi</c>, the master) and English (<c>en</c>). No culture of the machine takes part.</summary>
public static class WhenText
{
    private static readonly string[] RomanQuarters = ["I", "II", "III", "IV"];

    public static string Of(When when, string language) => IsEnglish(language) ? English(when) : Vietnamese(when);

    /// <summary>The same where it is known from elsewhere, or of no weight, that it goes on: only since when.</summary>
    public static string Since(When when, string language)
    {
        if (!when.IsOngoing) return Of(when, language);

        var beginning = Of(BeginningOf(when), language);
        return IsEnglish(language) ? $"from {beginning}" : $"từ {beginning}";
    }

    internal static bool IsEnglish(string language) => string.Equals(language, "en", StringComparison.Ordinal);

    private static string Vietnamese(When when)
    {
        if (when.IsOngoing) return $"từ {Vietnamese(BeginningOf(when))}, còn tiếp diễn";
        return when.Precision switch
        {
            Precision.Unknown => "không rõ thời gian",
            Precision.Year => $"năm {Year(when)}",
            Precision.Half => $"6 tháng {(when.From.Month == 1 ? "đầu" : "cuối")} năm {Year(when)}",
            Precision.Quarter => $"quý {RomanQuarters[(when.From.Month - 1) / 3]}/{Year(when)}",
            Precision.Month => $"tháng {Number(when.From.Month)}/{Year(when)}",
            Precision.Day => $"ngày {SlashedDay(when)}",
            Precision.PartOfDay => $"{VietnamesePart(when)} {SlashedDay(when)}",
            Precision.Minute => $"{when.From.ToString("HH' giờ 'mm", CultureInfo.InvariantCulture)} ngày {SlashedDay(when)}",
            Precision.Interval => $"từ {Vietnamese(Ends(when).Begin)} đến {Vietnamese(Ends(when).End)}",
            _ => throw new UnreachableException($"No words for {when.Precision}."),
        };
    }

    private static string English(When when)
    {
        if (when.IsOngoing) return $"from {English(BeginningOf(when))}, ongoing";
        return when.Precision switch
        {
            Precision.Unknown => "date not known",
            Precision.Year => Year(when),
            Precision.Half => $"{(when.From.Month == 1 ? "first" : "second")} half of {Year(when)}",
            Precision.Quarter => $"Q{Number(((when.From.Month - 1) / 3) + 1)} {Year(when)}",
            Precision.Month => $"{EnglishMonth(when)} {Year(when)}",
            Precision.Day => EnglishDay(when),
            Precision.PartOfDay => $"{when.Text[11..].Replace('-', ' ')} of {EnglishDay(when)}",
            Precision.Minute => $"{when.From.ToString("HH:mm", CultureInfo.InvariantCulture)} on {EnglishDay(when)}",
            Precision.Interval => $"{English(Ends(when).Begin)} to {English(Ends(when).End)}",
            _ => throw new UnreachableException($"No words for {when.Precision}."),
        };
    }

    private static When BeginningOf(When ongoing) => When.Parse(ongoing.Text[..^2]);

    private static (When Begin, When End) Ends(When interval)
    {
        var ends = interval.Text.Split("..");
        return (When.Parse(ends[0]), When.Parse(ends[1]));
    }

    private static string VietnamesePart(When when) => when.From.Hour switch
    {
        < 5 => "rạng sáng",
        < 11 => "sáng",
        < 13 => "trưa",
        < 18 => "chiều",
        < 22 => "tối",
        _ => "đêm",
    };

    private static string SlashedDay(When when) => when.From.ToString("dd'/'MM'/'yyyy", CultureInfo.InvariantCulture);

    private static string EnglishDay(When when) => $"{Number(when.From.Day)} {EnglishMonth(when)} {Year(when)}";

    private static string EnglishMonth(When when) => CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(when.From.Month);

    private static string Year(When when) => Number(when.From.Year);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
