using ThreatRegister.Application.Queries.Rules;
using ThreatRegister.Domain;
using ThreatRegister.Reports.Charts;

namespace ThreatRegister.Reports;

/// <summary>The charts of the annexes, each of a table that stands beside it; null where there is nothing to draw.</summary>
internal static class SummaryCharts
{
    /// <summary>With more rows than this only the fields are drawn.</summary>
    private const int Most = 26;

    /// <summary>From so many columns on a chart lies across.</summary>
    private const int WideFrom = 9;

    public static Drawing? TypesByTime(Summary summary)
    {
        var table = summary.BySubPeriod;
        if (table.Rows.Count == 0) return null;

        var rows = table.Rows.Where(row => row.Level < 3).ToArray();
        if (rows.Length > Most) rows = [.. rows.Where(row => row.Level == 1)];
        return HeatMap.Draw(
            SummaryWords.ChartTypes.In(summary.Language),
            [.. table.Columns.SkipLast(1).Select(column => column.Label)],
            [.. rows.Select(row => (row.Name, (IReadOnlyList<HeatCell>)[.. row.Cells.SkipLast(1).Zip(table.Columns, (cell, column) => Heat(row, column, cell))]))],
            table.Columns.Count > WideFrom ? Drawing.Across : Drawing.Usual);
    }

    public static Drawing? OutcomesByTime(Summary summary)
    {
        var table = summary.OutcomesByTime;
        if (!table.Rows.SelectMany(row => row.Cells).Any(cell => cell.Quantity.AtLeast > 0)) return null;

        return StackedBars.Draw(
            SummaryWords.ChartOutcomes.In(summary.Language),
            [.. table.Columns.SkipLast(1).Select(column => column.Label)],
            [.. table.Rows.Select(row => new Bar(
                row.Name, [.. row.Cells.SkipLast(1).Zip(table.Columns, (cell, column) => new BarPart(cell.Quantity.AtLeast, $"{row.Name}, {column.Label}: {cell.Quantity.Text}", cell.Rows))], row.Cells[^1].Quantity.Cell))]);
    }

    public static Drawing? Course(Summary summary)
    {
        if (summary.Course is not { } table || !table.Rows.SelectMany(row => row.Cells).Any(cell => cell.Quantity.AtLeast > 0)) return null;

        return LineChart.Draw(
            SummaryWords.ChartCourse.In(summary.Language),
            [.. table.Columns.Select(column => column.Label)],
            [.. table.Rows.Select(row => (row.Name, (IReadOnlyList<LinePoint>)[.. row.Cells.Zip(table.Columns, (cell, column) => Point(row, column, cell))]))],
            summary.Language);
    }

    public static Drawing? Occasion(OccasionPart occasion, string language)
    {
        if (occasion.Measures().Count + occasion.Said().Count + (When.Parse(occasion.HeldCode).Precision is Precision.Unknown ? 0 : 1) < 2) return null;

        return Timeline.Draw(
            $"{SummaryWords.ChartOccasion.In(language)}: {occasion.Name}",
            [(Fill.Empty, SummaryHeadings.Occasion.In(language)), (Fill.Solid, SummaryHeadings.Measure.In(language)), (Fill.Dotted, SummaryWords.Judgement.In(language))],
            [
                new(occasion.Name, When.Parse(occasion.HeldCode), Fill.Empty, $"{occasion.Name}: {occasion.Held}"),
                .. occasion.Measures().Select(measure => new TimelineItem(measure.Summary, When.Parse(measure.WhenCode!), Fill.Solid, $"{measure.Summary} ({measure.When})")),
                .. occasion.Said().Select(judgement => new TimelineItem(judgement.By, When.Parse(judgement.Statement.StatedOnCode!), Fill.Dotted, $"{judgement.By}: {judgement.Text}")),
            ]);
    }

    /// <summary>Of all types together; the names are those of the table beside it.</summary>
    public static Drawing? Times(Summary summary)
    {
        TimesPart[] known = [.. summary.Work.Times.Where(part => part is { Type: null, All.Known: > 0 })];
        return known.Length == 0 ? null : TimeChart.Draw(
            WorkWords.ChartTimes.In(summary.Language),
            WorkWords.Median.In(summary.Language),
            WorkWords.Ninetieth.In(summary.Language),
            [.. known.Select(part => new StepTime(part.Name, Upper(part.All.Median), Upper(part.All.Percentile90), $"{part.All.MedianText}; {part.All.Percentile90Text}"))]);

        // Where the dates allow several durations, the longest is drawn: a bar never flatters.
        static TimeSpan? Upper(DurationBounds? bounds) => bounds is null ? null : TimeSpan.FromMinutes(bounds.High);
    }

    private static List<OccasionResponsePart> Measures(this OccasionPart occasion) => [.. occasion.Responses.Where(measure => measure.WhenCode is not null)];

    private static List<JudgementPart> Said(this OccasionPart occasion) => [.. occasion.Judgements.Where(judgement => judgement.Statement.StatedOnCode is not null)];

    private static HeatCell Heat(FigureTableRow row, FigureColumn column, Figure cell) => new(
        cell.Quantity.Cell, cell.Quantity.AtLeast > 0 ? cell.Quantity.AtLeast : null, IsOpen: cell.Quantity.Unstated + cell.Quantity.Approximate > 0, $"{row.Name}, {column.Label}: {cell.Quantity.Text}", cell.Rows);

    /// <summary>A stretch of which nothing can be counted, though something occurred, is a gap; one with nothing recorded is zero.</summary>
    private static LinePoint Point(FigureTableRow row, FigureColumn column, Figure cell) => new(
        cell.Records == 0 && cell.MayBelong == 0 ? 0 : cell.Quantity.AtLeast > 0 ? cell.Quantity.AtLeast : null, $"{row.Name}, {column.Label}: {cell.Quantity.Text}", cell.Rows);
}
