using Marten;
using ThreatRegister.EventLog;
using ThreatRegister.EventLog.Marten;
using ThreatRegister.EventLog.Postgres;
using ThreatRegister.EventLog.Sequenced;

namespace ThreatRegister.Tests.EventLog_Contract;

/// <summary>A Marten store in a database of its own.</summary>
internal sealed class MartenDatabase : IAsyncDisposable
{
    private readonly TestDatabase database;
    private readonly DocumentStore store;

    private MartenDatabase(TestDatabase database, DocumentStore store)
    {
        this.database = database;
        this.store = store;
        Log = new(database.App, new MartenStreams(store, database.App));
    }

    public SequencedEventLog Log { get; }

    public static async Task<MartenDatabase> OpenAsync(PostgresFixture postgres)
    {
        var database = await postgres.DatabaseAsync();
        await OrderSchema.MigrateAsync(database.Owner);
        var store = DocumentStore.For(options =>
        {
            options.Connection(database.App);
            MartenStreams.Configure(options);
        });
        await using var owning = DocumentStore.For(options =>
        {
            options.Connection(database.Owner);
            MartenStreams.Configure(options);
        });
        await MartenStreams.MigrateAsync(owning, database.Owner, LogSchema.AppRole, TestContext.Current.CancellationToken);
        return new(database, store);
    }

    public async ValueTask DisposeAsync()
    {
        await store.DisposeAsync();
        await database.DisposeAsync();
    }
}

public sealed class Marten_log(PostgresFixture postgres) : EventLogContract
{
    private MartenDatabase? database;

    protected override async ValueTask<IEventLog> OpenAsync() => (database = await MartenDatabase.OpenAsync(postgres)).Log;

    protected override ValueTask CloseAsync() => database!.DisposeAsync();
}

public sealed class Marten_restore(PostgresFixture postgres) : LogRestoreContract
{
    private MartenDatabase? database;

    protected override async ValueTask<(IEventLog Log, ILogCopy Copy, ILogRestore Restore)> OpenAsync()
    {
        database = await MartenDatabase.OpenAsync(postgres);
        return (database.Log, database.Log, database.Log);
    }

    protected override ValueTask CloseAsync() => database!.DisposeAsync();

    protected override async Task<LogVerdict> VerifyAsync() => await LogVerifier.VerifyAsync(Log.ReadAllAsync(0, Token).Select(StoredEvent.Of), null, Token);
}
