using Npgsql;
using ThreatRegister.Application.Queries;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Domain.Lessons;
using ThreatRegister.EventLog;
using ThreatRegister.Registers.Postgres;

namespace ThreatRegister.Tests.Registers_Specs;

/// <summary>A log with much in it, projected as it grew.</summary>
public sealed class GrownFixture : RegisterFixture
{
    internal const int Events = 3_000;

    /// <summary>What live projecting made of it.</summary>
    internal IReadOnlyDictionary<string, string[]> Live { get; private set; } = null!;

    protected override async Task BeginAsync()
    {
        var history = new RandomHistory(seed: 7);
        var pauses = new Random(7);
        var appends = new List<Append>();
        for (var number = 1; number <= Events; number++)
        {
            var next = history.Next();
            appends.Add(Event(next));
            if (number % 700 == 0) appends.Add(Poison(next.Stream));
            if (number % 900 == 0) appends.Add(Event((StreamName.Of("incident", $"begun-wrong-{number}"), new IncidentNoted("Chưa có sự cố", Statement.Own))));
            if (number % 800 == 0) appends.Add(Event((StreamName.Of("lesson", $"lesson-odd-{number}"), Odd($"lesson-odd-{number}"))));
            if (pauses.Next(200) > 0 && number < Events) continue;

            await AppendAsync(appends);
            await Maintenance.CatchUpAsync();
            appends.Clear();
        }

        Live = await TablesAsync();
    }

    /// <summary>What no decision lets in now, and an older or another program may have stored.</summary>
    private static LessonRecorded Odd(string id) => new(new(id), "Phối hợp", "Diễn \uFFFE tập \0 trước \uFDD0", [], [], Tlp.Green, Statement.Own);
}

public sealed class Rebuilding(GrownFixture register) : IClassFixture<GrownFixture>
{
    [Fact]
    public async Task makes_what_live_projecting_made()
    {
        await register.Maintenance.RebuildAsync(cancellationToken: TestContext.Current.CancellationToken);

        var rebuilt = await register.TablesAsync();
        rebuilt.Keys.ShouldBe(register.Live.Keys);
        foreach (var (table, lines) in register.Live) rebuilt[table].ShouldBe(lines, table);
        register.Live["parked"].Length.ShouldBeGreaterThan(5);
        register.Live["incidents_stated"].ShouldNotBeEmpty();
        register.Live["raised"].ShouldNotBeEmpty();
        register.Live["lessons"].Count(line => line.Contains("lesson-odd", StringComparison.Ordinal)).ShouldBe(3);
    }

    [Fact]
    public async Task leaves_nothing_in_its_folder_and_takes_away_what_a_killed_one_left()
    {
        var left = Path.Combine(register.WorkFolder, "left");
        Directory.CreateDirectory(left);
        await File.WriteAllTextAsync(Path.Combine(left, "3.events"), "của lần trước", TestContext.Current.CancellationToken);

        await register.Maintenance.RebuildAsync(cancellationToken: TestContext.Current.CancellationToken);

        Directory.EnumerateFileSystemEntries(register.WorkFolder).ShouldBeEmpty();
    }

    [Fact]
    public void leaves_another_ones_files_alone()
    {
        var folder = register.WorkFolder + "-shared";
        using var one = new PartitionFiles(folder, 1, events: 1);
        using var other = new PartitionFiles(folder, 1, events: 1);
        one.Add(Noted("incident-a"));
        other.Add(Noted("incident-b"));
        one.Complete();
        other.Complete();

        one.Read(0).Keys.ShouldBe([StreamName.Parse("incident-a")]);
        other.Read(0).Keys.ShouldBe([StreamName.Parse("incident-b")]);
    }

    [Fact]
    public async Task tells_how_far_it_is()
    {
        var told = new Told();
        var reached = await register.Maintenance.RebuildAsync(told, TestContext.Current.CancellationToken);

        told.Values.ShouldNotBeEmpty();
        told.Values.ShouldBe(told.Values.Order());
        told.Values[^1].ShouldBe(reached);
    }

    [Fact]
    public void says_so_where_the_disk_has_no_room()
    {
        using var files = new PartitionFiles(register.WorkFolder + "-full", 2, events: 1L << 50);
        var recorded = Noted("incident-a");

        Should.Throw<RegistersException>(() =>
        {
            for (var number = 0; number < 5_000; number++) files.Add(recorded);
        }).Message.ShouldContain("needs about");
    }

    private static RecordedEvent Noted(string stream) =>
        new(1, StreamName.Parse(stream), 1, "incident-noted", 1, DateTimeOffset.UnixEpoch, Guid.Empty, "u1", default, new byte[100], new(default, default, default, default));

    private sealed class Told : IProgress<long>
    {
        public List<long> Values { get; } = [];

        public void Report(long value) => Values.Add(value);
    }
}

/// <summary>A log that this program cannot read to its end.</summary>
public sealed class NewerFixture : RegisterFixture
{
    protected override async Task BeginAsync()
    {
        var history = new RandomHistory(seed: 3);
        await AppendAsync([.. Enumerable.Range(0, 40).Select(_ => Event(history.Next()))]);
        await Maintenance.CatchUpAsync();
    }
}

public sealed class Rebuilding_a_newer_log(NewerFixture register) : IClassFixture<NewerFixture>
{
    [Theory]
    [InlineData("incident-case-1")]
    [InlineData("taxonomy-threats")]
    public async Task stops_at_an_unknown_event_and_keeps_what_is_in_use(string stream)
    {
        var before = await register.TablesAsync();
        await register.AppendAsync(RegisterFixture.Event(StreamName.Parse(stream), new NewEvent("incident-foretold", 1, "{}"u8.ToArray())));

        await Should.ThrowAsync<Application.Events.UnknownEventException>(() => register.Maintenance.RebuildAsync(cancellationToken: TestContext.Current.CancellationToken));

        (await register.TablesAsync())["incidents"].ShouldBe(before["incidents"]);
        Directory.EnumerateFileSystemEntries(register.WorkFolder).ShouldBeEmpty();
    }
}

/// <summary>A short log.</summary>
public sealed class ShortFixture : RegisterFixture
{
    private readonly RandomHistory history = new(seed: 5);

    protected override Task BeginAsync() => RecordAsync(40);

    internal Task RecordAsync(int events) => AppendAsync([.. Enumerable.Range(0, events).Select(_ => Event(history.Next()))]);
}

public sealed class Following_a_log_from_far_behind(ShortFixture register) : IClassFixture<ShortFixture>
{
    [Fact]
    public async Task builds_anew_where_more_than_half_is_still_to_be_folded()
    {
        var patient = new RegisterMaintenance(register.Log, register.Codec, register.Source, RegisterFixture.Zone, register.WorkFolder) { FarBehind = 100 };
        var hasty = new RegisterMaintenance(register.Log, register.Codec, register.Source, RegisterFixture.Zone, register.WorkFolder) { FarBehind = 10 };
        var cancellation = TestContext.Current.CancellationToken;

        (await patient.CatchUpAsync(cancellationToken: cancellation)).ShouldBe(40);
        await register.RecordAsync(30);
        (await hasty.CatchUpAsync(cancellationToken: cancellation)).ShouldBe(70);
        (await register.LinesAsync("select generation::text from registers.projector")).ShouldBe(["1"], "the smaller half is followed event by event");

        await register.RecordAsync(80);
        (await hasty.CatchUpAsync(cancellationToken: cancellation)).ShouldBe(150);
        (await register.LinesAsync("select generation::text from registers.projector")).ShouldBe(["2"]);
    }
}

public sealed class Following_a_log_while_a_rebuild_stands_still(ShortFixture register) : IClassFixture<ShortFixture>
{
    [Fact]
    public async Task projects_beside_it()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var hasty = new RegisterMaintenance(register.Log, register.Codec, register.Source, RegisterFixture.Zone, register.WorkFolder) { FarBehind = 1, RebuildPatience = TimeSpan.Zero };
        await using var stopped = await register.Source.OpenConnectionAsync(cancellation);
        await using var holding = new NpgsqlCommand("select pg_advisory_lock(hashtext('threatregister.rebuild')); begin; create schema registers_g2", stopped);
        await RegisterSchema.EnsureAsync(register.Source, cancellation);
        await holding.ExecuteNonQueryAsync(cancellation);

        var head = (await register.MomentAsync()).Position;
        (await hasty.CatchUpAsync(cancellationToken: cancellation)).ShouldBe(head);

        (await register.LinesAsync("select generation::text from registers.projector")).ShouldBe(["1"]);
        await using var ending = new NpgsqlCommand("rollback; select pg_advisory_unlock_all()", stopped);
        await ending.ExecuteNonQueryAsync(cancellation);
    }
}

public sealed class Reading_registers_of_another_shape(NewerFixture register) : IClassFixture<NewerFixture>
{
    [Fact]
    public async Task is_refused()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var asked = new IncidentQuery(Viewer.Local("u1"), await register.MomentAsync(), new());
        var registers = new PostgresRegisters(register.Source, RegisterFixture.Zone);
        (await registers.CountAsync(asked, cancellation)).ShouldBeGreaterThan(0);

        await register.LinesAsync("update registers_g1.checkpoint set shape = 'older'");
        (await Should.ThrowAsync<RegistersException>(() => registers.CountAsync(asked, cancellation))).Message.ShouldContain("another version");
    }
}
