using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using ThreatRegister.Application.Events;
using ThreatRegister.Application.Words;
using ThreatRegister.Domain;
using ThreatRegister.Projections;
using ThreatRegister.Projections.Tasks;

namespace ThreatRegister.Cli;

/// <summary>The tasks "6 rõ": what is not clear of them, and which are overdue at an instant.</summary>
internal static class TasksVerb
{
    private static readonly Option<bool> missing = new("--missing") { Description = "Only tasks of which something of the six is not clear." };
    private static readonly Option<bool> overdue = new("--overdue") { Description = "Only open tasks whose due date has passed." };
    private static readonly Option<string?> at = new("--at") { Description = "Overdue at this instant or at the end of this day (default: now; with --as-of, then)." };
    private static readonly Option<string?> status = new("--status") { Description = "One of: open, completed, cancelled." };
    private static readonly Option<string?> direction = new("--direction") { Description = "Id of the direction that it comes from." };

    public static Command Create()
    {
        var reading = new Reading();
        var tasks = Verb.OnRegister(
            "tasks",
            "Lists the tasks, what of \"6 rõ\" is missing and which are overdue; the verbs below it record what becomes of them.",
            [
                "./run tasks --missing", "./run tasks --overdue --at 2026-12-31", "./run tasks --agency \"bộ công an\" --lang en", "./run tasks --direction r147-1-publicise-strategy --json",
                "./run tasks clarify TASK --product \"Kế hoạch tuyên truyền\" --due 2026-06-30", "./run tasks complete TASK --result \"Đã phổ biến đến cấp xã\"",
            ],
            [missing, overdue, at, status, direction, .. reading.Subjects, .. reading.Names, .. reading.Moment, CommonOptions.Json, CommonOptions.Csv],
            (session, parsed, cancellationToken) => ListAsync(session, parsed, reading, cancellationToken));
        foreach (var change in TaskVerbs.All()) tasks.Subcommands.Add(change);
        return tasks;
    }

    private static async Task<int> ListAsync(RegisterSession session, ParseResult parsed, Reading reading, CancellationToken cancellationToken)
    {
        TaskState? asked = parsed.GetValue(status) is { } code ? Reading.Parse<TaskState>(code, "--status") : null;
        var question = await reading.AskAsync(session, parsed, cancellationToken);
        var zone = session.Settings.Zone;
        var instant = parsed.GetValue(at) is { } named ? Reading.Instant(named, zone) : reading.IsAboutThePast(parsed) ? question.Query.Moment.RecordedAt ?? DateTimeOffset.MinValue : TimeProvider.System.GetUtcNow();
        var local = TimeZoneInfo.ConvertTime(instant, zone).DateTime;
        var listing = ListingAt(local);
        var rows = await listing.RowsAsync(
            session,
            question,
            row => (asked is null || row.Status == asked) && (!parsed.GetValue(missing) || row.Missing.Count > 0) && (!parsed.GetValue(overdue) || row.IsOverdue(local))
                && (parsed.GetValue(direction) is not { } from || string.Equals(row.Direction?.Value, from, StringComparison.Ordinal)),
            cancellationToken);
        if (parsed.GetValue(CommonOptions.Json)) Printed.Json(new { position = question.Query.Moment.Position, at = TimeZoneInfo.ConvertTime(instant, zone), tasks = rows.Select(row => WithOverdue(row, local)) });
        else new Listing<TaskRow>(listing.MemberName, listing.Columns).Print(rows, parsed.GetValue(CommonOptions.Csv), question.Language);
        return ExitCode.Success;
    }

    /// <summary>The row with what only an instant can say of it.</summary>
    private static JsonObject WithOverdue(TaskRow row, DateTime local)
    {
        var task = JsonSerializer.SerializeToNode(row, JsonForms.Plain)!.AsObject();
        task["overdue"] = row.IsOverdue(local);
        return task;
    }

    private static SubjectListing<TaskRow> ListingAt(DateTime local) => new(
        "tasks",
        [
            new("Mã", "Id", row => row.Id),
            new("Trạng thái", "Status", row => Codes.Of(row.Status), (row, language) => CodeWords.Of(row.Status, language)),
            new("Quá hạn", "Overdue", row => row.IsOverdue(local) ? "true" : "false", (row, language) => row.IsOverdue(local) ? language is "en" ? "overdue" : "quá hạn" : ""),
            new("Chưa rõ", "Missing", row => string.Join(' ', row.Missing.Select(element => Codes.Of(element))), (row, language) => string.Join(", ", row.Missing.Select(element => CodeWords.Of(element, language)))),
            new("Việc", "Work", row => row.Work),
            new("Người", "Person", row => row.Person ?? ""),
            new("Thời gian", "Time", row => row.Time ?? ""),
            new("Hạn", "Due", row => row.Due?.Text ?? "", (row, language) => row.Due is { } due ? WhenText.Of(due, language) : ""),
            new("Trách nhiệm", "Responsibility", row => row.Responsibility ?? ""),
            new("Thẩm quyền", "Authority", row => row.Authority ?? ""),
            new("Sản phẩm", "Product", row => row.Product ?? ""),
            new("Từ phương hướng", "Direction", row => row.Direction?.Value ?? ""),
            new("Kết quả", "Result", row => row.Result ?? ""),
        ],
        row => new(row.Types, row.Due ?? row.StatedOn, [row.Person, row.Responsibility], [], [], row.Sources, [row.Work, row.Person, row.Time, row.Responsibility, row.Authority, row.Product, row.Result]),
        ByDueDate);

    /// <summary>What is due first comes first; what has no due date comes last.</summary>
    private static int ByDueDate(TaskRow one, TaskRow other)
    {
        var due = (one.Due?.To ?? DateTime.MaxValue).CompareTo(other.Due?.To ?? DateTime.MaxValue);
        return due != 0 ? due : string.CompareOrdinal(one.Id, other.Id);
    }
}
