using System.Collections.Concurrent;
using System.Globalization;
using ThreatRegister.Application.Commands;
using ThreatRegister.EventLog;

namespace ThreatRegister.Tests.Properties;

/// <summary>
/// Random sequences of commands through the real executor, against a model of plain dictionaries: the answers, the registers, the counts, the
/// stored bytes. A failure prints the seed, the sequence's number and the fewest commands that still show it.
/// </summary>
public sealed class Command_sequences
{
    private const int Workers = 2, SequencesOfAWorld = 25, Longest = 40, Enough = 10_000;

    [Fact]
    public async Task answer_and_fold_as_a_simple_model_does()
    {
        var seed = Number("THREATREG_PROPERTIES_SEED") ?? Random.Shared.Next();
        var count = Number("THREATREG_PROPERTIES_SEQUENCES") ?? 10_000;
        var only = Number("THREATREG_PROPERTIES_ONLY");
        Console.WriteLine($"command sequences: {count} (THREATREG_PROPERTIES_SEQUENCES), seed {seed} (THREATREG_PROPERTIES_SEED)");
        var tally = new ConcurrentDictionary<(Type Command, Type Verdict), int>();
        var worlds = only is { } one ? [[one]] : Enumerable.Range(0, count).Chunk(SequencesOfAWorld);

        await Parallel.ForEachAsync(worlds, new ParallelOptions { MaxDegreeOfParallelism = Workers, CancellationToken = TestContext.Current.CancellationToken }, async (numbers, _) =>
        {
            using var world = new World();
            foreach (var number in numbers)
            {
                var sequence = new Sequence(new Random(unchecked((seed * 486187739) + number)), $"s{number}-");
                if (await sequence.RunAsync(world, Longest) is { } wrong) Assert.Fail(await ReportAsync(seed, number, sequence, wrong));
                foreach (var (outcome, times) in sequence.Tally) tally.AddOrUpdate(outcome, times, (_, before) => before + times);
            }

            (await world.VerifyAsync()).ShouldBeOfType<LogVerdict.Ok>();
        });
        Print(tally);
        if (count >= Enough) NeverRecorded(tally).ShouldBeEmpty("the generator never makes these right: they are not tested");
    }

    private static void Print(IReadOnlyDictionary<(Type Command, Type Verdict), int> tally)
    {
        var verdicts = tally.GroupBy(outcome => outcome.Key.Verdict.Name).OrderByDescending(group => group.Sum(outcome => outcome.Value)).Select(group => $"{group.Key.ToLowerInvariant()} {group.Sum(outcome => outcome.Value)}");
        Console.WriteLine($"command sequences: {tally.Values.Sum()} commands: {string.Join(", ", verdicts)}");
        var made = tally.Keys.Select(outcome => CommandCatalogue.NameOf(outcome.Command)).ToHashSet(StringComparer.Ordinal);
        Console.WriteLine($"command sequences: not among them: {string.Join(", ", CommandCatalogue.Names.Where(name => !made.Contains(name)))}");
    }

    private static IEnumerable<string> NeverRecorded(IReadOnlyDictionary<(Type Command, Type Verdict), int> tally) =>
        tally.Keys.GroupBy(outcome => outcome.Command).Where(command => command.All(outcome => outcome.Verdict != typeof(Verdict.Recorded))).Select(command => command.Key.Name);

    private static async Task<string> ReportAsync(int seed, int number, Sequence sequence, string wrong)
    {
        var (steps, found) = await ShrinkAsync(sequence.Steps);
        var alone = found is null ? "It needs the sequences before it; whole:" : $"The fewest commands that show it ({found}):";
        return $"Sequence {number} (THREATREG_PROPERTIES_SEED={seed} THREATREG_PROPERTIES_ONLY={number}): {wrong}\n{alone}\n{string.Join('\n', steps)}";
    }

    /// <summary>Leaves out one command after the other as long as something stays wrong.</summary>
    private static async Task<(IReadOnlyList<Step> Steps, string? Wrong)> ShrinkAsync(IReadOnlyList<Step> steps)
    {
        var wrong = await Sequence.ReplayAsync(steps);
        if (wrong is null) return (steps, null);

        for (var left = steps.Count - 1; left >= 0; left--)
        {
            Step[] fewer = [.. steps.Where((_, index) => index != left)];
            if (await Sequence.ReplayAsync(fewer) is { } still) (steps, wrong) = (fewer, still);
        }

        return (steps, wrong);
    }

    private static int? Number(string variable) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text ? int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture) : null;
}
