namespace ThreatRegister.Tests.Faults;

/// <summary>kill -9 of PostgreSQL, postmaster and sessions, while the program appends and projects.</summary>
public sealed class Killing_the_database
{
    [Fact]
    public async Task loses_and_doubles_nothing_and_the_program_goes_on()
    {
        var dice = new Dice("kill -9 of PostgreSQL", "THREATREG_FAULTS_DATABASE_KILLS", 5);
        await using var register = await Register.MakeAsync();
        await using var client = register.Start();
        for (var kill = 1; kill <= dice.Times; kill++)
        {
            await client.AnsweredAsync(1 + dice.Next(100));
            await dice.MomentAsync(200);
            await register.KillServerAsync();
            await using (await register.OpenAsync())
            {
                // Up again: the next run of the program has started it.
            }

            // Those on their way when it died are answered by now as well: there are fewer operators.
            await client.AnsweredAsync(100);
        }

        await client.StopAsync();
        var events = await register.ShouldHoldAsync(isSettled: true);
        Console.WriteLine($"kill -9 of PostgreSQL: {events} events recorded");
    }
}
