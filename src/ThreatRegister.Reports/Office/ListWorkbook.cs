using System.Globalization;
using ThreatRegister.Application.Queries;

namespace ThreatRegister.Reports.Office;

/// <summary>One cell of a list.</summary>
/// <param name="IsNumber">Whether its text is a whole number, to be one in the workbook too.</param>
public readonly record struct ListValue(string Text, bool IsNumber = false);

/// <summary>A list as a workbook of one sheet: what it shows in words, the heads, which stay in sight, and the rows as texts and numbers, never as formulas.</summary>
public static class ListWorkbook
{
    /// <summary>Of a longer list no workbook is made: it is put together in memory, and a spreadsheet of more is not worked with.</summary>
    public const int MostRows = 50_000;

    /// <param name="name">Of the sheet.</param>
    /// <param name="sentence">What the list shows, in words.</param>
    public static byte[] Render(string name, string sentence, string language, Moment moment, IReadOnlyList<string> heads, IEnumerable<IReadOnlyList<ListValue>> rows)
    {
        var table = new GatheredTable([sentence], heads, [.. rows.Select(row => (IReadOnlyList<Cell>)[.. row.Select(CellOf)])]);
        var properties = OfficePackage.CoreProperties(
            sentence, language, moment.Position, moment.Digest, creator: null, moment.RecordedAt?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        return OfficePackage.Pack(Xlsx.Parts(properties, [(new SheetNames().Of(name), XlsxSheets.Table(table), "$2:$2")]));
    }

    private static Cell CellOf(ListValue value) =>
        value.IsNumber && decimal.TryParse(value.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? new(value.Text) { Number = number }
            : new(MarkdownText.Inline(value.Text));
}
