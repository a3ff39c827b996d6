using System.Globalization;
using System.Xml.Linq;

namespace ThreatRegister.Reports.Office;

/// <summary>The sheets. A text is written as text, whatever it begins with, so that it never becomes a formula.</summary>
internal static class XlsxSheets
{
    public static readonly XNamespace Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    /// <summary>A unit of a column's width in thousandths of the letters' size, with something to spare.</summary>
    private const int Letter = 560;

    private const int Narrowest = 6;
    private const int Widest = 60;

    /// <summary>A heading, the head row, which stays in sight, and the rows.</summary>
    public static XElement Table(GatheredTable table)
    {
        var rows = table.Rows.Select(row => row.Select(CellOf).ToArray());
        return Sheet(
            [.. Enumerable.Range(0, table.Heads.Count).Select(column => WidthOf(table, column))],
            [[(string.Join(" / ", table.Headings), null, XlsxStyle.Title)], [.. table.Heads.Select(head => ((string?)head, (decimal?)null, XlsxStyle.Head))], .. rows],
            frozen: 2,
            isAcross: table.Heads.Count > 6);
    }

    /// <summary>What the workbook is, what to know before reading, and where each table stands.</summary>
    public static XElement Contents(Summary summary, GatheringWriter report, IReadOnlyList<(string Name, GatheredTable Table)> tables, string texts)
    {
        var language = summary.Language;
        var rows = new List<(string?, decimal?, XlsxStyle)[]>
        {
            Line(InlineRun.Plain(report.Head!.Agency), XlsxStyle.Wrapped),
            Line(summary.Title, XlsxStyle.Title),
            Line(report.FiguresLine, XlsxStyle.Wrapped),
        };
        if (report.Head.Tlp is { } tlp) rows.Insert(0, Line(tlp, XlsxStyle.Title));
        rows.AddRange(report.WarningLines.Select(warning => Line(warning, XlsxStyle.Wrapped)));
        rows.Add([]);
        rows.Add(Line(SummaryWords.Contents.In(language), XlsxStyle.Title));
        var links = new List<(int Row, string Sheet)>();
        foreach (var (name, title) in tables.Select(part => (part.Name, string.Join(" / ", part.Table.Headings))).Append((texts, SummaryWords.Texts.In(language))))
        {
            rows.Add(Line(title, XlsxStyle.Link));
            links.Add((rows.Count, name));
        }

        foreach (var part in (string[])[SummaryHeadings.Method.In(language), SummaryHeadings.Proof.In(language)])
        {
            rows.Add([]);
            rows.Add(Line(part, XlsxStyle.Title));
            rows.AddRange(report.Texts.Where(text => text.Headings.Contains(part, StringComparer.Ordinal)).Select(text => Line(text.Text, XlsxStyle.Wrapped)));
        }

        return Sheet([110], rows, frozen: 0, isAcross: false, links);
    }

    /// <summary>Everything that stands in no table, in its order.</summary>
    public static XElement Texts(string language, IEnumerable<GatheredText> texts) => Sheet(
        [45, 110],
        [
            [(SummaryWords.Section.In(language), null, XlsxStyle.Head), (SummaryWords.ColumnContent.In(language), null, XlsxStyle.Head)],
            .. texts.Select(text => new (string?, decimal?, XlsxStyle)[] { (string.Join(" / ", text.Headings), null, XlsxStyle.Text), (text.Text, null, XlsxStyle.Text) }),
        ],
        frozen: 1,
        isAcross: true);

    private static (string?, decimal?, XlsxStyle)[] Line(string text, XlsxStyle style) => [(text, null, style)];

    private static (string? Text, decimal? Number, XlsxStyle Style) CellOf(Cell cell) => cell switch
    {
        { Number: { } number, Form: CellForm.Difference } => (null, number, XlsxStyle.Difference),
        { Number: { } number, Form: CellForm.DifferenceInPercent } => (null, number / 100, XlsxStyle.DifferenceInPercent),
        { Number: { } number, Form: CellForm.Percent } => (null, number / 100, XlsxStyle.Percent),
        { Number: { } number } => (null, number, XlsxStyle.Number),
        { Heads: true } => (InlineRun.Plain(cell.Text), null, InlineRun.Of(cell.Text) is [{ IsBold: true }] ? XlsxStyle.RowHead : XlsxStyle.Text),
        { Rows: not null } when !cell.Text.Any(char.IsLetter) => (InlineRun.Plain(cell.Text), null, XlsxStyle.Right),
        _ => (InlineRun.Plain(cell.Text), null, XlsxStyle.Text),
    };

    private static XElement Sheet(
        IReadOnlyList<int> widths, IReadOnlyList<IReadOnlyList<(string? Text, decimal? Number, XlsxStyle Style)>> rows, int frozen, bool isAcross, IReadOnlyList<(int Row, string Sheet)>? links = null)
    {
        var sheet = new XElement(
            Main + "worksheet",
            new XElement(Main + "sheetPr", new XElement(Main + "pageSetUpPr", new XAttribute("fitToPage", 1))),
            new XElement(Main + "sheetViews", View(frozen)),
            new XElement(Main + "sheetFormatPr", new XAttribute("defaultRowHeight", 15)),
            new XElement(Main + "cols", widths.Select((width, column) => new XElement(
                Main + "col", new XAttribute("min", column + 1), new XAttribute("max", column + 1), new XAttribute("width", width), new XAttribute("customWidth", 1)))),
            new XElement(Main + "sheetData", rows.Select((row, index) => Row(row, index + 1, widths))));
        if (links is { Count: > 0 })
        {
            sheet.Add(new XElement(Main + "hyperlinks", links.Select(link => new XElement(
                Main + "hyperlink", new XAttribute("ref", AddressOf(0, link.Row)), new XAttribute("location", SheetNames.Quoted(link.Sheet) + "!A1"), new XAttribute("display", link.Sheet)))));
        }

        sheet.Add(
            new XElement(Main + "pageMargins", Side("left", "0.7"), Side("right", "0.6"), Side("top", "0.8"), Side("bottom", "0.8"), Side("header", "0.3"), Side("footer", "0.3")),
            new XElement(Main + "pageSetup", new XAttribute("paperSize", 9), new XAttribute("orientation", isAcross ? "landscape" : "portrait"), new XAttribute("fitToHeight", 0)),
            new XElement(Main + "headerFooter", new XElement(Main + "oddFooter", "&C&P / &N")));
        return sheet;

        static XAttribute Side(string name, string inches) => new(name, inches);
    }

    private static XElement View(int frozen)
    {
        var view = new XElement(Main + "sheetView", new XAttribute("showGridLines", 0), new XAttribute("workbookViewId", 0));
        if (frozen == 0) return view;

        var first = AddressOf(0, frozen + 1);
        view.Add(
            new XElement(Main + "pane", new XAttribute("ySplit", frozen), new XAttribute("topLeftCell", first), new XAttribute("activePane", "bottomLeft"), new XAttribute("state", "frozen")),
            new XElement(Main + "selection", new XAttribute("pane", "bottomLeft"), new XAttribute("activeCell", first), new XAttribute("sqref", first)));
        return view;
    }

    private static XElement Row(IReadOnlyList<(string? Text, decimal? Number, XlsxStyle Style)> cells, int row, IReadOnlyList<int> widths) => new(
        Main + "row",
        new XAttribute("r", row),
        new XAttribute("ht", HeightOf(cells, widths)),
        new XAttribute("customHeight", 1),
        cells.Select((cell, column) => cell.Number is { } number
            ? new XElement(Main + "c", new XAttribute("r", AddressOf(column, row)), new XAttribute("s", (int)cell.Style), new XElement(Main + "v", number.ToString(CultureInfo.InvariantCulture)))
            : new XElement(
                Main + "c",
                new XAttribute("r", AddressOf(column, row)),
                new XAttribute("s", (int)cell.Style),
                new XAttribute("t", "inlineStr"),
                new XElement(Main + "is", new XElement(Main + "t", new XAttribute(XNamespace.Xml + "space", "preserve"), OfficePackage.Text(cell.Text ?? ""))))));

    /// <summary>In points. Written out, for not every program finds the height of wrapped text by itself.</summary>
    private static int HeightOf(IReadOnlyList<(string? Text, decimal? Number, XlsxStyle Style)> cells, IReadOnlyList<int> widths)
    {
        if (cells.Any(cell => cell.Style is XlsxStyle.Title)) return 22;

        var lines = cells.Select((cell, column) => cell.Text is { Length: > 0 } text ? TextWidth.Wrap(text, widths[column] * Letter, int.MaxValue).Count : 1).DefaultIfEmpty(1).Max();
        return Math.Min(409, (lines * 15) + 1);
    }

    /// <summary>Wide enough for two words of the head and for most of what stands below it.</summary>
    private static int WidthOf(GatheredTable table, int column)
    {
        var head = TextWidth.Wrap(table.Heads[column], 12 * Letter, int.MaxValue).Max(TextWidth.Of);
        var widest = table.Rows.Select(row => TextWidth.Of(InlineRun.Plain(row[column].Text))).DefaultIfEmpty(0).Max();
        return Math.Clamp((Math.Max(head, widest) / Letter) + 2, Narrowest, Widest);
    }

    private static string AddressOf(int column, int row)
    {
        var name = "";
        for (var rest = column + 1; rest > 0; rest = (rest - 1) / 26) name = (char)('A' + ((rest - 1) % 26)) + name;
        return name + row.ToString(CultureInfo.InvariantCulture);
    }
}
