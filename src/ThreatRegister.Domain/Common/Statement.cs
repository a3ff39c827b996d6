namespace ThreatRegister.Domain;

/// <summary>How a fact stands to the document it is recorded from.</summary>
public enum StatementBasis
{
    /// <summary>The document says so.</summary>
    Stated,

    /// <summary>Not stated in the document (không nêu trong văn bản): added from another source.</summary>
    OtherSource,

    /// <summary>Our reading of what the document says.</summary>
    Interpretation,
}

/// <summary>Where a fact is from. Without a source it is the operator's own observation.</summary>
/// <param name="Quotation">Short words of the source as evidence, at most 1,000 characters.</param>
/// <param name="StatedOn">When the source said it; null where that is not known: then it counts as stated when it was recorded.</param>
public sealed record Statement(SourceId? Source, string? Quotation, When? StatedOn, StatementBasis Basis = StatementBasis.Stated)
{
    public static Statement Own { get; } = new(Source: null, Quotation: null, StatedOn: null);
}
