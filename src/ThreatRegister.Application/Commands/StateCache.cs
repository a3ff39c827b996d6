using ThreatRegister.EventLog;

namespace ThreatRegister.Application.Commands;

/// <summary>
/// The states that this process decided on last. Only a guess: what is decided on one is appended with its version expected, so a state
/// that another process has moved on is never built upon.
/// </summary>
/// <remarks>Two generations: when the younger one is full it becomes the older, and what was not asked for since is dropped.</remarks>
internal sealed class StateCache(int remembered)
{
    private readonly Lock gate = new();
    private Dictionary<StreamName, StreamState> young = [], old = [];

    public StreamState? Find(StreamName stream)
    {
        lock (gate)
        {
            if (young.TryGetValue(stream, out var state)) return state;
            if (old.TryGetValue(stream, out state)) Add(stream, state);
            return state;
        }
    }

    public void Keep(StreamName stream, StreamState state)
    {
        lock (gate) Add(stream, state);
    }

    public void Forget(StreamName stream)
    {
        lock (gate)
        {
            young.Remove(stream);
            old.Remove(stream);
        }
    }

    private void Add(StreamName stream, StreamState state)
    {
        if (young.Count >= Math.Max(1, remembered / 2)) (old, young) = (young, []);
        young[stream] = state;
    }
}

/// <summary>The state of a stream at a version.</summary>
internal sealed record StreamState(object State, long Version);
