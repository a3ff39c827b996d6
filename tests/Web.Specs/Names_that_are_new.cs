using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using ThreatRegister.Domain.Reviews;
using ThreatRegister.Web;
using ThreatRegister.Web.Access;
using ThreatRegister.Web.Layout;

namespace ThreatRegister.Tests.Web_Specs;

/// <summary>A misspelt name makes a second agency or place: the page that follows says so, and nothing is held up.</summary>
public sealed class Names_that_are_new(Site site)
{
    [Fact]
    public async Task Of_a_place_are_said_with_the_one_that_was_meant()
    {
        var form = new FilledForm(site, await site.PageAsync("/vi/report")).With("title", "Sạt lở ven biển").With("type", "disaster.landslide").With("occurred", "2026-07-02").With("place.name", "Quảng Nihn");

        var said = (await site.PageAsync(await form.SentAsync())).QuerySelector("[data-new-name]");

        said.Words().ShouldBe("Mới, chưa có trong sổ: “Quảng Nihn”. Có phải là Quảng Ninh? Nếu vậy, hãy đính chính.");
        said!.QuerySelector("a").Address().ShouldBe("/vi/places?text=Qu%E1%BA%A3ng%20Ninh");
    }

    [Fact]
    public async Task Of_an_agency_are_said_once_and_known_ones_are_offered()
    {
        const string review = "tong-ket-2023-ten-moi";
        await site.RecordAsync(new BeginReview(ReviewKind.Periodic, "Tổng kết năm 2023", Period: Domain.When.Parse("2023")) { Review = new(review) });
        using var browser = await FormFiller.OnAsync(site);

        (await SaidAsync(browser, review, "Bộ Công ann")).ShouldBe(["Mới, chưa có trong sổ: “Bộ Công ann”. Có phải là Bộ Công an? Nếu vậy, hãy đính chính."]);
        (await SaidAsync(browser, review, "Bộ Công an")).ShouldBeEmpty();
        (await SaidAsync(browser, review, "Tổ công tác liên ngành số 17")).ShouldBe(["Mới, chưa có trong sổ: “Tổ công tác liên ngành số 17”."]);

        var field = (await site.PageAsync("/vi/do/ask-for-contribution?review=" + review)).QuerySelector("#f-unit");
        field!.Owner!.GetElementById(field.GetAttribute("list")!)!.QuerySelectorAll("option").Select(option => option.GetAttribute("value")).ShouldContain("Bộ Công an");
        (await site.PageAsync("/vi/do/submit-review?review=" + review)).QuerySelector("#f-by")!.HasAttribute("list").ShouldBeFalse("that is an id");
    }

    /// <summary>A page that says that something is recorded, and fails, has it sent again.</summary>
    [Fact]
    public async Task Are_left_out_where_they_cannot_be_looked_up()
    {
        const string review = "tong-ket-2018-khong-tra-duoc";
        var position = await site.RecordAsync(new BeginReview(ReviewKind.Periodic, "Tổng kết năm 2018", Period: Domain.When.Parse("2018"), By: "Tổ công tác số 2018") { Review = new(review) });

        (await NoticeAsync(site.Services, position)).ShouldContain("data-new-name");
        var failed = await NoticeAsync(site.Services with { Registers = null! }, position);
        failed.ShouldContain("Recorded.");
        failed.ShouldNotContain("data-new-name");
    }

    [Fact]
    public async Task Are_looked_for_in_events_alone_that_there_are_for_who_looks()
    {
        const string review = "tong-ket-2016-khong-thay";
        var position = await site.RecordAsync(new BeginReview(ReviewKind.Periodic, "Tổng kết năm 2016", Period: Domain.When.Parse("2016")) { Review = new(review), Marking = Domain.Tlp.Red });
        using var uncleared = FormFiller.As(site, await site.SignedInAsync("nguoi-doc-dia-chi", Domain.Tlp.Green, Accounts.Role.Reader));

        (await site.PageAsync($"/vi/reviews?recorded={position}")).QuerySelector("[data-recorded]").Words().ShouldStartWith("Đã ghi nhận.");
        (await site.PageAsync("/vi/reviews?recorded=99999999")).QuerySelector("[data-recorded]").ShouldBeNull();
        (await uncleared.PageAsync($"/vi/reviews?recorded={position}")).QuerySelector("[data-recorded]").ShouldBeNull();
    }

    private static async Task<string> NoticeAsync(RegisterServices services, long position)
    {
        var requester = new Requester { Actor = new("truc-ban-1", "Trực ban", [], Domain.Tlp.Red, Agency: null, ReadOnly: false, Via: "") };
        var page = new PageContext();
        await using var provider = new ServiceCollection().AddLogging().AddSingleton(services).AddSingleton(requester).AddSingleton(page).BuildServiceProvider();
        var context = new DefaultHttpContext { RequestServices = provider };
        context.Request.QueryString = new($"?recorded={position}");
        page.Begin(context, "en");
        await using var renderer = new HtmlRenderer(provider, NullLoggerFactory.Instance);
        return await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<RecordedNotice>()).ToHtmlString());
    }

    private static async Task<IEnumerable<string>> SaidAsync(FormFiller browser, string review, string unit) =>
        (await browser.PageAsync(await browser.TakenAsync($"/vi/reviews/{review}", "ask", ("unit", unit)))).QuerySelectorAll("[data-new-name]").Select(said => said.Words());
}
