using System.CommandLine;
using System.Globalization;
using ThreatRegister.Application.Queries.Rules;
using ThreatRegister.Application.Words;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Deadlines;
using ThreatRegister.Domain.Holidays;
using ThreatRegister.Domain.ReportingCalendars;
using ThreatRegister.Domain.SeverityScales;
using ThreatRegister.Projections;

namespace ThreatRegister.Cli;

/// <summary>The rules that are dated data: deadlines, severity scales, reporting calendars, holidays.</summary>
internal static class RulesVerb
{
    public static Command Create() => Verb.Group(
        "rules",
        "Lists the rules that are dated data. They are changed by 'record set-deadline-rule' and its like, never by a release.",
        ["./run rules deadlines", "./run rules severity --lang en", "./run rules calendars --json", "./run rules holidays --csv"],
        Listing(
            "deadlines",
            "Lists the deadline rules: from what, how long, to whom, since when, and whether someone has read them in their source.",
            books => books.Deadlines.All.SelectMany(rule => rule.Spans),
            [
                new("Bộ", "Set", (span, _) => span.Value.Set.Value), new("Quy tắc", "Rule", (span, _) => span.Value.Rule.Value), new("Bước", "Step", (span, _) => span.Value.Step.Value),
                new("Tên", "Name", (span, language) => span.Value.Name.In(language)), new("Áp dụng", "Applies to", (span, _) => ScopeOf(span.Value.AppliesTo)),
                new("Thời hạn", "Term", (span, language) => $"{Number(span.Value.Length.Count)} {WorkWords.Of(span.Value.Length.Unit, language)} {WorkWords.Of(span.Value.Starts, language)}"),
                new("Gửi", "To", (span, _) => span.Value.To),
                .. Validity<DeadlineRuleSet>(rule => (rule.Verified, rule.Basis)),
            ],
            (books, language) => SwitchesOf(books.Deadlines, language)),
        Listing(
            "severity",
            "Lists the scales of severity with their levels, from the least to the most severe.",
            books => books.Severity.All.SelectMany(scale => scale.Spans).SelectMany(span => span.Value.Levels.Select(level => new TimelineSpan<Level>(new(span.Value, level), span.From, span.Until))),
            [
                new("Thang", "Scale", (span, _) => span.Value.Scale.Scale.Value), new("Mức", "Level", (span, _) => span.Value.Of.Code), new("Tên", "Name", (span, language) => span.Value.Of.Name.In(language)),
                new("Điểm", "Score", (span, _) => span.Value.Of.From is { } low ? $"{Number(low)}..{Number(span.Value.Of.To!.Value)}" : span.Value.Of.Score is { } score ? Number(score) : "-"),
                .. Validity<Level>(level => (level.Scale.Verified, level.Scale.Basis)),
            ]),
        Listing(
            "calendars",
            "Lists the reporting calendars with the days that each part of the year covers.",
            books => books.Calendars.All.SelectMany(calendar => calendar.Spans).SelectMany(span => span.Value.Parts.Select(part => new TimelineSpan<PartOfYear>(new(span.Value, part), span.From, span.Until))),
            [
                new("Lịch", "Calendar", (span, _) => span.Value.Calendar.Calendar.Value), new("Tên", "Name", (span, language) => span.Value.Calendar.Name.In(language)), new("Cơ quan", "Agency", (span, _) => span.Value.Calendar.Agency ?? "-"),
                new("Kỳ", "Part", (span, _) => span.Value.Of.Part), new("Từ", "First", (span, _) => span.Value.Of.First), new("Đến", "Last", (span, _) => span.Value.Of.Last),
                new("Chốt số liệu", "Cut-off", (span, _) => span.Value.Of.CutOff ?? "-"), new("Hạn nộp", "Due", (span, _) => span.Value.Of.Due ?? "-"),
                .. Validity<PartOfYear>(part => (part.Calendar.Verified, part.Calendar.Basis)),
            ]),
        Listing(
            "holidays",
            "Lists the public holidays and the days worked to make up for bridge days.",
            books => books.Holidays.All.SelectMany(holiday => holiday.Spans),
            [
                new("Mã", "Id", (span, _) => span.Value.Holiday.Value), new("Tên", "Name", (span, language) => span.Value.Name.In(language)), new("Ngày", "Days", (span, _) => DaysOf(span.Value)),
                new("Làm bù", "Made up on", (span, _) => string.Join(", ", span.Value.WorkingDays.Select(Iso))),
                .. Validity<HolidaySet>(holiday => (holiday.Verified, holiday.Basis)),
            ]));

    private static Command Listing<T>(string name, string description, Func<RuleBooks, IEnumerable<TimelineSpan<T>>> of, IReadOnlyList<RuleColumn<T>> columns, Func<RuleBooks, string, string>? note = null)
        where T : class
    {
        var reading = new Reading();
        return Verb.OnRegister(
            name,
            description,
            [$"./run rules {name}", $"./run rules {name} --as-of 2026-06-30 --lang en", $"./run rules {name} --json"],
            [.. reading.Moment, CommonOptions.Json, CommonOptions.Csv],
            async (session, parsed, cancellationToken) =>
            {
                var question = await reading.AskAsync(session, parsed, cancellationToken);
                var books = await session.Rules.AtAsync(question.Query.Moment.Position, cancellationToken);
                TimelineSpan<T>[] spans = [.. of(books)];
                if (parsed.GetValue(CommonOptions.Json)) Printed.Json(new Dictionary<string, object>(StringComparer.Ordinal) { ["position"] = question.Query.Moment.Position, [name] = spans });
                else if (parsed.GetValue(CommonOptions.Csv)) Printed.Csv([.. columns.Select(column => column.English)], spans.Select(span => (IReadOnlyList<string?>)[.. columns.Select(column => column.Text(span, question.Language))]));
                else if (spans.Length == 0) Standard.Error.WriteLine(Standard.Say("Không có quy tắc nào như vậy tại thời điểm này.", "No such rules at this moment."));
                else Printed.Text(Table(columns, spans, question.Language) + note?.Invoke(books, question.Language));
                return ExitCode.Success;
            });
    }

    private static string Table<T>(IReadOnlyList<RuleColumn<T>> columns, IEnumerable<TimelineSpan<T>> spans, string language)
        where T : class
    {
        var table = new TextTable([.. columns.Select(column => language is "en" ? column.English : column.Vietnamese)]);
        foreach (var span in spans) table.Add([.. columns.Select(column => column.Text(span, language))]);
        return table.Render();
    }

    private static RuleColumn<T>[] Validity<T>(Func<T, (bool Verified, string Basis)> of)
        where T : class =>
    [
        new("Từ ngày", "Valid from", (span, _) => span.From is { } from ? Iso(from) : "-"), new("Đến ngày", "Valid to", (span, _) => span.Until is { } until ? Iso(until.AddDays(-1)) : "-"),
        new("Đã kiểm chứng", "Verified", (span, language) => of(span.Value).Verified ? language is "en" ? "yes" : "có" : language is "en" ? "NO" : "CHƯA"), new("Căn cứ", "Basis", (span, _) => of(span.Value).Basis),
    ];

    private static string SwitchesOf(DeadlineBook book, string language) => string.Concat(book.All.Select(rule => rule.Last!.Set).Distinct()
        .Select(set => (Set: set, Switches: book.SwitchesOf(set))).Where(set => set.Switches is not null)
        .SelectMany(set => set.Switches!.Spans.Select(span => $"{set.Set}: {(span.Value.On ? language is "en" ? "on" : "bật" : language is "en" ? "off" : "tắt")}{(span.From is { } from ? $" ({Iso(from)})" : "")}. {span.Value.Grounds}\n")));

    private static string ScopeOf(DeadlineScope scope) => string.Join("; ", new[]
    {
        Part("types", scope.Types?.Select(type => type.Value)), Part("outcomes", scope.Outcomes?.Select(outcome => Codes.Of(outcome))), Part("kinds", scope.Kinds?.Select(kind => Codes.Of(kind))),
        Part("systemLevels", scope.SystemLevels?.Select(Number)), scope.Severity is { } floor ? $"severity {floor.Scale}:{floor.Level}+" : null, scope.Imported is { } imported ? imported ? "imported" : "not imported" : null,
    }.Where(part => part is not null));

    private static string? Part(string name, IEnumerable<string>? values) => values is null ? null : $"{name} {string.Join(' ', values)}";

    private static string DaysOf(HolidaySet holiday) =>
        string.Join(", ", new[] { holiday.Yearly }.OfType<string>().Concat(holiday.Days.Select(span => span.Last is { } last ? $"{Iso(span.First)}..{Iso(last)}" : Iso(span.First))));

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private sealed record RuleColumn<T>(string Vietnamese, string English, Func<TimelineSpan<T>, string, string> Text)
        where T : class;

    private sealed record Level(SeverityScaleSet Scale, SeverityLevel Of);

    private sealed record PartOfYear(ReportingCalendarSet Calendar, CalendarPart Of);
}
