using System.Collections.Immutable;
using System.Diagnostics;

namespace ThreatRegister.Domain.ReportingCalendars;

/// <summary>A period as a calendar has it.</summary>
/// <param name="CutOff">The day on which figures are closed; null where the calendar says none.</param>
/// <param name="Due">The day by which the report has to be there; null where the calendar says none.</param>
public sealed record CalendarPeriod(Period Period, DateOnly? CutOff, DateOnly? Due, ReportingCalendarSet Calendar);

/// <summary>The reporting calendars (kỳ báo cáo) as they stand.</summary>
public sealed record CalendarBook
{
    private ImmutableSortedDictionary<string, Timeline<ReportingCalendarSet>> Calendars { get; init; } =
        ImmutableSortedDictionary.Create<string, Timeline<ReportingCalendarSet>>(StringComparer.Ordinal);

    public static CalendarBook Initial { get; } = new();

    public IEnumerable<Timeline<ReportingCalendarSet>> All => Calendars.Values;

    public static CalendarBook Evolve(CalendarBook book, ReportingCalendarEvent happened) => happened switch
    {
        ReportingCalendarSet set => book.With(set.Calendar, (book.Find(set.Calendar) ?? Timeline<ReportingCalendarSet>.Empty).From(set.ValidFrom, set)),
        ReportingCalendarEnded ended => book.With(ended.Calendar, book.Find(ended.Calendar)!.EndedAfter(ended.ValidTo)),
        _ => throw new UnreachableException($"No rule for {happened.GetType().Name}."),
    };

    public Timeline<ReportingCalendarSet>? Find(LocalId calendar) => Calendars.GetValueOrDefault(calendar.Value);

    /// <summary>
    /// What a year, half, quarter or month is called in the calendar: <c>2021</c> may be 2020-12-15 to 2021-12-14. Null where the calendar says
    /// nothing of that part or that time.
    /// </summary>
    /// <param name="named">A year, half, quarter or month by its ordinary days.</param>
    public CalendarPeriod? PeriodOf(LocalId calendar, Period named)
    {
        if (Find(calendar) is not { } known || PartOf(named) is not { } name) return null;

        // A version is for the periods that begin with it, as that version has them.
        foreach (var version in known.Versions.Reverse())
        {
            if (version.Parts.FirstOrDefault(part => string.Equals(part.Part, name, StringComparison.Ordinal)) is not { } part) continue;
            if (In(part, named.Last.Year) is { } period && known.On(period.First)?.Equals(version) == true) return new(period, Day(part.CutOff, period.Last), Day(part.Due, period.Last), version);
        }

        return null;
    }

    /// <summary>The name of the part of its year that a period is; null for a day or any other stretch.</summary>
    public static string? PartOf(Period period) => period.Granularity switch
    {
        Granularity.Year => "year",
        Granularity.Half or Granularity.Quarter or Granularity.Month => period.Text[5..],
        _ => null,
    };

    private static Period? In(CalendarPart part, int year)
    {
        var last = DayOfYear.Parse(part.Last).In(year);
        var first = DayOfYear.Parse(part.First);
        if (first.In(year) <= last) return Period.Of(first.In(year), last);
        return year == 1 ? null : Period.Of(first.In(year - 1), last);
    }

    private static DateOnly? Day(string? day, DateOnly last) => day is null ? null : DayOfYear.Parse(day).NearestTo(last);

    private CalendarBook With(LocalId id, Timeline<ReportingCalendarSet> calendar) => this with { Calendars = Calendars.SetItem(id.Value, calendar) };
}
