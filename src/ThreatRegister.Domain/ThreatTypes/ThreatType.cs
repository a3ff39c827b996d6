namespace ThreatRegister.Domain.ThreatTypes;

/// <summary>A value with the day from which it is valid.</summary>
/// <param name="ValidFrom">Null: from the beginning.</param>
public sealed record Dated<T>(T Value, DateOnly? ValidFrom);

/// <summary>A value with the days on which it is valid.</summary>
/// <param name="ValidTo">The last day; null where it has no end.</param>
public sealed record ValidSpan<T>(T Value, DateOnly? ValidFrom, DateOnly? ValidTo);

/// <summary>Whether a type is retired, and what replaces it.</summary>
public sealed record Retirement(bool IsRetired, ThreatTypeId? ReplacedBy, string Grounds);

/// <summary>One threat type as it stands on a day. What was recorded of it over time is kept in the order of recording.</summary>
public sealed record ThreatType(ThreatTypeId Id, LocalizedText CountingWord, DateOnly? ValidFrom)
{
    /// <summary>The day it is looked at; null: as it was recorded last.</summary>
    public DateOnly? Day { get; init; }

    public Items<Dated<LocalizedText>> Names { get; init; } = [];

    public Items<Dated<ThreatTypeId?>> Parents { get; init; } = [];

    public Items<Dated<Items<VocabularyTerm>>> Codes { get; init; } = [];

    public Items<Dated<Retirement>> Retirements { get; init; } = [];

    public Items<ThreatTypeSplit> Splits { get; init; } = [];

    public LocalizedText Name => On(Names, Day)!;

    /// <summary>Null for a root.</summary>
    public ThreatTypeId? Parent => On(Parents, Day);

    public Items<VocabularyTerm> Terms => On(Codes, Day)!;

    public bool IsRetired => RetirementOn(Day) is { IsRetired: true };

    public ThreatTypeId? ReplacedBy => RetirementOn(Day)?.ReplacedBy;

    public bool HasBegun => Day is null || ValidFrom is null || ValidFrom <= Day;

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
    internal static T? On<T>(Items<Dated<T>> values, DateOnly? day) =>
        (values.LastOrDefault(value => IsValid(value.ValidFrom, day)) ?? values[0]).Value;

    internal static bool IsValid(DateOnly? from, DateOnly? day) => day is null || from is null || from <= day;

    private Retirement? RetirementOn(DateOnly? day) => Retirements.LastOrDefault(retirement => IsValid(retirement.ValidFrom, day))?.Value;
}
