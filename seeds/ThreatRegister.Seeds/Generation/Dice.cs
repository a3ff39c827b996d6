using System.Globalization;
using System.Numerics;
using Bogus;

namespace ThreatRegister.Seeds.Generation;

/// <summary>Choices that come out the same for the same seed, whatever the machine.</summary>
internal sealed class Dice(ulong seed)
{
    /// <summary>Quantiles of an exponential distribution. Its logarithm may differ in the last bit from one processor to another.</summary>
    private static readonly double[] waits = [0.03, 0.1, 0.16, 0.24, 0.32, 0.41, 0.5, 0.6, 0.71, 0.83, 0.98, 1.15, 1.35, 1.62, 2.0, 2.6, 4.0];

    private readonly Randomizer randomizer = new((int)(seed & int.MaxValue));

    /// <summary>For the number of something under a seed: neighbours have nothing in common (SplitMix64).</summary>
    public static Dice For(int seed, string what, long number) => new(Mixed(seed, what, number));

    /// <summary>One throw without dice of its own: from 0 up to but not including 1.</summary>
    public static double Once(int seed, string what, long number) => (Mixed(seed, what, number) >> 11) * (1.0 / (1UL << 53));

    public bool Chance(double probability) => randomizer.Double() < probability;

    public double Part() => randomizer.Double();

    /// <summary>Both ends included.</summary>
    public int Number(int from, int to) => randomizer.Number(from, to);

    public T Pick<T>(IReadOnlyList<T> list) => list[randomizer.Number(list.Count - 1)];

    /// <summary>The index of one of the weights, chosen in their proportion.</summary>
    public int Weighted(ReadOnlySpan<double> weights)
    {
        var sum = 0.0;
        foreach (var weight in weights) sum += weight;
        var at = randomizer.Double() * sum;
        for (var index = 0; index < weights.Length; index++)
        {
            at -= weights[index];
            if (at < 0) return index;
        }

        return weights.Length - 1;
    }

    /// <summary>Mostly short, sometimes long: a time of about this mean, at most four times as much.</summary>
    public TimeSpan About(TimeSpan mean) => mean * Pick(waits) + TimeSpan.FromMinutes(Number(1, 40));

    /// <summary>Between 1 and the bound, each order of magnitude equally often.</summary>
    public int Size(int bound)
    {
        var low = 1 << Number(0, BitOperations.Log2((uint)bound));
        return Number(low, (int)Math.Min(bound, (2L * low) - 1));
    }

    /// <summary>The Vietnamese name of nobody, and a telephone number that nobody has.</summary>
    public string Person()
    {
        var name = new Bogus.DataSets.Name("vi") { Random = randomizer };
        return string.Create(CultureInfo.InvariantCulture, $"{name.LastName()} {name.FirstName()}, 0900 000 {Number(0, 999):D3}");
    }

    private static ulong Mixed(int seed, string what, long number)
    {
        var mixed = ((ulong)(uint)seed << 32) ^ (ulong)number;
        foreach (var letter in what) mixed = Mix(mixed + letter);
        return Mix(mixed);
    }

    private static ulong Mix(ulong value)
    {
        value += 0x9E3779B97F4A7C15;
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
