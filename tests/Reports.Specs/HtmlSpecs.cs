using System.Text.RegularExpressions;
using System.Xml.Linq;
using Shouldly;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Reports;
using static ThreatRegister.Tests.Reports_Specs.Population;

namespace ThreatRegister.Tests.Reports_Specs;

public sealed partial class The_report_as_HTML
{
    [Theory]
    [InlineData("vi")]
    [InlineData("en")]
    public async Task is_well_formed_and_says_its_language(string language) => Parsed(await HtmlOf(language)).Attribute("lang")!.Value.ShouldBe(language);

    [Fact]
    public async Task needs_no_script_and_nothing_from_elsewhere()
    {
        var html = await HtmlOf("vi");
        var page = Parsed(html);

        page.Descendants().Select(element => element.Name.LocalName).Distinct(StringComparer.Ordinal).ShouldBeSubsetOf(
            ["head", "meta", "title", "style", "body", "main", "header", "div", "p", "strong", "code", "h1", "h2", "h3", "h4", "aside", "nav", "ol", "ul", "li", "a", "table", "thead", "tbody", "tr", "th", "wbr", "td", "figure", "figcaption", "svg", "defs", "pattern", "path", "rect", "text"]);
        foreach (var link in page.Descendants("a")) link.Attribute("href")!.Value.ShouldStartWith("#");
        page.Descendants().Attributes().Select(attribute => attribute.Name.LocalName).ShouldAllBe(name => !name.StartsWith("on", StringComparison.Ordinal) && name != "src" && name != "style");
        html.Replace("url(#", "", StringComparison.Ordinal).ShouldNotContain("url(");
        html.ShouldNotContain("@import");
    }

    [Fact]
    public async Task has_the_headings_of_the_Markdown_in_their_order_and_level()
    {
        var summary = await The_report.Whole("vi");
        var markdown = Heading().Matches(SummaryMarkdown.Render(summary)).Select(match => $"{match.Groups["level"].Length} {match.Groups["text"].Value}");

        Headings(Parsed(SummaryHtml.Render(summary))).Select(heading => $"{heading.Name.LocalName[1..]} {heading.Value}").ShouldBe(markdown);
    }

    [Theory]
    [InlineData("vi", "Mục lục")]
    [InlineData("en", "Contents")]
    public async Task calls_its_contents_so(string language, string name)
    {
        var contents = Parsed(await HtmlOf(language)).Descendants("nav").Single();

        contents.Elements("p").Single(title => title.Attribute("id")!.Value == contents.Attribute("aria-labelledby")!.Value).Value.ShouldBe(name);
    }

    [Fact]
    public async Task sets_what_stands_for_no_figure_where_figures_stand() =>
        Parsed(await HtmlOf("vi")).Descendants("td").Where(cell => cell.Value is "-" or "x").ShouldAllBe(cell => cell.Attribute("class")!.Value.EndsWith("number", StringComparison.Ordinal));

    [Fact]
    public async Task prints_figures_by_outcome_on_the_page_of_the_annex_before()
    {
        var html = SummaryHtml.Render(await SummaryOf(Request("2020"), Incident("cyber.attack", "2020")));

        Parsed(html).Descendants("div").Select(div => div.Attribute("class")?.Value).ShouldNotContain("table wide");
        html.ShouldContain("<div class=\"table dense\"");
    }

    [Fact]
    public async Task links_its_contents_to_every_part_and_section()
    {
        var page = Parsed(await HtmlOf("vi"));
        var sections = Headings(page).Where(heading => heading.Name.LocalName is "h2" or "h3").Select(heading => ($"#{heading.Attribute("id")!.Value}", heading.Value)).ToArray();

        page.Descendants("nav").Single().Descendants("a").Select(link => (link.Attribute("href")!.Value, link.Value)).ShouldBe(sections);
        page.Descendants().Attributes("id").Select(id => id.Value).ShouldBeUnique();
    }

    [Fact]
    public async Task carries_with_each_figure_the_query_of_its_rows()
    {
        var summary = await The_report.Whole("vi");
        var figures = Parsed(SummaryHtml.Render(summary)).Descendants("td").Where(cell => cell.Attribute("data-rows") is not null).ToArray();

        figures.Select(cell => cell.Attribute("data-rows")!.Value).ShouldContain(summary.Total.Now.Rows);
        foreach (var row in summary.BySubPeriod.Rows.Append(summary.BySubPeriod.Total))
        {
            foreach (var cell in row.Cells) figures.ShouldContain(figure => figure.Attribute("data-rows")!.Value == cell.Rows && figure.Value == cell.Quantity.Cell);
        }

        var storms = figures.First(cell => cell.Value == "13");
        storms.Attribute("title")!.Value.ShouldBe($"13 vụ | incidents ?{storms.Attribute("data-rows")!.Value}");
    }

    [Fact]
    public async Task heads_every_table_by_column_and_by_row()
    {
        foreach (var table in Parsed(await HtmlOf("vi")).Descendants("table"))
        {
            var columns = table.Element("thead")!.Descendants("th").ToArray();
            columns.ShouldAllBe(head => head.Attribute("scope")!.Value == "col");
            foreach (var row in table.Element("tbody")!.Elements("tr")) row.Elements().Count().ShouldBe(columns.Length);
        }
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("\"><img src=x onerror=alert(1)>")]
    [InlineData("'; </td></table> & &lt; &amp;amp; **đậm** `mã` \\* \\")]
    [InlineData("</style><style>body{display:none}")]
    public async Task lets_no_text_of_the_register_become_markup(string nasty)
    {
        var summary = await SummaryOf(Request("2020", extra: new(Place: nasty)), Incident("climate.x", "2020..", title: nasty, kind: RecordKind.StandingThreat), Incident("cyber.attack", "2020-05"));

        var page = Parsed(SummaryHtml.Render(summary));

        page.Descendants("li").ShouldContain(line => line.Value.StartsWith(nasty, StringComparison.Ordinal));
        page.Descendants().ShouldNotContain(element => element.Name.LocalName == "script" || element.Name.LocalName == "img");
        page.Descendants("style").Count().ShouldBe(1);
    }

    private static async Task<string> HtmlOf(string language) => SummaryHtml.Render(await The_report.Whole(language));

    /// <summary>Written so that readers of XML take it too, but for its first line and elements that have no end.</summary>
    private static XElement Parsed(string html) => XElement.Parse(Void().Replace(html["<!DOCTYPE html>\n".Length..], "$0</meta>"));

    private static IEnumerable<XElement> Headings(XElement page) => page.Descendants().Where(element => element.Name.LocalName is "h1" or "h2" or "h3" or "h4");

    [GeneratedRegex("<meta [^>]*>", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Void();

    [GeneratedRegex("^(?<level>#+) (?<text>.*)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Heading();
}
