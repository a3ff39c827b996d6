using Shouldly;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Projections.Incidents;
using ThreatRegister.Reports;
using static ThreatRegister.Tests.Reports_Specs.Population;

namespace ThreatRegister.Tests.Reports_Specs;

/// <summary>Two summaries of the same days, held against each other.</summary>
public sealed class Two_versions_of_a_summary
{
    [Fact]
    public async Task tell_no_figure_apart_that_reads_the_same()
    {
        var differing = await DifferingAsync([Incident("health", "2020-03")], [Incident("health", "2020-03"), Incident("cyber.attack", "2020-05"), Incident("health", "2020-04", quantity: "many")]);

        differing.ShouldNotBeEmpty();
        differing.ShouldAllBe(figure => figure.Before != figure.After);
    }

    [Fact]
    public async Task say_of_what_is_not_there_the_same_on_both_sides()
    {
        var differing = await DifferingAsync([Incident("cyber.attack", "2020-05")], []);

        differing.ShouldNotBeEmpty();
        differing.ShouldAllBe(figure => figure.After == null);
        (await DifferingAsync([], [])).ShouldBeEmpty();
    }

    [Fact]
    public async Task say_what_may_belong_besides()
    {
        var figure = (await DifferingAsync([Incident("cyber.attack", "2020-05")], [Incident("cyber.attack", "2020-05"), Incident("cyber.attack", "2019-12..2020-01")]))[0];

        figure.Before.ShouldBe("01 vụ (01 bản ghi)");
        figure.After.ShouldStartWith("01 vụ (01 bản ghi; ");
    }

    private static async Task<IReadOnlyList<DifferingFigure>> DifferingAsync(IncidentRow[] before, IncidentRow[] after) =>
        SummaryDifference.Of(await SummaryOf(Request("2020"), before), await SummaryOf(Request("2020"), after));
}
