using System.CommandLine;
using ThreatRegister.Application.Commands;
using System.Text;
using System.Text.Json.Nodes;
using ThreatRegister.Application.Queries;
using ThreatRegister.Projections;
using ThreatRegister.Projections.Intake;

namespace ThreatRegister.Cli;

/// <summary>Reports that were sent in (tin báo): the list of them, and receiving one.</summary>
internal static class IntakeVerbs
{
    private const int PageForPeople = 100;

    public static Command Create()
    {
        var list = List();
        list.Subcommands.Add(Receive());
        foreach (var verb in IntakeDecisions.All()) list.Subcommands.Add(verb);
        return list;
    }

    private static Command List()
    {
        var reading = new Reading();
        var selection = new IntakeSelection();
        var limit = new Option<int?>("--limit") { Description = $"At most so many (default: {PageForPeople} for people, all for programs)." };
        return Verb.OnRegister(
            "intake",
            "Lists the reports that were sent in, in the order in which they came. They are counted nowhere.",
            ["./run intake --status received", "./run intake --type crime --csv", "./run intake receive --title \"Tin nhắn giả mạo ngân hàng\" --type crime.online-fraud", "./run intake accept tin-bao-7"],
            [.. selection.Options, limit, .. reading.Moment, CommonOptions.Json, CommonOptions.Csv],
            async (session, parsed, cancellationToken) =>
            {
                var question = await reading.AskAsync(session, parsed, cancellationToken);
                var (viewer, moment, filter) = (question.Query.Viewer, question.Query.Moment, selection.FilterOf(parsed, question.Types));
                var forPrograms = parsed.GetValue(CommonOptions.Json) || parsed.GetValue(CommonOptions.Csv);
                var most = parsed.GetValue(limit) ?? (forPrograms ? int.MaxValue : PageForPeople);
                if (most < 1) throw new CliException(ExitCode.Usage, "--limit is at least 1.");
                var total = (await session.Work.CountReportsAsync(viewer, moment, filter, cancellationToken)).Total;
                var reports = await session.Work.ReportsAsync(viewer, moment, filter, most, 0, cancellationToken);
                if (parsed.GetValue(CommonOptions.Json)) Printed.Json(new { position = moment.Position, total, reports });
                else if (parsed.GetValue(CommonOptions.Csv)) PrintCsv(reports);
                else PrintTable(reports, total, session.Settings.Zone, question.Language);
                return ExitCode.Success;
            });
    }

    private static Command Receive()
    {
        var file = new Argument<string?>("file") { Description = "The JSON of receive-report (UTF-8); -: standard input. The only way to give a contact.", Arity = ArgumentArity.ZeroOrOne };
        var members = new (Option<string?> Option, string Path)[]
        {
            (new("--report") { Description = "Its id (default: a new one)." }, "report"),
            (new("--title") { Description = "What it is about, in one line." }, "title"),
            (new("--text") { Description = "What was sent." }, "text"),
            (new("--type") { Description = "The threat type that the sender takes it for." }, "suggestedType"),
            (new("--occurred") { Description = "When, as precisely as told (docs/forms.md)." }, "occurred"),
            (new("--country") { Description = "Two capital letters, such as VN." }, "place.country"),
            (new("--place") { Description = "Name of the place." }, "place.name"),
            (new("--channel") { Description = "The way it came, such as the hotline." }, "channel"),
            (new("--by") { Description = "The unit that sent it; never a person." }, "by"),
            (new("--marking") { Description = "TLP: clear, green, amber, amber-strict or red (default: green)." }, "marking"),
            (new("--source") { Description = "Id of the source that it is from." }, "statement.source"),
        };
        return Verb.OnRegister(
            "receive",
            "Records a report that was sent in, from a file or from options.",
            ["./run intake receive report.json", "./run intake receive --title \"Cổng thông tin không vào được\" --type cyber.availability --occurred 2026-11-20 --place \"Đà Nẵng\" --country VN"],
            [file, .. members.Select(member => member.Option), Sending.CommandId, CommonOptions.Json],
            async (session, parsed, cancellationToken) =>
            {
                var commandId = Sending.IdOf(parsed);
                var given = members.Where(member => parsed.GetValue(member.Option) is not null).Select(member => (member.Path, parsed.GetValue(member.Option)!)).ToList();
                var path = parsed.GetValue(file);
                if (path is null == (given.Count == 0)) throw new CliException(ExitCode.Usage, "Give either a FILE or options, at least --title.");
                var json = path is null ? Encoding.UTF8.GetBytes(Body(given).ToJsonString()) : await RecordVerb.ReadAsync(path, cancellationToken);
                var body = CommandJson.Parse("receive-report", json, path switch { null => "the options", "-" => "standard input", _ => path }, commandId);
                return await Sending.SendAsync(session, parsed, new CommandEnvelope(body, commandId, session.Settings.Actor), cancellationToken);
            });
    }

    private static JsonObject Body(IEnumerable<(string Path, string Value)> members)
    {
        var body = new JsonObject();
        foreach (var (path, value) in members)
        {
            if (path.Split('.') is [var whole, var part])
            {
                body[whole] ??= new JsonObject();
                body[whole]![part] = value;
            }
            else
            {
                body[path] = value;
            }
        }

        return body;
    }

    private static void PrintCsv(IEnumerable<IntakeRow> reports) => Printed.Csv(
        ["id", "status", "title", "suggestedType", "occurred", "country", "place", "channel", "by", "incident", "grounds", "marking", "recordedAt"],
        reports.Select(report => (IReadOnlyList<string?>)
        [
            report.Id, Codes.Of(report.Status), report.Title, report.SuggestedType?.Value, report.Occurred?.Text, report.Place?.Country, report.Place?.Name, report.Channel, report.By,
            report.Incident?.Value, report.Grounds, Codes.Of(report.Marking), WorkWords.Utc(report.RecordedAt),
        ]));

    private static void PrintTable(IReadOnlyList<IntakeRow> reports, long total, TimeZoneInfo zone, string language)
    {
        if (total == 0)
        {
            Standard.Error.WriteLine("No reports within this scope.");
            return;
        }

        var table = new TextTable(WorkWords.Heads(
            language, new("Mã", "Id"), new("Nhận lúc", "Received"), new("Trạng thái", "Status"), new("Loại", "Type"), new("Thời gian", "Occurred"), new("Vụ việc", "Incident"), new("Tiêu đề", "Title")));
        foreach (var report in reports)
        {
            table.Add(
                report.Id, WorkWords.Time(report.RecordedAt, zone), WorkWords.Of(report.Status, language), report.SuggestedType?.Value ?? "", report.Occurred?.Text ?? "", report.Incident?.Value ?? "", report.Title);
        }

        Printed.Text(table.Render());
        if (reports.Count < total) Standard.Error.WriteLine($"{reports.Count} of {total}; --limit shows more.");
    }
}
