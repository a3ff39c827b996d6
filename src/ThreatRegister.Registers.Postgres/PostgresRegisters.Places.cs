using ThreatRegister.Application.Queries;

namespace ThreatRegister.Registers.Postgres;

/// <content>What counts, by place.</content>
public sealed partial class PostgresRegisters : IPlaceGroups
{
    public Task<IReadOnlyList<PlaceGroup>> PlaceGroupsAsync(IncidentQuery query, IReadOnlyList<DateOnly> changes, CancellationToken cancellationToken = default) =>
        snapshots.AskAsync(query.Moment, snapshot => new CountsByPlace(query, changes, zone).GroupsAsync(snapshot, cancellationToken), cancellationToken);
}
