using System.CommandLine;
using ThreatRegister.Application.Listings;
using ThreatRegister.Application.Queries;
using ThreatRegister.Application.Words;

namespace ThreatRegister.Cli;

/// <summary>Lists of the catalogue: incidents, lessons, occasions, reviews, sources, threat types and others, and the search over all.</summary>
internal static class ReadingVerbs
{
    private const int MostHits = 1_000;

    public static Command Incidents() => new ListVerb("incidents")
    {
        Description = "Lists incidents in the order of occurrence.",
        Examples = ["./run incidents --type cyber --period 2020", "./run incidents --text \"sat lo\" --csv", "./run incidents --counted --type cyber.attack --period 2020", "./run incidents --place VN --from 2010-01-01 --to 2012-12-31 --jsonl"],
        HasJsonLines = true,
    }.Create();

    public static Command Reviews() => new ListVerb("reviews") { Description = "Lists the reviews and how far each has come." }.Create();

    public static Command Occasions() => new ListVerb("occasions") { Description = "Lists the occasions with what was judged of them; 'show ID' tells one as a story." }.Create();

    public static Command Lessons() => new ListVerb("lessons") { Description = "Lists the lessons, how far each has come and what it was applied to." }.Create();

    public static Command Sources() => new ListVerb("sources")
    {
        Description = "Lists the sources and how many records rest on each; 'show ID' lists those.",
        Examples = ["./run sources", "./run sources --lang en", "./run sources --json"],
    }.Create();

    public static Command Acts() => new ListVerb("acts")
    {
        Description = "Lists what was recorded, the newest first: which event of which record, by whom and when.",
        Examples = ["./run acts --actor officer-1", "./run acts --actor officer-1 --period 2026-03", "./run acts --about reviews --limit 20 --lang en", "./run acts --event incident-retracted --csv"],
        HasKeys = true,
        HasJsonLines = true,
    }.Create();

    public static Command Imports() => new ListVerb("imports") { Description = "Lists the imports of files: what they brought, who imported them, and whether they were withdrawn." }.Create();

    public static Command Types() => new ListVerb("types")
    {
        Description = "Lists the threat types as a tree; the verbs below it change the tree.",
        Examples = ["./run types", "./run types --lang en", "./run types --taxonomy 2026-06-30", "./run types --json", "./run types rename TYPE --vi NAME --grounds TEXT"],
        Document = page => page.Lines.Select(line => line.Row).ToArray(),
    }.Create([.. TypeVerbs.All()]);

    public static Command Assessments() => new ListVerb("assessments")
    {
        Description = "Lists judgements, trends and limitations that authorities state, each with its source.",
        Examples = ["./run assessments --kind trend --type cyber.attack", "./run assessments --period 2021 --lang en", "./run assessments --occasion asean-2020 --json"],
    }.Create();

    public static Command Directions() => new ListVerb("directions")
    {
        Description = "Lists the directions, goals and principles that reviews, meetings and instruments set, each with its source.",
        Examples = ["./run directions --period 2022", "./run directions --source doc-003 --group 1", "./run directions --agency \"bộ tư pháp\" --lang en", "./run directions --kind principle --json"],
    }.Create();

    public static Command Indicators() => new ListVerb("indicators")
    {
        Description = "Lists the indicators: ranks and values with their scope, index, publisher and year, where a source states these.",
        Examples = ["./run indicators", "./run indicators --period 2021", "./run indicators --type cyber --lang en", "./run indicators --json"],
    }.Create();

    public static Command Tasks() => new ListVerb("tasks")
    {
        Description = "Lists the tasks, what of \"6 rõ\" is missing and which are overdue; the verbs below it record what becomes of them.",
        Examples =
        [
            "./run tasks --missing", "./run tasks --overdue --at 2026-12-31", "./run tasks --agency \"bộ công an\" --lang en", "./run tasks --direction r147-1-publicise-strategy --json",
            "./run tasks clarify TASK --product \"Kế hoạch tuyên truyền\" --due 2026-06-30", "./run tasks complete TASK --result \"Đã phổ biến đến cấp xã\"",
        ],
    }.Create([.. TaskVerbs.All()]);

    public static Command Scenarios() => new ListVerb("scenarios")
    {
        Description = "Lists the scenarios: prepared responses, each in its newest version.",
        Examples = ["./run scenarios --type cyber", "./run scenarios --in-force --lang en", "./run scenarios --agency \"bộ y tế\" --json", "./run record prepare-scenario kich-ban.json"],
    }.Create();

    public static Command Drills() => new ListVerb("drills")
    {
        Description = "Lists the drills: what was exercised, by whom, what it showed and which lessons were drawn.",
        Examples = ["./run drills --period 2026", "./run drills --scenario kich-ban-1 --lang en", "./run drills --occasion asean-2020 --json", "./run record record-drill dien-tap.json"],
    }.Create();

    public static Command Agencies() => new ListVerb("agencies")
    {
        Description = "Lists the agencies: names, roles in bodies, occasions and instruments, successors.",
        Examples = ["./run agencies", "./run agencies --on 2022-04-07", "./run agencies --agency \"Ban Tuyên giáo Trung ương\"", "./run agencies --lang en --json"],
    }.Create();

    public static Command Instruments() => new ListVerb("instruments")
    {
        Description = "Lists the instruments: number, issuer, when in force, what each mandates, amends, replaces or implements.",
        Examples = ["./run instruments", "./run instruments --on 2025-09-18", "./run instruments --kind resolution --lang en", "./run instruments --json"],
    }.Create();

    public static Command Places() => new ListVerb("places")
    {
        Description = "Lists the places: provinces and what succeeds them, seas, borders, sites.",
        Examples = ["./run places", "./run places --on 2025-06-30", "./run places --place \"Hà Giang\"", "./run places --lang en --json"],
    }.Create();

    public static Command Search()
    {
        var reading = new Reading();
        var text = new Argument<string[]>("text") { Description = "Words, each from its beginning, with or without diacritics; all must occur.", Arity = ArgumentArity.OneOrMore };
        return Verb.OnRegister(
            "search",
            "Searches all registers.",
            ["./run search ASEAN", "./run search tan cong mang", "./run search \"thủ tướng\" --json"],
            [text, .. reading.Moment, CommonOptions.Json],
            async (session, parsed, cancellationToken) =>
            {
                var question = await reading.AskAsync(session, parsed, cancellationToken);
                var words = string.Join(' ', parsed.GetValue(text)!);
                if (string.IsNullOrWhiteSpace(words)) throw new CliException(ExitCode.Usage, Standard.Say("Tìm gì? Hãy cho ít nhất một từ.", "Search for what? Give at least one word."));
                var hits = await SearchQuery.RunAsync(session.Registers, question.Query.Viewer, question.Query.Moment, words, MostHits, question.DayIn(session.Settings.Zone), cancellationToken: cancellationToken);
                if (parsed.GetValue(CommonOptions.Json))
                {
                    Printed.Json(new { position = question.Query.Moment.Position, hits });
                    return ExitCode.Success;
                }

                if (hits.Count == 0) Standard.Error.WriteLine(Standard.Say($"Không tìm thấy gì cho '{words}'.", $"Nothing found for '{words}'."));
                else Printed.Text(Table(question.Language is "en" ? ["Register", "Id", "Title", "Status"] : ["Sổ", "Mã", "Tiêu đề", "Trạng thái"], hits.Select(hit => new[] { FieldWords.OfRegister(hit.Register, question.Language), hit.Id, hit.Title, hit.Status is { } status ? ValueWords.OfStatus(hit.Register, status, question.Language) : "" })));
                return ExitCode.Success;
            });
    }

    private static string Table(string[] head, IEnumerable<string[]> rows)
    {
        var table = new TextTable(head);
        foreach (var row in rows) table.Add(row);
        return table.Render();
    }
}
