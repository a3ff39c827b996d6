using System.CommandLine;
using System.Globalization;
using ThreatRegister.Application.Queries;
using ThreatRegister.Application.Queries.Differences;
using ThreatRegister.Application.Questions;

namespace ThreatRegister.Cli;

/// <summary>What is different between two moments, and by which events.</summary>
internal static class DiffVerb
{
    private static readonly Option<string> from = new("--from") { Description = "The earlier moment: a POSITION, an instant or the end of a day, as --as-of takes it.", Required = true };
    private static readonly Option<string?> to = new("--to") { Description = "The later moment (default: the newest)." };
    private static readonly Option<string[]> register = new("--register") { Description = "Only these registers, such as incidents, lessons or types.", AllowMultipleArgumentsPerToken = true };
    private static readonly Option<int> examples = new("--examples") { Description = "At most so many records and values of an entry (totals are always exact).", DefaultValueFactory = _ => 5 };
    private static readonly Option<bool> all = new("--all") { Description = "Also what happened and left nothing different." };

    public static Command Create()
    {
        var reading = new Reading();
        return Verb.OnRegister(
            "diff",
            "Tells what is different between two moments: what came, changed and went in each register, by which events, and which figures are others.",
            ["./run diff --from 79", "./run diff --from 2026-11-20 --to 2026-11-21 --lang en", "./run diff --from 79 --type disaster --json", "./run diff --from 79 --to 120 --register lessons types --all"],
            [from, to, register, examples, all, .. reading.FiltersOfRecords, reading.Basis, CommonOptions.Language, CommonOptions.Json, CommonOptions.Csv],
            async (session, parsed, cancellationToken) =>
            {
                var (request, question) = await RequestAsync(session, reading, parsed, cancellationToken);
                var view = await DifferenceQuery.RunAsync(session.Registers, session.Moments, request, question.Types, question.Language, cancellationToken);
                if (parsed.GetValue(CommonOptions.Json)) Printed.Json(view);
                else if (parsed.GetValue(CommonOptions.Csv)) PrintCsv(view);
                else Printed.Text(new DifferenceText(question.Types, question.Language, session.Settings.Zone).Of(view));
                return ExitCode.Success;
            });
    }

    private static async Task<(DifferenceRequest Request, Question Question)> RequestAsync(RegisterSession session, Reading reading, ParseResult parsed, CancellationToken cancellationToken)
    {
        var question = await Reading.AskAsync(session, parsed, reading.TextOf(parsed).With("as-of", parsed.GetValue(to)), cancellationToken);
        var before = await session.Questions.MomentAtAsync(parsed.GetValue(from)!, "from", cancellationToken);
        var after = question.Query.Moment;
        if (before.Position > after.Position) throw new CliException(ExitCode.Usage, $"--from is position {before.Position}, after --to (position {after.Position}).");

        var most = parsed.GetValue(examples);
        if (most is < 1 or > 10_000) throw new CliException(ExitCode.Usage, "--examples is from 1 to 10000.");

        var filter = question.Query.Filter == new IncidentFilter() ? null : question.Query.Filter;
        return (new(session.Viewer, before, after, RegistersOf(parsed, filter), filter, question.Query.Basis, most, parsed.GetValue(all)), question);
    }

    private static string[]? RegistersOf(ParseResult parsed, IncidentFilter? filter)
    {
        if (parsed.GetValue(register) is not { Length: > 0 } named) return null;
        if (named.FirstOrDefault(name => !DifferenceQuery.Registers.Contains(name, StringComparer.Ordinal)) is { } unknown)
            throw new CliException(ExitCode.Usage, $"--register: '{unknown}' is not one of {string.Join(", ", DifferenceQuery.Registers)}.");
        if (filter is not null && named.Any(name => name is not "incidents")) throw new CliException(ExitCode.Usage, "The filters are those of incidents: leave them out, or ask for --register incidents.");
        return named;
    }

    private static void PrintCsv(DifferenceView view) => Printed.Csv(
        ["register", "passing", "event", "actor", "grounds", "import", "firstPosition", "lastPosition", "firstAt", "lastAt", "acts", "events", "records", "came", "changed", "went", "returned", "field", "old", "new", "ofRecords", "examples"],
        view.Registers.SelectMany(part =>
            part.Entries.SelectMany(entry => Lines(part.Register, entry, passing: false)).Concat(part.Passing.SelectMany(entry => Lines(part.Register, entry, passing: true)))));

    /// <summary>One line for each value of an entry; the entry's own cells are repeated.</summary>
    private static IEnumerable<IReadOnlyList<string?>> Lines(string register, DifferenceEntry entry, bool passing)
    {
        string?[] own =
        [
            register, passing ? "true" : "false", entry.Event, entry.Actor, entry.Grounds, entry.Import, Number(entry.FirstPosition), Number(entry.LastPosition), Time(entry.FirstAt), Time(entry.LastAt),
            Number(entry.Acts), Number(entry.Events), Number(entry.Records), Number(entry.Came), Number(entry.Changed), Number(entry.Went), Number(entry.Returned),
        ];
        var examples = string.Join(' ', entry.Examples.Select(example => example.Id));
        if (entry.Fields.Count == 0) yield return [.. own, "", "", "", "", examples];
        foreach (var field in entry.Fields) yield return [.. own, field.Field, field.Old, field.New, Number(field.Records), examples];
    }

    private static string Number(long? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";

    private static string Time(DateTimeOffset? time) => time?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture) ?? "";
}
