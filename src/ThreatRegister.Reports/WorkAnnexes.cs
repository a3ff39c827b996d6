using static ThreatRegister.Reports.MarkdownText;

namespace ThreatRegister.Reports;

/// <summary>Lays out what the annexes hold of work done: measures by force, times by type.</summary>
internal static class WorkAnnexes
{
    public static void Measures(ReportWriter report, WorkFigures work)
    {
        var (listed, total) = (work.Measures.Listed, work.Measures.Total);
        if (listed.Count == 0)
        {
            report.Block(report.In(WorkWords.NoMeasures));
            return;
        }

        report.Block($"{report.In(WorkWords.ByGroup)}: {string.Join("; ", work.Measures.Groups.Select(group => $"{group.Name} ({WorkWords.Count(group.Measures, WorkWords.Measure, report.Language)})"))}.");
        if (listed.Count < total)
            report.Block(WorkWords.NotAllListed.Fill(report.Language, WorkWords.Count(total, WorkWords.Measure, report.Language), WorkWords.Count(listed.Count, WorkWords.Measure, report.Language)));
        report.Table(
            [report.In(SummaryHeadings.Force), report.In(SummaryHeadings.Measure), report.In(SummaryHeadings.Time), report.In(WorkWords.WhatFor), report.In(SummaryWords.ColumnNote)],
            listed.OrderBy(measure => measure.By is null).ThenBy(measure => measure.By, StringComparer.Ordinal).ThenBy(measure => measure.Key, StringComparer.Ordinal).Select(IReadOnlyList<Cell> (measure) =>
            [
                Inline(measure.By ?? report.In(SummaryHeadings.ForceNotStated)),
                Cell.Head(Inline(measure.Summary)),
                Time(report, measure),
                Inline(measure.Owner),
                $"{SummaryMarkdown.Upper(measure.KindName)}; {SummaryMarkdownAnnexes.Statement(report, measure.Statement)}",
            ]));
        if (listed.Any(HasOwnersTime)) report.Block(report.In(WorkWords.OwnersTimeNote));
    }

    /// <summary>By type, of those of which a time is known, and the chart of all.</summary>
    public static void Times(ReportWriter report, Summary summary)
    {
        TimesPart[] known = [.. summary.Work.Times.Where(part => part.All.Known > 0)];
        if (known.Length == 0) return;

        report.Block($"{report.In(WorkWords.Times)}:").Table(
            [report.In(WorkWords.Step), report.In(WorkWords.Median), report.In(WorkWords.Ninetieth), report.In(WorkWords.Share)],
            known.OrderBy(part => part.Type is null).Select(IReadOnlyList<Cell> (part) => [Cell.Head(part.Type is null ? $"**{Inline(part.TypeName)}: {part.Name}**" : $"{Inline(part.TypeName)}: {part.Name}"), part.All.MedianText, part.All.Percentile90Text, part.All.Share]));
        report.Chart(SummaryCharts.Times(summary));
    }

    private static bool HasOwnersTime(MeasurePart measure) => measure is { When: not null, IsOwnTime: false, Standing: not MeasureTime.NotStated };

    private static Cell Time(ReportWriter report, MeasurePart measure) =>
        HasOwnersTime(measure) ? WorkWords.OwnersTime.Fill(report.Language, measure.When!)
        : measure.IsOwnTime && measure.When is { } when ? when
        : report.In(SummaryHeadings.ForceNotStated);
}
