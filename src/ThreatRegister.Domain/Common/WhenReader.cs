using System.Globalization;

namespace ThreatRegister.Domain;

/// <summary>Reads the written forms of <see cref="When"/>.</summary>
internal static class WhenReader
{
    public const int LastYear = 9998;

    public static readonly (string Name, int From, int To)[] PartsOfDay =
    [
        ("early-morning", 0, 5), ("morning", 5, 11), ("noon", 11, 13), ("afternoon", 13, 18), ("evening", 18, 22), ("night", 22, 24),
    ];

    public static When Read(string text, TimeZoneInfo? zone)
    {
        var trimmed = text.Trim();
        if (trimmed is "unknown") return When.Unknown;

        var cut = trimmed.IndexOf("..", StringComparison.Ordinal);
        if (cut < 0) return Point(trimmed, zone);

        var begin = Point(trimmed[..cut], zone);
        var rest = trimmed[(cut + 2)..];
        return rest.Length == 0 ? begin with { Text = begin.Text + "..", IsOngoing = true } : Interval(begin, Point(rest, zone));
    }

    public static When Day(int year, int month, int day)
    {
        CheckYear(year);
        var from = new DateTime(year, month, day, 0, 0, 0, DateTimeKind.Unspecified);
        return new(Invariant($"{year:0000}-{month:00}-{day:00}"), Precision.Day, from, from.AddDays(1), IsOngoing: false);
    }

    public static When Minute(DateTime local)
    {
        CheckYear(local.Year);
        var from = new DateTime(local.Year, local.Month, local.Day, local.Hour, local.Minute, 0, DateTimeKind.Unspecified);
        return new(from.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture), Precision.Minute, from, from.AddMinutes(1), IsOngoing: false);
    }

    private static When Interval(When begin, When end)
    {
        if (string.Equals(begin.Text, end.Text, StringComparison.Ordinal)) return begin;
        if (end.To <= begin.From) throw new FormatException($"'{begin}..{end}' ends before it begins.");

        // An end such as the whole year of the beginning is allowed: "from December 2020, within 2020".
        return new($"{begin}..{end}", Precision.Interval, begin.From, end.To, IsOngoing: false);
    }

    private static When Point(string text, TimeZoneInfo? zone)
    {
        var year = Digits(text, 0, 4) ?? throw NotADate(text);
        CheckYear(year);
        if (text.Length == 4) return Months(text, Precision.Year, year, 1, 12);
        if (text[4] != '-') throw NotADate(text);

        return text[5..] switch
        {
            ['H', >= '1' and <= '2' and var half] => Months(text, Precision.Half, year, ((half - '1') * 6) + 1, 6),
            ['Q', >= '1' and <= '4' and var quarter] => Months(text, Precision.Quarter, year, ((quarter - '1') * 3) + 1, 3),
            [_, _] => Months(text, Precision.Month, year, Month(text), 1),
            _ => WithinDay(text, year, zone),
        };
    }

    private static When WithinDay(string text, int year, TimeZoneInfo? zone)
    {
        var month = Month(text);
        if (text.Length < 10 || text[7] != '-' || Digits(text, 8, 2) is not { } number) throw NotADate(text);
        if (number < 1 || number > DateTime.DaysInMonth(year, month)) throw new FormatException($"'{text}': {text[..7]} has no day {text[8..10]}.");

        var day = Day(year, month, number);
        if (text.Length == 10) return day;
        return text[10] switch
        {
            '/' => PartOf(day, text[11..]),
            'T' => MinuteOf(text, day.From, zone),
            _ => throw NotADate(text),
        };
    }

    private static When PartOf(When day, string name)
    {
        foreach (var part in PartsOfDay)
        {
            if (!string.Equals(part.Name, name, StringComparison.Ordinal)) continue;
            return new($"{day}/{name}", Precision.PartOfDay, day.From.AddHours(part.From), day.From.AddHours(part.To), IsOngoing: false);
        }

        throw new FormatException($"'{name}' is not a part of a day: use {string.Join(", ", PartsOfDay.Select(part => part.Name))}.");
    }

    private static When MinuteOf(string text, DateTime day, TimeZoneInfo? zone)
    {
        if (text.Length < 16 || text[13] != ':' || Digits(text, 11, 2) is not { } hour || Digits(text, 14, 2) is not { } minute) throw NotADate(text);
        if (hour > 23 || minute > 59) throw new FormatException($"'{text}': there is no time {text[11..16]}; use 00:00 to 23:59.");

        var local = day.AddHours(hour).AddMinutes(minute);
        var offset = text[16..];
        if (offset.Length == 0) return Minute(local);
        if (offset[0] == ':') throw new FormatException($"'{text}' has seconds: give the minute, such as {text[..16]}.");

        var difference = Offset(offset) ?? throw NotADate(text);
        if (zone is null) throw new FormatException($"'{text}' has an offset: give local time of the register, such as {text[..16]}.");

        return Minute(InZone(local, difference, zone) ?? throw new FormatException($"'{text}' lies outside the years 0001 to {LastYear}."));
    }

    private static DateTime? InZone(DateTime local, TimeSpan offset, TimeZoneInfo zone)
    {
        var ticks = local.Ticks - offset.Ticks;
        if (ticks < DateTime.MinValue.Ticks || ticks > DateTime.MaxValue.Ticks) return null;

        return TimeZoneInfo.ConvertTimeFromUtc(new DateTime(ticks, DateTimeKind.Utc), zone);
    }

    private static TimeSpan? Offset(string text)
    {
        if (text is "Z") return TimeSpan.Zero;
        if (text.Length != 6 || text[0] is not ('+' or '-') || text[3] != ':') return null;
        if (Digits(text, 1, 2) is not (<= 14 and var hours) || Digits(text, 4, 2) is not (<= 59 and var minutes)) return null;

        var size = new TimeSpan(hours, minutes, 0);
        return text[0] == '-' ? -size : size;
    }

    private static When Months(string text, Precision precision, int year, int firstMonth, int count)
    {
        var from = new DateTime(year, firstMonth, 1, 0, 0, 0, DateTimeKind.Unspecified);
        return new(text, precision, from, from.AddMonths(count), IsOngoing: false);
    }

    private static int Month(string text)
    {
        if (Digits(text, 5, 2) is not { } month) throw NotADate(text);
        return month is >= 1 and <= 12 ? month : throw new FormatException($"'{text}': there is no month {text[5..7]}.");
    }

    private static void CheckYear(int year)
    {
        if (year is < 1 or > LastYear) throw new FormatException($"The year {year.ToString("0000", CultureInfo.InvariantCulture)} is outside 0001 to {LastYear}.");
    }

    private static int? Digits(string text, int start, int count)
    {
        if (text.Length < start + count) return null;
        var number = 0;
        foreach (var letter in text.AsSpan(start, count))
        {
            if (letter is < '0' or > '9') return null;
            number = (number * 10) + (letter - '0');
        }

        return number;
    }

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);

    private static FormatException NotADate(string text) =>
        new($"'{text}' is not a date: write 2020, 2020-H1, 2020-Q2, 2020-04, 2020-04-10, 2020-04-10/night, 2020-04-10T08:30, A..B, A.. or unknown.");
}
