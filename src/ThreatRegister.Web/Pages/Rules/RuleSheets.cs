using System.Globalization;
using ThreatRegister.Application.Events;
using ThreatRegister.Application.Queries.Rules;
using ThreatRegister.Application.Words;
using ThreatRegister.Domain;
using ThreatRegister.Domain.ClosingRules;
using ThreatRegister.Domain.Deadlines;
using ThreatRegister.Domain.Holidays;
using ThreatRegister.Domain.ReportingCalendars;
using ThreatRegister.Domain.SeverityScales;
using ThreatRegister.EventLog;

namespace ThreatRegister.Web.Pages.Rules;

/// <summary>The books of rules as sheets of a page. Pure: the same events give the same sheets.</summary>
/// <param name="events">What is recorded of the rules of all kinds, oldest first.</param>
internal sealed class RuleSheets(IReadOnlyList<Recorded<object>> events, RuleFacts facts, DateOnly day, string language)
{
    private readonly RuleBooks books = events.Aggregate(RuleBooks.Empty, (books, recorded) => books.After(recorded.Event));
    private readonly ClosingRuleBook closing = events.Select(recorded => recorded.Event).OfType<ClosingRuleEvent>().Aggregate(ClosingRuleBook.Initial, ClosingRuleBook.Evolve);

    public IReadOnlyList<RuleKind> Kinds =>
    [
        new("deadlines", new("Thời hạn thông báo, báo cáo", "Deadlines of notification and report"), new("Vụ việc nào phải báo cho ai, trong bao lâu, tính từ đâu.", "Which incidents are told to whom, how soon, and from when it counts."), "set-deadline-rule", "end-deadline-rule", "rule", [.. books.Deadlines.All.Select(Deadline)]),
        new("severity", new("Thang mức độ nghiêm trọng", "Severity scales"), new("Các mức, từ nhẹ nhất đến nặng nhất, và điểm của từng mức.", "The levels, from the least to the most severe, with their scores."), "set-severity-scale", "end-severity-scale", "scale", [.. books.Severity.All.Select(Severity)]),
        new("closing", new("Quy tắc đóng vụ việc", "Closing rules"), new($"Vụ việc cần có gì mới được đóng. Nơi không quy tắc nào khớp: {RuleFacts.Needs(ClosingRuleBook.DefaultNeeds, "vi")}.", $"What an incident needs before it is closed. Where no rule fits: {RuleFacts.Needs(ClosingRuleBook.DefaultNeeds, "en")}."), "set-closing-rule", "end-closing-rule", "rule", [.. closing.All.Select(Closing)]),
        new("calendars", new("Lịch báo cáo", "Reporting calendars"), new("Kỳ báo cáo bắt đầu, kết thúc, chốt số liệu và đến hạn nộp vào ngày nào.", "On which days the periods of reports begin, end, are closed and are due."), "set-reporting-calendar", "end-reporting-calendar", "calendar", [.. books.Calendars.All.Select(Calendar)]),
        new("holidays", new("Ngày nghỉ lễ, làm bù", "Public holidays"), new("Thời hạn tính theo ngày làm việc bỏ qua các ngày này.", "Terms in working days leave these days out."), "set-holiday", "end-holiday", "holiday", [.. books.Holidays.All.Select(Holiday)]),
    ];

    private RuleSheet Deadline(Timeline<DeadlineRuleSet> rule)
    {
        var last = rule.Last!;
        var off = books.Deadlines.IsOn(last.Set, day) ? null : books.Deadlines.SwitchesOf(last.Set)!.On(day)!.Grounds;
        return Sheet(rule, last.Rule, last.Name, version => facts.Of(version), version => (version.Basis, version.Verified), off, happened => happened switch
        {
            DeadlineRuleSet set => set.Rule == last.Rule,
            DeadlineRuleEnded ended => ended.Rule == last.Rule,
            DeadlineSetSwitched switched => switched.Set == last.Set,
            _ => false,
        });
    }

    private RuleSheet Severity(Timeline<SeverityScaleSet> scale) => Sheet(
        scale, scale.Last!.Scale, scale.Last.Name, version => facts.Of(version), version => (version.Basis, version.Verified), off: null,
        happened => happened is SeverityScaleSet set && set.Scale == scale.Last.Scale || happened is SeverityScaleEnded ended && ended.Scale == scale.Last.Scale);

    private RuleSheet Calendar(Timeline<ReportingCalendarSet> calendar) => Sheet(
        calendar, calendar.Last!.Calendar, calendar.Last.Name, version => facts.Of(version), version => (version.Basis, version.Verified), off: null,
        happened => happened is ReportingCalendarSet set && set.Calendar == calendar.Last.Calendar || happened is ReportingCalendarEnded ended && ended.Calendar == calendar.Last.Calendar);

    private RuleSheet Holiday(Timeline<HolidaySet> holiday) => Sheet(
        holiday, holiday.Last!.Holiday, holiday.Last.Name, version => facts.Of(version), version => (version.Basis, version.Verified), off: null,
        happened => happened is HolidaySet set && set.Holiday == holiday.Last.Holiday || happened is HolidayEnded ended && ended.Holiday == holiday.Last.Holiday);

    private RuleSheet Closing(ClosingRule rule)
    {
        var id = rule.Versions[^1].Rule;
        var now = rule.On(day);
        return new(
            id.Value,
            facts.ScopeOf(rule.Versions[^1]),
            Off: null,
            [.. rule.Versions.Select(version => new RuleVersion(version.ValidFrom, rule.ValidTo, ReferenceEquals(version, now), facts.Of(version), version.Basis, Verified: null))],
            ActsOf(happened => happened is ClosingRuleSet set && set.Rule == id || happened is ClosingRuleEnded ended && ended.Rule == id));
    }

    private RuleSheet Sheet<T>(Timeline<T> rule, LocalId id, LocalizedText name, Func<T, IReadOnlyList<RuleFact>> of, Func<T, (string Basis, bool Verified)> source, string? off, Func<object, bool> isAbout)
        where T : class => new(
            id.Value,
            name.In(language),
            off,
            [.. rule.Spans.Select(span => new RuleVersion(span.From, span.Until?.AddDays(-1), (span.From is null || span.From <= day) && (span.Until is null || day < span.Until), of(span.Value), source(span.Value).Basis, source(span.Value).Verified))],
            ActsOf(isAbout));

    private IReadOnlyList<RuleAct> ActsOf(Func<object, bool> isAbout) =>
        [.. events.Where(recorded => isAbout(recorded.Event)).Select(recorded => new RuleAct(recorded.Position, What(recorded.Event), recorded.Actor, recorded.RecordedAt, GroundsOf(recorded.Event)))];

    private string What(object happened) => happened is DeadlineSetSwitched { On: var on }
        ? language is "en" ? $"set of deadlines switched {(on ? "on" : "off")}" : $"{(on ? "bật" : "tắt")} bộ quy tắc thời hạn"
        : EventWords.Of(EventCatalogue.Default.Of(happened.GetType()).Name, language);

    private static string? GroundsOf(object happened) => happened switch
    {
        DeadlineRuleEnded ended => ended.Grounds,
        DeadlineSetSwitched switched => switched.Grounds,
        SeverityScaleEnded ended => ended.Grounds,
        ReportingCalendarEnded ended => ended.Grounds,
        HolidayEnded ended => ended.Grounds,
        ClosingRuleEnded ended => ended.Grounds,
        _ => null,
    };
}
