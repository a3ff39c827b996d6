using ThreatRegister.EventLog;
using ThreatRegister.EventLog.Postgres;

namespace ThreatRegister.Tests.EventLog_Contract;

public sealed class InMemory_log : EventLogContract
{
    protected override ValueTask<IEventLog> OpenAsync() => new(new InMemoryEventLog(TimeProvider.System));
}

public sealed class Postgres_log(PostgresFixture postgres) : EventLogContract
{
    private TestDatabase? database;

    protected override async ValueTask<IEventLog> OpenAsync()
    {
        database = await postgres.DatabaseAsync();
        return new PostgresEventLog(database.App);
    }

    protected override async ValueTask CloseAsync()
    {
        await ((PostgresEventLog)Log).DisposeAsync();
        await database!.DisposeAsync();
    }

    protected override Task<LogVerdict> VerifyAsync() => PostgresLogVerifier.VerifyAsync(database!.App, null, Token);
}

/// <summary>Appends by COPY, reads as everybody reads.</summary>
public sealed class Postgres_bulk_log(PostgresFixture postgres) : EventLogContract
{
    private TestDatabase? database;

    protected override async ValueTask<IEventLog> OpenAsync()
    {
        database = await postgres.DatabaseAsync();
        return new BulkAndRead(new(database.Bulk), new(database.App));
    }

    protected override async ValueTask CloseAsync()
    {
        await ((BulkAndRead)Log).Read.DisposeAsync();
        await database!.DisposeAsync();
    }

    protected override Task<LogVerdict> VerifyAsync() => PostgresLogVerifier.VerifyAsync(database!.App, null, Token);

    private sealed class BulkAndRead(PostgresBulkLog bulk, PostgresEventLog read) : IEventLog
    {
        public PostgresEventLog Read => read;

        public ValueTask<IReadOnlyList<AppendResult>> AppendAsync(IReadOnlyList<Append> appends, CancellationToken cancellationToken = default) =>
            bulk.AppendAsync(appends, cancellationToken);

        public IAsyncEnumerable<RecordedEvent> ReadStreamAsync(StreamName stream, long afterVersion = 0, CancellationToken cancellationToken = default) =>
            read.ReadStreamAsync(stream, afterVersion, cancellationToken);

        public IAsyncEnumerable<RecordedEvent> ReadAllAsync(long afterPosition = 0, CancellationToken cancellationToken = default) =>
            read.ReadAllAsync(afterPosition, cancellationToken);

        public ValueTask<LogHead> HeadAsync(CancellationToken cancellationToken = default) => read.HeadAsync(cancellationToken);

        public IAsyncEnumerable<RecordedEvent> SubscribeAsync(long afterPosition = 0, CancellationToken cancellationToken = default) =>
            read.SubscribeAsync(afterPosition, cancellationToken);
    }
}
