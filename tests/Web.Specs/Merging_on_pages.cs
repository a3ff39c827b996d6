using System.Net;
using AngleSharp.Dom;
using ThreatRegister.Accounts;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Domain.Merges;
using ThreatRegister.Projections.Incidents;

namespace ThreatRegister.Tests.Web_Specs;

public sealed class Merging_on_pages(Site site)
{
    [Fact]
    public async Task shows_the_two_side_by_side_before_it_is_recorded()
    {
        await site.RecordAsync(new ReportIncident("Cháy chợ, tin của phường", new("disaster"), When.Parse("2018-02-03"), Place: new(null, null, "Hà Đông")) { Incident = new("chay-cho-2") });
        await site.RecordAsync(new ReportIncident("Cháy chợ Hà Đông", new("disaster"), When.Parse("2018-02"), Responses: [new(new("chua-chay"), "rescue", "Chữa cháy", By: "Công an Hà Nội")]) { Incident = new("chay-cho-1") });
        using var browser = FormFiller.As(site, site.Secret);
        const string path = "/vi/do/merge-incidents?merged=chay-cho-2";
        (string, string)[] written = [("survivor", "chay-cho-1"), ("grounds", "Cùng một đám cháy")];
        ButtonOf(await browser.PageAsync(path)).ShouldBe("Xem trước khi gộp");

        using var looked = await browser.SendAsync(path, "entry", written);
        looked.StatusCode.ShouldBe(HttpStatusCode.OK);
        var page = await browser.ReadAsync(looked);
        var rows = page.QuerySelectorAll(".merge-preview tbody tr").Select(row => string.Join(" | ", row.Children.Select(cell => cell.Words()))).ToArray();
        rows.ShouldContain("Tiêu đề | Cháy chợ, tin của phường | Cháy chợ Hà Đông | Cháy chợ Hà Đông");
        rows.ShouldContain("Thời gian xảy ra | ngày 03/02/2018 | tháng 2/2018 | tháng 2/2018");
        rows.ShouldContain("Địa điểm | Hà Đông | — | —");
        rows.ShouldContain("Cơ quan | — | Công an Hà Nội | Công an Hà Nội");
        rows.ShouldContain("Gộp từ | — | — | Cháy chợ, tin của phường");
        ButtonOf(page).ShouldBe("Gộp vụ việc");
        page.QuerySelector("#f-grounds").Words().ShouldBe("Cùng một đám cháy");
        (await RowAsync("chay-cho-2")).Status.ShouldBe(Lifecycle.Open, "nothing is recorded by looking");

        foreach (var pair in (string[])["chay-cho-2/chay-cho-3", "chay-cho-3/chay-cho-1"])
        {
            using var other = await browser.SendAsync(path, "entry", [.. written, ("_seen", pair)]);
            other.StatusCode.ShouldBe(HttpStatusCode.OK, "another pair was looked at");
        }

        (await browser.TakenAsync(path, "entry", [.. written, ("_seen", "chay-cho-2/chay-cho-1")])).ShouldStartWith("/vi/incidents/chay-cho-1?recorded=", customMessage: "the one that stays");
        (await RowAsync("chay-cho-2")).MergedInto.ShouldBe(new IncidentId("chay-cho-1"));
        await HoldsWhatWasShownAsync(rows);

        (await browser.PageAsync("/vi/incidents/chay-cho-1")).QuerySelector("#merges .pair-acts a").Address().ShouldBe("/vi/do/unmerge-incidents?merged=chay-cho-2");
        await browser.TakenAsync("/vi/do/unmerge-incidents?merged=chay-cho-2", "entry", ("grounds", "Hai đám cháy"));
        (await browser.PageAsync("/vi/incidents/chay-cho-1")).QuerySelector("#merges .pair-acts").ShouldBeNull();
    }

    [Fact]
    public async Task offers_no_pair_again_once_its_merge_was_undone()
    {
        foreach (var id in (string[])["tran-dau-1", "tran-dau-2"]) await site.RecordAsync(new ReportIncident("Tràn dầu ở vịnh Cam Ranh", new("disaster"), When.Parse("2017-08-09"), Place: new("VN", "Cam Ranh")) { Incident = new(id) });
        using var browser = FormFiller.As(site, site.Secret);
        (await OfferedAsync("tran-dau-1")).ShouldContain("/vi/incidents/tran-dau-2");

        await site.RecordAsync(new MergeIncidents(new("tran-dau-1"), "Cùng một vụ") { Merged = new("tran-dau-2") });
        await site.RecordAsync(new UnmergeIncidents("Hai vụ khác nhau") { Merged = new("tran-dau-2") });

        (await OfferedAsync("tran-dau-1")).ShouldNotContain("/vi/incidents/tran-dau-2");
        (await OfferedAsync("tran-dau-2")).ShouldNotContain("/vi/incidents/tran-dau-1");

        async Task<IEnumerable<string?>> OfferedAsync(string id) => [.. (await browser.PageAsync($"/vi/incidents/{id}")).QuerySelectorAll("#duplicates a").Select(link => link.Address())];
    }

    [Fact]
    public async Task says_that_what_stays_is_told_to_more_people_than_what_goes()
    {
        await site.RecordAsync(new ReportIncident("Mã độc tại kho bạc", new("cyber"), When.Parse("2018-03"), Marking: Tlp.Red) { Incident = new("kho-bac-1") });
        await site.RecordAsync(new ReportIncident("Mã độc tại kho bạc", new("cyber"), When.Parse("2018-03")) { Incident = new("kho-bac-2") });
        using var browser = FormFiller.As(site, site.Secret);

        var wider = await LookedAsync("kho-bac-1", "kho-bac-2");
        wider.QuerySelector(".merge-preview .alert .tlp").Words().ShouldBe("TLP:RED");
        wider.QuerySelector(".merge-preview").Words().ShouldContain("“Mã độc tại kho bạc (kho-bac-1)”");
        (await LookedAsync("kho-bac-2", "kho-bac-1")).QuerySelector(".merge-preview .alert").ShouldBeNull();

        async Task<IDocument> LookedAsync(string goes, string stays)
        {
            using var looked = await browser.SendAsync($"/vi/do/merge-incidents?merged={goes}", "entry", ("survivor", stays), ("grounds", "Cùng một vụ"));
            return await browser.ReadAsync(looked);
        }
    }

    [Fact]
    public async Task says_what_figures_are_made_of_and_does_not_pass_to_what_stays()
    {
        Damage dead = new(DamageKind.Dead, Quantity.Exact(1), DamageStatus.Official), ill = new(DamageKind.Injured, Quantity.Exact(9), DamageStatus.Official);
        await site.RecordAsync(new ReportIncident("Ngộ độc tại bếp ăn Yên Mỹ", new("health"), When.Parse("2018-04-02"), Detected: When.Parse("2018-04-02T08:30"), Damage: [dead, ill], Responses: [new(new("cap-cuu"), "rescue", "Cấp cứu")]) { Incident = new("ngo-doc-yen-my-2") });
        await site.RecordAsync(new ReportIncident("Ngộ độc tại bếp ăn Yên Mỹ", new("health"), When.Parse("2018-04-02"), Damage: [ill]) { Incident = new("ngo-doc-yen-my-1") });
        using var browser = FormFiller.As(site, site.Secret);

        var left = (await LookedAsync("ngo-doc-yen-my-2", "ngo-doc-yen-my-1")).QuerySelector(".merge-preview [data-left]")!;
        var lines = left.QuerySelectorAll("li").Select(line => line.Words()).ToArray();
        lines.Length.ShouldBe(3);
        lines[0].ShouldBe("Thiệt hại: chết: 01 người (chính thức)");
        (lines[1].StartsWith("Biện pháp ứng phó: cứu hộ, cứu nạn", StringComparison.Ordinal), lines[1].EndsWith(": Cấp cứu", StringComparison.Ordinal)).ShouldBe((true, true), lines[1]);
        lines[2].ShouldBe("Thời gian phát hiện: 08 giờ 30 ngày 02/04/2018");
        left.QuerySelector("a").Address().ShouldBe("/vi/do?incident=ngo-doc-yen-my-1");
        (await LookedAsync("ngo-doc-yen-my-1", "ngo-doc-yen-my-2")).QuerySelector(".merge-preview [data-left]").ShouldBeNull();

        async Task<IDocument> LookedAsync(string goes, string stays)
        {
            using var looked = await browser.SendAsync($"/vi/do/merge-incidents?merged={goes}", "entry", ("survivor", stays), ("grounds", "Cùng một vụ"));
            return await browser.ReadAsync(looked);
        }
    }

    private async Task HoldsWhatWasShownAsync(string[] rows)
    {
        var facts = (await site.PageAsync("/vi/incidents/chay-cho-1")).Body.Words();
        foreach (var shown in rows.Select(row => row.Split(" | ")[3]).Where(value => value is not "—")) facts.ShouldContain(shown.Split(" (")[0]);
    }

    [Fact]
    public async Task says_of_what_may_not_be_seen_that_it_may_not_and_leads_nowhere()
    {
        await site.RecordAsync(new ReportIncident("Cháy kho ở Mê Linh", new("disaster"), When.Parse("2018-02-03")) { Incident = new("chay-kho-thay") });
        await site.RecordAsync(new ReportIncident("Cháy kho mật ở Mê Linh", new("disaster"), When.Parse("2018-02"), Marking: Tlp.Red) { Incident = new("chay-kho-giau") });
        await site.RecordAsync(new MergeIncidents(new("chay-kho-giau"), "Cùng một đám cháy") { Merged = new("chay-kho-thay") });
        using var reader = FormFiller.As(site, await site.SignedInAsync("doc-vu-da-gop", Tlp.Amber, Role.Operator));

        var page = await reader.PageAsync("/vi/incidents/chay-kho-thay");

        page.QuerySelector(".alert-warning").Words().ShouldStartWith("Vụ việc này đã được gộp vào (ngoài phạm vi được xem)");
        page.QuerySelectorAll("main a").Select(link => link.Address()).ShouldAllBe(address => !address.Contains("hidden", StringComparison.Ordinal) && !address.Contains("chay-kho-giau", StringComparison.Ordinal));
        (await site.PageAsync("/vi/incidents/chay-kho-thay")).QuerySelector(".alert-warning a").Words().ShouldBe("Cháy kho mật ở Mê Linh");
    }

    [Fact]
    public async Task offers_any_incident_but_the_one_that_goes()
    {
        foreach (var id in (string[])["tram-bien-ap-1", "tram-bien-ap-2"]) await site.RecordAsync(new ReportIncident("Nổ trạm biến áp Thanh Trì", new("disaster"), When.Parse("2018-02-03")) { Incident = new(id) });
        using var browser = FormFiller.As(site, site.Secret);

        var search = (await browser.PageAsync("/vi/do/merge-incidents?merged=tram-bien-ap-1")).QuerySelector("[data-search]")!.GetAttribute("data-search");
        var found = await (await browser.GetAsync($"{search}&text=bien ap Thanh Tri")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        (found.Contains("tram-bien-ap-2", StringComparison.Ordinal), found.Contains("tram-bien-ap-1", StringComparison.Ordinal)).ShouldBe((true, false));

        var page = await browser.NotTakenAsync("/vi/do/merge-incidents?merged=tram-bien-ap-1", "entry", ("survivor", "biến áp Thanh Trì"), ("grounds", "Một vụ"));
        page.QuerySelectorAll(".found input").Select(choice => choice.GetAttribute("value")).ShouldBe(["tram-bien-ap-2|biến áp Thanh Trì"]);
    }

    [Fact]
    public async Task is_not_offered_of_two_that_somebody_found_to_be_two()
    {
        foreach (var id in (string[])["vo-de-1", "vo-de-2"]) await site.RecordAsync(new ReportIncident($"Vỡ đê bao Chương Mỹ {id[^1..]}", new("disaster.extreme-weather.flood"), When.Parse("2018-07-29"), Place: new(null, "Chương Mỹ")) { Incident = new(id) });
        using var browser = FormFiller.As(site, site.Secret);
        var pair = (await browser.PageAsync("/vi/incidents/vo-de-1")).QuerySelector("#duplicates")!;
        pair.QuerySelector("a[href*='merge-incidents']").Address().ShouldBe("/vi/do/merge-incidents?merged=vo-de-1&survivor=vo-de-2");
        var form = pair.QuerySelector("form")!;

        using var said = await browser.SendUnofferedAsync(form.GetAttribute("action")!, [.. form.QuerySelectorAll("input").Where(input => !input.GetAttribute("name")!.StartsWith("__", StringComparison.Ordinal)).Select(input => (input.GetAttribute("name")!, input.GetAttribute("value")!))]);

        said.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        foreach (var id in (string[])["vo-de-1", "vo-de-2"]) (await browser.PageAsync($"/vi/incidents/{id}")).QuerySelectorAll("#duplicates").ShouldBeEmpty(id);
        (await browser.PageAsync("/vi/incidents/vo-de-1")).QuerySelector("#facts").Words().ShouldContain("không cùng một việc với");
    }

    [Fact]
    public async Task leads_from_what_is_found_of_the_one_to_the_other()
    {
        foreach (var (id, title) in (IEnumerable<(string, string)>)[("tim-gop-1", "Sập cầu treo Xyquang"), ("tim-gop-2", "Cầu treo bị lũ cuốn")]) await site.RecordAsync(new ReportIncident(title, new("disaster.extreme-weather.flood"), When.Parse("2017-10-11")) { Incident = new(id) });
        await site.RecordAsync(new MergeIncidents(new("tim-gop-2"), "Cùng một cây cầu") { Merged = new("tim-gop-1") });

        var hit = (await site.PageAsync("/vi/search?q=xyquang")).QuerySelector(".hits li").ShouldNotBeNull();

        hit.QuerySelector("a").Address().ShouldBe("/vi/incidents/tim-gop-1");
        hit.QuerySelector("[data-survivor]").Address().ShouldBe("/vi/incidents/tim-gop-2");
    }

    [Fact]
    public async Task undone_shows_in_words_what_is_to_be_gone_through()
    {
        foreach (var (id, title) in (IEnumerable<(string, string)>)[("tach-1", "Ngộ độc ở trường Kim Đồng"), ("tach-2", "Ngộ độc ở Gia Lâm")]) await site.RecordAsync(new ReportIncident(title, new("health.epidemic"), When.Parse("2018-09-04")) { Incident = new(id) });
        await site.RecordAsync(new MergeIncidents(new("tach-2"), "Cùng một bếp ăn") { Merged = new("tach-1") });
        await site.RecordAsync(new NoteOnIncident("Đã lấy mẫu ở bếp trường Kim Đồng") { Incident = new("tach-1") });
        await site.RecordAsync(new UnmergeIncidents("Hai bếp ăn khác nhau") { Merged = new("tach-1") });

        foreach (var path in (string[])["/vi/do/settle-unmerge?merged=tach-1", "/vi/incidents/tach-1"])
        {
            var told = (await site.PageAsync(path)).QuerySelectorAll(".timeline li").Select(happened => happened.Words()).ToArray();
            told.ShouldContain(happened => happened.Contains("Đã lấy mẫu ở bếp trường Kim Đồng", StringComparison.Ordinal), path);
        }

        (await site.PageAsync("/vi")).QuerySelectorAll(".tile li").Select(item => item.Words()).ShouldContain("Ngộ độc ở trường Kim Đồng → Ngộ độc ở Gia Lâm (1)");
        await site.RecordAsync(new SettleUnmerge("Ghi chú thuộc tách 2") { Merged = new("tach-1") });
    }

    [Theory]
    [InlineData("note-on-incident?incident=covid-19", "Ghi chú")]
    [InlineData("close-incident?incident=covid-19", "Đóng vụ việc")]
    [InlineData("receive-report", "Ghi tin báo")]
    public async Task and_any_other_act_has_a_button_that_names_it(string path, string button) => ButtonOf(await site.PageAsync($"/vi/do/{path}")).ShouldBe(button);

    private static string ButtonOf(IParentNode page) => page.QuerySelector("#entry .send button").Words();

    private async Task<IncidentRow> RowAsync(string id) => (IncidentRow)(await site.Services.Records.FindAsync(new IncidentRegister(), id, await site.Services.NewestAsync(TestContext.Current.CancellationToken), TestContext.Current.CancellationToken))!.Latest;
}
