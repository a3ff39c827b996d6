using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using ThreatRegister.Reports.Charts;
using static ThreatRegister.Reports.HtmlText;

namespace ThreatRegister.Reports;

/// <summary>Blocks of HTML. Headings get ids in their order; each figure carries what it says in words and the query of its rows.</summary>
/// <param name="link">Makes the address that a figure leads to from the query of its rows; null: figures lead nowhere.</param>
internal sealed partial class HtmlWriter(string language, Func<string, string>? link = null) : ReportWriter(language)
{
    /// <summary>From so many columns on a table is printed across the page: figures are narrower than words.</summary>
    private const int WideOfWords = 9, WideOfFigures = 12;

    /// <summary>So many columns of figures only fit between the margins in small letters.</summary>
    private const int Dense = 10;

    private readonly StringBuilder text = new();
    private readonly List<(int Level, string Id, string Html)> headings = [];
    private int contentsAt;
    private bool startsPage;
    private int charts;

    public override void Begin(Letterhead head)
    {
        text.Append("<header class=\"letterhead\">\n<div>");
        if (head.Parent is { } parent) Line("parent", parent);
        Line("agency", head.Agency).Line("number-line", head.Number);
        if (head.Marks is { } marks) Line("marks", marks);
        if (head.Tlp is { } tlp) Line("tlp", tlp);
        text.Append("</div>\n<div>");
        Line("country", head.Country).Line("motto", head.Motto).Line("dated", head.PlaceAndDate).text.Append("</div>\n</header>\n");
    }

    public override void Close(Closing closing)
    {
        text.Append("<div class=\"closing\">\n<div class=\"recipients\">");
        Line("title", $"{closing.RecipientsTitle}:");
        if (closing.Recipients.Count < 2) Line("one", closing.Recipients.Single());
        else Lines(closing.Recipients);
        text.Append(CultureInfo.InvariantCulture, $"</div>\n<div class=\"signature{(closing.IsKnown ? " known" : "")}\">").AppendJoin("", closing.Signature.Select(line => $"<p>{Inline(line)}</p>"));
        if (closing.Signatory is { } name) Line("name", name);
        text.Append("</div>\n</div>\n");
    }

    public override void NewPage() => startsPage = true;

    public override void Warnings(IReadOnlyList<string> warnings)
    {
        if (warnings.Count > 0) text.Append("<aside class=\"warning\">\n").AppendJoin("", warnings.Select(warning => $"<p>{Inline(warning)}</p>\n")).Append("</aside>\n");
    }

    public override void Contents() => contentsAt = text.Length;

    /// <summary>The body, with the contents where they were asked for.</summary>
    public override string ToString() => text.ToString().Insert(contentsAt, ContentsList());

    public override void Chart(Drawing? drawing)
    {
        if (drawing is null) return;

        charts++;
        var number = charts.ToString(CultureInfo.InvariantCulture);
        text.Append(CultureInfo.InvariantCulture, $"<figure>\n{ChartSvg.Render(drawing, $"c{number}", link)}\n<figcaption>{Plain(drawing.Title)}</figcaption>\n</figure>\n");
    }

    protected override void Heading(int level, string text)
    {
        var number = level.ToString(CultureInfo.InvariantCulture);
        var id = $"s{(headings.Count + 1).ToString(CultureInfo.InvariantCulture)}";
        headings.Add((level, id, Inline(text)));
        this.text.Append(CultureInfo.InvariantCulture, $"<h{number} id=\"{id}\"{(startsPage ? " class=\"page\"" : "")}>{Inline(text)}</h{number}>\n");
        startsPage = false;
    }

    /// <summary>What announces a list or a table does not stay behind on the page before.</summary>
    protected override void Paragraph(string text) => this.text.Append(CultureInfo.InvariantCulture, $"<p{(text.EndsWith(':') ? " class=\"lead\"" : "")}>{Inline(text)}</p>\n");

    protected override void Lines(IReadOnlyList<string> lines) =>
        text.Append("<ul>\n").AppendJoin("", lines.Select(line => $"<li>{Inline(line)}</li>\n")).Append("</ul>\n");

    protected override void Rows(IReadOnlyList<string> heads, IEnumerable<IReadOnlyList<Cell>> rows)
    {
        var label = headings.Count == 0 ? "" : $" aria-labelledby=\"{headings[^1].Id}\"";
        IReadOnlyList<Cell>[] all = [.. rows];
        text.Append(CultureInfo.InvariantCulture, $"<div class=\"{KindOf(all)}\" role=\"region\" tabindex=\"0\"{label}>\n<table{label}>\n<thead>\n<tr>")
            .AppendJoin("", heads.Select(head => $"<th scope=\"col\">{Head(head)}</th>"))
            .Append("</tr>\n</thead>\n<tbody>\n");
        foreach (var row in all) text.Append("<tr>").AppendJoin("", row.Select(Html)).Append("</tr>\n");
        text.Append("</tbody>\n</table>\n</div>\n");
    }

    /// <summary>Where a head may be broken, as the other formats do: a long word would take the width of what stands beside it.</summary>
    private string Head(string head) => Stroke().Replace(Inline(head), "/<wbr/>");

    private string Inline(string markdown) => HtmlText.Inline(markdown, SummaryWords.IsEnglish(Language));

    [GeneratedRegex(@"(?<=\p{L})/(?=\p{L})", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Stroke();

    private static string KindOf(IReadOnlyList<Cell>[] rows)
    {
        if (rows is not [.., var last]) return "table";

        var isOfFigures = last.Count(cell => cell.IsFigure) * 2 > last.Count;
        return last.Count >= (isOfFigures ? WideOfFigures : WideOfWords) ? "table wide" : isOfFigures && last.Count >= Dense ? "table dense" : "table";
    }

    private HtmlWriter Line(string kind, string line)
    {
        text.Append(CultureInfo.InvariantCulture, $"<p class=\"{kind}\">{Inline(line)}</p>");
        return this;
    }

    private string Html(Cell cell)
    {
        if (cell.Heads) return $"<th scope=\"row\">{Inline(cell.Text)}</th>";
        if (cell.Rows is not { } rows) return $"<td{(cell.IsFigure ? " class=\"number\"" : "")}>{Inline(cell.Text)}</td>";

        var content = link is null ? Inline(cell.Text) : $"<a href=\"{Plain(link(rows))}\">{Inline(cell.Text)}</a>";
        return $"<td class=\"{(cell.IsFigure ? "figure number" : "figure")}\" data-rows=\"{Plain(rows)}\" title=\"{Plain(cell.Words ?? cell.Text)} | incidents ?{Plain(rows)}\">{content}</td>";
    }

    /// <summary>Parts and sections; what stands below them is found from there.</summary>
    private string ContentsList()
    {
        var list = new StringBuilder($"<nav class=\"contents\" aria-labelledby=\"contents\">\n<p id=\"contents\">{Plain(In(SummaryWords.Contents))}</p>\n<ol>\n");
        foreach (var (level, id, html) in headings.Where(heading => heading.Level is 2 or 3))
            list.Append(CultureInfo.InvariantCulture, $"<li class=\"l{level}\"><a href=\"#{id}\"{(link is null ? "" : " target=\"_self\"")}>{html}</a></li>\n");
        return list.Append("</ol>\n</nav>\n").ToString();
    }
}
