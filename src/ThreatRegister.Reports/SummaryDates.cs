using System.Globalization;
using ThreatRegister.Domain;

namespace ThreatRegister.Reports;

/// <summary>Dates as the report writes them; no culture of the machine takes part.</summary>
internal static class SummaryDates
{
    public static string Of(DateOnly day, string language) =>
        SummaryWords.IsEnglish(language) ? day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture) : day.ToString("dd'/'MM'/'yyyy", CultureInfo.InvariantCulture);

    /// <summary>To the second, in the instant's own zone: 06:54:49 ngày 22/11/2026.</summary>
    public static string Of(DateTimeOffset instant, string language) =>
        instant.ToString("HH':'mm':'ss", CultureInfo.InvariantCulture) + (SummaryWords.IsEnglish(language) ? ", " : " ngày ") + Of(DateOnly.FromDateTime(instant.DateTime), language);

    /// <summary>The day of an issued document: ngày 05 tháng 02 năm 2020, with a zero before days below ten and the first two months.</summary>
    public static string Signed(DateOnly day, string language) =>
        SummaryWords.IsEnglish(language)
            ? Of(day, language)
            : string.Create(CultureInfo.InvariantCulture, $"ngày {day.Day:00} tháng {(day.Month < 3 ? "0" : "")}{day.Month} năm {day.Year}");

    /// <summary>A sub-period as the head of a narrow column: T4, Apr; with the year where the period has several.</summary>
    public static string ColumnOf(Period part, Period whole, Granularity per, string language)
    {
        var year = part.First.Year.ToString("0000", CultureInfo.InvariantCulture);
        if (per is Granularity.Year) return year;

        var english = SummaryWords.IsEnglish(language);
        var month = english
            ? CultureInfo.InvariantCulture.DateTimeFormat.GetAbbreviatedMonthName(part.First.Month)
            : "T" + part.First.Month.ToString(CultureInfo.InvariantCulture);
        return whole.First.Year == whole.Last.Year ? month : english ? $"{month} {year}" : $"{month}/{year}";
    }

    /// <summary>
    /// Whether Tết can fall into one of the periods and not into the other. It falls between 20 January and 21 February: periods that
    /// hold both months, or neither, are alike.
    /// </summary>
    public static bool TetMayDiffer(Period now, Period before) => IsCut(now) || IsCut(before) || Held(now) != Held(before);

    private static bool IsCut(Period period) => Seasons(period).Any(season => !Holds(period, season));

    private static int Held(Period period) => Seasons(period).Count(season => Holds(period, season));

    private static bool Holds(Period period, Period season) => period.First <= season.First && season.Last <= period.Last;

    private static IEnumerable<Period> Seasons(Period period) =>
        Enumerable.Range(period.First.Year, period.Last.Year - period.First.Year + 1)
            .Select(year => Period.Of(new(year, 1, 1), new(year, 2, DateTime.DaysInMonth(year, 2))))
            .Where(season => season.First <= period.Last && period.First <= season.Last);
}
