using System.Globalization;
using System.Xml.Linq;
using Shouldly;
using ThreatRegister.Domain;
using ThreatRegister.Reports;
using ThreatRegister.Reports.Charts;
using static ThreatRegister.Tests.Reports_Specs.Population;

namespace ThreatRegister.Tests.Reports_Specs;

public sealed class A_chart
{
    private static readonly string[] hostile =
    [
        "", "Tấn công mạng", "Nội dung vi phạm trên không gian mạng, tin giả, thông tin sai lệch, xuyên tạc và những gì khác nữa mà không ai đọc hết",
        new('W', 400), "W " + new string('ư', 90), "≥9.999.999.999.999.999 + ~9.999.999.999 + …", "\uD83D\uDE00\uD83D\uDE00 漢字漢字漢字漢字漢字漢字漢字漢字", "a\u0301\u0323\u0302 b", "x\ny\tz", "Ủy ban nhân dân Thành phố Hồ Chí Minh",
    ];

    public static TheoryData<int, int> Sizes => new() { { 0, 0 }, { 1, 1 }, { 3, 12 }, { 10, 14 }, { 11, 14 }, { 40, 52 }, { 41, 52 }, { 2, 300 }, { 3, 300 } };

    [Theory]
    [MemberData(nameof(Sizes))]
    public void of_cells_keeps_its_labels_apart(int rows, int columns) => ShouldBeReadable(HeatMap.Draw(
        Text(1),
        [.. Enumerable.Range(0, columns).Select(Text)],
        [.. Enumerable.Range(0, rows).Select(row => (Text(row), (IReadOnlyList<HeatCell>)[.. Enumerable.Range(0, columns).Select(column => new HeatCell(Text(row + column), column % 3 == 0 ? null : (long)column * row * 1_000_000_007))]))], onPage: rows % 2 == 1));

    [Theory]
    [MemberData(nameof(Sizes))]
    public void of_bars_keeps_its_labels_apart(int rows, int columns) => ShouldBeReadable(StackedBars.Draw(
        Text(2),
        [.. Enumerable.Range(0, columns % 7).Select(Text)],
        [.. Enumerable.Range(0, rows).Select(row => new Bar(Text(row), [.. Enumerable.Range(0, columns % 7).Select(part => new BarPart(part * row * 1_000_000_000_000L))], Text(row + 5)))], onPage: rows % 2 == 1));

    [Theory]
    [MemberData(nameof(Sizes))]
    public void of_lines_keeps_its_labels_apart(int rows, int columns) => ShouldBeReadable(LineChart.Draw(
        Text(3),
        [.. Enumerable.Range(0, columns).Select(Text)],
        [.. Enumerable.Range(0, Math.Min(2, rows)).Select(line => (Text(line), (IReadOnlyList<LinePoint>)[.. Enumerable.Range(0, columns).Select(column => new LinePoint(column % 4 == 1 ? null : column * 3_000_000_001L))]))],
        "vi"));

    [Theory]
    [InlineData("2020-05-06")]
    [InlineData("1900..2500")]
    [InlineData("2020..")]
    [InlineData("9990..9998")]
    public void of_a_time_keeps_its_labels_apart(string when) => ShouldBeReadable(Timeline.Draw(
        Text(4),
        [(Fill.Empty, Text(2)), (Fill.Solid, Text(3)), (Fill.Dotted, Text(5))],
        [.. hostile.Select((name, index) => new TimelineItem(name, When.Parse(index % 2 == 0 ? when : "2020-03"), Fill.Solid)), new("không rõ ngày", When.Unknown, Fill.Empty)])!);

    [Fact]
    public void of_response_times_has_a_bar_to_the_median_and_one_to_where_nine_of_ten_were_done()
    {
        var drawing = TimeChart.Draw("Thời gian", "Trung vị", "90%", [new("Phát hiện", TimeSpan.FromHours(2), TimeSpan.FromHours(8), "02 giờ; 08 giờ (12/15 vụ)", "period=2020"), new("Khắc phục", null, null, "không rõ (0/15 vụ)")]);

        var bars = drawing.Marks.OfType<Box>().Where(box => box.Rows is not null).ToArray();
        bars.Select(bar => bar.Fill).ShouldBe([Fill.Solid, Fill.Hatched]);
        (bars[1].Width / (double)bars[0].Width).ShouldBe(3, 0.05);
        drawing.Marks.OfType<Label>().Select(label => label.Text).ShouldContain("không rõ (0/15 vụ)");
        ShouldBeReadable(drawing);
    }

    [Fact]
    public void of_nothing_that_has_a_date_is_none() => Timeline.Draw("Thời gian", [], [new("không rõ", When.Unknown, Fill.Solid)]).ShouldBeNull();

    [Fact]
    public void of_a_time_explains_only_what_it_is_drawn_with() =>
        Timeline.Draw("Thời gian", [(Fill.Empty, "Sự kiện"), (Fill.Solid, "Biện pháp")], [new("Chặn lọc", When.Parse("2020"), Fill.Solid)])!
            .Marks.OfType<Label>().Select(label => label.Text).ShouldNotContain("Sự kiện");

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void tells_its_parts_in_grey_by_pattern(bool isLinked)
    {
        var page = XElement.Parse(ChartSvg.Render(
            StackedBars.Draw("Kết quả", ["a", "b", "c", "d", "e", "f"], [new("2020", [.. Enumerable.Range(1, 6).Select(value => new BarPart(value))], "21")]), "c1", isLinked ? rows => rows : null));
        var bars = page.Elements("rect").Skip(6).Select(bar => (bar.Attribute("class")!.Value, bar.Attribute("fill")?.Value)).ToArray();

        bars.ShouldBeUnique();
        bars.Select(bar => bar.Item2).OfType<string>().ShouldBe(page.Descendants("pattern").Select(pattern => $"url(#{pattern.Attribute("id")!.Value})"), ignoreOrder: true);
        page.Descendants("pattern").Select(pattern => pattern.Element("path")!.Attribute("d")!.Value).ShouldBeUnique();
        page.ToString().ShouldNotContain("style=");
    }

    [Fact]
    public void names_its_parts_where_they_are_wide_enough() =>
        StackedBars.Draw("Kết quả", ["Đã ngăn chặn", "Suýt xảy ra"], [new("2020", [new(990), new(10)], "1.000")], onPage: true)
            .Marks.OfType<Label>().Where(label => label.IsOnMark).Select(label => label.Text).ShouldBe(["Đã ngăn chặn"]);

    /// <summary>A blank cell would look like missing data.</summary>
    [Theory]
    [InlineData(1, 860, "7 + ~30")]
    [InlineData(13, 860, "7 +|~30")]
    [InlineData(40, 860, "•")]
    public void of_cells_leaves_none_blank(int columns, int width, string written) =>
        string.Join('|', HeatMap.Draw("Năm", [.. Enumerable.Repeat("T", columns)], [("An ninh mạng", [.. Enumerable.Repeat(new HeatCell("7 + ~30", 7), columns)])], width, onPage: true)
            .Marks.OfType<Label>().Where(label => label.Size == 11).Take(written.Split('|').Length).Select(label => label.Text)).ShouldBe(written);

    [Fact]
    public void links_its_marks_where_the_caller_knows_an_address()
    {
        var drawing = StackedBars.Draw("Kết <quả>", ["a"], [new("2020", [new(3, "ba & \"hơn\"", "type=cyber&period=2020")], "3")]);
        var (linked, plain) = (XElement.Parse(ChartSvg.Render(drawing, "c1", rows => "/incidents?" + rows)), XElement.Parse(ChartSvg.Render(drawing, "c1")));

        linked.Element("a")!.Attribute("href")!.Value.ShouldBe("/incidents?type=cyber&period=2020");
        linked.Element("a")!.Element("rect")!.Element("title")!.Value.ShouldBe("ba & \"hơn\"");
        plain.Element("a").ShouldBeNull();
        plain.Attribute("aria-label")!.Value.ShouldBe("Kết <quả>");
    }

    [Fact]
    public async Task stands_in_the_annexes_by_its_table()
    {
        var page = SummaryHtml.Render(await The_report.Whole("vi"));

        foreach (var title in (string[])["Loại đe dọa theo thời gian", "Diễn biến so với kỳ so sánh", "Kết quả xử lý theo thời gian", "Dòng thời gian: Năm Chủ tịch"]) page.ShouldContain($"<figcaption>{title}</figcaption>");
        var summary = await SummaryOf(Request("2020", compare: Compare.None));
        SummaryHtml.Render(summary).ShouldNotContain("<svg");
    }

    [Fact]
    public async Task of_the_course_leaves_a_gap_where_nothing_can_be_counted()
    {
        var summary = await SummaryOf(Request("2020"), Incident("cyber.attack", "2020-01", "5"), Incident("cyber.attack", "2020-02", "many"), Incident("cyber.attack", "2020-03", "7"), Incident("cyber.attack", "2019-02", "4"));

        summary.Course!.Rows.Select(row => string.Join(' ', row.Cells.Take(4).Select(cell => cell.Quantity.Cell))).ShouldBe(["5 … 7 -", "- 4 - -"]);
        summary.Course.Rows.Select(row => row.Name).ShouldBe(["năm 2020", "năm 2019"]);
        SummaryHtml.Render(summary).Split("stroke-dasharray=\"5 4\"").Length.ShouldBe(12);
    }

    private static string Text(int index) => hostile[index % hostile.Length];

    /// <summary>No two labels share room, none leaves the canvas, and the page's form of it is well-formed.</summary>
    private static void ShouldBeReadable(Drawing drawing)
    {
        var labels = drawing.Marks.OfType<Label>().Where(label => label.Text.Length > 0).ToArray();
        foreach (var (index, label) in labels.Index())
        {
            var room = label.Room;
            if (!(room.Left >= 0 && room.Top >= -1 && room.Right <= drawing.Width && room.Bottom <= drawing.Height + 1)) Assert.Fail($"'{label.Text}' at {room} leaves {drawing.Width} by {drawing.Height}");
            foreach (var other in labels.Skip(index + 1).Select(other => (other.Text, other.Room)))
            {
                if (room.Right > other.Room.Left && other.Room.Right > room.Left && room.Bottom > other.Room.Top && other.Room.Bottom > room.Top) Assert.Fail($"'{label.Text}' {room} and '{other.Text}' {other.Room}");
            }
        }

        drawing.Marks.OfType<Box>().ShouldAllBe(box => box.X >= 0 && box.Y >= 0 && box.X + box.Width <= drawing.Width && box.Y + box.Height <= drawing.Height && box.Width > 0);
        XElement.Parse(ChartSvg.Render(drawing, "c1")).Attribute("viewBox")!.Value.ShouldBe(string.Create(CultureInfo.InvariantCulture, $"0 0 {drawing.Width} {drawing.Height}"));
    }
}
