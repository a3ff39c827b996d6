using System.Net;
using ThreatRegister.Application.Listings;
using ThreatRegister.Application.Questions;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Domain.Intake;
using ThreatRegister.Domain.Lessons;

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

    [Fact]
    public async Task ask_the_incidents_that_a_lesson_names_for_what_it_has_not_itself()
    {
        await site.RecordAsync(new ReportIncident("Đợt lừa đảo để rút bài học", new("crime.online-fraud"), When.Parse("2011-03"), Place: new("VN", "Kon Tum"), Victim: new(Sector: "bưu chính")) { Incident = new("loc-bai-hoc-vu") });
        await site.RecordAsync(new RecordLesson("Cảnh báo người dân trước dịp lễ", "Truyền thông", Incidents: [new("loc-bai-hoc-vu")]) { Lesson = new("loc-bai-hoc") });
        using var program = await Program.OperatorAsync(site);

        async Task<bool> IsFoundAsync(string query) => (await program.GetAsync($"/api/lessons?limit=1000&{query}"))["lessons"]!.AsArray().Any(row => (string)row!["id"]! == "loc-bai-hoc");
        foreach (var query in (string[])["type=crime", "place=Kon Tum", "sector=buu chinh", "text=canh bao le", "status=recorded&type=crime", $"period={DateTime.UtcNow.Year - 1}-01-01..{DateTime.UtcNow.Year + 1}-12-31"]) (await IsFoundAsync(query)).ShouldBeTrue(query);
        foreach (var query in (string[])["type=cyber", "place=Đắk Lắk", "sector=ngân hàng", "text=không có từ này", "status=adopted&type=crime", "period=2011", "source=doc-003"]) (await IsFoundAsync(query)).ShouldBeFalse(query);
    }

    [Fact]
    public async Task find_reports_by_when_they_were_received_who_sent_them_and_where()
    {
        await site.RecordAsync(new ReceiveReport("Tin báo để lọc", Occurred: When.Parse("2011-03"), Place: new("VN", "Kon Tum"), By: "Công an xã Đắk Ruồng") { Report = new("loc-tin-bao") });
        using var program = await Program.OperatorAsync(site);

        async Task<bool> IsFoundAsync(string query)
        {
            var told = await program.GetAsync($"/api/intake?limit=1000&{query}");
            var reports = told["reports"]!.AsArray();
            ((long)told["total"]!).ShouldBe(reports.Count);
            return reports.Any(row => (string)row!["id"]! == "loc-tin-bao");
        }

        foreach (var query in (string[])["agency=dak ruong", "place=Kon Tum", "place=Kon Tum&text=de loc", $"period={DateTime.UtcNow.Year - 1}-01-01..{DateTime.UtcNow.Year + 1}-12-31&status=received"]) (await IsFoundAsync(query)).ShouldBeTrue(query);
        foreach (var query in (string[])["agency=bộ y tế", "place=Đắk Lắk", "period=2011", "source=doc-003", "place=Kon Tum&status=rejected"]) (await IsFoundAsync(query)).ShouldBeFalse(query);
    }
}
