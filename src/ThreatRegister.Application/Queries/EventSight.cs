using ThreatRegister.Domain;
using ThreatRegister.EventLog;
using ThreatRegister.Projections;
using ThreatRegister.Projections.Imports;

namespace ThreatRegister.Application.Queries;

/// <summary>
/// How events are marked: as strictly as the records that they are about were when it happened, or are now, whichever is stricter. What is about
/// no record, such as the threat types, is for everybody.
/// </summary>
/// <remarks>It remembers markings: make a new one for each batch of events, or what is marked more strictly meanwhile is shown.</remarks>
public sealed class EventSight(RecordReader records)
{
    private readonly Dictionary<(string Register, string Key), Markings> known = [];

    public async Task<Tlp> MarkingOfAsync(Recorded<object> recorded, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(recorded);
        var strictest = Tlp.Clear;
        foreach (var register in RegisterList.All.Where(register => register.Takes(recorded.Stream)))
        {
            var route = register.RouteFor(recorded);
            foreach (var key in route.Keys) strictest = Stricter(strictest, await StrictestAsync(register, key, recorded, cancellationToken));
            if (route.ImportId is { } import) strictest = Stricter(strictest, await StrictestAsync(new ImportRegister(), import, recorded, cancellationToken));
        }

        return strictest;
    }

    private static Tlp Stricter(Tlp one, Tlp other) => one > other ? one : other;

    private async Task<Tlp> StrictestAsync(IRegisterFold register, string key, Recorded<object> recorded, CancellationToken cancellationToken)
    {
        if (!known.TryGetValue((register.Name, key), out var markings) || markings.UpTo < recorded.Position)
            known[(register.Name, key)] = markings = await register.Open(new Opener(records, key, cancellationToken));

        // What stands behind an event that cannot be read has a marking that nobody knows.
        return register.Owns(recorded.Stream) && markings.UpTo < recorded.Position ? Tlp.Red : markings.StrictestAt(recorded.Position);
    }

    /// <param name="Steps">After which event which marking stood, oldest first.</param>
    private sealed record Markings(long UpTo, IReadOnlyList<(long Position, Tlp Marking)> Steps)
    {
        public Tlp StrictestAt(long position)
        {
            if (Steps.Count == 0) return Tlp.Clear;

            var (then, now) = (Steps.LastOrDefault(step => step.Position <= position).Marking, Steps[^1].Marking);
            return Stricter(then, now);
        }
    }

    private sealed record Opener(RecordReader Records, string Key, CancellationToken Cancellation) : IRegisterOpener<Task<Markings>>
    {
        public async Task<Markings> Open<TRow>(IRegisterFold<TRow> register)
            where TRow : class
        {
            var steps = new List<(long Position, Tlp Marking)>();
            TRow? row = null;
            foreach (var happened in await Records.HistoryAsync(register, Key, cancellationToken: Cancellation))
            {
                row = register.Apply(row, happened);
                steps.Add((happened.Position, register.MarkingOf(row)));
            }

            return new(steps.Count == 0 ? 0 : steps[^1].Position, steps);
        }
    }
}
