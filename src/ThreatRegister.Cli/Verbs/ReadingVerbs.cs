using System.CommandLine;
using System.Globalization;
using ThreatRegister.Application.Queries;
using ThreatRegister.Application.Words;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Domain.ThreatTypes;
using ThreatRegister.Projections;
using ThreatRegister.Projections.Imports;
using ThreatRegister.Projections.Incidents;
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
        var counted = new Option<bool>("--counted") { Description = "Exactly the rows that a figure of 'register' counts: wholly within the period, nothing suspected, false, retracted, merged away, withdrawn, drilled or standing." };
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

    public static Command Reviews() => Listing<ReviewRow>.Create(
        "reviews",
        "Lists the reviews and how far each has come.",
        [
            new("Mã", "Id", row => row.Id), new("Loại", "Kind", row => Codes.Of(row.Kind), (row, language) => CodeWords.Of(row.Kind, language)),
            new("Trạng thái", "Status", row => Codes.Of(row.Status), (row, language) => CodeWords.Of(row.Status, language)),
            new("Kỳ", "Period", row => row.Period?.Text ?? "", (row, language) => row.Period is { } period ? WhenText.Of(period, language) : ""), new("Số", "Number", row => row.Issue?.Number ?? ""),
            new("Còn thiếu đóng góp", "Contributions missing", row => row.Contributions.Count(unit => unit.State is ContributionState.Owed or ContributionState.Returned).ToString(CultureInfo.InvariantCulture)),
            new("Tiêu đề", "Title", row => row.Title),
        ]);

    public static Command Occasions() => Listing<OccasionRow>.Create(
        "occasions",
        "Lists the occasions with what was judged of them; 'show ID' tells one as a story.",
        [
            new("Mã", "Id", row => row.Id), new("Trạng thái", "Status", row => Codes.Of(row.Status), (row, language) => CodeWords.Of(row.Status, language)),
            new("Thời gian", "Held", row => row.Held.Text, (row, language) => WhenText.Of(row.Held, language)), new("Tên", "Name", row => row.Name.In("vi"), (row, language) => row.Name.In(language)),
            new("Nhận định", "Judgements", row => string.Join("; ", row.Judgements.Select(judgement => $"{judgement.By} ({judgement.Statement.StatedOn?.Text})"))),
        ]);

    public static Command Lessons()
    {
        var occasion = new Option<string?>("--occasion") { Description = "Drawn from this occasion, or applied to it." };
        var status = new Option<string?>("--status") { Description = $"One of: {string.Join(", ", Enum.GetValues<LessonStatus>().Select(value => Codes.Of(value)))}." };
        return Listing<LessonRow>.Create(
            "lessons",
            "Lists the lessons, how far each has come and what it was applied to.",
            [
                new("Mã", "Id", row => row.Id), new("Trạng thái", "Status", row => Codes.Of(row.Status), (row, language) => CodeWords.Of(row.Status, language)),
                new("Chủ đề", "Subject", row => row.Subject), new("Người yêu cầu", "Asked by", row => row.AskedBy ?? "-"), new("Nội dung", "Text", row => row.Text ?? "-"),
                new("Đã vận dụng", "Applied to", row => string.Join("; ", row.Applications.Select(applied => applied.Occasion?.Value ?? applied.Plan))),
            ],
            [occasion, status],
            parsed =>
            {
                OccasionId? of = parsed.GetValue(occasion) is { } id ? new OccasionId(id) : null;
                LessonStatus? at = parsed.GetValue(status) is { } code ? Reading.Parse<LessonStatus>(code, "--status") : null;
                return row => (at is null || row.Status == at) && (of is null || row.Occasions.Contains(of.Value) || row.Applications.Any(applied => applied.Occasion == of));
            });
    }

    public static Command Sources()
    {
        var reading = new Reading();
        return Verb.OnRegister(
            "sources",
            "Lists the sources and how many records rest on each; 'show ID' lists those.",
            ["./run sources", "./run sources --lang en", "./run sources --json"],
            [.. reading.Moment, CommonOptions.Json, CommonOptions.Csv],
            async (session, parsed, cancellationToken) =>
            {
                var question = await reading.AskAsync(session, parsed, cancellationToken);
                var (viewer, moment) = (question.Query.Viewer, question.Query.Moment);
                var rows = await session.Registers.RowsAsync<SourceRow>(viewer, moment, cancellationToken);
                var records = await session.Registers.SourceCountsAsync(viewer, moment, cancellationToken);
                if (parsed.GetValue(CommonOptions.Json))
                {
                    Printed.Json(new { position = moment.Position, sources = rows, records });
                    return ExitCode.Success;
                }

                var counts = records.ToLookup(count => count.Source, StringComparer.Ordinal);
                new Listing<SourceRow>("sources",
                [
                    new("Mã", "Id", row => row.Id), new("Loại", "Kind", row => Codes.Of(row.Kind), (row, language) => CodeWords.Of(row.Kind, language)),
                    new("Ngày nêu", "Stated on", row => row.StatedOn?.Text ?? "-", (row, language) => row.StatedOn is { } when ? WhenText.Of(when, language) : "-"),
                    new("Bản ghi", "Records", row => counts[row.Id].Sum(count => count.Records).ToString(CultureInfo.InvariantCulture)),
                    new("Tiêu đề", "Title", row => row.Title.In("vi"), (row, language) => row.Title.In(language)),
                ]).Print(rows, parsed.GetValue(CommonOptions.Csv), question.Language);
                return ExitCode.Success;
            });
    }

    public static Command Imports() => Listing<ImportRow>.Create(
        "imports",
        "Lists the imports of files: what they brought, who imported them, and whether they were withdrawn.",
        [
            new("Mã", "Id", row => row.Id), new("Trạng thái", "Status", row => Codes.Of(row.Status), (row, language) => CodeWords.Of(row.Status, language)),
            new("Tệp", "File", row => row.FileName), new("Nguồn", "Source", row => row.Source.Value),
            new("Đọc", "Read", row => Number(row.Tally?.Read)), new("Đã ghi", "Recorded", row => Number(row.Tally?.Recorded)), new("Lặp lại", "Repeated", row => Number(row.Tally?.Repeated)),
            new("Đổi", "Changed", row => Number(row.Tally?.Changed)), new("Từ chối", "Refused", row => Number(row.Tally?.Refused)),
            new("Lúc ghi (UTC)", "Recorded at (UTC)", row => row.RecordedAt.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)), new("Người nhập", "By", row => row.Actor),
        ]);

    public static Command Types()
    {
        var reading = new Reading();
        var types = Verb.OnRegister(
            "types",
            "Lists the threat types as a tree; the verbs below it change the tree.",
            ["./run types", "./run types --lang en", "./run types --taxonomy 2026-06-30", "./run types --json", "./run types rename TYPE --vi NAME --grounds TEXT"],
            [.. reading.Moment, CommonOptions.Json],
            async (session, parsed, cancellationToken) =>
            {
                var question = await reading.AskAsync(session, parsed, cancellationToken);
                if (parsed.GetValue(CommonOptions.Json))
                {
                    Printed.Json(question.Types.All.Select(TypeVerbs.WithValidity).ToArray());
                    return ExitCode.Success;
                }

                var table = question.Language is "en" ? new TextTable("Id", "Name", "Counted in", "Remark") : new TextTable("Mã", "Tên", "Đơn vị đếm", "Ghi chú");
                foreach (var root in question.Types.Roots) AddBranch(table, root, question, indent: "");
                Printed.Text(table.Render());
                return ExitCode.Success;
            });
        foreach (var change in TypeVerbs.All()) types.Subcommands.Add(change);
        return types;
    }

    private static void AddBranch(TextTable table, ThreatType type, Question question, string indent)
    {
        table.Add(indent + type.Id.Value, type.Name.In(question.Language), type.CountingWord.In(question.Language), TypeVerbs.Remark(type, question.Types, question.Language));
        foreach (var child in question.Types.ChildrenOf(type.Id)) AddBranch(table, child, question, indent + "  ");
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
                var hits = await SearchQuery.RunAsync(session.Registers, question.Query.Viewer, question.Query.Moment, words, PageSize, question.DayIn(session.Settings.Zone), cancellationToken);
                if (parsed.GetValue(CommonOptions.Json))
                {
                    Printed.Json(new { position = question.Query.Moment.Position, hits });
                    return ExitCode.Success;
                }

                if (hits.Count == 0) Standard.Error.WriteLine($"Nothing found for '{words}'.");
                else Printed.Text(Table(question.Language is "en" ? ["Register", "Id", "Title"] : ["Sổ", "Mã", "Tiêu đề"], hits.Select(hit => new[] { FieldWords.OfRegister(hit.Register, question.Language), hit.Id, hit.Title })));
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
            Standard.Error.WriteLine("No incidents within this scope.");
            return;
        }

        Printed.Text(Table(
            question.Language is "en" ? ["Id", "Occurred", "Type", "Outcome", "Status", "Quantity", "Title"] : ["Mã", "Thời gian", "Loại", "Kết quả", "Trạng thái", "Số lượng", "Tiêu đề"],
            items.Select(item => new[]
            {
                item.Id, WhenText.Of(item.Occurred, question.Language), question.Types.NameOf(new(item.Type)).In(question.Language), CodeWords.Of(typeof(Outcome), item.Outcome, question.Language),
                CodeWords.Of(typeof(Lifecycle), item.Status, question.Language), QuantityText.Of(item.Quantity, question.Types.CountingWordOf(new(item.Type)), question.Language), item.Title,
            })));
        if (items.Count < total) Standard.Error.WriteLine($"{items.Count} of {total}; --limit shows more.");
    }

    private static string Number(long? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "-";

    private static string Table(string[] head, IEnumerable<string[]> rows)
    {
        var table = new TextTable(head);
        foreach (var row in rows) table.Add(row);
        return table.Render();
    }
}
