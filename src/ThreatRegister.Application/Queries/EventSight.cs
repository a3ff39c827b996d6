using ThreatRegister.Domain;
using ThreatRegister.EventLog;
using ThreatRegister.Projections;
using ThreatRegister.Projections.History;
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
        foreach (var register in RegisterList.All.Where(register => !register.HoldsParts && register.Takes(recorded.Stream)))
        {
            var route = register.RouteFor(recorded);
            foreach (var key in route.Keys) strictest = Stricter(strictest, await StrictestAsync(register, key, recorded, cancellationToken));
            if (route.ImportId is { } import) strictest = Stricter(strictest, await StrictestAsync(new ImportRegister(), import, recorded, cancellationToken));
        }

        return strictest;
    }

    /// <summary>
    /// A record with what of its history the viewer may see: without the events that are hidden from him by themselves, and of the others without the values that
    /// stood while the record was hidden. What it holds now he sees; where that was set, and from which source, only where he may see the event.
    /// </summary>
    public async Task<RecordView> ShownAsync(Viewer viewer, RecordView record, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(viewer);
        ArgumentNullException.ThrowIfNull(record);
        if (viewer.Clearance is Tlp.Red) return record;

        var (register, seen) = (RegisterList.Find(record.Row.GetType())!, new List<(Recorded<object> Event, HistoryEntry Entry)>());
        foreach (var (recorded, entry) in record.Events.Zip(record.Entries))
        {
            if (await MarkingOfAsync(recorded, cancellationToken) > viewer.Clearance) continue;

            var before = (await MarkingsAsync(register, record.Id, recorded, cancellationToken)).Before(recorded.Position);
            seen.Add((recorded, before > viewer.Clearance ? entry with { Changes = [.. entry.Changes.Where(change => change.New is not null).Select(change => change with { Old = null })] } : entry));
        }

        var positions = seen.Select(happened => happened.Entry.Position).ToHashSet();
        return record with
        {
            Events = [.. seen.Select(happened => happened.Event)],
            Entries = [.. seen.Select(happened => happened.Entry)],
            Facts =
            [
                .. record.Facts.Select(fact => fact with { SetAt = fact.SetAt is { } at && positions.Contains(at) ? at : null, Sources = [.. fact.Sources.Where(source => positions.Contains(source.Position))] })
                    .Where(fact => fact.Value is not null || fact.Sources.Count > 0),
            ],
        };
    }

    private static Tlp Stricter(Tlp one, Tlp other) => one > other ? one : other;

    private async Task<Tlp> StrictestAsync(IRegisterFold register, string key, Recorded<object> recorded, CancellationToken cancellationToken)
    {
        var markings = await MarkingsAsync(register, key, recorded, cancellationToken);

        // What stands behind an event that cannot be read has a marking that nobody knows.
        return register.Owns(recorded.Stream) && markings.UpTo < recorded.Position ? Tlp.Red : markings.StrictestAt(recorded.Position);
    }

    private async Task<Markings> MarkingsAsync(IRegisterFold register, string key, Recorded<object> recorded, CancellationToken cancellationToken)
    {
        if (!known.TryGetValue((register.Name, key), out var markings) || markings.UpTo < recorded.Position)
            known[(register.Name, key)] = markings = await register.Open(new Opener(records, key, cancellationToken));
        return markings;
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

        public Tlp Before(long position) => Steps.LastOrDefault(step => step.Position < position).Marking;
    }

    private sealed record Opener(RecordReader Records, string Key, CancellationToken Cancellation) : IRegisterOpener<Task<Markings>>
    {
        public async Task<Markings> Open<TRow>(IRegisterFold<TRow> register)
            where TRow : class
        {
            var steps = RecordReader.Folded(register, await Records.HistoryAsync(register, Key, cancellationToken: Cancellation)).Select(step => (step.Event.Position, register.MarkingOf(step.Row))).ToArray();
            return new(steps.Length == 0 ? 0 : steps[^1].Position, steps);
        }
    }
}
