using System.Globalization;
using System.Text.RegularExpressions;
using ThreatRegister.Domain;

namespace ThreatRegister.Application.Entry;

/// <summary>
/// Reads a date as people write it in Vietnamese or English, with or without diacritics, besides the written forms of <see cref="When"/>:
/// <c>21/11/2026</c>, <c>tháng 6/2026</c>, <c>quý II/2026</c>, <c>6 tháng đầu năm 2026</c>, <c>14h30 21/11/2026</c>, <c>sáng 21/11/2026</c>,
/// <c>từ 10/2026 đến 11/2026</c>, <c>20-25/10/2026</c>, <c>từ 2026</c> (goes on), <c>hôm qua</c>, <c>9h30 hôm qua</c>, <c>ngày mai</c>, <c>tuần trước</c>, <c>tháng sau</c>, <c>20/11</c> and <c>tháng 10</c> (of this year), <c>14h30</c> (today), <c>2 giờ trước</c>, <c>thứ hai tuần sau</c>,
/// <c>cuối tháng 5/2020</c> and <c>khoảng 2019</c> (as that month, that year). The day stands before the month; a year has four digits. What
/// could be read in two ways is not read at all.
/// </summary>
public static partial class WhenEntry
{
    private const string Day = @"(?:(?:ngay )?(?<d>[0-9]{1,2})(?<sign>[/.-])(?<m>[0-9]{1,2})\k<sign>(?<y>[0-9]{4})|(?<y>[0-9]{4})-(?<m>[0-9]{1,2})-(?<d>[0-9]{1,2})|ngay (?<d>[0-9]{1,2}) thang (?<m>[0-9]{1,2}) nam (?<y>[0-9]{4})|(?<d>[0-9]{1,2}) (?<month>[a-z]{3,9}) (?<y>[0-9]{4}))";
    private const string Time = @"(?:luc |at )?(?<h>[0-9]{1,2})(?:(?::|h|g| gio )(?<min>[0-9]{2})(?: phut)?| ?h| gio)";
    private const string Part = @"(?<part>rang sang|sang|trua|chieu|toi|dem|early morning|morning|noon|afternoon|evening|night)";

    /// <summary>From Monday, by its number and its names.</summary>
    private static readonly string[][] weekdays = [["hai", "2", "monday"], ["ba", "3", "tuesday"], ["tu", "4", "wednesday"], ["nam", "5", "thursday"], ["sau", "6", "friday"], ["bay", "7", "saturday"], ["nhat", "cn", "sunday"]];

    private static readonly string[] months = ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];

    private static readonly Dictionary<string, string> parts = new(StringComparer.Ordinal)
    {
        ["rang sang"] = "early-morning", ["sang"] = "morning", ["trua"] = "noon", ["chieu"] = "afternoon", ["toi"] = "evening", ["dem"] = "night",
        ["early morning"] = "early-morning", ["morning"] = "morning", ["noon"] = "noon", ["afternoon"] = "afternoon", ["evening"] = "evening", ["night"] = "night",
    };

    /// <summary>What a date looks like, for who has written none.</summary>
    public static LocalizedText Examples { get; } = new(
        "2026, quý 2/2026, tháng 6/2026, 21/11/2026, hôm qua, 14:30 21/11/2026, từ 10/2026 đến 11/2026, không rõ",
        "2026, Q2 2026, June 2026, 21/11/2026, yesterday, 14:30 21/11/2026, from 10/2026 to 11/2026, unknown");

    /// <summary>A few periods, for hints beside a field.</summary>
    public static LocalizedText SomePeriods { get; } = new("2021, quý 2/2021, 05/06/2021", "2021, Q2 2021, June 2021");

    /// <summary>What a period looks like, in all its forms: for help, and for who has written none.</summary>
    public static LocalizedText Periods { get; } = new(
        "2021, 6 tháng đầu năm 2021, quý 2/2021, tháng 6/2021, 05/06/2021 hoặc từ 15/12/2020 đến 14/12/2021",
        "2021, first half of 2021, Q2 2021, June 2021, 2021-H1, 2021-Q2, 2021-06, 2021-06-05 or 2020-12-15..2021-12-14");

    /// <summary>What a day looks like, for who has written none.</summary>
    public static LocalizedText ADay { get; } = new("21/11/2026", "2026-11-21");

    /// <summary>What people write of whole days, as periods are written: <c>2026-Q2</c>, <c>2020-12-15..2021-12-14</c>; null where the text is none.</summary>
    public static string? PeriodOf(string text)
    {
        if (text.Length > 100) return null;

        var key = SearchKey.Of(text).Trim().Replace('–', '-');
        if (Days(key) is { } whole) return whole;
        return RangeOf(key) is var (a, b) && (Days(a), Days(b)) is ({ } from, { } to) ? $"{from}..{to}" : null;
    }

    /// <summary>A day or a minute as people write it, as moments are written; null where the text is none.</summary>
    public static string? MomentOf(string text) => text.Length > 100 || Moment(SearchKey.Of(text).Trim()) is not { } moment || moment.Contains('/', StringComparison.Ordinal) ? null : moment;

    /// <summary>Why a date that is well written is none: the calendar has no such day, month or hour. Null: it is otherwise unreadable.</summary>
    public static LocalizedText? WhyNot(string? text)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > 100) return null;

        var key = SearchKey.Of(text).Trim();
        return DayWithin().Matches(key).Select(NoDay).OfType<LocalizedText>().FirstOrDefault()
            ?? MonthWithin().Matches(key).Select(NoMonth).OfType<LocalizedText>().FirstOrDefault()
            ?? QuarterWithin().Matches(key).Select(NoQuarter).OfType<LocalizedText>().FirstOrDefault()
            ?? (DayOfThisYear().Match(key) is { Success: true } day ? NoDayOfMonth(day) : null)
            ?? TimeWithin().Matches(key).Select(NoTime).OfType<LocalizedText>().FirstOrDefault()
            ?? (ShortYear().IsMatch(key) ? new LocalizedText("năm phải ghi đủ bốn chữ số, ví dụ 21/11/2026", "a year has four digits, such as 21/11/2026") : null)
            ?? (HasLooseEnd(key.Replace('–', '-')) ? new LocalizedText("trong một khoảng thời gian không dùng đầu, giữa, cuối, khoảng: hãy viết tháng, ví dụ từ 12/2020 đến 01/2021", "in a range there is no early, mid, late or about: write months, such as from 12/2020 to 01/2021") : null)
            ?? (WeekdayForm().Match(key) is { Success: true } weekday && !weekday.Groups["week"].Success ? new LocalizedText("hãy nói rõ tuần nào, ví dụ thứ hai tuần này, thứ hai tuần sau", "say of which week, such as Monday this week, Monday next week") : null)
            ?? (HedgeForm().Match(key) is { Success: true } hedge && Moment(hedge.Groups["rest"].Value) is not null ? new LocalizedText("đầu, giữa, cuối, khoảng chỉ dùng với tháng, quý, năm; một ngày thì ghi đúng ngày, hoặc một khoảng như 14-16/10/2026", "early, mid, late and about are for months, quarters and years; of a day write the day, or a range such as 14-16/10/2026") : null)
            ?? (IsReversed(key.Replace('–', '-')) ? new("khoảng thời gian bị ngược: ngày cuối trước ngày đầu", "the range is reversed: its end lies before its beginning") : null);
    }

    /// <summary>It says less or more than the date it is taken as: <c>cuối tháng 5/2020</c>, <c>khoảng 2019</c>.</summary>
    public static bool IsLoose(string? text) => text is { Length: <= 100 } && IsHedged(SearchKey.Of(text).Trim());

    private static bool IsHedged(string key) => HedgeForm().IsMatch(key) && !HalfForm().IsMatch(key);

    private static bool HasLooseEnd(string key) =>
        (RangeOf(key) is var (from, to) && (IsHedged(from) || IsHedged(to))) || (OngoingForm().Match(key) is { Success: true } ongoing && IsHedged(ongoing.Groups["a"].Value));

    private static bool IsReversed(string key) => RangeOf(key) is var (a, b)
        && When.TryParse(LongPeriod(a) ?? Moment(a), out var from) && When.TryParse(LongPeriod(b) ?? Moment(b), out var to)
        && to.To <= from.From;

    /// <summary>What words mean that depend on the day when they are read (<c>hôm qua</c>, <c>tháng trước</c>, <c>20/11</c>), as dates are written; null where the text has none of them.</summary>
    /// <param name="now">Local time of the register's zone.</param>
    public static string? FixedOf(string? text, DateTime now)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > 100 || IsTwoDaysOrThree(text)) return null;

        var key = SearchKey.Of(text).Trim().Replace('–', '-');
        if (Relative(key, now) is { } one) return When.TryParse(one, out _) ? one : null;
        if (RangeOf(key) is not var (from, to)) return null;
        if (Relative(from, now) is null && Relative(to, now) is null) return null;
        return (Exactly(from, now), Exactly(to, now)) is ({ } first, { } last) && When.TryParse($"{first}..{last}", out _) ? $"{first}..{last}" : null;
    }

    private static LocalizedText? NoDay(Match match)
    {
        if (NoMonth(match) is { } none) return none;
        if (MonthOf(match) is not { } month || Number(match.Groups["y"]) is not (>= 1 and <= 9998 and var year)) return null;

        var last = DateTime.DaysInMonth(year, month);
        var name = CultureInfo.GetCultureInfo("en-GB").DateTimeFormat.GetMonthName(month);
        return Number(match.Groups["d"]) is >= 1 and var day && day <= last ? null : new($"tháng {month}/{year} chỉ có {last} ngày", $"{name} {year} has {last} days");
    }

    private static LocalizedText? NoMonth(Match match) =>
        match.Groups["m"] is { Success: true } written && Number(written) is var month and not (>= 1 and <= 12) ? new($"không có tháng {month}", $"there is no month {month}") : null;

    private static LocalizedText? NoQuarter(Match match) => match.Groups["n"].Value is var quarter && quarter is "1" or "2" or "3" or "4"
        ? null
        : new($"không có quý {quarter}, một năm có quý 1 đến quý 4", $"there is no quarter {quarter}, a year has the quarters 1 to 4");

    /// <summary>Of a day without its year: what no year has.</summary>
    private static LocalizedText? NoDayOfMonth(Match match)
    {
        if (NoMonth(match) is { } none) return none;

        var (day, month) = (Number(match.Groups["d"]), Number(match.Groups["m"]));
        return day >= 1 && day <= DateTime.DaysInMonth(2024, month) ? null : new($"tháng {month} không có ngày {day}", $"{CultureInfo.GetCultureInfo("en-GB").DateTimeFormat.GetMonthName(month)} has no day {day}");
    }

    private static LocalizedText? NoTime(Match match)
    {
        var (hour, minute) = (Number(match.Groups["h"]), Number(match.Groups["min"]));
        return hour > 23 || minute > 59 ? new($"không có {hour:00} giờ {minute:00}", $"there is no time {hour:00}:{minute:00}") : null;
    }

    private static string? Days(string key) => LongPeriod(key) ?? (Moment(key) is { Length: 10 } day ? day : null);

    /// <param name="now">Local time of the register's zone: what "today" means.</param>
    /// <returns>Null where the text is no date.</returns>
    public static When? Read(string? text, TimeZoneInfo zone, DateTime now)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > 100 || IsTwoDaysOrThree(text)) return null;
        if (When.TryParse(text.Trim(), zone, out var written)) return written;

        var key = SearchKey.Of(text).Trim().Replace('–', '-');
        return Written(Exactly(key, now) ?? Loose(key, now), zone) ?? Written(Interval(key, now), zone);
    }

    /// <summary>Three days ago differs from two by its mark alone, and without marks is read as two: it is not read at all.</summary>
    private static bool IsTwoDaysOrThree(string text) => text.Normalize(System.Text.NormalizationForm.FormC).Contains("kìa", StringComparison.OrdinalIgnoreCase);

    private static string? Interval(string key, DateTime now)
    {
        if (OngoingForm().Match(key) is { Success: true } ongoing && Exactly(ongoing.Groups["a"].Value, now) is { } begin) return begin + "..";
        return RangeOf(key) is var (a, b) && (Exactly(a, now), Exactly(b, now)) is ({ } from, { } to) ? $"{from}..{to}" : null;
    }

    /// <summary>The two ends of a range; of the first what is written with the second alone: <c>20-25/10/2026</c>, <c>tháng 3 đến tháng 5/2026</c>.</summary>
    private static (string From, string To)? RangeOf(string key) =>
        ((Match[])[IntervalForm().Match(key), ShortIntervalForm().Match(key)]).FirstOrDefault(match => match.Success) is { } range
            ? (Completed(range.Groups["a"].Value, range.Groups["b"].Value), range.Groups["b"].Value)
            : null;

    private static string Completed(string from, string to)
    {
        if (DayOfThisYear().Match(from) is { Success: true } day && MomentForm().Match(to) is { Success: true } full) return $"{day.Groups["d"].Value}/{day.Groups["m"].Value}/{full.Groups["y"].Value}";
        if (NumberAlone().Match(from) is not { Success: true } alone) return from;

        var (unit, number) = (alone.Groups["unit"].Value, alone.Groups["n"].Value);
        return unit is "" or "ngay " && MomentForm().Match(to) is { Success: true } last && MonthOf(last) is { } month ? $"{number}/{month}/{last.Groups["y"].Value}"
            : unit is "" or "thang " or "t" && MonthForm().Match(to) is { Success: true } ending ? $"{number}/{ending.Groups["y"].Value}"
            : unit is "quy " or "q" && QuarterForm().Match(to) is { Success: true } quarter ? $"quy {number}/{quarter.Groups["y"].Value}"
            : from;
    }

    private static string? Exactly(string key, DateTime now) => key switch
    {
        "khong ro" or "chua ro" or "khong ro thoi gian" or "unknown" or "not known" => "unknown",
        _ => Relative(key, now) ?? LongPeriod(key) ?? Moment(key),
    };

    /// <summary>A month, quarter or year of which a part is meant, or about which: a day or an hour would say more than was said. No end of a range: of two such, next to nothing of the range need be meant.</summary>
    private static string? Loose(string key, DateTime now) =>
        HedgeForm().Match(key) is { Success: true } hedge && hedge.Groups["rest"].Value is var rest && (LongPeriod(rest) ?? Relative(rest, now)) is { Length: <= 7 } period ? period : null;

    private static string? Relative(string key, DateTime now) => key switch
    {
        "hom nay" or "today" => Text(now),
        "hom qua" or "yesterday" => Text(now.AddDays(-1)),
        "hom kia" or "day before yesterday" or "the day before yesterday" => Text(now.AddDays(-2)),
        "ngay mai" or "mai" or "tomorrow" => Text(now.AddDays(1)),
        "ngay kia" or "day after tomorrow" or "the day after tomorrow" => Text(now.AddDays(2)),
        "tuan truoc" or "last week" => Week(now.AddDays(-7)),
        "tuan nay" or "this week" => Week(now),
        "tuan sau" or "tuan toi" or "next week" => Week(now.AddDays(7)),
        "bay gio" or "now" => now.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture),
        "thang nay" or "this month" => Month(now),
        "thang truoc" or "last month" => Month(now.AddMonths(-1)),
        "thang sau" or "thang toi" or "next month" => Month(now.AddMonths(1)),
        "quy nay" or "this quarter" => Quarter(now),
        "quy truoc" or "last quarter" => Quarter(now.AddMonths(-3)),
        "quy sau" or "quy toi" or "next quarter" => Quarter(now.AddMonths(3)),
        "nam nay" or "this year" => Text(now)[..4],
        "nam ngoai" or "nam truoc" or "last year" => Text(now.AddYears(-1))[..4],
        "nam sau" or "nam toi" or "sang nam" or "next year" => Text(now.AddYears(1))[..4],
        _ => DayOfThisYear().Match(key) is { Success: true } day ? string.Create(CultureInfo.InvariantCulture, $"{now:yyyy}-{Number(day.Groups["m"]):00}-{Number(day.Groups["d"]):00}")
            : MonthAlone().Match(key) is { Success: true } month ? string.Create(CultureInfo.InvariantCulture, $"{now:yyyy}-{Number(month.Groups["m"]):00}")
            : WeekdayForm().Match(key) is { Success: true } weekday ? Weekday(weekday, now)
            : AgoForm().Match(key) is { Success: true } ago ? now.AddMinutes(-Number(ago.Groups["n"]) * (ago.Groups["unit"].Value[0] is 'p' or 'm' ? 1 : 60)).ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture)
            : OnDayOf(key, now),
    };

    /// <summary>Null where its week is not said.</summary>
    private static string? Weekday(Match match, DateTime now)
    {
        if (match.Groups["week"] is not { Success: true, Value: var week }) return null;

        var monday = now.AddDays(-(((int)now.DayOfWeek + 6) % 7) + (week is "truoc" or "last" ? -7 : week is "nay" or "this" ? 0 : 7));
        return Text(monday.AddDays(Array.FindIndex(weekdays, names => names.Contains(match.Groups["day"].Value, StringComparer.Ordinal))));
    }

    /// <summary>A day that is told from today, with the time of it where that is written: <c>9h30 hôm qua</c>, <c>2 ngày trước</c>, <c>sáng nay</c>.</summary>
    private static string? OnDayOf(string key, DateTime now)
    {
        var named = TonightForm().Replace(key, match => $"{(match.Groups["h"] is { Success: true } hour ? OfDay(hour, match.Groups["min"], match.Groups["part"].Value) : match.Groups["part"].Value)} {match.Groups["at"].Value switch { "nay" => "hom nay", "qua" => "hom qua", _ => "ngay mai" }}");
        if (TimeAlone().IsMatch(named)) named += " hom nay";
        var match = DayOfNow().Match(named);
        return match.Success && (match.Groups["ago"] is { Success: true } ago ? Text(now.AddDays(-Number(ago))) : match.Groups["ahead"] is { Success: true } ahead ? Text(now.AddDays(Number(ahead))) : Relative(match.Value, now)) is { } day ? Moment(named.Replace(match.Value, day, StringComparison.Ordinal)) : null;
    }

    /// <summary>An hour with its part of the day, of twenty-four: <c>8h tối</c> is 20:00.</summary>
    private static string OfDay(Group hour, Group minutes, string part)
    {
        var isLate = parts[part] is "afternoon" or "evening" && Number(hour) is >= 1 and < 12;
        return string.Create(CultureInfo.InvariantCulture, $"{Number(hour) + (isLate ? 12 : 0)}:{(minutes is { Length: > 0 } ? minutes.Value : "00")}");
    }

    private static string? LongPeriod(string key)
    {
        if (YearForm().Match(key) is { Success: true } year) return year.Groups["y"].Value;
        if (HalfForm().Match(key) is { Success: true } half) return $"{half.Groups["y"].Value}-H{(half.Groups["n"].Value is "1" or "dau" or "first" ? 1 : 2)}";
        if (QuarterForm().Match(key) is { Success: true } quarter) return $"{quarter.Groups["y"].Value}-Q{Roman(quarter.Groups["n"].Value)}";
        if (MonthForm().Match(key) is not { Success: true } month) return null;

        return MonthOf(month) is { } number ? string.Create(CultureInfo.InvariantCulture, $"{month.Groups["y"].Value}-{number:00}") : null;
    }

    private static string? Moment(string key)
    {
        var match = MomentForm().Match(key);
        if (!match.Success || MonthOf(match) is not { } month) return null;

        var day = string.Create(CultureInfo.InvariantCulture, $"{match.Groups["y"].Value}-{month:00}-{Number(match.Groups["d"]):00}");
        if (match.Groups["part"] is { Success: true } part) return $"{day}/{parts[part.Value]}";
        if (match.Groups["h"] is not { Success: true } hour) return day;

        var minute = match.Groups["min"] is { Success: true } given ? Number(given) : 0;
        return string.Create(CultureInfo.InvariantCulture, $"{day}T{Number(hour):00}:{minute:00}");
    }

    private static int? MonthOf(Match match)
    {
        if (match.Groups["m"] is { Success: true } number) return Number(number);

        var name = match.Groups["month"].Value;
        var index = Array.FindIndex(months, month => month.StartsWith(name, StringComparison.Ordinal));
        return index < 0 || name.Length < 3 ? null : index + 1;
    }

    private static string Roman(string number) => number switch { "i" => "1", "ii" => "2", "iii" => "3", "iv" => "4", _ => number };

    private static int Number(Group group) => int.Parse(group.Value, CultureInfo.InvariantCulture);

    private static string Text(DateTime day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Month(DateTime day) => Text(day)[..7];

    /// <summary>From Monday to Sunday.</summary>
    private static string Week(DateTime day)
    {
        var monday = day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
        return $"{Text(monday)}..{Text(monday.AddDays(6))}";
    }

    private static string Quarter(DateTime day) => string.Create(CultureInfo.InvariantCulture, $"{day:yyyy}-Q{((day.Month - 1) / 3) + 1}");

    private static When? Written(string? text, TimeZoneInfo zone) => When.TryParse(text, zone, out var when) ? when : null;

    [GeneratedRegex("(?<![0-9])" + Day + "(?![0-9])", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex DayWithin();

    [GeneratedRegex(@"(?<![0-9/.-])(?:(?<m>[0-9]{1,2}) ?[/-] ?[0-9]{4}|[0-9]{4}[/-](?<m>[0-9]{2})|thang (?<m>[0-9]{1,2}) nam [0-9]{4})(?![0-9/.-])", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex MonthWithin();

    [GeneratedRegex(@"^(?:ngay )?(?:(?<d>[0-9]{1,2})/(?<m>[0-9]{1,2})|(?<d>[0-9]{1,2}) thang (?<m>[0-9]{1,2}))$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex DayOfThisYear();

    [GeneratedRegex(@"(?:(?<![a-z])(?:quy |q)(?<n>[0-9]{1,2})(?: ?[/-] ?| nam | )[0-9]{4}|[0-9]{4}[ /-]?q(?<n>[0-9]{1,2}))(?![0-9])", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex QuarterWithin();

    [GeneratedRegex("(?<![0-9])(?<h>[0-9]{1,2})(?::|h|g| gio )(?<min>[0-9]{2})(?![0-9])", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TimeWithin();

    [GeneratedRegex(@"^(?:nam )?(?<y>[0-9]{4})$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex YearForm();

    [GeneratedRegex(@"^(?:(?:6|sau) thang (?<n>dau|cuoi)(?: nam)? (?<y>[0-9]{4})|nua (?<n>dau|cuoi)(?: nam)? (?<y>[0-9]{4})|h(?<n>[12])[ /-]?(?<y>[0-9]{4})|(?<y>[0-9]{4})[ /-]?h(?<n>[12])|(?<n>first|second) half(?: of)? (?<y>[0-9]{4}))$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex HalfForm();

    [GeneratedRegex(@"^(?:quy (?<n>iii|ii|iv|i|[1-4])(?: ?[/-] ?| nam | )(?<y>[0-9]{4})|q(?<n>[1-4])[ /-]?(?<y>[0-9]{4})|(?<y>[0-9]{4})[ /-]?q(?<n>[1-4]))$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex QuarterForm();

    [GeneratedRegex(@"^(?:(?:thang |t\.? ?)?(?<m>[0-9]{1,2})(?: ?[/-] ?| nam )(?<y>[0-9]{4})|(?:thang |t)(?<m>[0-9]{1,2}) (?<y>[0-9]{4})|(?<month>[a-z]{3,9}) (?<y>[0-9]{4})|(?<y>[0-9]{4})/(?<m>[0-9]{1,2}))$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex MonthForm();

    [GeneratedRegex(@"^(?:(?:dau|giua|cuoi|khoang|vao khoang|tam|early|mid|late|about|around|circa)(?: in)?[ -]|~ ?)(?<rest>.+)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex HedgeForm();

    [GeneratedRegex(@"(?<![a-z0-9])(?:hom nay|hom qua|hom kia|ngay mai|ngay kia|today|yesterday|tomorrow|(?<ago>[0-9]{1,3}) (?:ngay truoc|days? ago)|(?<ahead>[0-9]{1,3}) ngay (?:nua|toi)|in (?<ahead>[0-9]{1,3}) days?|(?<!/)(?:ngay )?[0-9]{1,2}/[0-9]{1,2}(?!/))(?![a-z0-9])", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex DayOfNow();

    [GeneratedRegex(@"^(?:(?:luc )?(?<h>[0-9]{1,2})(?::|h|g| gio ?)(?<min>[0-9]{2})? (?<part>sang|trua|chieu|toi)|(?<part>rang sang|sang|trua|chieu|toi|dem)) (?<at>nay|qua|mai)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TonightForm();

    [GeneratedRegex("^(?:(?:" + Time + "|" + Part + "),? (?:on |of )?)?" + Day + "(?:(?:,? |t)(?:" + Time + "|" + Part + "))?$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex MomentForm();

    [GeneratedRegex(@"^(?:(?:tu|since) (?<a>.+?)(?: den nay)?|from (?<a>.+) on|(?<a>.+?) den nay)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex OngoingForm();

    [GeneratedRegex(@"^(?:(?:tu|from) )?(?<a>(?:ngay |thang |quy |[tq])?[0-9]{1,2}(?:/[0-9]{1,2}(?:/[0-9]{4})?)?)-(?<b>(?:ngay |thang |quy |[tq])?[0-9]{1,2}(?:/[0-9]{1,2})?/[0-9]{4}|[0-9]{1,2} [a-z]{3,9} [0-9]{4})$|^(?<a>[0-9]{4})-(?<b>[0-9]{4})$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ShortIntervalForm();

    [GeneratedRegex("^(?:luc |at )?[0-9]{1,2}(?:(?::|h|g| gio )[0-9]{2}|h| gio)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TimeAlone();

    [GeneratedRegex("^(?:thang |t)(?<m>[0-9]{1,2})$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex MonthAlone();

    [GeneratedRegex("^(?<n>[0-9]{1,3}) (?:(?<unit>gio|phut|tieng) truoc|(?<unit>hours?|minutes?) ago)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AgoForm();

    [GeneratedRegex("^(?:(?:thu (?<day>hai|ba|tu|nam|sau|bay|[2-7])|chu (?<day>nhat)|(?<day>cn))(?: tuan (?<week>truoc|nay|sau|toi))?|(?<day>monday|tuesday|wednesday|thursday|friday|saturday|sunday)(?: (?<week>last|this|next) week)?)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex WeekdayForm();

    /// <summary>What a range begins with, without its month or year.</summary>
    [GeneratedRegex("^(?<unit>ngay |thang |quy |[tq]|)(?<n>[0-9]{1,2})$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NumberAlone();

    [GeneratedRegex(@"(?<![0-9/.-])[0-9]{1,2}(?<sign>[/.-])[0-9]{1,2}\k<sign>[0-9]{2}(?![0-9/.-])", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ShortYear();

    [GeneratedRegex(@"^(?:(?:tu|from) )?(?<a>.+?) ?(?:\.\.| den | toi | to | until | - ) ?(?<b>.+)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex IntervalForm();
}
