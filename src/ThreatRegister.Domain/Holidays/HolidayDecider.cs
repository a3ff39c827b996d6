using System.Diagnostics;
using static ThreatRegister.Domain.Decision<ThreatRegister.Domain.Holidays.HolidayEvent>;

namespace ThreatRegister.Domain.Holidays;

/// <summary>What may be done to the public holidays.</summary>
public static class HolidayDecider
{
    /// <summary>No public holiday is longer, in days: a longer one is a slip of the pen.</summary>
    private const int Longest = 31;

    public static Decision<HolidayEvent> Decide(HolidayBook book, HolidayCommand command, DecisionContext context) =>
        (book.Find(command.Holiday), command) switch
        {
            (var holiday, SetHoliday set) => Set(holiday, set),
            (null, EndHoliday) => Refuse(Refusal.NotFound, "holiday"),
            ({ } holiday, EndHoliday end) => End(holiday, end),
            _ => throw new UnreachableException($"No rule for {command.GetType().Name}."),
        };

    private static Decision<HolidayEvent> Set(Timeline<HolidaySet>? holiday, SetHoliday set)
    {
        var fault = Check.Name(set.Name, "name", Refusal.NameMissing)
            ?? Check.Required(set.Basis, Limits.Text, "basis", Refusal.BasisMissing)
            ?? Check.That(set.Yearly is null || DayOfYear.TryParse(set.Yearly, out _), Refusal.DayOfYearInvalid, "yearly")
            ?? Check.That(set.Yearly is not null || set.Days is { Count: > 0 }, Refusal.DaysMissing, "days")
            ?? Check.Distinct(set.Days, Refusal.DayRepeated, "days")
            ?? Check.Each(set.Days, "days", Span)
            ?? Check.Distinct(set.WorkingDays, Refusal.DayRepeated, "workingDays")
            ?? Check.Each(set.WorkingDays, "workingDays", (day, field) => Check.That(day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday, Refusal.NotAWeekend, field));
        if (fault is not null) return Refuse(fault);

        var happened = new HolidaySet(
            set.Holiday, Check.Clean(set.Name), set.Yearly, set.Days ?? [], set.WorkingDays ?? [], set.InLieu, set.ValidFrom, set.Basis.Trim(), set.Verified);
        return holiday?.Says(set.ValidFrom, happened) == true ? Nothing : Accept(happened);
    }

    private static Decision<HolidayEvent> End(Timeline<HolidaySet> holiday, EndHoliday end)
    {
        if (Check.Grounds(end.Grounds) is { } fault) return Refuse(fault);
        if (holiday.BeginsAfter(end.ValidTo)) return Refuse(Refusal.EndsBeforeItBegins, "validTo");

        return holiday.EndsAfter(end.ValidTo) ? Nothing : Accept(new HolidayEnded(end.Holiday, end.ValidTo, end.Grounds.Trim()));
    }

    private static Fault? Span(DaySpan span, string field)
    {
        var last = span.Last ?? span.First;
        return Check.That(last >= span.First && last.DayNumber - span.First.DayNumber < Longest, Refusal.DaysInvalid, field);
    }
}
