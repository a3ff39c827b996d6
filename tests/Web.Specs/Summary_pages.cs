using System.Net;
using System.Security.Cryptography;
using ThreatRegister.Reports;

namespace ThreatRegister.Tests.Web_Specs;

/// <summary>Summaries within pages.</summary>
public sealed class Summary_pages(Site site)
{
    [Fact]
    public async Task serve_the_document_with_its_own_style_alone_and_figures_that_lead_to_their_rows()
    {
        using var answer = await site.GetAsync("/vi/summaries/2020/document");
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        policy.ShouldContain($"style-src '{SummaryHtml.StyleHash}'");
        policy.ShouldNotContain("unsafe");

        var document = await site.PageAsync("/vi/summaries/2020/document");
        var style = document.QuerySelector("style")!.TextContent;
        $"sha256-{Convert.ToBase64String(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(style)))}".ShouldBe(SummaryHtml.StyleHash);
        document.QuerySelector("td.figure a").Address().ShouldStartWith("/vi/incidents?");
        document.QuerySelectorAll("[style]").ShouldBeEmpty();
    }

    [Fact]
    public async Task lead_from_a_year_and_its_part_to_the_period()
    {
        using var chosen = await site.GetAsync("/vi/summaries?year=2021&part=H1");
        chosen.Headers.Location!.ToString().ShouldBe("/vi/summaries/2021-H1");
        (await site.PageAsync("/vi/summaries?year=hai", HttpStatusCode.UnprocessableEntity)).QuerySelector("#faults").ShouldNotBeNull();
        (await site.PageAsync("/en/summaries/2021-H1")).QuerySelector("iframe")!.GetAttribute("src").ShouldBe("/en/summaries/2021-H1/document?language=en");
    }

    [Fact]
    public async Task list_the_figures_that_differ_between_two_versions()
    {
        var page = await site.PageAsync("/vi/summaries/2020/versions?from=100");
        page.QuerySelector("caption").Words().ShouldContain("số liệu khác nhau");
        page.QuerySelectorAll("#from-known option").Select(option => option.Words()).ShouldContain(option => option.EndsWith("7 ngày trước", StringComparison.Ordinal));
        (await site.PageAsync("/vi/summaries/2020/versions?from=100&from=200")).QuerySelector("#from-known option[selected]")!.GetAttribute("value").ShouldBe("100", "the first that is filled in");
    }
}
