using Shouldly;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Projections.Incidents;
using ThreatRegister.Reports;
using static ThreatRegister.Tests.Reports_Specs.Population;

namespace ThreatRegister.Tests.Reports_Specs;

public sealed class The_table_by_type
{
    [Fact]
    public async Task counts_each_record_once_however_deep_it_stands()
    {
        var summary = await SummaryOf(
            Request("2020"),
            Incident("disaster.extreme-weather.storm", "2020-10", "3"),
            Incident("disaster.extreme-weather", "2020-10", "2"),
            Incident("disaster", "2020-11", "1"),
            Incident("cyber.attack", "2020-03", "4"));

        summary.Fields.Where(row => row.Level == 1).Sum(row => row.Now.Quantity.AtLeast).ShouldBe(summary.Total.Now.Quantity.AtLeast);
        summary.Fields.Select(row => $"{row.Number} {row.Name} {row.Now.Quantity.Cell}").ShouldBe(
        [
            "1 An toàn, an ninh mạng 4",
            "1.1 Tấn công mạng 4",
            "2 Thiên tai 6",
            "2.1 Thời tiết cực đoan 5",
            "2.1.1 Bão 3",
            "2.1.2 chưa phân loại nhỏ hơn 2",
            "2.2 chưa phân loại nhỏ hơn 1",
            "3 Y tế -",
        ]);
        SummaryMarkdown.Render(summary).ShouldContain("| 2.1.1 | – trong đó: Bão | cơn | 3 |");
    }

    [Fact]
    public async Task says_nothing_of_fields_that_were_not_asked_for()
    {
        var summary = await SummaryOf(Request("2020", extra: new(Types: ["cyber", "cyber.attack", "cyber.terrorism"])), Incident("cyber.attack", "2020-03"), Incident("health", "2020-03"));

        summary.Fields.Select(row => row.Key).ShouldBe(["cyber", "cyber.attack"]);
        summary.Total.Now.Rows.ShouldBe("type=cyber&period=2020&as-of=17&counted=true");
    }

    [Fact]
    public async Task keeps_records_of_a_type_that_the_tree_does_not_know()
    {
        var summary = await SummaryOf(Request("2020"), Incident("space.debris", "2020-03", "2"));

        summary.Fields[^1].Name.ShouldBe("space.debris");
        summary.Total.Now.Quantity.AtLeast.ShouldBe(2);
    }
}

public sealed class The_annex_by_month
{
    [Fact]
    public async Task puts_what_states_no_month_in_a_column_of_its_own()
    {
        var table = (await SummaryOf(Request("2020"), Incident("cyber.attack", "2020-03", "4"), Incident("cyber.attack", "2020", "many"))).BySubPeriod;

        table.Columns.Select(column => column.Label).ShouldBe(["T1", "T2", "T3", "T4", "T5", "T6", "T7", "T8", "T9", "T10", "T11", "T12", "Không rõ tháng", "Cộng"]);
        Cells(table.Rows.Single(row => row.Key == "cyber.attack")).ShouldBe("? ? 4 ? ? ? ? ? ? ? ? ? … 4 + …");
        Cells(table.Total).ShouldBe("? ? 4 ? ? ? ? ? ? ? ? ? … 4 + …");
    }

    [Fact]
    public async Task asks_only_in_the_months_that_a_date_touches()
    {
        var table = (await SummaryOf(
            Request("2020-Q2"), Incident("cyber.attack", "2020-03..2020-04"), Incident("cyber.attack", "2020-05-01..2020-06-02", "2"), Incident("health", "2020-03..2020-04"))).BySubPeriod;

        Cells(table.Rows.Single(row => row.Key == "cyber.attack")).ShouldBe("? ? ? 2 2");
        Cells(table.Rows.Single(row => row.Key == "health")).ShouldBe("? - - ? ?");
    }

    [Fact]
    public async Task numbers_the_rows_that_it_has()
    {
        IncidentRow[] incidents = [Incident("cyber.attack", "2019-03"), Incident("cyber.terrorism", "2020-03"), Incident("health", "2020-03")];
        var summary = await SummaryOf(Request("2020"), incidents);

        summary.Fields.Select(row => $"{row.Number} {row.Key}").ShouldBe(["1 cyber", "1.1 cyber.attack", "1.2 cyber.terrorism", "2 disaster", "3 health"]);
        foreach (var table in (FigureTable[])[summary.BySubPeriod, summary.ByOutcome])
            table.Rows.Select(row => $"{row.Number} {row.Key}").ShouldBe(["1 cyber", "1.1 cyber.terrorism", "2 health"]);
    }

    [Fact]
    public async Task has_the_months_of_a_quarter() =>
        (await SummaryOf(Request("2020-Q2", "en"))).BySubPeriod.Columns.Select(column => column.Label).ShouldBe(["Apr", "May", "Jun", "Month not stated", "Sum"]);

    [Fact]
    public async Task cuts_the_outer_months_of_a_reporting_calendar()
    {
        var table = (await SummaryOf(Request("2020-12-15..2021-12-14"), Incident("cyber.attack", "2020-12-20", "4"), Incident("cyber.attack", "2021-12-01", "2"))).BySubPeriod;

        (table.Columns[0].Key, table.Columns[0].Label, table.Columns[12].Label).ShouldBe(("2020-12-15..2020-12-31", "T12/2020", "T12/2021"));
        Cells(table.Total).ShouldBe("4 - - - - - - - - - - - 2 - 6");
    }

    [Fact]
    public async Task has_years_where_months_would_not_fit_a_page()
    {
        var summary = await SummaryOf(Request("2015-01-01..2020-12-31"));

        summary.BySubPeriod.Columns.Select(column => column.Label).ShouldBe(["2015", "2016", "2017", "2018", "2019", "2020", "Không rõ năm", "Cộng"]);
        SummaryMarkdown.Render(summary).ShouldContain("### Phụ lục I. Loại theo năm\n");
    }

    private static string Cells(FigureTableRow row) => string.Join(' ', row.Cells.Select(cell => cell.Quantity.Cell));
}

public sealed class The_annex_of_outcomes
{
    [Fact]
    public async Task keeps_what_is_suspected_outside_the_sum()
    {
        var table = (await SummaryOf(
            Request("2020"),
            Incident("cyber.attack", "2020-03", "4", Outcome.Blocked),
            Incident("cyber.attack", "2020-04", "2", Outcome.PartlySucceeded),
            Incident("cyber.attack", "2020-05", "9", Outcome.Suspected))).ByOutcome;

        string.Join(' ', table.Rows.Single(row => row.Key == "cyber.attack").Cells.Select(cell => cell.Quantity.Cell)).ShouldBe("4 - - 2 - - 6 9");
        table.Columns[^1].Label.ShouldBe("Nghi vấn (ngoài tổng)");
    }

    [Fact]
    public async Task asks_where_records_may_belong()
    {
        var table = (await SummaryOf(Request("2020"), Incident("cyber.attack", "2019..2020", "4", Outcome.Blocked))).ByOutcome;

        string.Join(' ', table.Rows.Single(row => row.Key == "cyber.attack").Cells.Select(cell => cell.Quantity.Cell)).ShouldBe("? - - - - - ? -");
    }

    [Fact]
    public async Task agrees_with_the_table_of_outcomes()
    {
        var summary = await SummaryOf(Request("2020"), Incident("cyber.attack", "2020-03", "4", Outcome.Blocked), Incident("health", "2020-04", "2", Outcome.Unknown));

        summary.Outcomes.Select(row => row.Now.Quantity.Cell).ShouldBe(["4", "-", "-", "-", "-", "2"]);
        summary.Outcomes.Select(row => row.Now.Quantity).ShouldBe(summary.ByOutcome.Total.Cells.Take(6).Select(cell => cell.Quantity));
    }
}
