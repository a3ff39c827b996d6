using ThreatRegister.Application.Commands;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Deadlines;
using ThreatRegister.Domain.Holidays;
using ThreatRegister.Domain.ReportingCalendars;
using ThreatRegister.Domain.SeverityScales;
using ThreatRegister.EventLog;

namespace ThreatRegister.Application.Queries.Rules;

/// <summary>The rules that are dated data, as recorded by a moment.</summary>
public sealed record RuleBooks(SeverityBook Severity, CalendarBook Calendars, HolidayBook Holidays, DeadlineBook Deadlines)
{
    public static RuleBooks Empty { get; } = new(SeverityBook.Initial, CalendarBook.Initial, HolidayBook.Initial, DeadlineBook.Initial);

    public RuleBooks After(object happened) => happened switch
    {
        SeverityScaleEvent told => this with { Severity = SeverityBook.Evolve(Severity, told) },
        ReportingCalendarEvent told => this with { Calendars = CalendarBook.Evolve(Calendars, told) },
        HolidayEvent told => this with { Holidays = HolidayBook.Evolve(Holidays, told) },
        DeadlineEvent told => this with { Deadlines = DeadlineBook.Evolve(Deadlines, told) },
        _ => this,
    };

    /// <summary>The days that a period has in a calendar; null where the calendar, or that part of it, is not known.</summary>
    public CalendarPeriod? PeriodOf(string calendar, Period named) => IdText.IsValid(calendar) ? Calendars.PeriodOf(new(calendar), named) : null;
}

/// <summary>Reads the rules from their streams: the same position gives the same rules for ever.</summary>
public sealed class RuleReader(RecordReader records)
{
    private static readonly StreamName[] streams = [Aggregates.SeverityScales, Aggregates.ReportingCalendars, Aggregates.Holidays, Aggregates.Deadlines];

    public async Task<RuleBooks> AtAsync(long position, CancellationToken cancellationToken = default)
    {
        var books = RuleBooks.Empty;
        foreach (var stream in streams)
        {
            foreach (var recorded in await records.StreamAsync(stream, position, cancellationToken)) books = books.After(recorded.Event);
        }

        return books;
    }
}
