using System.Diagnostics.CodeAnalysis;

namespace ThreatRegister.Domain;

/// <summary>How precisely a date is known.</summary>
public enum Precision
{
    Unknown,
    Year,
    Half,
    Quarter,
    Month,
    Day,
    PartOfDay,
    Minute,
    Interval,
}

/// <summary>
/// When something was, as precisely as it is known, as local time of the register's zone. Written as text (after ISO 8601 and EDTF):
/// <c>2020</c>, <c>2020-H1</c>, <c>2020-Q2</c>, <c>2020-04</c>, <c>2020-04-10</c>, <c>2020-04-10/night</c>, <c>2020-04-10T08:30</c>, an interval
/// <c>A..B</c> of two of these (both ends included), <c>A..</c> for what goes on, <c>unknown</c>. Parts of a day are early-morning (0 to 5
/// o'clock), morning (5 to 11), noon (11 to 13), afternoon (13 to 18), evening (18 to 22) and night (22 to 24). Years run from 0001 to 9998.
/// </summary>
/// <param name="Text">The canonical text; two equal dates have equal texts.</param>
/// <param name="From">The first moment it can have been.</param>
/// <param name="To">The moment after the last one (exclusive). For what goes on: after its beginning.</param>
/// <param name="IsOngoing">Begun within [From, To), end not stated.</param>
public sealed record When(string Text, Precision Precision, DateTime From, DateTime To, bool IsOngoing)
{
    public static When Unknown { get; } = new("unknown", Precision.Unknown, DateTime.MinValue, DateTime.MaxValue, IsOngoing: false);

    /// <summary>Reads the written form. A minute with an offset needs the overload that knows the register's zone.</summary>
    /// <exception cref="FormatException">The text is no date of these forms; the message says why.</exception>
    public static When Parse(string text) => WhenReader.Read(text, zone: null);

    /// <summary>As <see cref="Parse(string)"/>; a minute with an offset or Z becomes local time of the zone.</summary>
    /// <exception cref="FormatException">The text is no date of these forms; the message says why.</exception>
    public static When Parse(string text, TimeZoneInfo zone) => WhenReader.Read(text, zone);

    public static bool TryParse(string? text, [NotNullWhen(true)] out When? when) => TryRead(text, zone: null, out when);

    public static bool TryParse(string? text, TimeZoneInfo zone, [NotNullWhen(true)] out When? when) => TryRead(text, zone, out when);

    public static When OnDay(DateOnly day) => WhenReader.Day(day.Year, day.Month, day.Day);

    /// <summary>The minute that holds this moment of local time; seconds are dropped.</summary>
    public static When AtMinute(DateTime local) => WhenReader.Minute(local);

    /// <summary>Whether all that this date can mean lies in the other. What goes on is looked at by its beginning.</summary>
    public bool IsWithin(When other) => From >= other.From && To <= other.To;

    /// <summary>Whether the two have a moment in common. What goes on is looked at by its beginning.</summary>
    public bool Overlaps(When other) => From < other.To && other.From < To;

    /// <summary>
    /// Whether this says the same as the recorded date, only more precisely. What was going on may have ended since: then the beginning
    /// has to lie within the recorded beginning.
    /// </summary>
    public bool Refines(When recorded) =>
        recorded.IsOngoing && !IsOngoing ? From >= recorded.From && From < recorded.To
        : IsOngoing && !recorded.IsOngoing ? recorded.Precision is Precision.Unknown
        : IsWithin(recorded);

    private static bool TryRead(string? text, TimeZoneInfo? zone, [NotNullWhen(true)] out When? when)
    {
        when = null;
        if (text is null) return false;
        try
        {
            when = WhenReader.Read(text, zone);
            return true;
        }
        catch (FormatException)
        {
            return false;
        }
    }

    public bool Equals(When? other) => other is not null && string.Equals(Text, other.Text, StringComparison.Ordinal);

    public override int GetHashCode() => Text.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => Text;
}
