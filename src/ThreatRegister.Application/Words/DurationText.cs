using System.Globalization;
using ThreatRegister.Application.Queries.Rules;

namespace ThreatRegister.Application.Words;

/// <summary>Durations in words: in minutes up to two hours, in hours up to two days, else in days.</summary>
public static class DurationText
{
    private const int Hour = 60, Day = 24 * Hour;

    /// <summary>A dash where it is not known.</summary>
    public static string Of(DurationBounds? bounds, string language)
    {
        if (bounds is null) return "-";

        var (unit, word) = bounds.High < 2 * Hour ? (1, Say("phút", "min")) : bounds.High < 2 * Day ? (Hour, Say("giờ", "h")) : (Day, Say("ngày", "days"));
        var (low, high) = (Number(bounds.Low, unit, language), Number(bounds.High, unit, language));
        return string.Equals(low, high, StringComparison.Ordinal) ? $"{low} {word}" : $"{low}–{high} {word}";

        string Say(string vietnamese, string english) => string.Equals(language, "en", StringComparison.Ordinal) ? english : vietnamese;
    }

    /// <summary>"biết được ở 12 trong 40"</summary>
    public static string Share(TimeFigure figure, string language) => string.Equals(language, "en", StringComparison.Ordinal)
        ? string.Create(CultureInfo.InvariantCulture, $"known in {figure.Known} of {figure.Of}")
        : string.Create(CultureInfo.InvariantCulture, $"biết được ở {figure.Known} trong {figure.Of}");

    private static string Number(long minutes, int unit, string language)
    {
        var text = ((decimal)minutes / unit).ToString("0.#", CultureInfo.InvariantCulture);
        return string.Equals(language, "en", StringComparison.Ordinal) ? text : text.Replace('.', ',');
    }
}
