using Shouldly;
using ThreatRegister.Application.Queries;
using ThreatRegister.Application.Queries.Rules;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Deadlines;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Domain.ThreatTypes;

namespace ThreatRegister.Tests.Application_Specs.Queries;

public sealed class Listing_deadlines
{
    private static readonly DeadlineRuleSet rule = new(
        new("thong-tu-20"), new("notice"), new("notification"), new("Thông báo sự cố", "Notification"), new(), DeadlineStart.Detected, After: null, new(5, DeadlineUnit.CalendarDays),
        "Cơ quan điều phối", ValidFrom: null, "Thông tư 20/2017/TT-BTTTT", Verified: true);

    [Theory]
    [InlineData(2, false)]
    [InlineData(DeadlineQuery.MostCases, false)]
    [InlineData(DeadlineQuery.MostCases + 1, true)]
    public async Task says_where_there_are_more_than_it_reads(int incidents, bool atLeast)
    {
        var list = await DeadlineQuery.RunAsync(
            new Overdue(incidents), RuleBooks.Empty.After(rule), ThreatTypeTree.Initial, new(Viewer.Local("u1"), new(9, RecordedAt: null, "chain"), new()),
            new(new(2021, 7, 1, 0, 0, 0, TimeSpan.Zero), TimeZoneInfo.Utc, DeadlineView.SoonByDefault), [DeadlineStatus.Overdue], TestContext.Current.CancellationToken);

        list.Complete.ShouldBe(!atLeast);
        list.Totals["overdue"].ShouldBe(new(Math.Min(incidents, DeadlineQuery.MostCases), Tlp.Green, atLeast));
    }

    [Fact]
    public void is_at_least_as_long_as_its_parts() => (new WorkCount(1, Tlp.Green) + new WorkCount(2, Tlp.Red, AtLeast: true)).ShouldBe(new(3, Tlp.Red, AtLeast: true));

    /// <summary>So many incidents of which nobody was told in time.</summary>
    private sealed class Overdue(int incidents) : IDeadlineRegister
    {
        private static readonly DeadlineCase noticed = new(
            new("cyber"), RecordKind.Case, Outcome.Succeeded, Severity: null, SystemLevel: null, IsImported: false, When.Parse("2021-06-01"), When.Parse("2021-06-01"), ResponseComplete: null, DateTimeOffset.UnixEpoch, []);

        public Task<IReadOnlyList<DeadlineRow>> DeadlineCasesAsync(IncidentQuery query, IReadOnlyList<DeadlineSelector> selectors, int limit, CancellationToken cancellationToken = default) =>
            Task.FromResult<IReadOnlyList<DeadlineRow>>([.. Enumerable.Range(0, Math.Min(incidents, limit)).Select(number => new DeadlineRow($"vu-{number}", "Xâm nhập trái phép", Tlp.Green, noticed))]);

        public Task<IReadOnlyList<DurationGroup>> DurationsAsync(IncidentQuery query, Granularity per, CancellationToken cancellationToken = default) => throw new NotSupportedException();
    }
}
