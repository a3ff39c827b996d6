using ThreatRegister.Application.Queries;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Projections;
using ThreatRegister.Projections.Incidents;
using ThreatRegister.Registers.Postgres;

namespace ThreatRegister.Tests.Registers_Specs;

/// <summary>A list read in stretches, forwards and backwards, is the list.</summary>
public sealed class Incidents_in_stretches(GrownFixture register) : IClassFixture<GrownFixture>
{
    private static readonly CancellationToken cancellation = TestContext.Current.CancellationToken;

    private PostgresRegisters Registers => new(register.Source, RegisterFixture.Zone);

    [Theory]
    [InlineData(false, false, null)]
    [InlineData(false, true, null)]
    [InlineData(true, false, null)]
    [InlineData(true, true, null)]
    [InlineData(false, true, "2021")]
    public async Task are_the_list_whichever_way(bool byId, bool descending, string? period)
    {
        foreach (var position in new[] { (await register.MomentAsync()).Position, (await register.MomentAsync()).Position / 2 })
        {
            var query = new IncidentQuery(Viewer.Local("u1"), await register.MomentAsync(position), new(Period: period is null ? null : Period.Parse(period)));
            var stretch = new IncidentStretch(byId, descending);
            var whole = (await Registers.IncidentsAsync(query, int.MaxValue, stretch, cancellation)).Select(item => item.Id).ToArray();
            var forwards = await AllAsync(query, stretch);

            forwards.Select(item => item.Id).ShouldBe(whole);
            whole.Order(StringComparer.Ordinal).ShouldBe((await Registers.IncidentsAsync(query, int.MaxValue, 0, cancellation)).Select(item => item.Id).Order(StringComparer.Ordinal));
            (await AllAsync(query, stretch with { Behind = IncidentPlace.Of(forwards[^1]), Backwards = true })).Select(item => item.Id).Reverse().ShouldBe(whole[..^1]);
            if (!byId && !descending) whole.ShouldBe((await Registers.IncidentsAsync(query, int.MaxValue, 0, cancellation)).Select(item => item.Id));
        }
    }

    [Theory]
    [InlineData("2021")]
    [InlineData("2021-06")]
    [InlineData("2019-03-05..2020-02-11")]
    [InlineData(null)]
    public async Task of_any_period_are_all_that_the_rows_say(string? named)
    {
        var (now, half) = (await register.MomentAsync(), (await register.MomentAsync()).Position / 2);
        var period = named is null ? null : Period.Parse(named);
        foreach (var moment in new[] { now, await register.MomentAsync(half), now with { StatedBy = new(2021, 7, 1) } })
        foreach (var clearance in new[] { Tlp.Red, Tlp.Green })
        foreach (var query in Narrowed(new(new("u1", clearance), moment, new(Period: period))))
        {
            var rows = (await Registers.IncidentsAsync(query, int.MaxValue, 0, cancellation)).Select(item => item.Id).ToArray();

            (await AllAsync(query, new())).Select(item => item.Id).ShouldBe(rows, query.ToString());
            (await Registers.CountAsync(query, 1_000_000, cancellation)).ShouldBe(rows.Length, query.ToString());
        }
    }

    private static IEnumerable<IncidentQuery> Narrowed(IncidentQuery query) =>
    [
        query, query with { CountedOnly = true }, query with { Beside = BesideFigures.MayBelong }, query with { Beside = BesideFigures.Suspected }, query with { Undated = Granularity.Month }, query with { Undated = Granularity.Year }, query with { Undated = Granularity.Year, CountedOnly = true },
        query with { Filter = query.Filter with { Types = RandomHistory.Types[..1] } }, query with { Filter = query.Filter with { Types = RandomHistory.Types, Status = Lifecycle.Open } },
        query with { Basis = Basis.Recorded }, query with { Basis = Basis.Stated }, query with { Filter = query.Filter with { Status = Lifecycle.Open } }, query with { Filter = query.Filter with { Occasion = RandomHistory.Occasions[0] } },
    ];

    [Fact]
    public async Task what_stands_beside_the_figures_are_the_rows_of_their_groups()
    {
        foreach (var period in new[] { "2021", "2021-06" })
        {
            var query = new IncidentQuery(Viewer.Local("u1"), await register.MomentAsync(), new(Period: Period.Parse(period)));
            var groups = await Registers.GroupsAsync(query, Granularity.Month, cancellation);

            (await CountAsync(query with { Beside = BesideFigures.MayBelong })).ShouldBe(Records(groups, group => !group.InPeriod && group.Outcome is not Outcome.Suspected));
            (await CountAsync(query with { Beside = BesideFigures.Suspected })).ShouldBe(Records(groups, group => group.InPeriod && group.Outcome is Outcome.Suspected));
            (await CountAsync(query with { CountedOnly = true, Undated = Granularity.Month })).ShouldBe(Records(groups, group => group is { InPeriod: true, Within: null } && group.Outcome is not Outcome.Suspected));
        }
    }

    [Fact]
    public async Task are_counted_no_further_than_asked()
    {
        var query = new IncidentQuery(Viewer.Local("u1"), await register.MomentAsync(), new());

        (await Registers.CountAsync(query, 3, cancellation)).ShouldBe(4);
        (await Registers.CountAsync(query, 1_000_000, cancellation)).ShouldBe(await CountAsync(query));
    }

    private static long Records(IEnumerable<IncidentGroup> groups, Func<IncidentGroup, bool> which) => groups.Where(which).Sum(group => group.Records);

    private Task<long> CountAsync(IncidentQuery query) => Registers.CountAsync(query, cancellation);

    private async Task<List<IncidentItem>> AllAsync(IncidentQuery query, IncidentStretch stretch)
    {
        const int part = 7;
        var items = new List<IncidentItem>();
        while (true)
        {
            var next = await Registers.IncidentsAsync(query, part, items.Count == 0 ? stretch : stretch with { Behind = IncidentPlace.Of(items[^1]) }, cancellation);
            items.AddRange(next);
            if (next.Count < part) return items;
        }
    }
}
