using System.Diagnostics;
using ThreatRegister.Application.Events;
using ThreatRegister.EventLog;
using ThreatRegister.Projections;

namespace ThreatRegister.Registers.Postgres;

/// <summary>
/// What of the log can be read. An event that cannot be parks its stream, and every figure says that something is parked. An event of an
/// unknown type is another matter: it stops the projector, for a newer version has written it.
/// </summary>
internal sealed class ReadableEvents(EventCodec codec)
{
    /// <summary>Those that look at events of further streams to know which rows they are about.</summary>
    private static readonly IRegisterFold[] routing = [.. RegisterList.All.Where(fold => !fold.HoldsParts && fold.Categories.Count > 1)];

    /// <summary>Null where the event cannot be read, and for all that follow in its stream.</summary>
    public Recorded<object>? Read(RecordedEvent stored, ParkedStreams parked)
    {
        if (parked.UnreadFrom(stored.Stream) <= stored.Position) return null;
        try
        {
            var recorded = codec.Decode(stored);
            Follow(recorded);
            return recorded;
        }
        catch (Exception poison) when (poison is UnreadableEventException or UnreachableException)
        {
            parked.Unread(stored.Stream, stored.Position, poison.Message);
            return null;
        }
    }

    /// <summary>An event that leads nowhere it could is none of its stream's. What other exceptions say may be the text of a record.</summary>
    private static void Follow(Recorded<object> recorded)
    {
        try
        {
            foreach (var fold in routing) _ = fold.Owns(recorded.Stream) ? null : fold.RouteFor(recorded);
        }
        catch (Exception poison) when (poison is not (UnreachableException or OutOfMemoryException))
        {
            throw new UnreachableException($"It cannot be followed: {poison.GetType().Name}.", poison);
        }
    }
}
