using ThreatRegister.Cli;

namespace ThreatRegister.Tests.Faults;

/// <summary>SIGSTOP to the process that holds the projector's lease, beyond the end of that lease.</summary>
public sealed class Stalling_the_projector
{
    private const string Holders =
        "select count(*) from pg_locks where locktype = 'advisory' and granted and objid = (hashtext('threatregister.projector')::bigint & 4294967295)::oid";

    [Fact]
    public async Task lets_another_take_over_and_changes_nothing_later()
    {
        var dice = new Dice("stalled owner of the projection", "THREATREG_FAULTS_STALLS", 3);
        await using var register = await Register.MakeAsync();
        await using var client = register.Start();
        for (var stall = 1; stall <= dice.Times; stall++)
        {
            await client.AnsweredAsync(20);
            await StopInTheMiddleAsync(register, client, dice);
            await register.ScalarAsync<long>("update registers.projector set lease_until = clock_timestamp() returning epoch");

            await using (var other = await register.OpenAsync())
            {
                var head = await other.Log.HeadAsync(TestContext.Current.CancellationToken);
                (await other.Maintenance.CatchUpAsync(cancellationToken: TestContext.Current.CancellationToken)).ShouldBe(head.Position);
            }

            await client.SignalAsync("CONT");
        }

        await client.AnsweredAsync(20);
        await client.StopAsync();
        await register.ShouldHoldAsync(isSettled: true);
    }

    /// <summary>Stops it at random moments until one is within its projection.</summary>
    private static async Task StopInTheMiddleAsync(Register register, ClientProcess client, Dice dice)
    {
        while (true)
        {
            await dice.MomentAsync(50);
            await client.SignalAsync("STOP");
            if (await register.ScalarAsync<long>(Holders) > 0) return;

            await client.SignalAsync("CONT");
            await client.AnsweredAsync(1);
        }
    }
}
