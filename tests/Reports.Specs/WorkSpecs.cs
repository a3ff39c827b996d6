using Shouldly;
using ThreatRegister.Application.Queries.Rules;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Deadlines;
using ThreatRegister.Domain.Forecasts;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Domain.Instruments;
using ThreatRegister.Projections.Drills;
using ThreatRegister.Projections.Forecasts;
using ThreatRegister.Projections.Incidents;
using ThreatRegister.Projections.Instruments;
using ThreatRegister.Projections.Shares;
using ThreatRegister.Reports;
using static ThreatRegister.Tests.Reports_Specs.Population;

namespace ThreatRegister.Tests.Reports_Specs;

public sealed class Work_done
{
    [Fact]
    public async Task names_causes_with_their_records_and_places_with_their_counts()
    {
        var report = SummaryMarkdown.Render(await With([Incident("cyber.attack", "2020-05", id: "one") with { Cause = "Lỗ hổng chưa vá", Place = new("VN", null, "Nơi chưa biết") }, Incident("health", "2020-06")]));

        report.ShouldContain("Nguyên nhân được ghi nhận:\n\n- Lỗ hổng chưa vá: 01 bản ghi\n");
        report.ShouldContain("Không có địa bàn nào được ghi nhận trong kỳ.");
    }

    [Fact]
    public async Task names_instruments_issued_and_in_force_with_what_they_do()
    {
        var report = SummaryMarkdown.Render(await With([], Instrument("new", "2020-03-04", "13/2020/QĐ") with { Relations = [new(InstrumentRelationKind.Replaces, new("old"), Said("2020-03-04")), new(InstrumentRelationKind.Mandates, new("hidden"), Said("2020-03-04"))] }, Instrument("old", "2010-01-01", "1/2010/QĐ"), Instrument("later", "2021-01-01", "2/2021/QĐ")));

        report.ShouldContain("Văn bản ban hành trong kỳ:\n\n- **Quyết định 13/2020/QĐ**: Quy chế (Thủ tướng; ban hành ngày 04/03/2020; thay thế: 1/2010/QĐ; nguồn `doc-1`, nêu ngày 10/12/2020)\n");
        report.ShouldContain("Văn bản ban hành trước đó, có hiệu lực trong kỳ:\n\n- **Quyết định 1/2010/QĐ**");
        report.ShouldNotContain("2/2021/QĐ");
        report.ShouldNotContain("hidden");
    }

    [Fact]
    public async Task tells_measures_by_section_with_their_own_time_or_their_incident_s()
    {
        var row = Incident("cyber.attack", "2020", id: "attacks", title: "Tấn công mạng") with
        {
            Responses =
            [
                new(new(new("warn"), "warn", "Cảnh báo các đơn vị.", When.Parse("2020-05"), "Cục A"), Said("2020-12-10")),
                new(new(new("block"), "block", "Chặn lọc", Slot: FourOnTheSpot.Forces), Said("2020-12-10")),
                new(new(new("help"), "international-cooperation", "Phối hợp với đối tác", Reach: ResponseReach.FromOutside), Said("2020-12-10")),
            ],
        };
        var report = SummaryMarkdown.Render(await With([row]));

        report.ShouldContain("#### 2. Phòng ngừa, cảnh báo, diễn tập\n\nBiện pháp phòng ngừa, theo dõi, cảnh báo:\n\n- Cảnh báo các đơn vị (Cục A; tháng 5/2020; đối với “Tấn công mạng”; nguồn `doc-1`, nêu ngày 10/12/2020)\n");
        report.ShouldContain("- Chặn lọc (ngăn chặn; đối với “Tấn công mạng”, năm 2020;");
        report.ShouldContain("- lực lượng tại chỗ: 01 biện pháp (Chặn lọc)\n- tăng cường từ bên ngoài: 01 biện pháp (Phối hợp với đối tác)\n");
        report.ShouldContain("#### 6. Hợp tác quốc tế\n\nBiện pháp hợp tác quốc tế:\n\n- Phối hợp với đối tác");
        report.ShouldContain("Phụ lục V. Biện pháp theo lực lượng\n\nTheo nhóm: theo dõi, cảnh báo (01 biện pháp); ngăn chặn, xử lý (01 biện pháp); phối hợp (01 biện pháp).\n");
    }

    [Fact]
    public async Task tells_a_measure_under_the_heading_that_names_its_kind()
    {
        (string Kind, string Summary)[] measures = [("advise", "Tham mưu cho cấp ủy"), ("legal", "Sửa quy chế"), ("detect", "Phát hiện truy cập lạ"), ("verify", "Xác minh tin đồn"), ("patrol", "Tuần tra trên biển"), ("resources", "Bổ sung phương tiện")];
        var report = SummaryMarkdown.Render(await With([Incident("cyber.attack", "2020") with { Responses = [.. measures.Select(measure => new StatedResponse(new(new(measure.Kind), measure.Kind, measure.Summary), Said("2020-12-10")))] }]));

        Within("#### 1. Tham mưu").ShouldBe(["Tham mưu cho cấp ủy", "Sửa quy chế"]);
        Within("#### 2. Phòng ngừa").ShouldBe(["Tuần tra trên biển"]);
        Within("#### 3. Phát hiện").ShouldBe(["Phát hiện truy cập lạ", "Xác minh tin đồn"]);
        Within("#### 5. Phối hợp").ShouldBe(["Bổ sung phương tiện"]);

        string[] Within(string heading) => [.. measures.Select(measure => measure.Summary).Where(summary => report.Split(heading)[1].Split("\n#### ")[0].Split("\n### ")[0].Contains(summary, StringComparison.Ordinal))];
    }

    [Fact]
    public async Task says_once_what_several_measures_have_in_common()
    {
        var row = Incident("cyber.attack", "2020", title: "Tấn công mạng trong năm 2020") with
        {
            Responses =
            [
                new(new(new("a"), "operations", "Tác chiến mạng", By: "Quân đội", Result: "Có hiệu quả."), Said("2020-12-10")),
                new(new(new("b"), "block", "Chặn lọc", By: "Quân đội"), Said("2020-12-10")),
                new(new(new("c"), "handle", "Điều tra", When.Parse("2020-05.."), "Công an"), Said("2020-12-11")),
            ],
        };
        var report = SummaryMarkdown.Render(await With([row]));

        report.ShouldContain(
            "khắc phục:\n\n- Điều tra (xử lý; Công an; từ tháng 5/2020; đối với “Tấn công mạng trong năm 2020”; nguồn `doc-1`, nêu ngày 11/12/2020)\n\n"
            + "Đối với “Tấn công mạng trong năm 2020” (Quân đội; nguồn `doc-1`, nêu ngày 10/12/2020):\n\n- Tác chiến mạng; kết quả: Có hiệu quả\n- Chặn lọc (ngăn chặn)\n");
        report.ShouldContain("| Quân đội | Chặn lọc | năm 2020 (1) | Tấn công mạng trong năm 2020 | Ngăn chặn;");
        report.ShouldContain("\n\n(1) Thời gian của sự kiện, vụ việc; nguồn không nêu thời gian của biện pháp.\n");
    }

    [Fact]
    public async Task does_not_call_an_instrument_by_its_number_twice()
    {
        var report = SummaryMarkdown.Render(await With([], Instrument("d", "2020-03-04", "03/2019/NĐ-CP") with { Kind = InstrumentKind.Decree, Title = new("Nghị định số 03", "Decree 03") }));

        report.ShouldContain("- **Nghị định 03/2019/NĐ-CP** (Thủ tướng;");
    }

    [Theory]
    [InlineData("2020", false)]
    [InlineData("2021", true)]
    [InlineData("2022", false)]
    public async Task tells_what_was_done_about_what_goes_on_where_it_was_spoken_of(string period, bool isTold)
    {
        var epidemic = Incident("health", "2020..", title: "Dịch bệnh") with { Responses = [new(new(new("aid"), "international-cooperation", "Ngoại giao vắc-xin"), Said("2021-12-07"))] };
        var report = SummaryMarkdown.Render(await SummaryBuilder.BuildAsync(new InMemoryRegisters([epidemic], []), Types, 9, Request(period), TestContext.Current.CancellationToken));

        report.Contains("- Ngoại giao vắc-xin (nguồn không nêu thời gian; đối với “Dịch bệnh”; ", StringComparison.Ordinal).ShouldBe(isTold);
        report.Contains("| không nêu | Ngoại giao vắc-xin | không nêu | Dịch bệnh |", StringComparison.Ordinal).ShouldBe(isTold);
    }

    [Fact]
    public async Task says_of_a_measure_that_only_overlaps_the_period_that_it_may_belong_to_it()
    {
        var row = Incident("cyber.attack", "2020", title: "Tấn công mạng") with { Responses = [new(new(new("block"), "block", "Chặn lọc"), Said("2020-12-10"))] };
        var report = SummaryMarkdown.Render(await SummaryBuilder.BuildAsync(new InMemoryRegisters([row], []), Types, 9, Request("2020-H1"), TestContext.Current.CancellationToken));

        report.ShouldContain("- Chặn lọc (ngăn chặn; có thể thuộc kỳ; đối với “Tấn công mạng”, năm 2020; ");
    }

    [Fact]
    public async Task tells_drills_warnings_and_exchanges_of_the_period()
    {
        var report = SummaryMarkdown.Render(await With([], Drill("2020-07-01"), Drill("2019-07-01") with { Id = "before" }, Warning("warned"), Warning("gone") with { Status = ForecastStatus.Withdrawn }, Share()));

        report.ShouldContain("- **Diễn tập ứng cứu** (ngày 01/07/2020; Bộ A; tham gia: Bộ B; phát hiện: Liên lạc chậm; 01 bài học;");
        report.ShouldContain("- **Cảnh báo**. Cục A: Nguy cơ mã độc (về năm 2020; điều có thể đối chiếu: Có mã độc (năm 2020); đối chiếu: đã xảy ra (Đã có 02 vụ);");
        report.ShouldContain("- Bộ A → Bộ B: Mẫu mã độc (ngày 05/05/2020; theo Quy chế phối hợp; chưa ghi nhận xác nhận;");
        report.ShouldNotContain("`before`");
        report.ShouldNotContain("`gone`");
    }

    [Fact]
    public async Task tells_what_is_expected_at_no_stated_time_once_among_what_is_ahead()
    {
        var forecast = Warning("expected") with { Kind = ForecastKind.Forecast, Text = "Diễn biến phức tạp", About = null, Claim = null, Score = null, ScoredFor = null };
        var warning = forecast with { Id = "warned", Kind = ForecastKind.Warning, Text = "Nguy cơ lừa đảo" };
        var report = SummaryMarkdown.Render(await With([], forecast, warning));
        var ahead = report.IndexOf("### I. Dự báo", StringComparison.Ordinal);

        report.IndexOf("- **Dự báo**. Cục A: Diễn biến phức tạp", StringComparison.Ordinal).ShouldBeGreaterThan(ahead);
        report.IndexOf("- **Cảnh báo**. Cục A: Nguy cơ lừa đảo", StringComparison.Ordinal).ShouldBeInRange(0, ahead);
        report[ahead..].ShouldNotContain("- **Cảnh báo**. Cục A: Nguy cơ lừa đảo");
        report[..ahead].ShouldContain("Cảnh báo, dự báo về thời gian tới: xem Phần thứ hai, mục I.");
    }

    [Theory]
    [InlineData("vi", "| Phát hiện | 30 phút | 60 phút | biết được ở 2 trong 3 |")]
    [InlineData("en", "| Detection | 30 min | 60 min | known in 2 of 3 |")]
    public async Task tells_how_long_it_took_and_of_how_many_that_is_known(string language, string line)
    {
        var registers = new InMemoryRegisters([], [])
        {
            Durations = [Took(30), Took(60), new("cyber.attack", null, Outcome.Succeeded, TimeSpanKind.Detection, null, null, 1)],
        };
        var summary = await SummaryBuilder.BuildAsync(registers, Types, 9, Request("2020", language), TestContext.Current.CancellationToken);

        SummaryMarkdown.Render(summary).ShouldContain(line);
        SummaryHtml.Render(summary).ShouldContain($"aria-label=\"{(language is "en" ? "Times of detection" : "Thời gian phát hiện")}");

        static DurationGroup Took(long minutes) => new("cyber.attack", "2020", Outcome.Succeeded, TimeSpanKind.Detection, minutes, minutes, 1);
    }

    [Fact]
    public async Task names_what_was_not_told_in_time_with_its_last_day_and_its_basis()
    {
        var rule = new DeadlineRuleSet(
            new("bo"), new("notice"), new("thong-bao"), new("Thông báo sự cố", "Notification"), new DeadlineScope(), DeadlineStart.Detected, null, new(5, DeadlineUnit.CalendarDays), "Cơ quan điều phối", null, "Thông tư số 1.", Verified: false);
        var registers = new InMemoryRegisters([Incident("cyber.attack", "2020-05-01", id: "one", title: "Cổng bị xâm nhập") with { Detected = When.Parse("2020-05-02T08:00") }], [])
        {
            Rules = RuleBooks.Empty.After(rule),
        };
        var report = SummaryMarkdown.Render(await SummaryBuilder.BuildAsync(registers, Types, 9, Request("2020"), TestContext.Current.CancellationToken));

        report.ShouldContain(": quá hạn: 01 thời hạn.\n\nQuá hạn và trễ hạn:\n\n- Cổng bị xâm nhập: Thông báo sự cố, Cơ quan điều phối (quá hạn; hạn hết ngày 07/05/2020; căn cứ: Thông tư số 1; quy tắc chưa kiểm chứng)\n");
        report.Split("#### 4. Mã tra cứu")[0].ShouldNotContain("`notice`");
        report.ShouldContain("Cổng bị xâm nhập `one`\n- Quy tắc thời hạn: Thông báo sự cố `notice`\n");
    }

    private static Task<Summary> With(IReadOnlyList<IncidentRow> incidents, params IReadOnlyList<object> rows) =>
        SummaryBuilder.BuildAsync(new InMemoryRegisters(incidents, rows), Types, 9, Request("2020"), TestContext.Current.CancellationToken);

    private static InstrumentRow Instrument(string id, string issued, string number) => new(
        id, InstrumentKind.Decision, new("Quy chế", "Regulation"), number, "Thủ tướng", When.Parse(issued), null, null, InstrumentStatus.Stands, [], [], [], Tlp.Clear, [new("doc-1")], Said("2020-12-10"), When.Parse("2020-12-10"),
        RecordedAt, 1);

    private static DrillRow Drill(string held) => new(
        "drill", "Diễn tập ứng cứu", null, When.Parse(held), "Bộ A", ["Bộ B"], [], [], ["Liên lạc chậm"], [new("lesson")], DrillStatus.Stands, Tlp.Clear, [new("doc-1")], Said("2020-12-10"), When.Parse("2020-12-10"), RecordedAt, 1);

    private static ForecastRow Warning(string id) => new(
        id, ForecastKind.Warning, "Nguy cơ mã độc", "Cục A", [], [], When.Parse("2020"), new("Có mã độc", When.Parse("2020")), ForecastScore.Occurred, "Đã có 02 vụ", [], ForecastStatus.Stands, [], Tlp.Clear, [new("doc-1")],
        Said("2020-12-10"), When.Parse("2020-12-10"), RecordedAt, 1);

    private static ShareRow Share() => new(
        "share", "Bộ A", ["Bộ B"], "Mẫu mã độc", When.Parse("2020-05-05"), [], [], "Quy chế phối hợp", null, [], ShareStatus.Stands, Tlp.Clear, [new("doc-1")], Said("2020-12-10"), When.Parse("2020-12-10"), RecordedAt, 1);
}
