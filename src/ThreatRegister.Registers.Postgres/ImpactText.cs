using System.Text.Json;
using ThreatRegister.Application.Events;
using ThreatRegister.Application.Queries;
using ThreatRegister.Domain;
using ThreatRegister.Projections;
using ThreatRegister.Projections.Incidents;

namespace ThreatRegister.Registers.Postgres;

/// <summary>The impacts that are stated of an incident as one column; null where there are none, so that those that have some have an index of their own.</summary>
internal static class ImpactText
{
    public static string? Of(IncidentRow row) => IncidentImpact.Of(row) is { Count: > 0 } stated ? JsonSerializer.Serialize(stated.ToArray(), JsonForms.Plain) : null;

    public static Items<StatedImpact> Read(string text) => [.. JsonSerializer.Deserialize<StatedImpact[]>(text, JsonForms.Plain)!];
}
