using Shouldly;
using ThreatRegister.Domain.Reviews;
using ThreatRegister.Reports;
using static ThreatRegister.Tests.Reports_Specs.Population;

namespace ThreatRegister.Tests.Reports_Specs;

public sealed class Prose_of_a_report
{
    private static readonly (string Section, string Heading)[] places =
    [
        ("context", "#### 1. Bối cảnh"), ("means-and-causes", "#### 4. Thủ đoạn, nguyên nhân, địa bàn"), ("advice-and-instruments", "#### 1. Tham mưu, chỉ đạo, ban hành văn bản"),
        ("prevention", "#### 2. Phòng ngừa, cảnh báo, diễn tập"), ("detection-and-handling", "#### 3. Phát hiện, ngăn chặn, xử lý, đúng hạn"), ("occasions", "#### 4. Bảo vệ sự kiện"),
        ("coordination", "#### 5. Phối hợp, bốn tại chỗ"), ("international", "#### 6. Hợp tác quốc tế"), ("strengths", "#### 1. Ưu điểm"),
        ("shortcomings", "#### 2. Tồn tại, hạn chế, khó khăn, vướng mắc"), ("causes", "#### 3. Nguyên nhân khách quan, chủ quan"), ("lessons", "#### 4. Bài học kinh nghiệm"),
        ("forecast", "### I. Dự báo"), ("goals", "### II. Mục tiêu, chỉ tiêu"), ("tasks", "### III. Nhiệm vụ, giải pháp (6 rõ)"), ("organisation", "### IV. Tổ chức thực hiện"),
        ("proposals", "## Phần thứ ba: KIẾN NGHỊ, ĐỀ XUẤT"),
    ];

    [Fact]
    public async Task stands_under_the_heading_of_its_section()
    {
        var report = SummaryMarkdown.Render(await With([.. places.Select(place => ((place.Section, "vi"), $"Nội dung mục {place.Section}."))]));

        foreach (var (section, heading) in places) report.ShouldContain($"{heading}\n\nNội dung mục {section}.\n");
        SectionText.Keys.ShouldBe([.. places.Select(place => place.Section), "recipients"]);
    }

    [Fact]
    public async Task has_paragraphs_and_lists_and_no_markup_of_its_own()
    {
        var report = SummaryMarkdown.Render(await With(((Section: "strengths", Language: "vi"), "Đã chủ động <b>nắm</b> tình hình.\r\n- Một là, *kịp thời*.\n+ Hai là, đồng bộ.\nKết luận.")));

        report.ShouldContain("#### 1. Ưu điểm\n\nĐã chủ động &lt;b&gt;nắm&lt;/b&gt; tình hình.\n\n- Một là, \\*kịp thời\\*.\n- Hai là, đồng bộ.\n\nKết luận.\n");
    }

    [Fact]
    public async Task in_the_other_language_alone_says_so() =>
        SummaryMarkdown.Render(await With("en", (("strengths", "vi"), "Đã chủ động."), (("causes", "vi"), "Khách quan."), (("causes", "en"), "Objective.")))
            .ShouldContain("#### 1. Strengths\n\n(not translated; the Vietnamese text:)\n\nĐã chủ động.\n");

    [Fact]
    public async Task of_the_report_s_own_language_goes_before_the_other()
    {
        var report = SummaryMarkdown.Render(await With("en", (("causes", "vi"), "Khách quan."), (("causes", "en"), "Objective.")));

        report.ShouldContain("#### 3. Objective and subjective causes\n\nObjective.\n");
        report.ShouldNotContain("Khách quan");
    }

    [Fact]
    public async Task of_an_unknown_section_is_refused() =>
        (await Should.ThrowAsync<ArgumentException>(() => With((("summing-up", "vi"), "Lạc mục.")))).Message.ShouldContain("'summing-up' is no section");

    [Fact]
    public async Task leaves_what_the_register_holds_beside_it()
    {
        var report = SummaryMarkdown.Render(await The_report.Whole("vi", texts: new Dictionary<(string, string), string> { [("lessons", "vi")] = "Nắm chắc tình hình.", [("shortcomings", "vi")] = "Còn phân tán." }));

        report.ShouldContain("#### 4. Bài học kinh nghiệm\n\nNắm chắc tình hình.\n\n- Quy trình triển khai kế hoạch: được yêu cầu, chưa có nội dung\n");
        report.ShouldContain("Còn phân tán.\n\n- Hội đồng");
    }

    internal static Task<Summary> With(params ReadOnlySpan<((string Section, string Language) Key, string Text)> texts) => With("vi", texts);

    private static Task<Summary> With(string language, params ReadOnlySpan<((string Section, string Language) Key, string Text)> texts)
    {
        var map = new Dictionary<(string, string), string>();
        foreach (var (key, text) in texts) map[key] = text;
        return SummaryOf(Request("2020", language) with { Texts = map });
    }
}

public sealed class The_letterhead
{
    private static readonly SummaryHead head = new(
        "CHÍNH PHỦ", "BAN CHỈ ĐẠO | AN NINH MẠNG", "05/BC-BCĐ", "Hà Nội", new(2021, 2, 5), Urgency.VeryUrgent, "TM. BAN CHỈ ĐẠO", "KT. TRƯỞNG BAN", "Nguyễn Văn An");

    [Theory]
    [InlineData("vi", "| Số: 05/BC-BCĐ |  |\n| Độ khẩn: THƯỢNG KHẨN |  |\n| TLP:GREEN | Hà Nội, ngày 05 tháng 02 năm 2021 |")]
    [InlineData("en", "| No.: 05/BC-BCĐ |  |\n| Urgency: VERY URGENT |  |\n| TLP:GREEN | Hà Nội, 5 February 2021 |")]
    public async Task says_who_reports_and_when(string language, string lines) =>
        SummaryMarkdown.Render(await SummaryOf(Request("2020", language) with { Head = head })).ShouldContain(lines);

    [Fact]
    public async Task has_a_zero_before_the_first_days_and_months_only()
    {
        SummaryMarkdown.Render(await SummaryOf(Request("2020") with { Head = head with { Date = new(2021, 3, 15) } })).ShouldContain("Hà Nội, ngày 15 tháng 3 năm 2021");
        SummaryMarkdown.Render(await SummaryOf(Request("2020") with { Head = head with { Date = null } })).ShouldContain("Hà Nội, ngày … tháng … năm … (chưa ban hành)");
    }

    [Fact]
    public async Task comes_with_who_signs_and_who_receives()
    {
        var texts = new Dictionary<(string, string), string> { [("recipients", "vi")] = "- Thủ tướng Chính phủ (để báo cáo);\n- Lưu: VT." };

        SummaryMarkdown.Render(await SummaryOf(Request("2020") with { Head = head, Texts = texts })).ShouldContain(
            "**Nơi nhận**:\n\n- Thủ tướng Chính phủ (để báo cáo);\n- Lưu: VT.\n\n**TM. BAN CHỈ ĐẠO**\n\n**KT. TRƯỞNG BAN**\n\n**Nguyễn Văn An**\n");
    }
}

public sealed class A_summary_s_file
{
    [Fact]
    public async Task is_named_by_period_language_and_format()
    {
        var file = await SummaryFiles.MakeAsync(await SummaryOf(Request("2020-12-15..2021-12-14", "en")), "html", TestContext.Current.CancellationToken);

        (file.Name, file.Format, file.Language, file.MediaType).ShouldBe(("summary-2020-12-15_2021-12-14.en.html", "html", "en", "text/html; charset=utf-8"));
    }

    [Fact]
    public async Task has_the_digest_of_its_bytes()
    {
        var summary = await SummaryOf(Request("2020"));
        var file = await SummaryFiles.MakeAsync(summary, "json", TestContext.Current.CancellationToken);

        file.Content.ToArray().ShouldBe(SummaryJson.Render(summary));
        file.Sha256.ShouldBe(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(SummaryJson.Render(summary))));
    }

    [Fact]
    public async Task of_an_unknown_format_is_refused() =>
        (await Should.ThrowAsync<ArgumentException>(async () => await SummaryFiles.MakeAsync(await SummaryOf(Request("2020")), "odt", TestContext.Current.CancellationToken)))
            .Message.ShouldContain("use md, html, docx, xlsx, csv, json, pdf");
}
