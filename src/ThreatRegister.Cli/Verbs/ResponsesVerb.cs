using System.CommandLine;
using System.Globalization;
using ThreatRegister.Application.Queries;
using ThreatRegister.Application.Words;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Projections;

namespace ThreatRegister.Cli;

/// <summary>The measures taken, of incidents and occasions.</summary>
internal static class ResponsesVerb
{
    private const int PageSize = 1_000;
    private const int PageForPeople = 100;

    private static readonly Option<string?> group = new("--group") { Description = $"One of: {string.Join(", ", Enum.GetValues<ResponseGroup>().Select(value => Codes.Of(value)))}." };
    private static readonly Option<string?> kind = new("--kind") { Description = "A kind of measure, such as block or remediate." };
    private static readonly Option<string?> reach = new("--reach") { Description = "on-the-spot, from-outside or not-stated." };
    private static readonly Option<string?> slot = new("--slot") { Description = "Of the four on the spot: command, forces, means or logistics." };
    private static readonly Option<bool> perGroup = new("--per-group") { Description = "How many, by the six groups and year." };
    private static readonly Option<int?> limit = new("--limit") { Description = $"At most so many (default: {PageForPeople} for people, all for programs)." };
    private static readonly Option<string?> after = new("--after") { Description = "Go on after this KEY, the last one listed." };

    public static Command Create()
    {
        var reading = new Reading();
        return Verb.OnRegister(
            "responses",
            "Lists the measures of incidents and occasions, or counts them by the six groups and year.",
            ["./run responses --group prevent", "./run responses --per-group --period 2020..2021", "./run responses --occasion asean-2020 --csv", "./run responses --slot forces", "./run responses --type cyber --reach on-the-spot --json"],
            [group, kind, reach, slot, perGroup, limit, after, .. reading.All, CommonOptions.Json, CommonOptions.Csv],
            async (session, parsed, cancellationToken) =>
            {
                var question = await reading.AskAsync(session, parsed, cancellationToken);
                var query = QueryOf(parsed, question);
                if (parsed.GetValue(perGroup)) await CountAsync(session, parsed, query, question, cancellationToken);
                else await ListAsync(session, parsed, query, question, cancellationToken);
                return ExitCode.Success;
            });
    }

    private static ResponseQuery QueryOf(ParseResult parsed, Question question)
    {
        if (parsed.GetValue(kind) is { } named && !ResponseKinds.Contains(named))
            throw new CliException(ExitCode.Usage, $"--kind: '{named}' is not one of {string.Join(", ", ResponseKinds.All.Select(known => known.Kind))}.");
        if (question.Query.Basis is not Basis.Occurred) throw new CliException(ExitCode.Usage, "--basis: measures go by their own date, else their owner's or their source's; leave it out.");
        return new(
            question.Query,
            parsed.GetValue(group) is { } asked ? Reading.Parse<ResponseGroup>(asked, "--group") : null,
            parsed.GetValue(kind),
            parsed.GetValue(reach) is { } from ? Reading.Parse<ResponseReach>(from, "--reach") : null,
            parsed.GetValue(slot) is { } of ? Reading.Parse<FourOnTheSpot>(of, "--slot") : null);
    }

    private static async Task ListAsync(RegisterSession session, ParseResult parsed, ResponseQuery query, Question question, CancellationToken cancellationToken)
    {
        var forPrograms = parsed.GetValue(CommonOptions.Json) || parsed.GetValue(CommonOptions.Csv);
        var most = parsed.GetValue(limit) ?? (forPrograms ? int.MaxValue - 1 : PageForPeople);
        if (most is < 1 or int.MaxValue) throw new CliException(ExitCode.Usage, $"--limit is from 1 to {int.MaxValue - 1}.");

        var items = await ReadAsync(session, query, most + 1, parsed.GetValue(after) ?? "", cancellationToken);
        var more = items.Count > most;
        if (more) items.RemoveAt(most);
        if (parsed.GetValue(CommonOptions.Json)) Printed.Json(new { position = query.Query.Moment.Position, more, responses = items });
        else if (parsed.GetValue(CommonOptions.Csv)) PrintCsv(items);
        else if (items.Count == 0) Standard.Error.WriteLine("No responses within this scope.");
        else PrintTable(items, question.Language);
        if (more) Standard.Error.WriteLine($"There are more: --after {items[^1].Key} goes on, --limit shows more at once.");
    }

    private static async Task<List<ResponseItem>> ReadAsync(RegisterSession session, ResponseQuery query, int most, string last, CancellationToken cancellationToken)
    {
        var items = new List<ResponseItem>();
        while (items.Count < most)
        {
            var asked = Math.Min(PageSize, most - items.Count);
            var page = await session.Responses.ResponsesAsync(query, asked, items.Count == 0 ? last : items[^1].Key, cancellationToken);
            items.AddRange(page);
            if (page.Count < asked) break;
        }

        return items;
    }

    private static void PrintCsv(IEnumerable<ResponseItem> items) => Printed.Csv(
        ["ownerKind", "owner", "ownerTitle", "id", "group", "kind", "summary", "when", "ownDate", "by", "reach", "result", "source", "statedOn", "quotation", "slot"],
        items.Select(item => (IReadOnlyList<string?>)
        [
            item.OwnerKind, item.Owner, item.OwnerTitle, item.Id, item.Group, item.Kind, item.Summary, item.When.Text, item.OwnDate ? "true" : "false", item.By, item.Reach, item.Result, item.Source, item.StatedOn, item.Quotation, item.Slot,
        ]));

    private static void PrintTable(IEnumerable<ResponseItem> items, string language)
    {
        var table = language is "en" ? new TextTable("Of", "When", "Group", "Kind", "Source", "By", "Four on the spot", "What") : new TextTable("Thuộc", "Thời gian", "Nhóm", "Loại", "Nguồn", "Cơ quan", "Bốn tại chỗ", "Nội dung");
        foreach (var item in items)
        {
            table.Add(
                item.Owner, WhenText.Of(item.When, language), LabelOf(item.Group, language), ResponseKinds.Find(item.Kind)?.Label.In(language) ?? item.Kind, item.Source ?? "-",
                item.By is null ? "-" : item.By + (item.Reach is "not-stated" ? "" : $" ({CodeWords.Of(typeof(ResponseReach), item.Reach, language)})"),
                item.Slot is null ? "-" : CodeWords.Of(typeof(FourOnTheSpot), item.Slot, language), item.Summary);
        }

        Printed.Text(table.Render());
    }

    private static async Task CountAsync(RegisterSession session, ParseResult parsed, ResponseQuery query, Question question, CancellationToken cancellationToken)
    {
        var counts = await session.Responses.ResponseCountsAsync(query, Granularity.Year, cancellationToken);
        var cells = counts.OrderBy(cell => Reading.Parse<ResponseGroup>(cell.Group, "group")).ThenBy(cell => cell.Within ?? "~", StringComparer.Ordinal).ToArray();
        if (parsed.GetValue(CommonOptions.Json)) Printed.Json(new { position = query.Query.Moment.Position, cells, total = cells.Sum(cell => cell.Responses) });
        else if (parsed.GetValue(CommonOptions.Csv)) Printed.Csv(["group", "year", "responses"], cells.Select(cell => (IReadOnlyList<string?>)[cell.Group, cell.Within, Number(cell.Responses)]));
        else Printed.Text(Table(cells, question.Language));
    }

    /// <summary>All six groups, those without measures too: a dash says that none is recorded.</summary>
    private static string Table(ResponseCount[] cells, string language)
    {
        string?[] years = [.. cells.Select(cell => cell.Within).Distinct(StringComparer.Ordinal).OrderBy(year => year ?? "~", StringComparer.Ordinal)];
        var notStated = language is "en" ? "Year not stated" : "Không rõ năm";
        var sum = language is "en" ? "Sum" : "Cộng";
        var table = new TextTable([language is "en" ? "Group" : "Nhóm biện pháp", .. years.Select(year => year ?? notStated), sum]);
        foreach (var of in Enum.GetValues<ResponseGroup>())
        {
            var row = cells.Where(cell => string.Equals(cell.Group, Codes.Of(of), StringComparison.Ordinal)).ToArray();
            table.Add([ResponseKinds.LabelOf(of).In(language), .. years.Select(year => Cell(In(year, row), language)), Cell(row, language)]);
        }

        table.Add([sum, .. years.Select(year => Cell(In(year, cells), language)), Cell(cells, language)]);
        return table.Render();
    }

    private static IEnumerable<ResponseCount> In(string? year, IEnumerable<ResponseCount> cells) => cells.Where(cell => string.Equals(cell.Within, year, StringComparison.Ordinal));

    private static string Cell(IEnumerable<ResponseCount> cells, string language) => cells.Sum(cell => cell.Responses) is > 0 and var count ? QuantityText.Number(count, language) : "-";

    private static string LabelOf(string code, string language) => ResponseKinds.LabelOf(Reading.Parse<ResponseGroup>(code, "group")).In(language);

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
