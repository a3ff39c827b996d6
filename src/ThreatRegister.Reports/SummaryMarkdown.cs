using System.Globalization;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Assessments;
using ThreatRegister.Domain.Directions;
using ThreatRegister.Projections.Occasions;
using static ThreatRegister.Reports.MarkdownText;

namespace ThreatRegister.Reports;

/// <summary>The summary as Markdown, in the layout that an office hands in; the same summary, the same text.</summary>
public static class SummaryMarkdown
{
    public static string Render(Summary summary)
    {
        var report = new MarkdownWriter(summary.Language);
        Write(report, summary);
        return report.ToString();
    }

    /// <summary>The layout, whatever it is written in.</summary>
    internal static void Write(ReportWriter report, Summary summary)
    {
        report.Cite([.. summary.Sources.Select(source => source.Id)]);
        Header(report, summary);
        PartOne(report, summary);
        report.Heading(2, SummaryHeadings.PartTwo);
        WorkText.Outlook(report, summary);
        SummaryOutlookText.Ahead(report, summary, SummaryHeadings.Targets, "goals", DirectionKind.Goal);
        SummaryOutlookText.Ahead(report, summary, SummaryHeadings.Tasks, "tasks", DirectionKind.Principle, DirectionKind.Direction);
        Written(report, summary, 3, SummaryHeadings.Organisation, "organisation");
        Written(report, summary, 2, SummaryHeadings.PartThree, "proposals");
        var recipients = Prose.LinesOf(summary, SectionText.Recipients);
        report.Close(Closing.Of(summary, recipients.Count > 0 ? recipients : [report.In(SummaryWords.NoText)]));
        report.NewPage();
        SummaryMarkdownAnnexes.Write(report, summary);
    }

    private static void Header(ReportWriter report, Summary summary)
    {
        report.Begin(Letterhead.Of(summary));
        report.Title(
            report.In(SummaryWords.Report),
            summary.Title,
            $"({(summary.Scope.Elapsed is null ? SummaryWords.DataFromTo : SummaryWords.DataUntil).Fill(summary.Language, SummaryDates.Of(summary.Scope.From, summary.Language), SummaryDates.Of(summary.Scope.Elapsed ?? summary.Scope.To, summary.Language))})");
        if (summary.Notes.FirstOrDefault(note => note.Code is SummaryNotes.Language) is { } languages) report.Block(Inline(languages.Text));
        report.Warnings([.. summary.Notes.Where(note => note.IsWarning).Select(note => Inline(note.Text))]);
        report.Contents();
    }

    private static void PartOne(ReportWriter report, Summary summary)
    {
        report.Heading(2, SummaryHeadings.PartOne).Heading(3, SummaryHeadings.Situation);
        report.Heading(4, SummaryHeadings.Background);
        var isTold = summary.Standing.Count + summary.Assessments.Count + summary.Indicators.Count > 0;
        if (!Prose.Write(report, summary, "context") && !isTold) report.Block(report.In(SummaryWords.NoText));
        Standing(report, summary);
        Assessments(report, summary);
        SummaryOutlookText.Indicators(report, summary);
        report.Heading(4, SummaryHeadings.General);
        ComparedTables.General(report, summary);
        report.Heading(4, SummaryHeadings.Fields);
        ComparedTables.Figures(report, summary, [.. summary.Fields, summary.Total]);
        Counted(report, summary);
        report.Heading(4, SummaryHeadings.Methods);
        Prose.Write(report, summary, "means-and-causes");
        WorkText.CausesAndPlaces(report, summary.Work);
        report.Heading(4, SummaryHeadings.Damage);
        Damage(report, summary);
        ImpactLines.Write(report, summary);
        Work(report, summary);
        Assessment(report, summary);
    }

    private static void Work(ReportWriter report, Summary summary)
    {
        report.Heading(3, SummaryHeadings.Work);
        report.Heading(4, SummaryHeadings.Advice);
        Prose.Write(report, summary, "advice-and-instruments");
        WorkText.Advice(report, summary.Work);
        SummaryOutlookText.Asked(report, summary);
        report.Heading(4, SummaryHeadings.Prevention);
        Prose.Write(report, summary, "prevention");
        WorkText.Prevention(report, summary.Work);
        report.Heading(4, SummaryHeadings.Handling);
        Prose.Write(report, summary, "detection-and-handling");
        ComparedTables.Figures(report, summary, [.. summary.Outcomes, summary.Total, summary.Suspected]);
        WorkText.Handling(report, summary.Work);
        report.Heading(4, SummaryHeadings.Occasions);
        Prose.Write(report, summary, "occasions");
        Occasions(report, summary);
        report.Heading(4, SummaryHeadings.Coordination);
        Prose.Write(report, summary, "coordination");
        WorkText.Coordination(report, summary.Work);
        report.Heading(4, SummaryHeadings.Cooperation);
        Prose.Write(report, summary, "international");
        WorkText.International(report, summary.Work);
    }

    private static void Assessment(ReportWriter report, Summary summary)
    {
        report.Heading(3, SummaryHeadings.Assessment);
        Written(report, summary, 4, SummaryHeadings.Strengths, "strengths");
        report.Heading(4, SummaryHeadings.Shortcomings);
        string[] limitations = [.. summary.Assessments.Where(IsLimitation).Select(limitation => AssessmentLines.Of(report, limitation))];
        if (!Prose.Write(report, summary, "shortcomings") || limitations.Length > 0) report.List(limitations, SummaryWords.NoText);
        Written(report, summary, 4, SummaryHeadings.Causes, "causes");
        report.Heading(4, SummaryHeadings.Lessons);
        string[] lessons = [.. summary.Lessons.Select(lesson => $"{Inline(lesson.Subject)}: {LessonText(lesson, summary.Language)}")];
        if (!Prose.Write(report, summary, "lessons") || lessons.Length > 0) report.List(lessons, SummaryWords.NoLessons);
    }

    /// <summary>A section that people write; without their text it says that there is none, so that the skeleton is whole.</summary>
    private static void Written(ReportWriter report, Summary summary, int level, LocalizedText heading, string section, LocalizedText? without = null)
    {
        report.Heading(level, heading);
        if (!Prose.Write(report, summary, section)) report.Block(report.In(without ?? SummaryWords.NoText));
    }

    internal static string LessonText(LessonPart lesson, string language) =>
        lesson.Text is null ? SummaryWords.Of(lesson.Status).In(language) : $"{Inline(lesson.Text)} ({SummaryWords.Of(lesson.Status).In(language)})";

    private static void Standing(ReportWriter report, Summary summary) =>
        WorkText.Listed(
            report,
            SummaryHeadings.Standing,
            SummaryWords.NoStanding,
            summary.Standing.Select(line => $"{Inline(line.Title)} ({string.Join("; ", [.. TypeOf(line.Title, line.TypeName), line.Since, .. Cited(report, line.Sources)])})"));

    private static void Counted(ReportWriter report, Summary summary)
    {
        if (summary.Counted.Count == 0) return;

        report.Block($"{report.In(SummaryHeadings.Counted)}:").List(
            summary.Counted.Select(line =>
            {
                string[] about = [.. TypeOf(line.Title, line.TypeName), line.Occurred, .. line.Quantity is { } quantity ? [Inline(quantity)] : Array.Empty<string>(), Lower(line.Outcome), .. Cited(report, line.Sources)];
                return $"{Inline(line.Title)} ({string.Join("; ", about)})";
            }),
            SummaryWords.NoRows);
    }

    /// <summary>A title that says the type already says it alone.</summary>
    private static string[] TypeOf(string title, string type) => string.Equals(title, type, StringComparison.OrdinalIgnoreCase) ? [] : [Inline(type)];

    private static string[] Cited(ReportWriter report, IReadOnlyList<string> sources) => sources.Count == 0 ? [] : [$"{report.In(sources.Count == 1 ? SummaryWords.Source : SummaryWords.SourcesCited)} {report.Citations(sources)}"];

    internal static string Upper(string words) => char.ToUpperInvariant(words[0]) + words[1..];

    private static string Lower(string words) => char.ToLowerInvariant(words[0]) + words[1..];

    private static void Assessments(ReportWriter report, Summary summary)
    {
        AssessmentPart[] said = [.. summary.Assessments.Where(assessment => !IsLimitation(assessment))];
        if (said.Length > 0) report.Block($"{report.In(SummaryHeadings.Assessments)}:");
        AssessmentLines.Write(report, said);
    }

    private static bool IsLimitation(AssessmentPart assessment) => assessment.Kind is AssessmentKind.Limitation;

    private static void Damage(ReportWriter report, Summary summary)
    {
        if (SummaryMarkdownAnnexes.IsEmpty(summary))
        {
            report.Block(report.In(SummaryWords.NothingCounted));
            return;
        }

        report.Table(
            [report.In(SummaryWords.ColumnContent), report.In(SummaryWords.ColumnNow)],
            summary.Damage.Columns.Zip(summary.Damage.Total.Cells, IReadOnlyList<Cell> (column, figure) => [Cell.Head(Inline(column.Label)), Cell.Of(figure)]));
        if (summary.Damage.Total.Cells.Any(figure => figure.Unstated > 0)) report.Block(report.In(SummaryWords.DamageNotStated) + (summary.Damage.Columns.Any(column => column.Key is "people" or "property") ? $" {report.In(SummaryWords.DamageStated)}" : ""));
    }

    /// <summary>Parts say that they are parts; the total and what adds up to it stand out.</summary>
    internal static string Name(string name, int level, string language) => level switch
    {
        0 or 1 => $"**{Inline(name)}**",
        _ => $"{string.Concat(Enumerable.Repeat("– ", level - 2))}{SummaryWords.PartOf.In(language)}: {Inline(name)}",
    };

    internal static string Tracing(ReportWriter report, Summary summary)
    {
        var scope = summary.Scope;
        var basis = scope.Basis is "occurred" ? "" : $"&basis={scope.Basis}";
        var moment = scope.StatedBy is { } day ? $"stated-by={day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}" : $"as-of={scope.Position.ToString(CultureInfo.InvariantCulture)}";
        return SummaryWords.Tracing.Fill(summary.Language, $"/{summary.Language}/incidents?type=T&period=P{basis}&{moment}&counted=true");
    }

    /// <summary>That none is linked, and where the judgements are, is said once for all.</summary>
    private static void Occasions(ReportWriter report, Summary summary)
    {
        report.List(summary.Occasions.Select(occasion => Line(report, occasion)), SummaryWords.NoOccasions);
        if (summary.Occasions.Count == 0) return;

        if (!summary.Occasions.Any(HasIncidents)) report.Block(report.In(SummaryWords.NoneLinked));
        if (summary.Occasions.Any(occasion => occasion.Judgements.Count > 0)) report.Block(report.In(SummaryWords.JudgedInAnnex));
    }

    private static string Line(ReportWriter report, OccasionPart occasion)
    {
        var status = occasion.Status is OccasionStatus.Concluded ? $"; {report.In(SummaryWords.Of(occasion.Status))}" : "";
        return $"{Inline(occasion.Name)} ({occasion.Held}{status}){(HasIncidents(occasion) ? $"; {report.In(SummaryWords.LinkedIncidents)}: {Inline(occasion.Incidents.Quantity.Text)}" : "")}";
    }

    private static bool HasIncidents(OccasionPart occasion) => occasion.Incidents.Records + occasion.Incidents.MayBelong > 0;
}
