using ThreatRegister.Domain;

namespace ThreatRegister.Application.Entry;

/// <summary>The dates of commands that may not lie ahead, so that a form can say so before it is sent. The decisions refuse them, whoever sends them.</summary>
public static class PastMembers
{
    private static readonly HashSet<string> acts = new(["contain-incident", "resolve-incident", "detect-incident", "apply-lesson", "reorganise-agency"], StringComparer.Ordinal);

    /// <summary>Why the date is refused in that field; null: it is not for lying ahead.</summary>
    /// <param name="path">As the fields of forms are named.</param>
    public static Refusal? RefusalOf(string command, string path, When when, DateTime now)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (when.From <= now) return null;

        return path.Split('.')[^1] switch
        {
            "occurred" => Refusal.OccurredInFuture,
            "statedOn" or "detected" => Refusal.TimeInFuture,
            "when" when path.StartsWith("response", StringComparison.Ordinal) => Refusal.TimeInFuture,
            "at" when acts.Contains(command) => Refusal.TimeInFuture,
            _ => null,
        };
    }
}
