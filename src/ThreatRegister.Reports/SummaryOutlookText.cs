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

        report.Block($"{report.In(SummaryHeadings.Indicators)}:");
        var groups = summary.Indicators
            .GroupBy(one => (one.Subject, one.About, one.Name, one.Publisher, one.Period, one.Statement.Source, one.Statement.StatedOn, one.Statement.Basis))
            .ToLookup(group => group.Count() == 1);
        if (groups.Contains(true)) report.List(groups[true].Select(group => Line(report, group.Single())), SummaryWords.NoRows);
        foreach (var group in groups[false])
        {
            var one = group.First();
            report.Block($"{Inline(one.Subject)} ({Inline(one.About)}); {Index(report, one)} ({SummaryMarkdownAnnexes.Statement(report, one.Statement, withQuotation: false)}):")
                .List(group.Select(indicator => $"{Figure(report, indicator)} ({Scope(indicator)})"), SummaryWords.NoRows);
        }
    }

    public static void Asked(ReportWriter report, Summary summary)
    {
        if (summary.AskedForPeriod.Count == 0) return;

        report.Block($"{report.In(SummaryHeadings.AskedForPeriod)}:");
        Directions(report, summary.AskedForPeriod, saysKind: true);
    }

    /// <summary>A section of part two: what people wrote, and what sources ask for.</summary>
    public static void Ahead(ReportWriter report, Summary summary, LocalizedText heading, string section, params DirectionKind[] kinds)
    {
        report.Heading(3, heading);
        DirectionPart[] asked = [.. summary.AskedAhead.Where(direction => kinds.Contains(direction.Kind))];
        if (!Prose.Write(report, summary, section) && asked.Length == 0) report.Block(report.In(SummaryWords.NoText));
        if (asked.Length == 0) return;

        report.Block($"{report.In(SummaryHeadings.AskedAhead)}:");
        Directions(report, asked, saysKind: kinds.Length > 1);
    }

    public static void Tasks(ReportWriter report, Summary summary)
    {
        if (summary.Tasks.Count == 0)
        {
            report.Block(report.In(SummaryWords.NoTasks));
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

    /// <summary>Who asks, for when and where it is said stand once above what is asked, and so do agencies that several directions name.</summary>
    private static void Directions(ReportWriter report, IEnumerable<DirectionPart> directions, bool saysKind)
    {
        foreach (var said in directions.GroupBy(direction => (direction.By, direction.Period, direction.Statement.Source, direction.Statement.StatedOn, direction.Statement.Basis)))
        {
            var naming = said.Where(direction => direction.Agencies.Count > 0).CountBy(Named, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
            var all = said.Count();
            foreach (var part in said.GroupBy(direction => naming.GetValueOrDefault(Named(direction)) is var times && (times == all || (times > 1 && direction.Group is null)) ? Named(direction) : "", StringComparer.Ordinal))
            {
                List<string> about = [];
                if (part.Key.Length > 0) about.Add($"{report.In(SummaryHeadings.Named)}: {part.Key}");
                if (said.Key.Period is { } period) about.Add(period);
                about.Add(SummaryMarkdownAnnexes.Statement(report, said.First().Statement, withQuotation: false));
                report.Block($"{Inline(said.Key.By)} ({string.Join("; ", about)}):").List(part.Select(direction => Line(report, direction, withAgencies: part.Key.Length == 0, saysKind)), SummaryWords.NoRows);
            }
        }
    }

    private static string Line(ReportWriter report, DirectionPart direction, bool withAgencies, bool saysKind)
    {
        List<string> about = [];
        if (saysKind && direction.Kind is not DirectionKind.Direction) about.Add(report.In(SummaryWords.Of(direction.Kind)));
        if (withAgencies && direction.Agencies.Count > 0) about.Add($"{report.In(SummaryHeadings.Named)}: {Named(direction)}");
        return $"{(direction.Group is { } group ? $"**{Inline(group)}**: " : "")}{Inline(direction.Text.TrimEnd('.'))}{(about.Count == 0 ? "" : $" ({string.Join("; ", about)})")}";
    }

    private static string Named(DirectionPart direction) => string.Join(", ", direction.Agencies.Select(Inline));

    private static string Line(ReportWriter report, IndicatorPart indicator) =>
        $"{Inline(indicator.Subject)} ({Inline(indicator.About)}): {Figure(report, indicator)} ({Inline(indicator.Scope)}); {Index(report, indicator)} ({SummaryMarkdownAnnexes.Statement(report, indicator.Statement)})";

    private static string Figure(ReportWriter report, IndicatorPart indicator) => $"**{(indicator.IsRank ? $"{report.In(SummaryHeadings.Rank)} " : "")}{Inline(indicator.Figure)}**";

    private static string Scope(IndicatorPart indicator) => Inline(indicator.Scope) + (indicator.Statement.Quotation is { } quotation ? $"; “{Inline(quotation)}”" : "");

    private static string Index(ReportWriter report, IndicatorPart indicator)
    {
        string NotStated(string? text) => text is null ? report.In(SummaryHeadings.ForceNotStated) : Inline(text);
        return $"{report.In(SummaryHeadings.IndicatorName)}: {NotStated(indicator.Name)}; {report.In(SummaryHeadings.Publisher)}: {NotStated(indicator.Publisher)}; {report.In(SummaryHeadings.IndicatorTime)}: {NotStated(indicator.Period)}";
    }
}
