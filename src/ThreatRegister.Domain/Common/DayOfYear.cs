using System.Globalization;

namespace ThreatRegister.Domain;

/// <summary>A day of any year, written <c>12-15</c>. The 29th of February is, in a year without one, the last day of that month.</summary>
public readonly record struct DayOfYear(int Month, int Day)
{
    // A year that has every day.
    private const int LeapYear = 2000;

    public static bool TryParse(string? text, out DayOfYear day)
    {
        day = default;
        if (!DateOnly.TryParseExact($"{LeapYear.ToString(CultureInfo.InvariantCulture)}-{text}", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)) return false;

        day = new(date.Month, date.Day);
        return true;
    }

    /// <exception cref="FormatException">It is no day of a year.</exception>
    public static DayOfYear Parse(string text) => TryParse(text, out var day) ? day : throw new FormatException($"'{text}' is no day of a year: write 12-15.");

    public DateOnly In(int year) => new(year, Month, Math.Min(Day, DateTime.DaysInMonth(year, Month)));

    /// <summary>Whether the other one is the day right after it, in a year that is no leap year.</summary>
    internal bool IsFollowedBy(DayOfYear other)
    {
        const int ordinary = 2001;
        var next = In(ordinary).AddDays(1);
        return other.In(ordinary) is var day && (day.Month, day.Day) == (next.Month, next.Day);
    }

    /// <summary>Of the days of the year before, this year and the next, the nearest one.</summary>
    internal DateOnly NearestTo(DateOnly day)
    {
        var self = this;
        return new[] { day.Year - 1, day.Year, day.Year + 1 }.Where(year => year is > 0 and < 9999).Select(year => self.In(year)).MinBy(candidate => Math.Abs(candidate.DayNumber - day.DayNumber));
    }
}
