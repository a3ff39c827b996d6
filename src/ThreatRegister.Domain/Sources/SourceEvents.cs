namespace ThreatRegister.Domain.Sources;

public enum SourceKind
{
    Document,
    DataSet,
    Report,
    Press,
    Other,
}

/// <summary>What is known of one source: a document, a data set, a report sent in.</summary>
public abstract record SourceEvent
{
    private protected SourceEvent() { }
}

/// <param name="StatedOn">When it was said or published; null where not known.</param>
/// <param name="StatedOnBasis">Whether the document states that day itself.</param>
/// <param name="Language">ISO 639-1.</param>
public sealed record SourceRegistered(
    SourceId Source, LocalizedText Title, SourceKind Kind, string? Publisher, When? StatedOn, StatementBasis StatedOnBasis, string? Language, string? Licence, string? Url) : SourceEvent;

public sealed record SourceCorrected(LocalizedText Title, string? Publisher, When? StatedOn, StatementBasis StatedOnBasis, string? Url, string Grounds) : SourceEvent;

public abstract record SourceCommand
{
    private protected SourceCommand() { }

    public required SourceId Source { get; init; }
}

public sealed record RegisterSource(
    LocalizedText Title,
    SourceKind Kind,
    string? Publisher = null,
    When? StatedOn = null,
    StatementBasis StatedOnBasis = StatementBasis.Stated,
    string? Language = null,
    string? Licence = null,
    string? Url = null) : SourceCommand;

public sealed record CorrectSource(
    LocalizedText Title, string Grounds, string? Publisher = null, When? StatedOn = null, StatementBasis StatedOnBasis = StatementBasis.Stated, string? Url = null) : SourceCommand;
