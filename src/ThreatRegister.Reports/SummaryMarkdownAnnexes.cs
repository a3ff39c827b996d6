using System.Globalization;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Assessments;
using static ThreatRegister.Reports.MarkdownText;

namespace ThreatRegister.Reports;

/// <summary>The eight annexes.</summary>
internal static class SummaryMarkdownAnnexes
{
    public static void Write(ReportWriter report, Summary summary)
    {
        report.Heading(2, SummaryHeadings.Annexes).Heading(3, summary.BySubPeriod.Columns[0].Key.Length == 4 && summary.BySubPeriod.Columns.Count > 3 ? SummaryHeadings.AnnexYears : SummaryHeadings.AnnexMonths);
        BySubPeriod(report, summary);
        Course(report, summary);
        if (summary.MayBelong.Count > 0) MayBelong(report, summary);
        report.Heading(3, SummaryHeadings.AnnexOutcomes);
        if (IsEmpty(summary)) report.Block(report.In(SummaryWords.NothingCounted));
        else Table(report, summary.ByOutcome);
        OutcomesByTime(report, summary);
        WorkAnnexes.Times(report, summary);
        report.Heading(3, SummaryHeadings.AnnexDamage);
        if (IsEmpty(summary)) report.Block(report.In(SummaryWords.NothingCounted));
        else Damage(report, summary.Damage);
        report.Heading(3, SummaryHeadings.AnnexOccasions);
        Occasions(report, summary);
        report.Heading(3, SummaryHeadings.AnnexMeasures);
        WorkAnnexes.Measures(report, summary.Work);
        report.Heading(3, SummaryHeadings.AnnexTasks);
        SummaryOutlookText.Tasks(report, summary);
        report.Heading(3, SummaryHeadings.AnnexLessons)
            .List(summary.Lessons.Select(lesson => Lesson(report, lesson)), SummaryWords.NoLessons)
            .Heading(3, SummaryHeadings.AnnexMethod)
            .Heading(4, SummaryHeadings.Method)
            .List(summary.Notes.Where(note => note.Code is not SummaryNotes.Language).Select(note => Inline(note.Text)), SummaryWords.NoRows)
            .Heading(4, SummaryHeadings.Sources)
            .List(summary.Sources.Select(source => Source(report, source)), SummaryWords.NoSources)
            .Heading(4, SummaryHeadings.Proof)
            .List(Proof(report, summary), SummaryWords.NoRows)
            .Heading(4, SummaryHeadings.Ids)
            .List(SummaryIds.Lines(report, summary), SummaryWords.NoIds)
            .Block(SummaryMarkdown.Tracing(report, summary));
    }

    private static void MayBelong(ReportWriter report, Summary summary) =>
        report.Block($"{report.In(SummaryHeadings.MayBelong)}:")
            .List(summary.MayBelong.Select(line => $"{Inline(line.TypeName)}, {line.Date}: {Inline(line.Figure.Quantity.Text)} ({SummaryWords.Records(line.Figure.Records, summary.Language)})"), SummaryWords.NoRows);

    private static void Table(ReportWriter report, FigureTable table) =>
        report.Table(
            [report.In(SummaryWords.ColumnNumber), report.In(SummaryWords.ColumnContent), report.In(SummaryWords.ColumnUnit), .. table.Columns.Select(column => column.Label)],
            table.Rows.Append(table.Total).Select(IReadOnlyList<Cell> (row) =>
                [row.Number, Cell.Head(SummaryMarkdown.Name(row.Name, row.Level, report.Language)), Inline(row.Unit), .. row.Cells.Select(Cell.Of)]));

    /// <summary>Where no record that counts states its part of the period, only that is said of the parts.</summary>
    private static void BySubPeriod(ReportWriter report, Summary summary)
    {
        var table = summary.BySubPeriod;
        if (IsEmpty(summary))
        {
            report.Block(report.In(SummaryWords.NothingCounted));
            return;
        }

        if (HasParts(table.Total))
        {
            Table(report, table);
            report.Chart(SummaryCharts.TypesByTime(summary));
            return;
        }

        report.Block(report.In(table.Columns[0].Key.Length == 4 ? SummaryWords.NoYearStated : SummaryWords.NoMonthStated));
        Table(report, new([.. table.Columns.TakeLast(2)], [.. table.Rows.Select(Last)], Last(table.Total)));

        static FigureTableRow Last(FigureTableRow row) => row with { Cells = [.. row.Cells.TakeLast(2)] };
    }

    private static void OutcomesByTime(ReportWriter report, Summary summary)
    {
        if (!HasParts(summary.BySubPeriod.Total)) return;

        report.Block($"{report.In(SummaryWords.OutcomesByTime)}:");
        ByTime(report, summary.OutcomesByTime, withTotal: true);
        report.Chart(SummaryCharts.OutcomesByTime(summary));
    }

    /// <summary>A table of nothing says less than a sentence.</summary>
    internal static bool IsEmpty(Summary summary) => summary.BySubPeriod.Total.Cells.All(figure => figure.Records + figure.MayBelong == 0);

    /// <summary>Whether a part of the period has a figure of its own; the last two columns are no parts.</summary>
    private static bool HasParts(FigureTableRow total) => total.Cells.SkipLast(2).Any(figure => figure.Records > 0);

    private static void Course(ReportWriter report, Summary summary)
    {
        if (summary.Course is not { } table || table.Rows.All(row => row.Cells.All(figure => figure.Records == 0))) return;

        report.Block($"{report.In(SummaryWords.CourseByTime)}:");
        ByTime(report, table, withTotal: false);
        report.Chart(SummaryCharts.Course(summary));
    }

    private static void ByTime(ReportWriter report, FigureTable table, bool withTotal) =>
        report.Table(
            [report.In(SummaryWords.ColumnTime), .. table.Columns.Select(column => column.Label)],
            (withTotal ? table.Rows.Append(table.Total) : table.Rows).Select(IReadOnlyList<Cell> (row) => [Cell.Head(row.Level == 0 ? $"**{Inline(row.Name)}**" : Inline(row.Name)), .. row.Cells.Select(Cell.Of)]));

    private static void Damage(ReportWriter report, DamageTable table) =>
        report.Table(
            [report.In(SummaryWords.ColumnNumber), report.In(SummaryWords.ColumnContent), .. table.Columns.Select(column => Inline(column.Label))],
            table.Rows.Append(table.Total).Select(IReadOnlyList<Cell> (row) =>
                [row.Number, Cell.Head(SummaryMarkdown.Name(row.Name, row.Level, report.Language)), .. row.Cells.Select(Cell.Of)]));

    private static void Occasions(ReportWriter report, Summary summary)
    {
        if (summary.Occasions.Count == 0) report.Block(report.In(SummaryWords.NoOccasions));
        foreach (var occasion in summary.Occasions)
        {
            var lead = occasion.Lead is null ? "" : $"; {report.In(SummaryWords.Lead)}: {Inline(occasion.Lead)}";
            report.Block($"**{Inline(occasion.Name)}** ({occasion.Held}{lead}). {report.In(SummaryWords.Judgements)}:")
                .List(
                    occasion.Judgements.Select(judgement => $"{Inline(judgement.By)}: {Inline(judgement.Text.TrimEnd('.'))} ({Statement(report, judgement.Statement)})"),
                    SummaryWords.NoJudgement);
            report.Chart(SummaryCharts.Occasion(occasion, report.Language));
        }

        WorkText.Listed(report, SummaryWords.Reviews, SummaryWords.NoReviews, summary.Reviews.Select(review => Review(report, review)));
    }

    private static string Lesson(ReportWriter report, LessonPart lesson)
    {
        List<string> about = [.. lesson.Occasions.Select(Inline)];
        if (lesson.AskedBy is { } by) about.Add($"{report.In(SummaryWords.AskedBy)}: {Inline(by)}");
        if (lesson.AskedOf is { } of) about.Add($"{report.In(SummaryWords.AskedOf)}: {Inline(of)}");
        if (lesson.Purpose is { } purpose) about.Add($"{report.In(SummaryWords.Purpose)}: {Inline(purpose)}");
        about.Add(Statement(report, lesson.Statement));
        return $"**{Inline(lesson.Subject)}**: {SummaryMarkdown.LessonText(lesson, report.Language)}. {string.Join("; ", about)}";
    }

    private static string Review(ReportWriter report, ReviewPart review)
    {
        List<string> about = [report.In(SummaryWords.Of(review.Kind))];
        if (review.Period is { } period) about.Add(period);
        if (review.By is { } by) about.Add(Inline(by));
        about.Add(report.In(SummaryWords.Of(review.Status)) + (review.ReturnedFor is { } grounds ? $": {Inline(grounds)}" : ""));
        about.Add(Statement(report, review.Statement));
        return $"{Inline(review.Title)} ({string.Join("; ", about)})";
    }

    private static string Source(ReportWriter report, SourcePart source)
    {
        List<string> about = [];
        if (source.Publisher is { } publisher) about.Add(Inline(publisher));
        about.Add(StatedOn(report, source.StatedOn) + (source is { StatedOn: not null, StatedOnBasis: not StatementBasis.Stated } ? $", {report.In(SummaryWords.DayNotInDocument)}" : ""));
        if (source.Records > 0) about.Add(SummaryWords.RecordsOfPeriod.Fill(report.Language, SummaryWords.Records(source.Records, report.Language)));
        if (source.Licence is { } licence) about.Add(Inline(licence));
        if (source.Url is { } url) about.Add(Inline(url));
        return $"{report.Citation(source.Id)} {Inline(source.Title)} ({string.Join("; ", about)})";
    }

    private static IEnumerable<string> Proof(ReportWriter report, Summary summary)
    {
        var scope = summary.Scope;
        yield return $"{report.In(SummaryHeadings.Position)}: {scope.Position.ToString(CultureInfo.InvariantCulture)}";
        yield return $"{report.In(SummaryHeadings.Digest)}: `{scope.Digest}`";
        if (scope.AsOf is { } asOf) yield return $"{report.In(SummaryHeadings.AsOf)}: {SummaryDates.Of(DateTimeOffset.Parse(asOf, CultureInfo.InvariantCulture), report.Language)}";
        yield return $"{report.In(SummaryHeadings.Taxonomy)}: {scope.Taxonomy.ToString(CultureInfo.InvariantCulture)}";
    }

    /// <summary>Its words, where it is from, when it was said, and what the document does not say itself.</summary>
    internal static string Statement(ReportWriter report, StatementPart statement, bool withQuotation = true)
    {
        if (statement.Source is null && statement.Quotation is null) return report.In(SummaryWords.OwnObservation);

        List<string> parts = [];
        if (withQuotation && statement.Quotation is { } quotation) parts.Add($"“{Inline(quotation)}”");
        if (statement.Source is { } source) parts.Add($"{report.In(SummaryWords.Source)} {report.Citation(source)}");
        parts.Add(StatedOn(report, statement.StatedOn));
        if (statement.Basis is not StatementBasis.Stated) parts.Add(report.In(SummaryWords.Of(statement.Basis)));
        return string.Join(", ", parts);
    }

    private static string StatedOn(ReportWriter report, string? day) =>
        day is null ? report.In(SummaryWords.StatedOnUnknown) : SummaryWords.StatedOn.Fill(report.Language, day);
}
