using ThreatRegister.Domain;
using ThreatRegister.Domain.Incidents;

namespace ThreatRegister.Tests.Web_Specs;

/// <summary>The register by threat type and period: each figure leads to exactly its rows.</summary>
public sealed class Threats_on_pages(Site site)
{
    [Theory]
    [InlineData("/vi/threats")]
    [InlineData("/vi/threats?per=month&period=2020")]
    [InlineData("/vi/threats?per=half&period=2021-H1")]
    public async Task Each_figure_leads_to_its_rows(string address)
    {
        var page = await site.PageAsync($"{address}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}as-of={site.SeededTo}");
        var links = page.QuerySelectorAll(".threats td a").Where(link => link.TextContent is not "?").DistinctBy(link => link.Address()).ToArray();

        links.ShouldNotBeEmpty();
        foreach (var link in links.Take(40))
        {
            var rows = (await site.PageAsync(link.Address())).QuerySelectorAll(".list tbody tr").Length;
            rows.ShouldBe(int.Parse(link.GetAttribute("data-records")!, System.Globalization.CultureInfo.InvariantCulture), link.Address());
        }
    }

    [Fact]
    public async Task Keep_the_form_of_a_single_quantity_and_add_several_up_in_the_row_above()
    {
        await site.RecordAsync(new ReportIncident("Lừa đảo năm 1985", new("crime.online-fraud"), When.Parse("1985-10"), Quantity.Range(10, 20), RecordKind.Aggregate) { Incident = new("tu-muoi-den-hai-muoi-1985") });
        await site.RecordAsync(new ReportIncident("Ma túy năm 1985", new("crime.drugs"), When.Parse("1985-10"), Quantity.MoreThan(1500), RecordKind.Aggregate) { Incident = new("tren-mot-nghin-nam-tram-1985") });
        await site.Services.CatchUpAsync(null, TestContext.Current.CancellationToken);

        var register = (await site.PageAsync("/vi/threats?period=1985&per=month")).QuerySelectorAll("#threats-caption + thead ~ tbody tr").Select(OfOctober).OfType<string>().ToList();
        register.ShouldBe(["≥1.510", "10–20", ">1.500"]);
        var home = await site.PageAsync("/vi?year=1985");
        home.QuerySelectorAll("section[aria-labelledby=glance] tbody tr").Select(OfOctober).OfType<string>().ShouldBe(register);
        home.QuerySelectorAll("section[aria-labelledby=glance] svg text").Select(text => text.Words()).ShouldContain("10–20");

        // What other specs record may have rows of the same year, with nothing in this month.
        static string? OfOctober(AngleSharp.Dom.IElement row) => row.QuerySelectorAll("td")[9].QuerySelector("a")?.Words();
    }

    [Fact]
    public async Task A_mark_of_what_may_only_belong_leads_to_that()
    {
        var page = await site.PageAsync($"/vi/threats?period=2020&as-of={site.SeededTo}");

        var marks = page.QuerySelectorAll("svg.chart a").Where(mark => mark.QuerySelector("title")!.TextContent.EndsWith("có thể thuộc kỳ (không tính)", StringComparison.Ordinal)).ToArray();

        marks.ShouldNotBeEmpty();
        marks.ShouldAllBe(mark => mark.Address().Contains("beside=may-belong", StringComparison.Ordinal));
        (await site.PageAsync(marks[0].Address())).QuerySelectorAll(".list tbody tr").ShouldNotBeEmpty();
    }

    [Fact]
    public async Task What_states_no_month_is_under_no_month()
    {
        var page = await site.PageAsync("/vi/threats?per=month&period=2020&type=cyber");

        page.QuerySelectorAll(".threats thead th").Select(head => head.TextContent).ShouldContain("Không rõ tháng");
        page.QuerySelectorAll(".threats tfoot")[0].Words().ShouldContain("…");
        page.QuerySelector(".threats").Words().ShouldNotContain(" 0 ");
    }

    [Fact]
    public async Task What_occurred_without_number_is_not_nothing_and_its_trend_stands_beside()
    {
        var page = await site.PageAsync("/vi/threats?period=2021&type=cyber.attack");

        page.QuerySelector(".threats tbody tr td").Words().ShouldStartWith("…");
        page.QuerySelector(".said-list").Words().ShouldContain("tăng");
    }

    /// <summary>A year of which no month is stated was one hatched block.</summary>
    [Fact]
    public async Task A_single_year_is_drawn_by_its_months()
    {
        var page = await site.PageAsync("/en/threats?period=2021");

        page.QuerySelectorAll(".threats")[0].QuerySelectorAll("thead th").Select(head => head.TextContent).ShouldContain("2021");
        page.QuerySelectorAll("svg.chart")[0].QuerySelectorAll("a").Select(mark => mark.Address()).ShouldContain(address => address.Contains("period=2021-06", StringComparison.Ordinal));
        page.QuerySelectorAll("svg.chart")[0].Words().ShouldContain("Jun 2021");
    }

    [Theory]
    [InlineData("", "của thời điểm xảy ra")]
    [InlineData("&geography-day=2024-05-06", "ngày 06/05/2024")]
    [InlineData("&geography=now&geography-day=2024-05-06", "ngày 06/05/2024")]
    [InlineData("&geography=2024-05-06", "ngày 06/05/2024")]
    public async Task The_geography_is_chosen_in_words_or_by_a_day(string asked, string words)
    {
        var page = await site.PageAsync($"/vi/threats?by=place{asked}");

        page.QuerySelector("#places-caption").Words().ShouldContain(words);
        page.QuerySelectorAll("#f-geography option").Select(choice => choice.Words()).ShouldBe(["như khi xảy ra", "như hiện nay"]);
    }

    [Fact]
    public async Task Charts_stand_with_their_tables_and_lead_to_rows()
    {
        var page = await site.PageAsync("/en/threats");

        page.QuerySelectorAll("svg.chart").Length.ShouldBeGreaterThan(0);
        page.QuerySelectorAll("svg.chart a").Select(mark => mark.GetAttribute("href")!).ShouldAllBe(address => address.StartsWith("/en/incidents?", StringComparison.Ordinal));
        page.QuerySelectorAll("table").Length.ShouldBe(2);
    }
}
