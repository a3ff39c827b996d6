using System.CommandLine;
using System.Globalization;
using ThreatRegister.Application.Queries;
using ThreatRegister.Domain;
using ThreatRegister.Projections;
using ThreatRegister.Projections.Lessons;
using ThreatRegister.Projections.Occasions;
using ThreatRegister.Projections.Reviews;
using ThreatRegister.Projections.Sources;

namespace ThreatRegister.Cli;

/// <summary>Lists: incidents, lessons, occasions, reviews, sources, threat types, and the search over all.</summary>
internal static class ReadingVerbs
{
    private const int PageSize = 1_000;

    public static Command Incidents()
    {
        var reading = new Reading();
        var limit = new Option<int?>("--limit") { Description = "At most so many (default: 100 for people, all for programs)." };
        var counted = new Option<bool>("--counted") { Description = "Exactly the rows that a figure of 'register' counts: wholly within the period, nothing suspected, false, retracted, drilled or standing." };
        return Verb.OnRegister(
            "incidents",
            "Lists incidents in the order of occurrence.",
            ["./run incidents --type cyber --period 2020", "./run incidents --text \"sat lo\" --csv", "./run incidents --counted --type cyber.attack --period 2020", "./run incidents --place VN --from 2010-01-01 --to 2012-12-31 --jsonl"],
            [limit, counted, .. reading.All, CommonOptions.Json, CommonOptions.JsonLines, CommonOptions.Csv],
            async (session, parsed, cancellationToken) =>
            {
                var asking = await reading.AskAsync(session, parsed, cancellationToken);
                var question = asking with { Query = asking.Query with { CountedOnly = parsed.GetValue(counted) } };
                var total = await session.Registers.CountAsync(question.Query, cancellationToken);
                var forPrograms = parsed.GetValue(CommonOptions.Json) || parsed.GetValue(CommonOptions.JsonLines) || parsed.GetValue(CommonOptions.Csv);
                var asked = parsed.GetValue(limit) ?? (forPrograms ? int.MaxValue : 100);
                if (asked < 1) throw new CliException(ExitCode.Usage, "--limit is at least 1.");
                var items = await ReadAsync(session, question.Query, asked, cancellationToken);
                if (parsed.GetValue(CommonOptions.Json)) Printed.Json(new { position = question.Query.Moment.Position, total, incidents = items });
                else if (parsed.GetValue(CommonOptions.JsonLines)) items.ForEach(Printed.JsonLine);
                else if (parsed.GetValue(CommonOptions.Csv)) Printed.Csv(IncidentCsv.Head, items.Select(IncidentCsv.Cells));
                else PrintTable(items, total, question);
                return ExitCode.Success;
            });
    }

    public static Command Lessons() => Rows<LessonRow>(
        "lessons",
        "Lists the lessons and how far each has come.",
        ["Id", "Status", "Subject", "Asked by", "Text"],
        row => [row.Id, Codes.Of(row.Status), row.Subject, row.AskedBy ?? "-", row.Text ?? "-"]);

    public static Command Occasions() => Rows<OccasionRow>(
        "occasions",
        "Lists the occasions with what was judged of them.",
        ["Id", "Status", "Held", "Name", "Judgements"],
        row => [row.Id, Codes.Of(row.Status), row.Held.Text, row.Name.In("vi"), string.Join("; ", row.Judgements.Select(judgement => $"{judgement.By} ({judgement.Statement.StatedOn?.Text})"))]);

    public static Command Reviews() => Rows<ReviewRow>(
        "reviews", "Lists the reviews and how far each has come.", ["Id", "Kind", "Status", "Title"], row => [row.Id, Codes.Of(row.Kind), Codes.Of(row.Status), row.Title]);

    public static Command Sources() => Rows<SourceRow>(
        "sources", "Lists the sources.", ["Id", "Kind", "Stated on", "Title"], row => [row.Id, Codes.Of(row.Kind), row.StatedOn?.Text ?? "-", row.Title.In("vi")]);

    public static Command Types()
    {
        var reading = new Reading();
        return Verb.OnRegister(
            "types",
            "Lists the threat types as a tree.",
            ["./run types", "./run types --lang en", "./run types --json"],
            [.. reading.Moment, CommonOptions.Json],
            async (session, parsed, cancellationToken) =>
            {
                var question = await reading.AskAsync(session, parsed, cancellationToken);
                if (parsed.GetValue(CommonOptions.Json))
                {
                    Printed.Json(question.Types.All.Select(type => new { id = type.Id, parent = type.Parent, name = type.Name, countingWord = type.CountingWord, terms = type.Terms }).ToArray());
                    return ExitCode.Success;
                }

                var table = new TextTable("Id", "Name", "Counted in");
                foreach (var type in question.Types.All)
                    table.Add(new string(' ', 2 * (question.Types.PathOf(type.Id).Count - 1)) + type.Id.Value, type.Name.In(question.Language), type.CountingWord.In(question.Language));
                Printed.Text(table.Render());
                return ExitCode.Success;
            });
    }

    public static Command Search()
    {
        var reading = new Reading();
        var text = new Argument<string[]>("text") { Description = "Words, with or without diacritics; all must occur.", Arity = ArgumentArity.OneOrMore };
        return Verb.OnRegister(
            "search",
            "Searches all registers.",
            ["./run search ASEAN", "./run search tan cong mang", "./run search \"thủ tướng\" --json"],
            [text, .. reading.Moment, CommonOptions.Json],
            async (session, parsed, cancellationToken) =>
            {
                var question = await reading.AskAsync(session, parsed, cancellationToken);
                var words = string.Join(' ', parsed.GetValue(text)!);
                if (string.IsNullOrWhiteSpace(words)) throw new CliException(ExitCode.Usage, "Search for what? Give at least one word.");
                var hits = await session.Registers.SearchAsync(question.Query.Viewer, question.Query.Moment, words, PageSize, cancellationToken);
                if (parsed.GetValue(CommonOptions.Json))
                {
                    Printed.Json(new { position = question.Query.Moment.Position, hits });
                    return ExitCode.Success;
                }

                if (hits.Count == 0) Console.Error.WriteLine($"Nothing found for '{words}'.");
                else Printed.Text(Table(["Register", "Id", "Title"], hits.Select(hit => new[] { hit.Register, hit.Id, hit.Title })));
                return ExitCode.Success;
            });
    }

    private static Command Rows<TRow>(string name, string description, string[] head, Func<TRow, string[]> cells)
        where TRow : class
    {
        var reading = new Reading();
        return Verb.OnRegister(
            name,
            description,
            [$"./run {name}", $"./run {name} --stated-by 2020-12-10", $"./run {name} --json"],
            [.. reading.Moment, CommonOptions.Json, CommonOptions.Csv],
            async (session, parsed, cancellationToken) =>
            {
                var question = await reading.AskAsync(session, parsed, cancellationToken);
                var rows = await session.Registers.RowsAsync<TRow>(question.Query.Viewer, question.Query.Moment, cancellationToken);
                if (parsed.GetValue(CommonOptions.Json)) Printed.Json(new Dictionary<string, object>(StringComparer.Ordinal) { ["position"] = question.Query.Moment.Position, [name] = rows });
                else if (parsed.GetValue(CommonOptions.Csv)) Printed.Csv(head, rows.Select(row => cells(row)));
                else if (rows.Count == 0) Console.Error.WriteLine($"No {name} at this moment.");
                else Printed.Text(Table(head, rows.Select(cells)));
                return ExitCode.Success;
            });
    }

    private static async Task<List<IncidentItem>> ReadAsync(RegisterSession session, IncidentQuery query, int limit, CancellationToken cancellationToken)
    {
        var items = new List<IncidentItem>();
        while (items.Count < limit)
        {
            var page = await session.Registers.IncidentsAsync(query, Math.Min(PageSize, limit - items.Count), items.Count, cancellationToken);
            items.AddRange(page);
            if (page.Count < PageSize) break;
        }

        return items;
    }

    private static void PrintTable(List<IncidentItem> items, long total, Question question)
    {
        if (total == 0)
        {
            Console.Error.WriteLine("No incidents within this scope.");
            return;
        }

        Printed.Text(Table(
            ["Id", "Occurred", "Type", "Outcome", "Status", "Quantity", "Title"],
            items.Select(item => new[]
            {
                item.Id, item.Occurred.Text, item.Type, item.Outcome, item.Status, QuantityText.Of(item.Quantity, question.Types.CountingWordOf(new(item.Type)), question.Language), item.Title,
            })));
        if (items.Count < total) Console.Error.WriteLine($"{items.Count} of {total}; --limit shows more.");
    }

    private static string Table(string[] head, IEnumerable<string[]> rows)
    {
        var table = new TextTable(head);
        foreach (var row in rows) table.Add(row);
        return table.Render();
    }
}
