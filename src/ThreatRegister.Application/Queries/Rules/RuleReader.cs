using ThreatRegister.Application.Commands;
using ThreatRegister.Application.Events;
using ThreatRegister.Domain;
using ThreatRegister.Domain.ClosingRules;
using ThreatRegister.Domain.Deadlines;
using ThreatRegister.Domain.Holidays;
using ThreatRegister.Domain.ReportingCalendars;
using ThreatRegister.Domain.SeverityScales;
using ThreatRegister.EventLog;

namespace ThreatRegister.Application.Queries.Rules;

/// <summary>The rules that are dated data, as recorded by a moment.</summary>
public sealed record RuleBooks(SeverityBook Severity, CalendarBook Calendars, HolidayBook Holidays, DeadlineBook Deadlines, ClosingRuleBook Closing)
{
    public static RuleBooks Empty { get; } = new(SeverityBook.Initial, CalendarBook.Initial, HolidayBook.Initial, DeadlineBook.Initial, ClosingRuleBook.Initial);

    public RuleBooks After(object happened) => happened switch
    {
        SeverityScaleEvent told => this with { Severity = SeverityBook.Evolve(Severity, told) },
        ReportingCalendarEvent told => this with { Calendars = CalendarBook.Evolve(Calendars, told) },
        HolidayEvent told => this with { Holidays = HolidayBook.Evolve(Holidays, told) },
        DeadlineEvent told => this with { Deadlines = DeadlineBook.Evolve(Deadlines, told) },
        ClosingRuleEvent told => this with { Closing = ClosingRuleBook.Evolve(Closing, told) },
        _ => this,
    };

    /// <summary>The days that a period has in a calendar; null where the calendar, or that part of it, is not known.</summary>
    public CalendarPeriod? PeriodOf(string calendar, Period named) => IdText.IsValid(calendar) ? Calendars.PeriodOf(new(calendar), named) : null;
}

/// <summary>Reads the rules from their streams: the same position gives the same rules for ever.</summary>
public sealed class RuleReader(RecordReader records)
{
    private static readonly StreamName[] streams = [Aggregates.SeverityScales, Aggregates.ReportingCalendars, Aggregates.Holidays, Aggregates.Deadlines, Aggregates.ClosingRules];

    private Known? last;

    public async Task<RuleBooks> AtAsync(long position, CancellationToken cancellationToken = default)
    {
        var told = new List<IReadOnlyList<Recorded<object>>>();
        foreach (var stream in streams) told.Add(await records.WholeAsync(stream, position, cancellationToken));

        // Of the rules that were ever asked for, the last ones are nearly always asked for again.
        int[] lengths = [.. told.Select(events => events.Count)];
        if (last is { } known && known.Lengths.AsSpan().SequenceEqual(lengths)) return known.Books;

        var books = told.SelectMany(events => events).Aggregate(RuleBooks.Empty, (before, recorded) => before.After(recorded.Event));
        last = new(lengths, books);
        return books;
    }

    /// <param name="Lengths">How many events of each stream the books hold: a stream only grows.</param>
    private sealed record Known(int[] Lengths, RuleBooks Books);
}
