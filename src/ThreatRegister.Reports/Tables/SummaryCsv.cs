using System.Globalization;
using System.Text;
using ThreatRegister.Application.Transfer;

namespace ThreatRegister.Reports;

/// <summary>
/// Every cell of every table of the summary in one long table, for programs that put tables together: section, table, row, column, what
/// the cell says, the number it says exactly, what its numbers add up to at the least, the unit, and the query of the rows behind it.
/// </summary>
public static class SummaryCsv
{
    private static readonly string[] head = ["section", "table", "row", "column", "value", "number", "at_least", "unit", "rows"];

    public static byte[] Render(Summary summary)
    {
        var text = new StringBuilder();
        CsvText.Line(text, head);
        foreach (var table in GatheringWriter.Of(summary).Tables) Add(text, table, summary.Language);
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static void Add(StringBuilder text, GatheredTable table, string language)
    {
        var section = string.Join(" / ", table.Headings.SkipLast(1));
        var (number, unit) = (SummaryWords.ColumnNumber.In(language), table.UnitColumn(language));
        foreach (var (index, row) in table.Rows.Index())
        {
            var name = NameOf(row, index, string.Equals(table.Heads[0], number, StringComparison.Ordinal));
            foreach (var (column, cell) in row.Index())
            {
                if (cell.Heads || column == unit || string.Equals(table.Heads[column], number, StringComparison.Ordinal)) continue;
                CsvText.Line(
                    text,
                    [section, table.Title, name, table.Heads[column], InlineRun.Plain(cell.Text), cell.Number?.ToString(CultureInfo.InvariantCulture), cell.AtLeast?.ToString(CultureInfo.InvariantCulture), unit < 0 ? null : InlineRun.Plain(row[unit].Text), cell.Rows]);
            }
        }
    }

    private static string NameOf(IReadOnlyList<Cell> row, int index, bool isNumbered)
    {
        var name = row.FirstOrDefault(cell => cell.Heads).Text;
        if (name is null) return (index + 1).ToString(CultureInfo.InvariantCulture);

        return isNumbered && row[0].Text.Length > 0 ? $"{row[0].Text} {InlineRun.Plain(name)}" : InlineRun.Plain(name);
    }
}
