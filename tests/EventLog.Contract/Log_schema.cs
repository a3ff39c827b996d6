using Npgsql;
using ThreatRegister.EventLog;
using ThreatRegister.EventLog.Postgres;

namespace ThreatRegister.Tests.EventLog_Contract;

public sealed class Log_schema(PostgresFixture postgres)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Is_made_once_by_many_processes_at_once()
    {
        await using var database = await postgres.DatabaseAsync("template1");

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => LogSchema.MigrateAsync(database.Owner, Token)));
        await LogSchema.MigrateAsync(database.Owner, Token);

        (await database.ScalarAsync<long>("select count(*) from log.schema_version")).ShouldBe(1);
        await using var log = new PostgresEventLog(database.App);
        (await log.HeadAsync(Token)).Position.ShouldBe(0);
    }

    [Fact]
    public async Task Of_a_newer_program_is_left_alone()
    {
        await using var database = await postgres.DatabaseAsync();
        await database.ExecuteAsync("insert into log.schema_version (version) values (1000)");

        (await Should.ThrowAsync<LogUnavailableException>(() => LogSchema.MigrateAsync(database.Owner, Token))).Message.ShouldContain("newer program");
    }

    [Fact]
    public async Task Leaves_login_roles_as_they_are()
    {
        await using var database = await postgres.DatabaseAsync();
        await database.ExecuteAsync($"alter role {LogSchema.BulkRole} login connection limit 7");

        await LogSchema.MigrateAsync(database.Owner, Token);

        (await database.ScalarAsync<bool>("select rolcanlogin and rolconnlimit = 7 from pg_roles where rolname = $1", LogSchema.BulkRole)).ShouldBeTrue();
        await database.ExecuteAsync($"alter role {LogSchema.BulkRole} nologin connection limit -1");
    }

    [Theory]
    [InlineData("update log.events set actor = 'x'")]
    [InlineData("delete from log.events")]
    [InlineData("truncate log.events")]
    [InlineData("insert into log.events select * from log.events")]
    [InlineData("insert into log.commands select * from log.commands")]
    [InlineData("update log.commands set version = 0")]
    [InlineData("delete from log.commands")]
    [InlineData("drop table log.events")]
    [InlineData("alter table log.events disable trigger all")]
    [InlineData("create table log.mine ()")]
    [InlineData("create or replace function log.leaf_hash(_position bigint, _version bigint, _microseconds bigint, _content bytea) returns bytea language sql as 'select null'")]
    public async Task Lets_the_application_change_nothing_directly(string sql)
    {
        await using var database = await postgres.DatabaseAsync();

        (await RefusedAsync(database.App, sql)).ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
    }

    [Theory]
    [InlineData("update log.events set actor = 'x'")]
    [InlineData("delete from log.events")]
    [InlineData("truncate log.events")]
    [InlineData("update log.commands set version = 0")]
    [InlineData("delete from log.commands")]
    public async Task Lets_the_import_insert_but_not_change(string sql)
    {
        await using var database = await postgres.DatabaseAsync();

        (await RefusedAsync(database.Bulk, sql)).ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
    }

    [Fact]
    public async Task Gives_other_roles_nothing()
    {
        await using var database = await postgres.DatabaseAsync();
        await database.ExecuteAsync("drop role if exists nobody_of_the_log; create role nobody_of_the_log");
        await using var connection = await database.Owner.OpenConnectionAsync(Token);
        await using var command = new NpgsqlCommand("set role nobody_of_the_log; select * from log.events", connection);

        (await Should.ThrowAsync<PostgresException>(() => command.ExecuteNonQueryAsync(Token))).SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
    }

    private static async Task<string> RefusedAsync(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        return (await Should.ThrowAsync<PostgresException>(() => command.ExecuteNonQueryAsync(Token))).SqlState;
    }
}
