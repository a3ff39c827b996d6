using System.Globalization;
using ThreatRegister.Application.Listings;
using ThreatRegister.Application.Queries;
using ThreatRegister.Projections;
using ThreatRegister.Projections.Incidents;

namespace ThreatRegister.Cli;

/// <summary>The columns of incidents as a table: those of the list, then those of a whole record.</summary>
internal static class IncidentCsv
{
    private static readonly IRegisterFold<IncidentRow> register = RegisterList.All.OfType<IRegisterFold<IncidentRow>>().Single();

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
        .. register.Fields.Where(field => field.Name is not ("place" or "victim") && !IncidentListings.Fields.Any(column => string.Equals(column.Name, field.Name, StringComparison.Ordinal))).Select(field => (field.Name, field.Text)),
    ];

    public static IReadOnlyList<string> Head { get; } = [.. IncidentListings.Fields.Select(column => column.Name), .. ofRecord.Select(column => column.Name)];

    public static IEnumerable<string?> Cells(IncidentRow row)
    {
        var item = IncidentItem.Of(row);
        return [.. IncidentListings.Fields.Select(column => column.Text(item)), .. ofRecord.Select(column => column.Text(row))];
    }

    private static string? Number(IFormattable? number) => number?.ToString(format: null, CultureInfo.InvariantCulture);
}
