using ThreatRegister.Application.Events;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Domain.Merges;
using ThreatRegister.EventLog;

namespace ThreatRegister.Application.Commands;

/// <summary>Incidents as they are recorded, whoever recorded it: for what may not rest on what this process happens to know.</summary>
internal sealed class RecordedIncidents(IEventLog log, EventCodec codec)
{
    public async ValueTask<Incident> OfAsync(IncidentId id, CancellationToken cancellationToken)
    {
        var incident = Incident.Initial;
        await foreach (var recorded in log.ReadStreamAsync(StreamName.Of("incident", id.Value), cancellationToken: cancellationToken))
            incident = Incident.Evolve(incident, (IncidentEvent)codec.Decode(recorded).Event);
        return incident;
    }

    /// <summary>The strictest marking of some incidents, and of all that they are merged into: what is said of one is said of the other.</summary>
    public async ValueTask<Tlp> StrictestAsync(IEnumerable<IncidentId> ids, MergeBook merges, CancellationToken cancellationToken)
    {
        var strictest = Tlp.Clear;
        foreach (var id in ids.SelectMany(merges.ChainOf).Distinct())
        {
            if (await OfAsync(id, cancellationToken) is { Marking: var marking } && marking > strictest) strictest = marking;
        }

        return strictest;
    }
}
