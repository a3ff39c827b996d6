using System.Collections.Concurrent;
using ThreatRegister.Application.Events;
using ThreatRegister.EventLog;
using ThreatRegister.Projections;

namespace ThreatRegister.Application.Queries;

/// <summary>Streams of which every record may have to look into the whole, such as that of all merges: read once, and on from where it was left.</summary>
internal sealed class KnownStreams(IEventLog log, EventCodec codec)
{
    private readonly StreamMemory memory = new(log, codec, endsAtUnreadable: true);
    private readonly ConcurrentDictionary<string, (long[] Lengths, object Routed)> routed = new(StringComparer.Ordinal);
    private readonly KnownAnswers<(StreamName Stream, long After, long UpTo)> past = new(mostItems: 50_000);

    /// <summary>What was made of a stream between two positions, which is over.</summary>
    public Task<IReadOnlyList<T>> PastAsync<T>(StreamName stream, long after, long upTo, Func<Task<IReadOnlyList<T>>> make)
        where T : class => past.OfAsync((stream, after, upTo), make);

    /// <summary>The events up to a position that the log has come to, or all; oldest first; empty for an unknown stream. The registers take nothing of a stream behind an event that cannot be read either.</summary>
    public Task<IReadOnlyList<Recorded<object>>> ReadAsync(StreamName stream, long upTo, CancellationToken cancellationToken) => memory.UpToAsync(stream, upTo, cancellationToken);

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
}
