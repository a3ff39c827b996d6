using ThreatRegister.Domain;
using static ThreatRegister.Reports.MarkdownText;

namespace ThreatRegister.Reports;

/// <summary>
/// Tables that set this period beside another one. Where most rows have nothing to be compared with, their cells hold a sign, and what
/// it means stands once beneath the table.
/// </summary>
internal static class ComparedTables
{
    public static void General(ReportWriter report, Summary summary)
    {
        var (figures, language) = (summary.General, summary.Language);
        string[] heads = [report.In(SummaryWords.ColumnContent), report.In(SummaryWords.ColumnNow)];
        if (figures.Before is not null) heads = [.. heads, Before(report, summary), report.In(SummaryWords.ColumnChange)];

        var signs = Signs.Of([(figures.Before, figures.Records), (figures.Before, figures.Quantity), (figures.Blocked.Before, figures.Blocked.Quantity), (figures.NearMisses.Before, figures.NearMisses.Quantity), (summary.Suspected.Before, summary.Suspected.Change)]);
        report.Table(
            heads,
            [
                Line(SummaryWords.GeneralRecords, figures.Now, figures.Before, figures.Records, Records),
                Line(SummaryWords.GeneralQuantity, figures.Now, figures.Before, figures.Quantity, Quantity),
                Line(SummaryWords.GeneralBlocked, figures.Blocked.Now, figures.Blocked.Before, figures.Blocked.Quantity, Quantity),
                Line(SummaryWords.GeneralNearMisses, figures.NearMisses.Now, figures.NearMisses.Before, figures.NearMisses.Quantity, Quantity),
                Line(SummaryWords.Suspected, summary.Suspected.Now, summary.Suspected.Before, summary.Suspected.Change, Quantity),
            ]);
        signs.Explain(report, Before(report, summary));

        IReadOnlyList<Cell> Line(LocalizedText name, Figure now, Figure? before, Change? change, Func<Figure, Cell> cell) =>
            before is null || change is null ? [Cell.Head(report.In(name)), cell(now)] : [Cell.Head(report.In(name)), cell(now), signs.Of(before, change, cell), signs.Of(change)];

        Cell Records(Figure figure) => Cell.OfRecords(figure, figure.Records == 0 ? figure.Quantity.Text : SummaryWords.Records(figure.Records, language));

        static Cell Quantity(Figure figure) => Cell.Of(figure, figure.Quantity.Text);
    }

    public static void Figures(ReportWriter report, Summary summary, IReadOnlyList<FigureRow> rows)
    {
        var compares = summary.Scope.ComparedWith is not null;
        string[] heads = [report.In(SummaryWords.ColumnNumber), report.In(SummaryWords.ColumnContent), report.In(SummaryWords.ColumnUnit), report.In(SummaryWords.ColumnNow)];
        var estimates = summary.Fields.Concat(summary.Outcomes).Append(summary.Total).Any(row => row.Estimate is not null);
        if (estimates) heads = [.. heads, report.In(SummaryWords.ColumnEstimate)];
        if (compares) heads = [.. heads, Before(report, summary), report.In(SummaryWords.ColumnDifference), report.In(SummaryWords.ColumnPercent)];

        var signs = Signs.Of([.. rows.Select(row => (row.Before, row.Change))]);
        report.Table([.. heads, report.In(SummaryWords.ColumnNote)], rows.Select(Line));
        signs.Explain(report, Before(report, summary));
        if (rows.Any(row => MayBelong(row.Now) || MayBelong(row.Before))) report.Block(report.In(SummaryWords.MayBelongSign));

        IReadOnlyList<Cell> Line(FigureRow row) =>
        [
            row.Number,
            Cell.Head(SummaryMarkdown.Name(row.Name, row.Level, summary.Language)),
            Inline(row.Unit),
            Cell.Of(row.Now),
            .. estimates ? [Inline(row.Estimate ?? "")] : Array.Empty<Cell>(),
            .. row is { Before: { } before, Change: { } change } ? Compared(report, signs, before, change) : [],
            Inline(row.Note ?? ""),
        ];
    }

    private static Cell[] Compared(ReportWriter report, Signs signs, Figure before, Change change) => change.Kind switch
    {
        ChangeKind.Compared => [Cell.Of(before), Cell.Difference(change.Difference!.Value, report.Language), Cell.DifferenceInPercent(change.Percent!.Value, report.Language)],
        ChangeKind.Nothing => ["-", "-", "-"],
        _ => [signs.Of(before, change, Cell.Of), signs.Of(change), signs.Of(change)],
    };

    private static bool MayBelong(Figure? figure) => figure is { Records: 0, MayBelong: > 0 };

    private static string Before(ReportWriter report, Summary summary) =>
        report.In(summary.Scope.Compare is Compare.Previous ? SummaryWords.ColumnPrevious : SummaryWords.ColumnSamePeriod);

    /// <summary>Which words a table would repeat in half of its rows and more.</summary>
    private readonly record struct Signs(bool ForNoData, bool ForNotComparable)
    {
        public static Signs Of(IReadOnlyCollection<(Figure? Before, Change? Change)> rows) => new(
            IsMost(rows, row => row is { Before: { } before, Change: { } change } && HasNoData(before, change)),
            IsMost(rows, row => row.Change is { Kind: not ChangeKind.Compared and not ChangeKind.Nothing }));

        public Cell Of(Figure before, Change change, Func<Figure, Cell> cell) => ForNoData && HasNoData(before, change) ? cell(before) with { Text = Cell.Cross } : cell(before);

        public Cell Of(Change change) => ForNotComparable && change.Kind is not ChangeKind.Compared and not ChangeKind.Nothing ? Cell.Cross : Inline(change.Text);

        public void Explain(ReportWriter report, string before)
        {
            var period = char.ToLowerInvariant(before[0]) + before[1..];
            if (ForNoData && ForNotComparable) report.Block(SummaryWords.CrossNoData.Fill(report.Language, period));
            else if (ForNotComparable) report.Block(report.In(SummaryWords.CrossNotComparable));
        }

        private static bool HasNoData(Figure before, Change change) => change.Kind is ChangeKind.NoDataBefore && before.Records + before.MayBelong == 0;

        private static bool IsMost(IReadOnlyCollection<(Figure? Before, Change? Change)> rows, Func<(Figure? Before, Change? Change), bool> holds) => rows.Count(holds) * 2 >= rows.Count;
    }
}
