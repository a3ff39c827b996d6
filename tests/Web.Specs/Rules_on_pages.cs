namespace ThreatRegister.Tests.Web_Specs;

/// <summary>The rules that are dated data have a page, which recording one leads to.</summary>
public sealed class Rules_on_pages(Site site)
{
    [Fact]
    public async Task A_rule_that_was_recorded_is_shown_with_its_days_and_its_history()
    {
        var before = (await site.Services.NewestAsync(TestContext.Current.CancellationToken)).Position;
        var form = new FilledForm(site, await site.PageAsync("/vi/do/set-holiday"));
        form.With("holiday", "nghi-thu-nghiem").With("name.vi", "Ngày nghỉ thử nghiệm").With("name.en", "A day off for trial").With("basis", "Thông báo thử nghiệm");
        form.With("days[0].first", "2031-02-05").With("days[0].last", "2031-02-07").With("validFrom", "2031-01-01");

        var shown = await form.SentAsync();

        shown.ShouldMatch(@"^/vi/rules\?recorded=\d+#holidays$");
        var card = (await site.PageAsync(shown)).QuerySelectorAll(".rules > li").Single(rule => rule.QuerySelector("h3").Words() is "Ngày nghỉ thử nghiệm");
        card.QuerySelector(".tag").Words().ShouldBe("sẽ áp dụng từ ngày 01/01/2031");
        card.Words().ShouldContain("ngày 05/02/2031 đến ngày 07/02/2031");
        card.QuerySelectorAll("details a").Select(act => act.Address()).ShouldHaveSingleItem().ShouldStartWith("/vi/events/");
        (await site.PageAsync($"/vi/rules?as-of={before}")).QuerySelector("main").Words().ShouldNotContain("Ngày nghỉ thử nghiệm");
    }

    [Theory]
    [InlineData("/vi/registers")]
    [InlineData("/vi/do")]
    public async Task The_page_of_rules_is_found_from(string page) =>
        (await site.PageAsync(page)).QuerySelectorAll("main a").Select(link => link.Address()).ShouldContain(address => address.StartsWith("/vi/rules", StringComparison.Ordinal));

    /// <summary>All kinds of the seeds, in the words of either language.</summary>
    [Fact]
    public async Task Every_kind_of_rule_says_what_holds_since_when_and_on_which_basis()
    {
        var page = await site.PageAsync("/en/rules");

        page.QuerySelectorAll(".rule-kind h2").Select(kind => kind.Id).ShouldBe(["deadlines", "severity", "closing", "calendars", "holidays"]);
        page.QuerySelectorAll(".rules > li").ShouldAllBe(rule => rule.QuerySelector(".tag").Words().Length > 0 && rule.QuerySelector(".rule-facts").Words().Contains("Basis", StringComparison.Ordinal));
        page.QuerySelector("#deadlines")!.ParentElement!.ParentElement.Words().ShouldContain("72 hours from detection");
        page.QuerySelector("main").Words().ShouldContain("switched off");
    }
}
