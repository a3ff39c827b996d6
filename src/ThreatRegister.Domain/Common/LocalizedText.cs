namespace ThreatRegister.Domain;

/// <summary>One text in Vietnamese, the master, and English. At least one of them is given.</summary>
public sealed record LocalizedText(string? Vi, string? En)
{
    public string In(string language) => (string.Equals(language, "en", StringComparison.Ordinal) ? En ?? Vi : Vi ?? En) ?? "";
}
