namespace ThreatRegister.Tests.Faults;

/// <summary>The database's clock, which is the log's, jumps an hour forth and back while the program appends and projects.</summary>
public sealed class Turning_the_clock
{
    // A name without a schema is looked up along the search path: this clock stands before the server's own.
    private const string Clock =
        """
        create schema turned;
        create table turned.by (hours integer not null);
        insert into turned.by values (0);
        create function turned.clock_timestamp() returns timestamptz language sql volatile security definer as
            'select pg_catalog.clock_timestamp() + make_interval(hours => hours) from turned.by';
        grant usage on schema turned to public;
        alter function log.append_one set search_path = turned, pg_catalog, pg_temp;
        alter function log.append_many set search_path = turned, pg_catalog, pg_temp;
        alter database threatregister set search_path = turned, pg_catalog;
        select 0
        """;

    [Fact]
    public async Task takes_recorded_time_never_back_and_stops_nobody()
    {
        var dice = new Dice("clock back and forth an hour", "THREATREG_FAULTS_TURNS", 5);
        await using var register = await Register.MakeAsync();
        await register.ScalarAsync<int>(Clock);
        await using var client = register.Start();
        for (var turn = 1; turn <= dice.Times; turn++)
        {
            foreach (var hours in new[] { 1, 0, -1, 0 })
            {
                await client.AnsweredAsync(20 + dice.Next(20));
                await register.ScalarAsync<int>($"update turned.by set hours = {hours} returning hours");
            }
        }

        await client.AnsweredAsync(20);
        await client.StopAsync();
        var ahead = await register.ScalarAsync<bool>("select max(recorded_at) > pg_catalog.clock_timestamp() + interval '50 minutes' from log.events");
        ahead.ShouldBeTrue("the log did not see the clock turn: nothing was tested");
        await register.ShouldHoldAsync(isSettled: true);
    }
}
