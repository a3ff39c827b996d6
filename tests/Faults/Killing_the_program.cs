namespace ThreatRegister.Tests.Faults;

/// <summary>kill -9 of the program while it appends and projects.</summary>
public sealed class Killing_the_program
{
    [Fact]
    public async Task loses_and_doubles_nothing()
    {
        var dice = new Dice("kill -9 of the program", "THREATREG_FAULTS_PROGRAM_KILLS", 20);
        await using var register = await Register.MakeAsync();
        var unanswered = 0;
        for (var kill = 1; kill <= dice.Times; kill++)
        {
            await using (var client = register.Start())
            {
                // Now and then while it still starts, and sends again what was not answered.
                if (kill % 5 != 0) await client.AnsweredAsync(1 + dice.Next(100));
                await dice.MomentAsync(400);
                await client.KillAsync();
            }

            unanswered += register.Unanswered();
            await register.ShouldHoldAsync(isSettled: false, withRegisters: kill % Math.Max(1, dice.Times / 10) == 0);
        }

        unanswered.ShouldBeGreaterThan(0, "no kill came between sending and answer: nothing was tested");
        await using var last = register.Start();
        await last.AnsweredAsync(100);
        await last.StopAsync();
        var events = await register.ShouldHoldAsync(isSettled: true);
        Console.WriteLine($"kill -9 of the program: {unanswered} commands were on their way, {events} events recorded");
    }
}
