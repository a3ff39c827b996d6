using System.Net;
using ThreatRegister.Accounts;
using ThreatRegister.Application.Commands;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Domain.Lessons;
using ThreatRegister.Web.Pages.Lists;
using ThreatRegister.Web.Pages.Recording;
using Machine = ThreatRegister.Tests.Web_Specs.Api.Program;

namespace ThreatRegister.Tests.Web_Specs;

/// <summary>What people recorded, by whom, and what pages say of people, roles and markings.</summary>
public sealed class People_on_pages(Site site)
{
    [Fact]
    public async Task tell_what_one_person_recorded()
    {
        await RecordedAsync("viec-cua-mot-nguoi", "Vụ việc của một người", Tlp.Green, "nguoi-ghi-1");
        await site.SignedInAsync("nguoi-ghi-1", Tlp.Green, Role.Operator);

        var page = await site.PageAsync("/vi/acts?actor=nguoi-ghi-1");

        var row = page.QuerySelectorAll("table.list tbody tr").ShouldHaveSingleItem();
        row.Words().ShouldContain("ghi nhận vụ việc");
        row.Words().ShouldContain("Cán bộ nguoi-ghi-1 (nguoi-ghi-1)");
        row.QuerySelectorAll("a").Select(link => link.Address()).ShouldContain("/vi/incidents/viec-cua-mot-nguoi");
        var permalink = row.QuerySelector("a").Address();
        permalink.ShouldStartWith("/vi/events/");
        (await site.PageAsync(permalink)).QuerySelectorAll("a.actor").ShouldHaveSingleItem().Address().ShouldBe("/vi/acts?actor=nguoi-ghi-1");
        (await site.PageAsync("/vi/users/nguoi-ghi-1")).QuerySelectorAll("main a").Select(link => link.GetAttribute("href")).ShouldContain("/vi/acts?actor=nguoi-ghi-1");
        (await site.PageAsync("/en/acts?about=incidents&event=incident-reported&actor=nguoi-ghi-1")).QuerySelectorAll("table.list tbody tr").Length.ShouldBe(1);
        (await site.PageAsync("/vi/acts?about=reviews&event=incident-reported&actor=nguoi-ghi-1")).QuerySelectorAll("table.list tbody tr").ShouldBeEmpty();
        (await site.PageAsync("/vi/acts?actor=nguoi-ghi-1&period=2001")).QuerySelectorAll("table.list tbody tr").ShouldBeEmpty();
    }

    [Fact]
    public async Task tell_how_sure_it_is_who_recorded_an_event()
    {
        using var browser = await FormFiller.OnAsync(site);
        using var program = await Machine.OperatorAsync(site);
        await RecordedAsync("ai-ghi-dong-lenh", "Vụ việc ghi ở dòng lệnh", Tlp.Green, "tu-xung");
        await browser.TakenAsync("/vi/do/note-on-incident?incident=ai-ghi-dong-lenh", "entry", ("text", "Bổ sung trên trang"));
        await program.RecordAsync("note-on-incident", """{"incident":"ai-ghi-dong-lenh","text":"Bổ sung của chương trình"}""", version: "\"2\"");

        var events = (await site.PageAsync("/vi/incidents/ai-ghi-dong-lenh")).QuerySelectorAll("#timeline a[href^='/vi/events/']").Select(link => link.Address()).Distinct();
        var said = new List<string>();
        foreach (var path in events) said.Add((await site.PageAsync(path)).QuerySelectorAll(".provenance .byline").Single().Words());

        said.ShouldBe(["· không có dấu đăng nhập", "· đã đăng nhập", "· bằng khóa API"], ignoreOrder: true);
    }

    [Fact]
    public async Task tell_everybody_of_his_own_acts_and_of_others_who_follows_them()
    {
        await RecordedAsync("viec-cua-nguoi-khac", "Vụ việc của người khác", Tlp.Green, "nguoi-ghi-khac");
        using var operating = FormFiller.As(site, await site.SignedInAsync("chi-ghi-viec", Tlp.Green, Role.Operator));
        await RecordedAsync("viec-tu-ghi", "Vụ việc tự ghi", Tlp.Green, "chi-ghi-viec");

        var own = await operating.PageAsync("/vi/acts");

        own.QuerySelectorAll("table.list tbody tr").ShouldHaveSingleItem().Words().ShouldContain("Vụ việc tự ghi");
        own.QuerySelector("[name=actor]").ShouldBeNull();
        (await operating.PageAsync("/vi/acts?actor=nguoi-ghi-khac", HttpStatusCode.BadRequest)).QuerySelector("main").Words().ShouldContain("chỉ xem được việc do chính mình ghi");
        using var read = await operating.GetAsync("/api/acts?actor=nguoi-ghi-khac");
        read.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        using var file = await operating.GetAsync("/vi/acts?format=csv");
        var lines = (await file.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines.Length.ShouldBe(2);
        lines[1].ShouldContain("viec-tu-ghi");
        (await operating.PageAsync("/vi/incidents/viec-cua-nguoi-khac")).QuerySelectorAll("a.actor").ShouldBeEmpty();
        foreach (var role in Enum.GetValues<Role>().Where(role => Permissions.Of(role, Permission.FollowOthers) is not Reach.None))
            own.QuerySelector(".what-it-is").Words().ShouldContain(RoleWords.Of(role).Vi!, Case.Insensitive);
    }

    [Fact]
    public async Task tell_nothing_of_acts_about_what_may_not_be_seen()
    {
        await RecordedAsync("viec-chi-red", "Vụ việc chỉ RED", Tlp.Red, "nguoi-ghi-red");
        await site.SignedInAsync("nguoi-ghi-red", Tlp.Red, Role.Operator);
        using var lead = FormFiller.As(site, await site.SignedInAsync("truong-ca-amber", Tlp.Amber, Role.ShiftLead));

        (await lead.PageAsync("/vi/acts?actor=nguoi-ghi-red")).QuerySelector(".nothing").ShouldNotBeNull();
        using var read = await lead.GetAsync("/api/acts?actor=nguoi-ghi-red");
        (await read.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldNotContain("viec-chi-red");
        using var cleared = FormFiller.As(site, await site.SignedInAsync("truong-ca-red", Tlp.Red, Role.ShiftLead));
        (await cleared.PageAsync("/vi/acts?actor=nguoi-ghi-red")).QuerySelectorAll("table.list tbody tr").ShouldHaveSingleItem().Words().ShouldContain("Vụ việc chỉ RED");
        (await site.Services.Audit.ListAsync(10, before: null, new(Actor: "truong-ca-red"), TestContext.Current.CancellationToken))
            .Where(entry => entry.Act is { Kind: AuditKind.Read, Marking: Tlp.Red }).ShouldHaveSingleItem().Act.Subject.ShouldStartWith("/vi/acts");
    }

    [Fact]
    public async Task call_people_by_their_names_in_the_feed()
    {
        await site.SignedInAsync("nguoi-ghi-feed", Tlp.Green, Role.Operator);
        using var browser = await FormFiller.OnAsync(site);

        var told = await browser.ToldAsync(() => RecordedAsync("viec-trong-feed", "Vụ việc trong luồng tin", Tlp.Green, "nguoi-ghi-feed"), "viec-trong-feed");

        told.ShouldContain("\"who\":\"Cán bộ nguoi-ghi-feed\",\"login\":\"nguoi-ghi-feed\",\"acts\":\"/vi/acts?actor=nguoi-ghi-feed\"");
        (await site.PageAsync("/vi")).QuerySelector("#feed").Words().ShouldContain("Cán bộ nguoi-ghi-feed (nguoi-ghi-feed)");
    }

    [Fact]
    public async Task begin_with_the_newest_act_and_go_on()
    {
        var page = await site.PageAsync("/vi/acts");

        var positions = Positions(page);
        positions.Length.ShouldBe(50);
        positions.ShouldBe(positions.OrderDescending());
        var next = await site.PageAsync(page.QuerySelector("a[rel=next]").Address());
        Positions(next)[0].ShouldBeLessThan(positions[^1]);
        Positions(await site.PageAsync(next.QuerySelector("a[rel=prev]").Address())).ShouldBe(positions);
        Positions(await site.PageAsync("/vi/acts?as-of=100"))[0].ShouldBe(100);
        (await site.PageAsync("/vi/acts?event=threat-type-defined")).QuerySelector("table.list tbody tr")!.Children[1].Words().ShouldBe("An ninh môi trường");

        static long[] Positions(AngleSharp.Html.Dom.IHtmlDocument list) => [.. list.QuerySelectorAll("table.list tbody tr").Select(row => row.QuerySelector("a").Address().Split('/')[^1].Split('?')[0]).Select(long.Parse)];
    }

    [Fact]
    public async Task show_the_state_of_what_was_found_and_what_stands_first()
    {
        foreach (var id in (string[])["mau-tim-a", "mau-tim-b"]) await RecordedAsync(id, "Xyzwt mẫu tìm", Tlp.Green, "truc-ban-1");
        await site.RecordAsync(new RetractIncident("Ghi nhầm") { Incident = new("mau-tim-a") });

        var hits = (await site.PageAsync("/vi/search?q=xyzwt")).QuerySelectorAll(".hits li");

        hits.Select(hit => hit.QuerySelector("a").Address()).ShouldBe(["/vi/incidents/mau-tim-b", "/vi/incidents/mau-tim-a"]);
        hits[0].QuerySelector(".tag").ShouldBeNull();
        hits[1].QuerySelector(".tag").Words().ShouldBe("đã rút khỏi sổ");
        hits.Select(hit => hit.Words()).ShouldBe(["Xyzwt mẫu tìm TLP:GREEN mau-tim-b", "Xyzwt mẫu tìm TLP:GREEN đã rút khỏi sổ mau-tim-a"]);
    }

    [Fact]
    public async Task show_first_what_holds_the_words_as_they_were_written()
    {
        await RecordedAsync("xep-hang-1", "Zqtăng cường ứng phó", Tlp.Green, "truc-ban-1");
        await RecordedAsync("xep-hang-2", "Zqtan rã sau bão", Tlp.Green, "truc-ban-1");
        await RecordedAsync("xep-hang-3", "Zqtấn vào trang tin", Tlp.Green, "truc-ban-1");
        await RecordedAsync("xep-hang-4", "ZQTẤN lần hai", Tlp.Green, "truc-ban-1");

        (await HitsAsync("zqtấn")).ShouldBe(["xep-hang-3", "xep-hang-4", "xep-hang-2", "xep-hang-1"]);
        (await HitsAsync("zqtan")).ShouldBe(["xep-hang-2", "xep-hang-3", "xep-hang-4", "xep-hang-1"]);

        async Task<IEnumerable<string>> HitsAsync(string words) => (await site.PageAsync($"/vi/search?q={Uri.EscapeDataString(words)}")).QuerySelectorAll(".hits li a").Select(link => link.Address().Split('/')[^1]);
    }

    [Fact]
    public async Task show_some_of_each_register_and_the_others_of_one()
    {
        for (var number = 1; number <= 22; number++) await RecordedAsync($"nhieu-hit-{number}", "Qyxtim nhiều", Tlp.Green, "truc-ban-1");
        await site.RecordAsync(new AskForLesson("Qyxtim một bài học") { Lesson = new("nhieu-hit-bai-hoc") });

        var page = await site.PageAsync("/vi/search?q=qyxtim");
        page.QuerySelectorAll("section.hits").Select(group => (group.QuerySelector("h2")!.Id, group.QuerySelectorAll("li").Length)).ShouldBe([("incidents", 20), ("lessons", 1)]);
        page.QuerySelector("#incidents .count").Words().ShouldBe("20+");
        page.QuerySelector("[role=status]").Words().ShouldBe("Hơn 21 bản ghi có đủ các từ này.");

        var others = await site.PageAsync(page.QuerySelector(".hits p a").Address());
        others.QuerySelectorAll(".hits li").Length.ShouldBe(22);
        others.QuerySelector("#incidents .count").Words().ShouldBe("22");
        others.QuerySelectorAll("main a").Select(link => link.Address()).ShouldContain("/vi/search?q=qyxtim");
        (await site.PageAsync("/vi/search?q=qyxtim&register=no-such", HttpStatusCode.BadRequest)).QuerySelector("main").Words().ShouldContain("no-such");
    }

    [Theory]
    [InlineData("dich benh", "Dịch bệnh", "health.epidemic")]
    [InlineData("khong ai goi nhu vay", null, null)]
    public async Task lead_from_words_that_mean_a_type_to_its_incidents(string words, string? name, string? type)
    {
        var links = (await site.PageAsync($"/vi/search?q={Uri.EscapeDataString(words)}")).QuerySelectorAll("main a[href*='/incidents?type=']").ToArray();

        links.Select(link => (link.Words(), link.Address())).ShouldBe(name is null ? [] : [(name, $"/vi/incidents?type={type}")]);
    }

    [Fact]
    public async Task say_apart_what_an_account_cannot_tell_of_a_file()
    {
        using var reading = FormFiller.As(site, await site.SignedInAsync("doc-gia-kiem-tra", Tlp.Green, Role.Reader));
        var path = $"/vi/verify?sha256={new string('a', 64)}";

        (await reading.PageAsync(path)).QuerySelector(".verdict.open").Words().ShouldContain("Chưa kết luận được với tài khoản này");
        (await site.PageAsync(path)).QuerySelector(".verdict.bad").Words().ShouldContain("Không phải tệp đã ban hành");
    }

    [Fact]
    public async Task say_what_each_role_may_do_where_accounts_are_made()
    {
        foreach (var (language, never) in (ValueTuple<string, string>[])[("vi", "May "), ("en", "Được ")])
        {
            var page = await site.PageAsync($"/{language}/new-user");
            var said = Enum.GetValues<Role>().Select(role => page.QuerySelector($"#role-{Projections.Codes.Of(role)}-may").Words()).ToArray();

            said.Distinct().Count().ShouldBe(said.Length);
            said.ShouldAllBe(sentence => !sentence.StartsWith(never, StringComparison.Ordinal));
            foreach (var role in Enum.GetValues<Role>())
                foreach (var permission in Enum.GetValues<Permission>())
                    said[(int)role].Contains(PermissionWords.Of(permission).In(language), StringComparison.Ordinal).ShouldBe(Permissions.Of(role, permission) is not Reach.None, $"{role} {permission}");
            page.QuerySelectorAll(".levels dt").Select(level => level.Words()).ShouldBe(Enum.GetValues<Tlp>().Select(PermissionWords.Marking));
        }
    }

    [Theory]
    [InlineData("types", "/incidents?type=")]
    [InlineData("rules", "/rules#rule-")]
    public async Task are_told_which_type_or_rule_an_act_was_about(string about, string leads)
    {
        var rows = (await site.PageAsync($"/vi/acts?about={about}")).QuerySelectorAll("table.list tbody tr");

        rows.Length.ShouldBeGreaterThan(3);
        rows.ShouldAllBe(row => row.QuerySelectorAll("a").Any(link => link.Address().Contains(leads, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task are_told_all_that_is_wrong_of_a_new_account_at_once()
    {
        using var browser = FormFiller.As(site, site.Secret);
        using var answer = await browser.SendUnofferedAsync("/vi/new-user", ("user", "Nguyễn A"), ("name", ""), ("email", "khong-phai-thu"), ("clearance", "green"));
        var page = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

        page.QuerySelectorAll("[aria-invalid=true]").Select(field => field.GetAttribute("name")).ShouldBe(["user", "name", "email"], ignoreOrder: true);
        page.Body!.TextContent.ShouldContain("ít nhất một vai trò");
    }

    [Fact]
    public async Task keep_apart_what_only_programs_record()
    {
        foreach (var language in (string[])["vi", "en"])
        {
            var page = await site.PageAsync($"/{language}/do");
            var groups = page.QuerySelectorAll(".act-group").Select(group => group.QuerySelectorAll("li a").Select(link => (Address: link.Address(), Command: link.Address().Split('/')[^1], Said: link.Words())).ToArray()).ToArray();

            // The quick form stands above: this is the one with all fields. What has a page of its own is done there.
            var paths = CommandCatalogue.Names.Except(Acts.OfPrograms).Select(command => command is "report-incident" ? "/do/report-incident" : ListActs.PathOf(command));
            groups.SelectMany(group => group).Select(act => act.Address).Order(StringComparer.Ordinal).ShouldBe(paths.Select(path => $"/{language}{path}").Order(StringComparer.Ordinal));
            foreach (var group in groups)
            {
                var changing = group.Where(act => act.Address.Contains("/do/", StringComparison.Ordinal) && !Web.Forms.EntryIds.Begins(act.Command)).Select(act => SearchKey.Of(act.Said)).ToArray();
                changing.ShouldBe(changing.Order(StringComparer.Ordinal));
            }

            page.QuerySelectorAll("details a").Select(link => link.Address().Split('/')[^1]).Where(Acts.OfPrograms.Contains).ShouldBe(Acts.OfPrograms);
        }
    }

    [Fact]
    public async Task say_what_to_write_into_the_form_for_a_report()
    {
        var page = await site.PageAsync("/vi/do/receive-report");

        page.QuerySelector("label[for=f-report]").Words().ShouldBe("Mã tin báo");
        page.QuerySelector("label[for=f-title]").Words().ShouldStartWith("Tóm tắt tin báo");
        page.QuerySelector("#f-title-hint").Words().ShouldBe("Việc gì, ở đâu, trong một câu.");
        (await site.PageAsync("/vi/do/record-direction")).QuerySelector("label[for=f-direction]").Words().ShouldBe("Mã phương hướng");
        (await site.PageAsync("/en/do/switch-deadline-set")).QuerySelector("label[for=f-from]").Words().ShouldBe("From the day");
    }

    private async Task RecordedAsync(string id, string title, Tlp marking, string actor)
    {
        var report = new ReportIncident(title, new("cyber.attack"), When.Parse("2024-05"), Marking: marking) { Incident = new(id) };
        (await site.Services.Commands.ExecuteAsync(new(report, Guid.CreateVersion7(), actor))).ShouldBeOfType<CommandAnswer.Accepted>();
    }
}
