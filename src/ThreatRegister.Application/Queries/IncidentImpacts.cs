using ThreatRegister.Domain;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Projections;
using ThreatRegister.Projections.Incidents;

namespace ThreatRegister.Application.Queries;

/// <summary>What is stated of what an incident brought about, or could have.</summary>
/// <param name="Further">Further statements that say the same.</param>
public sealed record StatedImpact(ImpactAspect Aspect, string Text, Statement Statement, Items<Statement> Further);

/// <summary>An incident of which an impact is stated.</summary>
public sealed record IncidentImpact(string Id, string Title, string Type, string Marking, Items<StatedImpact> Stated)
{
    /// <summary>What came about before what could have; none where nothing is stated.</summary>
    public static Items<StatedImpact> Of(IncidentRow row)
    {
        var stated = Items<StatedImpact>.Empty;
        if (row is { ActualImpact: { } actual, ActualImpactFrom: { } actually }) stated = stated.With(new(ImpactAspect.Actual, actual, actually, Further(row, "actualImpact")));
        if (row is { PotentialImpact: { } potential, PotentialImpactFrom: { } potentially }) stated = stated.With(new(ImpactAspect.Potential, potential, potentially, Further(row, "potentialImpact")));
        return stated;
    }

    private static Items<Statement> Further(IncidentRow row, string fact) =>
        [.. row.Corroborations.Where(further => string.Equals(further.Fact, fact, StringComparison.Ordinal)).Select(further => further.Statement)];
}

/// <summary>The incidents of which an impact is stated.</summary>
/// <param name="Incidents">How many there are.</param>
/// <param name="First">The first of them, in the order of occurrence.</param>
public sealed record IncidentImpacts(long Incidents, IReadOnlyList<IncidentImpact> First);
