using ThreatRegister.Application.Queries;
using ThreatRegister.Domain;

namespace ThreatRegister.Reports;

/// <summary>With which period a summary compares its own.</summary>
public enum Compare
{
    /// <summary>Cùng kỳ: the same days a year earlier.</summary>
    SamePeriod,

    /// <summary>The stretch of the same length just before.</summary>
    Previous,
    None,
}

/// <summary>What a summary is asked to be about.</summary>
/// <param name="Period">At most <see cref="LongestInYears"/> calendar years; a longer one is refused.</param>
/// <param name="Language"><c>vi</c> (the master) or <c>en</c>; anything else is refused.</param>
/// <param name="Moment">The one position that every figure stands at.</param>
/// <param name="Extra">Further filters; its period gives way to <paramref name="Period"/>.</param>
/// <param name="Zone">The register's zone: it tells the day of what has no stated date. Null: UTC.</param>
/// <param name="Head">Agency, number, date, signature; null: not issued yet.</param>
/// <param name="BaseMoment">The moment of the issued report of the period compared with, whose figures are to stand as issued; null: as now known.</param>
/// <param name="Estimates">
/// What people expect of the whole of a period that is not over, by the key of a row: <c>total</c>, a threat type, an outcome. The register
/// itself estimates nothing.
/// </param>
/// <param name="Texts">What people wrote, by section (<see cref="SectionText.Keys"/>) and language.</param>
public sealed record SummaryRequest(
    Period Period,
    string Language,
    Compare Compare,
    Basis Basis,
    Viewer Viewer,
    Moment Moment,
    IncidentFilter? Extra = null,
    TimeZoneInfo? Zone = null,
    SummaryHead? Head = null,
    IReadOnlyDictionary<(string Section, string Language), string>? Texts = null,
    Moment? BaseMoment = null,
    IReadOnlyDictionary<string, Quantity>? Estimates = null)
{
    /// <summary>The review whose document it is: that tells nothing of itself; null: none.</summary>
    public string? Review { get; init; }

    /// <summary>The longest period: beyond it the table by year fits no page.</summary>
    public const int LongestInYears = 50;

    /// <summary>The filters of the period itself.</summary>
    internal IncidentFilter Filter => (Extra ?? new()) with { Period = Period };

    /// <summary>The last day that is over, as seen from the moment; null where the whole period is, or none of it.</summary>
    public DateOnly? Elapsed
    {
        get
        {
            var asOf = Moment.RecordedAt is { } instant ? DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, Zone ?? TimeZoneInfo.Utc).DateTime) : DateOnly.MaxValue;
            var day = Moment.StatedBy is { } stated && stated < asOf ? stated : asOf;
            return day >= Period.First && day < Period.Last ? day : null;
        }
    }

    /// <summary>
    /// The period to compare with; null where there is none, or where it would lie before the calendar. Of a period that is not over, it is
    /// as long as what is over of it: a part and a whole are not compared.
    /// </summary>
    internal Period? Base => Compare switch
    {
        Compare.SamePeriod when Period.First.Year > 1 => (Elapsed is { } day ? Period.Of(Period.First, day) : Period).SamePeriodLastYear(),
        Compare.Previous => TryPrevious(),
        _ => null,
    };

    /// <summary>The period that comes after, as long as this one; null behind the calendar's end.</summary>
    internal Period? Next
    {
        get
        {
            if (Period.Last.Year >= 9990) return null;

            var first = Period.Last.AddDays(1);
            if (Period.Granularity is { } granularity) return Period.Around(first, granularity);
            var months = ((first.Year - Period.First.Year) * 12) + first.Month - Period.First.Month;
            return Period.Of(first, first.Day == Period.First.Day ? first.AddMonths(months).AddDays(-1) : first.AddDays(Period.Last.DayNumber - Period.First.DayNumber));
        }
    }

    /// <summary>The moment that the figures of the other period stand at.</summary>
    internal Moment BaseAsOf => BaseMoment ?? Moment;

    /// <summary>Months, as long as they fit a page.</summary>
    internal Granularity Per => Months <= 24 ? Granularity.Month : Granularity.Year;

    private int Months => ((Period.Last.Year - Period.First.Year) * 12) + Period.Last.Month - Period.First.Month + 1;

    private Period? TryPrevious()
    {
        try
        {
            var before = Period.Previous();
            if (Elapsed is not { } day) return before;

            var last = before.First.AddDays(day.DayNumber - Period.First.DayNumber);
            return last < before.Last ? Period.Of(before.First, last) : before;
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
