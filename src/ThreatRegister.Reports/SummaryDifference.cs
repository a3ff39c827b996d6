using ThreatRegister.Domain;

namespace ThreatRegister.Reports;

/// <summary>One figure that two summaries of the same thing have otherwise.</summary>
/// <param name="Part">Which table it stands in.</param>
/// <param name="Before">In words; null: the first one has nothing there.</param>
/// <param name="BeforeRows">The query of its rows.</param>
public sealed record DifferingFigure(LocalizedText Part, string Name, string? Before, string? BeforeRows, string? After, string? AfterRows);

/// <summary>What two summaries of the same thing, at two positions, have otherwise: as issued and as now known.</summary>
public static class SummaryDifference
{
    private static readonly LocalizedText total = new("Tổng số", "Total");
    private static readonly LocalizedText fields = new("Từng lĩnh vực", "By threat type");
    private static readonly LocalizedText outcomes = new("Kết quả xử lý", "By outcome");
    private static readonly LocalizedText times = new("Theo thời gian", "Over time");
    private static readonly LocalizedText damage = new("Thiệt hại", "Damage");
    private static readonly LocalizedText notStated = new("{0} không nêu số liệu", "{0} without a figure");

    /// <summary>In the order of the report; empty where every figure is the same.</summary>
    public static IReadOnlyList<DifferingFigure> Of(Summary before, Summary after)
    {
        var (old, now) = (FiguresOf(before), FiguresOf(after));
        var keys = old.Select(figure => figure.Key).Concat(now.Select(figure => figure.Key)).Distinct();
        var (first, second) = (old.ToDictionary(figure => figure.Key), now.ToDictionary(figure => figure.Key));
        return [.. keys.Select(key => Differing(first.GetValueOrDefault(key), second.GetValueOrDefault(key))).OfType<DifferingFigure>()];
    }

    private static DifferingFigure? Differing(Known? before, Known? after)
    {
        if (string.Equals(before?.Said, after?.Said, StringComparison.Ordinal)) return null;

        var known = (after ?? before)!;
        return new(known.Part, known.Name, before?.Said, before?.Rows, after?.Said, after?.Rows);
    }

    private static List<Known> FiguresOf(Summary summary) =>
    [
        Figure(total, "total", summary.Total.Name, summary.General.Now, summary.Language),
        .. Rows(fields, summary.Fields, summary.Language),
        .. Rows(outcomes, [.. summary.Outcomes, summary.Suspected], summary.Language),
        .. summary.BySubPeriod.Rows.SelectMany(row => row.Cells.SkipLast(1).Zip(summary.BySubPeriod.Columns, (cell, column) =>
            Figure(times, $"{row.Key}|{column.Key}", $"{row.Name}, {column.Label}", cell, summary.Language))),
        .. summary.Damage.Rows.SelectMany(row => row.Cells.Zip(summary.Damage.Columns, (cell, column) =>
            new Known((damage.Vi!, $"{row.Key}|{column.Key}"), damage, $"{row.Name}: {column.Label}", Said(cell, summary.Language), cell.Rows))),
    ];

    private static IEnumerable<Known> Rows(LocalizedText part, IEnumerable<FigureRow> rows, string language) => rows.Select(row => Figure(part, row.Key, row.Name, row.Now, language));

    /// <summary>The number of records is said too, and what may belong besides: they may differ where what is stated reads the same.</summary>
    private static Known Figure(LocalizedText part, string key, string name, Figure figure, string language)
    {
        var besides = figure.MayBelong > 0 ? $"; {SummaryWords.MayBelongBesides.Fill(language, SummaryWords.Records(figure.MayBelong, language))}" : "";
        return new((part.Vi!, key), part, name, figure.Records + figure.MayBelong == 0 ? null : $"{figure.Quantity.Text} ({SummaryWords.Records(figure.Records, language)}{besides})", figure.Rows);
    }

    private static string? Said(DamageFigure figure, string language) =>
        figure.Parts.Count == 0 && figure.Unstated == 0 ? null : figure.Unstated > 0 ? $"{figure.Cell} ({notStated.Fill(language, SummaryWords.Records(figure.Unstated, language))})" : figure.Cell;

    private sealed record Known((string Part, string Key) Key, LocalizedText Part, string Name, string? Said, string Rows);
}
