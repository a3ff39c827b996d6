using ThreatRegister.Application.Entry;
using ThreatRegister.Domain;

namespace ThreatRegister.Application.Questions;

/// <summary>
/// Words for days that mean another day tomorrow, such as <c>hôm qua</c>, <c>tháng trước</c> and <c>20/11</c>, become the days that they mean now: a link
/// with these says the same for ever.
/// </summary>
public static class FixedDays
{
    private const int DayLength = 10;

    /// <summary>What is asked with days in the place of such words.</summary>
    /// <param name="now">Local time of the register's zone.</param>
    public static QuestionText Fixed(this QuestionText text, DateTime now)
    {
        ArgumentNullException.ThrowIfNull(text);
        return QuestionText.Of(text.Given.Select(name => KeyValuePair.Create(name, (string?)(Of(name, text[name]!, now) ?? text[name]))));
    }

    /// <summary>The text that says of a filter what such words mean; null: it has none, or is no date.</summary>
    /// <param name="name">A period is taken whole; <c>from</c> begins with the first day of a longer stretch, and every other moment or day is at its end.</param>
    public static string? Of(string name, string text, DateTime now)
    {
        if (!Holds(name) || WhenEntry.FixedOf(text, now) is not { } written) return null;
        if (name is "period") return Period.TryParse(written, out var period) ? period.Text : null;

        var when = When.Parse(written);
        if (when.Precision is Precision.Minute) return name is "as-of" or "at" ? written : written[..DayLength];
        if (when.IsOngoing) return null;
        return DateOnly.FromDateTime(name is "from" ? when.From : when.To.AddDays(-1)).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
    }

    private static bool Holds(string name) => name is "as-of" or "stated-by" or "taxonomy" or "period" or "from" or "to" or "at" or "geography-day" or "day" or "issued-on";
}
