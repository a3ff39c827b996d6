using System.Net;
using System.Security.Cryptography;
using ThreatRegister.Accounts;
using ThreatRegister.Application.Commands;
using ThreatRegister.Application.Queries;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Domain.Lessons;
using ThreatRegister.Domain.Reviews;
using ThreatRegister.Domain.Tasks;
using ThreatRegister.Reports;
using ThreatRegister.Reports.Issuing;
using ThreatRegister.Web.Forms;

namespace ThreatRegister.Tests.Web_Specs;

/// <summary>What summaries and reviews tell the office and those who read them.</summary>
public sealed class Reports_on_pages(Site site)
{
    [Fact]
    public async Task say_how_strictly_a_summary_is_marked_for_who_reads_it()
    {
        await site.RecordAsync(new ReportIncident("Vụ mở", new("cyber.attack"), When.Parse("1976-05"), Marking: Tlp.Green) { Incident = new("tong-hop-mo") });
        await site.RecordAsync(new ReportIncident("Vụ kín", new("cyber.attack"), When.Parse("1976-06"), Marking: Tlp.Red) { Incident = new("tong-hop-kin") });
        using var cleared = await FormFiller.OnAsync(site);
        using var other = FormFiller.As(site, await site.SignedInAsync("doc-tong-hop", Tlp.Green, Role.Operator));

        (await cleared.PageAsync("/vi/summaries/1976/document")).QuerySelector(".tlp").Words().ShouldBe("TLP:RED");
        (await other.PageAsync("/vi/summaries/1976/document")).QuerySelector(".tlp").Words().ShouldBe("TLP:GREEN");
    }

    [Fact]
    public async Task keep_what_was_typed_where_a_nil_report_is_sent()
    {
        const string path = "/vi/reviews/khong-phat-sinh";
        await site.RecordAsync(new BeginReview(ReviewKind.Periodic, "Tổng kết năm 2016", Period: When.Parse("2016")) { Review = new("khong-phat-sinh") });
        using var unit = FormFiller.As(site, await site.SignedInOfAsync("Công an Sơn La", "don-vi-khong-phat-sinh", Tlp.Red, Role.Contributor));

        var page = await unit.NotTakenAsync($"{path}/contribute", "contribute", ("text-prevention", "Ba lần trực."), ("nil", "1"));
        page.QuerySelector("#contribute-text-prevention").Words().ShouldBe("Ba lần trực.");
        page.QuerySelector("#faults").Words().ShouldContain("xóa nội dung các mục");
        (await unit.PageAsync(path)).QuerySelectorAll(".unit").ShouldBeEmpty("nothing was sent in");
        await unit.TakenAsync($"{path}/contribute", "contribute", ("nil", "1"));
    }

    [Fact]
    public async Task give_the_issued_text_to_who_may_see_all_of_it_and_no_other_text_to_anybody()
    {
        const string path = "/vi/reviews/tong-ket-1975";
        await site.RecordAsync(new ReportIncident("Vụ về sau mới kín", new("cyber.attack"), When.Parse("1975-05"), Marking: Tlp.Green) { Incident = new("vu-kin-ve-sau") });
        await site.ApprovedAsync("tong-ket-1975", "1975");
        await site.IssuedAsync("tong-ket-1975", formats: ["html", "xlsx"]);
        using var cleared = await FormFiller.OnAsync(site);
        using var other = FormFiller.As(site, await site.SignedInAsync("doc-bao-cao-1975", Tlp.Amber, Role.Operator));
        string[] files = [.. (await cleared.PageAsync(path)).QuerySelector("#files")!.ParentElement!.QuerySelectorAll("a[download]").Select(file => file.Address()).Where(file => file.Contains("/files/", StringComparison.Ordinal))];
        var issued = await BytesAsync(cleared, files);
        issued.Select(bytes => Convert.ToHexStringLower(SHA256.HashData(bytes))).ShouldBe((await site.Services.ReviewDesk(Viewer.Local("specs")).RequireAsync(new("tong-ket-1975"), TestContext.Current.CancellationToken)).Issue!.Files.Select(file => file.Sha256));
        (await BytesAsync(other, files)).ShouldBe(issued);

        await site.RecordAsync(new MarkIncident(Tlp.Red, "Có tên người bị hại") { Incident = new("vu-kin-ve-sau") });

        (await BytesAsync(cleared, files)).ShouldBe(issued);
        (await BytesAsync(cleared, $"{path}/document?language=vi")).ShouldBe([issued[0]]);
        (await cleared.PageAsync($"{path}/figures")).QuerySelectorAll("tbody tr").ShouldNotBeEmpty("readers of the review see one less now");
        foreach (var address in files.Append($"{path}/document?language=vi").Append($"{path}/document?language=vi&format=pdf").Append($"{path}/figures"))
        {
            if (address.EndsWith("pdf", StringComparison.Ordinal) && !PdfPrinter.IsAvailable) continue;
            (await other.PageAsync(address, HttpStatusCode.Forbidden)).Body.Words().ShouldContain("nay được chia sẻ hẹp hơn", Case.Sensitive, address);
        }
    }

    [Fact]
    public async Task issue_nothing_that_was_marked_more_strictly_after_its_approval()
    {
        await site.RecordAsync(new ReportIncident("Vụ kín trước ban hành", new("cyber.attack"), When.Parse("1974-05"), Marking: Tlp.Green) { Incident = new("vu-kin-truoc-ban-hanh") });
        await site.ApprovedAsync("tong-ket-1974", "1974");
        await site.RecordAsync(new MarkIncident(Tlp.Amber, "Có tên người bị hại") { Incident = new("vu-kin-truoc-ban-hanh") });

        (await Should.ThrowAsync<ReviewObstacleException>(() => site.IssuedAsync("tong-ket-1974", formats: ["html"]))).Words.Vi!.ShouldContain("chia sẻ hẹp hơn chính báo cáo");
    }

    [Theory]
    [InlineData("không rõ")]
    [InlineData("2026..")]
    public async Task begin_no_review_of_days_without_an_end(string period)
    {
        using var office = await FormFiller.OnAsync(site);
        var page = await office.NotTakenAsync("/vi/reviews/begin", "begin", ("title", "Tổng kết"), ("by", "Văn phòng"), ("period", period), ("review", "khong-co-ngay-cuoi"));
        page.QuerySelector("#faults a")!.GetAttribute("href").ShouldBe("#begin-period");
        page.QuerySelector("#faults").Words().ShouldContain("ngày đầu và ngày cuối");
    }

    [Fact]
    public async Task show_who_returned_a_review_and_what_was_said_when_it_was_approved()
    {
        await site.RecordAsync(new BeginReview(ReviewKind.Periodic, "Tổng kết năm 1973", Period: When.Parse("1973")) { Review = new("tong-ket-1973") });
        await site.RecordAsync(new SubmitReview("truc-ban-1") { Review = new("tong-ket-1973") });
        await site.RecordAsync(new ReturnReview("Thiếu số liệu", "Phó Chánh Văn phòng") { Review = new("tong-ket-1973") });
        await site.RecordAsync(new SubmitReview("truc-ban-1") { Review = new("tong-ket-1973") });
        using var reviewer = await FormFiller.OnAsync(site);
        await reviewer.TakenAsync("/vi/reviews/tong-ket-1973", "approve", ("note", "Đồng ý, lưu ý mục II"));

        var steps = (await reviewer.PageAsync("/vi/reviews/tong-ket-1973")).QuerySelectorAll(".steps .done").Select(step => step.Words()).ToList();
        steps.ShouldContain(step => step.Contains("Phó Chánh Văn phòng", StringComparison.Ordinal) && step.Contains("Thiếu số liệu", StringComparison.Ordinal));
        steps.ShouldContain(step => step.Contains("Đồng ý, lưu ý mục II", StringComparison.Ordinal));
    }

    [Fact]
    public async Task compare_an_issued_report_as_it_was_issued()
    {
        await site.ApprovedAsync("tong-ket-1972", "1972");
        await site.IssuedAsync("tong-ket-1972", formats: ["html"]);
        using var reader = await FormFiller.OnAsync(site);
        var page = await reader.PageAsync("/vi/summaries/1972/versions?language=en&compare=none");

        page.QuerySelectorAll("#issued a").Select(report => report.Address()).ShouldBe(["/vi/reviews/tong-ket-1972/figures"]);
        page.QuerySelectorAll("#from-known option").Select(option => option.Words()).ShouldNotContain(option => option.Contains("Tổng kết 1972", StringComparison.Ordinal));
        page.QuerySelectorAll(".diff-form input[type=hidden]").Select(kept => $"{kept.GetAttribute("name")}={kept.GetAttribute("value")}").ShouldBe(["language=en", "compare=none"]);
    }

    [Fact]
    public async Task compare_no_later_version_with_an_earlier_one()
    {
        using var reader = await FormFiller.OnAsync(site);
        (await reader.PageAsync("/vi/summaries/2020/versions?from=200&to=100", HttpStatusCode.UnprocessableEntity)).QuerySelector("#faults").Words().ShouldContain("Hãy đổi chỗ hai phiên bản");
    }

    [Fact]
    public async Task show_and_ask_how_lessons_and_tasks_are_marked_on_their_boards()
    {
        await site.RecordAsync(new AskForLesson("Bài học kín trên bảng", Marking: Tlp.Clear) { Lesson = new("bai-hoc-tren-bang") });
        await site.RecordAsync(new AssignTask("Việc kín trên bảng", Marking: Tlp.AmberStrict) { Task = new("viec-tren-bang") });
        using var office = await FormFiller.OnAsync(site);

        (await office.PageAsync("/vi/tasks/board")).QuerySelector("#task-viec-tren-bang .tlp").Words().ShouldBe("TLP:AMBER+STRICT");
        (await office.PageAsync("/vi/lessons/board?at=bai-hoc-tren-bang")).QuerySelector("#lesson-bai-hoc-tren-bang .tlp").Words().ShouldBe("TLP:CLEAR");
        await office.TakenAsync("/vi/lessons/board?at=bai-hoc-tren-bang", "record--bai-hoc-tren-bang", ("text", "Tên người báo tin."), ("marking", "red"));
        (await office.PageAsync("/vi/lessons/board?at=bai-hoc-tren-bang")).QuerySelector("#lesson-bai-hoc-tren-bang .tlp").Words().ShouldBe("TLP:RED");
        var asked = await office.TakenAsync("/vi/lessons/board", "ask", ("subject", "Bài học hỏi kín"), ("marking", "amber"));
        (await office.PageAsync(asked)).QuerySelectorAll(".card-item").First(card => card.Words().Contains("Bài học hỏi kín", StringComparison.Ordinal)).QuerySelector(".tlp").Words().ShouldBe("TLP:AMBER");
    }

    [Fact]
    public async Task tell_of_a_review_whose_day_has_passed()
    {
        using var office = await FormFiller.OnAsync(site);
        var begun = await office.TakenAsync("/vi/reviews/begin", "begin", ("title", "Tổng kết quá hạn từ lâu"), ("by", "Văn phòng"), ("period", "1971"), ("due", "20/1/1972"), ("review", "tong-ket-1971"));

        (await office.PageAsync(begun)).QuerySelector("#due-over").Words().ShouldContain("đã qua");
        (await office.PageAsync("/vi/shift?kind=review-overdue")).QuerySelectorAll("a").Select(link => link.Words()).ShouldContain("Tổng kết quá hạn từ lâu");
        (await office.PageAsync("/vi")).Body.Words().ShouldContain("sơ kết, tổng kết quá hạn, chưa trình duyệt", Case.Insensitive);
    }

    [Theory]
    [InlineData("/vi/reviews/begin")]
    [InlineData("/vi/reviews/asean-2020-review/sections/causes/vi")]
    [InlineData("/vi/reviews/asean-2020-review/contribute")]
    public async Task open_no_form_for_who_may_not_send_it(string path)
    {
        using var reviewer = FormFiller.As(site, await site.SignedInAsync($"tham-dinh-{path.Length}", Tlp.Red, Role.Reviewer));
        await reviewer.PageAsync(path, HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task offer_no_saving_of_a_section_that_nothing_can_be_written_into()
    {
        await site.RecordAsync(new BeginReview(ReviewKind.Periodic, "Tổng kết năm 1970", Period: When.Parse("1970")) { Review = new("tong-ket-1970") });
        await site.RecordAsync(new DraftReviewSection("causes", "vi", "Do thiếu nhân lực.", "truc-ban-1") { Review = new("tong-ket-1970") });
        using var office = await FormFiller.OnAsync(site);
        const string path = "/vi/reviews/tong-ket-1970/sections/causes/vi";
        (await office.PageAsync(path)).QuerySelector("#draft-text").ShouldNotBeNull();

        await site.RecordAsync(new SubmitReview("truc-ban-1") { Review = new("tong-ket-1970") });

        var page = await office.PageAsync(path);
        page.QuerySelector("#draft-text").ShouldBeNull();
        page.Body.Words().ShouldContain("Do thiếu nhân lực.");
        page.QuerySelector(".alert-warning").Words().ShouldContain("người thẩm định trả lại báo cáo trước");
    }

    [Fact]
    public async Task begin_a_summary_as_CSV_with_the_mark_that_spreadsheets_know_UTF_8_by()
    {
        using var office = await FormFiller.OnAsync(site);
        (await BytesAsync(office, "/vi/summaries/2020/files/csv"))[0][..3].ShouldBe([0xEF, 0xBB, 0xBF]);
        (await BytesAsync(office, "/vi/summaries/2020/files/md"))[0][0].ShouldBe((byte)'|');
    }

    private static async Task<byte[][]> BytesAsync(FormFiller browser, params string[] addresses)
    {
        var read = new List<byte[]>();
        foreach (var address in addresses)
        {
            using var answer = await browser.GetAsync(address);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, address);
            read.Add(await answer.Content.ReadAsByteArrayAsync());
        }

        return [.. read];
    }
}
