using AngleSharp.Dom;
using ThreatRegister.Accounts;
using ThreatRegister.Application.Commands;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Domain.Occasions;
using ThreatRegister.Domain.Reviews;
using ThreatRegister.Web.Forms;

namespace ThreatRegister.Tests.Web_Specs;

/// <summary>What the pages of a review point out to those who write, approve and issue it.</summary>
public sealed class What_a_review_says(Site site)
{
    [Fact]
    public async Task what_was_sent_in_and_not_written_in_and_which_comments_are_unanswered()
    {
        const string id = "chua-dua-vao", path = $"/vi/reviews/{id}";
        await site.BegunAsync(id, "1967");
        await site.RecordAsync(new DraftReviewSection("prevention", "vi", "Soạn trước khi đơn vị gửi.", "truc-ban-1") { Review = new(id) });
        await site.RecordAsync(new ContributeToReview("Công an Lai Châu", [new("prevention", "vi", "Trực 4 điểm."), new("causes", "vi", "Thiếu người.")]) { Review = new(id) });
        await site.RecordAsync(new CommentOnReview(new("y-kien-1"), "Nêu rõ số lượt.") { Review = new(id) });
        await site.RecordAsync(new DraftReviewSection("causes", "vi", "Thiếu người.", "truc-ban-1") { Review = new(id) });
        using var office = FormFiller.As(site, await site.SignedInAsync("van-phong-dua-vao", Tlp.Red, Role.Office));
        using var reviewer = FormFiller.As(site, await site.SignedInAsync("tham-dinh-dua-vao", Tlp.Red, Role.Reviewer));
        using var signer = FormFiller.As(site, await site.SignedInAsync("ky-dua-vao", Tlp.Red, Role.Signer));

        await SaysAsync(office);
        await office.TakenAsync(path, "submit");
        await SaysAsync(reviewer);

        await site.RecordAsync(new AnswerReviewComment(new("y-kien-1"), "Đã nêu.") { Review = new(id) });
        await reviewer.TakenAsync(path, "approve");
        using var answer = await signer.SendAsync(path, "issue", ("number", "3/BC"), ("issued-on", "2026-01-05"), ("place", "Hà Nội"), ("signatory", "Chánh Văn phòng"), ("languages", "vi"), ("languages", "en"));
        var preview = await signer.ReadAsync(answer);
        preview.QuerySelector("[data-left-out] a").Address().ShouldBe($"{path}#section-prevention");
        preview.QuerySelectorAll("[data-caution]").Select(caution => caution.Words()).ShouldContain("Bản tiếng Anh: 2 mục có văn bản chỉ bằng tiếng Việt: II.2 Phòng ngừa, cảnh báo, diễn tập; III.3 Nguyên nhân khách quan, chủ quan.");
        (await office.PageAsync(path)).QuerySelector("#unanswered").ShouldBeNull();

        async Task SaysAsync(FormFiller browser)
        {
            var page = await browser.PageAsync(path);
            page.QuerySelector("#unanswered").Words().ShouldStartWith("1 ý kiến chưa được trả lời: vẫn trình được");
            page.QuerySelectorAll("[data-left-out] li").Select(unit => unit.Words()).ShouldBe(["Công an Lai Châu: II.2 Phòng ngừa, cảnh báo, diễn tập"]);
        }
    }

    [Fact]
    public async Task that_its_agency_issued_that_number_in_that_year()
    {
        await site.ApprovedAsync("cung-so-1955", "1955");
        await site.ApprovedAsync("cung-so-1954", "1954");
        await site.RecordAsync(new BeginReview(ReviewKind.Periodic, "Tổng kết kín", Period: When.Parse("1953"), By: "Văn phòng", Marking: Tlp.Amber) { Review = new("cung-so-1953") });
        await site.ApproveAsync("cung-so-1953");
        await site.IssuedAsync("cung-so-1955", new(2024, 3, 4), "Số: 77/BC-VP");
        await site.IssuedAsync("cung-so-1953", new(2024, 3, 5), "77/BC-VP");
        using var signer = FormFiller.As(site, await site.SignedInAsync("ky-cung-so", Tlp.Green, Role.Signer));

        (await CautionsAsync("77 / bc-vp", "2024-12-31")).ShouldContain("Cơ quan này đã ban hành một báo cáo mang số Số: 77/BC-VP trong năm 2024: Tổng kết 1955 (cung-so-1955), ngày 04/03/2024.");
        (await CautionsAsync("77 / bc-vp", "2024-12-31")).ShouldNotContain(caution => caution.Contains("cung-so-1953", StringComparison.Ordinal));
        (await CautionsAsync("78/BC-VP", "2024-12-31")).ShouldNotContain(caution => caution.Contains("cung-so", StringComparison.Ordinal));
        (await CautionsAsync("77/BC-VP", "2025-01-01")).ShouldNotContain(caution => caution.Contains("cung-so", StringComparison.Ordinal));

        async Task<IReadOnlyList<string>> CautionsAsync(string number, string day)
        {
            using var answer = await signer.SendAsync("/vi/reviews/cung-so-1954", "issue", ("number", number), ("issued-on", day), ("place", "Hà Nội"), ("signatory", "Chánh Văn phòng"));
            return [.. (await signer.ReadAsync(answer)).QuerySelectorAll("[data-caution]").Select(caution => caution.Words())];
        }
    }

    [Fact]
    public async Task how_much_is_marked_too_strictly_for_its_figures_to_who_may_see_it()
    {
        const string id = "hep-hon-1952", path = $"/vi/reviews/{id}";
        await site.BegunAsync(id, "1952");
        await site.RecordAsync(new ReportIncident("Vụ kín 1952", new("cyber.attack"), When.Parse("1952-05"), Marking: Tlp.Red) { Incident = new("vu-kin-1952") });
        await site.RecordAsync(new ReportIncident("Vụ hẹp 1952", new("cyber.attack"), When.Parse("1952-06"), Marking: Tlp.Amber) { Incident = new("vu-hep-1952") });
        await site.RecordAsync(new ReportIncident("Vụ chung 1952", new("cyber.attack"), When.Parse("1952-07"), Marking: Tlp.Green) { Incident = new("vu-chung-1952") });
        using var cleared = await FormFiller.OnAsync(site);
        using var amber = FormFiller.As(site, await site.SignedInAsync("van-phong-1952", Tlp.Amber, Role.Office));
        using var green = FormFiller.As(site, await site.SignedInAsync("doc-1952", Tlp.Green, Role.Reader));

        (await cleared.PageAsync(path)).QuerySelector("[data-too-strict]").Words().ShouldBe("2 vụ việc trong phạm vi báo cáo không được tính vào số liệu, vì có mức chia sẻ hẹp hơn mức của báo cáo (TLP:GREEN).");
        (await amber.PageAsync(path)).QuerySelector("[data-too-strict]").Words().ShouldStartWith("1 vụ việc");
        (await green.PageAsync(path)).QuerySelector("[data-too-strict]").ShouldBeNull();
        await site.ApproveAsync(id);
        using var answer = await cleared.SendAsync(path, "issue", ("number", "52/BC"), ("issued-on", "2026-01-05"), ("place", "Hà Nội"), ("signatory", "Chánh Văn phòng"));
        (await cleared.ReadAsync(answer)).QuerySelector("[data-too-strict]").Words().ShouldStartWith("2 vụ việc");
    }

    [Fact]
    public async Task nothing_of_an_occasion_that_the_reader_may_not_see()
    {
        const string id = "su-kien-kin-1950", path = $"/vi/reviews/{id}";
        await site.RecordAsync(new OpenOccasion(new("Sự kiện kín 1950", "Closed occasion 1950"), When.Parse("1950-05"), Marking: Tlp.Red) { Occasion = new(id) });
        await site.RecordAsync(new BeginReview(ReviewKind.Occasion, "Tổng kết sự kiện kín", Occasion: new(id), By: "Văn phòng", Marking: Tlp.Green) { Review = new(id) });
        await site.RecordAsync(new ReportIncident("Vụ hẹp 1950", new("cyber.attack"), When.Parse("1950-05-06"), Marking: Tlp.Amber, Occasions: [new(id)]) { Incident = new("vu-hep-1950") });
        using var cleared = await FormFiller.OnAsync(site);
        using var amber = FormFiller.As(site, await site.SignedInAsync("van-phong-1950", Tlp.Amber, Role.Office));

        (await cleared.PageAsync(path)).QuerySelector("[data-too-strict]").Words().ShouldStartWith("1 vụ việc");
        var page = await amber.PageAsync(path);
        page.QuerySelector("[data-too-strict]").ShouldBeNull();
        page.QuerySelector(".print-marking").Words().ShouldBe("TLP:GREEN");
        (await site.Services.Audit.ListAsync(10, before: null, new(Actor: "van-phong-1950"), TestContext.Current.CancellationToken)).ShouldNotContain(entry => entry.Act.Marking > Tlp.Amber);
    }

    [Fact]
    public async Task to_who_answers_comments_that_some_are_unanswered_and_offers_the_approval_to_none_who_wrote()
    {
        const string id = "gop-y-1951", path = $"/vi/reviews/{id}";
        await site.BegunAsync(id, "1951");
        using var writer = FormFiller.As(site, await site.SignedInAsync("soan-va-duyet-1951", Tlp.Red, Role.Office, Role.Reviewer));
        using var reviewer = FormFiller.As(site, await site.SignedInAsync("duyet-1951", Tlp.Red, Role.Reviewer));
        await site.Services.Commands.ExecuteAsync(new(new DraftReviewSection("causes", "vi", "Thiếu người.", "soan-va-duyet-1951") { Review = new(id) }, Guid.CreateVersion7(), "soan-va-duyet-1951"), TestContext.Current.CancellationToken);
        await site.RecordAsync(new AskForContribution("Công an Hà Giang") { Review = new(id) });
        await site.RecordAsync(new SubmitReview("truc-ban-1") { Review = new(id) });
        await site.RecordAsync(new CommentOnReview(new("y-kien-1951"), "Nêu rõ số lượt.") { Review = new(id) });

        (await OwnAsync(writer)).ShouldContain("Tổng kết 19511 góp ý chưa trả lời");
        (await OwnAsync(reviewer)).ShouldNotContain(work => work.StartsWith("Tổng kết 1951", StringComparison.Ordinal));
        var queue = await reviewer.PageAsync("/vi/reviews");
        queue.QuerySelectorAll("[data-unanswered] a").Select(open => (open.Address(), open.Words())).ShouldContain(($"{path}#comments", "1 góp ý chưa trả lời"));
        queue.QuerySelectorAll("section[aria-labelledby=owing] tr").Select(unit => unit.Words()).ShouldContain(unit => unit.Contains("Công an Hà Giang", StringComparison.Ordinal), "the review's page says so too");
        (await reviewer.PageAsync(path)).QuerySelector("#steps")!.ParentElement.Words().ShouldContain("Chưa nộp phần đóng góp: Công an Hà Giang.");
        await site.Services.CatchUpAsync(null, TestContext.Current.CancellationToken);
        var now = (await site.Services.NewestAsync(TestContext.Current.CancellationToken)).Position;
        (await reviewer.PageAsync($"/vi?as-of={now}")).QuerySelector("a[href*='/vi/reviews'][href*='#owing'] .tile-count").Words()
            .ShouldBe((await reviewer.PageAsync($"/vi/reviews?as-of={now}")).QuerySelector("#owing .count").Words(), "the count of the first page leads to that list");

        await writer.TakenAsync(path, "answer--y-kien-1951", ("answer", "Đã nêu."));
        (await OwnAsync(writer)).ShouldNotContain(work => work.Contains("góp ý chưa trả lời", StringComparison.Ordinal) && work.StartsWith("Tổng kết 1951", StringComparison.Ordinal));
        var page = await writer.PageAsync(path);
        page.GetElementById("approve").ShouldBeNull("a text of his stands in it");
        page.QuerySelector("#steps")!.ParentElement.Words().ShouldContain("truc-ban-1, Cán bộ soan-va-duyet-1951");
        (await reviewer.PageAsync(path)).GetElementById("approve").ShouldNotBeNull();

        static async Task<IReadOnlyList<string>> OwnAsync(FormFiller browser) => [.. (await browser.PageAsync("/vi")).QuerySelectorAll(".own li").Select(work => work.Words())];
    }

    /// <summary>What is offered is what can be done.</summary>
    [Fact]
    public async Task and_offers_of_an_issued_one_neither_its_issue_nor_files_to_who_takes_none()
    {
        await site.ApprovedAsync("khong-moi-1950", "1950");
        await site.IssuedAsync("khong-moi-1950", number: "50/BC-VP");
        using var signer = FormFiller.As(site, await site.SignedInAsync("ky-1950", Tlp.Red, Role.Signer));
        using var unit = FormFiller.As(site, await site.SignedInAsync("don-vi-1950", Tlp.Amber, Role.Contributor));

        (await signer.PageAsync("/vi/do?review=khong-moi-1950")).QuerySelectorAll("main .acts > div a").Select(act => act.Address()).ShouldNotContain("/vi/do/issue-review?review=khong-moi-1950");
        (await unit.PageAsync("/vi/reviews/khong-moi-1950")).QuerySelectorAll("a[download]").ShouldBeEmpty();
        (await unit.PageAsync("/vi/reviews/khong-moi-1950")).QuerySelectorAll(".file").Length.ShouldBe(1);
        (await unit.PageAsync("/vi/incidents")).QuerySelectorAll("a[download]").ShouldBeEmpty();
        (await unit.PageAsync("/vi/threats")).QuerySelectorAll("a[download]").ShouldBeEmpty();
        (await unit.PageAsync("/vi/summaries/2021")).QuerySelectorAll("a[download]").ShouldBeEmpty();
        (await signer.PageAsync("/vi/summaries/2021")).QuerySelectorAll("a[download]").ShouldNotBeEmpty();
    }

    /// <summary>A copy that names the report which it was changed from is told as what it is, whatever else there may be.</summary>
    [Fact]
    public async Task of_a_changed_copy_to_who_may_see_the_report()
    {
        await site.ApprovedAsync("ban-sua-1949", "1949");
        await site.IssuedAsync("ban-sua-1949", number: "49/BC-VP");
        using var reader = FormFiller.As(site, await site.SignedInAsync("doc-ban-sua-1949", Tlp.Green, Role.Reader));
        var made = await site.Services.ReviewDesk(Application.Queries.Viewer.Local("truong-phong")).MakeAgainAsync(await site.Services.ReviewDesk(Application.Queries.Viewer.Local("truong-phong")).RequireAsync(new("ban-sua-1949"), TestContext.Current.CancellationToken), cancellationToken: TestContext.Current.CancellationToken);

        using var altered = await reader.SendFileAsync("/vi/verify", "verify", "ban-sua.md", [.. made.Same[0].Content.ToArray(), (byte)'x']);
        (await reader.PageAsync(altered.Headers.Location!.ToString())).QuerySelector(".verdict.bad h2").Words().ShouldBe("Không còn như tệp đã ban hành");
        using var other = await reader.SendFileAsync("/vi/verify", "verify", "khac.md", "không phải báo cáo"u8.ToArray());
        (await reader.PageAsync(other.Headers.Location!.ToString())).QuerySelector(".verdict.open h2").Words().ShouldBe("Chưa kết luận được với tài khoản này");
    }

    [Fact]
    public async Task by_how_many_days_it_was_issued_late()
    {
        await site.ApprovedAsync("phat-hanh-muon", "1966", When.Parse("2026-01-02"));
        await site.IssuedAsync("phat-hanh-muon");
        (await site.PageAsync("/vi/reviews/phat-hanh-muon")).QuerySelector(".facts-grid [data-late]").Words().ShouldBe("phát hành muộn 3 ngày");

        await site.ApprovedAsync("phat-hanh-dung-han", "1965", When.Parse("2026-01-05"));
        await site.IssuedAsync("phat-hanh-dung-han");
        (await site.PageAsync("/vi/reviews/phat-hanh-dung-han")).QuerySelector(".facts-grid [data-late]").ShouldBeNull();
    }

    [Fact]
    public async Task to_the_office_that_a_draft_is_overdue_or_something_came_in()
    {
        await site.RecordAsync(new BeginReview(ReviewKind.Periodic, "Tổng kết quá hạn 1964", Period: When.Parse("1964"), Due: When.Parse("2020-01-02")) { Review = new("qua-han-1964") });
        await site.BegunAsync("moi-gui-1963", "1963");
        await site.BegunAsync("binh-thuong-1962", "1962");
        await site.RecordAsync(new ContributeToReview("Công an Điện Biên", [new("causes", "vi", "Thiếu người.")]) { Review = new("moi-gui-1963") });
        using var office = FormFiller.As(site, await site.SignedInAsync("van-phong-viec-minh", Tlp.Red, Role.Office));
        using var other = FormFiller.As(site, await site.SignedInAsync("doc-viec-minh", Tlp.Red, Role.Operator));

        var own = await OwnAsync(office);
        own.ShouldContain("Tổng kết quá hạn 1964Báo cáo đang soạn đã quá hạn");
        own.ShouldContain("Tổng kết 1963Có đóng góp mới gửi, chưa đưa vào báo cáo");
        own.ShouldNotContain(work => work.StartsWith("Tổng kết 1962", StringComparison.Ordinal));
        (await OwnAsync(other)).ShouldNotContain(work => work.Contains("196", StringComparison.Ordinal));

        static async Task<IReadOnlyList<string>> OwnAsync(FormFiller browser) => [.. (await browser.PageAsync("/vi")).QuerySelectorAll(".own li").Select(work => work.Words())];
    }
}
