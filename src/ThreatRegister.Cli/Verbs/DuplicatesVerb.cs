using System.CommandLine;
using System.Globalization;
using ThreatRegister.Application.Queries;
using ThreatRegister.Application.Words;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Projections.Incidents;

namespace ThreatRegister.Cli;

/// <summary>Which recorded incidents may be the one at hand: of a file, of a report, of an incident.</summary>
internal static class DuplicatesVerb
{
    public static Command Create()
    {
        var file = new Argument<string?>("file") { Description = "The JSON of report-incident; -: standard input.", Arity = ArgumentArity.ZeroOrOne };
        var incident = new Option<string?>("--incident") { Description = "Of a recorded incident." };
        var report = new Option<string?>("--report") { Description = "Of a report." };
        return Verb.OnRegister(
            "duplicates",
            "Lists recorded incidents that may be the same, with the reasons and a score from 0 to 100.",
            ["./run duplicates incident.json", "./run duplicates --report tin-bao-7", "./run duplicates --incident asean-2020-attacks --json"],
            [file, incident, report, CommonOptions.Language, CommonOptions.Json],
            async (session, parsed, cancellationToken) =>
            {
                var candidates = (parsed.GetValue(file), parsed.GetValue(incident), parsed.GetValue(report)) switch
                {
                    ({ } path, null, null) => await OfFileAsync(session, path, cancellationToken),
                    (null, { } id, null) => await OfIncidentAsync(session, id, cancellationToken),
                    (null, null, { } id) => await session.Desk.DuplicatesOfAsync(new(Ids.Require(id)), cancellationToken) ?? throw Ids.NoReport(id),
                    _ => throw new CliException(ExitCode.Usage, "Of what? Give a FILE, --incident ID or --report ID."),
                };
                if (parsed.GetValue(CommonOptions.Json)) Printed.Json(new { candidates });
                else if (candidates.Count == 0) Standard.Error.WriteLine(Standard.Say("Không có bản ghi nào giống nội dung này.", "Nothing that is recorded looks like it."));
                else Printed.Text(DuplicateCheck.Table(candidates, parsed.GetValue(CommonOptions.Language)!));
                return ExitCode.Success;
            });
    }

    private static async Task<IReadOnlyList<DuplicateCandidate>> OfFileAsync(RegisterSession session, string path, CancellationToken cancellationToken)
    {
        var body = (ReportIncident)CommandJson.Parse("report-incident", await RecordVerb.ReadAsync(path, cancellationToken), path is "-" ? "standard input" : path, Guid.CreateVersion7());
        return await DuplicateCheck.OfAsync(session, DuplicateQuery.SketchOf(body), cancellationToken);
    }

    private static async Task<IReadOnlyList<DuplicateCandidate>> OfIncidentAsync(RegisterSession session, string id, CancellationToken cancellationToken)
    {
        var moment = await session.NewestAsync(cancellationToken);
        var found = await session.Records.FindAsync(new IncidentRegister(), Ids.Require(id), moment, cancellationToken);
        if (found is null || !session.Viewer.MaySee(found.Row, found.Latest)) throw new CliException(ExitCode.NotFound, $"There is no incident '{id}'.");

        return await DuplicateQuery.OfAsync(
            session.Work, session.Records, session.Viewer, moment, (IncidentRow)found.Row, await session.Moments.TypesAtAsync(moment.Position, cancellationToken), cancellationToken);
    }
}

/// <summary>
/// The look at what is recorded before an incident is recorded once more. People at a terminal get it without asking; a program that
/// sends commands gets it where it asks, so that no command is answered by a question that its sender doesn't know.
/// </summary>
internal static class DuplicateCheck
{
    public static Option<bool> Asked { get; } = new("--check-duplicates") { Description = "report-incident: look for incidents that may be the same first; where there are any, record nothing and list them (exit 4). Default at a terminal." };

    public static Option<bool> New { get; } = new("--new") { Description = "It is known to be no duplicate: record it." };

    /// <summary>Null where nobody asked, or where the command is another or was recorded before.</summary>
    public static async Task<IReadOnlyList<DuplicateCandidate>?> FindAsync(RegisterSession session, object body, ParseResult parsed, CancellationToken cancellationToken)
    {
        var isPerson = Standard.Now is { IsOutputTerminal: true, IsErrorTerminal: true } && !parsed.GetValue(CommonOptions.Json);
        if (parsed.GetValue(New) || !(parsed.GetValue(Asked) || isPerson) || body is not ReportIncident report) return null;
        if ((await session.Records.HistoryAsync(new IncidentRegister(), report.Incident.Value, cancellationToken: cancellationToken)).Count > 0) return null;

        return await OfAsync(session, DuplicateQuery.SketchOf(report), cancellationToken);
    }

    public static async Task<IReadOnlyList<DuplicateCandidate>> OfAsync(RegisterSession session, Sketch sketch, CancellationToken cancellationToken)
    {
        var moment = await session.NewestAsync(cancellationToken);
        return await DuplicateQuery.RunAsync(session.Work, session.Viewer, moment, sketch, await session.Moments.TypesAtAsync(moment.Position, cancellationToken), cancellationToken);
    }

    public static int Offer(IReadOnlyList<DuplicateCandidate> candidates, ParseResult parsed)
    {
        if (parsed.GetValue(CommonOptions.Json)) Printed.Json(new { recorded = false, candidates });
        Standard.Error.WriteLine(
            Standard.Say($"Chưa ghi gì: {candidates.Count} vụ việc đã ghi có thể là cùng một việc.", $"Nothing was recorded: {candidates.Count} recorded incidents may be the same.")
            + $"\n\n{Table(candidates, parsed.GetValue(CommonOptions.Language)!)}\n"
            + Standard.Say(
                "Xem bằng 'show MÃ'. Cùng một việc: bổ sung điều mới vào đó (record note-on-incident, record-incident-damage, ...). Việc khác: gửi lại với --new.",
                "Look at them with 'show ID'. The same: add what is new to it (record note-on-incident, record-incident-damage, ...). Another: say it again with --new."));
        return ExitCode.Refused;
    }

    public static string Table(IReadOnlyList<DuplicateCandidate> candidates, string language)
    {
        var table = new TextTable(WorkWords.Heads(
            language, new("Điểm", "Score"), new("Mã", "Id"), new("Thời gian", "Occurred"), new("Loại", "Type"), new("Trạng thái", "Status"), new("Địa điểm", "Place"), new("Tiêu đề", "Title"), new("Vì", "Because")));
        foreach (var candidate in candidates)
        {
            table.Add(
                candidate.Score.ToString(CultureInfo.InvariantCulture), candidate.Id, candidate.Occurred.Text, candidate.Type ?? "", candidate.Status, candidate.Place ?? "", candidate.Title,
                string.Join(", ", candidate.Reasons.Select(reason => WorkWords.Of(reason, language))));
        }

        return table.Render();
    }
}

/// <summary>Ids as users give them.</summary>
internal static class Ids
{
    /// <exception cref="CliException">It is no id, so there is no record under it.</exception>
    public static string Require(string id) => IdText.IsValid(id) ? id : throw new CliException(ExitCode.NotFound, $"'{id}' is not an id: lower-case letters, digits, '.' and '-'.");

    public static CliException NoReport(string id) => new(ExitCode.NotFound, $"There is no report '{id}'. 'intake' lists them.");
}
