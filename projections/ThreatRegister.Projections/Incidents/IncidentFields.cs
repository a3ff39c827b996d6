using System.Globalization;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Incidents;

namespace ThreatRegister.Projections.Incidents;

/// <summary>The fields of an incident as text. Positions and recorded times are not among them: they say when we knew, not what.</summary>
internal static class IncidentFields
{
    public static IReadOnlyList<RegisterField<IncidentRow>> All { get; } =
    [
        new("title", row => row.Title),
        new("type", row => row.Type.Value),
        new("furtherTypes", row => FieldText.Join(row.FurtherTypes)),
        new("kind", row => Codes.Of(row.Kind)),
        new("occurred", row => row.Occurred.Text),
        new("quantity", row => row.Quantity.ToString()),
        new("outcome", row => Codes.Of(row.Outcome)),
        new("status", row => Codes.Of(row.Status)),
        new("marking", row => Codes.Of(row.Marking)),
        new("statedOn", row => row.StatedOn?.Text),
        new("description", row => row.Description),
        new("place", row => row.Place is { } place ? Describe(place) : null),
        new("victim", row => row.Victim is { } victim ? Describe(victim) : null),
        new("cause", row => row.Cause),
        new("potentialImpact", row => row.PotentialImpact),
        new("actualImpact", row => row.ActualImpact),
        new("severity", row => row.Severity is { } severity ? Describe(severity) : null),
        new("damage", row => FieldText.Join(row.Damage.Select(stated => Describe(stated.Damage)))),
        new("responses", row => FieldText.Join(row.Responses.Select(stated => Describe(stated.Response)))),
        new("occasions", row => FieldText.Join(row.Occasions)),
        new("relations", row => FieldText.Join(row.Relations.Select(relation => $"{Codes.Of(relation.Kind)} {relation.Other}"))),
        new("notes", row => FieldText.Join(row.Notes.Select(note => note.Text))),
        new("corroborations", row => FieldText.Join(row.Corroborations)),
        new("sources", row => FieldText.Join(row.Sources)),
        new("importedRow", row => row.Imported?.RowId),
        new("mergedInto", row => row.MergedInto?.Value),
        new("mergedFrom", row => row.MergedFrom is { } merged ? FieldText.Join(merged) : null),
        new("evidence", row => FieldText.Join((row.Evidence ?? []).Select(stated => Describe(stated.Evidence)))),
        new("detected", row => row.Detected?.Text),
        new("resolvedAt", row => row.ResolvedAt?.Text),
        new("notified", row => FieldText.Join((row.Notified ?? []).Select(stated => Describe(stated.Notification)))),
    ];

    public static string Describe(Damage damage) =>
        $"{Codes.Of(damage.Kind)} {damage.Amount}{(damage.Currency is null ? "" : " " + damage.Currency)} ({Codes.Of(damage.Status)})";

    public static string Describe(Place place) => FieldText.Join(new[] { place.Country, place.Region, place.Name, Coordinates(place) }.Where(part => part is not null)) ?? "";

    private static string Describe(Notification told) =>
        string.Join("; ", new[] { $"{told.Id}: {told.To}", told.At.Text, told.Rule?.Value ?? told.Step?.Value }.Where(part => part is not null));

    private static string Describe(Evidence evidence) =>
        string.Create(CultureInfo.InvariantCulture, $"{evidence.Id} {evidence.FileName}: {(evidence.Title is null ? "" : evidence.Title + "; ")}{evidence.MediaType}, {evidence.Size} bytes, sha-256 {evidence.Digest}");

    private static string? Coordinates(Place place) =>
        place is { Latitude: { } latitude, Longitude: { } longitude } ? string.Create(CultureInfo.InvariantCulture, $"{latitude} {longitude}") : null;

    private static string Describe(Victim victim) =>
        FieldText.Join(new[] { victim.Sector, victim.Owner, victim.System, victim.SystemLevel is { } level ? string.Create(CultureInfo.InvariantCulture, $"level {level}") : null }.Where(part => part is not null)) ?? "";

    private static string Describe(Severity severity) =>
        severity.Score is { } score ? string.Create(CultureInfo.InvariantCulture, $"{severity.Scale} {severity.Level} ({score})") : $"{severity.Scale} {severity.Level}";

    private static string Describe(Response response) =>
        string.Join("; ", new[] { $"{response.Id} {response.Kind}: {response.Summary}", response.When?.Text, response.By, response.Reach is ResponseReach.NotStated ? null : Codes.Of(response.Reach), response.Slot is { } slot ? Codes.Of(slot) : null, response.Result }.Where(part => part is not null));
}
