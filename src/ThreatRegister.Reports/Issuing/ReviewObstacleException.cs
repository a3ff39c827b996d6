using ThreatRegister.Domain;

namespace ThreatRegister.Reports.Issuing;

/// <summary>What kind of obstacle there is.</summary>
public enum ObstacleKind
{
    NotFound,

    /// <summary>A rule that looks at more than the review's own stream.</summary>
    Refused,

    /// <summary>Something that nobody who asks has done wrong.</summary>
    Failed,
}

/// <summary>What keeps a review from being issued, made again or replaced. Nothing was recorded.</summary>
/// <param name="words">What is wrong, and what to do about it.</param>
/// <param name="reason">The refusal that it amounts to; null where no rule of a review says it.</param>
public sealed class ReviewObstacleException(ObstacleKind kind, LocalizedText words, Refusal? reason = null) : Exception(words.In("en"))
{
    public ObstacleKind Kind => kind;

    public LocalizedText Words => words;

    public Refusal? Reason => reason;

    internal static ReviewObstacleException Refused(string vietnamese, string english, Refusal? reason = null) => new(ObstacleKind.Refused, new(vietnamese, english), reason);
}
