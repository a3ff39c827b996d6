using ThreatRegister.Domain;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Projections;

namespace ThreatRegister.Application.Queries.Rules;

/// <summary>A duration in minutes, between the bounds that the dates allow. Where both ends are known to the minute they are one.</summary>
public sealed record DurationBounds(long Low, long High);

/// <summary>What is typical of a duration, over the records where both ends are known to the day.</summary>
/// <param name="Known">Of so many records it is known.</param>
/// <param name="Of">Of so many.</param>
/// <param name="Median">By nearest rank; null where it is known of none.</param>
/// <param name="Percentile90">By nearest rank; null where it is known of none.</param>
public sealed record TimeFigure(long Known, long Of, DurationBounds? Median, DurationBounds? Percentile90);

/// <summary>A duration of all records, and of those blocked and near misses apart, which are among them.</summary>
public sealed record TimeMeasure(TimeFigure All, TimeFigure Blocked, TimeFigure NearMiss);

/// <summary>The times of one type in one sub-period.</summary>
/// <param name="Type">The primary type; null: all.</param>
/// <param name="Period">Null: the whole time that is asked for, and what lies in no single sub-period.</param>
public sealed record TimesLine(string? Type, string? Period, TimeMeasure Detection, TimeMeasure Response, TimeMeasure Resolution);

/// <summary>How long detection, response and resolution took, by type and sub-period.</summary>
/// <param name="Per">Null: types alone.</param>
public sealed record TimesView(long Position, string Digest, string? Period, string? Per, IReadOnlyList<TimesLine> Lines, TimesLine Total)
{
    /// <summary>Pure: the same durations give the same view.</summary>
    public static TimesView Of(Moment moment, Period? period, Granularity? per, IReadOnlyList<DurationGroup> groups) => new(
        moment.Position,
        moment.Digest,
        period?.Text,
        per is { } asked ? Codes.Of(asked) : null,
        [
            .. groups.GroupBy(group => (group.Type, Period: per is null ? null : group.Within))
                .OrderBy(line => line.Key.Type, StringComparer.Ordinal).ThenBy(line => line.Key.Period ?? "~", StringComparer.Ordinal)
                .Select(line => LineOf(line.Key.Type, line.Key.Period, [.. line])),
        ],
        LineOf(type: null, within: null, groups));

    private static TimesLine LineOf(string? type, string? within, IReadOnlyList<DurationGroup> groups) =>
        new(type, within, MeasureOf(TimeSpanKind.Detection, groups), MeasureOf(TimeSpanKind.Response, groups), MeasureOf(TimeSpanKind.Resolution, groups));

    private static TimeMeasure MeasureOf(TimeSpanKind kind, IEnumerable<DurationGroup> groups)
    {
        DurationGroup[] all = [.. groups.Where(group => group.Kind == kind)];
        return new(FigureOf(all), FigureOf([.. all.Where(group => group.Outcome is Outcome.Blocked)]), FigureOf([.. all.Where(group => group.Outcome is Outcome.NearMiss)]));
    }

    private static TimeFigure FigureOf(IReadOnlyList<DurationGroup> groups)
    {
        (long Low, long High, long Records)[] known = [.. groups.Where(group => group.Low is not null).Select(group => (group.Low!.Value, group.High!.Value, group.Records))];
        var count = known.Sum(group => group.Records);
        return new(count, groups.Sum(group => group.Records), Rank(50), Rank(90));

        // Each duration lies between its bounds, so the one of a rank lies between the lower and the upper bounds of that rank.
        DurationBounds? Rank(int percent) => count == 0 ? null : new(NearestRank(known.Select(group => (group.Low, group.Records)), count, percent), NearestRank(known.Select(group => (group.High, group.Records)), count, percent));
    }

    /// <summary>The smallest value that at least so many percent of all do not exceed.</summary>
    private static long NearestRank(IEnumerable<(long Value, long Records)> values, long count, int percent)
    {
        var rank = ((count * percent) + 99) / 100;
        foreach (var (value, records) in values.OrderBy(pair => pair.Value))
        {
            rank -= records;
            if (rank <= 0) return value;
        }

        throw new ArgumentException("The values are fewer than their count.", nameof(count));
    }
}

public static class TimesQuery
{
    /// <param name="per">Null: types alone.</param>
    public static async Task<TimesView> RunAsync(IDeadlineRegister registers, IncidentQuery query, Granularity? per, CancellationToken cancellationToken = default) =>
        TimesView.Of(query.Moment, query.Filter.Period, per, await registers.DurationsAsync(query, per ?? Granularity.Year, cancellationToken));
}
