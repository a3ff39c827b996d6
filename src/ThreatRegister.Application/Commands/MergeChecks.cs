using ThreatRegister.Domain;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Domain.Merges;

namespace ThreatRegister.Application.Commands;

/// <summary>Whether the incidents of a merge stand on record. The decision knows only which are merged, so whoever runs it asks beforehand, as for <see cref="ReferenceChecks"/>.</summary>
internal sealed class MergeChecks(RecordedIncidents incidents)
{
    /// <summary>Null: neither the one that is merged nor the one that then stands for it is retracted, or the command merges nothing.</summary>
    /// <param name="state">What the command is decided on: of a merge, all merges.</param>
    public async ValueTask<CommandAnswer.Refused?> FindRetractedAsync(object command, object state, CancellationToken cancellationToken)
    {
        if (command is not MergeIncidents merge) return null;
        if (await IsRetractedAsync(merge.Merged, cancellationToken)) return new(Refusal.AlreadyRetracted, "merged");

        return await IsRetractedAsync(((MergeBook)state).SurvivorOf(merge.Survivor), cancellationToken) ? new(Refusal.AlreadyRetracted, "survivor") : null;
    }

    private async ValueTask<bool> IsRetractedAsync(IncidentId id, CancellationToken cancellationToken) => (await incidents.OfAsync(id, cancellationToken)).Status is IncidentStatus.Retracted;
}
