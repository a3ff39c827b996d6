using System.Net;
using System.Security.Cryptography;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using ThreatRegister.Accounts;
using ThreatRegister.Application.Commands;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Occasions;
using ThreatRegister.Domain.Reviews;
using ThreatRegister.Reports;
using ThreatRegister.Web.Forms;

namespace ThreatRegister.Tests.Web_Specs;

/// <summary>Scenario 10 on pages: a review contributed to, returned, approved by another person, issued, verified and replaced.</summary>
public sealed class Review_pages(Site site)
{
    private const string Review = "so-ket-2021-h1-trang";
    private const string Path = $"/vi/reviews/{Review}";

    [Fact]
    public async Task take_a_review_from_its_beginning_to_its_replacement()
    {
        using var browser = await FormFiller.OnAsync(site);
        await BeginAsync(browser);
        await DraftAsync(browser);
        await ReturnAndApproveAsync(browser);
        await IssueAsync(browser);
        (await browser.TakenAsync(Path, "replace", ("replacement", $"{Review}-tt"), ("grounds", "Sai địa bàn"))).ShouldStartWith($"{Path}-tt?recorded=");
        (await browser.PageAsync($"{Path}-tt")).Body.Words().ShouldContain("Do thiếu nhân lực; phối hợp chậm.");
        (await browser.PageAsync($"{Path}-tt")).QuerySelector($".facts-grid a[href='{Path}']").Words().ShouldBe("Sơ kết 6 tháng đầu năm 2021");
    }

    [Fact]
    public async Task refuse_a_form_without_token()
    {
        using var browser = await FormFiller.OnAsync(site);
        using var answer = await browser.SendWithoutTokenAsync("/vi/reviews/asean-2020-review", ("form", "submit"));
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    /// <summary>Every file is made before anything is shown: that is for who may issue.</summary>
    [Fact]
    public async Task make_no_files_for_who_may_not_issue()
    {
        using var reader = FormFiller.As(site, await site.SignedInAsync("khong-ban-hanh", Tlp.Red, Role.Operator));
        using var answer = await reader.SendUnofferedAsync("/vi/reviews/asean-2020-review/issue", terms);
        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    /// <summary>A link would show a text as if it were issued.</summary>
    [Fact]
    public async Task show_the_terms_of_an_issue_to_who_may_issue_alone()
    {
        const string read = "doc-truoc-ban-hanh";
        const string link = $"/vi/reviews/{read}/document?number=99/BC-GIA&signatory=CHANH+VAN+PHONG";
        await site.RecordAsync(new BeginReview(ReviewKind.Periodic, "Tổng kết năm 2019", Period: Domain.When.Parse("2019")) { Review = new(read) });
        using var reader = FormFiller.As(site, await site.SignedInAsync("khong-ban-hanh-doc", Tlp.Red, Role.Operator));
        (await reader.PageAsync(link)).Body.Words().ShouldNotContain("99/BC-GIA");
        using var issuer = await FormFiller.OnAsync(site);
        (await issuer.PageAsync(link)).Body.Words().ShouldContain("99/BC-GIA");
    }

    [Fact]
    public async Task open_the_form_of_a_contribution_for_ones_own_unit()
    {
        using var unit = FormFiller.As(site, await site.SignedInOfAsync("Công an Hà Nội", "don-vi-dong-gop", Tlp.Red, Role.Contributor));
        (await unit.PageAsync("/vi/reviews/asean-2020-review/contribute")).QuerySelector("#contribute-unit")!.GetAttribute("value").ShouldBe("Công an Hà Nội");
    }

    [Theory]
    [InlineData("CÔNG AN Sơn La", HttpStatusCode.SeeOther)]
    [InlineData("Cong an Son La", HttpStatusCode.SeeOther)]
    [InlineData("Công an Yên Bái", HttpStatusCode.Forbidden)]
    public async Task take_a_contribution_of_the_unit_that_was_asked_however_it_is_spelled(string asked, HttpStatusCode status)
    {
        var (review, account) = ($"tong-ket-{asked.Length}-{(int)asked[1]}-{(int)status}", $"don-vi-{asked.Length}-{(int)asked[1]}-{(int)status}");
        await site.RecordAsync(new BeginReview(ReviewKind.Periodic, "Tổng kết năm 2014", Period: Domain.When.Parse("2014")) { Review = new(review) });
        await site.RecordAsync(new AskForContribution(asked) { Review = new(review) });
        using var unit = FormFiller.As(site, await site.SignedInOfAsync("Công an Sơn La", account, Tlp.Red, Role.Contributor));

        using var answer = await unit.SendAsync($"/vi/reviews/{review}/contribute?unit={Uri.EscapeDataString(asked)}", "contribute", ("unit", asked), ("text-prevention", "Đã trực 3 lần."));

        answer.StatusCode.ShouldBe(status);
    }

    /// <summary>A reviewer sends one unit's part back while the draft waits for him; the unit reads why and sends it anew.</summary>
    [Fact]
    public async Task let_a_reviewer_return_what_one_unit_sent_in()
    {
        const string other = "tong-ket-tra-lai-mot-don-vi", path = $"/vi/reviews/{other}";
        await site.RecordAsync(new BeginReview(ReviewKind.Periodic, "Tổng kết năm 2018", Period: Domain.When.Parse("2018")) { Review = new(other) });
        await site.RecordAsync(new AskForContribution("Công an Lào Cai") { Review = new(other) });
        await site.RecordAsync(new ContributeToReview("Công an Lào Cai", Nil: true) { Review = new(other) });
        using var reviewer = FormFiller.As(site, await site.SignedInAsync("tham-dinh-don-vi", Tlp.Red, Role.Reviewer));
        using var unit = FormFiller.As(site, await site.SignedInOfAsync("Công an Lào Cai", "don-vi-bi-tra-lai", Tlp.Red, Role.Contributor));
        (await reviewer.PageAsync(path)).GetElementById("return").ShouldBeNull("nothing was presented yet");

        await site.RecordAsync(new SubmitReview("truc-ban-1") { Review = new(other) });
        (await reviewer.PageAsync(path)).GetElementById("return").ShouldNotBeNull();
        (await unit.PageAsync(path)).QuerySelectorAll(".unit a").ShouldBeEmpty();
        await reviewer.NotTakenAsync(path, "return-contribution--0", ("grounds", ""));
        await reviewer.TakenAsync(path, "return-contribution--0", ("grounds", "Thiếu số liệu quý IV"));

        (await unit.PageAsync((await unit.PageAsync(path)).QuerySelector(".unit a").Address())).QuerySelector("#returned-for").Words().ShouldEndWith("Thiếu số liệu quý IV");
        await unit.TakenAsync($"{path}/contribute", "contribute", ("text-prevention", "Quý IV: 3 lần trực."));
        (await reviewer.PageAsync(path)).QuerySelector(".unit .grounds").ShouldBeNull();
    }

    [Fact]
    public async Task name_who_answered_a_comment_and_no_occasion_that_may_not_be_seen()
    {
        const string other = "chuyen-de-su-kien-giau", path = $"/vi/reviews/{other}";
        await site.RecordAsync(new OpenOccasion(new("Đoàn khách kín", "A closed visit"), Domain.When.Parse("2019-05"), Marking: Tlp.Red) { Occasion = new("doan-khach-giau") });
        await site.RecordAsync(new BeginReview(ReviewKind.Occasion, "Tổng kết đoàn khách", Occasion: new("doan-khach-giau")) { Review = new(other) });
        await site.RecordAsync(new CommentOnReview(new("y-kien-1"), "Nêu rõ số lượt.") { Review = new(other) });
        using var office = FormFiller.As(site, await site.SignedInAsync("tra-loi-y-kien", Tlp.Amber, Role.Office));

        await office.TakenAsync(path, "answer--y-kien-1", ("answer", "Đã nêu."));

        var page = await office.PageAsync(path);
        page.QuerySelector(".comment .answer").Words().ShouldBe("Trả lời: Đã nêu. Cán bộ tra-loi-y-kien (tra-loi-y-kien)");
        page.QuerySelector(".facts-grid").Words().ShouldContain("Về(ngoài phạm vi được xem)");
        page.QuerySelectorAll("main a").Select(link => link.Address()).ShouldAllBe(address => !address.Contains("hidden", StringComparison.Ordinal));
    }

    [Fact]
    public async Task suggest_the_units_that_are_known()
    {
        const string other = "tong-ket-goi-y-don-vi";
        await site.RecordAsync(new BeginReview(ReviewKind.Periodic, "Tổng kết năm 2017", Period: Domain.When.Parse("2017")) { Review = new(other) });
        await site.SignedInOfAsync("Sở Gợi ý Thử nghiệm", "don-vi-goi-y", Tlp.Green, Role.Contributor);
        using var office = await FormFiller.OnAsync(site);
        var page = await office.PageAsync($"/vi/reviews/{other}");

        var offered = page.GetElementById(page.GetElementById("ask-unit")!.GetAttribute("list")!)!.QuerySelectorAll("option").Select(option => option.GetAttribute("value")).ToList();
        offered.ShouldContain("Sở Gợi ý Thử nghiệm", "an account has this name");
        offered.ShouldContain("Ban Tuyên giáo và Dân vận Trung ương", "the register of agencies has it");
        offered.ShouldBeUnique();
    }

    /// <summary>The form stays one of the version that it was opened with: what somebody saved since is shown before it is written over.</summary>
    [Fact]
    public async Task Bug_taking_over_a_contribution_lost_what_another_had_written_meanwhile()
    {
        const string other = "tong-ket-2023-dua-vao", path = $"/vi/reviews/{other}/sections/context/vi";
        await site.RecordAsync(new BeginReview(ReviewKind.Periodic, "Tổng kết năm 2023", Period: Domain.When.Parse("2023")) { Review = new(other) });
        await site.RecordAsync(new ContributeToReview("Công an Cao Bằng", [new("context", "vi", "Phần của đơn vị.")]) { Review = new(other) });
        using var browser = await FormFiller.OnAsync(site);
        await site.RecordAsync(new DraftReviewSection("context", "vi", "Bối cảnh do người khác viết.", "truc-ban-1") { Review = new(other) });

        using var taken = await browser.SendAsync(path, "draft", ("revision", "0"), ("text", "Bối cảnh do tôi viết."), ("take", "0"));
        var revision = (await browser.ReadAsync(taken)).QuerySelector("[name=revision]")!.GetAttribute("value")!;
        var page = await browser.NotTakenAsync(path, "draft", ("revision", revision), ("text", "Bối cảnh do tôi viết.\nPhần của đơn vị."));

        page.QuerySelector(".difference del").Words().ShouldContain("người khác");
        page.QuerySelector("[name=revision]")!.GetAttribute("value").ShouldBe("1", "sent again, it takes the place of what is shown");
    }

    [Fact]
    public async Task show_another_version_written_meanwhile_beside_the_one_that_was_typed()
    {
        const string other = "tong-ket-2022-song-song";
        await site.RecordAsync(new BeginReview(ReviewKind.Periodic, "Tổng kết năm 2022", Period: Domain.When.Parse("2022")) { Review = new(other) });
        using var browser = await FormFiller.OnAsync(site);
        await site.RecordAsync(new DraftReviewSection("context", "vi", "Bối cảnh do người khác viết.", "truc-ban-1") { Review = new(other) });

        var page = await browser.NotTakenAsync($"/vi/reviews/{other}/sections/context/vi", "draft", ("revision", "0"), ("text", "Bối cảnh do tôi viết."));

        page.QuerySelector("#draft-text").Words().ShouldBe("Bối cảnh do tôi viết.");
        page.QuerySelector(".difference del").Words().ShouldContain("người khác");
    }

    /// <summary>Who numbers and issues need not draft: what is replaced says so by the same act.</summary>
    [Fact]
    public async Task let_a_signer_issue_a_replacement()
    {
        using var signer = FormFiller.As(site, await site.SignedInAsync("nguoi-ky-thay-the", Tlp.Red, Role.Signer));
        await IssuedAsync(signer, "tong-ket-2016-sai", null);
        await IssuedAsync(signer, "tong-ket-2016-dung", "tong-ket-2016-sai");

        (await signer.PageAsync("/vi/reviews/tong-ket-2016-sai")).QuerySelector(".facts-grid a[href$='/tong-ket-2016-dung']").ShouldNotBeNull("it says what replaced it");
        (await signer.PageAsync("/vi/reviews/tong-ket-2016-dung")).GetElementById("replace").ShouldBeNull("to begin another is for who drafts");
        (await signer.PageAsync("/vi/reviews/tong-ket-2016-dung")).QuerySelector("#replacing").Words().ShouldBe("Đính chính bằng bản thay thế: vai trò Văn phòng lập bản đó trên trang này.");
        using var office = FormFiller.As(site, await site.SignedInAsync("van-phong-thay-the", Tlp.Red, Role.Office));
        (await office.PageAsync("/vi/reviews/tong-ket-2016-dung")).GetElementById("replace").ShouldNotBeNull();
        (await signer.PageAsync("/vi/reviews/tong-ket-2016-dung")).QuerySelector("#untold").ShouldBeNull();
    }

    /// <summary>An issue is final, whatever becomes of what follows from it.</summary>
    [Fact]
    public async Task say_what_is_left_to_be_recorded_of_a_replacement_that_is_issued()
    {
        using var signer = FormFiller.As(site, await site.SignedInAsync("nguoi-ky-con-lai", Tlp.Red, Role.Signer));
        await IssuedAsync(signer, "tong-ket-2015-sai", null);
        await ApprovedAsync("tong-ket-2015-dung", "tong-ket-2015-sai");
        var moment = (await site.Services.NewestAsync(TestContext.Current.CancellationToken))!;
        var prepared = await site.Services.ReviewDesk(new("truc-ban-1", Tlp.Red)).PrepareAsync(
            new("tong-ket-2015-dung"), new("14/BC-VP", new(2016, 1, 5), "Hà Nội", new(null, "CHÁNH VĂN PHÒNG"), ["vi"], ["md"], moment), TestContext.Current.CancellationToken);
        await site.RecordAsync(prepared.Command);

        var page = await signer.PageAsync("/vi/reviews/tong-ket-2015-dung");
        page.QuerySelector("#untold").Words().ShouldStartWith("Báo cáo này đã ban hành, nhưng tong-ket-2015-sai chưa được ghi là đã bị thay thế.");
        page.QuerySelector("#untold textarea").Words().ShouldBe("Sai số liệu");
        await signer.TakenAsync("/vi/reviews/tong-ket-2015-dung", "tell-replaced");

        (await signer.PageAsync("/vi/reviews/tong-ket-2015-dung")).QuerySelector("#untold").ShouldBeNull();
    }

    private async Task ApprovedAsync(string review, string? replaces)
    {
        await site.RecordAsync(new BeginReview(ReviewKind.Periodic, "Tổng kết", Period: Domain.When.Parse("2016"), By: "Văn phòng", Replaces: replaces is null ? null : new(replaces), Grounds: replaces is null ? null : "Sai số liệu") { Review = new(review) });
        await site.ApproveAsync(review);
    }

    private async Task IssuedAsync(FormFiller signer, string review, string? replaces)
    {
        await ApprovedAsync(review, replaces);
        (await signer.TakenAsync($"/vi/reviews/{review}", "issue", [.. terms, ("step", "issue")])).ShouldStartWith($"/vi/reviews/{review}?recorded=");
    }

    private static async Task BeginAsync(FormFiller browser)
    {
        var wrong = await browser.NotTakenAsync("/vi/reviews/begin", "begin", ("title", "Sơ kết 6 tháng đầu năm 2021"), ("review", Review), ("period", "đầu năm nay"), ("by", "Văn phòng Ban Chỉ đạo"));
        wrong.QuerySelector("#begin-title")!.GetAttribute("value").ShouldBe("Sơ kết 6 tháng đầu năm 2021");
        wrong.QuerySelector(".faults a")!.GetAttribute("href").ShouldBe("#begin-period");
        wrong.QuerySelector("#begin-period")!.GetAttribute("aria-invalid").ShouldBe("true");

        var empty = await browser.NotTakenAsync("/vi/reviews/begin", "begin");
        empty.QuerySelectorAll(".faults li").Select(fault => (fault.Words(), fault.QuerySelector("a").Address())).ShouldBe([("Tiêu đề: Chưa nhập.", "#begin-title"), ("Cơ quan báo cáo: Chưa nhập.", "#begin-by")]);
        empty.QuerySelectorAll(".needed").Select(mark => mark.Words()).Distinct().ShouldBe(["bắt buộc", "bắt buộc với hình thức định kỳ", "bắt buộc với hình thức theo sự kiện"]);

        (await browser.TakenAsync("/vi/reviews/begin", "begin", ("title", "Sơ kết 6 tháng đầu năm 2021"), ("review", Review), ("period", "6 tháng đầu năm 2021"), ("by", "Văn phòng Ban Chỉ đạo"))).ShouldStartWith(Path + "?recorded=");
    }

    private static async Task DraftAsync(FormFiller browser)
    {
        (await browser.NotTakenAsync(Path, "ask", ("unit", "Bộ Y tế"), ("due", "20/6/2021"))).QuerySelector(".faults li").Words().ShouldStartWith("Hạn gửi: Không ghi được: hạn đã qua");
        await browser.TakenAsync(Path, "ask", ("unit", "Bộ Y tế"), ("due", "20/6/2999"));
        await browser.TakenAsync(Path, "ask", ("unit", "Bộ Xây dựng"));
        (await browser.PageAsync("/vi/reviews")).QuerySelector("#owing")!.ParentElement.Words().ShouldContain("Bộ Xây dựng chưa gửi");
        await browser.NotTakenAsync(Path, "withdraw-contribution-ask--1", ("grounds", ""));
        await browser.TakenAsync(Path, "withdraw-contribution-ask--1", ("grounds", "Yêu cầu nhầm"));
        (await browser.PageAsync(Path)).QuerySelectorAll(".unit h3").Select(unit => unit.Words()).ShouldBe(["Bộ Y tế chưa gửi"]);
        (await browser.PageAsync($"{Path}/contribute?unit=B%E1%BB%99%20Y%20t%E1%BA%BF")).QuerySelector(".facts-grid").Words().ShouldMatch("^Kỳ6 tháng đầu năm 2021Hạn gửingày 20/06/2999 \\(còn [0-9]+ ngày\\) Tình trạngchưa gửi$");
        await browser.TakenAsync($"{Path}/contribute?unit=B%E1%BB%99%20Y%20t%E1%BA%BF", "contribute", ("text-prevention", "- Trực y tế tại 12 điểm họp"));
        (await browser.PageAsync(Path)).QuerySelector("#section-prevention .sent li").Words().ShouldBe("Trực y tế tại 12 điểm họp");

        await browser.TakenAsync(Path, "return-contribution--0", ("grounds", "Nêu rõ số điểm trực"));
        (await browser.PageAsync($"{Path}/contribute?unit=B%E1%BB%99%20Y%20t%E1%BA%BF")).QuerySelector("#returned-for").Words().ShouldBe("Được trả lại để hoàn thiện: Nêu rõ số điểm trực");
        using var taken = await browser.SendAsync($"{Path}/sections/prevention/vi", "draft", ("text", "Câu đang viết."), ("take", "0"));
        taken.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await new HtmlParser().ParseDocumentAsync(await taken.Content.ReadAsStringAsync())).QuerySelector("#draft-text")!.TextContent.TrimStart('\n').ShouldBe("Câu đang viết.\n- Trực y tế tại 12 điểm họp");
        (await browser.PageAsync(Path)).QuerySelector("#section-prevention .empty").Words().ShouldBe("chưa soạn", "nothing is recorded by taking over");

        (await browser.TakenAsync($"{Path}/sections/causes/vi", "draft", ("text", "Do thiếu nhân lực."))).ShouldMatch($"^{Path}\\?recorded=[0-9]+#section-causes$");
        (await StepsAsync(browser)).ShouldBe(["Trình duyệt", "Người thẩm định duyệt hoặc trả lại", "Người ký ghi số và ban hành", "Tải tệp đã ban hành để nộp và gửi; nơi nhận kiểm tra tệp"]);
        (await browser.PageAsync(Path)).QuerySelectorAll(".steps [aria-current=step]").Select(step => step.Words()).ShouldBe(["Trình duyệt"]);
        await browser.TakenAsync(Path, "submit");
        (await browser.PageAsync(Path)).QuerySelectorAll(".steps [aria-current=step]").Select(step => step.Words()).ShouldBe(["Người thẩm định duyệt hoặc trả lại"]);
    }

    /// <summary>The steps that are still ahead.</summary>
    private static async Task<IEnumerable<string>> StepsAsync(FormFiller browser) => (await browser.PageAsync(Path)).QuerySelectorAll(".steps .ahead").Select(step => step.Words());

    private async Task ReturnAndApproveAsync(FormFiller browser)
    {
        await browser.TakenAsync(Path, "return", ("grounds", "Bổ sung nguyên nhân"));
        await browser.TakenAsync($"{Path}/sections/causes/vi", "draft", ("text", "Do thiếu nhân lực; phối hợp chậm."));
        var changes = await browser.PageAsync($"{Path}/changes");
        changes.QuerySelector(".difference ins").Words().ShouldContain("phối hợp chậm");
        changes.QuerySelectorAll(".difference").Length.ShouldBe(1);
        await browser.TakenAsync(Path, "submit");

        (await browser.PageAsync(Path)).GetElementById("approve").ShouldBeNull("who submitted it is not offered to approve it");
        using var same = await browser.SendUnofferedAsync(Path, ("form", "approve"), ("note", "Đồng ý"));
        (await same.Content.ReadAsStringAsync()).ShouldContain("Người khác với người trình");
        (await site.Services.Commands.ExecuteAsync(new(new ApproveReview("lanh-dao-1") { Review = new(Review) }, Guid.CreateVersion7(), "lanh-dao-1"))).ShouldBeOfType<CommandAnswer.Accepted>();

        // Who approves at the command line is who he says he is.
        var steps = (await browser.PageAsync(Path)).QuerySelectorAll(".steps .done").Select(step => step.Words()).ToArray();
        steps[^1].ShouldContain("không có dấu đăng nhập");
        steps[..^1].ShouldAllBe(step => !step.Contains("đăng nhập"));
    }

    private static readonly (string, string)[] terms =
        [("number", "Số: 12/BC-VP"), ("issued-on", "2021-07-16"), ("place", "Hà Nội"), ("office", "TM. BAN CHỈ ĐẠO"), ("signatory", "CHÁNH VĂN PHÒNG"), ("urgency", "express"), ("formats", "md"), ("formats", "html")];

    /// <summary>What a document lacks is asked for, and what will be issued is shown: nothing is issued by the first form.</summary>
    private static async Task<byte[]> BeforeIssuingAsync(FormFiller browser)
    {
        var wrong = await browser.NotTakenAsync(Path, "issue", ("number", "Số: 12/BC-VP"), ("issued-on", "2999-01-01"), ("office", "TM. BAN CHỈ ĐẠO"));
        wrong.QuerySelectorAll(".faults a").Select(fault => fault.Address()).ShouldBe(["#issue-place", "#issue-signatory", "#issue-issued-on"]);
        wrong.QuerySelectorAll(".faults li").Select(fault => fault.Words()).ShouldBe(["Nơi ban hành: Chưa nhập.", "Chức vụ người ký (không ghi họ tên): Chưa nhập.", "Ngày ban hành: Ngày ban hành ở sau hôm nay."]);
        wrong.QuerySelector("#issue-number")!.GetAttribute("value").ShouldBe("Số: 12/BC-VP");

        var shown = await ShownAsync(browser, HttpStatusCode.OK, terms);
        var facts = shown.QuerySelector(".facts-grid").Words();
        string[] expected = ["Sơ kết 6 tháng đầu năm 2021", "Văn phòng Ban Chỉ đạo", "Số: 12/BC-VP", "Hà Nội, ngày 16/07/2021", "TM. BAN CHỈ ĐẠO, CHÁNH VĂN PHÒNG", "hỏa tốc", "6 tháng đầu năm 2021", "như sổ ghi đến vị trí", $"{Review}.vi.md"];
        foreach (var fact in expected) facts.ShouldContain(fact);
        shown.QuerySelectorAll("[data-title]").Select(title => (title.GetAttribute("lang"), title.Words())).ShouldBe([("vi", "Sơ kết 6 tháng đầu năm 2021")]);
        var both = await ShownAsync(browser, HttpStatusCode.OK, [.. terms, ("languages", "vi"), ("languages", "en")]);
        both.QuerySelector("[data-title][lang=en]").Words().ShouldStartWith("Interim review of work");
        shown.QuerySelectorAll("#issue button").Select(button => button.Words()).ShouldBe(["Ban hành", "Quay lại"]);

        var read = await ReadBeforeIssuingAsync(browser, shown);
        var cautions = shown.QuerySelectorAll("[data-caution]").Select(caution => caution.Words()).ToArray();
        cautions[0].ShouldStartWith("Ngày ban hành là ngày 16/07/2021: ngày đó ở trước ngày duyệt");
        cautions[1].ShouldMatch(@"^\d+ trên \d+ mục do người soạn viết còn để trống: .*III\.2 Tồn tại, hạn chế, khó khăn, vướng mắc;.*; Nơi nhận\.$");
        var early = await ShownAsync(browser, HttpStatusCode.OK, [.. terms.Where(term => term.Item1 is not "issued-on"), ("issued-on", "2021-06-29")]);
        early.QuerySelector("[data-caution]").Words().ShouldBe("Ngày ban hành là ngày 29/06/2021: kỳ báo cáo đến hết ngày 30/06/2021 mới kết thúc, nên số liệu của kỳ có thể chưa đủ.");

        var back = await ShownAsync(browser, HttpStatusCode.OK, [.. terms, ("step", "back")]);
        back.QuerySelector("#issue-place")!.GetAttribute("value").ShouldBe("Hà Nội");
        (await browser.PageAsync(Path)).GetElementById("files").ShouldBeNull("nothing is issued yet");
        return read;
    }

    /// <summary>Who approves reads the text, and who issues reads the very bytes that he will issue.</summary>
    private static async Task<byte[]> ReadBeforeIssuingAsync(FormFiller browser, IHtmlDocument shown)
    {
        var approved = await browser.PageAsync((await browser.PageAsync(Path)).QuerySelector(".whole-text a").Address());
        approved.Body.Words().ShouldContain("Do thiếu nhân lực; phối hợp chậm.");
        approved.Body.Words().ShouldNotContain("12/BC-VP");
        using var read = await browser.GetAsync(shown.QuerySelector(".whole-text a").Address());
        var text = await read.Content.ReadAsByteArrayAsync();
        System.Text.Encoding.UTF8.GetString(text).ShouldContain("12/BC-VP");
        System.Text.Encoding.UTF8.GetString(text).ShouldContain("Độ khẩn: HỎA TỐC");
        return text;
    }

    private static async Task<IHtmlDocument> ShownAsync(FormFiller browser, HttpStatusCode status, params (string, string)[] typed)
    {
        using var answer = await browser.SendAsync(Path, "issue", typed);
        answer.StatusCode.ShouldBe(status);
        return await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync());
    }

    private async Task IssueAsync(FormFiller browser)
    {
        var read = await BeforeIssuingAsync(browser);
        var issued = await browser.TakenAsync(Path, "issue", [.. terms, ("step", "issue")]);
        (await browser.PageAsync(issued)).QuerySelector(".alert-success").Words().ShouldStartWith("Đã ban hành báo cáo, số: 12/BC-VP.");

        var texts = (await browser.PageAsync(Path)).QuerySelectorAll(".whole-text a");
        texts.Select(text => text.Words().Contains("chưa ban hành bằng tiếng này", StringComparison.Ordinal)).ShouldBe([false, true]);
        (await browser.PageAsync(texts[0].Address())).Body.Words().ShouldContain("12/BC-VP");
        (await browser.PageAsync(texts[1].Address())).Body.Words().ShouldNotContain("12/BC-VP");
        (await StepsAsync(browser)).ShouldBeEmpty();
        (await browser.PageAsync(Path)).QuerySelectorAll(".steps [data-turn] a").TakeLast(3).Select(step => step.Words()).ShouldBe(["Ban hành: Số: 12/BC-VP", "tệp đã ban hành", "Kiểm tra tệp"]);

        var prints = (await browser.PageAsync(Path)).QuerySelectorAll("#printed a").Select(print => print.Address()).ToArray();
        prints.ShouldBe(PdfPrinter.IsAvailable ? [$"{Path}/document?language=vi&format=pdf"] : []);
        foreach (var print in prints)
        {
            using var printed = await browser.GetAsync(print);
            printed.Content.Headers.ContentType!.MediaType.ShouldBe("application/pdf");
            (await printed.Content.ReadAsByteArrayAsync())[..4].ShouldBe("%PDF"u8.ToArray());
        }

        var files = (await browser.PageAsync(Path)).QuerySelector("#files")!.ParentElement!.QuerySelectorAll("a[download]");
        using var html = await browser.GetAsync(files[1].Address());
        (await html.Content.ReadAsByteArrayAsync()).ShouldBe(read);
        html.Content.Headers.ContentDisposition!.FileName.ShouldBe("so-ket-6-thang-dau-nam-2021-so-12-bc-vp-tieng-viet-2021-07-16.html");
        html.Content.Headers.ContentDisposition!.FileNameStar.ShouldBe("Sơ kết 6 tháng đầu năm 2021, Số 12-BC-VP, tiếng Việt, 2021-07-16.html");
        files[1].Words().ShouldBe("Sơ kết 6 tháng đầu năm 2021, Số 12-BC-VP, tiếng Việt, 2021-07-16.html");
        using var unit = FormFiller.As(site, await site.SignedInAsync("don-vi-khong-tai-tep", Tlp.Red, Role.Contributor));
        await unit.PageAsync(files[1].Address(), HttpStatusCode.Forbidden);
        var file = files[0];
        using var made = await browser.GetAsync(file.Address());
        var content = await made.Content.ReadAsByteArrayAsync();
        using var sent = await browser.SendFileAsync("/vi/verify", "verify", "so-ket.md", content);
        sent.Headers.Location!.ToString().ShouldBe($"/vi/verify?sha256={Convert.ToHexStringLower(SHA256.HashData(content))}");
        (await browser.PageAsync(sent.Headers.Location.ToString())).QuerySelector(".verdict.good").Words().ShouldContain("Số: 12/BC-VP");
        using var altered = await browser.SendFileAsync("/vi/verify", "verify", "so-ket.md", [.. content, (byte)'x']);
        (await browser.PageAsync(altered.Headers.Location!.ToString())).QuerySelector(".verdict.bad").Words().ShouldContain("Tệp này tự nêu là từ báo cáo Sơ kết 6 tháng đầu năm 2021 (Số: 12/BC-VP), nhưng không đúng từng byte");
        using var other = await browser.SendFileAsync("/vi/verify", "verify", "in-tu-trinh-duyet.pdf", "%PDF-1.4 in từ trình duyệt"u8.ToArray());
        (await browser.PageAsync(other.Headers.Location!.ToString())).QuerySelector(".verdict.bad").Words().ShouldStartWith("Không phải tệp đã ban hành ở đây");
        (await browser.PageAsync("/vi/summaries/2021-H1/versions")).QuerySelectorAll("#issued a").Where(report => report.Words() is "báo cáo ban hành Số: 12/BC-VP: Sơ kết 6 tháng đầu năm 2021").Select(report => report.Address()).ShouldBe([$"{Path}/figures"]);
        (await browser.PageAsync($"{Path}/figures")).QuerySelector("h1").Words().ShouldBe("Số liệu khi ban hành và hiện nay");
    }
}
