using System.Globalization;

namespace ThreatRegister.Tests.Faults;

/// <summary>
/// The moments at which faults happen. The seed is printed, and repeats the moments as far as a machine can be repeated; how often each fault
/// happens is for the environment to say.
/// </summary>
internal sealed class Dice
{
    private readonly Random random;

    /// <param name="fault">In words, for what is printed.</param>
    /// <param name="variable">Says how often; otherwise <paramref name="usually"/>.</param>
    public Dice(string fault, string variable, int usually)
    {
        var seed = Number("THREATREG_FAULTS_SEED") ?? Random.Shared.Next();
        Times = Number(variable) ?? usually;
        random = new(seed);
        Console.WriteLine($"{fault}: {Times} ({variable}), seed {seed} (THREATREG_FAULTS_SEED)");
    }

    public int Times { get; }

    /// <summary>From 0 up to below <paramref name="below"/>.</summary>
    public int Next(int below) => random.Next(below);

    /// <summary>A random moment from now on. Waits for nothing else: the moment is the fault.</summary>
    public Task MomentAsync(int withinMilliseconds) => Task.Delay(random.Next(withinMilliseconds), TestContext.Current.CancellationToken);

    private static int? Number(string variable) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text ? int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture) : null;
}
