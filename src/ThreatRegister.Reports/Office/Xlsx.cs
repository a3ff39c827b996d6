using System.Xml.Linq;

namespace ThreatRegister.Reports.Office;

/// <summary>The summary as a workbook: contents and method first, then each table on a sheet of its own, then the texts.</summary>
public static class Xlsx
{
    private const string Main = "application/vnd.openxmlformats-officedocument.spreadsheetml";
    private const string Relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    public static byte[] Render(Summary summary)
    {
        var report = GatheringWriter.Of(summary);
        var names = new SheetNames();
        var contents = names.Of(SummaryWords.Contents.In(summary.Language));
        var tables = report.Tables.Select(table => (Name: names.Of(table.Title), Table: table)).ToArray();
        var texts = names.Of(SummaryWords.Texts.In(summary.Language));
        (string Name, XElement Sheet, string? Repeats)[] sheets =
        [
            (contents, XlsxSheets.Contents(summary, report, tables, texts), null),
            .. tables.Select(part => (part.Name, XlsxSheets.Table(part.Table), (string?)"$2:$2")),
            (texts, XlsxSheets.Texts(summary.Language, report.Texts), "$1:$1"),
        ];
        return OfficePackage.Pack(Parts(OfficePackage.CoreProperties(summary), sheets));
    }

    internal static IEnumerable<(string Path, XElement Part)> Parts(XElement properties, (string Name, XElement Sheet, string? Repeats)[] sheets)
    {
        (string Path, XElement Part, string Type)[] parts =
        [
            ("docProps/core.xml", properties, "application/vnd.openxmlformats-package.core-properties+xml"),
            ("xl/workbook.xml", Workbook(sheets), Main + ".sheet.main+xml"),
            ("xl/styles.xml", XlsxStyles.Part(), Main + ".styles+xml"),
            .. sheets.Select((sheet, index) => (PathOf(index), sheet.Sheet, Main + ".worksheet+xml")),
        ];
        return
        [
            ("[Content_Types].xml", OfficePackage.ContentTypes(parts.Select(part => (part.Path, part.Type)))),
            ("_rels/.rels", OfficePackage.Relations(
                ("rId1", Relation + "/officeDocument", "xl/workbook.xml"),
                ("rId2", "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties", "docProps/core.xml"))),
            ("xl/_rels/workbook.xml.rels", OfficePackage.Relations(
                [.. sheets.Select((_, index) => ($"rId{Number(index)}", Relation + "/worksheet", PathOf(index)["xl/".Length..])), ("rId" + Number(sheets.Length), Relation + "/styles", "styles.xml")])),
            .. parts.Select(part => (part.Path, part.Part)),
        ];
    }

    private static XElement Workbook((string Name, XElement Sheet, string? Repeats)[] sheets)
    {
        var main = XlsxSheets.Main;
        XNamespace relation = Relation;
        return new(
            main + "workbook",
            new XAttribute(XNamespace.Xmlns + "r", relation),
            new XElement(main + "bookViews", new XElement(main + "workbookView", new XAttribute("activeTab", 0))),
            new XElement(
                main + "sheets",
                sheets.Select((sheet, index) => new XElement(
                    main + "sheet", new XAttribute("name", sheet.Name), new XAttribute("sheetId", index + 1), new XAttribute(relation + "id", $"rId{Number(index)}")))),
            new XElement(
                main + "definedNames",
                sheets.Index().Where(part => part.Item.Repeats is not null).Select(part => new XElement(
                    main + "definedName", new XAttribute("name", "_xlnm.Print_Titles"), new XAttribute("localSheetId", part.Index), $"{SheetNames.Quoted(part.Item.Name)}!{part.Item.Repeats}"))));
    }

    private static string PathOf(int index) => $"xl/worksheets/sheet{Number(index)}.xml";

    private static string Number(int index) => (index + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>Names of sheets: at most 31 letters, none of those that a reference needs, no two alike.</summary>
internal sealed class SheetNames
{
    private const int Longest = 31;

    private readonly HashSet<string> taken = new(StringComparer.OrdinalIgnoreCase);

    public string Of(string title)
    {
        var clean = string.Concat(OfficePackage.Text(title).Select(letter => letter is '[' or ']' or ':' or '*' or '?' or '/' or '\\' ? ' ' : letter)).Trim().Trim('\'');
        for (var number = 1; ; number++)
        {
            var mark = number == 1 ? "" : string.Create(System.Globalization.CultureInfo.InvariantCulture, $" ({number})");
            var name = Shorten(clean, Longest - mark.Length) + mark;
            if (taken.Add(name)) return name;
        }
    }

    public static string Quoted(string name) => $"'{name.Replace("'", "''", StringComparison.Ordinal)}'";

    private static string Shorten(string name, int length)
    {
        if (name.Length <= length) return name;

        var cut = name.LastIndexOf(' ', length);
        return name[..(cut > length / 2 ? cut : char.IsHighSurrogate(name[length - 1]) ? length - 1 : length)].TrimEnd(' ', ',', ';');
    }
}
