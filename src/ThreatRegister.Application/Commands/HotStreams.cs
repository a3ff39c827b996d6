using ThreatRegister.EventLog;

namespace ThreatRegister.Application.Commands;

/// <summary>
/// Streams on which several commands of this process are at work. There they take turns, or they would lose races to one another until some give
/// up. A stream is hot as long as somebody has a turn on it or waits for one.
/// </summary>
internal sealed class HotStreams
{
    private readonly Lock gate = new();
    private readonly Dictionary<StreamName, Turns> hot = [];

    public bool Holds(StreamName stream)
    {
        lock (gate) return hot.ContainsKey(stream);
    }

    /// <summary>Waits for a turn; disposing of it lets the next one in.</summary>
    public async ValueTask<IDisposable> TakeTurnAsync(StreamName stream, CancellationToken cancellationToken)
    {
        Turns turns;
        lock (gate)
        {
            if (!hot.TryGetValue(stream, out turns!)) hot.Add(stream, turns = new(this, stream));
            turns.Users++;
        }

        try
        {
            await turns.Free.WaitAsync(cancellationToken);
            return turns;
        }
        catch
        {
            Leave(turns);
            throw;
        }
    }

    private void Leave(Turns turns)
    {
        lock (gate)
        {
            if (--turns.Users > 0) return;
            hot.Remove(turns.Stream);
        }

        turns.Free.Dispose();
    }

    private sealed class Turns(HotStreams streams, StreamName stream) : IDisposable
    {
        public StreamName Stream => stream;

        public SemaphoreSlim Free { get; } = new(1, 1);

        public int Users { get; set; }

        public void Dispose()
        {
            Free.Release();
            streams.Leave(this);
        }
    }
}
