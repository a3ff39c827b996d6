using System.Xml.Linq;
using static ThreatRegister.Reports.Office.DocxText;

namespace ThreatRegister.Reports.Office;

/// <summary>One block of the document.</summary>
/// <param name="Level">Of a heading; 0: none.</param>
/// <param name="Fit">Makes it for a page so wide between its margins, in twentieths of a point.</param>
/// <param name="IsWide">Whether it needs the page across.</param>
internal readonly record struct DocxBlock(Func<int, XElement> Fit, int Level = 0, bool IsWide = false, bool StartsPage = false)
{
    public DocxBlock(XElement element, int level = 0, bool isWide = false, bool startsPage = false)
        : this(_ => element, level, isWide, startsPage)
    {
    }
}

/// <summary>Puts blocks on pages: what stands under a heading lies across where one of its blocks needs that, and what begins a page where the next heading does.</summary>
internal static class DocxPages
{
    public const string HeaderId = "rId4";
    public const string FirstHeaderId = "rId5";

    /// <summary>Between the margins (30 mm and 15 mm; across 20 mm each), in twentieths of a point.</summary>
    public const int Upright = 9353;

    public const int Across = 14570;

    /// <summary>From so many columns on a table lies across.</summary>
    public const int WideFrom = 9;

    private static readonly XNamespace relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /// <summary>The body, with a section wherever the direction changes.</summary>
    public static XElement Body(IReadOnlyList<DocxBlock> blocks)
    {
        var body = new XElement(W + "body");
        var groups = Groups(blocks);
        bool[] across = [.. groups.Select((group, at) => group.Any(block => block.IsWide) || (group[0].StartsPage && at + 1 < groups.Count && groups[at + 1].Any(block => block.IsWide)))];
        foreach (var (index, group) in groups.Index())
        {
            foreach (var block in group) body.Add(block.Fit(across[index] ? Across : Upright));
            if (index + 1 < groups.Count && across[index] != across[index + 1]) End(body, Section(across[index], isFirst: !body.Descendants(W + "sectPr").Any()));
            else if (index + 1 < groups.Count && groups[index + 1][0].StartsPage) BreakBefore(groups[index + 1][0].Fit(Upright));
        }

        body.Add(Section(across[^1], isFirst: !body.Descendants(W + "sectPr").Any()));
        return body;
    }

    /// <summary>A heading of a section with what stands under it; headings right after one another stay together.</summary>
    private static List<List<DocxBlock>> Groups(IReadOnlyList<DocxBlock> blocks)
    {
        var groups = new List<List<DocxBlock>> { new() };
        foreach (var block in blocks)
        {
            var opens = block.Level is > 0 and < 4 && groups[^1].Any(held => held.Level is 0 or 4);
            if (opens) groups.Add([]);
            groups[^1].Add(block);
        }

        return groups;
    }

    /// <summary>The paragraph that holds the break is as low as can be: on a full page it would otherwise make an empty one.</summary>
    private static void End(XElement body, XElement section)
    {
        var last = body.Elements().Last();
        if (last.Name != W + "p")
        {
            last = Paragraph("AfterTable", []);
            body.Add(last);
        }

        if (!last.Elements(W + "r").Any()) last.Element(W + "pPr")!.Add(new XElement(W + "spacing", new XAttribute(W + "before", 0), new XAttribute(W + "after", 0), new XAttribute(W + "line", 20), new XAttribute(W + "lineRule", "exact")));
        last.Element(W + "pPr")!.Add(section);
    }

    private static void BreakBefore(XElement heading) => heading.Element(W + "pPr")!.Element(W + "pStyle")!.AddAfterSelf(new XElement(W + "pageBreakBefore"));

    private static XElement Section(bool isAcross, bool isFirst)
    {
        var section = new XElement(W + "sectPr");
        if (isFirst)
        {
            section.Add(
                new XElement(W + "headerReference", new XAttribute(W + "type", "default"), new XAttribute(relation + "id", HeaderId)),
                new XElement(W + "headerReference", new XAttribute(W + "type", "first"), new XAttribute(relation + "id", FirstHeaderId)));
        }

        section.Add(
            isAcross
                ? new XElement(W + "pgSz", new XAttribute(W + "w", 16838), new XAttribute(W + "h", 11906), new XAttribute(W + "orient", "landscape"))
                : new XElement(W + "pgSz", new XAttribute(W + "w", 11906), new XAttribute(W + "h", 16838)),
            isAcross ? Margins(left: 1134, right: 1134) : Margins(left: 1701, right: 851));
        if (isFirst) section.Add(new XElement(W + "titlePg"));
        return section;
    }

    private static XElement Margins(int left, int right) => new(
        W + "pgMar",
        new XAttribute(W + "top", 1134),
        new XAttribute(W + "right", right),
        new XAttribute(W + "bottom", 1134),
        new XAttribute(W + "left", left),
        new XAttribute(W + "header", 567),
        new XAttribute(W + "footer", 567),
        new XAttribute(W + "gutter", 0));
}
