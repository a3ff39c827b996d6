using ThreatRegister.Application.Events;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Domain.Merges;
using ThreatRegister.EventLog;

namespace ThreatRegister.Application.Commands;

/// <summary>Whether the incidents of a merge stand on record. The decision knows only which are merged, so whoever runs it asks beforehand, as for <see cref="ReferenceChecks"/>.</summary>
internal sealed class MergeChecks(IEventLog log, EventCodec codec)
{
    /// <summary>Null: neither is retracted, or the command merges nothing.</summary>
    public async ValueTask<CommandAnswer.Refused?> FindRetractedAsync(object command, CancellationToken cancellationToken)
    {
        if (command is not MergeIncidents merge) return null;
        if (await IsRetractedAsync(merge.Merged, cancellationToken)) return new(Refusal.AlreadyRetracted, "merged");

        return await IsRetractedAsync(merge.Survivor, cancellationToken) ? new(Refusal.AlreadyRetracted, "survivor") : null;
    }

    private async ValueTask<bool> IsRetractedAsync(IncidentId id, CancellationToken cancellationToken)
    {
        var incident = Incident.Initial;
        await foreach (var recorded in log.ReadStreamAsync(StreamName.Of("incident", id.Value), cancellationToken: cancellationToken))
            incident = Incident.Evolve(incident, (IncidentEvent)codec.Decode(recorded).Event);
        return incident.Status is IncidentStatus.Retracted;
    }
}
