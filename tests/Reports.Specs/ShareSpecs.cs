using Shouldly;
using ThreatRegister.Domain;
using ThreatRegister.Reports;
using static ThreatRegister.Tests.Reports_Specs.Population;

namespace ThreatRegister.Tests.Reports_Specs;

public sealed class A_share_of_the_total
{
    [Theory]
    [InlineData("vi", "chiếm 66,7% tổng số", "tổng có thể lệch do làm tròn")]
    [InlineData("en", "66.7% of the total", "because of rounding they may not add up to 100")]
    public async Task is_told_of_what_adds_up(string language, string words, string note)
    {
        var summary = await SummaryOf(Request("2020", language), Incident("cyber.attack", "2020-03", "2"), Incident("health", "2020-03"));

        summary.Fields.Single(row => row.Key == "cyber").Share.ShouldBe(66.7m);
        summary.Fields.Single(row => row.Key == "cyber").Note.ShouldNotBeNull().ShouldEndWith(words);
        summary.Fields.Single(row => row.Key == "cyber.attack").Share.ShouldBeNull("a part of another row");
        summary.Notes.Single(part => part.Code == "rounded").Text.ShouldContain(note);
    }

    [Fact]
    public async Task is_not_told_where_the_total_is_not_exact()
    {
        var summary = await SummaryOf(Request("2020"), Incident("cyber.attack", "2020-03", "2"), Incident("health", "2020-03", "many"));

        summary.Fields.ShouldAllBe(row => row.Share == null);
        summary.Notes.ShouldNotContain(note => note.Code == "rounded");
    }
}

public sealed class An_estimate
{
    [Fact]
    public async Task stands_beside_the_figures_of_a_period_under_way()
    {
        var summary = await SummaryOf(Request("2026") with { Estimates = new Dictionary<string, Quantity> { ["total"] = Quantity.Estimated(1200), ["cyber.attack"] = Quantity.AtLeast(40) } }, Incident("cyber.attack", "2026-03", "2"));

        summary.Total.Estimate.ShouldBe("ước 1.200 vụ");
        summary.Fields.Where(row => row.Estimate is not null).ShouldHaveSingleItem().Key.ShouldBe("cyber.attack");
        SummaryMarkdown.Render(summary).ShouldContain("| 1.1 | trong đó: Tấn công mạng | cuộc | 2 | ít nhất 40 cuộc |");
        summary.Notes.ShouldContain(note => note.Code == "estimated" && note.IsWarning);
        SummaryMarkdown.Render(await SummaryOf(Request("2026") with { Estimates = new Dictionary<string, Quantity>() })).ShouldNotContain("Ước cả kỳ");
    }

    [Theory]
    [InlineData("2020", "total")]
    [InlineData("2026", "cyber.nothing")]
    public async Task of_what_is_over_or_unknown_is_refused(string period, string row) =>
        await Should.ThrowAsync<ArgumentException>(() => SummaryOf(Request(period) with { Estimates = new Dictionary<string, Quantity> { [row] = Quantity.Estimated(1) } }));
}
