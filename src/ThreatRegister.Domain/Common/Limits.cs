namespace ThreatRegister.Domain;

/// <summary>How long texts and lists may be, in UTF-16 code units and elements.</summary>
public static class Limits
{
    /// <summary>Titles, and names of places.</summary>
    public const int Title = 500;

    public const int Quotation = 1_000;

    /// <summary>And notes on an incident: a description may become one.</summary>
    public const int Description = 20_000;

    /// <summary>Every other text.</summary>
    public const int Text = 2_000;

    /// <summary>Elements of one list of one command.</summary>
    public const int List = 200;

    /// <summary>One file of evidence, in bytes: 100 MiB.</summary>
    public const long EvidenceBytes = 100L << 20;
}
