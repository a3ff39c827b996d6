using AngleSharp.Dom;
using ThreatRegister.Accounts;
using ThreatRegister.Application.Queries;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Domain.Lessons;
using ThreatRegister.Domain.Reviews;
using ThreatRegister.Domain.Shifts;
using ThreatRegister.Domain.Tasks;
using ThreatRegister.Projections.Shifts;
using ThreatRegister.Web.Forms;

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
    public async Task leads_from_what_states_no_month_to_those_rows_alone()
    {
        await site.RecordAsync(new ReportIncident("Vụ chỉ rõ năm", new("cyber.attack"), When.Parse("1926")) { Incident = new("chi-ro-nam-1926") });
        await site.RecordAsync(new ReportIncident("Vụ rõ tháng", new("cyber.attack"), When.Parse("1926-03")) { Incident = new("ro-thang-1926") });
        await site.Services.CatchUpAsync(null, TestContext.Current.CancellationToken);

        var row = (await site.PageAsync("/vi?year=1926")).QuerySelectorAll("section[aria-labelledby=glance] details tbody tr:first-child td").Take(13).ToList();
        row.Select(cell => cell.Words()).ShouldBe(["?", "?", "1", "?", "?", "?", "?", "?", "?", "?", "?", "?", "1"], "it may belong to each month");
        var cells = row.Where(cell => cell.Words() is "1").Select(cell => cell.QuerySelector("a")).ToList();
        foreach (var (cell, title) in cells.Zip((string[])["Vụ rõ tháng", "Vụ chỉ rõ năm"]))
            (await site.PageAsync(cell.Address())).QuerySelectorAll(".list tbody tr").Select(row => row.Words()).ShouldHaveSingleItem().ShouldContain(title);
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

    /// <summary>By the id or the name of its account, with or without diacritics, and for nobody else.</summary>
    [Fact]
    public async Task names_the_tasks_of_a_person()
    {
        using var office = FormFiller.As(site, await site.SignedInAsync("truong-phong-ky-thuat", Tlp.Amber, Role.Office));
        using var other = FormFiller.As(site, await site.SignedInAsync("pho-phong-ky-thuat", Tlp.Amber, Role.Office));
        (await site.Services.Accounts.ChangeAsync("specs", "truong-phong-ky-thuat", new(DisplayName: "Trưởng phòng Kỹ thuật"), TestContext.Current.CancellationToken)).Fault.ShouldBeNull();
        await site.RecordAsync(new AssignTask("Rà soát máy chủ thư", Person: "truong-phong-ky-thuat", Due: When.Parse("2024-03")) { Task = new("viec-nguoi-1") });
        await site.RecordAsync(new AssignTask("Rà soát máy chủ tên miền", Person: "truong phong ky thuat") { Task = new("viec-nguoi-2") });
        await site.RecordAsync(new AssignTask("Việc kín của phòng", Person: "truong-phong-ky-thuat", Marking: Tlp.Red) { Task = new("viec-nguoi-3") });

        (await OwnTasksAsync(office)).ShouldBe(["Rà soát máy chủ thưNhiệm vụ của bạn đã quá hạn", "Rà soát máy chủ tên miềnNhiệm vụ giao cho bạn"]);
        (await OwnTasksAsync(other)).ShouldBeEmpty();

        static async Task<IReadOnlyList<string>> OwnTasksAsync(FormFiller browser) => [.. (await browser.PageAsync("/vi")).QuerySelectorAll(".own li").Select(work => work.Words()).Where(work => work.Contains("Nhiệm vụ", StringComparison.Ordinal))];
    }

    [Theory]
    [InlineData("/vi/do/assign-task", "entry")]
    [InlineData("/vi/tasks/board", "assign")]
    public async Task is_told_that_the_day_of_a_task_has_passed(string path, string form)
    {
        using var office = await FormFiller.OnAsync(site);

        var late = await office.TakenAsync(path, form, ("work", "Việc có hạn đã qua"), ("due", "20/1/2021"));
        var open = await office.TakenAsync(path, form, ("work", "Việc có hạn còn xa"), ("due", "20/1/2999"));

        (await office.PageAsync(late)).QuerySelector("#due-over").Words().ShouldContain("Hạn vừa ghi (ngày 20/01/2021) đã qua");
        (await office.PageAsync(open)).QuerySelector("#due-over").ShouldBeNull();
    }

    [Fact]
    public async Task names_who_does_a_task_as_other_pages_do()
    {
        await site.SignedInAsync("nguoi-lam-viec", Tlp.Amber, Role.Operator);
        await site.RecordAsync(new AssignTask("Kiểm tra bản vá", Person: "nguoi-lam-viec") { Task = new("kiem-tra-ban-va") });
        await site.RecordAsync(new AssignTask("Kiểm tra nguồn điện", Person: "Công an tỉnh Lạng Sơn") { Task = new("kiem-tra-nguon-dien") });
        using var office = await FormFiller.OnAsync(site);

        foreach (var path in new[] { "/vi/tasks", "/vi/tasks/board", "/vi/tasks/kiem-tra-ban-va" })
            (await office.PageAsync(path)).QuerySelector("main").Words().ShouldContain("Cán bộ nguoi-lam-viec (nguoi-lam-viec)", Case.Sensitive, path);
        foreach (var path in new[] { "/vi/tasks", "/vi/tasks/board", "/vi/tasks/kiem-tra-nguon-dien" })
            (await office.PageAsync(path)).QuerySelector("main").Words().ShouldContain("Công an tỉnh Lạng Sơn", Case.Sensitive, path);
    }

    /// <summary>Which accounts there are is for the office that keeps the register.</summary>
    [Fact]
    public async Task is_reached_by_tasks_whose_form_offers_accounts_and_agencies()
    {
        using var office = FormFiller.As(site, await site.SignedInAsync("van-phong-giao-viec", Tlp.Amber, Role.Office));
        await site.SignedInAsync("nguoi-nhan-viec", Tlp.Amber, Role.Operator);
        using var unit = FormFiller.As(site, await site.SignedInAsync("don-vi-giao-viec", Tlp.Amber, Role.Office));
        (await site.Services.Accounts.ChangeAsync("specs", "don-vi-giao-viec", new(Agency: "Công an tỉnh Lạng Sơn"), TestContext.Current.CancellationToken)).Fault.ShouldBeNull();

        foreach (var (path, list) in new[] { ("/vi/do/assign-task", "f-person-list"), ("/vi/do/clarify-task", "f-terms-person-list"), ("/vi/tasks/board", "doers") })
        {
            var offered = Offered(await office.PageAsync(path), list);
            offered.ShouldContain("nguoi-nhan-viec");
            offered.ShouldContain("Công an tỉnh Lạng Sơn");
            Offered(await unit.PageAsync(path), list).ShouldNotContain("nguoi-nhan-viec");
        }

        static IReadOnlyList<string> Offered(AngleSharp.Dom.IDocument page, string list) => [.. page.GetElementById(list)!.QuerySelectorAll("option").Select(option => option.GetAttribute("value")!)];
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
        using var browser = await FormFiller.OnAsync(site);

        var told = await browser.ToldAsync(
            () => site.RecordAsync(new ReportIncident("Tấn công thư điện tử vào Cục Báo chí", new("cyber.attack"), When.Parse("2026-01-05")) { Incident = new("tin-moi-1") }), "Cục Báo chí");

        told.ShouldContain("/vi/incidents/tin-moi-1");
    }

    [Fact]
    public async Task hands_the_shift_over()
    {
        using var taking = FormFiller.As(site, await site.SignedInAsync("truc-ban-2", Tlp.Red, Role.ShiftLead));
        using var instead = FormFiller.As(site, await site.SignedInAsync("truc-ban-3", Tlp.Red, Role.ShiftLead));
        using var browser = await FormFiller.OnAsync(site);
        (await browser.NotTakenAsync("/vi/shift", "hand-over", ("to", ""), ("notes", "Chờ xác minh tin báo 7"))).QuerySelector("#hand-over-notes").Words().ShouldBe("Chờ xác minh tin báo 7");

        await browser.TakenAsync("/vi/shift", "hand-over", ("to", "truc-ban-2"), ("notes", "Chờ xác minh tin báo 7"));

        var own = UnitOf(await browser.PageAsync("/vi/shift"));
        own.Words().ShouldContain("chờ người khác nhận");
        own.QuerySelectorAll("form").ShouldBeEmpty();
        var others = UnitOf(await instead.PageAsync("/vi/shift"));
        others.Words().ShouldContain("được bàn giao cho Cán bộ truc-ban-2 (truc-ban-2)");
        others.QuerySelector("button").Words().ShouldBe("Nhận ca thay");
        var page = await taking.PageAsync("/vi/shift");
        UnitOf(page).QuerySelector("button").Words().ShouldBe("Nhận ca");
        await taking.TakenAsync("/vi/shift", UnitOf(page).QuerySelector("form")!.Id!);
        var taken = UnitOf(await browser.PageAsync("/vi/shift"));
        taken.Closest("details")!.QuerySelector("summary").Words().ShouldBe("Các ca đã nhận");
        var minutes = taken.QuerySelectorAll("a").Select(link => link.Address()).Single(path => path.StartsWith("/vi/shifts/", StringComparison.Ordinal));
        (await browser.PageAsync(minutes)).QuerySelector("h1").Words().ShouldBe("Cán bộ can-bo-1 → Cán bộ truc-ban-2");

        static IElement UnitOf(IParentNode page) => page.QuerySelectorAll(".unit").Single(unit => unit.TextContent.Contains("tin báo 7", StringComparison.Ordinal));
    }

    /// <summary>A hand-over names so many and no more: recent ones that need no containment came first and left no room.</summary>
    [Fact]
    public async Task hands_over_what_has_to_be_contained_before_what_was_only_recorded_lately()
    {
        await site.RecordAsync(new ReportIncident("Vụ phải khống chế khi bàn giao", new("cyber.attack"), When.Parse("2026-05-01")) { Incident = new("phai-khong-che-ban-giao") });
        await site.RecordAsync(new ReportIncident("Bão mới ghi nhận khi bàn giao", new("disaster.extreme-weather.storm"), When.Parse("2026-05-01")) { Incident = new("bao-moi-ban-giao") });
        await site.Services.CatchUpAsync(null, TestContext.Current.CancellationToken);
        var moment = await site.Services.NewestAsync(TestContext.Current.CancellationToken);

        var handed = await site.Services.ShiftWork().HandOverAsync(Viewer.Local("truc-ban-1"), new("ca-co-thu-tu"), "truc-ban-2", notes: null, moment, site.Services.Time.GetUtcNow(), TestContext.Current.CancellationToken);

        string[] kinds = [.. handed.Items!.Select(item => item.Kind).Where(kind => kind.StartsWith("incident-", StringComparison.Ordinal)).Distinct()];
        (kinds[0], kinds[^1]).ShouldBe(("incident-open", "incident-recent"));
    }

    [Fact]
    public async Task calls_an_overdue_task_by_the_due_time_as_stated()
    {
        await site.RecordAsync(new AssignTask("Gửi báo cáo nhanh trong đêm", Due: When.Parse("2021-03-04T01:00")) { Task = new("bao-cao-nhanh-dem") });
        await site.RecordAsync(new AssignTask("Gửi báo cáo nhanh trong ngày", Due: When.Parse("2021-03-04")) { Task = new("bao-cao-nhanh-ngay") });
        using var browser = await FormFiller.OnAsync(site);

        var page = await browser.PageAsync("/vi/shift?kind=task-overdue");

        DueOf("Gửi báo cáo nhanh trong đêm").ShouldStartWith("hạn: 01 giờ 00 ngày 04/03/2021");
        DueOf("Gửi báo cáo nhanh trong ngày").ShouldStartWith("hạn: hết ngày 04/03/2021");

        string DueOf(string work) => page.QuerySelectorAll(".card-row").Single(row => row.QuerySelector("h3").Words() == work).QuerySelector(".facts").Words();
    }

    [Fact]
    public async Task tells_in_words_what_was_handed_over_and_leads_to_it()
    {
        await site.RecordAsync(new ReportIncident("Tấn công thư điện tử chưa khống chế", new("cyber.attack"), When.Parse("2016-05-03")) { Incident = new("vu-ban-giao") });
        await site.RecordAsync(new HandOverShift("truong-ca-8", "truong-ca-9", OpenAt: 1, Open: [new("incident-open", 13), new("deadline-overdue", 1)],
            Items: [new("incident-open", "vu-ban-giao"), new("stream-parked", "incident-hong"), new("incident-open", "vu-kin-ban-giao")]) { Shift = new("ban-giao-bang-loi") });
        await site.SignedInAsync("truong-ca-8", Tlp.Red, Role.ShiftLead);
        await site.SignedInAsync("truong-ca-9", Tlp.Red, Role.ShiftLead);
        using var browser = await FormFiller.OnAsync(site);

        var page = await browser.PageAsync("/vi/shifts/ban-giao-bang-loi");

        page.QuerySelector("h1").Words().ShouldBe("Cán bộ truong-ca-8 → Cán bộ truong-ca-9");
        ValueOf("Còn mở").QuerySelectorAll("li").Select(count => count.Words()).ShouldBe(["vụ việc chưa khống chế: 13", "QUÁ HẠN thông báo, báo cáo: 1"]);
        ValueOf("Việc bàn giao").QuerySelectorAll("li").Select(item => item.Words()).ShouldBe(
            ["vụ việc chưa khống chế: Tấn công thư điện tử chưa khống chế", "bản ghi không đọc được: incident-hong", "vụ việc chưa khống chế: (ngoài phạm vi được xem)"]);
        ValueOf("Việc bàn giao").QuerySelector("a").Address().ShouldBe("/vi/incidents/vu-ban-giao");
        page.QuerySelectorAll(".signatures strong").Select(who => who.Words()).ShouldBe(["Người giao", "Người nhận"], "a hand-over is printed and signed");
        (await browser.PageAsync("/vi")).QuerySelectorAll("#feed a").Select(title => title.Words()).ShouldContain("Cán bộ truong-ca-8 → Cán bộ truong-ca-9");

        IElement ValueOf(string label) => page.QuerySelectorAll(".fact").Single(fact => fact.QuerySelector("dt").Words() == label).QuerySelector(".value")!;
    }

    [Fact]
    public async Task hands_the_shift_to_nobody_who_may_not_take_it_over()
    {
        await site.SignedInAsync("truong-ca-4", Tlp.Red, Role.ShiftLead);
        await site.SignedInAsync("truong-ca-5", Tlp.Red, Role.ShiftLead);
        await site.Services.Accounts.DisableAsync("specs", "truong-ca-5", TestContext.Current.CancellationToken);
        using var reader = FormFiller.As(site, await site.SignedInAsync("truc-ban-5", Tlp.Red, Role.Operator));
        using var browser = await FormFiller.OnAsync(site);

        var offered = (await browser.PageAsync("/vi/shift")).QuerySelectorAll("#hand-over-to option").ToDictionary(option => option.GetAttribute("value")!, option => option.Words());
        offered["truong-ca-4"].ShouldBe("Cán bộ truong-ca-4 (truong-ca-4)");
        offered.Keys.ShouldNotContain(id => id == "can-bo-1" || id == "truong-ca-5" || id == "truc-ban-5");
        (await FaultAsync("op2")).ShouldStartWith("Không ghi được: người nhận ca không có tài khoản, hoặc tài khoản đã ngừng.");
        (await FaultAsync("truong-ca-5")).ShouldStartWith("Không ghi được: người nhận ca không có tài khoản, hoặc tài khoản đã ngừng.");
        (await FaultAsync("truc-ban-5")).ShouldBe("Không ghi được: tài khoản của người nhận không có quyền nhận ca. Chỉ vai trò Trưởng ca nhận được; hãy chọn người khác trong danh sách.");
        (await reader.PageAsync("/vi/shift")).QuerySelector("#hand-overs")!.ParentElement.Words().ShouldContain("Chỉ vai trò Trưởng ca được bàn giao và nhận ca.");

        async Task<string> FaultAsync(string to) => (await browser.NotTakenAsync("/vi/shift", "hand-over", ("to", to), ("notes", "x"))).QuerySelector("#hand-over-to-fault").Words();
    }

    [Fact]
    public async Task hands_the_shift_to_nobody_who_may_not_see_all_of_it()
    {
        await site.RecordAsync(new ReportIncident("Vụ kín của ca trực", new("cyber.attack"), When.Parse("2017-05"), Marking: Tlp.Red) { Incident = new("vu-kin-ca-truc") });
        await site.SignedInAsync("truong-ca-xem-het", Tlp.Red, Role.ShiftLead);
        await site.SignedInAsync("truong-ca-xem-it", Tlp.Amber, Role.ShiftLead);
        using var browser = await FormFiller.OnAsync(site);

        var offered = (await browser.PageAsync("/vi/shift")).QuerySelectorAll("#hand-over-to option").Select(option => option.GetAttribute("value")).ToList();
        offered.ShouldContain("truong-ca-xem-het");
        offered.ShouldNotContain("truong-ca-xem-it");
        var fault = (await browser.NotTakenAsync("/vi/shift", "hand-over", ("to", "truong-ca-xem-it"), ("notes", "x"))).QuerySelector("#hand-over-to-fault").Words();
        fault.ShouldStartWith("Không ghi được: người nhận không được xem đến mức chia sẻ của ca bàn giao.");
    }

    [Fact]
    public async Task takes_no_shift_over_from_who_handed_it_over_himself()
    {
        await site.SignedInAsync("truong-ca-6", Tlp.Red, Role.ShiftLead);
        using var browser = FormFiller.As(site, await site.SignedInAsync("truong-ca-7", Tlp.Red, Role.ShiftLead));
        await browser.TakenAsync("/vi/shift", "hand-over", ("to", "truong-ca-6"), ("notes", "x"));
        var shift = (await site.Services.Registers.RowsAsync<ShiftRow>(Viewer.Local("kiem-thu"), await site.Services.NewestAsync(TestContext.Current.CancellationToken), TestContext.Current.CancellationToken)).Single(row => row.From == "truong-ca-7");

        using var refused = await browser.SendUnofferedAsync("/vi/shift", ("form", $"take-over--{shift.Id}"), ("shift", shift.Id));

        refused.StatusCode.ShouldBe(System.Net.HttpStatusCode.UnprocessableEntity);
        (await browser.ReadAsync(refused)).QuerySelector("#faults").Words().ShouldContain("không thể tự nhận ca do chính mình bàn giao");
    }
}
