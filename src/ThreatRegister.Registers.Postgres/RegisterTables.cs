using NpgsqlTypes;
using ThreatRegister.Domain;
using ThreatRegister.Projections;
using ThreatRegister.Projections.Assessments;
using ThreatRegister.Projections.Incidents;
using ThreatRegister.Projections.Lessons;
using ThreatRegister.Projections.Occasions;
using ThreatRegister.Projections.Reviews;
using ThreatRegister.Projections.Sources;

namespace ThreatRegister.Registers.Postgres;

/// <summary>The tables of all registers. A new register is one entry here.</summary>
internal static class RegisterTables
{
    public static RegisterTable<IncidentRow> Incidents { get; } = new(
        new IncidentRegister(),
        [
            new("type", "text", NpgsqlDbType.Text, row => row.Type.Value),
            new("further_types", "text[]", NpgsqlDbType.Array | NpgsqlDbType.Text, row => row.FurtherTypes.Select(type => type.Value).ToArray()),
            new("kind", "text", NpgsqlDbType.Text, row => Codes.Of(row.Kind)),
            new("occurred", "text", NpgsqlDbType.Text, row => row.Occurred.Text),
            new("occurred_from", "timestamp", NpgsqlDbType.Timestamp, row => From(row.Occurred)),
            new("occurred_to", "timestamp", NpgsqlDbType.Timestamp, row => To(row.Occurred)),
            new("ongoing", "boolean", NpgsqlDbType.Boolean, row => row.Occurred.IsOngoing),
            new("quantity", "text", NpgsqlDbType.Text, row => row.Quantity.ToString()),
            new("outcome", "text", NpgsqlDbType.Text, row => Codes.Of(row.Outcome)),
            new("status", "text", NpgsqlDbType.Text, row => Codes.Of(row.Status)),
            new("stated_on", "text", NpgsqlDbType.Text, row => row.StatedOn?.Text),
            new("first_stated_from", "timestamp", NpgsqlDbType.Timestamp, row => From(row.StatedOn)),
            new("first_stated_to", "timestamp", NpgsqlDbType.Timestamp, row => To(row.StatedOn)),
            new("first_recorded_at", "timestamptz", NpgsqlDbType.TimestampTz, row => row.RecordedAt),
            new("country", "text", NpgsqlDbType.Text, row => row.Place?.Country),
            new("place", "text", NpgsqlDbType.Text, row => row.Place is { } place ? string.Join(", ", new[] { place.Name, place.Region }.Where(part => part is not null)) : null),
            new("place_key", "text", NpgsqlDbType.Text, row => row.Place is { } place ? SearchKey.Of($"{place.Name} {place.Region}") : null),
            new("sector", "text", NpgsqlDbType.Text, row => row.Victim?.Sector),
            new("sector_key", "text", NpgsqlDbType.Text, row => row.Victim?.Sector is { } sector ? SearchKey.Of(sector) : null),
            new("cause", "text", NpgsqlDbType.Text, row => row.Cause),
            new("severity_scale", "text", NpgsqlDbType.Text, row => row.Severity?.Scale),
            new("severity", "text", NpgsqlDbType.Text, row => row.Severity?.Level),
            new("occasions", "text[]", NpgsqlDbType.Array | NpgsqlDbType.Text, row => row.Occasions.Select(occasion => occasion.Value).ToArray()),
            new("agencies", "text[]", NpgsqlDbType.Array | NpgsqlDbType.Text, row => Agencies(row)),
            new("sources", "text[]", NpgsqlDbType.Array | NpgsqlDbType.Text, row => row.Sources.Select(source => source.Value).ToArray()),
            new("responses", "integer", NpgsqlDbType.Integer, row => row.Responses.Count),
            new("import", "text", NpgsqlDbType.Text, row => row.Imported?.Import.Value),
        ],
        row => row.Marking,
        row => row.Title,
        row => Folded(
        [
            row.Id, row.Title, row.Description, row.Cause, row.PotentialImpact, row.ActualImpact, row.Place?.Name, row.Place?.Region, row.Victim?.Owner, row.Victim?.System,
            .. row.Responses.SelectMany(stated => new[] { stated.Response.Summary, stated.Response.By }),
            .. row.Notes.Select(note => note.Text),
        ]),
        KeepsRow: false);

    public static RegisterTable<OccasionRow> Occasions { get; } = new(
        new OccasionRegister(),
        [],
        row => row.Marking,
        row => row.Name.In("vi"),
        row => Folded([row.Id, row.Name.Vi, row.Name.En, row.Lead, .. row.Changes.Select(change => change.Change), .. row.Responses.Select(stated => stated.Response.Summary), .. row.Judgements.SelectMany(judgement => new[] { judgement.By, judgement.Text })]),
        KeepsRow: true);

    public static RegisterTable<LessonRow> Lessons { get; } = new(
        new LessonRegister(), [], row => row.Marking, row => row.Subject, row => Folded([row.Id, row.Subject, row.Text, row.AskedBy, row.AskedOf, row.Purpose]), KeepsRow: true);

    public static RegisterTable<ReviewRow> Reviews { get; } = new(
        new ReviewRegister(), [], row => row.Marking, row => row.Title, row => Folded([row.Id, row.Title, row.By, row.ReturnedFor]), KeepsRow: true);

    public static RegisterTable<AssessmentRow> Assessments { get; } = new(
        new AssessmentRegister(), [], row => row.Marking, row => row.Text, row => Folded([row.Id, row.Text, row.By]), KeepsRow: true);

    public static RegisterTable<SourceRow> Sources { get; } = new(
        new SourceRegister(), [], _ => Tlp.Clear, row => row.Title.In("vi"), row => Folded([row.Id, row.Title.Vi, row.Title.En, row.Publisher]), KeepsRow: true);

    /// <summary>Names of all registers, in the order in which digests and searches list them.</summary>
    public static IReadOnlyList<string> Names { get; } = [Incidents.Name, Occasions.Name, Lessons.Name, Reviews.Name, Assessments.Name, Sources.Name];

    private static string[] Agencies(IncidentRow row) =>
        [.. row.Responses.Select(stated => stated.Response.By).OfType<string>().Select(SearchKey.Of).Distinct(StringComparer.Ordinal)];

    private static DateTime? From(When? when) => when is null || when.Precision is Precision.Unknown ? null : when.From;

    private static DateTime? To(When? when) => when is null || when.Precision is Precision.Unknown ? null : when.To;

    private static string Folded(IEnumerable<string?> parts) => SearchKey.Of(string.Join('\n', parts.Where(part => part is not null)));
}
