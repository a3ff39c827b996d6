using Shouldly;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Assessments;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Projections.Incidents;
using ThreatRegister.Reports;
using static ThreatRegister.Tests.Reports_Specs.Population;

namespace ThreatRegister.Tests.Reports_Specs;

/// <summary>A report reads as an office writes: names, not ids; nothing twice; no table that says nothing.</summary>
public sealed class Reading_a_report
{
    private static readonly IncidentRow storm = Incident("disaster.extreme-weather.storm", "2024", id: "yagi", title: "Bão Yagi", source: "doc-1");

    [Fact]
    public async Task one_finds_what_its_figures_count_by_name() =>
        (await ReportAsync("2024", [storm, Incident("cyber.attack", "2024-05", "many", Outcome.Blocked, title: "Tấn công mạng"), Incident("health", "2024-06", "unknown", Outcome.Unknown, title: "Ổ dịch")]))
            .ShouldContain(":\n\n- Tấn công mạng (tháng 5/2024; nhiều cuộc (nguồn không nêu số lượng); đã ngăn chặn)\n- Bão Yagi (Bão; năm 2024; đã xảy ra; nguồn [1])\n- Ổ dịch (Y tế; tháng 6/2024; nguồn không nêu số lượng; không rõ kết quả)\n");

    [Fact]
    public async Task one_is_spared_a_list_of_very_many() =>
        (await ReportAsync("2024", [.. Enumerable.Range(0, 31).Select(number => Incident("cyber.attack", "2024-05", id: $"attack-{number}"))])).ShouldNotContain("được tính trong kỳ:");

    [Fact]
    public async Task one_meets_ids_in_the_last_annex_alone()
    {
        var report = await ReportAsync("2024", [storm], Occasion("chair", "2024", Judged("An toàn tuyệt đối.")), Lesson("plans", null, "chair"));
        var ids = report.IndexOf("#### 4. Mã tra cứu trong sổ", StringComparison.Ordinal);

        report[..ids].ShouldNotContain("`yagi`");
        report[..ids].ShouldNotContain("`doc-1`");
        report[..ids].ShouldContain("- [1] Văn bản \\| số 1 (");
        report[ids..].ShouldContain("- Nguồn: [1] `doc-1`\n- Vụ việc: Bão Yagi `yagi`\n- Sự kiện: Năm Chủ tịch `chair`\n- Bài học: Quy trình triển khai kế hoạch `plans`\n");
        report.ShouldContain("Nhận định: xem Phụ lục IV");
    }

    [Fact]
    public async Task one_is_told_what_the_sign_of_what_may_belong_means_where_it_stands()
    {
        (await ReportAsync("2024-H1", [Incident("cyber.attack", "2024")])).ShouldContain("| 1.1 | trong đó: Tấn công mạng | cuộc | ? |");
        (await ReportAsync("2024-H1", [Incident("cyber.attack", "2024")])).ShouldContain("“?”: có bản ghi có thể thuộc kỳ của cột, chưa tính.\n");
        (await ReportAsync("2024", [Incident("cyber.attack", "2024")])).ShouldNotContain("có thể thuộc kỳ của cột, chưa tính");
    }

    [Fact]
    public async Task one_finds_the_review_of_a_year_in_the_report_of_that_year_and_not_of_its_half()
    {
        var review = Review("tong-ket", "chair") with { Title = "Tổng kết năm 2024", Occasion = null, Period = When.Parse("2024") };

        (await ReportAsync("2024", [], review)).ShouldContain("- Tổng kết năm 2024 (");
        (await ReportAsync("2024-H1", [], review)).ShouldNotContain("Tổng kết năm 2024 (");
        (await ReportAsync("2024-01-15..2025-01-14", [], review)).ShouldContain("- Tổng kết năm 2024 (");
    }

    [Fact]
    public async Task one_sees_no_months_where_none_is_known()
    {
        var report = await ReportAsync("2024", [storm]);

        report.ShouldContain("Chưa bản ghi nào được tính biết được tháng, nên bảng không chia theo tháng.\n\n| TT | Nội dung | Đơn vị tính | Không rõ tháng | Cộng |\n");
        report.ShouldNotContain("| T1 |");
    }

    [Fact]
    public async Task one_sees_the_months_where_one_is_known() =>
        (await ReportAsync("2024", [storm, Incident("cyber.attack", "2024-05")])).ShouldContain("| T1 | T2 |");

    [Theory]
    [InlineData("vi", "“…”: có vụ việc mà nguồn không nêu con số thiệt hại; không có nghĩa là đã có thiệt hại.")]
    [InlineData("en", "it does not mean that there was damage.")]
    public async Task one_is_told_that_damage_without_figures_may_be_none(string language, string words)
    {
        (await ReportAsync("2024", [storm], language)).ShouldContain(words);
        (await ReportAsync("2024", [], language)).ShouldNotContain(words);
    }

    [Fact]
    public async Task one_is_told_which_damage_without_figures_sources_do_state()
    {
        const string words = "Riêng các dòng “không nêu cụ thể”: nguồn có nêu thiệt hại, không nêu con số.";

        (await ReportAsync("2024", [storm.With(new Damage(DamageKind.People, Quantity.Unknown, DamageStatus.NotStated))])).ShouldContain(words);
        (await ReportAsync("2024", [storm])).ShouldNotContain(words);
    }

    [Fact]
    public async Task one_meets_no_instant_as_programs_write_it()
    {
        var report = await ReportAsync("2024", [storm]);

        report.ShouldContain("Sự kiện cuối được ghi lúc (UTC): 03:04:05 ngày 02/11/2026");
        report.ShouldNotContain("2026-11-02");
    }

    [Fact]
    public async Task one_is_told_where_the_day_of_a_source_is_from_others() =>
        SummaryMarkdown.Render(await SummaryBuilder.BuildAsync(new InMemoryRegisters([storm], [Source("doc-1", StatementBasis.OtherSource)]), Types, 9, Request("2024"), TestContext.Current.CancellationToken))
            .ShouldContain("nêu ngày 10/12/2020, ngày theo nguồn khác, không nêu trong văn bản; ");

    [Fact]
    public async Task one_is_told_in_English_what_stays_in_Vietnamese()
    {
        const string words = "Where the register has no English, titles, names, statements and quotations stand as recorded, in Vietnamese.";

        (await ReportAsync("2024", [storm], "en")).ShouldContain($"(figures from 1 January 2024 to 31 December 2024)\n\n{words}\n");
        (await ReportAsync("2024", [storm])).ShouldNotContain("giữ nguyên tiếng Việt");
    }

    [Fact]
    public async Task one_sees_a_sentence_in_place_of_tables_of_nothing()
    {
        var report = await ReportAsync("2024", []);

        foreach (var annex in new[] { "I. Loại theo tháng", "II. Kết quả xử lý theo loại", "III. Thiệt hại" })
            report.ShouldContain($"### Phụ lục {annex}\n\nKhông có bản ghi nào được tính hay có thể thuộc kỳ.\n");
        report.ShouldNotContain("Kết quả xử lý theo thời gian");
    }

    [Fact]
    public async Task one_meets_who_says_several_things_once()
    {
        var report = await ReportAsync("2024", [], Assessment("one", AssessmentKind.Judgement, "2024"), Assessment("two", AssessmentKind.Trend, "2024", TrendDirection.Rising, "cyber.attack"));

        report.ShouldContain("(không phải số liệu):\n\nHội đồng (nguồn [1], nêu ngày 10/12/2020):\n\n- Nội dung one (“ngày càng nhiều”)\n- Nội dung two (**xu hướng: tăng**; Tấn công mạng; “ngày càng nhiều”)\n");
    }

    [Fact]
    public async Task one_finds_the_sources_of_what_goes_on_and_of_what_counts_in_their_order()
    {
        var both = storm with { Occurred = When.Parse("2024.."), Sources = [new("doc-2"), new("doc-1")] };
        var report = await ReportAsync("2024", [both], Source("doc-2"));

        report.ShouldContain("- Bão Yagi (Bão; từ năm 2024; nguồn [1], [2])\n");
        report.ShouldContain("- Bão Yagi (Bão; từ năm 2024, còn tiếp diễn; đã xảy ra; nguồn [1], [2])\n");
    }

    [Theory]
    [InlineData("vi", "- Năm Chủ tịch (năm 2024)\n- Năm Chủ tịch (không rõ thời gian)\n\nKhông có vụ việc nào của kỳ được ghi nhận là gắn với sự kiện nêu trên.\n\nNhận định: xem Phụ lục IV.\n")]
    [InlineData("en", "- The chair year (2024)\n- The chair year (date not known)\n\nNo incident of the period is recorded as linked to the above.\n\nJudgements: see annex IV.\n")]
    public async Task one_is_told_once_what_holds_for_all_occasions_and_meets_those_without_a_time_last(string language, string lines) =>
        (await ReportAsync("2024", [], language, Occasion("a", "unknown", Judged("An toàn tuyệt đối.")) with { StatedOn = When.Parse("2024-03-01") }, Occasion("b", "2024"))).ShouldContain(lines);

    [Theory]
    [InlineData("vi", "Không có sự kiện nào được ghi nhận trong kỳ.\n\nKhông có cuộc sơ kết, tổng kết nào được ghi nhận trong kỳ.\n")]
    [InlineData("en", "No occasion was recorded in the period.\n\nNo review was recorded in the period.\n")]
    public async Task one_reads_in_a_sentence_that_there_is_nothing(string language, string sentences)
    {
        var report = await ReportAsync("2024", [], language);

        report.ShouldContain(sentences);
        report.ShouldNotContain("sổ không ghi nhận");
        report.ShouldNotContain("none in the register");
    }

    [Fact]
    public async Task one_is_not_told_of_what_may_belong_to_the_period_where_nothing_may() =>
        (await ReportAsync("2024", [storm])).ShouldNotContain("Có thể thuộc kỳ (không tính):\n");

    private static Task<string> ReportAsync(string period, IReadOnlyList<IncidentRow> incidents, params IReadOnlyList<object> others) => ReportAsync(period, incidents, "vi", others);

    private static async Task<string> ReportAsync(string period, IReadOnlyList<IncidentRow> incidents, string language, params IReadOnlyList<object> others) =>
        SummaryMarkdown.Render(await SummaryBuilder.BuildAsync(new InMemoryRegisters(incidents, [Source("doc-1"), .. others]), Types, 9, Request(period, language), TestContext.Current.CancellationToken));
}
