namespace ThreatRegister.Domain.ThreatTypes;

/// <summary>What has happened to the tree of threat types. All of it is one stream, so that a rule may look at the whole tree.</summary>
public abstract record ThreatTypeEvent
{
    private protected ThreatTypeEvent() { }
}

/// <summary>A term of another vocabulary (rsit, veris, undrr, stix) that a threat type corresponds to.</summary>
public sealed record VocabularyTerm(string Vocabulary, string Term);

/// <param name="CountingWord">What is counted: cuộc, vụ, cơn, trận, đợt.</param>
public sealed record ThreatTypeDefined(
    ThreatTypeId Type, ThreatTypeId? Parent, LocalizedText Name, LocalizedText CountingWord, Items<VocabularyTerm> Terms, DateOnly? ValidFrom) : ThreatTypeEvent;

public sealed record ThreatTypeRenamed(ThreatTypeId Type, LocalizedText Name, string Grounds, DateOnly? ValidFrom) : ThreatTypeEvent;

public abstract record ThreatTypeCommand
{
    private protected ThreatTypeCommand() { }

    public required ThreatTypeId Type { get; init; }
}

public sealed record DefineThreatType(
    LocalizedText Name, LocalizedText CountingWord, ThreatTypeId? Parent = null, Items<VocabularyTerm>? Terms = null, DateOnly? ValidFrom = null) : ThreatTypeCommand;

public sealed record RenameThreatType(LocalizedText Name, string Grounds, DateOnly? ValidFrom = null) : ThreatTypeCommand;
