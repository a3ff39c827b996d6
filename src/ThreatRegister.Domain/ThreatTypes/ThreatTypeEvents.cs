namespace ThreatRegister.Domain.ThreatTypes;

/// <summary>What has happened to the tree of threat types. All of it is one stream, so that a rule may look at the whole tree.</summary>
public abstract record ThreatTypeEvent
{
    private protected ThreatTypeEvent() { }
}

/// <summary>A term of another vocabulary (rsit, veris, undrr, stix) that a threat type corresponds to, or what people call it (everyday).</summary>
public sealed record VocabularyTerm(string Vocabulary, string Term)
{
    /// <summary>The vocabulary of what people say, in whatever language.</summary>
    public const string Everyday = "everyday";
}

/// <param name="CountingWord">What is counted: cuộc, vụ, cơn, trận, đợt.</param>
public sealed record ThreatTypeDefined(
    ThreatTypeId Type, ThreatTypeId? Parent, LocalizedText Name, LocalizedText CountingWord, Items<VocabularyTerm> Terms, DateOnly? ValidFrom) : ThreatTypeEvent;

public sealed record ThreatTypeRenamed(ThreatTypeId Type, LocalizedText Name, string Grounds, DateOnly? ValidFrom) : ThreatTypeEvent;

/// <param name="Parent">Null: it becomes a root.</param>
/// <param name="ValidFrom">Null: as if it had always stood there; so for all that changes a type.</param>
public sealed record ThreatTypeMoved(ThreatTypeId Type, ThreatTypeId? Parent, string Grounds, DateOnly? ValidFrom) : ThreatTypeEvent;
public sealed record ThreatTypeRecoded(ThreatTypeId Type, Items<VocabularyTerm> Terms, string Grounds, DateOnly? ValidFrom) : ThreatTypeEvent;

/// <param name="Into">New types, below the one that is split.</param>
public sealed record ThreatTypeSplit(ThreatTypeId Type, Items<NewThreatType> Into, string Grounds, DateOnly? ValidFrom) : ThreatTypeEvent;

/// <param name="ValidFrom">From this day on nothing new is recorded under it.</param>
public sealed record ThreatTypeRetired(ThreatTypeId Type, string Grounds, DateOnly? ValidFrom, ThreatTypeId? ReplacedBy) : ThreatTypeEvent;
public sealed record ThreatTypeReinstated(ThreatTypeId Type, string Grounds, DateOnly? ValidFrom) : ThreatTypeEvent;

/// <summary>One of the types that another is split into.</summary>
public sealed record NewThreatType(ThreatTypeId Type, LocalizedText Name, LocalizedText CountingWord, Items<VocabularyTerm>? Terms = null);

public abstract record ThreatTypeCommand
{
    private protected ThreatTypeCommand() { }

    public required ThreatTypeId Type { get; init; }
}

public sealed record DefineThreatType(
    LocalizedText Name, LocalizedText CountingWord, ThreatTypeId? Parent = null, Items<VocabularyTerm>? Terms = null, DateOnly? ValidFrom = null) : ThreatTypeCommand;

public sealed record RenameThreatType(LocalizedText Name, string Grounds, DateOnly? ValidFrom = null) : ThreatTypeCommand;
public sealed record MoveThreatType(ThreatTypeId? Parent, string Grounds, DateOnly? ValidFrom = null) : ThreatTypeCommand;
public sealed record RecodeThreatType(Items<VocabularyTerm> Terms, string Grounds, DateOnly? ValidFrom = null) : ThreatTypeCommand;

/// <summary>Older incidents stay with the type, as not subdivided, until someone reclassifies them.</summary>
public sealed record SplitThreatType(Items<NewThreatType> Into, string Grounds, DateOnly? ValidFrom = null) : ThreatTypeCommand;

/// <param name="ReplacedBy">What to record under instead.</param>
public sealed record RetireThreatType(string Grounds, DateOnly? ValidFrom = null, ThreatTypeId? ReplacedBy = null) : ThreatTypeCommand;

public sealed record ReinstateThreatType(string Grounds, DateOnly? ValidFrom = null) : ThreatTypeCommand;
