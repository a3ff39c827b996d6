using System.Net;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Incidents;

namespace ThreatRegister.Tests.Web_Specs;

public sealed class Time_on_pages(Site site)
{
    [Theory]
    [InlineData("/vi/incidents?period=th%C3%A1ng+tr%C6%B0%E1%BB%9Bc", @"^/vi/incidents\?period=\d{4}-\d\d$")]
    [InlineData("/en/threats?as-of=yesterday", @"^/en/threats\?as-of=\d{4}-\d\d-\d\d$")]
    [InlineData("/vi/diff?from=h%C3%B4m+qua&to=h%C3%B4m+nay", @"^/vi/diff\?from=\d{4}-\d\d-\d\d&to=\d{4}-\d\d-\d\d$")]
    [InlineData("/vi/audit?from=20%2F11", @"^/vi/audit\?from=\d{4}-11-20$")]
    public async Task leads_from_words_that_move_to_the_day_they_mean(string asked, string fixedDay)
    {
        using var client = site.Client(site.Secret);
        using var answer = await client.GetAsync(new Uri(asked, UriKind.Relative), TestContext.Current.CancellationToken);

        answer.StatusCode.ShouldBe(System.Net.HttpStatusCode.Found);
        answer.Headers.Location!.ToString().ShouldMatch(fixedDay);
    }

    [Fact]
    public async Task takes_days_as_people_write_them_whatever_the_browser_speaks()
    {
        foreach (var path in (string[])["/en/diff?from=2021-03-04", "/en/audit?from=2021-03-04", "/en/threats?as-of=2026-11-20", "/en/lessons?from=2021-03-04"])
        {
            var page = await site.PageAsync(path);

            page.QuerySelectorAll("input[type=date], input[type=datetime-local]").ShouldBeEmpty(path);
            page.QuerySelectorAll("input").Select(field => field.GetAttribute("value")).ShouldContain(value => value == "04/03/2021" || value == "20/11/2026", path);
        }
    }

    /// <summary>A time without zone is one of the register's zone, wherever the program runs: shown otherwise, the form would ask for another moment.</summary>
    [Theory]
    [InlineData("2026-11-20T08:00:00")]
    [InlineData("2026-11-20T01:00:00Z")]
    [InlineData("2026-11-20T08:00")]
    public async Task is_shown_in_the_zone_in_which_it_is_asked(string asked)
    {
        (await site.PageAsync($"/vi/threats?as-of={asked}")).GetElementById("as-of-day")!.GetAttribute("value").ShouldBe("08:00 20/11/2026");
        (await site.PageAsync($"/vi/diff?from={asked}")).GetElementById("from-day")!.GetAttribute("value").ShouldBe("08:00 20/11/2026");
    }

    /// <summary>However its name is written, a page is of the moment that its banner and its links name.</summary>
    [Theory]
    [InlineData("as%2Dof=1", HttpStatusCode.NotFound)]
    [InlineData("AS-OF=1", HttpStatusCode.Found)]
    public async Task is_asked_by_the_name_that_the_banner_goes_by(string query, HttpStatusCode status)
    {
        using var browser = site.Client(site.Secret);
        using var answer = await browser.GetAsync(new Uri($"{site.Address}vi/incidents/covid-19?{query}", new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }), TestContext.Current.CancellationToken);

        answer.StatusCode.ShouldBe(status);
        if (answer.Headers.Location is { } spelled) spelled.ToString().ShouldBe("/vi/incidents/covid-19?as-of=1");
    }

    [Fact]
    public async Task an_event_has_a_page_of_its_own_with_what_proves_it_and_its_neighbours()
    {
        var positions = (await site.PageAsync("/en/incidents/asean-2020-attacks")).QuerySelectorAll(".timeline > li").Select(happened => happened.Id![1..]).ToArray();

        var page = await site.PageAsync($"/en/events/{positions[1]}");

        page.QuerySelector("h1").Words().ShouldBe("Impact assessed");
        page.QuerySelector(".around a[rel='prev']").Address().ShouldBe($"/en/events/{positions[0]}");
        page.QuerySelector(".around a[rel='next']").Address().ShouldBe($"/en/events/{positions[2]}");
        page.QuerySelector(".changes ins").Words().ShouldContain("Có thể làm gián đoạn");
        page.QuerySelectorAll(".hashes code").ShouldAllBe(hash => hash.TextContent.Length == 64);
        page.QuerySelector("pre").Words().ShouldContain("\"aspect\": \"potential\"");
        (await site.PageAsync($"/en/events/{positions[0]}")).QuerySelectorAll(".change dt").Select(field => field.Words()).ShouldContain("Occurred");
        await site.PageAsync("/en/events/999999999", HttpStatusCode.NotFound);
        await site.PageAsync($"/en/events/{positions[1]}?as-of={positions[0]}", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task the_figures_of_a_difference_lead_to_their_rows_as_they_were_then()
    {
        var one = await site.RecordAsync(new ReportIncident("Cháy rừng năm 1931", new("disaster"), When.Parse("1931")) { Incident = new("so-lieu-1") });
        var two = await site.RecordAsync(new ReportIncident("Vỡ đê năm 1931", new("disaster"), When.Parse("1931")) { Incident = new("so-lieu-2") });

        foreach (var (from, expected) in new[] { (one, new[] { ("1", one), ("2", two) }), (280, [("2", two)]) })
        {
            var page = await site.PageAsync($"/vi/diff?from={from}&to={two}");
            var figures = page.QuerySelectorAll("a[href^='/vi/incidents?']").Where(link => link.Address().Contains("itself=true", StringComparison.Ordinal)).ToArray();

            figures.Where(link => link.Address().Contains("period=1931", StringComparison.Ordinal)).Select(link => (link.Words(), link.Address())).ShouldBe(
                expected.Select(figure => (figure.Item1, $"/vi/incidents?as-of={figure.Item2}&type=disaster&period=1931&counted=true&itself=true")), ignoreOrder: true);
            foreach (var figure in figures)
                (await site.PageAsync(figure.Address())).QuerySelectorAll(".list tbody tr").Length.ShouldBe(int.Parse(figure.Words(), System.Globalization.CultureInfo.InvariantCulture), figure.Address());
        }
    }

    [Fact]
    public async Task the_moment_is_kept_by_the_links_and_named_in_the_banner()
    {
        var page = await site.PageAsync("/vi/incidents/covid-19?stated-by=2020-12-31");

        page.QuerySelector(".past").Words().ShouldContain("theo các nguồn nêu đến ngày 31/12/2020");
        page.QuerySelector(".blame a").Address().ShouldEndWith("?stated-by=2020-12-31");
        (await site.PageAsync("/vi/incidents/covid-19?stated-by=2020-11-30", HttpStatusCode.NotFound)).QuerySelector(".past").ShouldNotBeNull();
    }

    [Theory]
    [InlineData("as-of=hom-qua", HttpStatusCode.BadRequest, "không phải là vị trí, cũng không phải thời điểm")]
    [InlineData("as-of=100&as-of=200", HttpStatusCode.BadRequest, "nhiều hơn một lần")]
    [InlineData("as-of=99999999", HttpStatusCode.NotFound, "sổ chưa ghi đến vị trí")]
    [InlineData("stated-by=31/02/2020", HttpStatusCode.BadRequest, "tháng 2/2020 chỉ có 29 ngày")]
    [InlineData("as-of=100&stated-by=2020-12-10", HttpStatusCode.BadRequest, "Không dùng cùng lúc")]
    public async Task a_moment_that_cannot_be_understood_is_said_with_the_form_open(string query, HttpStatusCode status, string words)
    {
        var page = await site.PageAsync($"/vi/incidents/covid-19?{query}", status);

        page.QuerySelector("main").Words().ShouldContain(words);
        page.QuerySelector("details.moment")!.HasAttribute("open").ShouldBeTrue();
    }

    [Theory]
    [InlineData("incidents?text=covid&as-of=99999999&after=x", "/vi/incidents?text=covid")]
    [InlineData("threats?period=2021&as-of=99999999", "/vi/threats?period=2021")]
    [InlineData("incidents/covid-19?as-of=99999999", "/vi/incidents/covid-19")]
    [InlineData("?stated-by=hom-qua&year=2020", "/vi?year=2020")]
    [InlineData("incidents?text=covid&as-of=300&basis=foo", "/vi/incidents?text=covid")]
    [InlineData("incidents?text=covid&as-of=300&taxonomy=foo", "/vi/incidents?text=covid")]
    public async Task a_moment_that_is_none_leads_back_to_now_and_is_asked_nowhere_again(string address, string now)
    {
        using var answer = await site.GetAsync($"/vi/{address}".Replace("/?", "?", StringComparison.Ordinal));
        var page = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

        page.QuerySelector(".moment .mistake").Words().ShouldNotBeEmpty();
        page.QuerySelectorAll(".moment a").ShouldHaveSingleItem().Address().ShouldBe(now);
        page.QuerySelectorAll("nav a, main a").Select(link => link.Address()).Where(link => !link.StartsWith("/en", StringComparison.Ordinal)).ShouldAllBe(link => !link.Contains("as-of", StringComparison.Ordinal) && !link.Contains("stated-by", StringComparison.Ordinal));
        page.QuerySelectorAll("form:not(.moment form) input[name=as-of], form:not(.moment form) input[name=stated-by]").ShouldBeEmpty();
        page.QuerySelectorAll(".moment input[type=hidden]").Select(field => field.GetAttribute("name")).ShouldNotContain(name => name == "taxonomy" || name == "basis");
    }

    [Fact]
    public async Task another_moment_is_asked_of_the_same_tree_and_basis_from_the_first_part_on()
    {
        var page = await site.PageAsync("/vi/incidents?text=covid&taxonomy=2026-01-01&basis=stated");

        page.QuerySelectorAll(".moment input[type=hidden]").Select(field => (field.GetAttribute("name"), field.GetAttribute("value"))).ShouldBe([("text", "covid"), ("taxonomy", "2026-01-01"), ("basis", "stated")]);
    }

    [Fact]
    public async Task fields_of_the_form_that_were_left_empty_leave_the_address()
    {
        using var answer = await site.GetAsync("/vi/incidents/covid-19?kind=incident-reported&as-of=&as-of=2030-01-01&as-of=&stated-by=");

        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        answer.Headers.Location!.OriginalString.ShouldBe("/vi/incidents/covid-19?kind=incident-reported&as-of=2030-01-01");
    }

    [Fact]
    public async Task a_difference_leads_from_the_examples_of_an_act_to_all_of_its_records()
    {
        var few = (await site.PageAsync("/vi/diff?from=0&to=540&register=types")).QuerySelectorAll(".entries > li").First(act => act.QuerySelectorAll("p.by a").Any(link => link.Words().StartsWith("xem cả", StringComparison.Ordinal)));
        var more = few.QuerySelectorAll("p.by a")[^1];
        few.QuerySelectorAll("p.by")[^1].Words().ShouldEndWith($"; {more.Words()}");

        var all = (await site.PageAsync(more.Address().Split('#')[0])).GetElementById(more.Address().Split('#')[1])!.QuerySelectorAll("p.by")[^1];
        all.Words().ShouldStartWith("gồm: ");
        (all.Words().Count(letter => letter is ';') + 1).ShouldBe(int.Parse(more.Words().Split(' ')[2], System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task a_difference_shows_what_happened_before_the_types_that_it_happened_under()
    {
        var page = await site.PageAsync("/vi/diff?from=0&to=540");

        var heads = page.QuerySelectorAll("main h2").Select(head => head.Words()).ToList();
        heads[0].ShouldBe("Sự cố, vụ việc");
        heads.TakeLast(3).ShouldBe(["Nguồn", "Cơ quan, lực lượng", "Loại đe dọa"]);
        var reference = page.GetElementById("reference")!;
        reference.HasAttribute("open").ShouldBeFalse();
        reference.QuerySelectorAll("h2").Length.ShouldBe(3);
        reference.QuerySelector("summary").Words().ShouldMatch(@"^Danh mục dùng chung \(loại, cơ quan, nguồn\): \d+ bản ghi mới\.$");
        (await site.PageAsync("/vi/diff?from=0&to=540&register=types")).GetElementById("reference")!.HasAttribute("open").ShouldBeTrue();
    }

    [Fact]
    public async Task a_difference_that_cannot_be_made_says_why_and_keeps_what_was_asked()
    {
        var page = await site.PageAsync("/en/diff?from=200&to=100", HttpStatusCode.BadRequest);

        page.QuerySelector("[role='alert']").Words().ShouldContain("Change the two about");
        page.QuerySelector("#from")!.GetAttribute("value").ShouldBe("200");
        (await site.PageAsync("/en/diff?from=1&register=nothing", HttpStatusCode.BadRequest)).QuerySelector("[role='alert']").Words().ShouldContain("no register");
        (await site.PageAsync("/en/diff")).QuerySelectorAll("main .chips a").Select(link => link.Address()).ShouldContain("/en/diff?from=0");
    }

    /// <summary>An id is one of a register: the page failed where that was left out.</summary>
    [Theory]
    [InlineData("record=covid-19")]
    [InlineData("record=covid-19&register=nothing&from=0")]
    public async Task a_difference_of_a_record_asks_for_its_register(string query)
    {
        var page = await site.PageAsync($"/en/diff?{query}", HttpStatusCode.BadRequest);

        page.QuerySelector("[role='alert']").Words().ShouldContain("register");
        page.QuerySelector("input[name='record']")!.GetAttribute("value").ShouldBe("covid-19");
        page.QuerySelectorAll("#diff-register option").Select(option => option.GetAttribute("value")).ShouldContain("incidents");
    }

    /// <summary>Statements over tables of the moment are prepared once they were often asked; their columns have to stay of one type.</summary>
    [Fact]
    public async Task Bug_differences_of_many_registers_failed_from_the_second_on()
    {
        for (var time = 0; time < 3; time++) await site.PageAsync("/vi/diff?from=0&to=540&all=1");
    }

    [Theory]
    [InlineData("as-of=2999-01-01", "Thời điểm này chưa đến")]
    [InlineData("stated-by=2999-01-01", "Thời điểm này chưa đến")]
    [InlineData("as-of=1", "Đang xem trạng thái đã qua")]
    public async Task a_moment_to_come_is_not_said_to_be_past(string query, string said)
    {
        var banner = (await site.PageAsync($"/vi/incidents?{query}")).QuerySelector(".past");

        banner.Words().ShouldStartWith(said);
        banner!.QuerySelector("a:not(.d-none)").Address().ShouldBe("/vi/incidents");
    }

    [Theory]
    [InlineData("from=2999-01-01&to=2020-01-02&register=lessons", "\"Từ\" (ngày 01/01/2999) ở sau \"đến\" (ngày 02/01/2020).", "/vi/diff?from=2020-01-02&to=2999-01-01&register=lessons")]
    [InlineData("from=20&to=1", "\"Từ\" (vị trí 20) ở sau \"đến\" (vị trí 1).", "/vi/diff?from=1&to=20")]
    public async Task a_difference_backwards_is_told_in_what_was_asked_and_leads_the_other_way_round(string query, string said, string turned)
    {
        var mistake = (await site.PageAsync($"/vi/diff?{query}", HttpStatusCode.BadRequest)).QuerySelector("#diff-mistake");

        mistake.Words().ShouldStartWith(said);
        mistake!.QuerySelector("a").Address().ShouldBe(turned);
        await site.PageAsync(turned);
    }
}
