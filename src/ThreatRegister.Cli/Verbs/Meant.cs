using ThreatRegister.Application.Queries;
using ThreatRegister.Projections.Agencies;

namespace ThreatRegister.Cli;

/// <summary>Which agencies and places the names of a filter mean at the moment that is asked about.</summary>
internal static class Meant
{
    public static async Task<IncidentFilter> ByAsync(RegisterSession session, Moment moment, IncidentFilter filter, CancellationToken cancellationToken)
    {
        if (filter.Agency is { } agency)
        {
            var rows = await session.Registers.RowsAsync<AgencyRow>(session.Viewer, moment, cancellationToken);
            filter = filter with { AgencyNames = new AgencyBook(rows).NamesOf(agency) };
        }

        return filter.Place is { } place ? filter with { Places = PlaceFilter.Of(await session.Places.AtAsync(moment, cancellationToken), place) } : filter;
    }
}
