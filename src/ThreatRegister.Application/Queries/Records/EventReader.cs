using System.Diagnostics;
using ThreatRegister.Application.Events;
using ThreatRegister.Domain;
using ThreatRegister.EventLog;
using ThreatRegister.Projections;

namespace ThreatRegister.Application.Queries.Records;

/// <summary>Reads single events, for one viewer: what is about records that he may not see is not there.</summary>
public sealed class EventReader(IEventLog log, EventCodec codec, RecordReader records, IRegisters registers)
{
    /// <summary>So many changes are shown; a withdrawn import may have made thousands.</summary>
    public const int MostChanges = 100;

    /// <summary>So far a neighbour is looked for among events that may not be seen.</summary>
    private const int LookedAround = 20;

    /// <summary>Null: the log had not come so far at the moment, or the viewer may not see it.</summary>
    public async Task<EventView?> FindAsync(Viewer viewer, Moment moment, long position, CancellationToken cancellationToken = default)
    {
        if (position < 1 || position > moment.Position || await log.AtAsync(position, cancellationToken) is not { } stored) return null;

        var sight = new EventSight(records);
        if (!await MaySeeAsync(sight, viewer, stored, cancellationToken)) return null;

        var register = RecordFinder.OwnerOf(stored.Stream);
        var record = register is null ? null : await RecordAsync(viewer, register, stored, cancellationToken);
        var changes = await ChangesAsync(viewer, stored, register, record, cancellationToken);
        return new(
            stored,
            register,
            record is null ? null : register!.TitleOf(record.Row),
            TryDecode(stored) is { } read ? EventReading.Of(read.Event) : null,
            [.. changes.Take(MostChanges)],
            changes.Count > MostChanges,
            await AroundAsync(sight, viewer, moment, stored, cancellationToken));
    }

    /// <summary>Of its own record with all that the event set, where it began it too; of others what the change log has.</summary>
    private async Task<IReadOnlyList<ChangeItem>> ChangesAsync(Viewer viewer, RecordedEvent stored, IRegisterFold? register, RecordView? record, CancellationToken cancellationToken)
    {
        var (name, id) = (register?.Name, stored.Stream.Id);
        var own = record?.Entries[^1] is { } entry && entry.Position == stored.Position
            ? entry.Changes.Select(change => new ChangeItem(stored.Position, name!, id, change.Field, change.Old, change.New, stored.Actor, stored.RecordedAt, entry.Grounds, stored.Type))
            : [];
        var logged = await registers.ChangesAsync(viewer, stored.Position - 1, stored.Position, MostChanges + 1, cancellationToken);
        return [.. own, .. logged.Where(change => !(string.Equals(change.Register, name, StringComparison.Ordinal) && string.Equals(change.Id, id, StringComparison.Ordinal)))];
    }

    /// <summary>The events at some positions, as the log holds them.</summary>
    public async Task<IReadOnlyDictionary<long, RecordedEvent>> StoredAsync(StreamName own, IReadOnlyCollection<long> positions, CancellationToken cancellationToken = default)
    {
        var found = new Dictionary<long, RecordedEvent>();
        await foreach (var stored in log.ReadStreamAsync(own, cancellationToken: cancellationToken))
            if (positions.Contains(stored.Position)) found[stored.Position] = stored;
        foreach (var position in positions.Where(position => !found.ContainsKey(position)))
            if (await log.AtAsync(position, cancellationToken) is { } stored) found[position] = stored;
        return found;
    }

    private async Task<EventNeighbours> AroundAsync(EventSight sight, Viewer viewer, Moment moment, RecordedEvent stored, CancellationToken cancellationToken)
    {
        var siblings = new List<RecordedEvent>();
        await foreach (var other in log.ReadStreamAsync(stored.Stream, Math.Max(0, stored.Version - LookedAround - 1), cancellationToken))
        {
            if (other.Version > stored.Version + LookedAround || other.Position > moment.Position) break;
            siblings.Add(other);
        }

        var around = new List<RecordedEvent>();
        await foreach (var other in log.ReadAllAsync(Math.Max(0, stored.Position - LookedAround - 1), Math.Min(moment.Position, stored.Position + LookedAround), cancellationToken)) around.Add(other);
        return new(
            await FirstSeenAsync(sight, viewer, siblings.Where(other => other.Version < stored.Version).Reverse(), cancellationToken),
            await FirstSeenAsync(sight, viewer, siblings.Where(other => other.Version > stored.Version), cancellationToken),
            await FirstSeenAsync(sight, viewer, around.Where(other => other.Position < stored.Position).Reverse(), cancellationToken),
            await FirstSeenAsync(sight, viewer, around.Where(other => other.Position > stored.Position), cancellationToken));
    }

    private async Task<long?> FirstSeenAsync(EventSight sight, Viewer viewer, IEnumerable<RecordedEvent> events, CancellationToken cancellationToken)
    {
        foreach (var other in events)
            if (await MaySeeAsync(sight, viewer, other, cancellationToken)) return other.Position;
        return null;
    }

    /// <summary>The record as it was by the event; null where it cannot be read.</summary>
    private async Task<RecordView?> RecordAsync(Viewer viewer, IRegisterFold register, RecordedEvent stored, CancellationToken cancellationToken)
    {
        try
        {
            return await records.FindAsync(viewer, register, stored.Stream.Id, new(stored.Position, stored.RecordedAt, ""), cancellationToken);
        }
        catch (Exception unreadable) when (IsUnreadable(unreadable))
        {
            return null;
        }
    }

    /// <summary>How what cannot be read is marked is not known: only who may see everything is shown it.</summary>
    private async Task<bool> MaySeeAsync(EventSight sight, Viewer viewer, RecordedEvent stored, CancellationToken cancellationToken)
    {
        if (viewer.Clearance == Tlp.Red) return true;

        try
        {
            return await sight.MarkingOfAsync(codec.Decode(stored), cancellationToken) <= viewer.Clearance;
        }
        catch (Exception unreadable) when (IsUnreadable(unreadable))
        {
            return false;
        }
    }

    private Recorded<object>? TryDecode(RecordedEvent stored)
    {
        try
        {
            return codec.Decode(stored);
        }
        catch (Exception unreadable) when (IsUnreadable(unreadable))
        {
            return null;
        }
    }

    private static bool IsUnreadable(Exception wrong) => wrong is UnreadableEventException or UnknownEventException or UnreachableException;
}
