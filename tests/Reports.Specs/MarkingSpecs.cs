using Shouldly;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Reports;
using static ThreatRegister.Tests.Reports_Specs.Population;

namespace ThreatRegister.Tests.Reports_Specs;

/// <summary>Who holds a summary in hand reads in its head with whom it may be shared.</summary>
public sealed class A_summary_that_nobody_marked
{
    [Theory]
    [InlineData(Tlp.Clear, Tlp.Green)]
    [InlineData(Tlp.Green, Tlp.Green)]
    [InlineData(Tlp.AmberStrict, Tlp.AmberStrict)]
    [InlineData(Tlp.Red, Tlp.Red)]
    public async Task is_marked_as_the_strictest_of_what_it_counts(Tlp marking, Tlp head) =>
        (await MarkingAsync("2020", Incident("health", "2020-03"), Incident("cyber.attack", "2020-05") with { Marking = marking })).ShouldBe(head);

    [Fact]
    public async Task is_marked_by_what_it_compares_with_too() =>
        (await MarkingAsync("2020", Incident("health", "2020-03"), Incident("health", "2019-05") with { Marking = Tlp.Amber })).ShouldBe(Tlp.Amber);

    [Fact]
    public async Task is_marked_by_what_it_lists_and_does_not_count() =>
        (await MarkingAsync("2020", Incident("cyber.attack", "2018..", kind: RecordKind.StandingThreat) with { Marking = Tlp.Red })).ShouldBe(Tlp.Red);

    [Fact]
    public async Task is_not_marked_by_what_is_of_another_time()
    {
        object[] others = [Occasion("hop-mat", "2018") with { Marking = Tlp.Red }];

        (await SummaryBuilder.BuildAsync(new InMemoryRegisters([], others), Types, 9, Request("2020"), TestContext.Current.CancellationToken)).Head.Marking.ShouldBe(Tlp.Green);
        (await SummaryBuilder.BuildAsync(new InMemoryRegisters([], others), Types, 9, Request("2018"), TestContext.Current.CancellationToken)).Head.Marking.ShouldBe(Tlp.Red);
    }

    [Fact]
    public async Task says_so_in_every_form_that_has_a_head()
    {
        var summary = await SummaryOf(Request("2020"), Incident("cyber.attack", "2020-05") with { Marking = Tlp.Red });

        SummaryMarkdown.Render(summary).ShouldContain("| TLP:RED |");
        SummaryHtml.Render(summary).ShouldContain("<p class=\"tlp\">TLP:RED</p>");
        System.Text.Encoding.UTF8.GetString(SummaryJson.Render(summary)).ShouldContain("\"marking\": \"red\"");
    }

    private static async Task<Tlp?> MarkingAsync(string period, params ThreatRegister.Projections.Incidents.IncidentRow[] incidents) => (await SummaryOf(Request(period), incidents)).Head.Marking;
}
