using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using ThreatRegister.Application.Events;
using ThreatRegister.Application.Queries;
using ThreatRegister.Domain;
using ThreatRegister.EventLog;
using ThreatRegister.Web.Access;

namespace ThreatRegister.Web.Api;

/// <summary>Which stored events the sender of a request may see; what is marked RED is noted as read. What cannot be read has no marking that one could read: it is shown to nobody.</summary>
internal sealed class FeedSight(RegisterServices register, HttpContext context)
{
    private readonly EventSight sight = new(register.Records);
    private readonly Tlp clearance = context.ActorOf()!.Clearance;

    /// <summary>The event, read; null where it may not be seen, or cannot be read.</summary>
    public async Task<Recorded<object>?> SeenAsync(RecordedEvent stored, CancellationToken cancellationToken)
    {
        try
        {
            var recorded = register.Codec.Decode(stored);
            var marking = await sight.MarkingOfAsync(recorded, cancellationToken);
            if (marking > clearance) return null;

            context.Requester().Read.Note(marking, stored.Stream);
            return recorded;
        }
        catch (Exception unreadable) when (unreadable is UnreadableEventException or UnknownEventException or UnreachableException)
        {
            return null;
        }
    }
}
