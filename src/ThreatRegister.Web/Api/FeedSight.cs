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

    /// <summary>Whether ids were taken out of the event that was seen last.</summary>
    public bool NamesHidden { get; private set; }

    /// <summary>The newest moment, as of the first event of this batch.</summary>
    private Moment? newest;

    /// <summary>The event, read, without the ids of records that may not be seen; null where it may not be seen, or cannot be read.</summary>
    public async Task<Recorded<object>?> SeenAsync(RecordedEvent stored, CancellationToken cancellationToken)
    {
        try
        {
            var recorded = register.Codec.Decode(stored);
            var marking = await sight.MarkingOfAsync(recorded, cancellationToken);
            if (marking > clearance) return null;

            context.Requester().Read.Note(marking, stored.Stream);
            return await WithoutHiddenAsync(recorded, cancellationToken);
        }
        catch (Exception unreadable) when (unreadable is UnreadableEventException or UnknownEventException or UnreachableException)
        {
            return null;
        }
    }

    private async Task<Recorded<object>> WithoutHiddenAsync(Recorded<object> recorded, CancellationToken cancellationToken)
    {
        if (register.Redaction is not { } redaction) return recorded;

        newest ??= await register.NewestAsync(cancellationToken);
        var shown = (await redaction.OfAsync(context.ActorOf()!.Viewer, newest, [recorded.Event], cancellationToken))[0];
        NamesHidden = !ReferenceEquals(shown, recorded.Event);
        return NamesHidden ? recorded with { Event = shown } : recorded;
    }
}
