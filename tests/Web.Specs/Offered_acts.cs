using System.Net;
using AngleSharp.Dom;
using ThreatRegister.Accounts;
using ThreatRegister.Application.Commands;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Imports;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Domain.Intake;
using ThreatRegister.Domain.Lessons;
using ThreatRegister.Domain.Merges;

namespace ThreatRegister.Tests.Web_Specs;

/// <summary>What pages offer to do: what whoever looks may do, and what the record allows as it stands.</summary>
[Collection<Alone>]
public sealed class Offered_acts(Site site)
{
    [Fact]
    public async Task are_those_that_an_incident_allows_as_it_stands()
    {
        await ReportAsync("mo-lai-1", "Sập trang tra cứu");

        var page = await site.PageAsync("/vi/incidents/mo-lai-1");
        ActsOf(page).ShouldContain("note-on-incident");
        ActsOf(page).ShouldNotContain("reopen-incident");
        ActsOf(page).ShouldNotContain("unmerge-incidents");
        page.QuerySelector(".hindered").Words().ShouldContain("vụ việc chưa được giải quyết, đóng hay rút khỏi sổ");
        (await site.PageAsync("/vi/do/reopen-incident?incident=mo-lai-1")).QuerySelector("[data-hindrance]").Words().ShouldStartWith("Như bản ghi đang có, việc này sẽ không được nhận:");
        (await site.PageAsync("/vi/do/note-on-incident?incident=mo-lai-1")).QuerySelector("[data-hindrance]").ShouldBeNull();
    }

    [Theory]
    [InlineData("/vi/do?as-of=2020-01-01", "/vi/do")]
    [InlineData("/vi/do?incident=covid-19&as-of=2999-01-01", "/vi/do?incident=covid-19")]
    public async Task are_none_at_another_moment_than_now(string path, string now)
    {
        var page = await site.PageAsync(path);

        page.QuerySelectorAll("main a[href*='/do/'], main a[href*='/report'], main a[href*='/import']").ShouldBeEmpty();
        page.QuerySelector("[data-past] a").Address().ShouldBe(now);
        (await site.PageAsync(now)).QuerySelectorAll("main a[href*='/do/']").ShouldNotBeEmpty();
    }

    [Fact]
    public async Task of_an_incident_that_was_merged_lead_to_the_one_that_speaks_for_it()
    {
        await ReportAsync("gop-di-1", "Lừa đảo qua tin nhắn, tin thứ hai");
        await ReportAsync("gop-den-1", "Lừa đảo qua tin nhắn");
        await site.RecordAsync(new MergeIncidents(new("gop-den-1"), "Cùng một vụ") { Merged = new("gop-di-1") });

        ActsOf(await site.PageAsync("/vi/incidents/gop-di-1")).ShouldBe(["unmerge-incidents"]);
        var said = (await site.PageAsync("/vi/do/note-on-incident?incident=gop-di-1")).QuerySelector("[data-survivor]");
        said.Words().ShouldBe("Vụ việc này đã được gộp vào Lừa đảo qua tin nhắn; thông tin bạn ghi ở đây sẽ được ghi vào vụ việc đó.");
        said!.QuerySelector("a").Address().ShouldBe("/vi/incidents/gop-den-1");
    }

    [Fact]
    public async Task of_the_records_of_others_are_none_to_who_records_for_his_own_agency()
    {
        await ReportAsync("nguoi-khac-1", "Bài viết xuyên tạc");
        await site.RecordAsync(new AskForLesson("Về phối hợp") { Lesson = new("nguoi-khac-1") });
        using var unit = FormFiller.As(site, await site.SignedInAsync("don-vi-2", Tlp.Amber, Role.Contributor));
        await site.Services.Commands.ExecuteAsync(new(new ReportIncident("Bài viết của đơn vị", new("information.harmful"), When.Parse("2019-05")) { Incident = new("cua-don-vi-2") }, Guid.CreateVersion7(), "don-vi-2"), TestContext.Current.CancellationToken);

        (await unit.PageAsync("/vi/incidents/nguoi-khac-1")).QuerySelectorAll(".acts").ShouldBeEmpty();
        ActsOf(await unit.PageAsync("/vi/incidents/cua-don-vi-2")).ShouldContain("note-on-incident");
        (await unit.PageAsync("/vi/lessons/board?at=nguoi-khac-1")).QuerySelectorAll("#lesson-nguoi-khac-1 form").ShouldBeEmpty();
        await unit.PageAsync("/vi/do/note-on-incident?incident=nguoi-khac-1", HttpStatusCode.Forbidden);
    }

    /// <summary>What is asked for tells nothing of what may not be seen.</summary>
    [Theory]
    [InlineData("/vi/do?incident=")]
    [InlineData("/vi/do?lesson=")]
    [InlineData("/vi/do/note-on-incident?incident=")]
    [InlineData("/vi/do/report-incident?incident=")]
    public async Task of_a_hidden_record_are_those_of_one_that_is_not_there(string asked)
    {
        await site.Services.Commands.ExecuteAsync(new(new ReportIncident("Vụ kín của người khác", new("cyber.attack"), When.Parse("2019-05"), Marking: Tlp.Red) { Incident = new("kin-hoi-qua-1") }, new Guid(27, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0), "truc-ban-1"), TestContext.Current.CancellationToken);
        await site.Services.Commands.ExecuteAsync(new(new AskForLesson("Bài học kín của người khác", Marking: Tlp.Red) { Lesson = new("kin-hoi-qua-1") }, new Guid(27, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0), "truc-ban-1"), TestContext.Current.CancellationToken);
        using var unit = FormFiller.As(site, await site.SignedInAsync($"don-vi-hoi-{Math.Abs(StringComparer.Ordinal.GetHashCode(asked))}", Tlp.Amber, Role.Contributor));

        (await SaidAsync("kin-hoi-qua-1")).ShouldBe((await SaidAsync("khong-co-qua-1")).Replace("khong-co-qua-1", "kin-hoi-qua-1", StringComparison.Ordinal));

        async Task<string> SaidAsync(string id)
        {
            using var answer = await unit.GetAsync(asked + id);
            var page = await unit.ReadAsync(answer);
            foreach (var fresh in page.QuerySelectorAll("main input[type=hidden], main [data-key]").ToArray()) fresh.Remove();
            return $"{answer.StatusCode} {page.QuerySelector("main")!.InnerHtml}";
        }
    }

    [Fact]
    public async Task of_the_intake_are_none_to_who_has_no_part_in_it()
    {
        await site.RecordAsync(new ReceiveReport("Mất điện diện rộng") { Report = new("mat-dien-9") });
        using var unit = FormFiller.As(site, await site.SignedInAsync("don-vi-3", Tlp.Amber, Role.Contributor));
        using var reader = FormFiller.As(site, await site.SignedInAsync("nguoi-doc-3", Tlp.Amber, Role.Reader));

        var (sent, read) = (await unit.PageAsync("/vi/intake"), await reader.PageAsync("/vi/intake"));
        sent.QuerySelectorAll("main a[href='/vi/do/receive-report']").Length.ShouldBe(1);
        read.QuerySelectorAll("main a[href='/vi/do/receive-report']").ShouldBeEmpty();
        foreach (var page in (IParentNode[])[sent, read])
        {
            page.QuerySelectorAll("main form[method=post], main input[type=checkbox], main a[href*='report?report=']").ShouldBeEmpty();
            page.QuerySelector("table.intake").Words().ShouldContain("Mất điện diện rộng");
        }
    }

    [Fact]
    public async Task of_imports_are_none_to_who_may_not_take_one_back()
    {
        var digest = new string('a', 64);
        foreach (var (import, actor) in (IEnumerable<(string, string)>)[("lo-cua-minh", "truc-ban-9"), ("lo-nguoi-khac", "truc-ban-8")])
            (await site.Services.Commands.ExecuteAsync(new(new StartImport(new("doc-004"), $"{import}.csv", digest, digest) { Import = new(import) }, Guid.CreateVersion7(), actor), TestContext.Current.CancellationToken)).ShouldBeOfType<CommandAnswer.Accepted>();
        using var duty = FormFiller.As(site, await site.SignedInAsync("truc-ban-9", Tlp.Amber, Role.Operator));

        var page = await duty.PageAsync("/vi/import");
        page.QuerySelectorAll("a[href*='withdraw-import'], a[href*='reinstate-import']").Select(offered => offered.Address()).ShouldBe(["/vi/do/withdraw-import?import=lo-cua-minh"]);
        page.Body.Words().ShouldContain("người đã nhập lô đó; vai trò Trưởng ca với mọi lô");
        using var other = await duty.SendUnofferedAsync("/vi/do/withdraw-import", ("import", "lo-nguoi-khac"), ("grounds", "Nhầm"));
        other.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        await duty.TakenAsync("/vi/do/withdraw-import?import=lo-cua-minh", "entry", ("grounds", "Nhầm tệp"));
    }

    [Fact]
    public async Task that_a_right_was_lost_for_come_back_with_what_was_written()
    {
        await ReportAsync("mat-quyen-1", "Rò rỉ dữ liệu khách hàng");
        using var duty = FormFiller.As(site, await site.SignedInAsync("truc-ban-10", Tlp.Amber, Role.Operator, Role.ShiftLead));
        var shift = await duty.PageAsync("/vi/shift");
        await duty.PageAsync("/vi/do/note-on-incident?incident=mat-quyen-1");
        await site.Services.Accounts.ChangeAsync("specs", "truc-ban-10", new() { Roles = [Role.Reader] }, TestContext.Current.CancellationToken);

        using var noted = await duty.SendUnofferedAsync("/vi/do/note-on-incident", ("incident", "mat-quyen-1"), ("text", "Đã gọi ngân hàng, chờ trả lời"));
        using var handed = await duty.SendUnofferedAsync("/vi/shift", ("form", "hand-over"), ("to", "truc-ban-2"), ("notes", "Chờ ngân hàng trả lời"));

        noted.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        var page = await duty.ReadAsync(noted);
        page.QuerySelector("#f-text").Words().ShouldBe("Đã gọi ngân hàng, chờ trả lời");
        page.QuerySelector("#faults").Words().ShouldContain("tài khoản của bạn không có, hoặc không còn, quyền ghi việc này");
        handed.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await duty.ReadAsync(handed)).QuerySelector(".lost dl").Words().ShouldContain("Chờ ngân hàng trả lời");
        using var begun = await duty.SendUnofferedAsync("/vi/reviews/begin", ("form", "begin"), ("kind", "periodic"), ("title", "Sơ kết quý"), ("period", "2026"), ("by", "Văn phòng"));
        var lost = (await duty.ReadAsync(begun)).QuerySelector(".lost dl").Words();
        lost.ShouldContain("Dạngđịnh kỳ", Case.Sensitive);
        lost.ShouldContain("Tiêu đềSơ kết quý", Case.Sensitive);
    }

    private Task<long> ReportAsync(string id, string title) => site.RecordAsync(new ReportIncident(title, new("cyber.attack"), When.Parse("2019-05")) { Incident = new(id) });

    private static IReadOnlyList<string> ActsOf(IParentNode page) => [.. page.QuerySelectorAll(".acts a").Select(act => act.Address().Split('/', '?')[3])];
}
