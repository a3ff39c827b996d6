using ThreatRegister.Domain;
using ThreatRegister.Domain.ThreatTypes;
using ThreatRegister.Projections;
using ThreatRegister.Projections.Assessments;

namespace ThreatRegister.Application.Queries;

/// <summary>The register by threat type and period: the question that CLI, API, pages and reports share.</summary>
public static class ThreatRegisterQuery
{
    public static async Task<ThreatRegisterView> RunAsync(
        IRegisters registers, IncidentQuery query, Granularity per, ThreatTypeTree types, long taxonomy, string language, CancellationToken cancellationToken = default)
    {
        // All of one position: they may go side by side.
        var (counted, further, listed) = (registers.GroupsAsync(query, per, cancellationToken), registers.AnyTypeCountsAsync(query, per, cancellationToken), registers.StandingAsync(query, cancellationToken: cancellationToken));
        await Task.WhenAll(counted, further, listed);
        var (groups, anyType, standing) = (await counted, await further, await listed);
        var assessments = await registers.RowsAsync<AssessmentRow>(query.Viewer, query.Moment, cancellationToken);
        var parked = await registers.ParkedAsync(cancellationToken);
        return new(
            query.Moment.Position,
            query.Moment.Digest,
            query.Moment.RecordedAt,
            query.Moment.StatedBy,
            Codes.Of(query.Basis),
            taxonomy,
            Codes.Of(per),
            query.Filter.Period?.Text,
            ThreatCounts.Cells(groups, types, language),
            ThreatCounts.MayBelong(groups, types, language),
            ThreatCounts.Suspected(groups, types, language),
            ThreatCounts.Rollups(groups, types, language),
            anyType,
            [.. standing.Select(item => new StandingItem(item.Id, item.Title, item.Type, item.Occurred.Text))],
            ThreatCounts.Total(groups, language),
            parked.Count,
            AssessmentQuery.Trends(assessments, query.Filter, types, per),
            types.Day);
    }
}
