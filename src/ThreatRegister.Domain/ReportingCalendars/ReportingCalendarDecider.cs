using System.Diagnostics;
using static ThreatRegister.Domain.Decision<ThreatRegister.Domain.ReportingCalendars.ReportingCalendarEvent>;

namespace ThreatRegister.Domain.ReportingCalendars;

/// <summary>What may be done to the reporting calendars.</summary>
public static class ReportingCalendarDecider
{
    private static readonly string[][] granularities =
        [["year"], ["H1", "H2"], ["Q1", "Q2", "Q3", "Q4"], ["01", "02", "03", "04", "05", "06", "07", "08", "09", "10", "11", "12"]];

    public static Decision<ReportingCalendarEvent> Decide(CalendarBook book, ReportingCalendarCommand command, DecisionContext context) =>
        (book.Find(command.Calendar), command) switch
        {
            (var calendar, SetReportingCalendar set) => Set(calendar, set),
            (null, EndReportingCalendar) => Refuse(Refusal.NotFound, "calendar"),
            ({ } calendar, EndReportingCalendar end) => End(calendar, end),
            _ => throw new UnreachableException($"No rule for {command.GetType().Name}."),
        };

    private static Decision<ReportingCalendarEvent> Set(Timeline<ReportingCalendarSet>? calendar, SetReportingCalendar set)
    {
        var fault = Check.Name(set.Name, "name", Refusal.NameMissing)
            ?? Check.Required(set.Basis, Limits.Text, "basis", Refusal.BasisMissing)
            ?? Check.Optional(set.Agency, "agency")
            ?? Check.That(set.Parts.Count > 0, Refusal.PartsOfYearMissing, "parts")
            ?? Check.Distinct([.. set.Parts.Select(part => part.Part)], Refusal.PartOfYearRepeated, "parts")
            ?? Check.Each(set.Parts, "parts", Part)
            ?? Check.That(granularities.All(names => IsWithoutGaps(names, set.Parts)), Refusal.CalendarHasGaps, "parts");
        if (fault is not null) return Refuse(fault);

        var happened = new ReportingCalendarSet(set.Calendar, Check.Clean(set.Name), Check.Clean(set.Agency), set.Parts, set.ValidFrom, set.Basis.Trim(), set.Verified);
        return calendar?.Says(set.ValidFrom, happened) == true ? Nothing : Accept(happened);
    }

    private static Decision<ReportingCalendarEvent> End(Timeline<ReportingCalendarSet> calendar, EndReportingCalendar end)
    {
        if (Check.Grounds(end.Grounds) is { } fault) return Refuse(fault);
        if (calendar.BeginsAfter(end.ValidTo)) return Refuse(Refusal.EndsBeforeItBegins, "validTo");

        return calendar.EndsAfter(end.ValidTo) ? Nothing : Accept(new ReportingCalendarEnded(end.Calendar, end.ValidTo, end.Grounds.Trim()));
    }

    private static Fault? Part(CalendarPart part, string field) =>
        Check.That(granularities.Any(names => names.Contains(part.Part, StringComparer.Ordinal)), Refusal.PartOfYearUnknown, field + ".part")
        ?? Check.That(DayOfYear.TryParse(part.First, out _), Refusal.DayOfYearInvalid, field + ".first")
        ?? Check.That(DayOfYear.TryParse(part.Last, out _), Refusal.DayOfYearInvalid, field + ".last")
        ?? Check.That(part.CutOff is null || DayOfYear.TryParse(part.CutOff, out _), Refusal.DayOfYearInvalid, field + ".cutOff")
        ?? Check.That(part.Due is null || DayOfYear.TryParse(part.Due, out _), Refusal.DayOfYearInvalid, field + ".due");

    /// <summary>Where all parts of one length are given, each begins the day after the one before has ended: no day is lost or counted twice.</summary>
    private static bool IsWithoutGaps(string[] names, Items<CalendarPart> parts)
    {
        CalendarPart[] inOrder = [.. names.SelectMany(name => parts.Where(part => string.Equals(part.Part, name, StringComparison.Ordinal)))];
        return inOrder.Length < names.Length
            || inOrder.Select((part, index) => DayOfYear.Parse(part.Last).IsFollowedBy(DayOfYear.Parse(inOrder[(index + 1) % inOrder.Length].First))).All(follows => follows);
    }
}
