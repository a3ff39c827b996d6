using System.Collections.Concurrent;
using ThreatRegister.EventLog;

namespace ThreatRegister.Application.Events;

/// <summary>
/// The events of the few streams that nearly every question needs, such as the threat types: what was read once is kept, since the log changes
/// nothing, and only what came since is read.
/// </summary>
/// <param name="endsAtUnreadable">What stands from an event on that cannot be read is left out; else to read such a stream fails.</param>
public sealed class StreamMemory(IEventLog log, EventCodec codec, bool endsAtUnreadable = false)
{
    private readonly ConcurrentDictionary<StreamName, Known> streams = [];

    /// <summary>The events up to a position that the log has come to, or all (<see cref="long.MaxValue"/>); oldest first.</summary>
    public async Task<IReadOnlyList<Recorded<object>>> UpToAsync(StreamName stream, long position, CancellationToken cancellationToken = default)
    {
        var known = streams.GetValueOrDefault(stream, Known.Nothing);
        if (known.UpTo < position)
        {
            known = await WithNewAsync(stream, known, position, cancellationToken);

            // Whoever read less at the same time does not take away what is there.
            streams.AddOrUpdate(stream, known, (_, other) => other.UpTo < known.UpTo ? known : other);
        }

        return new ArraySegment<Recorded<object>>(known.Events, 0, CountUpTo(known.Events, position));
    }

    private async Task<Known> WithNewAsync(StreamName stream, Known known, long position, CancellationToken cancellationToken)
    {
        var further = new List<Recorded<object>>();
        await foreach (var recorded in log.ReadStreamAsync(stream, known.Events.Length == 0 ? 0 : known.Events[^1].Version, cancellationToken))
        {
            if ((endsAtUnreadable ? codec.TryDecode(recorded) : codec.Decode(recorded)) is not { } decoded) break;
            further.Add(decoded);
        }

        Recorded<object>[] events = further.Count == 0 ? known.Events : [.. known.Events, .. further];
        var last = events.Length == 0 ? 0 : events[^1].Position;
        return new(position == long.MaxValue ? last : Math.Max(position, last), events);
    }

    private static int CountUpTo(Recorded<object>[] events, long position)
    {
        var (low, high) = (0, events.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (events[middle].Position <= position) low = middle + 1;
            else high = middle;
        }

        return low;
    }

    /// <param name="UpTo">What was recorded on the stream up to this position is all here.</param>
    private sealed record Known(long UpTo, Recorded<object>[] Events)
    {
        public static Known Nothing { get; } = new(-1, []);
    }
}
