using System.Xml.Linq;
using static ThreatRegister.Reports.Office.DocxText;

namespace ThreatRegister.Reports.Office;

/// <summary>Tables of figures, and the two borderless ones of an administrative document.</summary>
internal static class DocxTables
{
    /// <summary>Of both sides of a cell, in twentieths of a point.</summary>
    private const int Padding = 190;

    /// <summary>So much is surely far less than a page; so are more rows of a line each.</summary>
    private const int SmallRows = 12, SmallLetters = 1500, ShortRows = 20, LineLetters = 70;

    /// <param name="width">Of the page between its margins, in twentieths of a point.</param>
    public static XElement Figures(IReadOnlyList<string> heads, IReadOnlyList<IReadOnlyList<Cell>> rows, int width)
    {
        var size = heads.Count switch { <= 5 => 24, <= 7 => 21, <= 14 => 19, _ => 17 };
        IReadOnlyList<string>[] columns = [.. heads.Select((head, column) => (IReadOnlyList<string>)[InlineRun.Plain(head), .. rows.Select(row => InlineRun.Plain(row[column].Text))])];
        var widths = ColumnWidths.Of(columns, width, size * 10, Padding);
        return Table(
            "Figures",
            widths,
            [
                Row(heads.Select((head, column) => CellOf(widths[column], Paragraph("TableHead", Runs(head, size), new XElement(W + "keepNext")), new XElement(W + "shd", Value("clear"), new XAttribute(W + "color", "auto"), new XAttribute(W + "fill", "EDEDED")), new XElement(W + "vAlign", Value("center")))), isHead: true),
                .. rows.Select((row, at) => Row(row.Select((cell, column) => CellOf(widths[column], Paragraph(StyleOf(cell), Runs(cell.Text, size), StaysWithNext(rows, at) ? [new XElement(W + "keepNext")] : []))), isHead: false)),
            ]);
    }

    /// <summary>A small table stays whole; of a long one, neither the first row nor the last stands alone on a page.</summary>
    private static bool StaysWithNext(IReadOnlyList<IReadOnlyList<Cell>> rows, int at) => at < rows.Count - 1 && (at == 0 || at == rows.Count - 2 || IsSmall(rows));

    private static bool IsSmall(IReadOnlyList<IReadOnlyList<Cell>> rows)
    {
        int[] letters = [.. rows.Select(row => row.Sum(cell => cell.Text.Length))];
        return (rows.Count <= SmallRows && letters.Sum() <= SmallLetters) || (rows.Count <= ShortRows && letters.All(row => row <= LineLetters));
    }

    /// <summary>Two columns without lines.</summary>
    public static XElement Pair(int left, int right, IEnumerable<XElement> first, IEnumerable<XElement> second) =>
        Table("TableNormal", [left, right], [Row([CellOf(left, [.. first]), CellOf(right, [.. second])], isHead: false)]);

    private static string StyleOf(Cell cell) => cell.IsFigure ? "TableFigure" : "TableText";

    private static XElement Table(string style, IReadOnlyList<int> widths, IEnumerable<XElement> rows) => new(
        W + "tbl",
        new XElement(
            W + "tblPr",
            new XElement(W + "tblStyle", Value(style)),
            new XElement(W + "tblW", new XAttribute(W + "w", widths.Sum()), new XAttribute(W + "type", "dxa")),
            new XElement(W + "tblLayout", new XAttribute(W + "type", "fixed"))),
        new XElement(W + "tblGrid", widths.Select(width => new XElement(W + "gridCol", new XAttribute(W + "w", width)))),
        rows);

    private static XElement Row(IEnumerable<XElement> cells, bool isHead)
    {
        var properties = new XElement(W + "trPr", new XElement(W + "cantSplit"));
        if (isHead) properties.Add(new XElement(W + "tblHeader"));
        return new(W + "tr", properties, cells);
    }

    private static XElement CellOf(int width, XElement paragraph, params ReadOnlySpan<XElement> properties)
    {
        var cell = CellOf(width, [paragraph]);
        foreach (var property in properties) cell.Element(W + "tcPr")!.Add(property);
        return cell;
    }

    private static XElement CellOf(int width, XElement[] content) =>
        new(W + "tc", new XElement(W + "tcPr", new XElement(W + "tcW", new XAttribute(W + "w", width), new XAttribute(W + "type", "dxa"))), content);
}
