using System.Globalization;
using System.Xml.Linq;
using ThreatRegister.Reports.Charts;
using static ThreatRegister.Reports.Office.DocxText;

namespace ThreatRegister.Reports.Office;

/// <summary>Blocks of WordprocessingML.</summary>
internal sealed class DocxWriter(Summary summary) : ReportWriter(summary.Language)
{
    private const string Relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /// <summary>A word of this length would tear a justified line apart.</summary>
    private const int LongCode = 30;

    /// <summary>What a program shows that has not reckoned the page yet.</summary>
    private const string PageNotReckoned = "…";

    private readonly List<DocxBlock> blocks = [];
    private readonly List<(int Level, string Bookmark, string Text)> headings = [];
    private int contentsAt = -1;
    private bool startsPage;
    private int ids = 1;

    public XElement Document()
    {
        var all = new List<DocxBlock>(blocks);
        if (contentsAt >= 0) all.InsertRange(contentsAt, ContentsList().Select(paragraph => new DocxBlock(paragraph)));
        return new(W + "document", new XAttribute(XNamespace.Xmlns + "w", W), new XAttribute(XNamespace.Xmlns + "r", Relation), DocxDrawing.Declarations, DocxPages.Body(all));
    }

    public override void Begin(Letterhead head)
    {
        const int Left = 3653;
        List<XElement> agency = [];
        if (head.Parent is { } parent) agency.Add(Paragraph("Parent", parent));
        agency.AddRange([Paragraph("Agency", head.Agency), Rule(Left, 30), Paragraph("Number", head.Number)]);
        if (head.Marks is { } marks) agency.Add(Paragraph("Number", marks));
        Add(DocxTables.Pair(Left, DocxPages.Upright - Left, agency, [Paragraph("Country", head.Country), Paragraph("Motto", head.Motto), Rule(DocxPages.Upright - Left, 56), Paragraph("Dated", head.PlaceAndDate)]));
    }

    public override void Close(Closing closing)
    {
        const int Left = 4400;
        XElement[] recipients = [Paragraph("RecipientsHead", closing.RecipientsTitle + ":"), .. closing.Recipients.Select(line => Paragraph("Recipient", closing.Recipients.Count > 1 ? $"- {line}" : line))];
        List<XElement> signature = [.. closing.Signature.Select(line => Paragraph(closing.IsKnown ? "Signed" : "Signature", line))];
        if (closing.Signatory is { } name) signature.AddRange([.. Enumerable.Range(0, 4).Select(_ => Paragraph("Signature", [])), Paragraph("Signed", name)]);
        Add(Paragraph("AfterTable", []));
        Add(DocxTables.Pair(Left, DocxPages.Upright - Left, recipients, signature));
        Add(Paragraph("AfterTable", []));
    }

    public override void Title(string kind, string title, string figures)
    {
        Heading(1, kind);
        Add(Paragraph("Subject", MarkdownText.Inline(title)));
        Add(Rule(DocxPages.Upright, 25));
        Add(Paragraph("FiguresLine", figures));
    }

    public override void Warnings(IReadOnlyList<string> warnings)
    {
        foreach (var warning in warnings) Add(Paragraph("Warning", warning));
    }

    public override void Contents() => contentsAt = blocks.Count;

    public override void NewPage() => startsPage = true;

    public override void Chart(Drawing? drawing)
    {
        if (drawing is null) return;

        var isWide = drawing.Width > Drawing.Usual;
        blocks.Add(new(DocxText.Paragraph("Chart", [DocxDrawing.Run(drawing, ids, isWide ? DocxPages.Across : DocxPages.Upright, In(SummaryWords.ChartTable))]), isWide: isWide));
        Add(Paragraph("FiguresLine", MarkdownText.Inline(drawing.Title)));
        ids += drawing.Marks.Count + 1;
    }

    protected override void Heading(int level, string text)
    {
        var number = headings.Count + 1;
        var bookmark = string.Create(CultureInfo.InvariantCulture, $"_Toc{number:00000000}");
        headings.Add((level, bookmark, InlineRun.Plain(text)));
        blocks.Add(new(
            Paragraph(
                string.Create(CultureInfo.InvariantCulture, $"Heading{level}"),
                [
                    new XElement(W + "bookmarkStart", new XAttribute(W + "id", number), new XAttribute(W + "name", bookmark)),
                    .. Runs(text),
                    new XElement(W + "bookmarkEnd", new XAttribute(W + "id", number)),
                ]),
            level,
            startsPage: startsPage));
        startsPage = false;
    }

    /// <summary>What announces a list or a table does not stay behind on the page before.</summary>
    protected override void Paragraph(string text) =>
        Add(text.EndsWith(':') ? DocxText.Paragraph("BodyText", text, new XElement(W + "keepNext")) : Paragraph("BodyText", text));

    protected override void Lines(IReadOnlyList<string> lines)
    {
        foreach (var line in lines) Add(DocxText.Paragraph("ListBullet", line, InlineRun.Of(line).Any(run => run is { IsCode: true, Text.Length: > LongCode }) ? [new XElement(W + "jc", Value("left"))] : []));
    }

    protected override void Rows(IReadOnlyList<string> heads, IEnumerable<IReadOnlyList<Cell>> rows)
    {
        var isWide = heads.Count >= DocxPages.WideFrom;
        IReadOnlyList<Cell>[] all = [.. rows];
        blocks.Add(new(width => DocxTables.Figures(heads, all, width), IsWide: isWide));
        Add(Paragraph("AfterTable", []));
    }

    private static XElement Paragraph(string style, string markdown) => DocxText.Paragraph(style, markdown);

    private static XElement Paragraph(string style, IEnumerable<XElement> content) => DocxText.Paragraph(style, content);

    private void Add(XElement element) => blocks.Add(new(element));

    /// <summary>A line under what is above it, as long as so many hundredths of the width.</summary>
    private static XElement Rule(int width, int share)
    {
        var side = width * (100 - share) / 200;
        return DocxText.Paragraph("Rule", [], new XElement(W + "ind", new XAttribute(W + "left", side), new XAttribute(W + "right", side)));
    }

    /// <summary>
    /// Lines with a field each for the page: LibreOffice reckons those when it opens the document, Word when it prints, shows the print or
    /// is told to (F9). A field around the whole list would keep LibreOffice from it, and Word asks a question before it updates on opening.
    /// </summary>
    private IEnumerable<XElement> ContentsList()
    {
        yield return Paragraph("TOCHead", In(SummaryWords.Contents));
        foreach (var (level, bookmark, text) in headings.Where(heading => heading.Level is 2 or 3))
            yield return Paragraph(string.Create(CultureInfo.InvariantCulture, $"TOC{level}"), [Link(bookmark, text)]);
    }

    private static XElement Link(string bookmark, string text) =>
        new(
            W + "hyperlink",
            new XAttribute(W + "anchor", bookmark),
            new XAttribute(W + "history", 1),
            Plain(text),
            new XElement(W + "r", new XElement(W + "tab")),
            Field("begin"),
            Instruction($" PAGEREF {bookmark} \\h "),
            Field("separate"),
            Plain(PageNotReckoned),
            Field("end"));
}
