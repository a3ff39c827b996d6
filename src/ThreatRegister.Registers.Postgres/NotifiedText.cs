using System.Text.Json;
using ThreatRegister.Application.Events;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Projections.Incidents;

namespace ThreatRegister.Registers.Postgres;

/// <summary>The notifications of an incident as one column; null where there are none.</summary>
internal static class NotifiedText
{
    public static string? Of(IncidentRow row) =>
        row.Notified is null ? null : JsonSerializer.Serialize(row.Notified.Select(stated => stated.Notification).ToArray(), JsonForms.Plain);

    public static Items<Notification> Read(string? text) => text is null ? [] : [.. JsonSerializer.Deserialize<Notification[]>(text, JsonForms.Plain)!];
}
