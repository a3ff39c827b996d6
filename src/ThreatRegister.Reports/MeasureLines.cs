using ThreatRegister.Domain;
using static ThreatRegister.Reports.MarkdownText;

namespace ThreatRegister.Reports;

/// <summary>Lays the measures of a section out: what several have in common, an occasion or incident and what says it, stands once above them.</summary>
internal static class MeasureLines
{
    /// <summary>More measures of a section are left to the annex.</summary>
    public const int Most = 12;

    public static void Write(ReportWriter report, LocalizedText caption, LocalizedText whenEmpty, IReadOnlyList<MeasurePart> measures, bool saysKind = true)
    {
        if (measures.Count == 0)
        {
            report.Block(report.In(whenEmpty));
            return;
        }

        report.Block($"{report.In(caption)}:");
        var groups = measures.Take(Most).GroupBy(one => (one.Owner, one.Statement.Source, one.Statement.StatedOn, one.Statement.Basis)).ToLookup(group => group.Count() == 1);
        if (groups.Contains(true)) report.List(groups[true].Select(group => Alone(report, group.Single(), saysKind)), whenEmpty);
        foreach (var group in groups[false]) Together(report, [.. group], saysKind);
        if (measures.Count > Most) report.Block(WorkWords.MoreMeasures.Fill(report.Language, WorkWords.Count(measures.Count - Most, WorkWords.Measure, report.Language)));
    }

    /// <summary>What its time leaves open; null: nothing.</summary>
    internal static LocalizedText? TimeOf(MeasurePart measure) => measure.Standing switch
    {
        MeasureTime.MayBelong => WorkWords.MayBelong,
        MeasureTime.NotStated => WorkWords.TimeNotStated,
        _ => null,
    };

    private static string Alone(ReportWriter report, MeasurePart measure, bool saysKind) => Line(
        report,
        measure,
        [
            KindOf(measure, saysKind),
            By(measure),
            Time(report, measure),
            $"{report.In(WorkWords.MeasuredFor)} {Owner(measure)}",
            SummaryMarkdownAnnexes.Statement(report, measure.Statement, withQuotation: false),
        ]);

    private static void Together(ReportWriter report, IReadOnlyList<MeasurePart> measures, bool saysKind)
    {
        var (by, time) = (Shared(measures, By), Shared(measures, measure => Time(report, measure)));
        string?[] about = [by, time, SummaryMarkdownAnnexes.Statement(report, measures[0].Statement, withQuotation: false)];
        report.Block($"{SummaryMarkdown.Upper(report.In(WorkWords.MeasuredFor))} {Shared(measures, Owner) ?? $"“{Inline(measures[0].Owner)}”"} ({string.Join("; ", about.OfType<string>())}):");
        report.List(
            measures.Select(measure => Line(report, measure, [KindOf(measure, saysKind), by is null ? By(measure) : null, time is null ? Time(report, measure) : null])),
            WorkWords.NoMeasures);
    }

    private static string Line(ReportWriter report, MeasurePart measure, IEnumerable<string?> about)
    {
        string[] said = [.. about.OfType<string>()];
        var result = measure.Result is { } told ? $"; {report.In(WorkWords.Result)}: {Inline(told.TrimEnd('.'))}" : "";
        return $"{Inline(measure.Summary.TrimEnd('.'))}{result}{(said.Length == 0 ? "" : $" ({string.Join("; ", said)})")}";
    }

    /// <summary>Nothing is said of the kind that its words say already.</summary>
    private static string? KindOf(MeasurePart measure, bool saysKind)
    {
        var kind = measure.KindName.Split(" (")[0];
        return saysKind && !measure.Summary.Contains(kind, StringComparison.OrdinalIgnoreCase) ? kind : null;
    }

    private static string? By(MeasurePart measure) => measure.By is { } by ? Inline(by) : null;

    private static string? Time(ReportWriter report, MeasurePart measure)
    {
        string[] said = [.. measure is { IsOwnTime: true, When: { } when } ? [when] : Array.Empty<string>(), .. TimeOf(measure) is { } open ? [report.In(open)] : Array.Empty<string>()];
        return said.Length == 0 ? null : string.Join("; ", said);
    }

    /// <summary>Its own time, where the measure has none and its name does not say it.</summary>
    private static string Owner(MeasurePart measure)
    {
        var time = measure is { IsOwnTime: false, When: { } when, Standing: not MeasureTime.NotStated } && !measure.Owner.Contains(when, StringComparison.OrdinalIgnoreCase) ? $", {when}" : "";
        return $"“{Inline(measure.Owner)}”{time}";
    }

    private static string? Shared(IReadOnlyList<MeasurePart> measures, Func<MeasurePart, string?> of)
    {
        string?[] all = [.. measures.Select(of).Distinct(StringComparer.Ordinal)];
        return all.Length == 1 ? all[0] : null;
    }
}
