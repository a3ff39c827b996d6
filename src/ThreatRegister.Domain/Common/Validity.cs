namespace ThreatRegister.Domain;

/// <summary>A value with the day from which it is valid.</summary>
/// <param name="ValidFrom">Null: from the beginning.</param>
public sealed record Dated<T>(T Value, DateOnly? ValidFrom);

/// <summary>A value with the days on which it is valid.</summary>
/// <param name="ValidTo">The last day; null where it has no end.</param>
public sealed record ValidSpan<T>(T Value, DateOnly? ValidFrom, DateOnly? ValidTo);

/// <summary>Which of the values that were recorded over time are valid on a day.</summary>
public static class Validity
{
    /// <summary>Each value with the days on which it is valid, in the order of recording; one that a later one has replaced altogether is left out.</summary>
    public static IReadOnlyList<ValidSpan<T>> SpansOf<T>(Items<Dated<T>> values)
    {
        var spans = new List<ValidSpan<T>>();
        for (var index = 0; index < values.Count; index++)
        {
            var (value, from) = values[index];
            var next = values.Skip(index + 1).Select(later => later.ValidFrom ?? DateOnly.MinValue).DefaultIfEmpty(DateOnly.MaxValue).Min();
            if (next > (from ?? DateOnly.MinValue)) spans.Add(new(value, from, next == DateOnly.MaxValue ? null : next.AddDays(-1)));
        }

        return spans;
    }

    /// <summary>Of the values that are valid on the day, the one recorded last; before all of them, the first.</summary>
    public static T? On<T>(Items<Dated<T>> values, DateOnly? day) =>
        (values.LastOrDefault(value => Holds(value.ValidFrom, day)) ?? values[0]).Value;

    /// <summary>Whether the day lies between the two, both included; null: no day is asked for.</summary>
    public static bool Holds(DateOnly? from, DateOnly? day, DateOnly? to = null) => day is null || ((from is null || from <= day) && (to is null || day <= to));

    /// <summary>Whether a value is news: what is so from the beginning, or was said last, is none.</summary>
    public static bool IsNews<T>(Items<Dated<T>> known, T value, DateOnly? validFrom) =>
        known[^1] != new Dated<T>(value, validFrom) && (known.Count > 1 || !EqualityComparer<T>.Default.Equals(known[0].Value, value));
}
