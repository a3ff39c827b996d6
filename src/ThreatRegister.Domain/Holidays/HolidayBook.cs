using System.Collections.Immutable;
using System.Diagnostics;

namespace ThreatRegister.Domain.Holidays;

/// <summary>The public holidays as they stand. A week's rest is Saturday and Sunday.</summary>
public sealed record HolidayBook
{
    /// <summary>How far back a holiday on a weekend can still free a working day: the longest holidays take about ten days.</summary>
    private const int LookBack = 20;

    private ImmutableSortedDictionary<string, Timeline<HolidaySet>> Holidays { get; init; } =
        ImmutableSortedDictionary.Create<string, Timeline<HolidaySet>>(StringComparer.Ordinal);

    public static HolidayBook Initial { get; } = new();

    public IEnumerable<Timeline<HolidaySet>> All => Holidays.Values;

    public static HolidayBook Evolve(HolidayBook book, HolidayEvent happened) => happened switch
    {
        HolidaySet set => book.With(set.Holiday, (book.Find(set.Holiday) ?? Timeline<HolidaySet>.Empty).From(set.ValidFrom, set)),
        HolidayEnded ended => book.With(ended.Holiday, book.Find(ended.Holiday)!.EndedAfter(ended.ValidTo)),
        _ => throw new UnreachableException($"No rule for {happened.GetType().Name}."),
    };

    public Timeline<HolidaySet>? Find(LocalId holiday) => Holidays.GetValueOrDefault(holiday.Value);

    /// <summary>The holidays of a day; empty for most.</summary>
    public IReadOnlyList<HolidaySet> On(DateOnly day) => [.. Holidays.Values.Select(holiday => holiday.On(day)).OfType<HolidaySet>().Where(holiday => Covers(holiday, day))];

    public bool IsWorkingDay(DateOnly day)
    {
        if (IsMadeUp(day)) return true;

        return !IsWeekend(day) && On(day).Count == 0 && !IsInLieu(day);
    }

    /// <summary>Holidays on a weekend free the working days after them, one each, in their order.</summary>
    private bool IsInLieu(DateOnly day)
    {
        var freed = new HashSet<DateOnly>();
        for (var at = day.AddDays(-LookBack); at < day; at = at.AddDays(1))
        {
            if (!IsWeekend(at) || IsMadeUp(at) || !On(at).Any(holiday => holiday.InLieu)) continue;

            var next = at.AddDays(1);
            while (IsWeekend(next) || On(next).Count > 0 || freed.Contains(next)) next = next.AddDays(1);
            freed.Add(next);
        }

        return freed.Contains(day);
    }

    private static bool IsWeekend(DateOnly day) => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;

    private bool IsMadeUp(DateOnly day) => Holidays.Values.Any(holiday => holiday.On(day)?.WorkingDays.Contains(day) == true);

    private static bool Covers(HolidaySet holiday, DateOnly day) =>
        holiday.Days.Any(span => span.Contains(day)) || (holiday.Yearly is { } yearly && DayOfYear.Parse(yearly).In(day.Year) == day);

    private HolidayBook With(LocalId id, Timeline<HolidaySet> holiday) => this with { Holidays = Holidays.SetItem(id.Value, holiday) };
}
