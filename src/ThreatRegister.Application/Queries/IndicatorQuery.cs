using ThreatRegister.Domain;
using ThreatRegister.Domain.ThreatTypes;
using ThreatRegister.Projections.Indicators;

namespace ThreatRegister.Application.Queries;

/// <summary>An indicator that was asked for.</summary>
/// <param name="MayBelong">Its time is not stated: it may be of the period, since it was stated no earlier than that began.</param>
public sealed record AskedIndicator(IndicatorRow Row, bool MayBelong);

/// <summary>Which indicators a question is about; pure.</summary>
public static class IndicatorQuery
{
    /// <summary>Those of the period by the time they are of. One whose time no source states may be of any time up to its statement: it is told apart.</summary>
    public static IReadOnlyList<AskedIndicator> Of(IEnumerable<IndicatorRow> rows, IncidentFilter filter, ThreatTypeTree types) =>
    [
        .. rows
            .Where(row => SubjectQuery.IsOfType(row.Types, filter, types) && SubjectQuery.Cites(row.Sources, filter))
            .Where(row => filter.Period is not { } period || IsOf(row, period))
            .Select(row => new AskedIndicator(row, filter.Period is not null && row.Period is null))
            .OrderBy(asked => asked.Row.Id, StringComparer.Ordinal),
    ];

    private static bool IsOf(IndicatorRow row, Period period) =>
        row.Period is { } of ? period.Touches(of) : row.StatedOn is not { } stated || stated.To > period.From;
}
