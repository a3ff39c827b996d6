using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace ThreatRegister.Domain;

/// <summary>The steps in which a register counts.</summary>
public enum Granularity
{
    Year,
    Half,
    Quarter,
    Month,
}

/// <summary>
/// A stretch of whole days that a register or summary is about. Written <c>2021</c>, <c>2021-H1</c>, <c>2021-Q2</c>, <c>2021-06</c>,
/// <c>2021-06-05</c>, or <c>2020-12-15..2021-12-14</c> (both days included). The same days always have the same text: the first of these
/// forms that fits. Texts of one granularity sort in the order of time.
/// </summary>
public sealed record Period
{
    private static readonly Granularity[] CoarsestFirst = Enum.GetValues<Granularity>();

    private Period(DateOnly first, DateOnly last) => (First, Last, Text) = (first, last, Name(first, last));

    public string Text { get; }

    public DateOnly First { get; }

    /// <summary>The last day, included.</summary>
    public DateOnly Last { get; }

    /// <summary>The first moment.</summary>
    public DateTime From => First.ToDateTime(TimeOnly.MinValue);

    /// <summary>The moment after the last one (exclusive).</summary>
    public DateTime To => Last.AddDays(1).ToDateTime(TimeOnly.MinValue);

    /// <summary>Null for a day or a stretch that is no calendar period.</summary>
    public Granularity? Granularity => GranularityOf(First, Last);

    /// <exception cref="FormatException">The last day lies before the first, or a year outside 0001 to 9998.</exception>
    public static Period Of(DateOnly first, DateOnly last)
    {
        if (last < first) throw new FormatException($"The period {Iso(first)}..{Iso(last)} ends before it begins.");
        if (last.Year > WhenReader.LastYear) throw new FormatException($"The year {Iso(last)[..4]} is outside 0001 to {WhenReader.LastYear}.");

        return new(first, last);
    }

    /// <exception cref="FormatException">The text is not a period; the message says why.</exception>
    public static Period Parse(string text)
    {
        var when = When.Parse(text);
        var isOfDays = when.From.TimeOfDay == TimeSpan.Zero && when.To.TimeOfDay == TimeSpan.Zero;
        if (when.IsOngoing || when.Precision is Precision.Unknown || !isOfDays)
            throw new FormatException($"'{text}' is not a period of whole days.");

        return Of(DateOnly.FromDateTime(when.From), DateOnly.FromDateTime(when.To).AddDays(-1));
    }

    public static bool TryParse(string? text, [NotNullWhen(true)] out Period? period)
    {
        period = null;
        if (text is null) return false;
        try
        {
            period = Parse(text);
            return true;
        }
        catch (FormatException)
        {
            return false;
        }
    }

    /// <summary>The period of this granularity that wholly holds the date, or null: then it "may belong" to several. What goes on belongs where it began.</summary>
    public static Period? PeriodOf(When when, Granularity granularity)
    {
        if (when.Precision is Precision.Unknown) return null;

        var period = Around(DateOnly.FromDateTime(when.From), granularity);
        return period.Contains(when) ? period : null;
    }

    public static Period Around(DateOnly day, Granularity granularity)
    {
        var months = MonthsOf(granularity);
        var first = new DateOnly(day.Year, ((day.Month - 1) / months * months) + 1, 1);
        return Of(first, first.AddMonths(months).AddDays(-1));
    }

    public bool Contains(When when) => when.From >= From && when.To <= To;

    public bool Overlaps(When when) => when.From < To && From < when.To;

    /// <summary>Whether any of it falls into the period: what goes on does from its beginning on.</summary>
    public bool Touches(When when) => when.IsOngoing ? when.From < To : Overlaps(when);

    /// <summary>Cùng kỳ: the same days a year earlier; the end of a month stays the end of a month.</summary>
    /// <exception cref="FormatException">It would lie before the year 0001.</exception>
    public Period SamePeriodLastYear()
    {
        if (First.Year == 1) throw BeforeTheCalendar();
        var last = Last.AddYears(-1);
        return Of(First.AddYears(-1), Last.AddDays(1).Day == 1 ? EndOfMonth(last) : last);
    }

    /// <summary>The stretch of the same length that ends the day before this one begins; in whole months where this one is.</summary>
    /// <exception cref="FormatException">It would lie before the year 0001.</exception>
    public Period Previous()
    {
        var end = Last.AddDays(1);
        var months = ((end.Year - First.Year) * 12) + end.Month - First.Month;
        var inMonths = months > 0 && First.AddMonths(months) == end;
        var days = end.DayNumber - First.DayNumber;
        if (inMonths ? (First.Year * 12) + First.Month - 13 < months : First.DayNumber < days) throw BeforeTheCalendar();

        return Of(inMonths ? First.AddMonths(-months) : First.AddDays(-days), First.AddDays(-1));
    }

    /// <summary>The calendar periods that cover this one without overlap, in order; the outer ones are cut to this one's days.</summary>
    public IReadOnlyList<Period> SubPeriods(Granularity granularity)
    {
        var parts = new List<Period>();
        for (var day = First; day <= Last; day = parts[^1].Last.AddDays(1))
        {
            var around = Around(day, granularity);
            parts.Add(Of(day, around.Last < Last ? around.Last : Last));
        }

        return parts;
    }

    /// <summary>The same days as a date, for words (<see cref="WhenText"/>).</summary>
    public When ToWhen() => When.Parse(Text);

    public bool Equals(Period? other) => other is not null && First == other.First && Last == other.Last;

    public override int GetHashCode() => HashCode.Combine(First, Last);

    public override string ToString() => Text;

    private static string Name(DateOnly first, DateOnly last) => GranularityOf(first, last) switch
    {
        Domain.Granularity.Year => Iso(first)[..4],
        Domain.Granularity.Half => $"{Iso(first)[..4]}-H{(first.Month == 1 ? "1" : "2")}",
        Domain.Granularity.Quarter => $"{Iso(first)[..4]}-Q{(((first.Month - 1) / 3) + 1).ToString(CultureInfo.InvariantCulture)}",
        Domain.Granularity.Month => Iso(first)[..7],
        _ => first == last ? Iso(first) : $"{Iso(first)}..{Iso(last)}",
    };

    private static Granularity? GranularityOf(DateOnly first, DateOnly last)
    {
        foreach (var granularity in CoarsestFirst)
        {
            var months = MonthsOf(granularity);
            if (first.Day == 1 && (first.Month - 1) % months == 0 && last == EndOfMonth(first.AddMonths(months - 1))) return granularity;
        }

        return null;
    }

    private static int MonthsOf(Granularity granularity) => granularity switch
    {
        Domain.Granularity.Year => 12,
        Domain.Granularity.Half => 6,
        Domain.Granularity.Quarter => 3,
        Domain.Granularity.Month => 1,
        _ => throw new UnreachableException($"No length for {granularity}."),
    };

    private static DateOnly EndOfMonth(DateOnly day) => new(day.Year, day.Month, DateTime.DaysInMonth(day.Year, day.Month));

    private static FormatException BeforeTheCalendar() => new("The period before lies before the year 0001.");

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
