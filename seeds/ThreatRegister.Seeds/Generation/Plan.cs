using System.Globalization;
using ThreatRegister.Application.Commands;

namespace ThreatRegister.Seeds.Generation;

/// <summary>The commands that one record will be sent, in the order of their times.</summary>
/// <param name="name">Names the record under its seed: the commands' ids are derived from it.</param>
internal sealed class Plan(string name, string actor, DateTime end)
{
    private readonly List<(DateTime At, object Body)> steps = [];
    private int next;
    private bool isOver;

    /// <summary>When the last step so far is taken.</summary>
    public DateTime Now { get; private set; }

    public DateTime? NextAt => next < steps.Count ? steps[next].At : null;

    public void Start(DateTime at, object body)
    {
        Now = at;
        isOver = at > end;
        if (!isOver) steps.Add((at, body));
    }

    /// <summary>A step after the last one. What would come after the end never does: those records are still being worked on.</summary>
    public bool After(TimeSpan pause, object body)
    {
        if (!Wait(pause)) return false;
        steps.Add((Now, body));
        return true;
    }

    /// <summary>Lets time pass without a step; false where it is over.</summary>
    public bool Wait(TimeSpan pause)
    {
        isOver |= pause > end - Now;
        if (!isOver) Now += pause;
        return !isOver;
    }

    public CommandEnvelope Take()
    {
        var body = steps[next].Body;
        steps[next] = default; // done with: many plans are under way at once
        return new(body, DerivedIds.From("generated", name, next++.ToString(CultureInfo.InvariantCulture)), actor);
    }
}
