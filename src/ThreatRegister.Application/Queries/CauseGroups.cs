namespace ThreatRegister.Application.Queries;

/// <summary>How many counted records state a cause in the same words.</summary>
/// <param name="Incidents">The first of them by id.</param>
public sealed record CauseGroup(string Cause, long Records, IReadOnlyList<string> Incidents);

/// <summary>Causes as the records have them.</summary>
public interface ICauseGroups
{
    /// <summary>The most frequent first, of what counts and lies wholly within the period.</summary>
    /// <param name="limit">At most so many causes.</param>
    /// <param name="named">At most so many ids of each.</param>
    Task<IReadOnlyList<CauseGroup>> CauseGroupsAsync(IncidentQuery query, int limit, int named, CancellationToken cancellationToken = default);
}
