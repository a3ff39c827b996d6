using ThreatRegister.EventLog;
using ThreatRegister.EventLog.Sequenced;

namespace ThreatRegister.Tests.EventLog_Contract;

/// <summary>The log over somebody else's streams, here the smallest there can be. With <c>-p:Stores=all</c> the same runs on real ones.</summary>
public sealed class Sequenced_log(PostgresFixture postgres) : EventLogContract
{
    private TestDatabase? database;

    protected override async ValueTask<IEventLog> OpenAsync()
    {
        database = await postgres.DatabaseAsync();
        await OrderSchema.MigrateAsync(database.Owner, Token);
        return new SequencedEventLog(database.App, new InMemoryStreams());
    }

    protected override ValueTask CloseAsync() => database!.DisposeAsync();
}

public sealed class Sequenced_restore(PostgresFixture postgres) : LogRestoreContract
{
    private TestDatabase? database;

    protected override async ValueTask<(IEventLog Log, ILogCopy Copy, ILogRestore Restore)> OpenAsync()
    {
        database = await postgres.DatabaseAsync();
        await OrderSchema.MigrateAsync(database.Owner, Token);
        var log = new SequencedEventLog(database.App, new InMemoryStreams());
        return (log, log, log);
    }

    protected override ValueTask CloseAsync() => database!.DisposeAsync();

    protected override async Task<LogVerdict> VerifyAsync() => await LogVerifier.VerifyAsync(Log.ReadAllAsync(0, Token).Select(StoredEvent.Of), null, Token);
}
