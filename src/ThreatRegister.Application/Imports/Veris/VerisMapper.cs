using System.Globalization;
using System.Text.Json;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Incidents;

namespace ThreatRegister.Application.Imports.Veris;

/// <summary>Makes a report of a record that keeps the rules of VERIS; pure.</summary>
internal sealed class VerisMapper(SourceId source)
{
    private const int TitleLength = 200;

    private readonly VerisMapping mapping = VerisData.Mapping;

    /// <summary>The record's id as rows are recognised by: a UUID is the same in capitals.</summary>
    public static string RowIdOf(JsonElement record)
    {
        var id = record.GetProperty("incident_id").GetString()!.Trim();
        return Guid.TryParse(id, out var uuid) ? uuid.ToString() : id;
    }

    /// <summary>One of the two is null.</summary>
    public (ReportIncident? Report, JsonFault? Fault) Map(JsonElement record)
    {
        var fields = new VerisFields(record);
        if (!When.TryParse(OccurredText(fields), out var occurred)) return (null, new("/timeline/incident", "it is no date"));
        if (!mapping.Outcomes.TryGetValue(fields.Text("/security_incident") ?? "", out var outcome)) return (null, new("/security_incident", $"it is not one of {string.Join(", ", mapping.Outcomes.Keys)}"));
        var types = TypesOf(fields);
        if (types.Count == 0) return (null, new("/action", "none of its actions has a threat type"));

        fields.Take("/incident_id");
        var summary = fields.Text("/summary");
        var report = new ReportIncident(
            TitleOf(summary, types[0], occurred),
            types[0],
            occurred,
            FurtherTypes: types.Count > 1 ? [.. types.Skip(1)] : null,
            Outcome: outcome,
            Place: PlaceOf(fields),
            Victim: VictimOf(fields),
            Cause: Joined(fields, "/action"),
            PotentialImpact: IsPotential(fields) ? Joined(fields, "/attribute") : null,
            ActualImpact: IsPotential(fields) ? null : Joined(fields, "/attribute"),
            Damage: VerisLoss.Of(fields) is { } loss ? [loss] : null,
            Severity: fields.Text("/impact/overall_rating") is { } rating ? new("veris-impact", rating) : null,
            Responses: ResponsesOf(fields) is { Count: > 0 } responses ? [.. responses] : null,
            Statement: new(source, Quotation: null, StatedOnOf(fields)))
        {
            Incident = IncidentId.Of(Digests.Id(source, RowIdOf(record))),
        };
        return (report with { Description = Description(summary, fields) }, null);
    }

    /// <summary>As precisely as the record has it: a day without a month says nothing.</summary>
    private static string OccurredText(VerisFields fields)
    {
        var (year, month, day) = (fields.Whole("/timeline/incident/year"), fields.Whole("/timeline/incident/month"), fields.Whole("/timeline/incident/day"));
        var text = string.Create(CultureInfo.InvariantCulture, $"{year:0000}");
        if (month is null) return text;

        text += string.Create(CultureInfo.InvariantCulture, $"-{month:00}");
        if (day is null) return text;

        text += string.Create(CultureInfo.InvariantCulture, $"-{day:00}");
        var isTime = DateTime.TryParseExact(fields.Find("/timeline/incident/time")?.ToString(), "hh:mm:ss tt", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time);
        if (!isTime) return text;

        fields.Take("/timeline/incident/time");
        return text + time.ToString("'T'HH:mm", CultureInfo.InvariantCulture);
    }

    private List<ThreatTypeId> TypesOf(VerisFields fields)
    {
        var fitting = mapping.Types.Where(rule => fields.Find($"/action/{rule.Action}") is not null && Fits(rule, fields));
        return [.. fitting.Select(rule => new ThreatTypeId(rule.Type)).Distinct()];
    }

    private bool Fits(VerisTypeRule rule, VerisFields fields)
    {
        var varieties = fields.Find($"/action/{rule.Action}/variety") is { } found ? VerisFields.TextsOf(found) : [];
        if (rule.Variety is not null) return varieties.Intersect(rule.Variety, StringComparer.Ordinal).Any();

        var named = mapping.Types.Where(other => string.Equals(other.Action, rule.Action, StringComparison.Ordinal)).SelectMany(other => other.Variety ?? []);
        return varieties.Count == 0 || varieties.Except(named, StringComparer.Ordinal).Any();
    }

    private static string TitleOf(string? summary, ThreatTypeId type, When occurred)
    {
        var line = (summary ?? "").ReplaceLineEndings(" ").Trim();
        if (line.Length == 0) return $"VERIS: {type} ({occurred.Text})";
        if (line.Length <= TitleLength) return line;

        var space = line.LastIndexOf(' ', TitleLength - 1, TitleLength / 2);
        return line[..(space > 0 ? space : TitleLength - 1)] + "…";
    }

    private static Place? PlaceOf(VerisFields fields)
    {
        var countries = (fields.Find("/victim/country") is { } found ? VerisFields.TextsOf(found) : []).Where(code => CountryCodes.Check(code) is null).ToArray();
        var country = countries.Length == 1 ? countries[0] : null;
        if (country is not null) fields.Take("/victim/country");
        var region = fields.Text("/victim/state");
        return country is null && region is null ? null : new(country, Name: null, region);
    }

    private Victim? VictimOf(VerisFields fields)
    {
        var industry = fields.Find("/victim/industry")?.ToString() ?? "";
        var sector = industry.Length >= 2 ? mapping.Sectors.GetValueOrDefault(industry[..2]) : null;
        var assets = fields.Find("/asset/assets") is { } found
            ? string.Join(", ", found.EnumerateArray().Select(asset => asset.GetProperty("variety").GetString()!).Where(VerisFields.Says))
            : "";
        var owner = fields.Text("/victim/victim_id");
        return sector is null && owner is null && assets.Length == 0 ? null : new(sector, assets.Length == 0 ? null : assets, owner);
    }

    private static bool IsPotential(VerisFields fields) => fields.Find("/attribute/confidentiality/data_disclosure")?.ToString() is "Potentially" && fields.Find("/attribute/integrity") is null;

    /// <summary>What stands below a member, in one line: "hacking: variety SQLi, vector Web application".</summary>
    private static string? Joined(VerisFields fields, string pointer)
    {
        if (fields.Find(pointer) is not { ValueKind: JsonValueKind.Object } parent) return null;
        var parts = parent.EnumerateObject().Select(part => $"{part.Name}: {string.Join(", ", Said(part.Value))}".TrimEnd(':', ' '));
        return string.Join("; ", parts) is { Length: > 0 and <= Limits.Text } text ? text : null;
    }

    private static IEnumerable<string> Said(JsonElement part) => part.ValueKind is not JsonValueKind.Object
        ? VerisFields.TextsOf(part)
        : part.EnumerateObject().Where(member => member.Name is not "notes").Select(member => (member.Name, Texts: VerisFields.TextsOf(member.Value).Where(VerisFields.Says).ToArray()))
            .Where(member => member.Texts.Length > 0).Select(member => $"{member.Name} {string.Join(", ", member.Texts)}");

    private static List<Response> ResponsesOf(VerisFields fields)
    {
        var responses = new List<Response>();
        var found = string.Join("; ", new[] { Joined(fields, "/discovery_method") ?? fields.Find("/discovery_method")?.ToString(), Span(fields, "/timeline/discovery") }.Where(part => part is { Length: > 0 } && VerisFields.Says(part)));
        if (found.Length > 0) responses.Add(new(new("discovery"), "detect", found));
        if (Span(fields, "/timeline/containment") is { } contained) responses.Add(new(new("containment"), "contain", contained));
        return responses;
    }

    /// <summary>"2 Months"; a unit alone is still said. Null where it says nothing.</summary>
    private static string? Span(VerisFields fields, string pointer)
    {
        if (fields.Find($"{pointer}/unit")?.ToString() is not { } unit || !VerisFields.Says(unit)) return null;
        var value = fields.Find($"{pointer}/value")?.ToString();
        fields.Take(pointer);
        return value is null ? unit : $"{value} {unit}";
    }

    /// <summary>The day on which the record was made.</summary>
    private static When? StatedOnOf(VerisFields fields) =>
        DateTimeOffset.TryParse(fields.Find("/plus/created")?.ToString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var created) ? When.OnDay(DateOnly.FromDateTime(created.UtcDateTime)) : null;

    private string Description(string? summary, VerisFields fields) => string.Join('\n', new[] { summary }.OfType<string>().Concat(fields.Rest(mapping.LeftOut)));
}
