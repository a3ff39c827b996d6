namespace ThreatRegister.Domain.Holidays;

/// <summary>Reckons in working days. It keeps what it has found out of each day: many terms share theirs.</summary>
public sealed class WorkingDays(HolidayBook holidays)
{
    private readonly Dictionary<DateOnly, bool> known = [];

    public bool Contains(DateOnly day)
    {
        if (!known.TryGetValue(day, out var works)) known[day] = works = holidays.IsWorkingDay(day);
        return works;
    }

    /// <summary>The last day of a term of so many working days; the day on which it begins is not counted.</summary>
    public DateOnly Add(DateOnly day, int count)
    {
        while (count > 0)
        {
            day = day.AddDays(1);
            if (Contains(day)) count--;
        }

        return day;
    }
}
