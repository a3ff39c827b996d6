using System.Xml.Linq;
using ThreatRegister.Application.Words;

namespace ThreatRegister.Reports.Office;

/// <summary>
/// The summary as a document for word processors, in the look of an administrative document (Nghị định 30/2020/NĐ-CP): A4, Times New
/// Roman, real headings, contents, head rows that repeat, wide tables across the page.
/// </summary>
public static class Docx
{
    private const string Main = "application/vnd.openxmlformats-officedocument.wordprocessingml";
    private const string Relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    public static byte[] Render(Summary summary)
    {
        var report = new DocxWriter(summary);
        SummaryMarkdown.Write(report, summary);
        (string Path, XElement Part, string Type)[] parts =
        [
            ("docProps/core.xml", OfficePackage.CoreProperties(summary), "application/vnd.openxmlformats-package.core-properties+xml"),
            ("word/document.xml", report.Document(), Main + ".document.main+xml"),
            ("word/header1.xml", Header("docx-header.xml", summary.Head), Main + ".header+xml"),
            ("word/header2.xml", Header("docx-header-first.xml", summary.Head), Main + ".header+xml"),
            ("word/numbering.xml", Resource("docx-numbering.xml"), Main + ".numbering+xml"),
            ("word/settings.xml", Resource("docx-settings.xml"), Main + ".settings+xml"),
            ("word/styles.xml", Styles(summary.Language), Main + ".styles+xml"),
        ];
        return OfficePackage.Pack(
        [
            ("[Content_Types].xml", OfficePackage.ContentTypes(parts.Select(part => (part.Path, part.Type)))),
            ("_rels/.rels", OfficePackage.Relations(
                ("rId1", Relation + "/officeDocument", "word/document.xml"),
                ("rId2", "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties", "docProps/core.xml"))),
            ("word/_rels/document.xml.rels", OfficePackage.Relations(
                ("rId1", Relation + "/styles", "styles.xml"),
                ("rId2", Relation + "/numbering", "numbering.xml"),
                ("rId3", Relation + "/settings", "settings.xml"),
                (DocxPages.HeaderId, Relation + "/header", "header1.xml"),
                (DocxPages.FirstHeaderId, Relation + "/header", "header2.xml"))),
            .. parts.Select(part => (part.Path, part.Part)),
        ]);
    }

    /// <summary>Every page says whom the report is for (FIRST, TLP 2.0).</summary>
    private static XElement Header(string name, SummaryHead head)
    {
        var header = Resource(name);
        if (head.Marking is { } marking) header.Add(DocxText.Paragraph("Marking", CodeWords.Of(marking, "en")));
        return header;
    }

    private static XElement Styles(string language)
    {
        var styles = Resource("docx-styles.xml");
        if (SummaryWords.IsEnglish(language)) styles.Descendants(DocxText.W + "lang").Single().SetAttributeValue(DocxText.W + "val", "en-GB");
        return styles;
    }

    private static XElement Resource(string name)
    {
        using var stream = typeof(Docx).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} is not built in.");
        return XElement.Load(stream);
    }
}
