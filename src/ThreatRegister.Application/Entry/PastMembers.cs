using ThreatRegister.Application.Commands;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Drills;
using ThreatRegister.Domain.Indicators;

namespace ThreatRegister.Application.Entry;

/// <summary>The dates of commands that may not lie ahead, so that a form can say so before it is sent. The decisions refuse them, whoever sends them.</summary>
public static class PastMembers
{
    /// <summary>Why the date is refused in that field; null: it is not for lying ahead.</summary>
    /// <param name="path">As the fields of forms are named.</param>
    public static Refusal? RefusalOf(string command, string path, When when, DateTime now)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (when.From <= now) return null;

        return path.Split('.')[^1] switch
        {
            "occurred" => Refusal.OccurredInFuture,
            "at" or "statedOn" or "detected" or "when" or "preparedOn" or "issuedOn" => Refusal.TimeInFuture,
            "held" when IsOf<DrillCommand>(command) => Refusal.TimeInFuture,
            "period" when IsOf<IndicatorCommand>(command) => Refusal.TimeInFuture,
            _ => null,
        };
    }

    private static bool IsOf<TCommand>(string command) => CommandCatalogue.Contains(command) && CommandCatalogue.TypeOf(command).IsAssignableTo(typeof(TCommand));
}
