using ThreatRegister.Domain;
using ThreatRegister.Projections;
using ThreatRegister.Projections.Incidents;

namespace ThreatRegister.Application.Queries;

/// <summary>The evidence of one incident, for who may see the incident. There is no other road to the contents.</summary>
public static class EvidenceQuery
{
    private static readonly IRegisterFold incidents = RegisterList.Find(typeof(IncidentRow))!;

    /// <summary>Null: there is no such incident at that moment, for this viewer.</summary>
    public static async Task<IReadOnlyList<StatedEvidence>?> OfAsync(
        RecordReader records, Viewer viewer, Moment moment, IncidentId incident, CancellationToken cancellationToken = default) =>
        await records.FindAsync(incidents, incident.Value, moment, cancellationToken) is { } found && viewer.MaySee(found.Row, found.Latest)
            ? ((IncidentRow)found.Row).Evidence ?? []
            : null;
}
