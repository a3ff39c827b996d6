using Shouldly;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Reports;
using static ThreatRegister.Tests.Reports_Specs.Population;

namespace ThreatRegister.Tests.Reports_Specs;

public sealed class A_figure
{
    [Theory]
    [InlineData("many", "vi", "…", "nhiều cuộc (nguồn không nêu số lượng)")]
    [InlineData("many", "en", "…", "many attacks (number not stated by the source)")]
    [InlineData("unknown", "vi", "…", "có xảy ra, nguồn không nêu số lượng")]
    [InlineData("unknown", "en", "…", "occurred; number not stated by the source")]
    [InlineData(">=12", "vi", "≥12", "ít nhất 12 cuộc")]
    [InlineData("~300", "en", "~300", "about 300 attacks")]
    [InlineData("est:40", "vi", "~40", "ước 40 cuộc")]
    [InlineData("<~50", "vi", "~50", "gần 50 cuộc")]
    [InlineData(">100", "en", "≥100", "more than 100 attacks")]
    [InlineData("10..20", "vi", "≥10", "10 đến 20 cuộc")]
    [InlineData("order:100", "vi", "…", "hàng trăm cuộc")]
    [InlineData("some", "vi", "…", "một số cuộc")]
    public async Task is_said_as_the_source_says_it(string quantity, string language, string cell, string words)
    {
        var row = Row(await SummaryOf(Request("2020", language), Incident("cyber.attack", "2020", quantity)), "cyber.attack");

        row.Now.Quantity.Cell.ShouldBe(cell);
        row.Note.ShouldBe(words);
        row.Now.Records.ShouldBe(1);
    }

    [Fact]
    public async Task of_several_adds_what_can_be_added_and_names_the_rest()
    {
        var summary = await SummaryOf(
            Request("2020"), Incident("cyber.attack", "2020-03", "30"), Incident("cyber.attack", "2020-04", "7"), Incident("cyber.attack", "2020", "many"), Incident("cyber.terrorism", "2020", "unknown"));

        summary.Total.Now.Quantity.Text.ShouldBe("37 vụ, chưa kể 02 nhóm vụ việc không nêu số lượng");
        summary.Total.Now.Quantity.Cell.ShouldBe("37 + …");
        summary.Total.Now.Records.ShouldBe(4);
        Row(summary, "cyber.attack").Note.ShouldBe("37 cuộc, chưa kể 01 nhóm vụ việc không nêu số lượng; từ 03 bản ghi");
    }

    [Fact]
    public async Task of_several_that_state_none_tells_once_how_many_they_are() =>
        Row(await SummaryOf(Request("2020"), Incident("cyber.attack", "2020", "many"), Incident("cyber.attack", "2020", "unknown")), "cyber.attack").Note.ShouldBe("02 nhóm vụ việc không nêu số lượng");

    [Fact]
    public async Task of_several_reads_alike_in_English() =>
        (await SummaryOf(Request("2020", "en"), Incident("cyber.attack", "2020-03", "9563"), Incident("cyber.attack", "2020", "many")))
            .Total.Now.Quantity.Text.ShouldBe("9,563 cases, not counting 1 group whose number the source doesn't state");

    [Fact]
    public async Task of_nothing_is_a_dash_and_never_a_zero()
    {
        var summary = await SummaryOf(Request("2020"), Incident("cyber.attack", "2020", "many"));

        Row(summary, "health").Now.Quantity.ShouldBe(new("không ghi nhận", "-", 0, false, 0, 0));
        Row(summary, "health").Note.ShouldBeNull();
    }

    [Fact]
    public async Task leaves_out_what_only_overlaps_and_lists_it_apart()
    {
        var summary = await SummaryOf(Request("2020-H1"), Incident("cyber.attack", "2020", "many"), Incident("cyber.attack", "2020-05", "2"));

        summary.Total.Now.Quantity.Text.ShouldBe("02 vụ");
        Row(summary, "cyber.attack").Note.ShouldBe("ngoài ra 01 bản ghi có thể thuộc kỳ (không tính)");
        summary.MayBelong.ShouldHaveSingleItem().Date.ShouldBe("năm 2020");
        summary.Unstated.ShouldBe(new UnstatedFigures(0, 0, 0, 1));
    }

    [Theory]
    [InlineData("vi", "01 bản ghi có thể thuộc kỳ (không tính)")]
    [InlineData("en", "1 record may belong to the period (not counted)")]
    public async Task of_what_only_may_belong_is_a_question_mark(string language, string words)
    {
        var summary = await SummaryOf(Request("2020-H1", language), Incident("cyber.attack", "2020", "5", Outcome.Blocked), Incident("health", "2020-05"));
        var row = Row(summary, "cyber.attack");

        (row.Now.Quantity.Cell, row.Now.Quantity.Text, row.Note, row.Now.Records, row.Now.MayBelong).ShouldBe(("?", words, words, 0, 1));
        summary.Outcomes[0].Now.Quantity.Cell.ShouldBe("?");
        summary.General.Blocked.Now.Quantity.Text.ShouldBe(words);
        (Row(summary, "health").Now.Quantity.Cell, summary.Total.Now.Quantity.Cell).ShouldBe(("1", "1"));
        summary.MayBelong.ShouldHaveSingleItem().Figure.Quantity.AtLeast.ShouldBe(5);
    }

    [Fact]
    public async Task leaves_out_what_is_suspected_retracted_false_or_a_drill()
    {
        var summary = await SummaryOf(
            Request("2020"),
            Incident("cyber.attack", "2020-01", "5"),
            Incident("cyber.attack", "2020-02", "3", Outcome.Suspected),
            Incident("cyber.attack", "2020-03", outcome: Outcome.FalsePositive),
            Incident("cyber.attack", "2020-04", kind: RecordKind.Drill),
            Incident("cyber.attack", "2020-05", status: ThreatRegister.Projections.Incidents.Lifecycle.Retracted));

        summary.Total.Now.Quantity.AtLeast.ShouldBe(5);
        summary.Suspected.Now.Quantity.AtLeast.ShouldBe(3);
        summary.Suspected.Now.Rows.ShouldBe("period=2020&outcome=suspected&as-of=17");
    }

    [Fact]
    public async Task tells_which_rows_it_is_of()
    {
        var summary = await SummaryOf(Request("2020", extra: new(Place: "Hà Nội")), Incident("cyber.attack", "2020-03"));

        Row(summary, "cyber.attack").Now.Rows.ShouldBe("type=cyber.attack&period=2020&place=H%C3%A0%20N%E1%BB%99i&as-of=17&counted=true");
        Row(summary, "cyber.attack").Before!.Rows.ShouldBe("type=cyber.attack&period=2019&place=H%C3%A0%20N%E1%BB%99i&as-of=17&counted=true");
        summary.BySubPeriod.Rows.Single(row => row.Key == "cyber.attack").Cells[2].Rows.ShouldStartWith("type=cyber.attack&period=2020-03&");
        summary.Scope.Filter.ShouldBe("place=H%C3%A0%20N%E1%BB%99i");
    }

    private static FigureRow Row(Summary summary, string key) => summary.Fields.Single(row => row.Key == key);
}
