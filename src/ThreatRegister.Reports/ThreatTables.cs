using System.Globalization;
using ThreatRegister.Application.Queries;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Domain.ThreatTypes;
using ThreatRegister.Projections;
using ThreatRegister.Reports.Charts;

namespace ThreatRegister.Reports;

/// <summary>Which rows a figure of the register is made of.</summary>
/// <param name="Type">The branch; null: all types.</param>
/// <param name="Period">A sub-period; null: the whole period that is asked for.</param>
/// <param name="Itself">Only the type itself, without those below it.</param>
/// <param name="Undated">Only what lies in no single sub-period.</param>
/// <param name="Beside">What stands beside the figures; null: what counts.</param>
public sealed record FigureRows(string? Type = null, Period? Period = null, bool Itself = false, bool Undated = false, Outcome? Outcome = null, BesideFigures? Beside = null);

/// <summary>The register by threat type and period laid out as tables, with the charts of them; pure.</summary>
public sealed class ThreatTables
{
    /// <summary>With more sub-periods than this the earliest are left out: a table of more is not read.</summary>
    public const int MostParts = 60;

    private const int MostBars = 26;
    private static readonly Outcome[] outcomes = [Outcome.Blocked, Outcome.FailedAttempt, Outcome.NearMiss, Outcome.PartlySucceeded, Outcome.Succeeded, Outcome.Unknown];

    private readonly IncidentGroup[] held;
    private readonly ILookup<string, IncidentGroup> heldOf;
    private readonly ILookup<string, IncidentGroup> suspectedOf;

    /// <summary>What counts in each sub-period or may belong to it, by type and the sub-period's place.</summary>
    private readonly ILookup<(string Type, int Part), IncidentGroup> inPart;
    private readonly TypeNodes nodes;
    private readonly Granularity per;
    private readonly string language;
    private readonly Func<FigureRows, string> rows;
    private readonly (Period Part, string Within, FigureColumn Column)[] parts;

    /// <param name="period">The period that is asked for; null: all there is.</param>
    /// <param name="rows">The query that lists the rows of a figure.</param>
    public ThreatTables(IReadOnlyList<IncidentGroup> groups, ThreatTypeTree types, Period? period, Granularity per, string language, Func<FigureRows, string> rows)
    {
        (this.per, this.language, this.rows) = (per, language, rows);
        held = [.. groups.Where(group => !Figures.IsSuspected(group))];
        heldOf = held.ToLookup(group => group.Type, StringComparer.Ordinal);
        suspectedOf = groups.Where(group => Figures.IsSuspected(group) && group.InPeriod).ToLookup(group => group.Type, StringComparer.Ordinal);
        nodes = new(types, language, groups.Select(group => group.Type).ToHashSet(StringComparer.Ordinal));
        var whole = period ?? Span(groups);
        Period[] all = whole is null ? [] : [.. whole.SubPeriods(per)];
        LeftOut = Math.Max(0, all.Length - MostParts);
        parts = [.. all.Skip(LeftOut).Select(part => (part, Period.Around(part.First, per).Text, new FigureColumn(part.Text, ColumnOf(part))))];
        inPart = InParts();
    }

    /// <summary>How many sub-periods at the beginning are not shown.</summary>
    public int LeftOut { get; }

    /// <summary>Each branch with its parts below it; sub-periods first, then what states none, the sum, and what stands beside it.</summary>
    public FigureTable ByTypeAndPeriod()
    {
        var (hasUndated, mayBelong) = (held.Any(group => group is { Within: null, InPeriod: true }), held.Any(group => !group.InPeriod));
        FigureColumn[] columns =
        [
            .. parts.Select(part => part.Column),
            .. hasUndated ? [new FigureColumn("undated", Undated(per).In(language))] : Array.Empty<FigureColumn>(),
            new("sum", SummaryWords.ColumnSum.In(language)),
            new("blocked", Say("Trong đó đã ngăn chặn", "Of which blocked")),
            .. mayBelong ? [new FigureColumn("may-belong", Say("Có thể thuộc kỳ (không tính)", "May belong (not counted)"))] : Array.Empty<FigureColumn>(),
            .. suspectedOf.Count > 0 ? [new FigureColumn("suspected", SummaryWords.ColumnSuspected.In(language))] : Array.Empty<FigureColumn>(),
        ];
        FigureTableRow[] lines =
        [
            .. nodes.WithSomething()
                .Where(node => node.Types.Any(type => heldOf.Contains(type) || suspectedOf.Contains(type)))
                .Select(node => new FigureTableRow(node.Key, node.Number, node.Level, node.Name, node.Word.In(language), Cells(node.Types, node.Word, new(node.Type, Itself: node.Key.Contains('#', StringComparison.Ordinal))))),
        ];
        return new(columns, lines, new("total", "", 0, SummaryWords.Total.In(language), SummaryWords.Case.In(language), Cells(heldOf.Concat(suspectedOf).Select(of => of.Key).Distinct(StringComparer.Ordinal), SummaryWords.Case, new())));

        IReadOnlyList<Figure> Cells(IEnumerable<string> of, LocalizedText word, FigureRows asked)
        {
            string[] own = [.. of];
            IncidentGroup[] all = [.. own.SelectMany(type => heldOf[type])];
            return
            [
                .. parts.Select((part, place) => Figure(own.SelectMany(type => inPart[(type, place)]), word, asked with { Period = part.Part })),
                .. hasUndated ? [Figure(all.Where(group => group is { Within: null, InPeriod: true }), word, asked with { Undated = true })] : Array.Empty<Figure>(),
                Figure(all, word, asked),
                Figure(all.Where(group => group.Outcome is Outcome.Blocked), word, asked with { Outcome = Outcome.Blocked }),
                .. mayBelong ? [Figure(all.Where(group => !group.InPeriod).Select(AsCounted), word, asked with { Beside = BesideFigures.MayBelong })] : Array.Empty<Figure>(),
                .. suspectedOf.Count > 0 ? [Figure(own.SelectMany(type => suspectedOf[type]), word, asked with { Beside = BesideFigures.Suspected })] : Array.Empty<Figure>(),
            ];
        }
    }

    /// <summary>The outcomes of each sub-period.</summary>
    public FigureTable OutcomesByPeriod()
    {
        FigureColumn[] columns = [.. outcomes.Select(outcome => new FigureColumn(Codes.Of(outcome), SummaryWords.Of(outcome).In(language))), new("sum", SummaryWords.ColumnSum.In(language))];
        List<FigureTableRow> lines = [.. parts.Select((part, place) => Row(part.Column.Key, part.Column.Label, 1, heldOf.SelectMany(of => inPart[(of.Key, place)]), new(Period: part.Part)))];
        IncidentGroup[] open = [.. held.Where(group => group is { Within: null, InPeriod: true })];
        if (open.Length > 0) lines.Add(Row("undated", Undated(per).In(language), 1, open, new(Undated: true)));
        return new(columns, lines, Row("total", SummaryWords.Total.In(language), 0, held, new()));

        FigureTableRow Row(string key, string name, int level, IEnumerable<IncidentGroup> groups, FigureRows asked)
        {
            var own = groups.ToArray();
            return new(
                key, "", level, name, SummaryWords.Case.In(language),
                [.. outcomes.Select(outcome => Figure(own.Where(group => group.Outcome == outcome), SummaryWords.Case, asked with { Outcome = outcome })), Figure(own, SummaryWords.Case, asked)]);
        }
    }

    /// <summary>Types by sub-periods, the darker the more; null where there is nothing to draw.</summary>
    public Drawing? HeatMap(FigureTable table, int width = Drawing.Across)
    {
        var rowsOfTable = table.Rows.Where(row => row.Level < 3).ToArray();
        if (rowsOfTable.Length > MostBars) rowsOfTable = [.. rowsOfTable.Where(row => row.Level == 1)];
        var columns = table.Columns.TakeWhile(column => column.Key is not "sum").ToArray();
        var inYear = per is Granularity.Month && parts.Length > 0 && parts[0].Part.First.Year == parts[^1].Part.Last.Year ? parts[0].Part.First.Year : (int?)null;
        return rowsOfTable.Length == 0 || columns.Length == 0 ? null : Charts.HeatMap.Draw(
            SummaryWords.ChartTypes.In(language) + (inYear is { } year ? Say($", năm {year}", $", {year}") : ""),
            [.. columns.Select((column, place) => inYear is not null && place < parts.Length ? ShortOf(parts[place].Part) : column.Label)],
            [.. rowsOfTable.Select(row => (row.Level > 1 ? $"↳ {row.Name}" : row.Name, (IReadOnlyList<HeatCell>)[.. columns.Zip(row.Cells, (column, cell) => new HeatCell(
                cell.Quantity.Cell, cell.Quantity.AtLeast > 0 ? cell.Quantity.AtLeast : null, IsOpen: cell.Quantity.Unstated + cell.Quantity.Approximate > 0, $"{row.Name}, {column.Label}: {cell.Quantity.Text}", cell.Records + cell.MayBelong > 0 ? cell.Rows : null))]))],
            width, onPage: true);
    }

    /// <summary>What can be counted of each sub-period, by outcome; null where nothing can.</summary>
    public Drawing? Bars(FigureTable table)
    {
        var bars = table.Rows.Where(row => row.Cells.Any(cell => cell.Records > 0)).ToArray();
        return !bars.Any(row => row.Cells[^1].Quantity.AtLeast > 0) ? null : StackedBars.Draw(
            SummaryWords.ChartOutcomes.In(language),
            [.. table.Columns.SkipLast(1).Select(column => column.Label)],
            [.. bars.TakeLast(MostBars).Select(row => new Bar(
                row.Name, [.. table.Columns.SkipLast(1).Zip(row.Cells, (column, cell) => new BarPart(cell.Quantity.AtLeast, $"{row.Name}, {column.Label}: {cell.Quantity.Text}", cell.Rows))], row.Cells[^1].Quantity.Cell))],
            Drawing.Across, onPage: true);
    }

    private string Say(string vietnamese, string english) => SummaryWords.IsEnglish(language) ? english : vietnamese;

    /// <summary>Where nothing counts, its rows are those that may belong.</summary>
    private Figure Figure(IEnumerable<IncidentGroup> groups, LocalizedText word, FigureRows asked)
    {
        var figure = Figures.Of(groups, word, language, rows(asked), onPage: true);
        return figure is { Records: 0, MayBelong: > 0 } ? figure with { Rows = rows(asked with { Beside = BesideFigures.MayBelong }) } : figure;
    }

    /// <summary>What states the sub-period counts in it; what states none only may belong to each that its date touches. Of what states no date at all no sub-period is told.</summary>
    private ILookup<(string Type, int Part), IncidentGroup> InParts()
    {
        var places = parts.Index().ToDictionary(part => part.Item.Within, part => part.Index, StringComparer.Ordinal);
        var touched = new Dictionary<string, int[]>(StringComparer.Ordinal);
        return held.SelectMany(group => PlacesOf(group).Select(place => (Key: (group.Type, place), Group: group.Within is null ? group with { InPeriod = false } : group)))
            .ToLookup(part => part.Key, part => part.Group);

        IEnumerable<int> PlacesOf(IncidentGroup group)
        {
            if (group.Within is { } within) return places.TryGetValue(within, out var place) ? [place] : [];
            if (!touched.TryGetValue(group.Date!, out var all)) touched.Add(group.Date!, all = Touched(When.Parse(group.Date!)));
            return all;
        }

        int[] Touched(When date) => date.Precision is Precision.Unknown ? [] : [.. parts.Index().Where(part => part.Item.Part.Overlaps(date)).Select(part => part.Index)];
    }

    private static IncidentGroup AsCounted(IncidentGroup group) => group with { InPeriod = true };

    private static Period? Span(IEnumerable<IncidentGroup> groups)
    {
        var known = groups.Select(group => group.Within).OfType<string>().Distinct(StringComparer.Ordinal).Select(Period.Parse).ToArray();
        return known.Length == 0 ? null : Period.Of(known.Min(part => part.First), known.Max(part => part.Last));
    }

    private string ColumnOf(Period part)
    {
        var year = part.First.Year.ToString("0000", CultureInfo.InvariantCulture);
        return per switch
        {
            Granularity.Year => year,
            Granularity.Half => Say($"{(part.First.Month < 7 ? "Nửa đầu" : "Nửa cuối")} {year}", $"{(part.First.Month < 7 ? "H1" : "H2")} {year}"),
            Granularity.Quarter => Say($"Quý {Quarter(part)}/{year}", $"Q{Quarter(part)} {year}"),
            _ => Say($"{part.First.Month:00}/{year}", $"{CultureInfo.InvariantCulture.DateTimeFormat.GetAbbreviatedMonthName(part.First.Month)} {year}"),
        };
    }

    /// <summary>A month where the year is said beside it.</summary>
    private string ShortOf(Period month) => Say($"T{month.First.Month}", CultureInfo.InvariantCulture.DateTimeFormat.GetAbbreviatedMonthName(month.First.Month));

    private static string Quarter(Period part) => (((part.First.Month - 1) / 3) + 1).ToString(CultureInfo.InvariantCulture);

    private static LocalizedText Undated(Granularity per) => per switch
    {
        Granularity.Year => new("Không rõ năm", "Year not stated"),
        Granularity.Half => new("Không rõ nửa năm", "Half-year not stated"),
        Granularity.Quarter => new("Không rõ quý", "Quarter not stated"),
        _ => new("Không rõ tháng", "Month not stated"),
    };
}
