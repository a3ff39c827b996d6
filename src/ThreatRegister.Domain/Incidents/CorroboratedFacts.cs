namespace ThreatRegister.Domain.Incidents;

/// <summary>The facts of an incident that a further source can state, by the names they have in the register.</summary>
public static class CorroboratedFacts
{
    private const string ResponsePrefix = "response:";

    /// <summary>What is said of one response.</summary>
    public static string Of(LocalId response) => ResponsePrefix + response;

    internal static bool Holds(Incident incident, string fact) => fact switch
    {
        "title" or "type" => true,
        "furtherTypes" => incident.FurtherTypes.Value.Count > 0,
        "occurred" => incident.Occurred.Value.Precision is not Precision.Unknown,
        "quantity" => incident.Reported.Quantity is { } quantity && quantity != Quantity.Unknown,
        "outcome" => incident.Outcome.Value is not Outcome.Unknown,
        "description" => incident.Reported.Description is { Length: > 0 },
        "place" => incident.Reported.Place is not null,
        "victim" => incident.Reported.Victim is not null,
        "cause" => incident.Reported.Cause is { Length: > 0 },
        "potentialImpact" => incident.Impacts.ContainsKey(ImpactAspect.Potential),
        "actualImpact" => incident.Impacts.ContainsKey(ImpactAspect.Actual),
        "severity" => incident.Severity is not null,
        "damage" => !incident.Damage.IsEmpty,
        "occasions" => !incident.Occasions.IsEmpty,
        "relations" => !incident.Relations.IsEmpty,
        "detected" => incident.Detected is not null,
        "notified" => !incident.Notified.IsEmpty,
        _ => IdOf(fact, ResponsePrefix) is { } response && incident.Responses.ContainsKey(response),
    };

    /// <summary>The id behind a prefix, such as <c>response:</c>; null for anything else.</summary>
    internal static LocalId? IdOf(string fact, string prefix) =>
        fact.StartsWith(prefix, StringComparison.Ordinal) && IdText.IsValid(fact[prefix.Length..]) ? new LocalId(fact[prefix.Length..]) : null;
}
