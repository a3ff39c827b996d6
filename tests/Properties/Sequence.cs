using ThreatRegister.Domain.ThreatTypes;
using ThreatRegister.EventLog;

namespace ThreatRegister.Tests.Properties;

/// <summary>One sequence of commands and its model.</summary>
internal sealed class Sequence(Random dice, string prefix)
{
    private const int LongestCall = 6, TellAllAgainOneIn = 8;

    private readonly Model model = new();
    private readonly List<Step> steps = [];
    private readonly List<Recorded<object>> events = [];

    public IReadOnlyList<Step> Steps => steps;

    /// <summary>How often each command was expected to be recorded, refused and so on.</summary>
    public Dictionary<(Type Command, Type Verdict), int> Tally { get; } = [];

    /// <returns>The first thing that is wrong, or null.</returns>
    public async Task<string?> RunAsync(World world, int longest)
    {
        var generator = new Generator(dice, model, prefix);
        var length = dice.Next(1, longest);
        if (await TellAsync(world, generator.Beginning(), process: 0, atOnce: false) is { } begun) return begun;
        while (steps.Count < length)
        {
            var atOnce = dice.Next(4) == 0;
            if (await TellAsync(world, Enumerable.Range(0, atOnce ? dice.Next(1, LongestCall) : 1).Select(_ => generator.Next()), dice.Next(2), atOnce) is { } wrong) return wrong;
        }

        // What was recorded is never recorded again, whenever and by whichever process it is sent.
        if (dice.Next(TellAllAgainOneIn) == 0 && await TellAsync(world, steps.Where(step => model.Knows(step.Id)).ToList(), dice.Next(2), atOnce: false) is { } again) return again;
        return Examine(world);
    }

    /// <summary>The same steps one by one in a world of their own.</summary>
    public static async Task<string?> ReplayAsync(IEnumerable<Step> steps)
    {
        using var world = new World();
        var sequence = new Sequence(new Random(0), "");
        return await sequence.TellAsync(world, steps, process: 0, atOnce: false, oneByOne: true) ?? sequence.Examine(world);
    }

    private async Task<string?> TellAsync(World world, IEnumerable<Step> next, int process, bool atOnce, bool oneByOne = false)
    {
        try
        {
            if (oneByOne)
            {
                foreach (var step in next)
                {
                    if (await TellAsync(world, [step], process, atOnce: false) is { } wrong) return wrong;
                }

                return null;
            }

            // The model hears of each before the next is made.
            var told = new List<(Step, Verdict)>();
            foreach (var step in next)
            {
                steps.Add(step);
                told.Add((step, model.Tell(step)));
                var outcome = (step.Command.GetType(), told[^1].Item2.GetType());
                Tally[outcome] = Tally.GetValueOrDefault(outcome) + 1;
            }

            if (await world.RunAsync(told, process, atOnce) is { } unexpected) return unexpected;
            events.AddRange(await world.FollowAsync());
            return null;
        }
        catch (Exception thrown) when (thrown is not OperationCanceledException)
        {
            return $"thrown: {thrown}";
        }
    }

    private string? Examine(World world)
    {
        try
        {
            var types = events.Select(recorded => recorded.Event).OfType<ThreatTypeEvent>().Aggregate(ThreatTypeTree.Initial, ThreatTypeTree.Evolve);
            string[] wrong =
            [
                .. Rows.Differences(model, world), .. Rows.CountDifferences(model, world, types), .. world.CodecFaults(events), .. world.Folds.SelectMany(fold => fold.DifferencesFromFresh(events)),
            ];
            return wrong.Length == 0 ? null : string.Join('\n', wrong);
        }
        catch (Exception thrown)
        {
            return $"thrown: {thrown}";
        }
    }
}
