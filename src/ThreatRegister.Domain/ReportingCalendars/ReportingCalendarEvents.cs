namespace ThreatRegister.Domain.ReportingCalendars;

/// <summary>What has happened to the reporting calendars, all in one stream.</summary>
public abstract record ReportingCalendarEvent
{
    private protected ReportingCalendarEvent() { }
}

/// <summary>
/// The days that a part of the year covers in a calendar, as month and day (<c>12-15</c>). A period is called after the year in which it ends: of
/// <c>12-15..12-14</c>, 2021 is 2020-12-15 to 2021-12-14. <c>02-29</c> means the last day of February.
/// </summary>
/// <param name="Part">Which part: <c>year</c>, <c>H1</c>, <c>H2</c>, <c>Q1</c> to <c>Q4</c>, <c>01</c> to <c>12</c>.</param>
/// <param name="CutOff">The day on which figures are closed; the one nearest to the last day is meant.</param>
/// <param name="Due">The day by which the report has to be there; the one nearest to the last day is meant.</param>
public sealed record CalendarPart(string Part, string First, string Last, string? CutOff = null, string? Due = null);

/// <param name="Agency">Whose calendar; null for all.</param>
/// <param name="ValidFrom">For periods that begin on this day or later.</param>
public sealed record ReportingCalendarSet(
    LocalId Calendar, LocalizedText Name, string? Agency, Items<CalendarPart> Parts, DateOnly? ValidFrom, string Basis, bool Verified) : ReportingCalendarEvent;

/// <param name="ValidTo">Periods that begin after this day are not covered by it.</param>
public sealed record ReportingCalendarEnded(LocalId Calendar, DateOnly ValidTo, string Grounds) : ReportingCalendarEvent;

public abstract record ReportingCalendarCommand
{
    private protected ReportingCalendarCommand() { }

    public required LocalId Calendar { get; init; }
}

/// <param name="ValidFrom">For periods that begin on this day or later; null: for all.</param>
public sealed record SetReportingCalendar(
    LocalizedText Name, Items<CalendarPart> Parts, string Basis, bool Verified = false, string? Agency = null, DateOnly? ValidFrom = null) : ReportingCalendarCommand;
public sealed record EndReportingCalendar(DateOnly ValidTo, string Grounds) : ReportingCalendarCommand;
