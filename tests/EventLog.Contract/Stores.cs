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

    [Fact]
    public async Task Appends_that_build_on_each_other_end_with_the_first_that_fails()
    {
        await AcceptedAsync(Append("a", 0, "có sẵn"));
        var repeated = Append("b", 0, "một");
        await AcceptedAsync(repeated);
        await AcceptedAsync(Append("b", 1, "hai"));

        // The second of "a" expects what the stream has, but was decided on what the first would have made of it.
        var results = await new PostgresBulkLog(database!.Bulk).AppendSequenceAsync(
            [Append("a", 0, "sai"), Append("a", 1, "theo sau"), repeated, Append("b", 1, "sai"), Append("b", 2, "theo sau"), Append("c", 0, "mới"), Append("c", 1, "tiếp"),
                Append("d", 0, "dựa vào a") with { BuildsOn = [Stream("c"), Stream("a")] }, Append("e", 0, "dựa vào d") with { BuildsOn = [Stream("d")] }, Append("f", 0, "dựa vào c") with { BuildsOn = [Stream("c")] }], Token);

        results[0].ShouldBe(new AppendResult.WrongVersion(1));
        results[1].ShouldBe(new AppendResult.WrongVersion(1));
        results[2].ShouldBeOfType<AppendResult.Accepted>().Repeated.ShouldBeTrue();
        results[3].ShouldBe(new AppendResult.WrongVersion(2));
        results[4].ShouldBe(new AppendResult.WrongVersion(2));
        results.Skip(5).Take(2).OfType<AppendResult.Accepted>().Select(accepted => accepted.Version).ShouldBe([1, 2]);
        results[7].ShouldBe(new AppendResult.WrongVersion(0));
        results[8].ShouldBe(new AppendResult.WrongVersion(0));
        results[9].ShouldBeOfType<AppendResult.Accepted>();
        (await AllAsync()).Select(Body).ShouldBe(["có sẵn", "một", "hai", "mới", "tiếp", "dựa vào c"]);
    }

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

        public IAsyncEnumerable<RecordedEvent> ReadAllAsync(long afterPosition, long upTo, CancellationToken cancellationToken = default) =>
            read.ReadAllAsync(afterPosition, upTo, cancellationToken);

        public ValueTask<LogHead> HeadAsync(CancellationToken cancellationToken = default) => read.HeadAsync(cancellationToken);

        public IAsyncEnumerable<RecordedEvent> SubscribeAsync(long afterPosition = 0, CancellationToken cancellationToken = default) =>
            read.SubscribeAsync(afterPosition, cancellationToken);
    }
}
