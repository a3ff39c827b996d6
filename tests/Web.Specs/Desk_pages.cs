using ThreatRegister.Accounts;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Domain.Lessons;
using ThreatRegister.Domain.Reviews;
using ThreatRegister.Domain.Tasks;

namespace ThreatRegister.Tests.Web_Specs;

/// <summary>The boards of lessons and tasks.</summary>
public sealed class Boards(Site site)
{
    [Fact]
    public async Task take_a_lesson_to_its_next_step_and_keep_what_was_typed_where_it_is_refused()
    {
        await site.RecordAsync(new AskForLesson("Quy trình phối hợp trực Tết", By: "Văn phòng") { Lesson = new("truc-tet") });
        using var browser = await FormFiller.OnAsync(site);

        (await browser.TakenAsync("/vi/lessons/board", "record--truc-tet", ("text", "Phân công trực theo ca 8 giờ"))).ShouldMatch("^/vi/lessons/board\\?at=truc-tet&recorded=[0-9]+#lesson-truc-tet$");
        await browser.TakenAsync("/vi/lessons/board", "review--truc-tet", ("comment", "Đủ căn cứ"));
        await browser.TakenAsync("/vi/lessons/board", "adopt--truc-tet");
        var refused = await browser.NotTakenAsync("/vi/lessons/board", "apply--truc-tet", ("at", "2026-01"));

        refused.QuerySelector("#apply--truc-tet-at")!.GetAttribute("value").ShouldBe("2026-01");
        refused.GetElementById("apply--truc-tet")!.ParentElement!.HasAttribute("open").ShouldBeTrue();
        refused.QuerySelector("#column-adopted")!.ParentElement.Words().ShouldContain("Quy trình phối hợp trực Tết");
    }

    [Fact]
    public async Task flag_what_is_not_clear_of_a_task_and_carry_directions_into_tasks()
    {
        await site.RecordAsync(new AssignTask("Rà soát kế hoạch bảo vệ", Due: When.Parse("2021-03")) { Task = new("ra-soat-ke-hoach") });
        using var browser = await FormFiller.OnAsync(site);

        var board = await browser.PageAsync("/vi/tasks/board");
        board.GetElementById("task-ra-soat-ke-hoach")!.QuerySelector(".missing").Words().ShouldContain("Chưa rõ: người");
        board.QuerySelector("#column-overdue")!.ParentElement.Words().ShouldContain("Rà soát kế hoạch bảo vệ");

        var form = board.QuerySelectorAll("form").Select(found => found.Id ?? "").First(id => id.StartsWith("assign--", StringComparison.Ordinal));
        var made = await browser.TakenAsync("/vi/tasks/board", form);
        var after = await browser.PageAsync("/vi/tasks/board");
        after.GetElementById(made[(made.IndexOf('#', StringComparison.Ordinal) + 1)..]).Words().ShouldContain("từ phương hướng");
        after.GetElementById(form).ShouldBeNull();
    }
}

/// <summary>The first page, and the shift.</summary>
public sealed class The_first_page(Site site)
{
    [Fact]
    public async Task leads_from_each_count_to_its_list()
    {
        var tile = (await site.PageAsync("/vi")).QuerySelectorAll(".tile-head").Single(link => link.Words().Contains("bị trả lại", StringComparison.Ordinal));
        (await site.PageAsync(tile.Address())).QuerySelectorAll(".cards a").Select(link => link.Address()).ShouldContain("/vi/reviews/asean-2020-review");

        (await site.PageAsync("/vi?year=2020")).QuerySelector("svg.chart a").Address().ShouldStartWith("/vi/incidents?type=");
        (await site.PageAsync("/en?as-of=1")).QuerySelector("#feed")!.HasAttribute("data-source").ShouldBeFalse();
    }

    [Fact]
    public async Task begins_with_what_waits_for_who_looks()
    {
        await site.RecordAsync(new AssignTask("Rà soát camera cổng tỉnh", Person: "Công an tỉnh Hà Giang", Due: When.Parse("2024-03")) { Task = new("viec-rieng-1") });
        await site.RecordAsync(new AssignTask("Rà soát camera cổng huyện", Person: "Công an tỉnh Lào Cai") { Task = new("viec-rieng-2") });
        var made = await site.Services.Accounts.AddAsync("specs", "ha-giang", "Công an Hà Giang", [Role.Contributor], Tlp.Amber, agency: "Công an tỉnh Hà Giang", email: null, password: null, TestContext.Current.CancellationToken);
        using var unit = FormFiller.As(site, (await site.Services.Accounts.ChangePasswordAsync("ha-giang", made.Password!, Site.Password, TestContext.Current.CancellationToken)).Opened!.Secret);

        var page = await unit.PageAsync("/vi");
        page.QuerySelectorAll(".own li").Select(work => work.Words()).ShouldHaveSingleItem().ShouldBe("Rà soát camera cổng tỉnhNhiệm vụ của cơ quan bạn đã quá hạn");
        page.QuerySelector("h2").Words().ShouldStartWith("Việc của bạn");
    }

    [Fact]
    public async Task asks_for_the_approval_of_who_may_give_it()
    {
        await site.RecordAsync(new BeginReview(ReviewKind.Thematic, "Chuyên đề camera", Topic: "Camera") { Review = new("cho-duyet-1") });
        using var writer = FormFiller.As(site, await site.SignedInAsync("nguoi-soan-1", Tlp.Red, Role.Office, Role.Reviewer));
        using var approver = FormFiller.As(site, await site.SignedInAsync("nguoi-duyet-1", Tlp.Red, Role.Office, Role.Reviewer));
        await site.Services.Commands.ExecuteAsync(new(new SubmitReview("nguoi-soan-1") { Review = new("cho-duyet-1") }, Guid.CreateVersion7(), "nguoi-soan-1"), TestContext.Current.CancellationToken);

        (await OwnAsync(approver)).ShouldContain(work => work.StartsWith("Chuyên đề camera", StringComparison.Ordinal) && work.EndsWith("Chờ bạn duyệt", StringComparison.Ordinal));
        (await OwnAsync(writer)).ShouldNotContain(work => work.StartsWith("Chuyên đề camera", StringComparison.Ordinal));

        static async Task<IReadOnlyList<string>> OwnAsync(FormFiller browser) => [.. (await browser.PageAsync("/vi")).QuerySelectorAll(".own li").Select(work => work.Words())];
    }

    [Fact]
    public async Task tells_what_is_recorded_while_it_is_open()
    {
        using var timed = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        timed.CancelAfter(TimeSpan.FromSeconds(30));
        using var browser = await FormFiller.OnAsync(site);
        using var answer = await browser.FollowAsync("/vi/feed", timed.Token);
        using var lines = new StreamReader(await answer.Content.ReadAsStreamAsync(timed.Token));
        while (await lines.ReadLineAsync(timed.Token) is not "event: ready") { }

        await site.RecordAsync(new ReportIncident("Tấn công thư điện tử vào Cục Báo chí", new("cyber.attack"), When.Parse("2026-01-05")) { Incident = new("tin-moi-1") });

        string? line;
        do line = await lines.ReadLineAsync(timed.Token); while (line is not null && !line.Contains("Cục Báo chí", StringComparison.Ordinal));
        line.ShouldNotBeNull().ShouldContain("/vi/incidents/tin-moi-1");
    }

    [Fact]
    public async Task hands_the_shift_over()
    {
        using var browser = await FormFiller.OnAsync(site);
        (await browser.NotTakenAsync("/vi/shift", "hand-over", ("to", ""), ("notes", "Chờ xác minh tin báo 7"))).QuerySelector("#hand-over-notes").Words().ShouldBe("Chờ xác minh tin báo 7");

        await browser.TakenAsync("/vi/shift", "hand-over", ("to", "truc-ban-2"), ("notes", "Chờ xác minh tin báo 7"));

        (await browser.PageAsync("/vi/shift")).QuerySelector("#hand-overs")!.ParentElement.Words().ShouldContain("Chờ xác minh tin báo 7");
    }
}
