using ThreatRegister.Application.Queries;
using ThreatRegister.Application.Queries.Rules;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Deadlines;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.EventLog;
using ThreatRegister.Projections.Incidents;
using ThreatRegister.Registers.Postgres;

namespace ThreatRegister.Tests.Registers_Specs;

public sealed class EventfulFixture : RegisterFixture
{
    private readonly RandomHistory history = new(seed: 21);

    protected override Task BeginAsync() => GoOnAsync(events: 1_200);

    /// <summary>Incidents are recorded, corrected, marked, merged, retracted, withdrawn with their imports and brought back.</summary>
    internal Task GoOnAsync(int events) => RecordAsync([.. Enumerable.Range(0, events).Select(_ => Event(history.Next()))]);

    internal Task NoteAsync(string incident) => RecordAsync(Event((StreamName.Of("incident", incident), new IncidentNoted("Đã xem lại", Statement.Own))));

    private async Task RecordAsync(params IReadOnlyList<Append> appends)
    {
        await AppendAsync(appends);
        await Maintenance.CatchUpAsync();
    }
}

/// <summary>What is kept of an earlier moment and brought forward by what changed since is what would be read anew.</summary>
public sealed class Bringing_forward(EventfulFixture register) : IClassFixture<EventfulFixture>
{
    private const int Many = 1_000;

    /// <summary>Fewer than there are.</summary>
    private const int Few = 10;

    private static readonly CancellationToken cancellation = TestContext.Current.CancellationToken;

    private static readonly Viewer[] viewers =
        [new("u1", Tlp.Green), new("u1", Tlp.Amber), new("u1", Tlp.Red), new("u1", Tlp.Green) { SeesOfRaised = Tlp.Red }];

    private static readonly DeadlineSelector[] selectors =
    [
        new(DeadlineStart.Occurred, ["cyber.attack", "cyber.malware"], null, null, null, null, null, null, null, WithUnknownStart: false),
        new(DeadlineStart.Occurred, ["disaster.landslide"], [Outcome.Succeeded], [RecordKind.Case], false, null, null, null, null, WithUnknownStart: true),
    ];

    private static readonly OpenScope[] scopes =
    [
        new(Lifecycle.Open, [new(Outcome.Succeeded, Imported: false, ["cyber.attack", "crime.online-fraud"]), new(Outcome.Unknown, Imported: true, ["cyber.malware"])]),
        new(Lifecycle.Open, But: [new(Outcome.Succeeded, Imported: false, ["cyber.attack"])], Since: DateTimeOffset.UnixEpoch),
        new(Lifecycle.Contained),
    ];

    [Fact]
    public async Task tells_what_is_read_anew()
    {
        var (kept, random) = (NewRegisters(), new Random(22));
        for (var step = 1; step <= 60; step++)
        {
            // Mostly one event; now and then so many that sums are taken, once more than is brought forward, once another generation.
            await register.GoOnAsync(step == 30 ? 1_500 : step % 8 == 0 ? 60 : 1);
            if (step == 50) await register.Maintenance.RebuildAsync(cancellationToken: cancellation);

            var newest = await register.MomentAsync();
            var moment = step % 6 == 0 ? await register.MomentAsync(random.NextInt64(newest.Position / 2, newest.Position)) : newest;
            foreach (var viewer in viewers)
            {
                (await AnswersAsync(kept, viewer, moment)).ShouldBe(await AnswersAsync(NewRegisters(), viewer, moment), $"step {step}, {viewer}, {moment}");
                (await CasesAsync(kept, viewer, moment, Few)).ShouldBe(await CasesAsync(NewRegisters(), viewer, moment, Few), $"step {step}, {viewer}, {moment}");
            }
        }
    }

    [Fact]
    public async Task keeps_the_list_in_which_nothing_changed()
    {
        var (kept, viewer) = (NewRegisters(), viewers[^2]);
        var before = await CasesAsync(kept, viewer, await register.MomentAsync(), Many);

        await register.NoteAsync(before[0].Id);
        (await CasesAsync(kept, viewer, await register.MomentAsync(), Many)).ShouldBeSameAs(before);
    }

    /// <summary>Whatever else the tables hold meanwhile: it is not looked at.</summary>
    [Fact]
    public async Task reads_nothing_but_what_changed()
    {
        await register.Maintenance.RebuildAsync(cancellationToken: cancellation);
        var (kept, viewer, moment) = (NewRegisters(), viewers[^2], await register.MomentAsync());
        var before = await AnswersAsync(kept, viewer, moment);
        var noted = (await CasesAsync(kept, viewer, moment, Many))[0].Id;
        var schema = (await register.LinesAsync("select 'registers_g' || generation from registers.projector"))[0];
        await register.LinesAsync($"update {schema}.incidents set title = 'Sửa ngầm', status = 'closed' where status = 'open' and key <> '{noted}'; update {schema}.cell_sums set sums = '\\x'");

        await register.NoteAsync(noted);
        (await AnswersAsync(kept, viewer, await register.MomentAsync())).ShouldBe(before);

        // What is asked for the first time finds the sums gone.
        await Should.ThrowAsync<IndexOutOfRangeException>(async () => await AnswersAsync(NewRegisters(), viewer, await register.MomentAsync()));
        await register.Maintenance.RebuildAsync(cancellationToken: cancellation);
    }

    private PostgresRegisters NewRegisters() => new(register.Source, RegisterFixture.Zone);

    private static Task<IReadOnlyList<DeadlineRow>> CasesAsync(PostgresRegisters registers, Viewer viewer, Moment moment, int limit) =>
        registers.DeadlineCasesAsync(new(viewer, moment, new()), selectors, limit, cancellation);

    private static async Task<IReadOnlyList<string>> AnswersAsync(PostgresRegisters registers, Viewer viewer, Moment moment)
    {
        var answers = new List<string>();
        answers.AddRange((await CasesAsync(registers, viewer, moment, Many)).Select(row => $"{row}"));
        foreach (var scope in scopes) answers.Add($"{await registers.CountIncidentsInAsync(viewer, moment, scope, cancellation)}");
        foreach (var (period, per) in new[] { (null, Granularity.Year), ("2021", Granularity.Month), ("2020-11-15..2021-02-20", Granularity.Quarter) })
            answers.AddRange((await registers.GroupsAsync(new(viewer, moment, new(Period: period is null ? null : Period.Parse(period))), per, cancellation)).Select(group => $"{group}").Order(StringComparer.Ordinal));
        return answers;
    }
}
