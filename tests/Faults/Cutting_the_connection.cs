using Npgsql;

namespace ThreatRegister.Tests.Faults;

/// <summary>The connection is cut after the database has worked and before its answer arrives.</summary>
public sealed class Cutting_the_connection
{
    [Fact]
    public async Task loses_and_doubles_nothing_and_the_program_goes_on()
    {
        var dice = new Dice("connection cut between sending and answer", "THREATREG_FAULTS_CUTS", 100);
        await using var register = await Register.MakeAsync();
        var direct = new NpgsqlConnectionStringBuilder(register.AppConnection);
        await using var proxy = new CuttingProxy(Path.Combine(direct.Host!, $".s.PGSQL.{direct.Port}"));
        var connection = new NpgsqlConnectionStringBuilder(register.AppConnection) { Host = "127.0.0.1", Port = proxy.Port }.ConnectionString;
        await using var client = register.Start(connection);
        await client.AnsweredAsync(20);
        for (var cut = 1; cut <= dice.Times; cut++)
        {
            // One in five wherever it falls: at a reader's, or the projector's.
            await proxy.CutAsync(whereItAppends: dice.Next(5) > 0);
            await client.AnsweredAsync(1 + dice.Next(20));
        }

        await client.StopAsync();
        var events = await register.ShouldHoldAsync(isSettled: true);
        Console.WriteLine($"connection cut between sending and answer: {events} events recorded");
    }
}
