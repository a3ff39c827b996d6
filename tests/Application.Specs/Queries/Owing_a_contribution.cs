using Shouldly;
using ThreatRegister.Application.Queries;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Reviews;
using ThreatRegister.Projections.Reviews;

namespace ThreatRegister.Tests.Application_Specs.Queries;

/// <summary>What is overdue is never stored: it is told at an instant.</summary>
public sealed class Owing_a_contribution
{
    [Theory]
    [InlineData(ContributionState.Owed, "2021-06-10T23:59", ContributionStanding.Owed)]
    [InlineData(ContributionState.Owed, "2021-06-11T00:00", ContributionStanding.Overdue)]
    [InlineData(ContributionState.Returned, "2021-06-10T23:59", ContributionStanding.Returned)]
    [InlineData(ContributionState.Returned, "2021-06-11T00:00", ContributionStanding.Overdue)]
    [InlineData(ContributionState.Nil, "2022-01-01T00:00", ContributionStanding.Nil)]
    [InlineData(ContributionState.Submitted, "2022-01-01T00:00", ContributionStanding.Submitted)]
    public void stands_at_an_instant(ContributionState state, string now, ContributionStanding standing) =>
        ContributionQuery.Of(With(state, When.Parse("2021-06-10")), DateTime.Parse(now, System.Globalization.CultureInfo.InvariantCulture)).ShouldHaveSingleItem().Standing.ShouldBe(standing);

    [Fact]
    public void without_a_day_is_never_overdue() =>
        ContributionQuery.Of(With(ContributionState.Owed, due: null), DateTime.MaxValue).ShouldHaveSingleItem().Standing.ShouldBe(ContributionStanding.Owed);

    private static ReviewRow With(ContributionState state, When? due) => new(
        "r", ReviewKind.Periodic, "Sơ kết", null, When.Parse("2021-H1"), null, ReviewStatus.UnderWay, null, Tlp.Green, [], Statement.Own, null, DateTimeOffset.UnixEpoch, 1)
    {
        Contributions = [new("Bộ Y tế", IsAsked: true, due, state, [], null, null, null, null)],
    };
}
