using System.Collections.Concurrent;
using ThreatRegister.Application.Events;
using ThreatRegister.EventLog;
using ThreatRegister.Projections;

namespace ThreatRegister.Application.Queries;

/// <summary>Streams of which every record may have to look into the whole, such as that of all merges: read once, and on from where it was left.</summary>
internal sealed class KnownStreams(IEventLog log, EventCodec codec)
{
    private readonly ConcurrentDictionary<StreamName, Recorded<object>[]> known = [];
    private readonly ConcurrentDictionary<string, (long[] Lengths, object Routed)> routed = new(StringComparer.Ordinal);
    private readonly KnownAnswers<(StreamName Stream, long After, long UpTo)> past = new(mostItems: 50_000);

    /// <summary>What was made of a stream between two positions, which is over.</summary>
    public Task<IReadOnlyList<T>> PastAsync<T>(StreamName stream, long after, long upTo, Func<Task<IReadOnlyList<T>>> make)
        where T : class => past.OfAsync((stream, after, upTo), make);

    /// <summary>The events up to a position, oldest first; empty for an unknown stream.</summary>
    public async Task<IReadOnlyList<Recorded<object>>> ReadAsync(StreamName stream, long upTo, CancellationToken cancellationToken)
    {
        var events = known.GetValueOrDefault(stream, []);
        var further = new List<Recorded<object>>();
        await foreach (var recorded in log.ReadStreamAsync(stream, events.Length == 0 ? 0 : events[^1].Version, cancellationToken))
        {
            // The registers take nothing of the stream from there on either.
            if (codec.TryDecode(recorded) is not { } read) break;
            further.Add(read);
        }

        if (further.Count > 0)
        {
            events = [.. events, .. further];

            // Whoever read less at the same time does not take away what is there.
            known.AddOrUpdate(stream, events, (_, there) => there.Length < events.Length ? events : there);
        }

        return new ArraySegment<Recorded<object>>(events, 0, CountUpTo(events, upTo));
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
}
