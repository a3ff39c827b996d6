using Shouldly;
using ThreatRegister.Application.Queries;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Assessments;
using ThreatRegister.Domain.ThreatTypes;
using ThreatRegister.Projections.Assessments;

namespace ThreatRegister.Tests.Application_Specs.Queries;

public sealed class Trends_beside_the_register
{
    private static readonly ThreatTypeTree types = new (string Type, string? Parent)[] { ("cyber", null), ("cyber.attack", "cyber"), ("cyber.privacy", "cyber"), ("health", null) }.Aggregate(
        ThreatTypeTree.Initial,
        (tree, type) => ThreatTypeTree.Evolve(tree, new ThreatTypeDefined(new(type.Type), type.Parent is null ? null : new ThreatTypeId(type.Parent), new(type.Type, null), new("vụ", "case"), [], null)));

    private static readonly AssessmentRow trend = new(
        "more-attacks", AssessmentKind.Trend, "Hội đồng", "Ngày càng nhiều", TrendDirection.Rising, [new("cyber.attack")], [new("o-1")], [], null, AssessmentStatus.Stands, [], Tlp.Clear, [new("doc-000")],
        new(new("doc-000"), "ngày càng nhiều", When.Parse("2021-12-07")), When.Parse("2021-12-07"), DateTimeOffset.UnixEpoch, 1);

    [Fact]
    public void stand_in_the_sub_period_when_they_were_stated() => Trends(trend).ShouldBe(
        [new TrendView("cyber.attack", "2021", "rising", "Ngày càng nhiều", "Hội đồng", "doc-000", "ngày càng nhiều", "more-attacks")]);

    [Fact]
    public void that_name_a_time_stand_there() => Trends(trend with { Period = When.Parse("2020-H1") }).ShouldHaveSingleItem().Period.ShouldBe("2020");

    [Fact]
    public void of_several_years_keep_their_own_time()
    {
        Trends(trend with { Period = When.Parse("2019..2021") }).ShouldHaveSingleItem().Period.ShouldBe("2019..2021");
        Trends(trend with { Period = When.Parse("2019..") }).ShouldHaveSingleItem().Period.ShouldBe("2019..");
    }

    [Theory]
    [InlineData("cyber.attack", "2021", true)]
    [InlineData("cyber", "2021", false)]
    [InlineData("cyber.privacy", "2021", false)]
    [InlineData("cyber.attack", "2020", false)]
    public void are_about_the_cells_of_their_branch_and_time(string type, string period, bool isAbout) =>
        Trends(trend)[0].IsAbout(Cell(type, period), types).ShouldBe(isAbout);

    [Fact]
    public void that_go_on_are_about_every_later_cell()
    {
        var goingOn = Trends(trend with { Period = When.Parse("2020.."), Types = [new("cyber")] })[0];

        goingOn.IsAbout(Cell("cyber.attack", "2019"), types).ShouldBeFalse();
        goingOn.IsAbout(Cell("cyber.attack", "2024"), types).ShouldBeTrue();
    }

    [Fact]
    public void leave_out_what_was_withdrawn_and_what_is_no_trend()
    {
        Trends(trend with { Status = AssessmentStatus.Withdrawn }).ShouldBeEmpty();
        Trends(trend with { Kind = AssessmentKind.Judgement, Direction = null }).ShouldBeEmpty();
    }

    [Fact]
    public void follow_the_filters()
    {
        Trends(trend, new(Types: ["cyber", "cyber.attack", "cyber.privacy"])).Count.ShouldBe(1);
        Trends(trend with { Types = [new("cyber")] }, new(Types: ["cyber.attack"])).Count.ShouldBe(1, "what is said of the branch is said of what is below it");
        Trends(trend with { Types = [new("cyber.attack"), new("health")] }, new(Types: ["health"])).ShouldHaveSingleItem().Type.ShouldBe("health");
        Trends(trend, new(Types: ["health"])).ShouldBeEmpty();
        Trends(trend, new(Period: Period.Parse("2021"))).Count.ShouldBe(1);
        Trends(trend, new(Period: Period.Parse("2021-H1"))).ShouldBeEmpty();
        Trends(trend, new(Occasion: "o-1", Source: "doc-000")).Count.ShouldBe(1);
        Trends(trend, new(Occasion: "o-2")).ShouldBeEmpty();
        Trends(trend, new(Source: "doc-001")).ShouldBeEmpty();
    }

    [Fact]
    public void without_any_date_belong_to_no_period()
    {
        var undated = trend with { StatedOn = null };

        Trends(undated).ShouldHaveSingleItem().Period.ShouldBe("unknown");
        Trends(undated, new(Period: Period.Parse("2021"))).ShouldBeEmpty();
    }

    private static IReadOnlyList<TrendView> Trends(AssessmentRow row, IncidentFilter? filter = null) => AssessmentQuery.Trends([row], filter ?? new(), types, Granularity.Year);

    private static ThreatCell Cell(string type, string period) => new(type, period, 1, new("…", 0, 0, 1), 0, 0, 0, 0, 0, 1);
}
