using System.Globalization;
using ThreatRegister.Application.Entry;
using ThreatRegister.Application.Queries.Rules;
using ThreatRegister.Application.Words;
using ThreatRegister.Domain;
using ThreatRegister.Domain.ReportingCalendars;
using ThreatRegister.Domain.ThreatTypes;
using ThreatRegister.Projections;

namespace ThreatRegister.Application.Questions;

/// <summary>The parts of a question, read from the texts that people give; what cannot be read is a <see cref="QuestionException"/>.</summary>
public static class Asked
{
    private const string DayForm = "yyyy-MM-dd";

    /// <param name="name">The filter whose text it is.</param>
    public static TEnum Member<TEnum>(string code, string name)
        where TEnum : struct, Enum
    {
        if (Codes.TryParse<TEnum>(code, out var member)) return member;

        throw QuestionException.NoneOf(name, code, Enum.GetValues<TEnum>().Select(value => (Codes.Of(value), CodeWords.Of(value))));
    }

    public static TId Id<TId>(string text, string name)
        where TId : struct, IId<TId> =>
        IdText.IsValid(text)
            ? TId.Of(text)
            : throw QuestionException.Usage(
                name,
                $"'{text}' không phải là mã: gồm 1 đến {IdText.MaxLength} chữ thường không dấu, chữ số, '.' và '-'.",
                $"'{text}' is not an id: 1 to {IdText.MaxLength} lower-case letters, digits, '.' and '-'.");

    public static DateOnly Day(string text, string name) =>
        TryDay(text, out var day)
            ? day
            : throw QuestionException.Usage(
                name, $"'{text}' không phải là ngày: {WhenEntry.WhyNot(text)?.Vi ?? $"hãy viết ngày/tháng/năm, ví dụ {WhenEntry.ADay.Vi}"}.", $"'{text}' is not a day: {WhenEntry.WhyNot(text)?.En ?? $"write yyyy-MM-dd, such as {WhenEntry.ADay.En}"}.");

    public static Period Period(string text, string name)
    {
        if (Domain.Period.TryParse(WhenEntry.PeriodOf(text) ?? text, out var period)) return period;

        throw QuestionException.Usage(name, $"'{text}' {FormTexts.NotAPeriod(text).Vi}.", $"'{text}' {FormTexts.NotAPeriod(text).En}.");
    }

    /// <summary>From the first to the last day, both included; null: without end on that side.</summary>
    public static Period Days(string? from, string? to)
    {
        var (first, last) = (from is null ? new DateOnly(1, 1, 1) : Day(from, "from"), to is null ? new DateOnly(9998, 12, 31) : Day(to, "to"));
        try
        {
            return Domain.Period.Of(first, last);
        }
        catch (FormatException wrong)
        {
            throw new QuestionException(Mistake.Usage, "to", called => new($"{called("to")}: ngày cuối trước ngày đầu, hoặc ở ngoài các năm 0001 đến 9998.", wrong.Message));
        }
    }

    /// <summary>The days that a year, half, quarter or month has in a reporting calendar.</summary>
    public static CalendarPeriod PeriodIn(RuleBooks rules, string calendar, Period named) =>
        rules.PeriodOf(calendar, named)
            ?? throw QuestionException.NotFound(
                "calendar", $"'{calendar}' không quy định kỳ {WhenText.Of(named.ToWhen(), "vi")}; các lịch báo cáo nêu những kỳ mà mình có.", $"'{calendar}' says nothing of {WhenText.Of(named.ToWhen(), "en")}. 'rules calendars' lists the calendars and the parts of the year that they know.");

    /// <summary>A type with all below it.</summary>
    public static string[] Branch(string asked, ThreatTypeTree types)
    {
        var root = types.Contains(new(asked)) ? new(asked) : Meant(asked, types);
        return [.. types.All.Where(candidate => types.IsWithin(candidate.Id, root)).Select(candidate => candidate.Id.Value)];
    }

    private static ThreatTypeId Meant(string words, ThreatTypeTree types)
    {
        var meant = ThreatTypeSearch.Meant(types, words);
        if (meant is [var one]) return one.Id;

        var several = meant.Take(5).ToArray();
        throw several.Length == 0
            ? QuestionException.NotFound(
                "type",
                new LocalizedText($"không có loại đe dọa '{words}'. Các loại có ở danh sách Loại đe dọa.", $"there is no threat type '{words}'. The list of threat types has those that there are."),
                new LocalizedText($"không có loại đe dọa '{words}'. Các loại có ở danh sách Loại đe dọa ('types').", $"there is no threat type '{words}'. 'types' lists them."))
            : QuestionException.NotFound(
                "type",
                Several(several.Select(type => types.NameOf(type.Id))),
                Several(several.Select(type => new LocalizedText(type.Id.Value, type.Id.Value))));

        LocalizedText Several(IEnumerable<LocalizedText> named) => new(
            $"'{words}' có thể là nhiều loại đe dọa: {string.Join(", ", named.Select(name => name.In("vi")))}.", $"'{words}' may mean several threat types: {string.Join(", ", named.Select(name => name.In("en")))}.");
    }

    /// <summary>An instant as people name it: with a time of the day, or the end of a day.</summary>
    public static DateTimeOffset Instant(string text, TimeZoneInfo zone, string name)
    {
        if (TryInstant(text, zone, out var instant)) return instant;

        var why = WhenEntry.WhyNot(text) ?? new("hãy viết 1234, 21/11/2026 hoặc 08:00 21/11/2026", "write 1234, 2026-11-21 or 2026-11-21T08:00+07:00");
        throw new QuestionException(Mistake.Usage, name, called => new($"{called(name)}: '{text}' không phải là vị trí, cũng không phải thời điểm: {why.Vi}.", $"'{text}' is neither a position nor a time: {why.En}."));
    }

    /// <param name="zone">Of a time that names none.</param>
    public static bool TryInstant(string text, TimeZoneInfo zone, out DateTimeOffset instant)
    {
        instant = default;
        if (TryDay(text, out var day))
            instant = day == DateOnly.MaxValue ? DateTimeOffset.MaxValue : InZone(day.AddDays(1).ToDateTime(TimeOnly.MinValue), zone).AddTicks(-1);
        else if (DateTime.TryParseExact(WhenEntry.MomentOf(text) ?? text, ["yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFK"], CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var time))
            instant = time.Kind is DateTimeKind.Unspecified ? InZone(time, zone) : InZone(time.ToUniversalTime(), TimeZoneInfo.Utc);
        else
            return false;

        return true;
    }

    /// <summary>The day stands before the month, as in forms.</summary>
    public static bool TryDay(string text, out DateOnly day) => DateOnly.TryParseExact(WhenEntry.MomentOf(text) ?? text, DayForm, CultureInfo.InvariantCulture, DateTimeStyles.None, out day);

    /// <summary>The first and last hours of the calendar have no instant in every zone: then the calendar's own end.</summary>
    private static DateTimeOffset InZone(DateTime local, TimeZoneInfo zone)
    {
        var offset = zone.GetUtcOffset(local);
        var ticks = local.Ticks - offset.Ticks;
        if (ticks < DateTimeOffset.MinValue.Ticks) return DateTimeOffset.MinValue;
        return ticks > DateTimeOffset.MaxValue.Ticks ? DateTimeOffset.MaxValue : new(local, offset);
    }
}
