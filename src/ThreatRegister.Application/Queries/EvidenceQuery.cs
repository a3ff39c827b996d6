using ThreatRegister.Domain;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.EventLog;
using ThreatRegister.Projections;
using ThreatRegister.Projections.Incidents;

namespace ThreatRegister.Application.Queries;

/// <summary>The evidence of one incident, for who may see the incident. There is no other road to the contents.</summary>
public static class EvidenceQuery
{
    /// <summary>Null: there is no such incident at that moment, for this viewer.</summary>
    public static async Task<IReadOnlyList<StatedEvidence>?> OfAsync(
        MomentReader moments, Viewer viewer, Moment moment, IncidentId incident, CancellationToken cancellationToken = default)
    {
        var history = await moments.StreamAsync(StreamName.Of("incident", incident.Value), long.MaxValue, cancellationToken);
        var then = Row(history.Where(recorded => recorded.Position <= moment.Position));
        return then is not null && viewer.MaySee(then, Row(history)!) ? then.Evidence ?? [] : null;
    }

    private static IncidentRow? Row(IEnumerable<Recorded<object>> history) => history.Aggregate((IncidentRow?)null, new IncidentRegister().Apply);
}
