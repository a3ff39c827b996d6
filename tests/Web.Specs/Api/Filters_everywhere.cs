using System.Net;
using ThreatRegister.Application.Listings;
using ThreatRegister.Application.Questions;

namespace ThreatRegister.Tests.Web_Specs.Api;

/// <summary>One mechanism says which filters a list takes: on its page, in its files and in the API.</summary>
public sealed class Filters_everywhere(Site site)
{
    private static readonly Dictionary<string, string> values = new(StringComparer.Ordinal)
    {
        ["type"] = "cyber", ["from"] = "2020-01-01", ["to"] = "2026-12-31", ["period"] = "2020", ["outcome"] = "blocked", ["severity"] = "high", ["occasion"] = "asean-2020", ["agency"] = "Bộ Công an",
        ["place"] = "Hà Nội", ["sector"] = "tài chính", ["source"] = "doc-003", ["import"] = "lo-1", ["text"] = "an ninh",
    };

    [Fact]
    public async Task are_taken_where_they_mean_something_and_refused_where_not_on_every_road()
    {
        using var program = await Program.OperatorAsync(site);
        foreach (var listing in Listings.All)
        {
            var page = $"/vi{Web.Pages.Lists.ListAddress.Of(listing.Name)}";
            foreach (var (filter, value) in values)
            {
                var isTaken = TakenFilters.Of(listing).Contains(filter);
                var query = $"{filter}={Uri.EscapeDataString(value)}";
                using var told = await program.AskAsync($"/api/{listing.Name}?limit=5&{query}");
                told.StatusCode.ShouldBe(isTaken ? HttpStatusCode.OK : HttpStatusCode.BadRequest, $"{listing.Name} by {filter}");
                if (!isTaken) (await told.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain(TakenFilters.Of(listing)[^1]);
                if (!isTaken) (await site.PageAsync($"{page}?{query}", HttpStatusCode.BadRequest)).QuerySelector("[role=alert]").Words().ShouldContain(FilterWords.Of(filter, "vi"));
            }
        }
    }

    [Theory]
    [InlineData("occasions", "type=cyber", "of the type")]
    [InlineData("reviews", "period=2021", "about 2021")]
    [InlineData("sources", "period=2021", "stated in 2021")]
    [InlineData("instruments", "agency=Bộ Chính trị", "with the agency Bộ Chính trị")]
    [InlineData("agencies", "occasion=asean-2020", "of the occasion asean-2020")]
    [InlineData("types", "type=cyber", "of the type")]
    [InlineData("assessments", "agency=Bộ Công an", "with the agency Bộ Công an")]
    [InlineData("places", "text=Hà", "with the words")]
    public async Task leave_some_rows_and_the_page_says_which(string name, string query, string said)
    {
        using var program = await Program.OperatorAsync(site);
        var member = Listings.Find(name)!.Member;

        var whole = (await program.GetAsync($"/api/{name}?limit=1000"))[member]!.AsArray();
        var part = (await program.GetAsync($"/api/{name}?limit=1000&{query}"))[member]!.AsArray();
        var page = await site.PageAsync($"/en{Web.Pages.Lists.ListAddress.Of(name)}?{query}");

        part.Count.ShouldBeInRange(1, whole.Count - 1);
        page.QuerySelector(".sentence").Words().ShouldContain(said);
        page.QuerySelector($"#f-{query.Split('=')[0]}").ShouldNotBeNull();
    }
}
