using ThreatRegister.Domain;
using ThreatRegister.Domain.Incidents;
using static ThreatRegister.Reports.MarkdownText;

namespace ThreatRegister.Reports;

/// <summary>Lays out what sources state of consequences, beside the figures of damage: what came about is told apart from what could have.</summary>
internal static class ImpactLines
{
    private static readonly LocalizedText caption = new("Hậu quả mà nguồn nêu bằng lời", "Consequences that sources state in words");
    private static readonly LocalizedText none = new("Không nguồn nào nêu bằng lời hậu quả của các vụ việc được tính.", "No source states in words the consequences of what is counted.");
    private static readonly LocalizedText more = new("Còn {0} khác có nêu hậu quả; xem tại từng vụ việc.", "And {0} more with stated consequences: see the incidents.");
    private static readonly LocalizedText actual = new("tác động thực tế", "actual impact");
    private static readonly LocalizedText potential = new("tác động có thể có", "potential impact");

    public static void Write(ReportWriter report, Summary summary)
    {
        if (SummaryMarkdownAnnexes.IsEmpty(summary)) return;

        var listed = summary.Impacts.Listed;
        WorkText.Listed(report, caption, none, listed.GroupBy(part => (part.Field, part.Id)).Select(incident => Line(report, [.. incident])));
        var left = summary.Impacts.Incidents - listed.Select(part => part.Id).Distinct(StringComparer.Ordinal).Count();
        if (left > 0) report.Block(more.Fill(report.Language, SummaryWords.Records(left, report.Language)));
    }

    private static string Line(ReportWriter report, ImpactPart[] stated) =>
        $"**{Inline(stated[0].Field)}**. {Inline(stated[0].Title)}: {string.Join("; ", stated.Select(part => Said(report, part)))}";

    private static string Said(ReportWriter report, ImpactPart part)
    {
        var statements = part.Further.Prepend(part.Statement).Select(statement => SummaryMarkdownAnnexes.Statement(report, statement));
        return $"{report.In(part.Aspect is ImpactAspect.Actual ? actual : potential)}: {Inline(part.Text.TrimEnd('.'))} ({string.Join("; ", statements)})";
    }
}
