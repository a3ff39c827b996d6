using ThreatRegister.Application.Queries;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Imports;
using ThreatRegister.EventLog;
using ThreatRegister.Registers.Postgres;

namespace ThreatRegister.Tests.Registers_Specs;

/// <summary>Events of several people about records that are marked anew, merged and withdrawn; one that nobody can read among them. Each was recorded on a day of its own.</summary>
public sealed class ActsFixture : RegisterFixture
{
    private const int Events = 400;

    internal static readonly string[] Actors = ["duty-1", "duty-2", "duty-3"];

    internal static DateTimeOffset DayOf(long position) => new DateTimeOffset(2024, 1, 1, 3, 0, 0, TimeSpan.Zero).AddDays(position);

    protected override async Task BeginAsync()
    {
        var history = new RandomHistory(seed: 11);
        foreach (var import in (string[])["import-1", "import-2"])
            await AppendAsync(Event((StreamName.Of("import", import), new ImportStarted(new(import), new("src-1"), "tep.csv", new string('0', 64), new string('1', 64)))));
        for (var number = 0; number < Events; number++)
        {
            if (number == Events / 2) await AppendAsync(Poison(StreamName.Of("incident", "case-1")));
            await AppendAsync(Event(history.Next()) with { Actor = Actors[number % 7 % 3] });
        }

        await Maintenance.CatchUpAsync();
        await SpreadAsync();
    }

    /// <summary>The log's own clock would record all within a second.</summary>
    internal async Task SpreadAsync()
    {
        var schema = (await LinesAsync("select 'registers_g' || generation from registers.projector"))[0];
        await LinesAsync($"update {schema}.acts set recorded_at = timestamptz '2024-01-01 03:00:00Z' + position * interval '1 day' returning event");
    }
}

/// <summary>What the list of acts answers is what walking through the log would, and who may not see a record sees nothing of what was done to it.</summary>
public sealed class Who_recorded_what(ActsFixture register) : IClassFixture<ActsFixture>
{
    private static readonly CancellationToken cancellation = TestContext.Current.CancellationToken;

    private PostgresRegisters Registers => new(register.Source, RegisterFixture.Zone);

    private RecordReader Records => new(register.Log, register.Codec, RegisterFixture.Zone);

    [Fact]
    public async Task is_seen_as_far_as_each_single_event_is()
    {
        var moment = await register.MomentAsync();
        foreach (var clearance in Enum.GetValues<Tlp>())
        {
            var acts = await ActsAsync(new("u1", clearance) { FollowsOthers = true }, moment, new());

            acts.Select(act => (act.Position, act.Actor, act.Event)).ShouldBe((await SeenAsync(clearance, moment)).Select(seen => (seen.Stored.Position, seen.Stored.Actor, seen.Stored.Type)));
            acts.ShouldAllBe(act => act.Marking <= clearance);
        }
    }

    [Fact]
    public async Task tells_how_strictly_its_records_are_marked()
    {
        var moment = await register.MomentAsync();
        var marked = (await SeenAsync(Tlp.Red, moment)).ToDictionary(seen => seen.Stored.Position, seen => seen.Marking);

        var acts = await ActsAsync(new("u1", Tlp.Red) { FollowsOthers = true }, moment, new());

        acts.ShouldAllBe(act => act.Marking == marked[act.Position]);
        acts.Select(act => act.Marking).Distinct().Count().ShouldBe(5);
        acts.Where(act => act.Register is "incidents").ShouldAllBe(act => act.Title != null);
    }

    [Fact]
    public async Task is_narrowed_by_who_what_and_when()
    {
        var (moment, viewer) = (await register.MomentAsync(), new Viewer("u1", Tlp.Amber) { FollowsOthers = true });
        var all = await SeenAsync(Tlp.Amber, moment);
        var period = Period.Parse("2024-03");
        (ActFilter Filter, Func<RecordedEvent, bool> Asked)[] asked =
        [
            (new("duty-2"), act => act.Actor is "duty-2"),
            (new(Events: ["incident-marked", "lesson-recorded"]), act => act.Type is "incident-marked" or "lesson-recorded"),
            (new("duty-1", ["incident-marked", "incident-noted"]), act => act.Actor is "duty-1" && act.Type is "incident-marked" or "incident-noted" && act.Actor is "duty-1"),
            (new(Recorded: period), act => TimeZoneInfo.ConvertTime(ActsFixture.DayOf(act.Position), RegisterFixture.Zone).DateTime is var day && day >= period.From && day < period.To),
            (new("duty-3", ["incident-reported"], period), act => act is { Actor: "duty-3", Type: "incident-reported" } && TimeZoneInfo.ConvertTime(ActsFixture.DayOf(act.Position), RegisterFixture.Zone).DateTime is var day && day >= period.From && day < period.To),
            (new("nobody"), _ => false),
            (new(Events: []), _ => false),
            (new(Recorded: Period.Parse("2019")), _ => false),
        ];
        foreach (var (filter, isAsked) in asked)
            (await ActsAsync(viewer, moment, filter)).Select(act => act.Position).ShouldBe(all.Select(seen => seen.Stored).Where(isAsked).Select(stored => stored.Position), filter.ToString());
        all.Select(seen => seen.Stored).Count(asked[4].Asked).ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task goes_on_behind_a_position_and_back_before_it()
    {
        var (moment, viewer, filter) = (await register.MomentAsync(), new Viewer("u1", Tlp.Green) { FollowsOthers = true }, new ActFilter("duty-1"));
        var all = (await ActsAsync(viewer, moment, filter)).Select(act => act.Position).ToArray();

        var read = new List<long>();
        while (await Registers.ActsAsync(viewer, moment, filter, 7, new(read.Count == 0 ? null : read[^1]), cancellation) is { Count: > 0 } part) read.AddRange(part.Select(act => act.Position));
        read.ShouldBe(all);
        (await Registers.ActsAsync(viewer, moment, filter, 5, new(all[9], Backwards: true), cancellation)).Select(act => act.Position).ShouldBe(all[4..9].Reverse());
    }

    [Fact]
    public async Task is_as_it_was_at_a_moment()
    {
        var moment = await register.MomentAsync(150);

        var acts = await ActsAsync(new("u1", Tlp.Red) { FollowsOthers = true }, moment, new());

        acts[0].Position.ShouldBe(150);
        acts.Count.ShouldBe(150);
    }

    [Fact]
    public async Task is_ones_own_for_who_follows_nobody()
    {
        var moment = await register.MomentAsync();
        var viewer = new Viewer("duty-2", Tlp.Red);

        (await ActsAsync(viewer, moment, new())).Select(act => act.Actor).Distinct().ShouldBe(["duty-2"]);
        (await ActsAsync(viewer, moment, new("duty-2"))).Count.ShouldBe((await ActsAsync(viewer, moment, new())).Count);
        (await ActsAsync(viewer, moment, new("duty-1"))).ShouldBeEmpty();
    }

    [Fact]
    public async Task is_the_same_after_a_rebuild()
    {
        var (moment, viewer) = (await register.MomentAsync(), new Viewer("u1", Tlp.Green) { FollowsOthers = true });
        var before = await ActsAsync(viewer, moment, new());

        await register.Maintenance.RebuildAsync(cancellationToken: cancellation);
        await register.SpreadAsync();

        (await ActsAsync(viewer, moment, new())).ShouldBe(before);
    }

    private Task<IReadOnlyList<ActItem>> ActsAsync(Viewer viewer, Moment moment, ActFilter filter) => Registers.ActsAsync(viewer, moment, filter, 10_000, new(), cancellation);

    /// <summary>The newest first: what can be read, as a single event is told to somebody. A stream that holds what cannot is parked there: nothing is known of it from there on.</summary>
    private async Task<IReadOnlyList<(RecordedEvent Stored, Tlp Marking)>> SeenAsync(Tlp clearance, Moment moment)
    {
        var (sight, seen, parked) = (new EventSight(Records), new List<(RecordedEvent, Tlp)>(), new HashSet<StreamName>());
        await foreach (var stored in register.Log.ReadAllAsync(0, moment.Position, cancellation))
        {
            if (Read(stored) is not { } read) parked.Add(stored.Stream);
            else if (!parked.Contains(stored.Stream) && await sight.MarkingOfAsync(read, cancellation) is var marking && marking <= clearance) seen.Add((stored, marking));
        }

        parked.Count.ShouldBe(1);
        seen.Reverse();
        return seen;
    }

    private Recorded<object>? Read(RecordedEvent stored)
    {
        try
        {
            return register.Codec.Decode(stored);
        }
        catch (Application.Events.UnreadableEventException)
        {
            return null;
        }
    }
}
