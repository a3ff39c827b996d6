using System.CommandLine;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ThreatRegister.Application.Commands;
using ThreatRegister.Application.Intake;
using ThreatRegister.Application.Words;
using ThreatRegister.Domain;
using ThreatRegister.EventLog;

namespace ThreatRegister.Cli;

/// <summary>What is decided on reports, one or many at once: a line for each, and an exit code that tells whether some failed.</summary>
internal static class IntakeDecisions
{
    private static readonly Option<string> grounds = Sending.Grounds();

    public static IEnumerable<Command> All() => [Accept(), Attach(), Reject(), Reopen()];

    private static Command Accept()
    {
        var file = new Option<string?>("--incident-file") { Description = "Members of report-incident as JSON; they take the place of what the report says. -: standard input." };
        var type = new Option<string?>("--as") { Description = "The incident's threat type (default: the one the report suggests)." };
        return Of(
            "accept",
            "Records the incident that a report tells of, and accepts the report. Looks for duplicates first.",
            ["./run intake accept tin-bao-7", "./run intake accept tin-bao-7 --as cyber.intrusion --new", "./run intake accept --status received --type crime.online-fraud"],
            [file, type, DuplicateCheck.New],
            async (session, parsed, cancellationToken) =>
            {
                var given = await GivenAsync(parsed.GetValue(file), parsed.GetValue(type), cancellationToken);
                return id => AcceptAsync(session, id, given, parsed.GetValue(DuplicateCheck.New), cancellationToken);
            });
    }

    private static Command Attach()
    {
        var to = new Option<string>("--to") { Description = "Id of the incident that they tell of.", Required = true };
        return Of(
            "attach",
            "Attaches reports to an incident that is recorded already.",
            ["./run intake attach tin-bao-7 tin-bao-8 --to covid-19"],
            [to],
            (session, parsed, cancellationToken) =>
            {
                var incident = new IncidentId(Ids.Require(parsed.GetValue(to)!));
                return Task.FromResult<Func<ReportId, Task<ReportResult>>>(id => session.Desk.AttachAsync(id, incident, cancellationToken));
            });
    }

    private static Command Reject() => Of(
        "reject",
        "Rejects reports, with grounds.",
        ["./run intake reject tin-bao-7 --grounds \"Không xác minh được\"", "./run intake reject --file rac.txt --grounds \"Thư rác\""],
        [grounds],
        (session, parsed, cancellationToken) => Task.FromResult<Func<ReportId, Task<ReportResult>>>(id => session.Desk.RejectAsync(id, parsed.GetValue(grounds)!, cancellationToken)));

    private static Command Reopen() => Of(
        "reopen",
        "Lets reports wait again that were accepted, attached or rejected. The incident stays as it is.",
        ["./run intake reopen tin-bao-7 --grounds \"Có thông tin mới\""],
        [grounds],
        (session, parsed, cancellationToken) => Task.FromResult<Func<ReportId, Task<ReportResult>>>(id => session.Desk.ReopenAsync(id, parsed.GetValue(grounds)!, cancellationToken)));

    private static Command Of(
        string name, string description, string[] examples, Symbol[] options, Func<RegisterSession, ParseResult, CancellationToken, Task<Func<ReportId, Task<ReportResult>>>> decide)
    {
        var ids = new Argument<string[]>("id") { Description = "Ids of reports.", Arity = ArgumentArity.ZeroOrMore };
        var file = new Option<string?>("--file") { Description = "A file with an id a line; -: standard input." };
        var selection = new IntakeSelection();
        return Verb.OnRegister(
            name,
            description,
            examples,
            [ids, file, .. selection.Options, .. options, CommonOptions.Language, CommonOptions.Json],
            async (session, parsed, cancellationToken) =>
            {
                var decision = await decide(session, parsed, cancellationToken);
                var reports = await ReportsAsync(session, parsed, parsed.GetValue(ids)!, parsed.GetValue(file), selection, cancellationToken);
                var results = new List<ReportResult>();
                foreach (var report in reports)
                {
                    results.Add(await decision(report));
                    if (!parsed.GetValue(CommonOptions.Json)) PrintLine(results[^1], parsed.GetValue(CommonOptions.Language)!);
                }

                if (parsed.GetValue(CommonOptions.Json)) Printed.Json(new { done = results.Count(result => result.IsDone), failed = results.Count(result => !result.IsDone), results });
                if (results.Count > 1) Standard.Error.WriteLine($"{results.Count(result => result.IsDone)} done, {results.Count(result => !result.IsDone)} not.");
                if (results.Any(result => result.IsDone)) await Sending.FollowAsync(session, (await session.Log.HeadAsync(cancellationToken)).Position, cancellationToken);
                return ExitOf(results);
            });
    }

    private static async Task<IReadOnlyList<ReportId>> ReportsAsync(
        RegisterSession session, ParseResult parsed, string[] ids, string? file, IntakeSelection selection, CancellationToken cancellationToken)
    {
        if (new[] { ids.Length > 0, file is not null, selection.IsGiven(parsed) }.Count(way => way) != 1)
            throw new CliException(ExitCode.Usage, "Which reports? Give either ids, or --file, or filters (--status received --type T).");
        if (selection.IsGiven(parsed)) return await selection.SelectAsync(session, parsed, cancellationToken);

        var named = file is null ? ids : Encoding.UTF8.GetString(await RecordVerb.ReadAsync(file, cancellationToken)).Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return named.FirstOrDefault(id => !IdText.IsValid(id)) is { } wrong
            ? throw new CliException(file is null ? ExitCode.NotFound : ExitCode.BadInput, $"'{wrong}' is not an id: lower-case letters, digits, '.' and '-'. Nothing was recorded.")
            : [.. named.Distinct(StringComparer.Ordinal).Select(id => new ReportId(id))];
    }

    private static async Task<JsonObject> GivenAsync(string? file, string? type, CancellationToken cancellationToken)
    {
        var given = new JsonObject();
        if (file is not null)
        {
            try
            {
                given = JsonNode.Parse(await RecordVerb.ReadAsync(file, cancellationToken), documentOptions: new JsonDocumentOptions { AllowDuplicateProperties = false }) as JsonObject
                    ?? throw new CliException(ExitCode.BadInput, $"{file}: an object with members of report-incident is expected.");
            }
            catch (JsonException wrong)
            {
                throw new CliException(ExitCode.BadInput, $"{file}: {CommandReader.Reason(wrong.Message)}");
            }

            if (given.ContainsKey("incident")) throw new CliException(ExitCode.BadInput, $"{file}: 'incident' is made from the report's id; leave it out.");
        }

        if (type is not null) given["type"] = type;
        return given;
    }

    private static async Task<ReportResult> AcceptAsync(RegisterSession session, ReportId id, JsonObject given, bool isNew, CancellationToken cancellationToken)
    {
        try
        {
            return await session.Desk.AcceptAsync(id, given, isNew, cancellationToken);
        }
        catch (JsonException wrong)
        {
            throw new CliException(ExitCode.BadInput, $"--incident-file, --as: field {wrong.Path ?? "$"}: {CommandReader.Reason(wrong.Message)} ('record report-incident --schema' prints what is expected.)");
        }
        catch (LogUnavailableException unknown) when (Faults.Describe(unknown).Exit == ExitCode.DatabaseAway)
        {
            throw new CliException(ExitCode.DatabaseAway, $"{unknown.Message}\nWhether '{id}' was accepted is not known. Accept it again: what was recorded of it is completed, not recorded twice.");
        }
    }

    private static void PrintLine(ReportResult result, string language)
    {
        var refusal = result.Refusal is { } refused ? $" ({refused}){(result.Field is null ? "" : $", {result.Field}")}: {RefusalText.Of(refused, language)}" : "";
        var left = result is { IsDone: false, Incident: { } recorded } ? language is "vi" ? $" (vụ việc {recorded} đã ghi)" : $" (the incident {recorded} is recorded)" : "";
        var candidates = result.Candidates is { } found ? " " + string.Join(", ", found.Select(candidate => $"{candidate.Id} ({candidate.Score})")) : "";
        var line = $"{result.Report}: {WorkWords.Of(result.Result, language)}{(result.IsDone && result.Incident is { } incident ? " " + incident : "")}{refusal}{left}{candidates}";
        if (result.IsDone) Printed.Text(line);
        else Standard.Error.WriteLine(line);
        if (result.Candidates is { } offered)
            Standard.Error.WriteLine($"\n{DuplicateCheck.Table(offered, language)}\n"
                + Standard.Say($"Cùng một việc: intake attach {result.Report} --to MÃ. Việc khác: intake accept {result.Report} --new.\n", $"The same: intake attach {result.Report} --to ID. Another: intake accept {result.Report} --new.\n"));
    }

    /// <summary>0: all done. One kind of failure: its code. Several: 1.</summary>
    private static int ExitOf(IEnumerable<ReportResult> results)
    {
        var codes = results.Where(result => !result.IsDone).Select(result => result.Result switch
        {
            ReportResultKind.NotFound => ExitCode.NotFound,
            ReportResultKind.Conflict => ExitCode.Conflict,
            _ => ExitCode.Refused,
        }).Distinct().ToList();
        return codes switch
        {
            [] => ExitCode.Success,
            [var one] => one,
            _ => ExitCode.Failure,
        };
    }
}
