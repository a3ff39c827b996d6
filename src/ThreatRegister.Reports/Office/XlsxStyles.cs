using System.Globalization;
using System.Xml.Linq;

namespace ThreatRegister.Reports.Office;

/// <summary>How a cell of the workbook looks; the number is its place in the part of styles.</summary>
internal enum XlsxStyle
{
    Plain,
    Title,
    Head,
    Text,
    RowHead,
    Number,
    Difference,
    DifferenceInPercent,
    Percent,
    Wrapped,
    Link,
    Right,
}

/// <summary>The part of styles.</summary>
internal static class XlsxStyles
{
    private static readonly (int Id, string Code)[] formats = [(164, "+#,##0;-#,##0;0"), (165, "+#,##0.##%;-#,##0.##%;0%"), (166, "0.0%")];

    public static XElement Part()
    {
        var main = XlsxSheets.Main;
        return new(
            main + "styleSheet",
            Counted("numFmts", formats.Select(format => new XElement(main + "numFmt", new XAttribute("numFmtId", format.Id), new XAttribute("formatCode", format.Code)))),
            Counted("fonts", [Font(), Font(isBold: true, size: 14), Font(isBold: true), Font(isLink: true)]),
            Counted("fills", [Fill("none"), Fill("gray125"), Fill("solid", "FFE7E6E0")]),
            Counted("borders", [Border(isDrawn: false), Border(isDrawn: true)]),
            Counted("cellStyleXfs", [new XElement(main + "xf", new XAttribute("numFmtId", 0), new XAttribute("fontId", 0), new XAttribute("fillId", 0), new XAttribute("borderId", 0))]),
            Counted("cellXfs", Enum.GetValues<XlsxStyle>().Select(Look)),
            Counted("cellStyles", [new XElement(main + "cellStyle", new XAttribute("name", "Normal"), new XAttribute("xfId", 0), new XAttribute("builtinId", 0))]));
    }

    private static XElement Look(XlsxStyle style) => style switch
    {
        XlsxStyle.Title => Look(0, font: 1, fill: 0, border: 0, Aligned("left", isWrapped: false)),
        XlsxStyle.Head => Look(0, font: 2, fill: 2, border: 1, Aligned("center", isWrapped: true, "center")),
        XlsxStyle.RowHead => Look(0, font: 2, fill: 0, border: 1, Aligned("left", isWrapped: true)),
        XlsxStyle.Text => Look(0, font: 0, fill: 0, border: 1, Aligned("left", isWrapped: true)),
        XlsxStyle.Number => Look(3, font: 0, fill: 0, border: 1, Aligned("right", isWrapped: false)),
        XlsxStyle.Difference => Look(164, font: 0, fill: 0, border: 1, Aligned("right", isWrapped: false)),
        XlsxStyle.DifferenceInPercent => Look(165, font: 0, fill: 0, border: 1, Aligned("right", isWrapped: false)),
        XlsxStyle.Percent => Look(166, font: 0, fill: 0, border: 1, Aligned("right", isWrapped: false)),
        XlsxStyle.Wrapped => Look(0, font: 0, fill: 0, border: 0, Aligned("left", isWrapped: true)),
        XlsxStyle.Link => Look(0, font: 3, fill: 0, border: 0, Aligned("left", isWrapped: true)),
        XlsxStyle.Right => Look(0, font: 0, fill: 0, border: 1, Aligned("right", isWrapped: true)),
        _ => Look(0, font: 0, fill: 0, border: 0, null),
    };

    private static XElement Look(int format, int font, int fill, int border, XElement? alignment)
    {
        var look = new XElement(
            XlsxSheets.Main + "xf",
            new XAttribute("numFmtId", format),
            new XAttribute("fontId", font),
            new XAttribute("fillId", fill),
            new XAttribute("borderId", border),
            new XAttribute("xfId", 0));
        foreach (var (applies, name) in new[] { (format != 0, "applyNumberFormat"), (font != 0, "applyFont"), (fill != 0, "applyFill"), (border != 0, "applyBorder"), (alignment is not null, "applyAlignment") })
        {
            if (applies) look.Add(new XAttribute(name, 1));
        }

        if (alignment is not null) look.Add(alignment);
        return look;
    }

    private static XElement Aligned(string across, bool isWrapped, string down = "top")
    {
        var alignment = new XElement(XlsxSheets.Main + "alignment", new XAttribute("horizontal", across), new XAttribute("vertical", down));
        if (isWrapped) alignment.Add(new XAttribute("wrapText", 1));
        return alignment;
    }

    private static XElement Font(bool isBold = false, int size = 11, bool isLink = false)
    {
        var main = XlsxSheets.Main;
        var font = new XElement(main + "font");
        if (isBold) font.Add(new XElement(main + "b"));
        if (isLink) font.Add(new XElement(main + "u"));
        font.Add(new XElement(main + "sz", new XAttribute("val", size)));
        if (isLink) font.Add(new XElement(main + "color", new XAttribute("rgb", "FF0B4F9E")));
        font.Add(new XElement(main + "name", new XAttribute("val", "Times New Roman")), new XElement(main + "family", new XAttribute("val", 1)));
        return font;
    }

    private static XElement Fill(string pattern, string? color = null)
    {
        var main = XlsxSheets.Main;
        var fill = new XElement(main + "patternFill", new XAttribute("patternType", pattern));
        if (color is not null) fill.Add(new XElement(main + "fgColor", new XAttribute("rgb", color)), new XElement(main + "bgColor", new XAttribute("indexed", 64)));
        return new(main + "fill", fill);
    }

    private static XElement Border(bool isDrawn)
    {
        var main = XlsxSheets.Main;
        string[] sides = ["left", "right", "top", "bottom"];
        return new(
            main + "border",
            sides.Select(side => isDrawn ? new XElement(main + side, new XAttribute("style", "thin"), new XElement(main + "color", new XAttribute("rgb", "FF8A8A8A"))) : new XElement(main + side)),
            new XElement(main + "diagonal"));
    }

    private static XElement Counted(string name, IEnumerable<XElement> elements)
    {
        XElement[] all = [.. elements];
        return new(XlsxSheets.Main + name, new XAttribute("count", all.Length.ToString(CultureInfo.InvariantCulture)), all);
    }
}
