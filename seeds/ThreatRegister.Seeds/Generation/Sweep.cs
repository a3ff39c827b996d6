using ThreatRegister.Application.Commands;

namespace ThreatRegister.Seeds.Generation;

/// <summary>Incidents that are spread evenly over all years.</summary>
internal sealed class Sweep(World world, int seed, int start, int size)
{
    private readonly int size = size;
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
            var course = new IncidentCourse(world, dice, Id(number), reportedAt, FateOf(number), new Earlier(this, number));
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

    private Fate FateOf(int number) => Dice.Once(seed, "fate", start + number) switch
    {
        < 0.015 => Fate.Retracted,
        < 0.018 => Fate.Duplicate,
        _ => Fate.Plain,
    };

    private sealed class Earlier(Sweep sweep, int number) : IEarlierIncidents
    {
        public string? Related(Dice dice) => IdOf(number - 1 - (sweep.size / 20) - dice.Number(0, sweep.size / 10));

        public string? Original(Dice dice)
        {
            var other = number - dice.Number(1, 5);
            return other >= 0 && sweep.FateOf(other) is Fate.Plain ? IdOf(other) : null;
        }

        private string? IdOf(int other) => other < 0 ? null : sweep.Id(other);
    }
}
