using ThreatRegister.Application.Queries.Rules;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Projections;
using ThreatRegister.Projections.Incidents;
using ThreatRegister.Projections.Intake;
using ThreatRegister.Projections.Lessons;
using ThreatRegister.Projections.Occasions;
using ThreatRegister.Projections.Responses;

namespace ThreatRegister.Registers.Postgres;

/// <summary>
/// The tables of all registers of <see cref="RegisterList"/>. A register keeps its rows whole, unless it has an entry here that says which
/// columns its lists, filters and counts need.
/// </summary>
internal static class RegisterTables
{
    /// <summary>How long a date is. The planner knows how many are of which length: it would take a third of all for longer than a year.</summary>
    private const string Took = "(occurred_to - occurred_from)";

    /// <summary>A date of more than a month. Few are, and they overlap with nearly every other: an index of their own finds them.</summary>
    public const string LongDate = $"{Took} > interval '31 days'";

    /// <summary>A date of more than a year: fewer still.</summary>
    public const string VeryLongDate = $"{Took} > interval '366 days'";

    /// <summary>A date that lies in no one year. Few do.</summary>
    public const string BesideYears = "date_trunc('year', occurred_from) <> date_trunc('year', occurred_to - interval '1 microsecond')";

    /// <summary>What stands for long, whether it still does or not.</summary>
    public const string StandingThreat = "kind = 'standing-threat'";

    /// <summary>What goes on, and standing threats: few among many versions.</summary>
    public const string Standing = "(ongoing or kind = 'standing-threat') and kind <> 'drill' and status in ('open', 'contained') and outcome not in ('false-positive', 'suspected')";

    /// <summary>What ongoing records and standing threats are narrowed by: those that began before the end of a period.</summary>
    private const string OfStanding = "type, outcome, status, kind, marking, ongoing, first_stated_from, first_recorded_at";

    /// <summary>What an owner of measures is looked at for: an index that holds it answers without the rows.</summary>
    private const string OfOwner = "occurred_to, ongoing, status, marking";

    /// <summary>What measures are narrowed by of their owners.</summary>
    private const string OfOwners = "type, outcome, sector_key, country, place_key";

    /// <summary>Owners whose date tells nothing of when something was done: few.</summary>
    public const string Unbounded = "(ongoing or occurred_from is null)";

    /// <summary>
    /// What the figures of a period are made of. The rows of a year lie all over the table; an index with these columns gives a year in one
    /// piece. Its entries may not be longer than a third of a page, so rows with long words, of which there are few, are read from the table.
    /// </summary>
    private const string OfFigures =
        "type, outcome, marking, quantity, cause, country, place, damage, detection_low, detection_high, response_low, response_high, resolution_low, resolution_high, key";

    /// <summary>What lists of incidents are narrowed by: an index in the order of the list that holds it is walked without the table.</summary>
    private const string OfListed = "occurred_to, kind, type, outcome, status, marking, severity, severity_scale, sector_key, country, place_key";

    /// <summary>What lists of incidents of a type are narrowed by mostly.</summary>
    private const string OfTyped = "occurred_to, kind, outcome, status, marking";

    /// <summary>What incidents are asked for by those who look for what is tied to them: lessons, merges, occasions.</summary>
    private const string OfTied = "sector_key, country, place_key, status, marking, key";

    private const int MostBriefCharacters = 400;

    /// <summary>The incidents that an incident is related to, each with the kind of relation; null of most.</summary>
    public const string Related = "related";

    private const string WithRelations = $"using gin ({Related}) where {Related} is not null";

    /// <summary>What lessons are sorted by beside their ids.</summary>
    private static readonly string[] lessonOrders = ["asked_by_key", "subject_key", "text_key"];

    /// <summary>So many days at the most took what is found by its beginning; the few that took longer have an index of their own.</summary>
    public const int LongSaid = 31;

    private const int LongestName = 200;

    /// <summary>What a measure is counted by.</summary>
    private const string OfMeasure = "taken_to, from_position, to_position, marking, of_group, said_from, said_to";

    /// <summary>A measure that took more than a month, or of which no month is stated.</summary>
    public const string LongTaken = "taken_to > taken_from + interval '31 days'";

    public static RegisterTable<IncidentRow> Incidents { get; } = new(
        RegisterList.All.OfType<IRegisterFold<IncidentRow>>().Single(),
        [
            new("type", "text", row => row.Type.Value),
            new("further_types", "text[]", row => row.FurtherTypes.Select(type => type.Value).ToArray()),
            new("kind", "text", row => Codes.Of(row.Kind)),
            new("occurred", "text", row => row.Occurred.Text),
            new("occurred_from", "timestamp", row => From(row.Occurred)),
            new("occurred_to", "timestamp", row => To(row.Occurred)),
            new("ongoing", "boolean", row => row.Occurred.IsOngoing),
            new("quantity", "text", row => row.Quantity.ToString()),
            new("outcome", "text", row => Codes.Of(row.Outcome)),
            new("status", "text", row => Codes.Of(row.Status)),
            new("stated_on", "text", row => row.StatedOn?.Text),
            new("first_stated_from", "timestamp", row => From(row.StatedOn)),
            new("first_stated_to", "timestamp", row => To(row.StatedOn)),
            new("first_recorded_at", "timestamptz", row => row.RecordedAt),
            new("country", "text", row => row.Place?.Country),
            new("place", "text", row => row.Place is { } place ? IncidentCells.NameOf(place) : null),
            new("place_key", "text", row => row.Place is { } place ? NameKey($"{place.Name} {place.Region}") : null),
            new("sector", "text", row => row.Victim?.Sector),
            new("sector_key", "text", row => NameKey(row.Victim?.Sector)),
            new("cause", "text", row => row.Cause),
            new("severity_scale", "text", row => row.Severity?.Scale),
            new("severity", "text", row => row.Severity?.Level),
            new("occasions", "text[]", row => row.Occasions.Select(occasion => occasion.Value).ToArray()),
            new("agencies", "text[]", row => Agencies(row)),
            new("sources", "text[]", row => row.Sources.Select(source => source.Value).ToArray()),
            new("damage", "text[]", row => DamageText.Of(row)),
            new("responses", "integer", row => row.Responses.Count),
            new("import", "text", row => row.Imported?.Import.Value),
            new("detected", "text", row => row.Detected?.Text),
            new("detected_from", "timestamp", row => From(row.Detected)),
            new("resolved", "text", row => row.ResolvedAt?.Text),
            new("resolved_from", "timestamp", row => From(row.ResolvedAt)),
            new("detection_low", "bigint", row => MeasuredTime.Detection(row)?.Low),
            new("detection_high", "bigint", row => MeasuredTime.Detection(row)?.High),
            new("response_low", "bigint", row => MeasuredTime.Response(row)?.Low),
            new("response_high", "bigint", row => MeasuredTime.Response(row)?.High),
            new("resolution_low", "bigint", row => MeasuredTime.Resolution(row)?.Low),
            new("resolution_high", "bigint", row => MeasuredTime.Resolution(row)?.High),
            new("notified", "text", row => NotifiedText.Of(row)),
            new("notified_for", "text[]", row => row.Notified is null ? null : DeadlineCases.KeysOf(row).ToArray()),
            new("system_level", "integer", row => row.Victim?.SystemLevel),
            new("brief", "boolean", row => IsBrief(row)),
            new("impacts", "text", row => ImpactText.Of(row)),
            new("undated", "boolean", row => row.Responses.Any(stated => From(stated.Response.When) is null)),
            new(Related, "text[]", row => row.Relations.Count == 0 ? null : row.Relations.Select(relation => RelationTo(relation.Kind, relation.Other.Value)).ToArray()),
        ],
        [
            $"(occurred_from, key) include (from_position, {OfListed}, quantity, occurred) where to_position = {RegisterSchema.Open} and brief",
            $"(occurred_from, key) where to_position = {RegisterSchema.Open} and not brief",
            $"(occurred_from, key, from_position) include (to_position, {OfListed}, place, quantity, occurred) where brief",
            "(occurred_from, key, from_position) where not brief",
            $"(occurred_from, key) include (from_position, {OfListed}) where to_position = {RegisterSchema.Open} and brief and {LongDate}",
            $"(occurred_from, key) include (from_position, {OfListed}) where to_position = {RegisterSchema.Open} and brief and {VeryLongDate}",
            $"(occurred_from, key, from_position) include (to_position, {OfListed}) where brief and {LongDate}",
            $"(occurred_from, key, from_position) include (to_position, {OfListed}) where brief and {VeryLongDate}",
            $"(occurred_from, key, from_position) include (to_position, {OfListed}) where brief and {StandingThreat}",
            $"(occurred_from, key, from_position) include (to_position, {OfListed}) where brief and {BesideYears}",
            $"(type, occurred_from, key) include (from_position, {OfTyped}) where to_position = {RegisterSchema.Open} and brief",
            $"(type, occurred_from, key, from_position) include (to_position, {OfTyped}) where brief",
            "using gin (occasions) where occasions <> '{}'",
            WithRelations,
            "using gin (agencies) where agencies <> '{}'",
            $"(occurred_from, key) include ({OfOwner}) where to_position = {RegisterSchema.Open} and undated",
            $"(occurred_from) include (key, {OfOwner}) where to_position = {RegisterSchema.Open} and undated and {LongDate}",
            $"(key) include (occurred_from, {OfOwner}, {OfOwners}) where to_position = {RegisterSchema.Open}",
            $"(key) include (occurred_from, {OfOwner}) where to_position = {RegisterSchema.Open} and undated and {Unbounded}",
            $"(key, from_position, to_position) where {RegisterSql.OffRecord}",
            $"(occurred_from, occurred_to) include ({OfFigures}) where to_position = {RegisterSchema.Open} and brief and {RegisterSql.CountedForSure}",
            $"(occurred_from, occurred_to) where to_position = {RegisterSchema.Open} and not brief and {RegisterSql.CountedForSure}",
            $"(occurred_from nulls first, key) include ({OfStanding}) where to_position = {RegisterSchema.Open} and {Standing}",
            $"(occurred_from nulls first, key, from_position) include (to_position, {OfStanding}) where {Standing}",
            $"(occurred_from) where {LongDate}",
            $"(status, first_recorded_at desc, key) include (kind, marking, type, outcome, import) where to_position = {RegisterSchema.Open}",
            "(status, first_recorded_at desc, key, from_position) include (to_position, kind, marking, type, outcome, import) where status in ('open', 'contained')",
            "(occurred_from) where damage is not null",
            "(occurred_from, key, from_position) include (to_position, occurred_to, kind, type, outcome, status, marking) where impacts is not null",
            "(type, detected_from, to_position, from_position) where detected_from is not null",
            "(type, resolved_from, to_position, from_position) where resolved_from is not null",
            "(place_key) where place_key is not null",
            $"(type) include (occasions, {OfTied}) where to_position = {RegisterSchema.Open} and brief and occasions <> '{{}}'",
            $"(type, from_position) include (occasions, to_position, {OfTied}) where brief and occasions <> '{{}}'",
            $"(place_key) include (occasions, from_position, to_position, type, occurred_from, occurred_to, sector_key, country, status, marking, key) where brief and occasions <> '{{}}'",
        ],
        KeepsRow: false)
    {
        KeyHolds = "to_position, type, kind, outcome, sector_key, country, place_key, status, marking, occurred_from, occurred_to, ongoing",
        Surveyed = [Took],
        StatedIndexes = [WithRelations],
        Counted = RegisterSql.Counted,
        Standing = RegisterSql.OnRecord,
        Moved = IncidentCells.Moved,
    };

    public static RegisterTable<IntakeRow> Intake { get; } = new(
        RegisterList.All.OfType<IRegisterFold<IntakeRow>>().Single(),
        [
            new("status", "text", row => Codes.Of(row.Status)),
            new("type", "text", row => row.SuggestedType?.Value),
            new("incident", "text", row => row.Incident?.Value),
            new("first_recorded_at", "timestamptz", row => row.RecordedAt),
            new("by_key", "text", row => NameKey(row.By)),
            new("channel_key", "text", row => NameKey(row.Channel)),
            new("occurred_from", "timestamp", row => From(row.Occurred)),
            new("occurred_to", "timestamp", row => To(row.Occurred)),
            new("country", "text", row => row.Place?.Country),
            new("place_key", "text", row => row.Place is { } place ? NameKey($"{place.Name} {place.Region}") : null),
        ],
        [
            "(by_key, first_recorded_at, key) where by_key is not null",
            "(channel_key, first_recorded_at, key) where channel_key is not null",
            "(country, first_recorded_at, key) where country is not null",
            "(place_key, first_recorded_at, key) where place_key is not null",
            "(type, first_recorded_at, key) where type is not null",
            "(status, first_recorded_at, key) include (type, incident, marking, from_position, to_position)",
            "(first_recorded_at, key) include (status, type, incident, marking, from_position, to_position)",
            "(incident, first_recorded_at, key) include (marking, from_position, to_position) where incident is not null",
        ],
        KeepsRow: true);

    /// <summary>With the dates that a measure without a date of its own goes by.</summary>
    public static RegisterTable<OccasionRow> Occasions { get; } = new(
        RegisterList.All.OfType<IRegisterFold<OccasionRow>>().Single(),
        [
            new("held", "text", row => row.Held.Text),
            new("held_from", "timestamp", row => From(row.Held)),
            new("held_to", "timestamp", row => To(row.Held)),
        ],
        [],
        KeepsRow: true);

    /// <summary>
    /// With when they were said, so that a summary need not read them all: where no source gives a day, that of recording, with a day more at
    /// either end because that day is another in another zone.
    /// </summary>
    public static RegisterTable<LessonRow> Lessons { get; } = new(
        RegisterList.All.OfType<IRegisterFold<LessonRow>>().Single(),
        [
            new("status", "text", row => Codes.Of(row.Status)),
            new("said_from", "timestamp", row => Said(row).From),
            new("said_to", "timestamp", row => Said(row).To),
            new("said_long", "boolean", row => Said(row) is var (from, to) && to - from > TimeSpan.FromDays(LongSaid)),
            new("occasions", "text[]", row => row.Occasions.Select(occasion => occasion.Value).ToArray()),
            new("applied_to", "text[]", row => row.Applications.Select(applied => applied.Occasion?.Value).OfType<string>().Distinct(StringComparer.Ordinal).ToArray()),
            new("incidents", "text[]", row => row.Incidents.Select(incident => incident.Value).ToArray()),
            new("is_dated", "boolean", row => row.StatedOn is not null),
            new("first_recorded_at", "timestamptz", row => row.RecordedAt),
            new("asked_by_key", "text", row => NameKey(row.AskedBy)),
            new("asked_of_key", "text", row => NameKey(row.AskedOf)),
            new("subject_key", "text", row => NameKey(row.Subject)),
            new("text_key", "text", row => NameKey(row.Text)),
        ],
        [
            .. lessonOrders.SelectMany(column => new[] { $"({column}, key) include (from_position, to_position, status, marking)", $"({column} desc nulls last, key) include (from_position, to_position, status, marking)" }),
            "(asked_of_key, key) where asked_of_key is not null",
            "(said_from, said_to) include (from_position, to_position, marking)",
            "(said_from, said_to) include (from_position, to_position, marking) where said_long",
            $"(said_from, said_to) where to_position = {RegisterSchema.Open}",
            "using gin (occasions) where occasions <> '{}'",
            "using gin (applied_to) where applied_to <> '{}'",
            $"(status, key) where to_position = {RegisterSchema.Open}",
        ],
        KeepsRow: true)
    {
        KeyHolds = "to_position, status, marking",
    };

    public static RegisterTable<ResponseRow> Responses { get; } = new(
        RegisterList.Parts.OfType<IRegisterFold<ResponseRow>>().Single(),
        [
            new("owner_kind", "text", row => row.OwnerKind),
            new("owner", "text", row => row.Owner),
            new("response", "text", row => row.Response.Id.Value),
            new("kind", "text", row => row.Response.Kind),
            new("of_group", "text", row => ResponseKinds.GroupOf(row.Response.Kind) is { } group ? Codes.Of(group) : null),
            new("taken", "text", row => row.Response.When?.Text),
            new("taken_from", "timestamp", row => From(row.Response.When)),
            new("taken_to", "timestamp", row => To(row.Response.When)),
            new("by", "text", row => row.Response.By),
            new("by_key", "text", row => NameKey(row.Response.By)),
            new("reach", "text", row => Codes.Of(row.Response.Reach)),
            new("slot", "text", row => row.Response.Slot is { } slot ? Codes.Of(slot) : null),
            new("result", "text", row => row.Response.Result),
            new("source", "text", row => row.Statement.Source?.Value),
            new("stated_on", "text", row => row.Statement.StatedOn?.Text),
            new("said_from", "timestamp", row => From(row.Statement.StatedOn)),
            new("said_to", "timestamp", row => To(row.Statement.StatedOn)),
            new("quotation", "text", row => row.Statement.Quotation),
            new("basis", "text", row => Codes.Of(row.Statement.Basis)),
        ],
        [
            "(kind, key)",
            "(of_group, key)",
            "(slot, key) where slot is not null",
            "(by_key, key) where by_key is not null",
            $"(key) include (owner, owner_kind, taken_from, {OfMeasure})",
            $"(owner_kind, taken_from) include (key, owner, {OfMeasure}) where taken_from is not null",
            $"(owner_kind, taken_from) include (key, owner, {OfMeasure}) where {LongTaken}",
            $"(owner) include (key, owner_kind, taken_from, {OfMeasure})",
        ],
        KeepsRow: false);

    private static readonly IReadOnlyList<IRegisterTable> withColumns = [Incidents, Intake, Occasions, Lessons];

    /// <summary>In the order in which digests and searches list them.</summary>
    public static IReadOnlyList<IRegisterTable> All { get; } =
        [.. RegisterList.All.Select(register => withColumns.FirstOrDefault(table => string.Equals(table.Name, register.Name, StringComparison.Ordinal)) ?? register.Open(new WholeRows()))];

    /// <summary>All that the projector keeps: the registers, and those of the parts of their records.</summary>
    public static IReadOnlyList<IRegisterTable> WithParts { get; } = [.. All, Responses];

    /// <summary>What an index finds a name by: it takes no text of any length.</summary>
    /// <summary>As the column has it.</summary>
    public static string RelationTo(RelationKind kind, string incident) => $"{Codes.Of(kind)} {incident}";

    public static string? NameKey(string? name) => name is null ? null : string.Concat(SearchKey.Of(name).EnumerateRunes().Take(LongestName));

    private static string[] Agencies(IncidentRow row) =>
        [.. row.Responses.Select(stated => stated.Response.By).OfType<string>().Select(by => NameKey(by)!).Distinct(StringComparer.Ordinal)];

    private static (DateTime From, DateTime To) Said(LessonRow row) => row.StatedOn is { } on
        ? (on.From, on.IsOngoing ? DateTime.MaxValue : on.To)
        : (DateTime.SpecifyKind(row.RecordedAt.UtcDateTime.AddDays(-1), DateTimeKind.Unspecified), DateTime.SpecifyKind(row.RecordedAt.UtcDateTime.AddDays(1), DateTimeKind.Unspecified));

    private static bool IsBrief(IncidentRow row) =>
        (row.Cause?.Length ?? 0) + row.Occasions.Sum(occasion => occasion.Value.Length) + (row.Place?.Name?.Length ?? 0) + (row.Place?.Region?.Length ?? 0) + (row.Victim?.Sector?.Length ?? 0) + (DamageText.Of(row)?.Sum(damage => damage.Length) ?? 0) + row.Quantity.ToString().Length <= MostBriefCharacters;

    private static DateTime? From(When? when) => when is null || when.Precision is Precision.Unknown ? null : when.From;

    private static DateTime? To(When? when) => when is null || when.Precision is Precision.Unknown ? null : when.To;

    private sealed class WholeRows : IRegisterOpener<IRegisterTable>
    {
        public IRegisterTable Open<TRow>(IRegisterFold<TRow> register)
            where TRow : class => new RegisterTable<TRow>(register, [], [], KeepsRow: true);
    }
}
