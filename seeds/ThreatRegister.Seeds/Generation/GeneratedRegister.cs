using ThreatRegister.Application.Commands;

namespace ThreatRegister.Seeds.Generation;

/// <summary>One generated command and how many incidents were begun up to it.</summary>
public sealed record GeneratedCommand(CommandEnvelope Envelope, int Incidents);

/// <summary>
/// A register of any size, made up: the same seed gives the same commands, byte for byte, on any machine at any time. Incidents come in
/// sweeps, each through all years from 2010 to 2025 in the order of time and each as large as all those before it: so a larger number
/// adds to a smaller one and changes nothing in it, and both cover all years. Only what is under way is in memory.
/// </summary>
public static class GeneratedRegister
{
    private const int FirstSweep = 100, LargestSweep = 819_200;

    /// <param name="incidents">How many; with them come sources, occasions and lessons.</param>
    /// <param name="seed">Not below 0. Different seeds share no record.</param>
    public static IEnumerable<GeneratedCommand> Commands(int incidents, int seed)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(incidents);
        ArgumentOutOfRangeException.ThrowIfNegative(seed);
        return Sweeps(incidents, seed);
    }

    private static IEnumerable<GeneratedCommand> Sweeps(int incidents, int seed)
    {
        var world = new World(seed);
        for (var start = 0; start < incidents;)
        {
            var size = start == 0 ? FirstSweep : Math.Min(start, LargestSweep);
            foreach (var command in new Sweep(world, seed, start, size).Commands(Math.Min(size, incidents - start))) yield return command;
            start += size;
        }
    }
}
