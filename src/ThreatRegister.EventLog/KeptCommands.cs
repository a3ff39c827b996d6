namespace ThreatRegister.EventLog;

/// <summary>Puts events and the memory of commands together again.</summary>
internal static class KeptCommands
{
    /// <param name="events">At consecutive positions, whole commands.</param>
    /// <param name="find">What is remembered of a command.</param>
    /// <exception cref="LogCorruptException">A command is not remembered, or some of its events are not among those given.</exception>
    public static IEnumerable<KeptCommand> Of(IEnumerable<RecordedEvent> events, Func<Guid, KnownCommand?> find)
    {
        var held = new List<RecordedEvent>();
        foreach (var recorded in events)
        {
            if (held.Count > 0 && held[0].CommandId != recorded.CommandId)
            {
                yield return Whole(held, find);
                held = [];
            }

            held.Add(recorded);
        }

        if (held.Count > 0) yield return Whole(held, find);
    }

    private static KeptCommand Whole(List<RecordedEvent> events, Func<Guid, KnownCommand?> find)
    {
        var first = events[0];
        if (find(first.CommandId) is not { } known)
            throw new LogCorruptException($"The command {first.CommandId} that recorded position {first.Position} is not remembered.", first.Position);
        if (known.Answer.FirstPosition != first.Position || known.Answer.LastPosition != events[^1].Position)
            throw new LogCorruptException($"Positions {known.Answer.FirstPosition} to {known.Answer.LastPosition} were recorded together, by one command; take all of them or none.", first.Position);

        return new(known.Fingerprint, events);
    }
}
