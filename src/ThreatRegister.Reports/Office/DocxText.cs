using System.Xml.Linq;

namespace ThreatRegister.Reports.Office;

/// <summary>Paragraphs, runs and fields of WordprocessingML.</summary>
internal static class DocxText
{
    public static readonly XNamespace W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    public static XElement Paragraph(string style, string markdown, params ReadOnlySpan<XElement> properties) => Paragraph(style, Runs(markdown), properties);

    /// <param name="properties">In the order of the schema, after the style.</param>
    public static XElement Paragraph(string style, IEnumerable<XElement> content, params ReadOnlySpan<XElement> properties)
    {
        var paragraph = new XElement(W + "p", new XElement(W + "pPr", new XElement(W + "pStyle", Value(style))));
        foreach (var property in properties) paragraph.Element(W + "pPr")!.Add(property);
        paragraph.Add(content);
        return paragraph;
    }

    /// <param name="size">Of the letters, in half points; null: the style's.</param>
    public static IEnumerable<XElement> Runs(string markdown, int? size = null) => InlineRun.Of(markdown).Select(run => Run(run, size));

    public static XElement Field(string kind) => new(W + "r", new XElement(W + "fldChar", new XAttribute(W + "fldCharType", kind)));

    public static XElement Instruction(string text) => new(W + "r", new XElement(W + "instrText", new XAttribute(XNamespace.Xml + "space", "preserve"), text));

    public static XElement Plain(string text) => Run(new(text, IsBold: false, IsCode: false), size: null);

    public static XAttribute Value(object value) => new(W + "val", value);

    private static XElement Run(InlineRun run, int? size)
    {
        var properties = new XElement(W + "rPr");
        if (run.IsCode) properties.Add(new XElement(W + "rStyle", Value("Code")));
        if (run.IsBold) properties.Add(new XElement(W + "b"), new XElement(W + "bCs"));
        if (size is { } halves) properties.Add(new XElement(W + "sz", Value(halves)), new XElement(W + "szCs", Value(halves)));
        var element = new XElement(W + "r");
        if (properties.HasElements) element.Add(properties);
        element.Add(new XElement(W + "t", new XAttribute(XNamespace.Xml + "space", "preserve"), OfficePackage.Text(run.Text)));
        return element;
    }
}
