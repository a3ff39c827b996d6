using ThreatRegister.Application.Queries;

namespace ThreatRegister.Web.Access;

/// <summary>Counts by place, which are marked as the strictest that they count.</summary>
internal sealed class NotedPlaces(IPlaceGroups places, ReadRecords read) : IPlaceGroups
{
    public async Task<IReadOnlyList<PlaceGroup>> PlaceGroupsAsync(IncidentQuery query, IReadOnlyList<DateOnly> changes, CancellationToken cancellationToken = default)
    {
        var groups = await places.PlaceGroupsAsync(query, changes, cancellationToken);
        if (groups.Count > 0) read.NoteFigure(groups.Max(group => group.Strictest));
        return groups;
    }
}
