using System.Buffers;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Projections;

namespace ThreatRegister.Application.Imports;

/// <summary>
/// What a mapping made of a row, in one fixed form: its digest tells a repeated row from a changed one for as long as the register lives,
/// so what stands here must not change. A member that is added later is written only where it holds something.
/// </summary>
internal static class CanonicalReport
{
    /// <summary>SHA-256 in lower-case hex. Which import it is from is not part of it.</summary>
    public static string Digest(ReportIncident report)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(buffer, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping })) Write(json, report);
        return Convert.ToHexStringLower(SHA256.HashData(buffer.WrittenSpan));
    }

    private static void Write(Utf8JsonWriter json, ReportIncident report)
    {
        json.WriteStartObject();
        Text(json, "title", report.Title);
        Texts(json, "types", [report.Type.Value, .. (report.FurtherTypes ?? []).Select(type => type.Value)]);
        Text(json, "occurred", report.Occurred.Text);
        Text(json, "quantity", report.Quantity?.ToString());
        Text(json, "kind", Codes.Of(report.Kind));
        Text(json, "outcome", Codes.Of(report.Outcome));
        Text(json, "marking", report.Marking is { } marking ? Codes.Of(marking) : null);
        Text(json, "description", report.Description);
        Write(json, report.Place);
        Write(json, report.Victim);
        Text(json, "cause", report.Cause);
        Text(json, "potentialImpact", report.PotentialImpact);
        Text(json, "actualImpact", report.ActualImpact);
        foreach (var damage in report.Damage ?? [])
            Texts(json, "damage", [Codes.Of(damage.Kind), damage.Amount.ToString(), Codes.Of(damage.Status), damage.Currency ?? ""]);
        if (report.Severity is { } severity) Texts(json, "severity", [severity.Scale, severity.Level, Invariant(severity.Score)]);
        foreach (var response in report.Responses ?? [])
        {
            Texts(json, "response", [
                response.Id.Value, response.Kind, response.Summary, response.When?.Text ?? "", response.By ?? "", Codes.Of(response.Reach), response.Result ?? ""]);
        }

        if (report.Occasions is { Count: > 0 } occasions) Texts(json, "occasions", occasions.Select(occasion => occasion.Value));
        if (report.Statement is { } statement)
            Texts(json, "statement", [statement.Source?.Value ?? "", statement.Quotation ?? "", statement.StatedOn?.Text ?? "", Codes.Of(statement.Basis)]);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Place? place)
    {
        if (place is not null)
            Texts(json, "place", [place.Country ?? "", place.Name ?? "", place.Region ?? "", Invariant(place.Latitude), Invariant(place.Longitude)]);
    }

    private static void Write(Utf8JsonWriter json, Victim? victim)
    {
        if (victim is not null) Texts(json, "victim", [victim.Sector ?? "", victim.System ?? "", victim.Owner ?? "", Invariant(victim.SystemLevel)]);
    }

    private static void Text(Utf8JsonWriter json, string name, string? text)
    {
        if (text is not null) json.WriteString(name, text);
    }

    private static void Texts(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts) json.WriteStringValue(text);
        json.WriteEndArray();
    }

    private static string Invariant(IFormattable? number) => number?.ToString(format: null, System.Globalization.CultureInfo.InvariantCulture) ?? "";
}
