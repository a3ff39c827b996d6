using System.Collections.Concurrent;
using ThreatRegister.EventLog;

namespace ThreatRegister.Application.Commands;

/// <summary>
/// The states that this process decided on last. Only a guess: what is decided on one is appended with its version expected, so a state
/// that another process has moved on is never built upon.
/// </summary>
internal sealed class StateCache
{
    private const int Remembered = 20_000;
    private readonly ConcurrentDictionary<StreamName, StreamState> states = new();

    public StreamState? Find(StreamName stream) => states.GetValueOrDefault(stream);

    public void Keep(StreamName stream, StreamState state)
    {
        if (states.Count >= Remembered) states.Clear();
        states[stream] = state;
    }

    public void Forget(StreamName stream) => states.TryRemove(stream, out _);
}

/// <summary>The state of a stream at a version.</summary>
internal sealed record StreamState(object State, long Version);
