using ThreatRegister.Domain;
using ThreatRegister.Domain.Assessments;
using ThreatRegister.Domain.ThreatTypes;
using ThreatRegister.Projections;
using ThreatRegister.Projections.Assessments;

namespace ThreatRegister.Application.Queries;

/// <summary>A trend that a source states of a threat type, beside the figures and never one of them.</summary>
/// <param name="Type">The type that the source names; the trend is about its whole branch.</param>
/// <param name="Period">The sub-period that holds the time it is about; that time itself where none does.</param>
public sealed record TrendView(string Type, string Period, string Direction, string Text, string By, string? Source, string? Quotation, string Assessment)
{
    /// <summary>Whether it speaks of what a cell of the register holds.</summary>
    public bool IsAbout(ThreatCell cell, ThreatTypeTree types) =>
        types.IsWithin(new(cell.Type), new(Type)) && Domain.Period.Parse(cell.Period).Touches(When.Parse(Period));
}

/// <summary>Which assessments a question is about; pure. They stand by the time they are about, whatever basis the figures have.</summary>
public static class AssessmentQuery
{
    /// <summary>A type is asked for by its branch; what is said of a branch is said of all below it.</summary>
    public static bool IsAsked(AssessmentRow row, IncidentFilter filter, ThreatTypeTree types) =>
        (filter.Types is null || row.Types.Any(type => IsAskedType(type, filter, types)))
        && (filter.Period is not { } period || (row.About() is { } about && period.Touches(about)))
        && (filter.Occasion is not { } occasion || row.Occasions.Any(other => string.Equals(other.Value, occasion, StringComparison.Ordinal)))
        && (filter.Source is not { } source || row.Sources.Any(other => string.Equals(other.Value, source, StringComparison.Ordinal)));

    public static IReadOnlyList<TrendView> Trends(IEnumerable<AssessmentRow> rows, IncidentFilter filter, ThreatTypeTree types, Granularity per) =>
    [
        .. rows
            .Where(row => row is { Kind: AssessmentKind.Trend, Status: AssessmentStatus.Stands } && IsAsked(row, filter, types))
            .SelectMany(row => row.Types.Where(type => IsAskedType(type, filter, types)).Select(type => View(row, type, per)))
            .OrderBy(trend => trend.Type, StringComparer.Ordinal).ThenBy(trend => trend.Period, StringComparer.Ordinal).ThenBy(trend => trend.Assessment, StringComparer.Ordinal),
    ];

    private static bool IsAskedType(ThreatTypeId type, IncidentFilter filter, ThreatTypeTree types) =>
        filter.Types is not { } asked || asked.Any(one => types.IsWithin(type, new(one)) || types.IsWithin(new(one), type));

    private static TrendView View(AssessmentRow row, ThreatTypeId type, Granularity per)
    {
        var about = row.About() ?? When.Unknown;
        var period = about.IsOngoing ? null : Domain.Period.PeriodOf(about, per);
        return new(
            type.Value, period?.Text ?? about.Text, Codes.Of(row.Direction!), row.Text, row.By, row.Statement.Source?.Value, row.Statement.Quotation, row.Id);
    }
}
