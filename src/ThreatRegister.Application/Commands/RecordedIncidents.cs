using ThreatRegister.Application.Events;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Incidents;
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
}
