using ThreatRegister.Application.Queries;
using ThreatRegister.Domain;
using ThreatRegister.EventLog;
using ThreatRegister.Projections;
using ThreatRegister.Projections.Incidents;
using ThreatRegister.Registers.Postgres;

namespace ThreatRegister.Tests.Registers_Specs;

/// <summary>Records are found by words that begin so, as of whenever, by whomever; whether an index leads to them or the list is gone through.</summary>
public sealed class Finding_words(GrownFixture register) : IClassFixture<GrownFixture>
{
    private static readonly CancellationToken cancellation = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("case-1", false)]
    [InlineData("Sự cố số 12", false)]
    [InlineData("ghi chú 20", false)]
    [InlineData("KHOANH VUNG ngăn", true)]
    [InlineData("su co", true)]
    [InlineData("oanh", true)]
    [InlineData("nga", false)]
    [InlineData("su co so ghi chu khoanh vung ngan", true)]
    [InlineData("co-so", false)]
    [InlineData("?!", false)]
    public async Task finds_what_a_fold_finds(string text, bool rebuilt)
    {
        if (rebuilt) await register.Maintenance.RebuildAsync(cancellationToken: cancellation);
        var (registers, newest) = (new PostgresRegisters(register.Source, RegisterFixture.Zone), (await register.MomentAsync()).Position);
        foreach (var position in (long[])[newest, newest / 2, newest / 7])
        {
            foreach (var clearance in (Tlp[])[Tlp.Red, Tlp.Green])
            {
                var (viewer, moment) = (new Viewer("u1", clearance), await register.MomentAsync(position));
                var expected = await ExpectedAsync(text, viewer, moment);

                (await registers.IncidentsAsync(new(viewer, moment, new(Text: text)), 100_000, new IncidentStretch(ById: true), cancellation)).Select(item => item.Id).ShouldBe(expected.Listed, $"{text} {position} {clearance}");
                var hits = (await registers.SearchAsync(viewer, moment, text, 100_000, cancellation)).Where(hit => hit.Register is "incidents").Select(hit => (hit.Id, hit.Status)).ToArray();
                hits.ShouldBe(expected.All, ignoreOrder: true, $"{text} {position} {clearance}");
                hits.Select(hit => hit.Status is not null).ShouldBeInOrder();
            }
        }
    }

    [Fact]
    public async Task goes_through_the_list_where_the_index_would_find_too_many()
    {
        var schema = (await register.LinesAsync("select 'registers_g' || generation from registers.projector"))[0];
        await using var connection = await register.Source.OpenConnectionAsync(cancellation);
        var snapshot = new Snapshot(connection, schema, 0, "", new(mostItems: 2), new(mostItems: 2));

        (await WordIndex.FindAsync(snapshot, "incidents", "case-1", cancellation, few: 1)).Keys.ShouldBeNull("the index finds more");
        await register.LinesAsync($"analyze {schema}.incidents");
        (await WordIndex.FindAsync(snapshot, "incidents", "case", cancellation, few: 100)).Keys.ShouldBeNull();
        (await WordIndex.FindAsync(snapshot, "incidents", "case-1", cancellation)).Keys!.ShouldContain("case-1");
        (await WordIndex.FindAsync(snapshot, "incidents", "chưa-từng-có", cancellation)).Keys!.ShouldBeEmpty();
    }

    [Fact]
    public async Task shows_some_of_each_register()
    {
        var (registers, moment) = (new PostgresRegisters(register.Source, RegisterFixture.Zone), await register.MomentAsync());
        var viewer = new Viewer("u1", Tlp.Red);
        var all = await registers.SearchAsync(viewer, moment, "d", 100_000, cancellation);
        var (some, more) = await registers.SearchEachAsync(viewer, moment, "d", ofEach: 2, cancellation);

        more.ShouldBe(all.GroupBy(hit => hit.Register).Where(group => group.Count() > 2).Select(group => group.Key), ignoreOrder: true);
        some.GroupBy(hit => hit.Register).Select(group => (group.Key, group.Count())).ShouldBe(all.GroupBy(hit => hit.Register).Select(group => (group.Key, Math.Min(2, group.Count()))), ignoreOrder: true);
        some.GroupBy(hit => hit.Register).SelectMany(group => group).ShouldBe(all.GroupBy(hit => hit.Register).SelectMany(group => group.Take(2)), ignoreOrder: true);
        some.Select(hit => hit.Register).Distinct().Count().ShouldBeGreaterThan(1);
    }

    /// <summary>What is listed, and what is found by a search: what stands, then what was retracted, merged away or withdrawn, which is said of it.</summary>
    private async Task<(string[] Listed, (string Id, string? Status)[] All)> ExpectedAsync(string text, Viewer viewer, Moment moment)
    {
        var fold = new IncidentRegister();
        var memory = await Memory.OfAsync(register);
        var ordered = memory.Rows(viewer, moment).Where(row => SearchKey.Holds(fold.TextsOf(row), text))
            .OrderBy(row => row.Id, StringComparer.Ordinal).ToArray();
        return ([.. ordered.Where(row => row.Status is not Lifecycle.Withdrawn).Select(row => row.Id)], [
                .. ordered.Select(row => (row.Id, Status: row.Status is Lifecycle.Retracted or Lifecycle.MergedAway or Lifecycle.Withdrawn ? Codes.Of(row.Status) : null)).OrderBy(found => found.Status is not null),
            ]);
    }
}
