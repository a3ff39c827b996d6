using System.Collections.Concurrent;
using System.Collections.Immutable;
using ThreatRegister.EventLog;

namespace ThreatRegister.Application.Events;

/// <summary>
/// The events of the few streams that nearly every question needs, such as the threat types: what was read once is kept, since the log changes
/// nothing, and only what came since is read.
/// </summary>
public sealed class StreamMemory(IEventLog log, EventCodec codec)
{
    private readonly ConcurrentDictionary<StreamName, Known> streams = [];

    /// <summary>The events up to a position that the log has come to, oldest first.</summary>
    public async Task<IReadOnlyList<Recorded<object>>> UpToAsync(StreamName stream, long position, CancellationToken cancellationToken = default)
    {
        var known = streams.GetValueOrDefault(stream, Known.Nothing);
        if (known.UpTo < position)
        {
            known = await WithNewAsync(stream, known, position, cancellationToken);
            streams.AddOrUpdate(stream, known, (_, other) => other.UpTo < known.UpTo ? known : other);
        }

        return known.Events.Count == 0 || known.Events[^1].Position <= position ? known.Events : known.Events.FindAll(recorded => recorded.Position <= position);
    }

    private async Task<Known> WithNewAsync(StreamName stream, Known known, long position, CancellationToken cancellationToken)
    {
        var events = known.Events;
        await foreach (var recorded in log.ReadStreamAsync(stream, events.Count == 0 ? 0 : events[^1].Version, cancellationToken)) events = events.Add(codec.Decode(recorded));
        return new(Math.Max(position, events.Count == 0 ? 0 : events[^1].Position), events);
    }

    /// <param name="UpTo">What was recorded on the stream up to this position is all here.</param>
    private sealed record Known(long UpTo, ImmutableList<Recorded<object>> Events)
    {
        public static Known Nothing { get; } = new(-1, []);
    }
}
