using ThreatRegister.EventLog;
using ThreatRegister.EventLog.EventStoreDb;
using ThreatRegister.EventLog.Sequenced;

namespace ThreatRegister.Tests.EventLog_Contract;

/// <summary>A part of the server of its own for each test, under a prefix that nobody had before.</summary>
internal static class EventStoreDbServer
{
    public const string Setting = "THREATREG_EVENTSTORE";

    public static EventStoreDbStreams Open()
    {
        var connection = Environment.GetEnvironmentVariable(Setting);
        if (string.IsNullOrEmpty(connection)) Assert.Skip($"No EventStoreDB to test with: set {Setting}, such as esdb://127.0.0.1:2113?tls=false.");
        return new(connection!, $"test-{Guid.NewGuid():n}.");
    }
}

public sealed class EventStoreDb_log(PostgresFixture postgres) : EventLogContract
{
    private EventStoreDbStreams? store;
    private TestDatabase? database;

    protected override async ValueTask<IEventLog> OpenAsync()
    {
        store = EventStoreDbServer.Open();
        database = await postgres.DatabaseAsync();
        await OrderSchema.MigrateAsync(database.Owner, Token);
        return new SequencedEventLog(database.App, store);
    }

    protected override async ValueTask CloseAsync()
    {
        if (store is not null) await store.DisposeAsync();
        if (database is not null) await database.DisposeAsync();
    }
}

public sealed class EventStoreDb_restore(PostgresFixture postgres) : LogRestoreContract
{
    private EventStoreDbStreams? store;
    private TestDatabase? database;

    protected override async ValueTask<(IEventLog Log, ILogCopy Copy, ILogRestore Restore)> OpenAsync()
    {
        store = EventStoreDbServer.Open();
        database = await postgres.DatabaseAsync();
        await OrderSchema.MigrateAsync(database.Owner, Token);
        var log = new SequencedEventLog(database.App, store);
        return (log, log, log);
    }

    protected override async ValueTask CloseAsync()
    {
        if (store is not null) await store.DisposeAsync();
        if (database is not null) await database.DisposeAsync();
    }

    protected override async Task<LogVerdict> VerifyAsync() => await LogVerifier.VerifyAsync(Log.ReadAllAsync(0, Token).Select(StoredEvent.Of), null, Token);
}
