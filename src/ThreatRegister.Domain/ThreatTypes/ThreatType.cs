namespace ThreatRegister.Domain.ThreatTypes;

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

    public LocalizedText Name => Validity.On(Names, Day)!;

    /// <summary>Null for a root.</summary>
    public ThreatTypeId? Parent => Validity.On(Parents, Day);

    public Items<VocabularyTerm> Terms => Validity.On(Codes, Day)!;

    /// <summary>What people call it.</summary>
    public IEnumerable<string> EverydayWords => Terms.Where(term => term.Vocabulary is VocabularyTerm.Everyday).Select(term => term.Term);

    public bool IsRetired => RetirementOn(Day) is { IsRetired: true };

    public ThreatTypeId? ReplacedBy => RetirementOn(Day)?.ReplacedBy;

    public bool HasBegun => Day is null || ValidFrom is null || ValidFrom <= Day;

    private Retirement? RetirementOn(DateOnly? day) => Retirements.LastOrDefault(retirement => Validity.Holds(retirement.ValidFrom, day))?.Value;
}
