using Shouldly;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Directions;
using ThreatRegister.Domain.Indicators;
using ThreatRegister.Domain.Tasks;
using ThreatRegister.Projections.Directions;
using ThreatRegister.Projections.Indicators;
using ThreatRegister.Projections.Tasks;
using ThreatRegister.Reports;
using static ThreatRegister.Tests.Reports_Specs.Population;

namespace ThreatRegister.Tests.Reports_Specs;

public sealed class What_is_asked_for
{
    [Theory]
    [InlineData("2021-H1", "", "for-h2 unstated")]
    [InlineData("2021-H2", "for-h2", "for-2022")]
    [InlineData("2021", "for-h2", "for-2022 unstated")]
    [InlineData("2020", "", "for-h2")]
    [InlineData("2022", "for-2022", "")]
    public async Task stands_ahead_of_its_period_and_in_it(string period, string asked, string ahead)
    {
        var summary = await With(period, Direction("for-h2", "2021-H2"), Direction("for-2022", "2022"), Direction("unstated", null, stated: "2021-06-30"), Direction("gone", "2021-H2") with { Status = DirectionStatus.Withdrawn });

        string.Join(' ', summary.AskedForPeriod.Select(direction => direction.Id)).ShouldBe(asked);
        string.Join(' ', summary.AskedAhead.Select(direction => direction.Id)).ShouldBe(ahead);
    }

    [Theory]
    [InlineData("2020", "")]
    [InlineData("2021-H1", "late")]
    public async Task is_left_to_the_reviews_in_between_where_it_begins_and_was_set_later(string period, string ahead) =>
        string.Join(' ', (await With(period, Direction("late", "2021-H2", stated: "2021-07-16"))).AskedAhead.Select(direction => direction.Id)).ShouldBe(ahead);

    [Fact]
    public async Task stands_in_the_order_of_its_source() =>
        (await With("2020", Direction("a", "2021") with { Position = 9 }, Direction("b", "2021") with { Position = 7 }, Direction("c", "2021") with { Position = 8 }))
            .AskedAhead.Select(direction => direction.Id).ShouldBe(["b", "c", "a"]);

    [Fact]
    public async Task stands_under_its_section_with_who_sets_it()
    {
        var report = SummaryMarkdown.Render(await With("2020", Direction("goal", "2021", DirectionKind.Goal), Direction("work", "2021"), Direction("rule", "2021", DirectionKind.Principle)));

        report.ShouldContain("### II. Mục tiêu, chỉ tiêu\n\nĐược đề ra trong các nguồn:\n\nBan Chỉ đạo (cơ quan được nêu: Bộ Công an; năm 2021; nguồn `doc-1`, nêu ngày 10/12/2020):\n\n- **Nhóm thứ nhất**: Nội dung goal\n");
        report.ShouldContain("### III. Nhiệm vụ, giải pháp (6 rõ)\n\nĐược đề ra trong các nguồn:\n\nBan Chỉ đạo (cơ quan được nêu: Bộ Công an; năm 2021; nguồn `doc-1`, nêu ngày 10/12/2020):\n\n- **Nhóm thứ nhất**: Nội dung rule (quan điểm, phương châm)\n- **Nhóm thứ nhất**: Nội dung work\n");
    }

    [Fact]
    public async Task names_with_each_the_agencies_that_not_all_share()
    {
        var report = SummaryMarkdown.Render(await With("2020", Direction("one", "2021"), Direction("two", "2021") with { Agencies = ["Bộ Tư pháp"] }, Direction("three", "2022")));

        report.ShouldContain("Ban Chỉ đạo (năm 2021; nguồn `doc-1`, nêu ngày 10/12/2020):\n\n- **Nhóm thứ nhất**: Nội dung one (cơ quan được nêu: Bộ Công an)\n- **Nhóm thứ nhất**: Nội dung two (cơ quan được nêu: Bộ Tư pháp)\n");
    }

    [Fact]
    public async Task names_once_the_agencies_that_several_share()
    {
        var report = SummaryMarkdown.Render(await With("2020", Ungrouped("one", "Bộ Công an"), Ungrouped("three"), Ungrouped("two", "Bộ Công an"), Ungrouped("four", "Bộ Tư pháp")));

        report.ShouldContain("Ban Chỉ đạo (cơ quan được nêu: Bộ Công an; năm 2021; nguồn `doc-1`, nêu ngày 10/12/2020):\n\n- Nội dung one\n- Nội dung two\n");
        report.ShouldContain("Ban Chỉ đạo (năm 2021; nguồn `doc-1`, nêu ngày 10/12/2020):\n\n- Nội dung four (cơ quan được nêu: Bộ Tư pháp)\n- Nội dung three\n");

        static DirectionRow Ungrouped(string id, params string[] agencies) => Direction(id, "2021") with { Group = null, Agencies = [.. agencies] };
    }

    [Fact]
    public async Task becomes_tasks_whose_gaps_are_told()
    {
        var report = SummaryMarkdown.Render(await With("2020", Direction("work", "2021"), Task("awareness", "work"), Task("elsewhere", "other") with { Due = When.Parse("2030") }, Task("cancelled", "work") with { Status = TaskState.Cancelled }));

        report.ShouldContain(
            "| 1 | Tuyên truyền | Bộ Công an | không nêu | không nêu | không nêu | không nêu | đang thực hiện | nguồn `doc-1`, nêu ngày 10/12/2020; chưa rõ: thời gian, sản phẩm |");
        report.ShouldNotContain("| 2 | Tuyên truyền");
    }

    [Theory]
    [InlineData("2021", true)]
    [InlineData("2022", true)]
    [InlineData("2020", false)]
    [InlineData("2023", false)]
    public async Task shows_an_indicator_of_no_stated_time_about_when_it_was_stated(string period, bool shows)
    {
        var report = SummaryMarkdown.Render(await With(period, Indicator()));

        report.Contains("- An toàn thông tin mạng (Việt Nam): **hạng 25/194** (thế giới); tên chỉ số: không nêu; nơi công bố: không nêu; thời gian: không nêu (nguồn `doc-1`, nêu tháng 4/2022)", StringComparison.Ordinal).ShouldBe(shows);
    }

    [Fact]
    public async Task shows_what_several_indicators_have_in_common_once() =>
        SummaryMarkdown.Render(await With("2022", Indicator(), Indicator() with { Id = "region", Figure = new(Rank: 7), Scope = IndicatorScope.Region, Region = "châu Á" })).ShouldContain(
            "- An toàn thông tin mạng (Việt Nam); tên chỉ số: không nêu; nơi công bố: không nêu; thời gian: không nêu (nguồn `doc-1`, nêu tháng 4/2022):\n\n- **hạng 25/194** (thế giới)\n- **hạng 7** (châu Á)\n"[2..]);

    private static Task<Summary> With(string period, params IReadOnlyList<object> rows) =>
        SummaryBuilder.BuildAsync(new InMemoryRegisters([], rows), Types, 9, Request(period), TestContext.Current.CancellationToken);

    private static DirectionRow Direction(string id, string? period, DirectionKind kind = DirectionKind.Direction, string stated = "2020-12-10") => new(
        id, kind, $"Nội dung {id}", "Ban Chỉ đạo", new(1, "Nhóm thứ nhất"), period is null ? null : When.Parse(period), ["Bộ Công an"], [], [], null, null, DirectionStatus.Stands, [], Tlp.Clear, [new("doc-1")],
        Said(stated), When.Parse(stated), RecordedAt, 1);

    private static TaskRow Task(string id, string direction) => new(
        id, "Tuyên truyền", "Bộ Công an", null, null, null, null, null, [TaskElement.Time, TaskElement.Product], new(direction), [], TaskState.Open, [], null, null, null, Tlp.Clear, [new("doc-1")],
        Said("2020-12-10"), When.Parse("2020-12-10"), RecordedAt, 1);

    private static IndicatorRow Indicator() => new(
        "rank", "An toàn thông tin mạng", "Việt Nam", new(Rank: 25, Of: 194), IndicatorScope.World, null, [], null, null, null, IndicatorStatus.Stands, [], [], Tlp.Clear, [new("doc-1")],
        Said("2022-04"), When.Parse("2022-04"), RecordedAt, 1);
}
