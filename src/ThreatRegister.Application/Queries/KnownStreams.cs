using System.Collections.Concurrent;
using ThreatRegister.Application.Events;
using ThreatRegister.EventLog;
using ThreatRegister.Projections;

namespace ThreatRegister.Application.Queries;

/// <summary>Streams of which every record may have to look into the whole, such as that of all merges: read once, and on from where it was left.</summary>
internal sealed class KnownStreams(IEventLog log, EventCodec codec)
{
    private readonly ConcurrentDictionary<StreamName, Known> known = [];
    private readonly ConcurrentDictionary<string, (long[] Lengths, object Routed)> routed = new(StringComparer.Ordinal);
    private readonly KnownAnswers<(StreamName Stream, long After, long UpTo)> past = new(mostItems: 50_000);

    /// <summary>What was made of a stream between two positions, which is over.</summary>
    public Task<IReadOnlyList<T>> PastAsync<T>(StreamName stream, long after, long upTo, Func<Task<IReadOnlyList<T>>> make)
        where T : class => past.OfAsync((stream, after, upTo), make);

    /// <summary>The events up to a position that the log has come to, or all; oldest first; empty for an unknown stream.</summary>
    public async Task<IReadOnlyList<Recorded<object>>> ReadAsync(StreamName stream, long upTo, CancellationToken cancellationToken)
    {
        var read = known.GetValueOrDefault(stream, Known.Nothing);
        if (read.UpTo < upTo)
        {
            read = await WithNewAsync(stream, read, upTo, cancellationToken);

            // Whoever read less at the same time does not take away what is there.
            known.AddOrUpdate(stream, read, (_, there) => there.UpTo < read.UpTo ? read : there);
        }

        return new ArraySegment<Recorded<object>>(read.Events, 0, CountUpTo(read.Events, upTo));
    }

    private async Task<Known> WithNewAsync(StreamName stream, Known read, long upTo, CancellationToken cancellationToken)
    {
        var further = new List<Recorded<object>>();
        await foreach (var recorded in log.ReadStreamAsync(stream, read.Events.Length == 0 ? 0 : read.Events[^1].Version, cancellationToken))
        {
            // The registers take nothing of the stream from there on either.
            if (codec.TryDecode(recorded) is not { } decoded) break;
            further.Add(decoded);
        }

        Recorded<object>[] events = further.Count == 0 ? read.Events : [.. read.Events, .. further];
        var last = events.Length == 0 ? 0 : events[^1].Position;
        return new(upTo == long.MaxValue ? last : Math.Max(upTo, last), events);
    }

    /// <summary>All that a register's further streams hold, by the records they are about: made anew when one of them has grown.</summary>
    public async Task<RoutedEvents<TRow>> RoutedAsync<TRow>(IRegisterFold<TRow> register, CancellationToken cancellationToken)
        where TRow : class
    {
        var streams = new List<IReadOnlyList<Recorded<object>>>();
        foreach (var stream in register.FurtherStreams) streams.Add(await ReadAsync(stream, long.MaxValue, cancellationToken));
        long[] lengths = [.. streams.Select(events => (long)events.Count)];
        if (routed.TryGetValue(register.Name, out var made) && made.Lengths.AsSpan().SequenceEqual(lengths)) return (RoutedEvents<TRow>)made.Routed;

        var all = new RoutedEvents<TRow>(register);
        foreach (var recorded in streams.SelectMany(events => events)) all.Add(recorded);
        routed[register.Name] = (lengths, all);
        return all;
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
