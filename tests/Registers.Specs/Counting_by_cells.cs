using ThreatRegister.Application.Queries;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.EventLog;
using ThreatRegister.Projections;
using ThreatRegister.Projections.Incidents;
using ThreatRegister.Registers.Postgres;

namespace ThreatRegister.Tests.Registers_Specs;

/// <summary>The cells answer as the rows do, and both as a fold in memory, whatever is asked, as of whenever, by whomever.</summary>
public sealed class Counting_by_cells(GrownFixture register) : IClassFixture<GrownFixture>
{
    private static readonly DateOnly[] changes = [new(2020, 3, 15), new(2021, 1, 1), new(2021, 6, 12)];
    private static readonly CancellationToken cancellation = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(11, false)]
    [InlineData(12, true)]
    public async Task tells_what_the_rows_tell(int seed, bool rebuilt)
    {
        if (rebuilt) await register.Maintenance.RebuildAsync(cancellationToken: cancellation);
        var (cells, rows) = (new IncidentCounts(new(register.Source, RegisterFixture.Zone), RegisterFixture.Zone), new IncidentCounts(new(register.Source, RegisterFixture.Zone), RegisterFixture.Zone, cells: false));
        var memory = await Memory.OfAsync(register);
        var questions = new RandomQuestions(seed, memory.Newest);
        for (var number = 0; number < 60; number++)
        {
            var (query, per) = await questions.NextAsync(register);
            CellSql.Answers(query).ShouldBeTrue();

            var told = await cells.GroupsAsync(query, per, cancellation);
            Lines(told).ShouldBe(Lines(await rows.GroupsAsync(query, per, cancellation)), query.ToString());
            Lines(told).ShouldBe(Lines(memory.Groups(query, per)), query.ToString());
            var counted = query with { CountedOnly = true };
            Lines((await cells.GroupsAsync(counted, per, cancellation)).Where(group => group.InPeriod)).ShouldBe(Lines((await rows.GroupsAsync(counted, per, cancellation)).Where(group => group.InPeriod)), counted.ToString());
            (await cells.AnyTypesAsync(query, per, cancellation)).ShouldBe(await rows.AnyTypesAsync(query, per, cancellation), query.ToString());
            foreach (var facet in new[] { IncidentFacet.Source, IncidentFacet.Occasion })
                Lines(await cells.GroupsByAsync(query, facet, cancellation)).ShouldBe(Lines(await rows.GroupsByAsync(query, facet, cancellation)), query.ToString());
        }
    }

    [Theory]
    [InlineData(15, false)]
    [InlineData(16, true)]
    public async Task tells_by_place_what_the_rows_tell(int seed, bool rebuilt)
    {
        if (rebuilt) await register.Maintenance.RebuildAsync(cancellationToken: cancellation);
        var (snapshots, memory) = (new RegisterSnapshots(register.Source, RegisterFixture.Zone), await Memory.OfAsync(register));
        var questions = new RandomQuestions(seed, memory.Newest);
        for (var number = 0; number < 60; number++)
        {
            var query = (await questions.NextAsync(register)).Query;

            var told = await AskAsync(query, cells: true);
            Lines(told).ShouldBe(Lines(memory.PlaceGroups(query, changes)), query.ToString());
            Lines(told).ShouldBe(Lines(await AskAsync(query, cells: false)), query.ToString());
        }

        Task<IReadOnlyList<PlaceGroup>> AskAsync(IncidentQuery query, bool cells) =>
            snapshots.AskAsync(query.Moment, snapshot => new CountsByPlace(query, changes, RegisterFixture.Zone, cells).GroupsAsync(snapshot, cancellation), cancellation);
    }

    [Theory]
    [InlineData(13, false)]
    [InlineData(14, true)]
    public async Task tells_how_many_rest_on_each_source(int seed, bool rebuilt)
    {
        if (rebuilt) await register.Maintenance.RebuildAsync(cancellationToken: cancellation);
        var (registers, random, newest) = (new PostgresRegisters(register.Source, RegisterFixture.Zone), new Random(seed), (await register.MomentAsync()).Position);
        for (var number = 0; number < 12; number++)
        {
            var moment = await register.MomentAsync(number == 0 ? newest : random.NextInt64(1, newest + 1));
            var viewer = new Viewer("u1", random.GetItems(Enum.GetValues<Tlp>(), 1)[0]);
            // As who makes an issued text again: as it was marked then, up to how far its reader may see now.
            if (random.Next(3) == 0) viewer = viewer with { SeesOfRaised = (Tlp)random.Next((int)viewer.Clearance, (int)Tlp.Red + 1) };
            var counts = (await registers.SourceCountsAsync(viewer, moment, cancellation)).Where(count => count.Register is "incidents").ToDictionary(count => count.Source, count => count.Records);
            foreach (var source in RandomHistory.Sources)
                counts.GetValueOrDefault(source).ShouldBe((await registers.CitingAsync(viewer, moment, source, 100_000, cancellation)).Count(hit => hit.Register is "incidents"), $"{source} {moment} {viewer}");
        }
    }

    [Fact]
    public async Task has_sums_to_count_from()
    {
        var schema = (await register.LinesAsync("select 'registers_g' || generation from registers.projector"))[0];
        (await register.LinesAsync($"select 'sum' from {schema}.cell_sums")).Length.ShouldBeGreaterThan(10);
    }

    [Theory]
    [InlineData("2021-06-05", "2021-06")]
    [InlineData("2020-12-15..2021-12-14", "2020-12", "2021-12")]
    [InlineData("2021-06-01..2021-07-14", "2021-07")]
    [InlineData("2021-02-03..2021-02-28", "2021-02")]
    [InlineData("2021-H1")]
    public void leaves_the_months_that_a_period_cuts_to_the_rows(string period, params string[] months) =>
        CellSql.CutMonths(Period.Parse(period)).Select(month => month.Text).ShouldBe(months);

    [Theory]
    [InlineData(null, "2020-03", "2021-06")]
    [InlineData("2020", "2020-03")]
    [InlineData("2021-06-05..2021-12-31", "2021-06")]
    [InlineData("2022")]
    public void leaves_the_months_in_which_the_geography_changes_to_the_rows(string? period, params string[] months) =>
        CellSql.CutMonths(period is null ? null : Period.Parse(period), changes).Select(month => month.Text).ShouldBe(months);

    private static IEnumerable<string> Lines<T>(IEnumerable<T> groups) => groups.Select(group => group!.ToString()!).Order(StringComparer.Ordinal);

    private static IEnumerable<string> Lines(IReadOnlyDictionary<string, IReadOnlyList<IncidentGroup>> groups) =>
        groups.OrderBy(part => part.Key, StringComparer.Ordinal).SelectMany(part => Lines(part.Value).Select(group => $"{part.Key}: {group}"));

    /// <summary>Questions that the cells can answer.</summary>
    private sealed class RandomQuestions(int seed, long newest)
    {
        private readonly Random random = new(seed);

        public async Task<(IncidentQuery Query, Granularity Per)> NextAsync(RegisterFixture register)
        {
            var moment = await register.MomentAsync(random.Next(4) == 0 ? newest : random.NextInt64(0, newest + 1));
            var facet = random.Next(4);
            var filter = new IncidentFilter(
                random.Next(3) == 0 ? [One(RandomHistory.Types), One(RandomHistory.Types)] : null,
                random.Next(3) > 0 ? Period.Parse(One(["2020", "2021", "2021-H1", "2020-Q3", "2021-06", "2019..2022", "2020-11..2021-02", "2020-02-10..2021-05-20", "2021-06-05", "2021-03-01..2021-06-15"])) : null,
                random.Next(4) == 0 ? One(Enum.GetValues<Outcome>()) : null,
                Source: facet == 1 ? One(RandomHistory.Sources) : null,
                Occasion: facet == 2 ? One(RandomHistory.Occasions) : null);
            return (new(new("u1", One(Enum.GetValues<Tlp>())), moment, filter), One(Enum.GetValues<Granularity>()));
        }

        private T One<T>(T[] from) => from[random.Next(from.Length)];
    }
}
