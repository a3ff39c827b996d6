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
        ContributionQuery.Of(With(state, When.Parse("2021-06-10")), DateTime.Parse(now, System.Globalization.CultureInfo.InvariantCulture), zone).ShouldHaveSingleItem().Standing.ShouldBe(standing);

    [Fact]
    public void without_a_day_is_never_overdue() =>
        ContributionQuery.Of(With(ContributionState.Owed, due: null), DateTime.MaxValue, zone).ShouldHaveSingleItem().Standing.ShouldBe(ContributionStanding.Owed);

    /// <summary>The day is the register's, not the clock's of the server.</summary>
    [Theory]
    [InlineData("2021-06-10T16:59:59Z", null)]
    [InlineData("2021-06-10T17:00:00Z", 1)]
    [InlineData("2021-06-11T16:59:59Z", 1)]
    [InlineData("2021-06-13T03:00:00Z", 3)]
    public void is_late_by_the_days_after_its_day(string sent, int? days)
    {
        Late(ContributionState.Submitted).ShouldBe(days);
        Late(ContributionState.Nil).ShouldBe(days);
        Late(ContributionState.Returned).ShouldBeNull("it is owed again");

        int? Late(ContributionState state)
        {
            var row = With(state, When.Parse("2021-06-10"));
            row = row with { Contributions = [row.Contributions[0] with { At = DateTimeOffset.Parse(sent, System.Globalization.CultureInfo.InvariantCulture) }] };
            return ContributionQuery.Of(row, DateTime.MaxValue, zone).ShouldHaveSingleItem().DaysLate;
        }
    }

    private static readonly TimeZoneInfo zone = TimeZoneInfo.CreateCustomTimeZone("+07", TimeSpan.FromHours(7), "+07", "+07");

    private static ReviewRow With(ContributionState state, When? due) => new(
        "r", ReviewKind.Periodic, "Sơ kết", null, When.Parse("2021-H1"), null, ReviewStatus.UnderWay, null, Tlp.Green, [], Statement.Own, null, DateTimeOffset.UnixEpoch, 1)
    {
        Contributions = [new("Bộ Y tế", IsAsked: true, due, state, [], null, null, null, null)],
    };
}
