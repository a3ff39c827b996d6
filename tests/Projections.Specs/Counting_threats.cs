using Shouldly;
using ThreatRegister.Application.Queries;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Domain.ThreatTypes;

namespace ThreatRegister.Tests.Projections_Specs;

public sealed class Counting_threats
{
    private static readonly ThreatTypeTree types = new (string Type, string? Parent, string Word)[]
    {
        ("cyber", null, "vụ"), ("cyber.attack", "cyber", "cuộc"), ("cyber.malware", "cyber", "vụ"),
        ("disaster", null, "vụ"), ("disaster.weather", "disaster", "vụ"), ("disaster.weather.storm", "disaster.weather", "cơn"),
    }.Aggregate(ThreatTypeTree.Initial, (tree, type) => ThreatTypeTree.Evolve(tree, new ThreatTypeDefined(
        new(type.Type), type.Parent is null ? null : new ThreatTypeId(type.Parent), new(type.Type, type.Type), new(type.Word, "case"), [], null)));

    [Fact]
    public void puts_each_record_into_one_cell()
    {
        IncidentGroup[] groups =
        [
            Group("cyber.attack", "2020-01", "1", records: 3), Group("cyber.attack", "2020-01", "2", Outcome.Blocked), Group("cyber.attack", "2020-02", "1"), Group("cyber.malware", "2020-01", "1"),
        ];

        var cells = ThreatCounts.Cells(groups, types, "vi");

        cells.Select(cell => (cell.Type, cell.Period, cell.Incidents, cell.Blocked, cell.Quantity.AtLeast)).ShouldBe(
            [("cyber.attack", "2020-01", 4, 1, 5), ("cyber.attack", "2020-02", 1, 0, 1), ("cyber.malware", "2020-01", 1, 0, 1)]);
        cells.Sum(cell => cell.Incidents).ShouldBe(groups.Sum(group => group.Records));
    }

    [Theory]
    [InlineData(Outcome.Blocked)]
    [InlineData(Outcome.FailedAttempt)]
    [InlineData(Outcome.NearMiss)]
    [InlineData(Outcome.PartlySucceeded)]
    [InlineData(Outcome.Succeeded)]
    [InlineData(Outcome.Unknown)]
    public void splits_a_cell_by_outcome(Outcome outcome)
    {
        var cell = ThreatCounts.Cells([Group("cyber", "2020", "1", outcome, records: 2)], types, "vi").ShouldHaveSingleItem();

        (cell.Blocked, cell.FailedAttempt, cell.NearMiss, cell.PartlySucceeded, cell.Succeeded, cell.Unknown).ShouldBe((
            On(Outcome.Blocked), On(Outcome.FailedAttempt), On(Outcome.NearMiss), On(Outcome.PartlySucceeded), On(Outcome.Succeeded), On(Outcome.Unknown)));
        long On(Outcome asked) => asked == outcome ? 2 : 0;
    }

    [Fact]
    public void shows_apart_what_may_belong()
    {
        IncidentGroup[] groups = [Group("cyber", "2020-01", "1"), Loose("cyber.attack", "2020", "many"), Loose("cyber.attack", "2019-12..2020-01", "1", inPeriod: false)];

        ThreatCounts.Cells(groups, types, "vi").ShouldHaveSingleItem().Period.ShouldBe("2020-01");
        ThreatCounts.MayBelong(groups, types, "vi").Select(part => (part.Type, part.Date, part.InPeriod, part.Incidents, part.Quantity.Text)).ShouldBe(
            [("cyber.attack", "2019-12..2020-01", false, 1, "01 cuộc"), ("cyber.attack", "2020", true, 1, "nhiều cuộc (nguồn không nêu số lượng)")]);
        ThreatCounts.Total(groups, "vi").Incidents.ShouldBe(2, "what may lie outside the period is not in its total");
    }

    [Fact]
    public void shows_suspected_ones_apart_from_every_other_figure()
    {
        IncidentGroup[] groups = [Group("cyber", "2020-01", "1"), Group("cyber", "2020-01", "9", Outcome.Suspected), Loose("cyber", "2020", "7", outcome: Outcome.Suspected)];

        ThreatCounts.Suspected(groups, types, "vi").Select(cell => (cell.Period, cell.Incidents, cell.Quantity.AtLeast)).ShouldBe([("2020", 1, 7), ("2020-01", 1, 9)]);
        ThreatCounts.Cells(groups, types, "vi").ShouldHaveSingleItem().Incidents.ShouldBe(1);
        ThreatCounts.MayBelong(groups, types, "vi").ShouldBeEmpty();
        ThreatCounts.Rollups(groups, types, "vi").ShouldHaveSingleItem().Incidents.ShouldBe(1);
        ThreatCounts.Total(groups, "vi").ShouldBe(new RegisterTotal(1, new("01 vụ việc", 1, 0, 0), 0));
    }

    [Fact]
    public void rolls_up_to_every_branch_above_without_doubling()
    {
        IncidentGroup[] groups =
        [
            Group("disaster.weather.storm", "2020", "2"), Group("disaster.weather", "2020", "1"), Group("disaster", "2020", "1"), Group("cyber.attack", "2020", "1"), Group("unknown-type", "2020", "1"),
        ];

        ThreatCounts.Rollups(groups, types, "vi").Select(cell => (cell.Type, cell.Incidents, cell.Quantity.AtLeast)).ShouldBe(
            [("cyber", 1, 1), ("disaster", 3, 4), ("disaster.weather", 2, 3)]);
        ThreatCounts.Total(groups, "vi").Incidents.ShouldBe(5, "roll-ups add nothing");
        ThreatCounts.Cells(groups, types, "vi").Select(cell => cell.Type).ShouldBe(["cyber.attack", "disaster", "disaster.weather", "disaster.weather.storm", "unknown-type"]);
    }

    [Theory]
    [InlineData("37 | >=12", "ít nhất 49 vụ việc", 49, 0, 0)]
    [InlineData("37 | many | unknown", "37 vụ việc, chưa kể 02 nhóm vụ việc không nêu số lượng", 37, 0, 2)]
    [InlineData("37 | ~300", "37 vụ việc và khoảng 300 vụ việc", 37, 300, 0)]
    [InlineData("10..20 | >100", "ít nhất 110 vụ việc", 110, 0, 0)]
    [InlineData("many", "nhiều vụ việc (nguồn không nêu số lượng)", 0, 0, 1)]
    [InlineData("unknown", "…", 0, 0, 1)]
    [InlineData("many | many", "02 nhóm vụ việc không nêu số lượng", 0, 0, 2)]
    [InlineData("", "0 vụ việc", 0, 0, 0)]
    public void adds_what_can_be_added_and_prints_the_rest_beside_it(string quantities, string text, long atLeast, long approximate, long unstated) =>
        ThreatCounts.Total([.. quantities.Split(" | ", StringSplitOptions.RemoveEmptyEntries).Select(quantity => Group("cyber", "2020", quantity))], "vi")
            .Quantity.ShouldBe(new QuantityView(text, atLeast, approximate, unstated));

    [Theory]
    [InlineData(">100", "trên 100 vụ việc", "more than 100 cases", 100, 0)]
    [InlineData("<~50", "gần 50 vụ việc", "nearly 50 cases", 0, 50)]
    [InlineData("est:40", "ước 40 vụ việc", "an estimated 40 cases", 0, 40)]
    [InlineData("10..20", "10 đến 20 vụ việc", "10 to 20 cases", 10, 0)]
    public void says_a_single_record_as_its_source_does(string quantity, string vi, string en, long atLeast, long approximate)
    {
        IncidentGroup[] groups = [Group("cyber", "2020", quantity)];

        ThreatCounts.Total(groups, "vi").Quantity.ShouldBe(new(vi, atLeast, approximate, 0));
        ThreatCounts.Total(groups, "en").Quantity.Text.ShouldBe(en);
        ThreatCounts.Cells(groups, types, "vi").ShouldHaveSingleItem().Quantity.Text.ShouldBe(vi.Replace("vụ việc", "vụ", StringComparison.Ordinal));
    }

    [Fact]
    public void adds_several_records_that_say_the_same() =>
        ThreatCounts.Total([Group("cyber", "2020", ">100", records: 2)], "en").Quantity.Text.ShouldBe("at least 200 cases");

    [Fact]
    public void counts_the_records_behind_a_group_that_states_no_number() =>
        ThreatCounts.Total([Group("cyber", "2020", "many", Outcome.Blocked, records: 3)], "en")
            .ShouldBe(new RegisterTotal(3, new("3 groups whose number the source doesn't state", 0, 0, 3), 3));

    [Fact]
    public void does_not_hang_on_the_order_of_the_groups()
    {
        IncidentGroup[] groups = [Group("cyber", "2020-02", "1"), Group("cyber", "2020-01", "many"), Group("cyber.attack", "2020-01", ">=3"), Loose("cyber", "2020", "~5")];

        ThreatCounts.Cells(groups.Reverse(), types, "vi").ShouldBe(ThreatCounts.Cells(groups, types, "vi"));
        ThreatCounts.Rollups(groups.Reverse(), types, "vi").ShouldBe(ThreatCounts.Rollups(groups, types, "vi"));
        ThreatCounts.Total(groups.Reverse(), "vi").ShouldBe(ThreatCounts.Total(groups, "vi"));
    }

    private static IncidentGroup Group(string type, string within, string quantity, Outcome outcome = Outcome.Succeeded, long records = 1) =>
        new(type, InPeriod: true, within, Date: null, outcome, Quantity.Parse(quantity), records);

    private static IncidentGroup Loose(string type, string date, string quantity, bool inPeriod = true, Outcome outcome = Outcome.Succeeded) =>
        new(type, inPeriod, Within: null, date, outcome, Quantity.Parse(quantity), Records: 1);
}
