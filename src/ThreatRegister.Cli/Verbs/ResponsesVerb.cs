using System.CommandLine;
using System.Globalization;
using ThreatRegister.Application.Listings;
using ThreatRegister.Application.Queries;
using ThreatRegister.Application.Questions;
using ThreatRegister.Domain;
using ThreatRegister.Projections;

namespace ThreatRegister.Cli;

/// <summary>The measures taken, of incidents and occasions.</summary>
internal static class ResponsesVerb
{
    private static readonly Option<bool> perGroup = new("--per-group") { Description = "How many, by the six groups and year." };

    public static Command Create() => new ListVerb("responses")
    {
        Description = "Lists the measures of incidents and occasions, or counts them by the six groups and year.",
        Examples = ["./run responses --group prevent", "./run responses --per-group --period 2020..2021", "./run responses --occasion asean-2020 --csv", "./run responses --slot forces", "./run responses --type cyber --reach on-the-spot --json"],
        Further = [perGroup],
        HasKeys = true,
        Instead = CountAsync,
    }.Create();

    private static async Task<bool> CountAsync(RegisterSession session, ParseResult parsed, ListAsk ask, CancellationToken cancellationToken)
    {
        if (!parsed.GetValue(perGroup)) return false;

        var counts = await session.Responses.ResponseCountsAsync(IncidentListings.ResponsesOf(ask), Granularity.Year, cancellationToken);
        var cells = counts.OrderBy(cell => Asked.Member<ResponseGroup>(cell.Group, "group")).ThenBy(cell => cell.Within ?? "~", StringComparer.Ordinal).ToArray();
        if (parsed.GetValue(CommonOptions.Json)) Printed.Json(new { position = ask.Moment.Position, cells, total = cells.Sum(cell => cell.Responses) });
        else if (parsed.GetValue(CommonOptions.Csv)) Printed.Csv(["group", "year", "responses"], cells.Select(cell => (IReadOnlyList<string?>)[cell.Group, cell.Within, Number(cell.Responses)]));
        else Printed.Text(Table(cells, ask.Question.Language));
        return true;
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

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
