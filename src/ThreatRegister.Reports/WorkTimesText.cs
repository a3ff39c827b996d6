using static ThreatRegister.Reports.MarkdownText;

namespace ThreatRegister.Reports;

/// <summary>Lays deadlines and times out.</summary>
internal static class WorkTimesText
{
    /// <summary>A list of more is not read.</summary>
    internal const int MostMissed = 30;

    public static void Deadlines(ReportWriter report, WorkFigures work)
    {
        if (work.Deadlines is not { } deadlines)
        {
            report.Block(report.In(WorkWords.NoDeadlines));
            return;
        }

        var counts = string.Join("; ", deadlines.Counts.Select(count => $"{count.Name}: {WorkWords.Count(count.Deadlines, WorkWords.Term, report.Language)}"));
        report.Block($"{WorkWords.Deadlines.Fill(report.Language, deadlines.At)}: {counts}{(deadlines.IsWhole ? "" : $" ({report.In(WorkWords.DeadlinesNotWhole)})")}.");
        if (deadlines.Missed.Count > 0)
            report.Block($"{report.In(WorkWords.Missed)}:").List(deadlines.Missed.Take(MostMissed).Select(deadline => Line(report, deadline)), WorkWords.NoDeadlines);
        if (deadlines.Missed.Count > MostMissed) report.Block(WorkWords.MoreMissed.Fill(report.Language, WorkWords.Count(deadlines.Missed.Count - MostMissed, WorkWords.Term, report.Language)));
    }

    /// <summary>All types together, with what was blocked and what nearly happened apart.</summary>
    public static void Times(ReportWriter report, WorkFigures work)
    {
        TimesPart[] all = [.. work.Times.Where(part => part.Type is null)];
        if (all.All(part => part.All.Known == 0))
        {
            report.Block(report.In(WorkWords.NoTimes));
            return;
        }

        report.Block($"{report.In(WorkWords.Times)}:").Table(
            [report.In(WorkWords.Step), report.In(WorkWords.Median), report.In(WorkWords.Ninetieth), report.In(WorkWords.Share)],
            all.SelectMany(part => new (string Name, TimePart Of)[] { (part.Name, part.All), ($"{part.Name}: {report.In(SummaryWords.GeneralBlocked)}", part.Blocked), ($"{part.Name}: {report.In(SummaryWords.GeneralNearMisses)}", part.NearMiss) })
                .Where(line => line.Of.Of > 0)
                .Select(IReadOnlyList<Cell> (line) => [Cell.Head(Inline(line.Name)), line.Of.MedianText, line.Of.Percentile90Text, line.Of.Share]));
    }

    private static string Line(ReportWriter report, DeadlinePart deadline)
    {
        List<string> about = [report.In(WorkWords.Of(deadline.Status))];
        if (deadline.Due is { } due) about.Add(WorkWords.Due.Fill(report.Language, due));
        if (deadline.NotifiedAt is { } at) about.Add(WorkWords.NotifiedAt.Fill(report.Language, at));
        about.Add($"{report.In(WorkWords.Basis)}: {Inline(deadline.Basis.TrimEnd('.'))}");
        if (!deadline.IsVerified) about.Add(report.In(WorkWords.NotVerified));
        return $"{Inline(deadline.Title)}: {Inline(deadline.Name)}, {Inline(deadline.To)} ({string.Join("; ", about)})";
    }
}
