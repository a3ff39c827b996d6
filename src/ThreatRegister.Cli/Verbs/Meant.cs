using ThreatRegister.Application.Queries;
using ThreatRegister.Projections.Agencies;

namespace ThreatRegister.Cli;

/// <summary>Whom the names of a filter mean at the moment that is asked about.</summary>
internal static class Meant
{
    public static async Task<IncidentFilter> ByAsync(RegisterSession session, Moment moment, IncidentFilter filter, CancellationToken cancellationToken)
    {
        if (filter.Agency is not { } agency) return filter;

        var rows = await session.Registers.RowsAsync<AgencyRow>(session.Viewer, moment, cancellationToken);
        return filter with { AgencyNames = new AgencyBook(rows).NamesOf(agency) };
    }
}
