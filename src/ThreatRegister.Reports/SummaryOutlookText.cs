using ThreatRegister.Domain;
using ThreatRegister.Domain.Directions;
using static ThreatRegister.Reports.MarkdownText;

namespace ThreatRegister.Reports;

/// <summary>Lays out what was and is asked for, the tasks and the indicators.</summary>
internal static class SummaryOutlookText
{
    public static void Indicators(ReportWriter report, Summary summary)
    {
        if (summary.Indicators.Count == 0) return;

        report.Block($"{report.In(SummaryHeadings.Indicators)}:").List(summary.Indicators.Select(indicator => Line(report, indicator)), SummaryWords.NoRows);
    }

    public static void Asked(ReportWriter report, Summary summary)
    {
        if (summary.AskedForPeriod.Count == 0) return;

        report.Block($"{report.In(SummaryHeadings.AskedForPeriod)}:").List(summary.AskedForPeriod.Select(direction => Line(report, direction)), SummaryWords.NoRows);
    }

    /// <summary>A section of part two: what people wrote, and what sources ask for.</summary>
    public static void Ahead(ReportWriter report, Summary summary, LocalizedText heading, string section, params DirectionKind[] kinds)
    {
        report.Heading(3, heading);
        string[] lines = [.. summary.AskedAhead.Where(direction => kinds.Contains(direction.Kind)).Select(direction => Line(report, direction))];
        if (Prose.Write(report, summary, section) && lines.Length == 0) return;

        if (lines.Length > 0) report.Block($"{report.In(SummaryHeadings.AskedAhead)}:");
        report.List(lines, SummaryWords.NoText);
    }

    public static void Tasks(ReportWriter report, Summary summary)
    {
        if (summary.Tasks.Count == 0)
        {
            report.Block(report.In(SummaryWords.NoRows));
            return;
        }

        report.Table(
            [
                report.In(SummaryWords.ColumnNumber), report.In(SummaryHeadings.TaskWork), report.In(SummaryHeadings.TaskPerson), report.In(SummaryHeadings.Time), report.In(SummaryHeadings.TaskResponsibility),
                report.In(SummaryHeadings.TaskAuthority), report.In(SummaryHeadings.TaskProduct), report.In(SummaryHeadings.TaskState), report.In(SummaryWords.ColumnNote),
            ],
            summary.Tasks.Select(IReadOnlyList<Cell> (task, index) =>
            [
                QuantityText.Number(index + 1, report.Language),
                Cell.Head(Inline(task.Work)),
                Element(report, task.Person),
                Element(report, task.Time),
                Element(report, task.Responsibility),
                Element(report, task.Authority),
                Element(report, task.Product),
                report.In(SummaryWords.Of(task.Status)),
                SummaryMarkdownAnnexes.Statement(report, task.Statement, withQuotation: false) + Missing(report, task),
            ]));
    }

    private static string Missing(ReportWriter report, TaskPart task) =>
        task.Missing.Count == 0 ? "" : $"; {report.In(SummaryHeadings.Missing)}: {string.Join(", ", task.Missing)}";

    private static Cell Element(ReportWriter report, string? text) => text is null ? report.In(SummaryHeadings.ForceNotStated) : Inline(text);

    private static string Line(ReportWriter report, DirectionPart direction)
    {
        List<string> about = [Inline(direction.By)];
        if (direction.Kind is not DirectionKind.Direction) about.Insert(0, report.In(SummaryWords.Of(direction.Kind)));
        if (direction.Agencies.Count > 0) about.Add($"{report.In(SummaryHeadings.Named)}: {Inline(string.Join(", ", direction.Agencies))}");
        if (direction.Period is { } period) about.Add(period);
        about.Add(SummaryMarkdownAnnexes.Statement(report, direction.Statement, withQuotation: false));
        return $"{(direction.Group is { } group ? $"**{Inline(group)}**: " : "")}{Inline(direction.Text.TrimEnd('.'))} ({string.Join("; ", about)})";
    }

    private static string Line(ReportWriter report, IndicatorPart indicator)
    {
        string NotStated(string? text) => text is null ? report.In(SummaryHeadings.ForceNotStated) : Inline(text);
        return $"{Inline(indicator.Subject)} ({Inline(indicator.About)}): **{Inline(indicator.Figure)}** ({Inline(indicator.Scope)}); {report.In(SummaryHeadings.IndicatorName)}: {NotStated(indicator.Name)}; "
            + $"{report.In(SummaryHeadings.Publisher)}: {NotStated(indicator.Publisher)}; {report.In(SummaryHeadings.IndicatorTime)}: {indicator.Period ?? report.In(SummaryHeadings.ForceNotStated)} ({SummaryMarkdownAnnexes.Statement(report, indicator.Statement)})";
    }
}
