using System.Security.Cryptography;
using System.Text;
using ThreatRegister.EventLog;
using ThreatRegister.EventLog.Postgres;

namespace ThreatRegister.Tests.EventLog_Contract;

/// <summary>What every store must do that takes another log's events over, or gives its own.</summary>
public abstract class LogRestoreContract : IAsyncLifetime
{
    private (IEventLog Log, ILogCopy Copy, ILogRestore Restore)? store;

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    protected IEventLog Log => store!.Value.Log;

    private ILogCopy Copy => store!.Value.Copy;

    private ILogRestore Restore => store!.Value.Restore;

    public async ValueTask InitializeAsync() => store = await OpenAsync();

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        GC.SuppressFinalize(this);
    }

    protected abstract ValueTask<(IEventLog Log, ILogCopy Copy, ILogRestore Restore)> OpenAsync();

    protected virtual ValueTask CloseAsync() => ValueTask.CompletedTask;

    protected abstract Task<LogVerdict> VerifyAsync();

    [Fact]
    public async Task The_copy_is_the_same_log()
    {
        var original = await OriginalAsync();

        var head = await Restore.RestoreAsync(LogHead.Empty, await CommandsAsync(original), Token);

        head.IsAt(await original.HeadAsync(Token)).ShouldBeTrue();
        (await AllAsync(Log)).ShouldBe(await AllAsync(original));
        (await VerifyAsync()).ShouldBeOfType<LogVerdict.Ok>().Chain.ToArray().ShouldBe(head.Chain.ToArray());
    }

    [Fact]
    public async Task A_command_sent_again_is_recognised_and_another_body_is_a_conflict()
    {
        var original = await OriginalAsync();
        await Restore.RestoreAsync(LogHead.Empty, await CommandsAsync(original), Token);

        var again = (await Log.AppendAsync([Append("a", 0, 1, "một", "hai")], Token))[0].ShouldBeOfType<AppendResult.Accepted>();
        (again.FirstPosition, again.LastPosition, again.Version, again.Repeated).ShouldBe((1, 2, 2, true));
        (await Log.AppendAsync([Append("a", 0, 1, "khác")], Token))[0].ShouldBeOfType<AppendResult.CommandConflict>();
    }

    [Fact]
    public async Task The_log_goes_on_behind_what_was_restored()
    {
        var original = await OriginalAsync();
        await Restore.RestoreAsync(LogHead.Empty, await CommandsAsync(original), Token);

        var next = (await Log.AppendAsync([Append("a", 3, 9, "sau")], Token))[0].ShouldBeOfType<AppendResult.Accepted>();

        (next.FirstPosition, next.Version).ShouldBe((6, 4));
        (await VerifyAsync()).ShouldBeOfType<LogVerdict.Ok>().Count.ShouldBe(6);
    }

    [Fact]
    public async Task What_is_restored_can_be_read_as_it_was_given()
    {
        var original = await OriginalAsync();
        await Restore.RestoreAsync(LogHead.Empty, await CommandsAsync(original), Token);

        var kept = await Copy.ReadCommandsAsync(2, 5, Token).ToListAsync(Token);

        kept.Select(command => (command.First.Position, command.Last.Position)).ShouldBe([(3, 3), (4, 4), (5, 5)]);
        kept.Select(command => Convert.ToHexString(command.Fingerprint.Span)).ShouldBe((await CommandsAsync(original)).Skip(1).Select(command => Convert.ToHexString(command.Fingerprint.Span)));
        Convert.ToHexString((await Copy.HeadAtAsync(2, Token))!.Chain.Span).ShouldBe((await AllAsync(original))[1].Split(' ')[^1]);
        (await Copy.HeadAtAsync(6, Token)).ShouldBeNull();
        (await Copy.HeadAtAsync(0, Token))!.IsAt(LogHead.Empty).ShouldBeTrue();
    }

    [Fact]
    public async Task A_bound_within_a_command_is_found() =>
        (await Should.ThrowAsync<LogCorruptException>(async () =>
        {
            await Restore.RestoreAsync(LogHead.Empty, await CommandsAsync(await OriginalAsync()), Token);
            await Copy.ReadCommandsAsync(1, 5, Token).ToListAsync(Token);
        })).Message.ShouldStartWith("Positions 1 to 2 were recorded together");

    [Fact]
    public async Task It_can_be_done_in_parts()
    {
        var commands = await CommandsAsync(await OriginalAsync());

        var head = await Restore.RestoreAsync(LogHead.Empty, commands[..2], Token);
        head.Position.ShouldBe(3);
        await Should.ThrowAsync<LogMovedException>(async () => await Restore.RestoreAsync(LogHead.Empty, commands[..2], Token));
        await Restore.RestoreAsync(head, commands[2..], Token);

        (await VerifyAsync()).ShouldBeOfType<LogVerdict.Ok>().Count.ShouldBe(5);
    }

    [Fact]
    public async Task A_log_that_holds_something_else_takes_nothing()
    {
        await Log.AppendAsync([Append("khac", 0, 77, "khác")], Token);
        var commands = await CommandsAsync(await OriginalAsync());

        (await Should.ThrowAsync<LogMovedException>(async () => await Restore.RestoreAsync(LogHead.Empty, commands, Token))).Head.Position.ShouldBe(1);
        (await Log.HeadAsync(Token)).Position.ShouldBe(1);
    }

    public static TheoryData<string, long, string> Tampered => new()
    {
        { "data", 3, "content hash" },
        { "actor", 3, "content hash" },
        { "salt", 3, "salt has not" },
        { "content", 3, "content hash" },
        { "leaf", 3, "leaf hash" },
        { "chain", 3, "chain hash" },
        { "time", 3, "leaf hash" },
        { "time backwards", 3, "before that of the event before" },
        { "version", 3, "version 7 of stream" },
        { "position", 9, "position 3 was to follow" },
        { "fingerprint", 3, "the fingerprint has 3 bytes" },
        { "command", 3, "has recorded something before" },
        { "second event's stream", 2, "not that of the command's first event" },
    };

    [Theory]
    [MemberData(nameof(Tampered))]
    public async Task A_changed_event_is_refused_and_nothing_recorded(string what, long position, string why)
    {
        var commands = await CommandsAsync(await OriginalAsync());
        var changed = commands.Select((command, index) => index switch
        {
            0 when what is "second event's stream" => command with { Events = [command.First, command.Last with { Stream = StreamName.Of("incident", "x") }] },
            1 when what is "fingerprint" => command with { Fingerprint = new byte[3] },
            1 => command with { Events = [Change(command.First, what, commands[0].First)] },
            _ => command,
        }).ToList();

        var refused = await Should.ThrowAsync<RestoreRefusedException>(async () => await Restore.RestoreAsync(LogHead.Empty, changed, Token));

        (refused.Position, refused.What.Contains(why, StringComparison.Ordinal)).ShouldBe((position, true), refused.What);
        (await Log.HeadAsync(Token)).Position.ShouldBe(0);
        (await Restore.RestoreAsync(LogHead.Empty, commands, Token)).Position.ShouldBe(5);
    }

    private static RecordedEvent Change(RecordedEvent kept, string what, RecordedEvent other) => what switch
    {
        "data" => kept with { Data = "sửa"u8.ToArray() },
        "actor" => kept with { Actor = "nguoi-khac" },
        "salt" => kept with { Hashes = kept.Hashes with { Salt = new byte[5] } },
        "content" => kept with { Hashes = kept.Hashes with { Content = new byte[32] } },
        "leaf" => kept with { Hashes = kept.Hashes with { Leaf = new byte[32] } },
        "chain" => kept with { Hashes = kept.Hashes with { Chain = new byte[32] } },
        "time" => kept with { RecordedAt = kept.RecordedAt.AddSeconds(1) },
        "time backwards" => kept with { RecordedAt = kept.RecordedAt.AddYears(-1) },
        "version" => kept with { Version = 7 },
        "position" => kept with { Position = 9 },
        "command" => Rehashed(kept, other.CommandId),
        _ => kept,
    };

    /// <summary>Under right hashes, so that only the memory of commands can tell.</summary>
    private static RecordedEvent Rehashed(RecordedEvent kept, Guid commandId)
    {
        var changed = kept with { CommandId = commandId };
        return changed with { Hashes = changed.Hashes with { Content = LogHash.Content(changed) } };
    }

    private static async Task<InMemoryEventLog> OriginalAsync()
    {
        var original = new InMemoryEventLog(TimeProvider.System);
        await original.AppendAsync([Append("a", 0, 1, "một", "hai")], Token);
        await original.AppendAsync([Append("b", 0, 2, """{"tiêu đề":"lũ"}""")], Token);
        await original.AppendAsync([Append("a", 2, 3, "ba"), Append("c", 0, 4, "\0")], Token);
        return original;
    }

    private static async Task<List<KeptCommand>> CommandsAsync(InMemoryEventLog log) =>
        await log.ReadCommandsAsync(0, (await log.HeadAsync(Token)).Position, Token).ToListAsync(Token);

    private static async Task<List<string>> AllAsync(IEventLog log) => await log.ReadAllAsync(0, Token).Select(kept => string.Join(
        ' ',
        kept.Position, kept.Stream, kept.Version, kept.Type, kept.SchemaVersion, LogHash.Microseconds(kept.RecordedAt), kept.CommandId, kept.Actor,
        Convert.ToHexString(kept.Headers.Span), Convert.ToHexString(kept.Data.Span), Convert.ToHexString(kept.Hashes.Salt.Span),
        Convert.ToHexString(kept.Hashes.Content.Span), Convert.ToHexString(kept.Hashes.Leaf.Span), Convert.ToHexString(kept.Hashes.Chain.Span))).ToListAsync(Token);

    private static Append Append(string stream, long expected, int command, params string[] bodies) => new(
        StreamName.Of("incident", stream),
        new(expected),
        new Guid(command, 0, 0, new byte[8]),
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', bodies))),
        "truc-ban-01",
        """{"source":"tổng đài"}"""u8.ToArray(),
        [.. bodies.Select(body => new NewEvent("incident-reported", 1, Encoding.UTF8.GetBytes(body)))]);
}

public sealed class InMemory_restore : LogRestoreContract
{
    protected override ValueTask<(IEventLog Log, ILogCopy Copy, ILogRestore Restore)> OpenAsync()
    {
        var log = new InMemoryEventLog(TimeProvider.System);
        return new((log, log, log));
    }

    protected override async Task<LogVerdict> VerifyAsync() => await LogVerifier.VerifyAsync(Log.ReadAllAsync(0, Token).Select(StoredEvent.Of), null, Token);
}

public sealed class Postgres_restore(PostgresFixture postgres) : LogRestoreContract
{
    private TestDatabase? database;

    protected override async ValueTask<(IEventLog Log, ILogCopy Copy, ILogRestore Restore)> OpenAsync()
    {
        database = await postgres.DatabaseAsync();
        return (new PostgresEventLog(database.App), new PostgresLogCopy(database.App), new PostgresLogRestore(database.Bulk));
    }

    protected override async ValueTask CloseAsync()
    {
        await ((PostgresEventLog)Log).DisposeAsync();
        await database!.DisposeAsync();
    }

    protected override Task<LogVerdict> VerifyAsync() => PostgresLogVerifier.VerifyAsync(database!.App, null, Token);
}
