using Shouldly;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Projections.Incidents;
using ThreatRegister.Reports;
using static ThreatRegister.Tests.Reports_Specs.Population;

namespace ThreatRegister.Tests.Reports_Specs;

public sealed class The_annex_of_damage
{
    private const string Storm = "disaster.extreme-weather.storm";
    private static readonly Damage first = new(DamageKind.Dead, Quantity.Exact(300), DamageStatus.Preliminary), final = new(DamageKind.Dead, Quantity.Exact(318), DamageStatus.Official);

    [Fact]
    public async Task is_without_figures_where_something_occurred_and_empty_where_nothing_did()
    {
        var table = (await SummaryOf(Request("2024"), Incident(Storm, "2024"))).Damage;

        table.Columns.Select(column => column.Key).ShouldBe(["dead", "missing", "injured", "affected", "houses", "hectares", "money"]);
        Row(table, Storm).Cells.ShouldAllBe(figure => figure.Cell == "…" && figure.Unstated == 1);
        Row(table, "disaster").Cells.ShouldAllBe(figure => figure.Cell == "…");
        Row(table, "health").Cells.ShouldAllBe(figure => figure.Cell == "-" && figure.Unstated == 0);
    }

    [Fact]
    public async Task says_whether_a_figure_is_preliminary()
    {
        Dead(await SummaryOf(Request("2024"), Incident(Storm, "2024").With(first))).ShouldBe("300 (sơ bộ)");
        Dead(await SummaryOf(Request("2024", "en"), Incident(Storm, "2024").With(first))).ShouldBe("300 (preliminary)");
    }

    [Fact]
    public async Task counts_the_official_figure_before_the_preliminary_one_in_whatever_order_they_come()
    {
        Dead(await SummaryOf(Request("2024"), Incident(Storm, "2024").With(first, final))).ShouldBe("318 (chính thức)");
        Dead(await SummaryOf(Request("2024"), Incident(Storm, "2024").With(final, first))).ShouldBe("318 (chính thức)");
        Dead(await SummaryOf(Request("2024"), Incident(Storm, "2024").With(final, final with { Amount = Quantity.Exact(320) }))).ShouldBe("320 (chính thức)");
    }

    [Fact]
    public async Task lets_no_statement_without_number_take_a_number_away() =>
        Dead(await SummaryOf(Request("2024"), Incident(Storm, "2024").With(first, final with { Amount = Quantity.Many }))).ShouldBe("300 (sơ bộ)");

    [Fact]
    public async Task adds_up_by_standing_and_keeps_what_has_no_figure_beside_it()
    {
        var summary = await SummaryOf(
            Request("2024"),
            Incident(Storm, "2024-07", id: "a").With(final),
            Incident(Storm, "2024-08", id: "b").With(final with { Amount = Quantity.AtLeast(2) }),
            Incident(Storm, "2024-09", id: "c").With(first),
            Incident(Storm, "2024-10", id: "d"));

        Dead(summary).ShouldBe("≥320 (chính thức) + 300 (sơ bộ) + …");
        Row(summary.Damage, "disaster").Cells[0].Cell.ShouldBe("≥320 (chính thức) + 300 (sơ bộ) + …", "the branch holds what its types hold");
        summary.Damage.Total.Cells[0].Cell.ShouldBe("≥320 (chính thức) + 300 (sơ bộ) + …", "and the total holds it once");
        summary.Damage.Total.Cells[0].Parts.Sum(part => part.AtLeast).ShouldBe(620);
    }

    [Fact]
    public async Task has_a_column_of_each_currency_and_of_losses_that_are_not_broken_down()
    {
        var table = (await SummaryOf(
            Request("2024"),
            Incident(Storm, "2024").With(
                new(DamageKind.Money, Quantity.About(81_000), DamageStatus.Official, "VND"),
                new(DamageKind.Money, Quantity.Exact(3), DamageStatus.Official, "USD"),
                new(DamageKind.People, Quantity.Unknown, DamageStatus.NotStated)))).Damage;

        table.Columns.Select(column => column.Key).Skip(6).ShouldBe(["money-USD", "money-VND", "people"]);
        Row(table, Storm).Cells.Skip(6).Select(figure => figure.Cell).ShouldBe(["3 (chính thức)", "~81.000 (chính thức)", "…"]);
    }

    [Fact]
    public async Task leaves_out_what_is_suspected_or_only_may_belong()
    {
        var table = (await SummaryOf(
            Request("2024"), Incident(Storm, "2023..2024", id: "a").With(first), Incident(Storm, "2024", outcome: Outcome.Suspected, id: "b").With(first))).Damage;

        Row(table, Storm).Cells[0].ShouldBe(new DamageFigure("?", Row(table, Storm).Cells[0].Parts, 0, Row(table, Storm).Cells[0].Rows));
        Row(table, Storm).Cells[0].Parts.ShouldBeEmpty();
    }

    [Fact]
    public void counts_a_figure_of_unknown_standing_only_where_there_is_no_other()
    {
        var unknown = first with { Status = DamageStatus.NotStated, Amount = Quantity.Exact(9) };

        Counted(unknown).ShouldBe([unknown]);
        Counted(first, unknown).ShouldBe([first]);
        Counted(final with { Amount = Quantity.Unknown }, unknown).ShouldBe([unknown]);
    }

    private static IReadOnlyList<Damage> Counted(params ReadOnlySpan<Damage> damage) => CountedDamage.Of(Incident(Storm, "2024").With(damage).Damage);

    private static string Dead(Summary summary) => Row(summary.Damage, Storm).Cells[0].Cell;

    private static DamageTableRow Row(DamageTable table, string key) => table.Rows.Single(row => row.Key == key);
}

public sealed class The_assessments_of_a_summary
{
    [Fact]
    public async Task stand_with_their_words_and_every_source()
    {
        var summary = await SummaryWith(Assessment("more", Domain.Assessments.AssessmentKind.Trend, "2020", Domain.Assessments.TrendDirection.Rising, "cyber.attack", new Projections.Corroboration(null, Said("2021"))));

        SummaryMarkdown.Render(summary).ShouldContain(
            "- Hội đồng (**xu hướng: tăng**, Tấn công mạng): Nội dung more (“ngày càng nhiều”, nguồn [1], nêu ngày 10/12/2020; nguồn [1], nêu năm 2021)");
        summary.Sources.ShouldHaveSingleItem().Id.ShouldBe("doc-1");
    }

    [Fact]
    public async Task are_those_of_the_period_and_the_filter()
    {
        var attack = Assessment("more", Domain.Assessments.AssessmentKind.Trend, "2020", Domain.Assessments.TrendDirection.Rising, "cyber.attack");

        (await SummaryWith(attack)).Assessments.Count.ShouldBe(1);
        (await SummaryWith(attack with { Period = null })).Assessments.Count.ShouldBe(1, "said in 2020");
        (await SummaryWith(attack with { Period = When.Parse("2019") })).Assessments.ShouldBeEmpty();
        (await SummaryWith(attack with { Period = When.Parse("2019..") })).Assessments.Count.ShouldBe(1, "it goes on");
        (await SummaryWith(attack with { Period = null, StatedOn = null })).Assessments.ShouldBeEmpty("recorded later, said on an unknown day");
        (await SummaryWith(attack with { Status = Projections.Assessments.AssessmentStatus.Withdrawn })).Assessments.ShouldBeEmpty();
        (await SummaryWith(attack, "health")).Assessments.ShouldBeEmpty();
        (await SummaryWith(attack, "cyber.attack")).Assessments.Count.ShouldBe(1);
    }

    [Fact]
    public async Task that_are_limitations_stand_with_the_shortcomings()
    {
        var report = SummaryMarkdown.Render(await SummaryWith(Assessment("scattered", Domain.Assessments.AssessmentKind.Limitation)));

        report.ShouldContain("2. Tồn tại, hạn chế, khó khăn, vướng mắc\n\n- Hội đồng: Nội dung scattered");
        report.ShouldContain("Không có xu hướng, nhận định nào được ghi nhận trong kỳ.\n");
    }

    private static Task<Summary> SummaryWith(Projections.Assessments.AssessmentRow assessment, string? type = null) => SummaryBuilder.BuildAsync(
        new InMemoryRegisters([], [assessment, Source("doc-1")]), Types, 9, Request("2020", extra: type is null ? null : new([type])), TestContext.Current.CancellationToken);
}
