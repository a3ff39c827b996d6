namespace ThreatRegister.Application.Sealing;

/// <summary>Nothing was sealed, for a reason that somebody has to look at.</summary>
public sealed class SealException(string vietnamese, string english, Exception? inner = null) : Exception(english, inner)
{
    public string Said(string language) => language is "en" ? Message : vietnamese;
}
