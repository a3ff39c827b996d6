using System.Security.Cryptography;
using System.Text;
using ThreatRegister.EventLog;
using ThreatRegister.EventLog.Sequenced;

namespace ThreatRegister.Tests.EventLog_Contract;

/// <summary>What can go wrong between a store of streams and the order beside it.</summary>
public sealed class Ordering_of_streams(PostgresFixture postgres) : IAsyncLifetime
{
    private readonly InMemoryStreams store = new();
    private TestDatabase? database;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private SequencedEventLog Log => new(database!.App, store);

    public async ValueTask InitializeAsync()
    {
        database = await postgres.DatabaseAsync();
        await OrderSchema.MigrateAsync(database.Owner, Token);
        await OrderSchema.MigrateAsync(database.Owner, Token);
    }

    public ValueTask DisposeAsync() => database!.DisposeAsync();

    [Fact]
    public async Task An_answer_that_was_lost_is_found_and_nothing_recorded_twice()
    {
        store.LostAnswers = 1;
        var lost = Append("a", 0, "một", "hai");

        (await AppendAsync(Log, lost)).ShouldBeOfType<AppendResult.Accepted>().LastPosition.ShouldBe(2);
        (await AppendAsync(Log, lost)).ShouldBeOfType<AppendResult.Accepted>().Repeated.ShouldBeTrue();
        (await Log.ReadAllAsync(0, Token).CountAsync(Token)).ShouldBe(2);
    }

    [Fact]
    public async Task A_store_that_comes_back_in_time_is_waited_for()
    {
        store.Outages = 3;

        (await AppendAsync(Log, Append("a", 0, "một"))).ShouldBeOfType<AppendResult.Accepted>().Repeated.ShouldBeFalse();
    }

    [Fact]
    public async Task A_read_that_is_cut_off_goes_on_where_it_was()
    {
        await AppendAsync(Log, Append("a", 0, "một", "hai", "ba"));
        store.CutReads = 2;
        (await Log.ReadAllAsync(0, Token).Select(recorded => recorded.Position).ToListAsync(Token)).ShouldBe([1, 2, 3]);
        store.CutReads = 2;
        (await Log.ReadStreamAsync(StreamName.Of("incident", "a"), 0, Token).Select(recorded => recorded.Version).ToListAsync(Token)).ShouldBe([1, 2, 3]);
        store.CutReads.ShouldBe(0);
    }

    [Fact]
    public async Task As_far_as_a_place_the_log_is_read_in_its_own_order_and_what_lies_there_is_ordered_first()
    {
        await AppendAsync(Log, Append("a", 0, "một"));
        await LeaveUnorderedAsync(Append("b", 0, "hai"));
        await AppendAsync(Log, Append("a", 1, "ba"));

        (await Log.ReadUpToAsync(0, new(100, 7), Token).Select(recorded => recorded.Stream.Id).ToListAsync(Token)).ShouldBe(["a", "b"]);
        (await Log.ReadUpToAsync(1, new(199, 0), Token).Select(recorded => recorded.Position).ToListAsync(Token)).ShouldBe([2]);
        (await Log.ReadUpToAsync(2, new(long.MaxValue, 0), Token).Select(recorded => recorded.Position).ToListAsync(Token)).ShouldBe([3]);
    }

    [Fact]
    public async Task A_store_that_stays_away_is_told()
    {
        store.Outages = int.MaxValue;
        var log = new SequencedEventLog(database!.App, store, new() { RetryFor = TimeSpan.Zero });

        await Should.ThrowAsync<LogUnavailableException>(async () => await AppendAsync(log, Append("a", 0, "một")));
    }

    [Fact]
    public async Task What_a_killed_process_appended_and_did_not_order_is_ordered_by_whoever_comes()
    {
        var lost = Append("a", 0, "một", "hai");
        await LeaveUnorderedAsync(lost);
        (await Log.HeadAsync(Token)).Position.ShouldBe(0);

        (await Log.SubscribeAsync(0, Token).Take(2).Select(recorded => recorded.Position).ToListAsync(Token)).ShouldBe([1, 2]);
        (await AppendAsync(Log, lost)).ShouldBeOfType<AppendResult.Accepted>().Repeated.ShouldBeTrue();
    }

    [Fact]
    public async Task A_command_whose_events_lie_unordered_is_not_appended_again()
    {
        var lost = Append("a", 0, "một");
        await LeaveUnorderedAsync(lost);

        (await AppendAsync(Log, lost)).ShouldBeOfType<AppendResult.Accepted>().LastPosition.ShouldBe(1);
        (await Log.ReadAllAsync(0, Token).CountAsync(Token)).ShouldBe(1);
    }

    [Fact]
    public async Task One_command_that_two_processes_put_on_two_streams_counts_once()
    {
        var id = Guid.CreateVersion7();
        await LeaveUnorderedAsync(Append("a", 0, "một") with { CommandId = id });
        await LeaveUnorderedAsync(Append("b", 0, "một") with { CommandId = id });

        (await AppendAsync(Log, Append("c", 0, "hai"))).ShouldBeOfType<AppendResult.Accepted>().LastPosition.ShouldBe(2);
        (await AppendAsync(Log, Append("b", 0, "một") with { CommandId = id })).ShouldBeOfType<AppendResult.CommandConflict>();

        // The stream that lost it goes on from the version it has in the log, though the store holds more.
        (await AppendAsync(Log, Append("b", 0, "ba", "bốn"))).ShouldBeOfType<AppendResult.Accepted>().Version.ShouldBe(2);
        (await Log.ReadStreamAsync(StreamName.Of("incident", "b"), 1, Token).Select(recorded => recorded.Version).ToListAsync(Token)).ShouldBe([2]);
        await IsWholeAsync(4);
    }

    [Fact]
    public async Task Events_of_others_in_a_stream_are_passed_over()
    {
        await AppendAsync(Log, Append("a", 0, "một"));
        await store.AppendAsync(StreamName.Of("incident", "a"), 1, [new(Guid.CreateVersion7(), "NotOurs", "{}"u8.ToArray(), default), new(Guid.CreateVersion7(), "NotOurs", "{}"u8.ToArray(), "{}"u8.ToArray())], Token);

        (await AppendAsync(Log, Append("a", 1, "hai"))).ShouldBeOfType<AppendResult.Accepted>().Version.ShouldBe(2);
        (await Log.ReadStreamAsync(StreamName.Of("incident", "a"), 0, Token).Select(recorded => Encoding.UTF8.GetString(recorded.Data.Span)).ToListAsync(Token)).ShouldBe(["một", "hai"]);
        await IsWholeAsync(2);
    }

    [Fact]
    public async Task Two_processes_append_and_order_together()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(async writer =>
        {
            var log = Log;
            for (var turn = 0; turn < 20; turn++)
                (await AppendAsync(log, Append($"s-{turn % 3}", -1, $"{writer}/{turn}"))).ShouldBeOfType<AppendResult.Accepted>();
        }));

        await IsWholeAsync(160);
    }

    [Fact]
    public async Task What_somebody_changed_in_the_store_is_found()
    {
        await AppendAsync(Log, Append("a", 0, "một"));
        await AppendAsync(Log, Append("b", 0, "hai"));
        store.Change(stored => stored.Revision == 0 && stored.Stream.Id == "b" ? stored with { Data = "ba"u8.ToArray() } : stored);

        (await VerifyAsync()).ShouldBeOfType<LogVerdict.Wrong>().Position.ShouldBe(2);
    }

    [Fact]
    public async Task The_order_of_one_store_is_not_taken_for_anothers()
    {
        await AppendAsync(Log, Append("a", 0, "một"));
        var other = new SequencedEventLog(database!.App, new InMemoryStreams { Name = "khác" }, new() { RetryFor = TimeSpan.Zero });

        (await Should.ThrowAsync<LogUnavailableException>(async () => await AppendAsync(other, Append("b", 0, "hai")))).Message.ShouldContain("'memory', and not of 'khác'");
    }

    [Fact]
    public async Task A_restore_that_broke_off_leaves_nothing_and_can_be_done_again()
    {
        var original = new InMemoryEventLog(TimeProvider.System);
        await original.AppendAsync([Append("a", 0, "một", "hai"), Append("b", 0, "ba"), Append("a", 2, "bốn")], Token);
        var commands = await original.ReadCommandsAsync(0, 4, Token).ToListAsync(Token);
        store.LostAnswers = 1;
        await Should.ThrowAsync<LogUnavailableException>(async () => await Log.RestoreAsync(LogHead.Empty, commands, Token));
        (await Log.HeadAsync(Token)).Position.ShouldBe(0);

        (await Log.RestoreAsync(LogHead.Empty, commands, Token)).IsAt(await original.HeadAsync(Token)).ShouldBeTrue();
        await IsWholeAsync(4);
    }

    /// <summary>As a process that is killed between the two.</summary>
    private async Task LeaveUnorderedAsync(Append append)
    {
        store.LostAnswers = 1;
        var log = new SequencedEventLog(database!.App, store, new() { RetryFor = TimeSpan.Zero });
        await Should.ThrowAsync<LogUnavailableException>(async () => await AppendAsync(log, append));
    }

    private async Task IsWholeAsync(long count)
    {
        (await Log.ReadAllAsync(0, Token).Select(recorded => recorded.Position).ToListAsync(Token)).ShouldBe(Enumerable.Range(1, (int)count).Select(position => (long)position));
        (await VerifyAsync()).ShouldBeOfType<LogVerdict.Ok>().Count.ShouldBe(count);
    }

    private async Task<LogVerdict> VerifyAsync() => await LogVerifier.VerifyAsync(Log.ReadAllAsync(0, Token).Select(StoredEvent.Of), null, Token);

    private static async Task<AppendResult> AppendAsync(SequencedEventLog log, Append append) => (await log.AppendAsync([append], Token))[0];

    private static Append Append(string stream, long expected, params string[] bodies) => new(
        StreamName.Of("incident", stream), new(expected), Guid.CreateVersion7(), SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', bodies))), "truc-ban-01", "{}"u8.ToArray(),
        [.. bodies.Select(body => new NewEvent("incident-reported", 1, Encoding.UTF8.GetBytes(body)))]);
}
