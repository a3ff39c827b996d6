namespace ThreatRegister.Domain;

/// <summary>Why a command is refused; each reads after "refused because". Names are stable: interfaces rely on them.</summary>
public enum Refusal
{
    AlreadyExists,
    NotFound,
    TitleMissing,
    GroundsMissing,
    TextMissing,
    ThreatTypeUnknown,
    ThreatTypeRepeated,
    OccurredInFuture,
    StateSecretRefused,
}
