using System.Globalization;
using ThreatRegister.Application.Queries;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Projections;
using ThreatRegister.Projections.Incidents;

namespace ThreatRegister.Cli;

/// <summary>The columns of incidents as a table: those of a list, and those of a whole record.</summary>
internal static class IncidentCsv
{
    private static readonly IRegisterFold<IncidentRow> register = RegisterList.All.OfType<IRegisterFold<IncidentRow>>().Single();

    private static readonly (string Name, Func<IncidentItem, string?> Text)[] ofList =
    [
        ("id", item => item.Id),
        ("title", item => item.Title),
        ("type", item => item.Type),
        ("furtherTypes", item => string.Join(' ', item.FurtherTypes)),
        ("kind", item => item.Kind),
        ("occurred", item => item.Occurred.Text),
        ("quantity", item => item.Quantity.ToString()),
        ("outcome", item => item.Outcome),
        ("status", item => item.Status),
        ("marking", item => item.Marking),
        ("statedOn", item => item.StatedOn),
        ("recordedAt", item => item.RecordedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture)),
        ("country", item => item.Country),
        ("place", item => item.Place),
        ("sector", item => item.Sector),
        ("cause", item => item.Cause),
        ("severity", item => item.Severity),
        ("occasions", item => string.Join(' ', item.Occasions)),
        ("sources", item => string.Join(' ', item.Sources)),
        ("responses", item => item.Responses.ToString(CultureInfo.InvariantCulture)),
    ];

    private static readonly (string Name, Func<IncidentRow, string?> Text)[] ofRecord =
    [
        ("region", row => row.Place?.Region),
        ("latitude", row => Number(row.Place?.Latitude)),
        ("longitude", row => Number(row.Place?.Longitude)),
        ("victimOwner", row => row.Victim?.Owner),
        ("victimSystem", row => row.Victim?.System),
        ("victimSystemLevel", row => Number(row.Victim?.SystemLevel)),
        ("severityScale", row => row.Severity?.Scale),
        ("severityScore", row => Number(row.Severity?.Score)),
        ("import", row => row.Imported?.Import.Value),
        ("version", row => Number(row.Version)),
        ("responseTexts", register.Fields.Single(field => field.Name is "responses").Text),
        .. register.Fields.Where(field => field.Name is not ("place" or "victim") && !ofList.Any(column => string.Equals(column.Name, field.Name, StringComparison.Ordinal))).Select(field => (field.Name, field.Text)),
    ];

    public static IReadOnlyList<string> Head { get; } = [.. ofList.Select(column => column.Name)];

    public static IReadOnlyList<string> WholeHead { get; } = [.. Head, .. ofRecord.Select(column => column.Name)];

    public static IReadOnlyList<string?> Cells(IncidentItem item) => [.. ofList.Select(column => column.Text(item))];

    public static IEnumerable<string?> Cells(IncidentRow row) => [.. Cells(IncidentItem.Of(row)), .. ofRecord.Select(column => column.Text(row))];

    private static string? Number(IFormattable? number) => number?.ToString(format: null, CultureInfo.InvariantCulture);
}
