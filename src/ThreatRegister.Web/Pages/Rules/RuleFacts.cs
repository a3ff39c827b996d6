using System.Globalization;
using ThreatRegister.Application.Words;
using ThreatRegister.Domain;
using ThreatRegister.Domain.ClosingRules;
using ThreatRegister.Domain.Deadlines;
using ThreatRegister.Domain.Holidays;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Domain.ReportingCalendars;
using ThreatRegister.Domain.SeverityScales;
using ThreatRegister.Domain.ThreatTypes;

namespace ThreatRegister.Web.Pages.Rules;

/// <summary>What a version of a rule says, in words.</summary>
internal sealed class RuleFacts(ThreatTypeTree types, string language)
{
    public IReadOnlyList<RuleFact> Of(DeadlineRuleSet rule) =>
    [
        new(Say("Thời hạn", "Term"), [$"{Length(rule.Length)} {WorkWords.Of(rule.Starts, language)}"]),
        new(Say("Gửi", "To"), [rule.To]),
        new(Say("Áp dụng cho", "Applies to"), ScopeOf(rule.AppliesTo)),
    ];

    public IReadOnlyList<RuleFact> Of(SeverityScaleSet scale) => [new(Say("Các mức", "Levels"), [.. scale.Levels.Select(Level)])];

    public IReadOnlyList<RuleFact> Of(ReportingCalendarSet calendar) =>
    [
        .. calendar.Agency is { } agency ? [new RuleFact(Say("Cơ quan", "Agency"), [agency])] : (RuleFact[])[],
        .. calendar.Parts.Select(part => new RuleFact(Capital(PartName(part.Part)), [PartDays(part)])),
    ];

    public IReadOnlyList<RuleFact> Of(HolidaySet holiday) =>
    [
        new(Say("Ngày nghỉ", "Days off"), [.. (holiday.Yearly is { } yearly ? [Say($"{DayOfYear(yearly)} hằng năm", $"{DayOfYear(yearly)} of every year")] : (string[])[]), .. holiday.Days.Select(Days)]),
        .. holiday.WorkingDays.Count > 0 ? [new RuleFact(Say("Làm bù", "Made up on"), [.. holiday.WorkingDays.Select(Day)])] : (RuleFact[])[],
        .. holiday.InLieu ? [new RuleFact(Say("Nghỉ bù", "In lieu"), [Say("rơi vào cuối tuần thì nghỉ ngày làm việc kế tiếp", "where it falls on a weekend, the next working day is free")])] : (RuleFact[])[],
    ];

    public IReadOnlyList<RuleFact> Of(ClosingRuleSet rule) => [new(Say("Cần có", "Needs"), [rule.Needs.Count == 0 ? Say("không cần gì", "nothing") : Needs(rule.Needs, language)])];

    public static string Needs(IEnumerable<ClosingNeed> needs, string wanted) => string.Join(", ", needs.Select(need => CodeWords.Of(need, wanted)));

    /// <summary>Which incidents a closing rule is for: what it is called by.</summary>
    public string ScopeOf(ClosingRuleSet rule)
    {
        string[] parts =
        [
            rule.Type is { } type ? NameOf(type) : Say("Mọi loại", "All types"),
            .. rule.Outcomes.Count > 0 ? [string.Join(Say(" hoặc ", " or "), rule.Outcomes.Select(outcome => CodeWords.Of(outcome, language)))] : (string[])[],
            .. Imported(rule.Imported),
        ];
        return string.Join("; ", parts);
    }

    public static string Date(DateOnly day, string language) => WhenText.Of(When.Parse(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), language);

    private string[] ScopeOf(DeadlineScope scope)
    {
        string[] parts =
        [
            .. Listed(scope.Types, type => NameOf(type)),
            .. Listed(scope.Outcomes, outcome => CodeWords.Of(outcome, language)),
            .. Listed(scope.Kinds, kind => CodeWords.Of(kind, language)),
            .. scope.SystemLevels is { Count: > 0 } levels ? [Say("hệ thống cấp độ ", "systems of level ") + string.Join(", ", levels.Select(Number))] : (string[])[],
            .. scope.Severity is { } floor ? [Say($"mức {floor.Level} trở lên của thang {floor.Scale}", $"level {floor.Level} and above of the scale {floor.Scale}")] : (string[])[],
            .. Imported(scope.Imported),
        ];
        return parts.Length == 0 ? [Say("mọi vụ việc", "all incidents")] : parts;
    }

    private static string[] Listed<T>(IReadOnlyCollection<T>? values, Func<T, string> words) => values is { Count: > 0 } ? [string.Join(", ", values.Select(words))] : [];

    private string[] Imported(bool? imported) => imported switch { true => [Say("bản ghi nhập từ tệp", "imported records")], false => [Say("bản ghi không nhập từ tệp", "records that were not imported")], null => [] };

    private string Length(DeadlineLength length)
    {
        var unit = WorkWords.Of(length.Unit, language);
        return $"{Number(length.Count)} {(language is "en" && length.Count == 1 ? unit.TrimEnd('s') : unit)}";
    }

    private string Level(SeverityLevel level)
    {
        var score = level is { From: { } from, To: { } to } ? Say($"{Number(from)} đến {Number(to)} điểm", $"scores {Number(from)} to {Number(to)}") : level.Score is { } one ? Say($"{Number(one)} điểm", $"score {Number(one)}") : null;
        return score is null ? level.Name.In(language) : $"{level.Name.In(language)} ({score})";
    }

    private string PartName(string part) => part switch
    {
        "year" => Say("cả năm", "the year"),
        "H1" => Say("6 tháng đầu năm", "first half"),
        "H2" => Say("6 tháng cuối năm", "second half"),
        ['Q', var quarter] => Say($"quý {new string('I', quarter - '0').Replace("IIII", "IV", StringComparison.Ordinal)}", $"quarter {quarter}"),
        _ => Say($"tháng {part.TrimStart('0')}", CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(int.Parse(part, CultureInfo.InvariantCulture))),
    };

    private string PartDays(CalendarPart part) =>
        Say($"{DayOfYear(part.First)} đến {DayOfYear(part.Last)}", $"{DayOfYear(part.First)} to {DayOfYear(part.Last)}")
        + (part.CutOff is { } cutOff ? Say($"; chốt số liệu {DayOfYear(cutOff)}", $"; figures closed on {DayOfYear(cutOff)}") : "")
        + (part.Due is { } due ? Say($"; hạn nộp {DayOfYear(due)}", $"; due on {DayOfYear(due)}") : "");

    private string Days(DaySpan span) => span.Last is { } last ? Say($"{Day(span.First)} đến {Day(last)}", $"{Day(span.First)} to {Day(last)}") : Day(span.First);

    private string Day(DateOnly day) => Date(day, language);

    /// <summary>Of <c>12-15</c>, which every year has: 15/12.</summary>
    private string DayOfYear(string text)
    {
        // A leap year, so that 02-29 is a day.
        var day = DateOnly.ParseExact("2024-" + text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        return language is "en" ? $"{Number(day.Day)} {CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(day.Month)}" : day.ToString("dd'/'MM", CultureInfo.InvariantCulture);
    }

    private string NameOf(ThreatTypeId type) => types.Contains(type) ? types.NameOf(type).In(language) : type.Value;

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Capital(string words) => char.ToUpperInvariant(words[0]) + words[1..];

    private string Say(string vietnamese, string english) => language is "en" ? english : vietnamese;
}
