using ThreatRegister.Application.Queries;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Lessons;
using ThreatRegister.EventLog;
using ThreatRegister.Projections.Lessons;
using ThreatRegister.Registers.Postgres;

namespace ThreatRegister.Tests.Registers_Specs;

public sealed class OneLessonFixture : RegisterFixture
{
    protected override Task BeginAsync() => AskForAsync("bai-1", Tlp.Clear);

    internal async Task AskForAsync(string id, Tlp marking)
    {
        await AppendAsync(Event((StreamName.Of("lesson", id), new LessonAsked(new(id), "Vì sao chặn được?", null, null, null, [], [], marking, new(new SourceId("src-1"), null, null)))));
        await Maintenance.CatchUpAsync();
    }
}

/// <summary>Rows that were read are read again when their register changed, and only then.</summary>
public sealed class Known_rows(OneLessonFixture fixture) : IClassFixture<OneLessonFixture>
{
    [Fact]
    public async Task are_those_of_the_moment_and_the_viewer_that_are_asked()
    {
        var registers = new PostgresRegisters(fixture.Source, RegisterFixture.Zone);
        var first = await fixture.MomentAsync();
        var read = await AskAsync(Tlp.Green, first);
        Ids(read).ShouldBe(["bai-1"]);

        await fixture.AppendAsync(RegisterFixture.Poison(StreamName.Of("incident", "khong-doc-duoc")));
        await fixture.Maintenance.CatchUpAsync(cancellationToken: TestContext.Current.CancellationToken);
        (await AskAsync(Tlp.Green, await fixture.MomentAsync())).ShouldBeSameAs(read, "something else was recorded");

        await fixture.AskForAsync("bai-2", Tlp.Red);
        var second = await fixture.MomentAsync();
        Ids(await AskAsync(Tlp.Red, second)).ShouldBe(["bai-1", "bai-2"]);
        Ids(await AskAsync(Tlp.Green, second)).ShouldBe(["bai-1"]);
        Ids(await AskAsync(Tlp.Red, first)).ShouldBe(["bai-1"]);

        Task<IReadOnlyList<LessonRow>> AskAsync(Tlp clearance, Moment moment) => registers.RowsAsync<LessonRow>(new("can-bo-1", clearance), moment, TestContext.Current.CancellationToken);
    }

    private static IEnumerable<string> Ids(IEnumerable<LessonRow> rows) => rows.Select(row => row.Id);
}
