using System.CommandLine;
using System.Globalization;
using ThreatRegister.Application.Queries.Records;
using ThreatRegister.Application.Queries.Rules;
using ThreatRegister.Application.Questions;
using ThreatRegister.Application.Words;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Deadlines;
using ThreatRegister.Projections;
using ThreatRegister.Projections.Incidents;

namespace ThreatRegister.Cli;

/// <summary>What has to be notified by when, and how that stands at an instant.</summary>
internal static class DeadlinesVerb
{
    private const int PageForPeople = 100;

    private static readonly Option<string?> at = new("--at") { Description = "The instant to reckon for: 2026-11-21T08:00+07:00, or the end of a day (default: now; with --as-of, when that was recorded)." };
    private static readonly Option<string[]> statuses = new("--status")
    {
        Description = $"Any of: {string.Join(", ", Enum.GetValues<DeadlineStatus>().Select(value => Codes.Of(value)))} (default: what is not settled: overdue, due-soon, running).", AllowMultipleArgumentsPerToken = true,
    };

    private static readonly Option<string?> incident = new("--incident") { Description = "Id of an incident: its deadlines, of all statuses unless some are asked for. No other filter goes with it." };
    private static readonly Option<int> soon = new("--soon") { Description = "So many hours before its end a term is due soon.", DefaultValueFactory = _ => (int)DeadlineView.SoonByDefault.TotalHours };
    private static readonly Option<int?> limit = new("--limit") { Description = $"At most so many (default: {PageForPeople} for people, all for programs)." };
    private static readonly Option<int> offset = new("--offset") { Description = "Leave out so many of the first.", DefaultValueFactory = _ => 0 };

    public static Command Create()
    {
        var reading = new Reading();
        return Verb.OnRegister(
            "deadlines",
            "Lists the notifications and reports that are due: overdue ones first, each with its rule. Nothing of it is stored; the rules are data ('rules deadlines').",
            ["./run deadlines", "./run deadlines --status overdue --type cyber", "./run deadlines --at 2026-07-06T08:00+07:00 --status overdue due-soon --lang en", "./run deadlines --status met late --period 2026 --csv", "./run deadlines --incident xam-nhap-cong"],
            [at, incident, statuses, soon, limit, offset, .. reading.FiltersButStatus, .. reading.Moment, CommonOptions.Json, CommonOptions.Csv],
            (session, parsed, cancellationToken) => RunAsync(session, parsed, reading, cancellationToken));
    }

    private static async Task<int> RunAsync(RegisterSession session, ParseResult parsed, Reading reading, CancellationToken cancellationToken)
    {
        var question = await reading.AskAsync(session, parsed, cancellationToken);
        var forPrograms = parsed.GetValue(CommonOptions.Json) || parsed.GetValue(CommonOptions.Csv);
        var (most, skipped, hours) = (parsed.GetValue(limit) ?? (forPrograms ? int.MaxValue : PageForPeople), parsed.GetValue(offset), parsed.GetValue(soon));
        if (most < 1 || skipped < 0 || hours is < 0 or > 100_000) throw new CliException(ExitCode.Usage, "--limit is at least 1, --offset at least 0, --soon from 0 to 100000.");

        var instant = parsed.GetValue(at) is { } asked ? Asked.Instant(asked, session.Settings.Zone, "at") : question.At;
        var books = await session.Rules.AtAsync(question.Query.Moment.Position, cancellationToken);
        var view = new DeadlineView(instant, session.Settings.Zone, TimeSpan.FromHours(hours));
        var list = parsed.GetValue(incident) is { } named
            ? DeadlineQuery.OfIncident(await IncidentAsync(session, reading, parsed, named, question, cancellationToken), books, question.Types, question.Query.Moment.Position, view, StatusesOf(parsed))
            : await DeadlineQuery.RunAsync(session.Deadlines, books, question.Types, question.Query, view, StatusesOf(parsed), cancellationToken);
        DeadlineItem[] shown = [.. list.Deadlines.Skip(skipped).Take(most)];
        if (parsed.GetValue(CommonOptions.Json)) Printed.Json(list with { Deadlines = shown });
        else if (parsed.GetValue(CommonOptions.Csv)) PrintCsv(shown);
        else Print(list, shown, session.Settings.Zone, question.Language);
        if (!list.Complete) Standard.Error.WriteLine(Standard.Say(
                $"Có hơn {DeadlineQuery.MostCases} vụ việc có thời hạn: những vụ cũ nhất không được nêu. Bộ lọc như --period cho kết quả đủ.",
                $"There are more than {DeadlineQuery.MostCases} incidents with deadlines: the oldest are left out. Filters such as --period make it whole."));
        return ExitCode.Success;
    }

    private static IReadOnlyList<DeadlineStatus> StatusesOf(ParseResult parsed) =>
        parsed.GetValue(statuses) is { Length: > 0 } asked ? [.. asked.Select(code => Asked.Member<DeadlineStatus>(code, "status")).Distinct()]
        : parsed.GetValue(incident) is null ? DeadlineQuery.Unsettled : Enum.GetValues<DeadlineStatus>();

    /// <summary>The record, whatever it was merged into: an old id still finds what it stands for.</summary>
    private static async Task<IncidentRow> IncidentAsync(RegisterSession session, Reading reading, ParseResult parsed, string named, Question question, CancellationToken cancellationToken)
    {
        if (reading.NamesOfFilters(parsed).FirstOrDefault() is { } filter)
            throw new CliException(ExitCode.Usage, Standard.Say($"--incident: không dùng cùng --{filter}.", $"--incident: --{filter} does not go with it."));

        return (await session.Records.FindAsync(session.Viewer, named, question.Query.Moment, cancellationToken))?.Row as IncidentRow
            ?? throw new CliException(ExitCode.NotFound, Standard.Say($"Không có vụ việc '{named}' tại thời điểm này. Lệnh 'search' và 'incidents' tìm mã.", $"There is no incident '{named}' at this moment. 'search' and 'incidents' find ids."));
    }

    private static void PrintCsv(IEnumerable<DeadlineItem> items) => Printed.Csv(
        ["incident", "title", "marking", "status", "doubt", "due", "dueAtLatest", "starts", "start", "length", "set", "rule", "step", "name", "to", "notifiedAt", "notifiedTo", "verified", "basis"],
        items.Select(item => (IReadOnlyList<string?>)
        [
            item.Incident, item.Title, Codes.Of(item.Marking), item.Status, item.Doubt, Iso(item.Due), Iso(item.DueAtLatest), item.Starts, item.Start, item.Length, item.Set, item.Rule, item.Step, item.Name.In("vi"), item.To,
            item.NotifiedAt, item.NotifiedTo, item.Verified ? "true" : "false", item.Basis,
        ]));

    private static void Print(DeadlineList list, DeadlineItem[] shown, TimeZoneInfo zone, string language)
    {
        var english = language is "en";
        if (shown.Length == 0) Standard.Error.WriteLine(Standard.Say("Không có thời hạn nào ở các trạng thái này.", "No deadlines of these statuses."));
        else Printed.Text(DeadlineText.Table(shown, language, withIncident: true));
        foreach (var (status, total) in list.Totals) Printed.Text($"{WorkWords.Of(Asked.Member<DeadlineStatus>(status, "status"), language)}: {WorkWords.Of(total, language)}");
        Printed.Text($"{(english ? "At" : "Tính đến")} {TimeZoneInfo.ConvertTime(list.At, zone).ToString("yyyy-MM-dd HH:mm zzz", CultureInfo.InvariantCulture)}");
    }

    private static string? Iso(DateTimeOffset? instant) => instant?.ToString("yyyy-MM-dd'T'HH:mmzzz", CultureInfo.InvariantCulture);
}

/// <summary>Deadlines as text for a terminal.</summary>
internal static class DeadlineText
{
    public static string Table(IEnumerable<DeadlineItem> items, string language, bool withIncident)
    {
        LocalizedText[] heads =
        [
            new("Trạng thái", "Status"), new("Hạn", "Due"), .. withIncident ? new LocalizedText[] { new("Vụ việc", "Incident") } : [],
            new("Việc phải làm", "What"), new("Gửi", "To"), new("Thời hạn", "Term"), new("Quy tắc", "Rule"), new("Đã kiểm chứng", "Verified"), new("Căn cứ", "Basis"),
        ];
        var table = new TextTable(WorkWords.Heads(language, heads));
        foreach (var item in items)
        {
            table.Add(
            [
                StatusOf(item, language), item.Due is { } due ? DueOf(due) : "-", .. withIncident ? new[] { item.Incident } : [],
                item.Name.In(language), item.To, TermOf(item, language), item.Rule, item.Verified ? language is "en" ? "yes" : "có" : language is "en" ? "NO" : "CHƯA", item.Basis,
            ]);
        }

        return table.Render();
    }

    private static string StatusOf(DeadlineItem item, string language)
    {
        var status = WorkWords.Of(Asked.Member<DeadlineStatus>(item.Status, "status"), language);
        if (item.Doubt is { } doubt) return $"{status}: {WorkWords.Of(Asked.Member<DeadlineDoubt>(doubt, "doubt"), language)}";
        return item.NotifiedAt is null ? status : $"{status} ({item.NotifiedAt})";
    }

    /// <summary>A term in days ends with its last day, which people call by that day.</summary>
    private static string DueOf(DateTimeOffset due) => due.TimeOfDay == TimeSpan.Zero
        ? due.AddDays(-1).ToString("yyyy-MM-dd '24:00'", CultureInfo.InvariantCulture)
        : due.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    private static string TermOf(DeadlineItem item, string language) =>
        item.Length.Split(' ', 2) is [var count, var unit]
            ? $"{count} {WorkWords.Of(Asked.Member<DeadlineUnit>(unit, "unit"), language)} {WorkWords.Of(Asked.Member<DeadlineStart>(item.Starts, "starts"), language)}"
            : item.Length;
}
