using ThreatRegister.Application.Queries.Rules;
using ThreatRegister.Domain;
using ThreatRegister.Projections.Incidents;

namespace ThreatRegister.Registers.Postgres;

/// <summary>
/// How long it took, in minutes, as far as the dates tell: at least the time between the last moment of the one and the first of the other,
/// at most that between the first of the one and the last of the other. A date counts as known where it is known to the day; an order
/// that cannot be makes the duration unknown (null).
/// </summary>
internal static class MeasuredTime
{
    public static DurationBounds? Detection(IncidentRow row) => Between(row.Occurred, row.Detected);

    public static DurationBounds? Response(IncidentRow row) => Between(row.Detected, DeadlineCases.FirstResponseOf(row));

    /// <summary>Since it was noticed where that is known, else since it occurred.</summary>
    public static DurationBounds? Resolution(IncidentRow row) => Between(IsKnown(row.Detected) ? row.Detected : row.Occurred, row.ResolvedAt);

    private static DurationBounds? Between(When? start, When? end)
    {
        if (!IsKnown(start) || !IsKnown(end) || end!.To <= start!.From) return null;

        return new(Minutes(end.From - Last(start)), Minutes(Last(end) - start.From));
    }

    private static bool IsKnown(When? when) => when is { Precision: not Precision.Unknown } && when.To - when.From <= TimeSpan.FromDays(1);

    /// <summary>A minute is a moment.</summary>
    private static DateTime Last(When when) => when.To - when.From <= TimeSpan.FromMinutes(1) ? when.From : when.To;

    private static long Minutes(TimeSpan time) => (long)Math.Round(Math.Max(0, time.TotalMinutes), MidpointRounding.AwayFromZero);
}
