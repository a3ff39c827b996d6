namespace ThreatRegister.Domain.Holidays;

/// <summary>What has happened to the public holidays, all in one stream.</summary>
public abstract record HolidayEvent
{
    private protected HolidayEvent() { }
}

/// <param name="Last">Included; null: one day.</param>
public sealed record DaySpan(DateOnly First, DateOnly? Last = null)
{
    public bool Contains(DateOnly day) => day >= First && day <= (Last ?? First);
}

/// <param name="Yearly">The day of every year, such as <c>09-02</c>; null where the days differ from year to year.</param>
/// <param name="Days">The days themselves: lunar holidays as solar dates of each year.</param>
/// <param name="WorkingDays">Weekend days on which one works to make up for a bridge day.</param>
/// <param name="InLieu">Whether the next working day is free where a day of it falls on a weekend.</param>
public sealed record HolidaySet(
    LocalId Holiday, LocalizedText Name, string? Yearly, Items<DaySpan> Days, Items<DateOnly> WorkingDays, bool InLieu, DateOnly? ValidFrom, string Basis, bool Verified) : HolidayEvent;

/// <param name="ValidTo">The last day on which it can be a holiday.</param>
public sealed record HolidayEnded(LocalId Holiday, DateOnly ValidTo, string Grounds) : HolidayEvent;

public abstract record HolidayCommand
{
    private protected HolidayCommand() { }

    public required LocalId Holiday { get; init; }
}

/// <param name="Yearly">The day of every year, such as <c>09-02</c>.</param>
/// <param name="Days">The days themselves: lunar holidays as solar dates of each year.</param>
/// <param name="WorkingDays">Weekend days on which one works to make up for a bridge day.</param>
/// <param name="InLieu">Whether the next working day is free where a day of it falls on a weekend.</param>
/// <param name="ValidFrom">Null: from the beginning.</param>
public sealed record SetHoliday(
    LocalizedText Name, string Basis, string? Yearly = null, Items<DaySpan>? Days = null, Items<DateOnly>? WorkingDays = null, bool InLieu = false, bool Verified = false, DateOnly? ValidFrom = null) : HolidayCommand;
public sealed record EndHoliday(DateOnly ValidTo, string Grounds) : HolidayCommand;
