using System.Net;
using ThreatRegister.Accounts;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Domain.Tasks;
using Machine = ThreatRegister.Tests.Web_Specs.Api.Program;

namespace ThreatRegister.Tests.Web_Specs;

/// <summary>What is tied to an incident from elsewhere is told on its page, and leads there.</summary>
public sealed class Ties_of_incidents(Site site)
{
    [Fact]
    public async Task are_the_tasks_about_it()
    {
        await ReportAsync("buoc-nhiem-vu-1", "Cổng thông tin tỉnh bị chèn nội dung");
        await site.RecordAsync(new AssignTask("Khôi phục cổng thông tin", "Sở Thông tin", Incidents: [new("buoc-nhiem-vu-1")]) { Task = new("buoc-nhiem-vu") });

        Named(await site.PageAsync("/vi/incidents/buoc-nhiem-vu-1")).ShouldBe(["/vi/tasks/buoc-nhiem-vu"]);
        (await site.PageAsync("/vi/tasks/buoc-nhiem-vu")).QuerySelectorAll("#facts a").Select(link => link.Address()).ShouldContain("/vi/incidents/buoc-nhiem-vu-1");
        (await site.PageAsync("/vi/tasks?incident=buoc-nhiem-vu-1")).QuerySelectorAll("main tbody tr").ShouldHaveSingleItem().Words().ShouldContain("Khôi phục cổng thông tin");
        (await site.PageAsync("/vi/tasks?incident=asean-2020-attacks")).QuerySelectorAll("main tbody tr").ShouldBeEmpty();
    }

    [Fact]
    public async Task are_clarified_on_a_task_where_they_are_there()
    {
        await ReportAsync("buoc-lam-ro-1", "Lộ dữ liệu khách hàng");
        await site.RecordAsync(new AssignTask("Thông báo cho khách hàng") { Task = new("buoc-lam-ro") });
        using var browser = await FormFiller.OnAsync(site);

        await browser.TakenAsync("/vi/do/clarify-task?task=buoc-lam-ro", "entry", ("terms.incidents", "buoc-lam-ro-1"));
        (await browser.NotTakenAsync("/vi/do/clarify-task?task=buoc-lam-ro", "entry", ("terms.incidents", "buoc-lam-ro-1\nkhong-co-vu-nay"))).QuerySelector("#faults").Words().ShouldContain("ụ việc");

        Named(await site.PageAsync("/vi/incidents/buoc-lam-ro-1")).ShouldBe(["/vi/tasks/buoc-lam-ro"]);
    }

    [Fact]
    public async Task tell_no_incident_to_who_may_not_see_it()
    {
        await ReportAsync("buoc-kin-1", "Vukinranhiemvu", Tlp.Red);
        var assigned = await site.RecordAsync(new AssignTask("Rà soát chung", Marking: Tlp.Green, Incidents: [new("buoc-kin-1")]) { Task = new("buoc-kin") });
        using var reader = site.Client(await site.SignedInAsync("doc-nhiem-vu", Tlp.Green, Role.Reader));
        await site.Services.NewestAsync(TestContext.Current.CancellationToken);

        foreach (var path in new[] { "/vi/tasks/buoc-kin", "/vi/tasks", "/vi/tasks?format=json", "/vi/tasks?format=csv", "/vi/tasks/board" })
        {
            var text = await reader.GetStringAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
            text.ShouldContain("Rà soát chung", Case.Sensitive, path);
            text.ShouldNotContain("buoc-kin-1", Case.Sensitive, path);
            text.ShouldNotContain("Vukinranhiemvu", Case.Sensitive, path);
        }

        foreach (var path in new[] { "/vi", "/vi/acts", "/vi/acts?format=json", $"/vi/events/{assigned}", $"/vi/diff?from={assigned - 2}&to={assigned}", "/vi/search?q=Rà+soát+chung" })
        {
            var text = await reader.GetStringAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
            text.ShouldNotContain("buoc-kin-1", Case.Sensitive, path);
            text.ShouldNotContain("Vukinranhiemvu", Case.Sensitive, path);
        }

        using var machine = await Machine.ReaderAsync(site);
        foreach (var path in new[] { "/api/tasks", "/api/tasks/buoc-kin", "/api/tasks/buoc-kin/history", $"/api/diff?from={assigned - 2}&to={assigned}" }) (await machine.GetAsync(path)).ToJsonString().ShouldNotContain("buoc-kin-1", Case.Sensitive, path);

        (await reader.GetStringAsync(new Uri("/vi/tasks?format=json&incident=buoc-kin-1", UriKind.Relative), TestContext.Current.CancellationToken)).ShouldNotContain("Rà soát chung");
        (await site.Client(site.Secret).GetStringAsync(new Uri("/vi/tasks?format=json&incident=buoc-kin-1", UriKind.Relative), TestContext.Current.CancellationToken)).ShouldContain("Rà soát chung");
    }

    /// <summary>Where nobody says how a task is marked, nobody hears of an incident through it who may not see that.</summary>
    [Theory]
    [InlineData("/vi/do/assign-task?incidents=buoc-muc-1&incidents=buoc-muc-2", "entry", null)]
    [InlineData("/vi/do/assign-task", "entry", "buoc-muc-1\nbuoc-muc-2")]
    [InlineData("/vi/tasks/board", "assign", "buoc-muc-2\nbuoc-muc-1")]
    public async Task mark_a_task_as_the_strictest_of_its_incidents(string path, string form, string? incidents)
    {
        foreach (var (id, marking) in new[] { ("buoc-muc-1", Tlp.AmberStrict), ("buoc-muc-2", Tlp.Clear) })
            if ((await site.GetAsync($"/vi/incidents/{id}")).StatusCode is System.Net.HttpStatusCode.NotFound) await ReportAsync(id, $"Vụ có mức {id}", marking);
        using var browser = await FormFiller.OnAsync(site);
        (string, string)[] named = incidents is null ? [] : [("incidents", incidents)];

        var strict = TaskIn(await browser.TakenAsync(path, form, [("work", "Việc theo mức của vụ"), .. named]));
        (await browser.PageAsync($"/vi/tasks/{strict}")).QuerySelector(".tlp").Words().ShouldBe("TLP:AMBER+STRICT");
        (await browser.PageAsync("/vi/tasks/board")).QuerySelectorAll($"#task-{strict} .six a").Select(link => link.Address()).ShouldBe(["/vi/incidents/buoc-muc-1", "/vi/incidents/buoc-muc-2"], ignoreOrder: true);
        Named(await browser.PageAsync("/vi/incidents/buoc-muc-1")).ShouldContain($"/vi/tasks/{strict}");
        (string, string)[] wider = [("work", "Việc có mức riêng"), ("marking", "green"), ("_widened", "Green buoc-muc-1"), .. named];
        if (form is "assign") (await browser.NotTakenAsync(path, form, wider)).QuerySelector("#assign-marking-fault").Words().ShouldContain("Vụ có mức buoc-muc-1 (TLP:AMBER+STRICT)");
        else (await browser.PageAsync($"/vi/tasks/{TaskIn(await browser.TakenAsync(path, form, wider))}")).QuerySelector(".tlp").Words().ShouldBe("TLP:GREEN");

        static string TaskIn(string taken) => taken.Contains('#', StringComparison.Ordinal) ? taken.Split("#task-")[1] : taken.Split('?')[0].Split('/')[^1];
    }

    [Fact]
    public async Task are_named_on_the_board_by_their_ids()
    {
        using var browser = await FormFiller.OnAsync(site);

        (await browser.NotTakenAsync("/vi/tasks/board", "assign", ("work", "Rà soát"), ("incidents", "Vụ không có mã"))).QuerySelector("#assign-incidents-fault").Words().ShouldStartWith("'Vụ không có mã' không phải là mã");
        (await browser.PageAsync("/vi/tasks/board")).QuerySelector("#assign-incidents").ShouldNotBeNull().GetAttribute("data-search").ShouldBe("/vi/entry/records?register=incidents");
    }

    [Fact]
    public async Task are_the_incidents_that_are_said_to_be_related_to_it()
    {
        await ReportAsync("buoc-den", "Máy chủ thư bị chiếm");
        await ReportAsync("buoc-tu", "Thư giả mạo phát tán từ máy chủ thư");
        await site.RecordAsync(new RelateIncident(new("buoc-den"), RelationKind.DerivedFrom) { Incident = new("buoc-tu") });
        var related = await site.RecordAsync(new RelateIncident(new("buoc-den"), RelationKind.PartOf) { Incident = new("buoc-tu") });
        var unrelated = await site.RecordAsync(new UnrelateIncident(new("buoc-den"), RelationKind.DerivedFrom, "Ghi nhầm") { Incident = new("buoc-tu") });
        await site.RecordAsync(new RetractIncident("Tin sai") { Incident = new("buoc-tu") });

        Said(await site.PageAsync($"/vi/incidents/buoc-den?as-of={related - 1}")).ShouldBe(["là gốc của Thư giả mạo phát tán từ máy chủ thư"]);
        Said(await site.PageAsync($"/en/incidents/buoc-den?as-of={related}")).ShouldBe(["origin of Thư giả mạo phát tán từ máy chủ thư", "includes Thư giả mạo phát tán từ máy chủ thư"]);
        Said(await site.PageAsync($"/vi/incidents/buoc-den?as-of={unrelated}")).ShouldBe(["bao gồm Thư giả mạo phát tán từ máy chủ thư"]);
        Said(await site.PageAsync("/vi/incidents/buoc-den")).ShouldBe(["bao gồm Thư giả mạo phát tán từ máy chủ thư (đã rút khỏi sổ)"]);
        Said(await site.PageAsync("/vi/incidents/buoc-den?stated-by=2999-01-01")).ShouldHaveSingleItem();
        (await site.PageAsync("/vi/incidents/buoc-den")).QuerySelector("#naming a").Address().ShouldBe("/vi/incidents/buoc-tu");
        Said(await site.PageAsync("/vi/incidents/buoc-tu")).ShouldBeEmpty();
    }

    /// <summary>Neither now nor as of a moment when it was not marked so.</summary>
    [Fact]
    public async Task tell_of_no_related_incident_to_who_may_not_see_it()
    {
        await ReportAsync("buoc-mo", "Trang tra cứu ngừng hoạt động");
        await ReportAsync("buoc-an", "Vukinlienquan", Tlp.Green);
        var related = await site.RecordAsync(new RelateIncident(new("buoc-mo"), RelationKind.LedTo) { Incident = new("buoc-an") });
        using var reader = FormFiller.As(site, await site.SignedInAsync("doc-lien-quan", Tlp.Green, Role.Reader));
        using var machine = await Machine.ReaderAsync(site);
        Said(await reader.PageAsync("/vi/incidents/buoc-mo")).ShouldBe(["là hậu quả của Vukinlienquan"]);
        await site.RecordAsync(new MarkIncident(Tlp.Red, "Có nguồn tin") { Incident = new("buoc-an") });

        foreach (var moment in new[] { "", $"?as-of={related}", "?stated-by=2999-01-01" })
        {
            Said(await reader.PageAsync("/vi/incidents/buoc-mo" + moment)).ShouldBeEmpty(moment);
            foreach (var path in new[] { "/api/incidents/buoc-mo", "/api/incidents/buoc-mo/history" })
            {
                var answer = (await machine.GetAsync(path + (path.EndsWith("history", StringComparison.Ordinal) ? "" : moment))).ToJsonString();
                answer.ShouldNotContain("buoc-an", Case.Sensitive, path + moment);
                answer.ShouldNotContain("Vukinlienquan", Case.Sensitive, path + moment);
            }
        }

        using var json = await reader.GetAsync("/vi/incidents/buoc-mo?format=json");
        (await json.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldNotContain("buoc-an");
        var cleared = await site.PageAsync("/vi/incidents/buoc-mo");
        Said(cleared).ShouldHaveSingleItem();

        // A sheet of paper is marked as the strictest that it names.
        cleared.QuerySelector(".badges .tlp").Words().ShouldBe("TLP:GREEN");
        cleared.QuerySelector(".print-marking").Words().ShouldBe("TLP:RED");
        (await reader.PageAsync("/vi/incidents/buoc-mo")).QuerySelector(".print-marking").Words().ShouldBe("TLP:GREEN");
    }

    [Fact]
    public async Task are_begun_from_its_page()
    {
        await ReportAsync("buoc-mo-dau", "Hệ thống một cửa ngừng hoạt động");
        using var browser = await FormFiller.OnAsync(site);

        var begun = (await browser.PageAsync("/vi/incidents/buoc-mo-dau")).QuerySelectorAll(".acts a[href*='?incidents=']").ToDictionary(act => act.Address().Split('/', '?')[3], act => act.Address());
        begun.Keys.ShouldBe(["assign-task", "record-lesson", "share-information", "record-assessment", "ask-for-lesson"], ignoreOrder: true);
        (await browser.PageAsync(begun["record-lesson"])).QuerySelector("#f-incidents").Words().ShouldBe("buoc-mo-dau");
        (await browser.PageAsync(begun["share-information"])).QuerySelector("output[for=f-incidents]").Words().ShouldBe("Hệ thống một cửa ngừng hoạt động");
        var task = await browser.TakenAsync(begun["assign-task"], "entry", ("work", "Khôi phục hệ thống một cửa"));

        Named(await browser.PageAsync("/vi/incidents/buoc-mo-dau")).ShouldBe([task.Split('?')[0]]);
    }

    [Fact]
    public async Task are_begun_by_who_may_begin_them()
    {
        await ReportAsync("buoc-quyen", "Lộ lịch công tác");
        using var reader = FormFiller.As(site, await site.SignedInAsync("doc-buoc-quyen", Tlp.Amber, Role.Reader));
        using var office = FormFiller.As(site, await site.SignedInAsync("van-phong-buoc", Tlp.Amber, Role.Office));

        (await reader.PageAsync("/vi/incidents/buoc-quyen")).QuerySelectorAll(".acts a").ShouldBeEmpty();
        (await office.PageAsync("/vi/incidents/buoc-quyen")).QuerySelectorAll(".acts a").Select(act => act.Address()).ShouldContain("/vi/do/assign-task?incidents=buoc-quyen");
    }

    /// <summary>What was begun about one incident is not what a form about another one opens with.</summary>
    [Fact]
    public async Task have_drafts_of_their_own()
    {
        await ReportAsync("buoc-nhap-1", "Mã độc ở bệnh viện huyện");
        using var browser = await FormFiller.OnAsync(site);

        (await browser.PageAsync("/vi/do/assign-task?incidents=buoc-nhap-1")).QuerySelector("#entry").ShouldNotBeNull().GetAttribute("data-draft").ShouldBe("/do/assign-task:assign-task:incidents=buoc-nhap-1");
        (await browser.PageAsync("/vi/do/assign-task")).QuerySelector("#entry").ShouldNotBeNull().GetAttribute("data-draft").ShouldBe("/do/assign-task:assign-task:");
    }

    /// <summary>What was recorded of the same kind before is not in the figures: its page says so.</summary>
    [Fact]
    public async Task are_its_damages_of_which_one_of_a_kind_counts()
    {
        await ReportAsync("buoc-thiet-hai", "Lũ quét ở Mường Xén");
        foreach (var (amount, status) in ((string, DamageStatus)[])[("7", DamageStatus.Preliminary), ("5", DamageStatus.Official), ("9", DamageStatus.Preliminary)])
            await site.RecordAsync(new RecordIncidentDamage(new(DamageKind.Dead, Quantity.Parse(amount), status)) { Incident = new("buoc-thiet-hai") });

        var page = await site.PageAsync("/vi/incidents/buoc-thiet-hai");

        page.QuerySelectorAll("#damage li").Select(line => (line.QuerySelector("del") is null, line.Words())).Where(line => line.Item1).ShouldHaveSingleItem().Item2.ShouldStartWith("Chết: 05 người (chính thức)");
        page.QuerySelectorAll("#damage li del").Select(line => line.Words()).ShouldBe(["Chết: 07 người (sơ bộ)", "Chết: 09 người (sơ bộ)"]);
    }

    /// <summary>A deadline is met from the page of the incident: its link opens the form with the rule, by its name, and whom to tell.</summary>
    [Fact]
    public async Task are_the_deadlines_that_are_met_from_its_page()
    {
        await ReportAsync("buoc-han", "Tấn công từ chối dịch vụ vào cổng tỉnh");
        await site.RecordAsync(new DetectIncident(When.Parse("2026-03-02")) { Incident = new("buoc-han") });
        using var browser = await FormFiller.OnAsync(site);
        using var reader = FormFiller.As(site, await site.SignedInAsync("doc-han", Tlp.Amber, Role.Reader));

        (await reader.PageAsync("/vi/incidents/buoc-han")).QuerySelectorAll("#deadlines tbody tr").ShouldNotBeEmpty();
        (await reader.PageAsync("/vi/incidents/buoc-han")).QuerySelectorAll("#deadlines a[href*=notify-incident]").ShouldBeEmpty();
        var link = Waiting(await browser.PageAsync("/vi/incidents/buoc-han")).ShouldHaveSingleItem();
        link.Words().ShouldBe("Đã báo: Thông báo sự cố");
        var form = await browser.PageAsync(link.Address());
        var to = form.QuerySelector("#f-notification-to").ShouldNotBeNull().GetAttribute("value").ShouldNotBeNull();
        form.QuerySelectorAll("#f-notification-rule option[selected]").ShouldHaveSingleItem().Words().ShouldBe($"Thông báo sự cố → {to}");
        await browser.TakenAsync(link.Address(), "entry", ("notification.at", "3/3/2026"));

        var met = await browser.PageAsync("/vi/incidents/buoc-han");
        Waiting(met).ShouldBeEmpty();
        met.QuerySelector("#notified").Words().ShouldContain(to);

        static AngleSharp.Dom.IHtmlCollection<AngleSharp.Dom.IElement> Waiting(AngleSharp.Dom.IDocument page) => page.QuerySelectorAll("#deadlines a[href*='notification.rule=vn-20-2017-notification']");
    }

    private static IEnumerable<string> Said(AngleSharp.Dom.IDocument page) => page.QuerySelectorAll("#naming li").Select(record => record.Words());

    private Task<long> ReportAsync(string id, string title, Tlp marking = Tlp.Green) =>
        site.RecordAsync(new ReportIncident(title, new("cyber.attack"), When.Parse("2026-03-01"), Marking: marking) { Incident = new(id) });

    private static IEnumerable<string> Named(AngleSharp.Dom.IDocument page) => page.QuerySelectorAll("#naming li a").Select(link => link.Address());
}
