using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ThreatRegister.EventLog;
using ThreatRegister.EventLog.Postgres;

namespace ThreatRegister.Tests.EventLog_Contract;

/// <summary>Whatever the owner of the database does to the rows, the verifier names the first position that is wrong, and never falls over.</summary>
public sealed class Tampered_log(PostgresFixture postgres) : IAsyncLifetime
{
    private const int Events = 24;
    private TestDatabase? database;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private TestDatabase Database => database!;

    public async ValueTask InitializeAsync()
    {
        database = await postgres.DatabaseAsync();
        await using var log = new PostgresEventLog(Database.App);
        for (var call = 0; call < Events / 6; call++) await log.AppendAsync([New($"a-{call}", 3), New($"b-{call}", 2), New($"c-{call}", 1)], Token);
        (await VerifyAsync()).ShouldBeOfType<LogVerdict.Ok>().Count.ShouldBe(Events);
    }

    public ValueTask DisposeAsync() => Database.DisposeAsync();

    public static TheoryData<string> ByteColumns => ["headers", "data", "salt", "content", "leaf", "chain"];

    [Theory]
    [MemberData(nameof(ByteColumns))]
    public async Task One_changed_byte_is_found(string column)
    {
        for (var turn = 0; turn < 8; turn++)
        {
            var position = Random.Shared.Next(1, Events + 1);
            var mask = Random.Shared.Next(1, 256);
            var place = Random.Shared.Next(0, await Database.ScalarAsync<int>($"select length({column}) from log.events where position = $1", (long)position));
            var flip = $"update log.events set {column} = set_byte({column}, $2, get_byte({column}, $2) # $3) where position = $1";
            await Database.ExecuteAsync(flip, (long)position, place, mask);
            (await WrongAsync()).Position.ShouldBe(position, $"{column}[{place}] xor {mask}");
            await Database.ExecuteAsync(flip, (long)position, place, mask);
        }

        (await VerifyAsync()).ShouldBeOfType<LogVerdict.Ok>();
    }

    public static TheoryData<string> OtherColumns =>
    [
        "version = version + 100", "version = -version", "version = 9223372036854775807", "recorded_at = recorded_at + interval '1 microsecond'",
        "recorded_at = recorded_at - interval '1 year'", "recorded_at = 'infinity'", "recorded_at = '-infinity'", "recorded_at = '290000-01-01'",
        "recorded_at = '4000-01-01 BC'", "command_id = gen_random_uuid()", "command_id = '00000000-0000-0000-0000-000000000000'",
        "schema_version = 2", "schema_version = -2147483648", "stream = 'incident-a-x'", "stream = ''", "stream = 'Sự cố'",
        "stream = repeat('x', 2000)", "type = 'incident-noted'", "type = ''", "type = repeat('ự', 5000)", "actor = 'truc-ban-02'", "actor = ''",
        "actor = E'\\u200b' || actor", "headers = ''", "data = ''", "data = repeat('x', 3000000)::bytea", "salt = ''", "content = ''",
        "content = content || content", "leaf = ''", "leaf = repeat('x', 100000)::bytea", "chain = ''", "chain = chain || '\\x00'",
    ];

    [Theory]
    [MemberData(nameof(OtherColumns))]
    public async Task One_changed_column_is_found(string change)
    {
        await Database.ExecuteAsync($"update log.events set {change} where position = 11");

        (await WrongAsync()).Position.ShouldBe(11);
    }

    [Theory]
    [InlineData("stream")]
    [InlineData("data")]
    [InlineData("headers")]
    [InlineData("chain")]
    [InlineData("version")]
    [InlineData("recorded_at")]
    public async Task A_column_set_to_null_is_found(string column)
    {
        await Database.ExecuteAsync($"alter table log.events alter {column} drop not null");
        await Database.ExecuteAsync($"update log.events set {column} = null where position = 11");

        (await WrongAsync()).Position.ShouldBe(11);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(11)]
    [InlineData(Events)]
    public async Task A_deleted_event_is_found(int position)
    {
        await Database.ExecuteAsync("delete from log.events where position = $1", (long)position);

        var wrong = await WrongAsync();
        wrong.Position.ShouldBe(position);
        wrong.ToString().ShouldStartWith(string.Create(CultureInfo.InvariantCulture, $"position {position}: "));
    }

    [Fact]
    public async Task A_cut_tail_is_found_even_when_the_log_went_on()
    {
        await Database.ExecuteAsync("delete from log.events where position >= $1", Events - 1L);
        await using var log = new PostgresEventLog(Database.App);
        await log.AppendAsync([New("later", 5)], Token);

        (await WrongAsync()).Position.ShouldBe(Events - 1);
    }

    [Fact]
    public async Task Two_swapped_events_are_found()
    {
        await Database.ExecuteAsync("update log.events set position = -1 where position = 7");
        await Database.ExecuteAsync("update log.events set position = 7 where position = 9");
        await Database.ExecuteAsync("update log.events set position = 9 where position = -1");

        (await WrongAsync()).Position.ShouldBe(7);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(-5, 1)]
    [InlineData(Events + 1, Events + 1)]
    [InlineData(Events + 9, Events + 1)]
    public async Task An_inserted_event_is_found(int position, int named)
    {
        await Database.ExecuteAsync(
            "insert into log.events select $1, 1, recorded_at, command_id, schema_version, 'incident-forged', type, actor, headers, data, salt, content, leaf, chain " +
            "from log.events where position = 11", (long)position);

        (await WrongAsync()).Position.ShouldBe(named);
    }

    [Fact]
    public async Task An_event_that_is_there_twice_is_found()
    {
        await Database.ExecuteAsync("alter table log.events drop constraint events_position, drop constraint events_stream_version");
        await Database.ExecuteAsync("insert into log.events select * from log.events where position = 11");

        (await WrongAsync()).Position.ShouldBe(12);
    }

    [Fact]
    public async Task A_log_rewritten_whole_is_found_by_a_known_head_alone()
    {
        var known = (LogVerdict.Ok)await VerifyAsync();
        await RewriteAsync();

        (await VerifyAsync()).ShouldBeOfType<LogVerdict.Ok>();
        (await PostgresLogVerifier.VerifyAsync(Database.Owner, new(known.Count, known.Chain), Token))
            .ShouldBeOfType<LogVerdict.Wrong>().Position.ShouldBe(Events);
    }

    [Fact]
    public async Task A_log_shorter_than_the_known_head_is_wrong() =>
        (await PostgresLogVerifier.VerifyAsync(Database.Owner, new(Events + 5, new byte[32]), Token)).ShouldBeOfType<LogVerdict.Wrong>().Position.ShouldBe(Events + 1);

    [Fact]
    public async Task A_version_that_does_not_follow_is_found_under_right_hashes()
    {
        await Database.ExecuteAsync("update log.events set version = 5 where position = 2");
        await RewriteAsync();

        (await WrongAsync()).ToString().ShouldBe("position 2: version 5 of stream incident-a-0 follows version 1");
    }

    [Fact]
    public async Task A_time_that_runs_back_is_found_under_right_hashes()
    {
        await Database.ExecuteAsync("update log.events set recorded_at = recorded_at - interval '1 day' where position = 9");
        await RewriteAsync();

        (await WrongAsync()).Position.ShouldBe(9);
    }

    [Fact]
    public async Task A_hole_stops_readers_at_its_position()
    {
        await Database.ExecuteAsync("delete from log.events where position = 11");
        await using var log = new PostgresEventLog(Database.App);

        (await Should.ThrowAsync<LogCorruptException>(async () => await log.ReadAllAsync(0, Token).ToListAsync(Token))).Position.ShouldBe(11);
        (await Should.ThrowAsync<LogCorruptException>(async () => await log.SubscribeAsync(8, Token).ToListAsync(Token))).Position.ShouldBe(11);
    }

    [Fact]
    public async Task A_stream_name_that_is_none_stops_readers()
    {
        await Database.ExecuteAsync("update log.events set stream = 'Sự cố' where position = 11");
        await using var log = new PostgresEventLog(Database.App);

        (await Should.ThrowAsync<LogCorruptException>(async () => await log.ReadAllAsync(0, Token).ToListAsync(Token))).Position.ShouldBe(11);
    }

    private Task<LogVerdict> VerifyAsync() => PostgresLogVerifier.VerifyAsync(Database.App, null, Token);

    private async Task<LogVerdict.Wrong> WrongAsync() => (await VerifyAsync()).ShouldBeOfType<LogVerdict.Wrong>();

    /// <summary>What a forger with all rights would do: changes an event, then makes every hash and the remembered command anew.</summary>
    private Task<int> RewriteAsync() => Database.ExecuteAsync(
        """
        do $$
        declare _chain bytea := decode(repeat('00', 32), 'hex'); _row record; _content bytea; _leaf bytea;
        begin
          update log.events set actor = 'nguoi-khac' where position = 3;
          for _row in select * from log.events order by position loop
            _content := log.content_hash(_row.type, _row.schema_version, _row.stream, _row.command_id, _row.actor, _row.headers, _row.data, _row.salt);
            _leaf := log.leaf_hash(_row.position, _row.version, log.microseconds(_row.recorded_at), _content);
            _chain := log.chain_hash(_chain, _leaf);
            update log.events set content = _content, leaf = _leaf, chain = _chain where position = _row.position;
          end loop;
        end $$
        """);

    private static Append New(string stream, int events) => new(
        StreamName.Of("incident", stream), ExpectedVersion.NoStream, Guid.CreateVersion7(), SHA256.HashData(Encoding.UTF8.GetBytes(stream)),
        "truc-ban-01", "{\"source\":\"tổng đài\"}"u8.ToArray(),
        [.. Enumerable.Range(0, events).Select(number => new NewEvent("incident-reported", 1, Encoding.UTF8.GetBytes($"Mã độc {stream}/{number}")))]);
}
