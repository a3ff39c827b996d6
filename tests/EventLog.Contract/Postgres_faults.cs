using System.Security.Cryptography;
using ThreatRegister.EventLog;
using ThreatRegister.EventLog.Postgres;

namespace ThreatRegister.Tests.EventLog_Contract;

public sealed class Postgres_faults(PostgresFixture postgres)
{
    private static readonly PostgresLogOptions impatient = new() { RetryFor = TimeSpan.FromMilliseconds(200) };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_server_that_restarts_its_sessions_is_met_again_by_itself()
    {
        await using var database = await postgres.DatabaseAsync();
        await using var log = new PostgresEventLog(database.App);
        await log.AppendAsync([New("a")], Token);
        await database.ExecuteAsync("select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and usename = 'app_login'");

        (await log.AppendAsync([New("b")], Token))[0].ShouldBeOfType<AppendResult.Accepted>().LastPosition.ShouldBe(2);
    }

    [Fact]
    public async Task A_server_that_is_away_is_reported_as_such()
    {
        await using var database = await postgres.DatabaseAsync();
        await using var source = database.AppAt(PostgresFixture.FreePort());
        await using var log = new PostgresEventLog(source, impatient);

        var error = await Should.ThrowAsync<LogUnavailableException>(async () => await log.AppendAsync([New("a")], Token));
        error.Message.ShouldContain("cannot be reached");
        await Should.ThrowAsync<LogUnavailableException>(async () => await log.HeadAsync(Token));
        await Should.ThrowAsync<LogUnavailableException>(async () => await log.ReadAllAsync(0, Token).ToListAsync(Token));
        await Should.ThrowAsync<LogUnavailableException>(async () => await new PostgresBulkLog(source).AppendAsync([New("a")], Token));
        await Should.ThrowAsync<LogUnavailableException>(() => LogSchema.MigrateAsync(source, Token));
    }

    [Fact]
    public async Task A_missing_schema_says_what_to_do()
    {
        await using var database = await postgres.DatabaseAsync("template1");
        await using var log = new PostgresEventLog(database.App, impatient);

        var error = await Should.ThrowAsync<LogUnavailableException>(async () => await log.AppendAsync([New("a")], Token));
        error.Message.ShouldContain("Run the migration as owner");
    }

    [Fact]
    public async Task A_full_queue_is_busy_and_takes_nothing_of_the_call()
    {
        await using var database = await postgres.DatabaseAsync();
        await using var log = new PostgresEventLog(database.App, new() { MaxQueuedAppends = 3 });
        await using var holder = await database.Owner.OpenConnectionAsync(Token);
        await using var holding = await holder.BeginTransactionAsync(Token);
        await using (var take = holder.CreateCommand())
        {
            take.CommandText = "select pg_advisory_xact_lock(6074889223012515841)";
            await take.ExecuteNonQueryAsync(Token);
        }

        var sent = log.AppendAsync([New("sent")], Token).AsTask();
        var waiting = log.AppendAsync([New("w1"), New("w2")], Token).AsTask();
        await Should.ThrowAsync<LogBusyException>(async () => await log.AppendAsync([New("b1"), New("b2")], Token));
        var last = log.AppendAsync([New("w3")], Token).AsTask();
        await holding.RollbackAsync(Token);

        await Task.WhenAll(sent, waiting, last);
        (await log.ReadAllAsync(0, Token).Select(recorded => recorded.Stream.Id).ToListAsync(Token)).ShouldBe(["sent", "w1", "w2", "w3"]);
    }

    [Fact]
    public async Task A_clock_that_goes_back_does_not_take_recorded_time_with_it()
    {
        await using var database = await postgres.DatabaseAsync();
        await using var log = new PostgresEventLog(database.App);
        await log.AppendAsync([New("a")], Token);
        await database.ExecuteAsync("update log.events set recorded_at = recorded_at + interval '1 hour'");
        var ahead = (await log.HeadAsync(Token)).RecordedAt;

        await log.AppendAsync([New("b")], Token);
        await log.AppendAsync([New("c"), New("d")], Token);
        await new PostgresBulkLog(database.Bulk).AppendAsync([New("e")], Token);

        (await log.ReadAllAsync(0, Token).Select(recorded => recorded.RecordedAt).ToListAsync(Token)).ShouldBe(Enumerable.Repeat(ahead, 5));
    }

    [Fact]
    public async Task Two_processes_and_an_import_share_one_order()
    {
        await using var database = await postgres.DatabaseAsync();
        await using var one = new PostgresEventLog(database.App);
        await using var other = new PostgresEventLog(database.App);
        var bulk = new PostgresBulkLog(database.Bulk);

        await Task.WhenAll(
            Task.Run(() => WriteAsync(one, "one"), Token),
            Task.Run(() => WriteAsync(other, "other"), Token),
            Task.Run(async () => await bulk.AppendAsync([.. Enumerable.Range(0, 2_000).Select(number => New($"bulk-{number}"))], Token), Token));

        (await one.HeadAsync(Token)).Position.ShouldBe(2_400);
        (await PostgresLogVerifier.VerifyAsync(database.App, null, Token)).ShouldBeOfType<LogVerdict.Ok>().Count.ShouldBe(2_400);
    }

    [Fact]
    public async Task A_subscriber_sees_what_another_process_records()
    {
        await using var database = await postgres.DatabaseAsync();
        await using var one = new PostgresEventLog(database.App);
        await using var other = new PostgresEventLog(database.App);
        var first = one.SubscribeAsync(0, Token).FirstAsync(Token).AsTask();

        await other.AppendAsync([New("a")], Token);

        (await first).Position.ShouldBe(1);
    }

    private static async Task WriteAsync(PostgresEventLog log, string prefix)
    {
        for (var number = 0; number < 200; number++) await log.AppendAsync([New($"{prefix}-{number}")], Token);
    }

    private static Append New(string stream) => new(
        StreamName.Of("incident", stream), ExpectedVersion.NoStream, Guid.CreateVersion7(), SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(stream)),
        "truc-ban-01", ReadOnlyMemory<byte>.Empty, [new NewEvent("incident-reported", 1, "{\"title\":\"Mã độc\"}"u8.ToArray())]);
}
