namespace ThreatRegister.Domain;

/// <summary>What holds from a day on; a null value: it has ended by then.</summary>
/// <param name="From">Null: from the beginning.</param>
public sealed record TimelineEntry<T>(DateOnly? From, T? Value)
    where T : class;

/// <summary>A version with the days on which it holds.</summary>
/// <param name="Until">The day from which on it does not; null where it has no end.</param>
public sealed record TimelineSpan<T>(T Value, DateOnly? From, DateOnly? Until);

/// <summary>
/// One rule over time, in the order of recording. Of the entries that have begun by a day the one with the latest day decides, and of equals
/// the one recorded last: so an older version can be put right without touching what came after it.
/// </summary>
public sealed record Timeline<T>(Items<TimelineEntry<T>> Entries)
    where T : class
{
    public static Timeline<T> Empty { get; } = new([]);

    /// <summary>Each version that still holds on some day, in the order of those days.</summary>
    public IEnumerable<T> Versions => Effective.Select(entry => entry.Value).OfType<T>();

    public IEnumerable<TimelineSpan<T>> Spans
    {
        get
        {
            TimelineEntry<T>[] inOrder = [.. Effective];
            return inOrder.Select((entry, index) => (entry, Until: index + 1 < inOrder.Length ? inOrder[index + 1].From : null))
                .Where(span => span.entry.Value is not null)
                .Select(span => new TimelineSpan<T>(span.entry.Value!, span.entry.From, span.Until));
        }
    }

    /// <summary>What was said last of all; null for what has only ended.</summary>
    public T? Last => Entries.LastOrDefault(entry => entry.Value is not null)?.Value;

    /// <summary>The last day, where it has an end that nothing revives; null where it has none.</summary>
    public DateOnly? ValidTo => Effective.LastOrDefault() is { Value: null, From: { } from } ? from.AddDays(-1) : null;

    private IEnumerable<TimelineEntry<T>> Effective =>
        Entries.GroupBy(entry => entry.From ?? DateOnly.MinValue).OrderBy(day => day.Key).Select(day => day.Last());

    public T? On(DateOnly day) => Effective.LastOrDefault(entry => entry.From is null || entry.From <= day)?.Value;

    public Timeline<T> From(DateOnly? day, T value) => new(Entries.With(new(day, value)));

    /// <param name="day">The last day on which it holds.</param>
    public Timeline<T> EndedAfter(DateOnly day) => new(Entries.With(new(DayAfter(day), Value: null)));

    internal bool Says(DateOnly? from, T value) => Entries.LastOrDefault(entry => entry.From == from)?.Value is { } known && known.Equals(value);

    internal bool EndsAfter(DateOnly day) => Entries.LastOrDefault(entry => entry.From == DayAfter(day)) is { Value: null };

    /// <summary>Whether any version would still begin after that day.</summary>
    internal bool BeginsAfter(DateOnly day) => Entries.Any(entry => entry.Value is not null && entry.From > day);

    private static DateOnly DayAfter(DateOnly day) => day == DateOnly.MaxValue ? day : day.AddDays(1);
}
