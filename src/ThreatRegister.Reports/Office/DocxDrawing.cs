using System.Globalization;
using System.Xml.Linq;
using ThreatRegister.Reports.Charts;
using static ThreatRegister.Reports.Office.DocxText;

namespace ThreatRegister.Reports.Office;

/// <summary>
/// A drawing as a group of DrawingML shapes: the same marks at the same places as on a page, sharp at any size, without a picture or a
/// second engine for charts. Programs that know no such groups show the title and refer to the table.
/// </summary>
internal static class DocxDrawing
{
    private const string Group = "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup";
    private const string Shape = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape";

    /// <summary>English metric units of a twentieth of a point.</summary>
    private const int Twentieth = 635;

    private static readonly XNamespace wp = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing";
    private static readonly XNamespace a = "http://schemas.openxmlformats.org/drawingml/2006/main";
    private static readonly XNamespace mc = "http://schemas.openxmlformats.org/markup-compatibility/2006";
    private static readonly XNamespace wpg = Group;
    private static readonly XNamespace wps = Shape;

    /// <summary>The names that the document has to declare, for the choice between the forms names them.</summary>
    public static IEnumerable<XAttribute> Declarations =>
    [
        new(XNamespace.Xmlns + "wp", wp), new(XNamespace.Xmlns + "a", a), new(XNamespace.Xmlns + "mc", mc), new(XNamespace.Xmlns + "wpg", wpg), new(XNamespace.Xmlns + "wps", wps),
    ];

    /// <param name="first">The first of the ids of its shapes, which are unlike all others of the document.</param>
    /// <param name="width">In twentieths of a point.</param>
    /// <param name="without">What stands where the drawing cannot be shown.</param>
    public static XElement Run(Drawing drawing, int first, int width, string without)
    {
        var scale = width * Twentieth / drawing.Width;
        var (wide, high) = (drawing.Width * scale, drawing.Height * scale);
        var shapes = drawing.Marks.Where(mark => mark is not Label).Concat(drawing.Marks.OfType<Label>()).Select((mark, index) => ShapeOf(mark, first + 1 + index, scale));
        var graphic = new XElement(
            a + "graphic",
            new XElement(
                a + "graphicData",
                new XAttribute("uri", Group),
                new XElement(wpg + "wgp", new XElement(wpg + "cNvGrpSpPr"), new XElement(wpg + "grpSpPr", Frame(0, 0, wide, high, isGroup: true)), shapes)));
        var inline = new XElement(
            wp + "inline",
            new XAttribute("distT", 0),
            new XAttribute("distB", 0),
            new XAttribute("distL", 0),
            new XAttribute("distR", 0),
            new XElement(wp + "extent", new XAttribute("cx", wide), new XAttribute("cy", high)),
            new XElement(wp + "docPr", new XAttribute("id", first), new XAttribute("name", $"Chart {first.ToString(CultureInfo.InvariantCulture)}"), new XAttribute("descr", OfficePackage.Text(drawing.Title))),
            graphic);
        return new(
            W + "r",
            new XElement(
                mc + "AlternateContent",
                new XElement(mc + "Choice", new XAttribute("Requires", "wpg"), new XElement(W + "drawing", inline)),
                new XElement(mc + "Fallback", new XElement(W + "t", OfficePackage.Text(without)))));
    }

    private static XElement ShapeOf(Mark mark, int id, int scale) => mark switch
    {
        Box box => ShapeOf(id, box.Title, Frame(box.X * scale, box.Y * scale, box.Width * scale, box.Height * scale), "rect", FillOf(box), Line(6350)),
        Stroke stroke => ShapeOf(id, null, FrameOf(stroke, scale), "line", new XElement(a + "noFill"), Line(stroke.Width * 9525, stroke.IsDashed, stroke.IsFaint)),
        Label label => Text(label, id, scale),
        _ => throw new System.Diagnostics.UnreachableException($"No shape for {mark.GetType().Name}."),
    };

    private static XElement ShapeOf(int id, string? title, XElement frame, string form, XElement fill, XElement line, params ReadOnlySpan<XElement> content)
    {
        var shape = new XElement(
            wps + "wsp",
            new XElement(wps + "cNvPr", new XAttribute("id", id), new XAttribute("name", id), title is null ? null : new XAttribute("descr", OfficePackage.Text(title))),
            new XElement(wps + "cNvSpPr"),
            new XElement(wps + "spPr", frame, new XElement(a + "prstGeom", new XAttribute("prst", form), new XElement(a + "avLst")), fill, line));
        foreach (var element in content) shape.Add(element);
        if (content.Length == 0) shape.Add(new XElement(wps + "bodyPr"));
        return shape;
    }

    /// <summary>The room that was kept for it, so that its letters reach no other's.</summary>
    private static XElement Text(Label label, int id, int scale)
    {
        var (left, top, right, bottom) = label.Room;
        var halves = Math.Max(10, label.Size * scale * 2 / 12700);
        var side = label.Anchor switch
        {
            Anchor.Middle => "center",
            Anchor.End => "right",
            _ => "left",
        };
        var properties = new XElement(W + "rPr", new XElement(W + "rFonts", new XAttribute(W + "ascii", "Arial"), new XAttribute(W + "hAnsi", "Arial"), new XAttribute(W + "cs", "Arial")));
        if (label.IsBold) properties.Add(new XElement(W + "b"), new XElement(W + "bCs"));
        properties.Add(new XElement(W + "sz", Value(halves)), new XElement(W + "szCs", Value(halves)));
        var paragraph = new XElement(
            W + "p",
            new XElement(W + "pPr", new XElement(W + "spacing", new XAttribute(W + "before", 0), new XAttribute(W + "after", 0), new XAttribute(W + "line", 240), new XAttribute(W + "lineRule", "auto")), new XElement(W + "jc", Value(side))),
            new XElement(W + "r", properties, new XElement(W + "t", new XAttribute(XNamespace.Xml + "space", "preserve"), OfficePackage.Text(label.Text))));
        return ShapeOf(
            id,
            null,
            Frame(left * scale, (top - 2) * scale, (right - left) * scale, (bottom - top + 4) * scale),
            "rect",
            new XElement(a + "noFill"),
            new XElement(a + "ln", new XElement(a + "noFill")),
            new XElement(wps + "txbx", new XElement(W + "txbxContent", paragraph)),
            new XElement(wps + "bodyPr", new XAttribute("wrap", "none"), new XAttribute("lIns", 0), new XAttribute("tIns", 0), new XAttribute("rIns", 0), new XAttribute("bIns", 0), new XAttribute("anchor", "ctr")));
    }

    private static XElement FrameOf(Stroke stroke, int scale)
    {
        var frame = Frame(Math.Min(stroke.FromX, stroke.ToX) * scale, Math.Min(stroke.FromY, stroke.ToY) * scale, Math.Abs(stroke.ToX - stroke.FromX) * scale, Math.Abs(stroke.ToY - stroke.FromY) * scale);
        if (stroke.ToX > stroke.FromX != stroke.ToY > stroke.FromY && stroke.ToY != stroke.FromY && stroke.ToX != stroke.FromX) frame.Add(new XAttribute("flipV", 1));
        return frame;
    }

    private static XElement Frame(int x, int y, int width, int height, bool isGroup = false)
    {
        var frame = new XElement(a + "xfrm", Point("off", "x", x, "y", y), Point("ext", "cx", width, "cy", height));
        if (isGroup) frame.Add(Point("chOff", "x", x, "y", y), Point("chExt", "cx", width, "cy", height));
        return frame;

        static XElement Point(string name, string across, int first, string down, int second) => new(a + name, new XAttribute(across, first), new XAttribute(down, second));
    }

    private static XElement FillOf(Box box) => box switch
    {
        { Shade: { } shade } => Solid(shade switch { 1 => "F2F2F2", 2 => "E0E0E0", 3 => "CDCDCD", 4 => "BABABA", _ => "A6A6A6" }),
        { Fill: Fill.Solid } => Solid("404040"),
        { Fill: Fill.Empty } => Solid("FFFFFF"),
        _ => new(
            a + "pattFill",
            new XAttribute("prst", box.Fill switch { Fill.Hatched => "wdUpDiag", Fill.Dotted => "pct25", Fill.Crossed => "openDmnd", _ => "ltHorz" }),
            new XElement(a + "fgClr", Colour("000000")),
            new XElement(a + "bgClr", Colour("FFFFFF"))),
    };

    private static XElement Line(int width, bool isDashed = false, bool isFaint = false)
    {
        var line = new XElement(a + "ln", new XAttribute("w", width), Solid(isFaint ? "BFBFBF" : "000000"));
        if (isDashed) line.Add(new XElement(a + "prstDash", new XAttribute("val", "dash")));
        return line;
    }

    private static XElement Solid(string colour) => new(a + "solidFill", Colour(colour));

    private static XElement Colour(string colour) => new(a + "srgbClr", new XAttribute("val", colour));
}
