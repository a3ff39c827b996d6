using ThreatRegister.Application.Words;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Assessments;
using static ThreatRegister.Reports.MarkdownText;

namespace ThreatRegister.Reports;

/// <summary>Lays trends, judgements and limitations out: who says what of what, with every source.</summary>
internal static class AssessmentLines
{
    /// <summary>Who says several things at one time in one source is named once, above them.</summary>
    public static void Write(ReportWriter report, IReadOnlyList<AssessmentPart> assessments)
    {
        var groups = assessments.GroupBy(one => (one.By, one.Statement.Source, one.Statement.StatedOn, one.Statement.Basis)).ToLookup(group => group.Count() == 1);
        if (groups.Contains(true) || assessments.Count == 0) report.List(groups[true].Select(group => Of(report, group.Single())), SummaryWords.NoAssessments);
        foreach (var group in groups[false])
        {
            var shared = group.Select(Subjects).Distinct(StringComparer.Ordinal).Count() == 1 ? Subjects(group.First()) : "";
            string[] head = [.. shared.Length > 0 ? [shared] : Array.Empty<string>(), SummaryMarkdownAnnexes.Statement(report, group.First().Statement, withQuotation: false)];
            report.Block($"{Inline(group.Key.By)} ({string.Join("; ", head)}):").List(group.Select(one => Said(report, one, withSubjects: shared.Length == 0)), SummaryWords.NoRows);
        }
    }

    public static string Of(ReportWriter report, AssessmentPart one)
    {
        string[] about = [.. Trend(report, one), .. Subjects(one) is { Length: > 0 } subjects ? [subjects] : Array.Empty<string>()];
        string[] statements = [.. one.Further.Prepend(one.Statement).Select(statement => SummaryMarkdownAnnexes.Statement(report, statement))];
        return $"{Inline(one.By)}{(about.Length == 0 ? "" : $" ({string.Join(", ", about)})")}: {Inline(one.Text.TrimEnd('.'))} ({string.Join("; ", statements)})";
    }

    private static string Said(ReportWriter report, AssessmentPart one, bool withSubjects)
    {
        string[] about =
        [
            .. Trend(report, one),
            .. withSubjects && Subjects(one) is { Length: > 0 } subjects ? [subjects] : Array.Empty<string>(),
            .. one.Statement.Quotation is { } quotation ? [$"“{Inline(quotation)}”"] : Array.Empty<string>(),
            .. one.Further.Select(statement => SummaryMarkdownAnnexes.Statement(report, statement)),
        ];
        return $"{Inline(one.Text.TrimEnd('.'))}{(about.Length == 0 ? "" : $" ({string.Join("; ", about)})")}";
    }

    private static string[] Trend(ReportWriter report, AssessmentPart one) =>
        one.Kind is AssessmentKind.Trend ? [$"**{report.In(AssessmentText.Of(one.Kind))}{(one.Direction is { } direction ? $": {report.In(AssessmentText.Of(direction))}" : "")}**"] : [];

    private static string Subjects(AssessmentPart one) => string.Join(", ", one.Types.Concat(one.Occasions).Select(Inline));
}
