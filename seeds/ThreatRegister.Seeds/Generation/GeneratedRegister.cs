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

/// <summary>Incidents that are spread evenly over all years.</summary>
internal sealed class Sweep(World world, int seed, int start, int size)
{
    private readonly PriorityQueue<Plan, (DateTime At, long Order)> waiting = new();
    private long entered;

    /// <param name="count">How many of them are wanted: the first.</param>
    public IEnumerable<GeneratedCommand> Commands(int count)
    {
        if (start == 0) foreach (var plan in world.Plans) Enter(plan);
        for (var number = 0; number < count; number++)
        {
            var dice = Dice.For(seed, "incident", start + number);
            var reportedAt = ReportTime(dice, number);
            foreach (var command in Until(reportedAt)) yield return new(command, start + number);
            var course = new IncidentCourse(world, dice, Id(number), reportedAt, () => Earlier(dice, number));
            foreach (var plan in course.Plans()) Enter(plan);
        }

        foreach (var command in Until(DateTime.MaxValue)) yield return new(command, start + count);
    }

    private IEnumerable<CommandEnvelope> Until(DateTime moment)
    {
        while (waiting.TryPeek(out var plan, out var next) && next.At < moment)
        {
            waiting.Dequeue();
            yield return plan.Take();
            if (plan.NextAt is { } at) waiting.Enqueue(plan, (at, next.Order));
        }
    }

    private void Enter(Plan plan)
    {
        if (plan.NextAt is { } at) waiting.Enqueue(plan, (at, entered++));
    }

    /// <summary>Evenly spread, to the minute; the first day belongs to the sources.</summary>
    private DateTime ReportTime(Dice dice, int number)
    {
        var minutes = (world.End - World.Begin).TotalMinutes - 1_440;
        return World.Begin.AddMinutes(1_440 + Math.Floor(minutes * (number + dice.Part()) / size));
    }

    private string Id(long number) => world.Name("i", start + number);

    /// <summary>An incident reported some months before; null at the beginning of the sweep.</summary>
    private string? Earlier(Dice dice, int number)
    {
        var other = number - 1 - (size / 20) - dice.Number(0, size / 10);
        return other < 0 ? null : Id(other);
    }
}
