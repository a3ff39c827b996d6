using System.Globalization;
using System.Text;
using static ThreatRegister.Reports.HtmlText;

namespace ThreatRegister.Reports.Charts;

/// <summary>
/// A drawing as SVG for a page: it takes the colour of the text around it, so that it prints and follows a dark theme, and tells its parts
/// by patterns. The styles are in <c>chart.css</c>.
/// </summary>
public static class ChartSvg
{
    /// <summary>The side of what a pattern repeats.</summary>
    private const int Tile = 8;

    /// <param name="id">Unlike that of any other chart of the page.</param>
    /// <param name="link">Makes the address that a mark leads to from the query of its rows; null: marks lead nowhere.</param>
    public static string Render(Drawing drawing, string id, Func<string, string>? link = null)
    {
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg class=\"chart\" viewBox=\"0 0 {drawing.Width} {drawing.Height}\" role=\"group\" aria-label=\"{Plain(drawing.Title)}\">\n");
        var patterns = drawing.Marks.OfType<Box>().Where(box => box.Shade is null).Select(box => box.Fill).Distinct().Order().Where(fill => fill is not (Fill.Solid or Fill.Empty)).ToArray();
        if (patterns.Length > 0) svg.Append("<defs>").AppendJoin("", patterns.Select(fill => link is null ? Pattern(fill, id) : PatternOnPage(fill, id))).Append("</defs>\n");
        foreach (var mark in drawing.Marks.Where(mark => mark is not Label)) Add(svg, mark, id, link);
        foreach (var label in drawing.Marks.OfType<Label>()) Add(svg, label);
        return svg.Append("</svg>").ToString();
    }

    private static void Add(StringBuilder svg, Mark mark, string id, Func<string, string>? link)
    {
        if (mark is Stroke stroke)
        {
            svg.Append(
                CultureInfo.InvariantCulture,
                $"<path class=\"stroke{(stroke.IsFaint ? " faint" : "")}\" d=\"M{stroke.FromX} {stroke.FromY}L{stroke.ToX} {stroke.ToY}\" stroke-width=\"{stroke.Width}\"{(stroke.IsDashed ? " stroke-dasharray=\"5 4\"" : "")}/>\n");
            return;
        }

        var box = (Box)mark;
        var to = box.Rows is { } rows && link is not null ? link(rows) : null;
        if (to is not null) svg.Append(CultureInfo.InvariantCulture, $"<a href=\"{Plain(to)}\">");
        svg.Append(CultureInfo.InvariantCulture, $"<rect x=\"{box.X}\" y=\"{box.Y}\" width=\"{box.Width}\" height=\"{box.Height}\" {Look(box, id)}");
        if (box.Rows is { } query) svg.Append(CultureInfo.InvariantCulture, $" data-rows=\"{Plain(query)}\"");
        svg.Append(box.Title is null ? "/>" : $"><title>{Plain(box.Title)}</title></rect>").Append(to is null ? "\n" : "</a>\n");
    }

    private static void Add(StringBuilder svg, Label label)
    {
        var anchor = label.Anchor switch
        {
            Anchor.Middle => " text-anchor=\"middle\"",
            Anchor.End => " text-anchor=\"end\"",
            _ => "",
        };
        svg.Append(
            CultureInfo.InvariantCulture,
            $"<text{(label.IsOnMark ? " class=\"on-mark\"" : "")} x=\"{label.X}\" y=\"{label.Y}\" font-size=\"{label.Size}\"{anchor}{(label.IsBold ? " font-weight=\"bold\"" : "")}>{Plain(label.Text)}</text>\n");
    }

    private static string Look(Box box, string id) => box switch
    {
        { Shade: { } shade } => string.Create(CultureInfo.InvariantCulture, $"class=\"shade{shade}\""),
        { Fill: Fill.Solid } => "class=\"solid\"",
        { Fill: Fill.Empty } => "class=\"empty\"",
        _ => $"class=\"filled\" fill=\"url(#{NameOf(box.Fill, id)})\"",
    };

    private static string Pattern(Fill fill, string id) =>
        $"<pattern id=\"{NameOf(fill, id)}\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\"><path class=\"stroke\" d=\"{Path(fill)}\" stroke-width=\"1\"/></pattern>";

    /// <summary>Coarser: slanting lines, dots, squares and upright bars differ in form and in how much they darken. Documents that were issued have to come out as they did.</summary>
    private static string PatternOnPage(Fill fill, string id) =>
        $"<pattern id=\"{NameOf(fill, id)}\" width=\"{Tile}\" height=\"{Tile}\" patternUnits=\"userSpaceOnUse\"><path class=\"{(fill is Fill.Dotted or Fill.Crossed ? "solid" : "stroke")}\" d=\"{PathOnPage(fill)}\" stroke-width=\"{(fill is Fill.Lined ? 2 : 1)}\"/></pattern>";

    private static string NameOf(Fill fill, string id) => $"{id}-{(int)fill}";

    private static string Path(Fill fill) => fill switch
    {
        Fill.Hatched => "M-1 1L1 -1M0 6L6 0M5 7L7 5",
        Fill.Dotted => "M2 2h2M5 5h1M0 5h1",
        Fill.Crossed => "M0 0L6 6M0 6L6 0",
        _ => "M0 1h6M0 4h6",
    };

    private static string PathOnPage(Fill fill) => fill switch
    {
        Fill.Hatched => "M-1 1L1 -1M0 8L8 0M7 9L9 7",
        Fill.Dotted => "M2.5 4a1.5 1.5 0 1 0 3 0a1.5 1.5 0 1 0 -3 0",
        Fill.Crossed => "M0 0h4v4h-4zM4 4h4v4h-4z",
        _ => "M4 0v8",
    };
}
