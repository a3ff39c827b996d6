using System.Globalization;
using System.Text.Json.Serialization;
using ThreatRegister.Application.Queries.Differences;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Domain.Places;
using ThreatRegister.EventLog;
using ThreatRegister.Projections;
using ThreatRegister.Projections.Incidents;

namespace ThreatRegister.Application.Queries;

/// <summary>Who asks, and how far he may see. There is no query without one.</summary>
public sealed record Viewer(string Actor, Tlp Clearance)
{
    /// <summary>Of what people recorded, he sees what each of them did, not only what he did himself.</summary>
    public bool FollowsOthers { get; init; }

    /// <summary>
    /// How far he may see, of what he might see then, what was marked more strictly since; null: as far as of all else. For a text that was made when less was marked strictly, and is
    /// to be made again as it was: nothing else looks past what is marked now.
    /// </summary>
    public Tlp? SeesOfRaised { get; init; }

    /// <summary>How strictly at the most a record may be marked now.</summary>
    public Tlp ClearanceNow => SeesOfRaised ?? Clearance;

    /// <summary>The administrator of the machine: sees everything.</summary>
    public static Viewer Local(string actor) => new(actor, Tlp.Red) { FollowsOthers = true };
}

/// <summary>Which of an incident's times a period is about.</summary>
public enum Basis
{
    Occurred,
    Stated,
    Recorded,
}

/// <summary>The state of the register that is asked for.</summary>
/// <param name="Position">As recorded up to this position.</param>
/// <param name="StatedBy">Only what sources had stated by the end of this day; at the newest position only.</param>
public sealed record Moment(long Position, DateTimeOffset? RecordedAt, string Digest, DateOnly? StatedBy = null);

/// <summary>The levels of severity that are asked for.</summary>
/// <param name="Text">As it was asked for: <c>high</c>, <c>nciss:high</c>, <c>nciss:high+</c>, or a level by its name.</param>
public sealed record SeverityFilter(string Text, IReadOnlyList<AskedLevel> Levels)
{
    /// <summary>What is asked for as the scales call it; null: no scale that is known has such a level.</summary>
    public LocalizedText? Words { get; init; }
}

/// <param name="Scale">Null: the level of whatever scale.</param>
public sealed record AskedLevel(string? Scale, string Level);

/// <summary>A place with all that it came from, came of it and lies in these.</summary>
/// <param name="Countries">The codes of whole countries that are meant.</param>
public sealed record PlaceFilter(IReadOnlyList<PlaceName> Names, IReadOnlyList<string> Countries)
{
    /// <summary>Null where no known place is meant. What is asked by a name is found under that name on whatever day: people go on writing the old one.</summary>
    public static PlaceFilter? Of(PlaceBook book, string idOrName)
    {
        var (places, asked) = (book.WithAllBelow(book.Meant(idOrName)), PlaceName.KeyOf(idOrName));
        return places.Count == 0 ? null : new(
            [.. places.SelectMany(place => place.Keys()).Select(name => string.Equals(name.Key, asked, StringComparison.Ordinal) ? new(asked, From: null, To: null) : name).Distinct()],
            [.. places.Where(place => place.Defined.Kind is PlaceKind.Country).Select(place => place.Defined.Country).OfType<string>().Distinct(StringComparer.Ordinal)]);
    }
}

/// <summary>The filters that every road to the incidents has; null: not asked.</summary>
/// <param name="Types">The types of the asked branch.</param>
/// <param name="Agency">Part of the name of who responded.</param>
/// <param name="AgencyNames">All names of the agency that <paramref name="Agency"/> names; null: nobody known is meant.</param>
/// <param name="Place">Part of a place's name, or a country's code in two capital letters.</param>
/// <param name="Places">What <paramref name="Place"/> means: names, each on its days; null: no known place is meant.</param>
/// <param name="Text">Words of any text, each from its beginning, with or without diacritics.</param>
public sealed record IncidentFilter(
    IReadOnlyList<string>? Types = null,
    Period? Period = null,
    Outcome? Outcome = null,
    Lifecycle? Status = null,
    SeverityFilter? Severity = null,
    string? Occasion = null,
    string? Agency = null,
    string? Place = null,
    string? Sector = null,
    string? Source = null,
    string? Text = null,
    string? Import = null,
    IReadOnlyList<string>? AgencyNames = null,
    PlaceFilter? Places = null);

/// <summary>What stands beside the figures of a period, as <see cref="IncidentQuery.CountedOnly"/> stands behind them.</summary>
public enum BesideFigures
{
    /// <summary>What would count, but only overlaps the period.</summary>
    MayBelong,

    /// <summary>What would count within the period, were it not suspected only.</summary>
    Suspected,
}

/// <param name="CountedOnly">Only what a figure counts: wholly within the period, nothing suspected, false, retracted, drilled or standing.</param>
public sealed record IncidentQuery(Viewer Viewer, Moment Moment, IncidentFilter Filter, Basis Basis = Basis.Occurred, bool CountedOnly = false)
{
    /// <summary>Only what stands beside the figures.</summary>
    public BesideFigures? Beside { get; init; }

    /// <summary>Only what lies in no single year, half, quarter or month.</summary>
    public Granularity? Undated { get; init; }
}

/// <summary>Where an incident stands in the order of occurrence; what states no date comes last, whichever way.</summary>
/// <param name="From">When it began at the earliest, as local time; null: not stated.</param>
public sealed record IncidentPlace(DateTime? From, string Id)
{
    private const string Form = "yyyy-MM-dd'T'HH:mm:ss";

    public static IncidentPlace Of(IncidentItem item) => new(item.Occurred.Precision is Precision.Unknown ? null : item.Occurred.From, item.Id);

    /// <summary>As URLs have it.</summary>
    public string Text => $"{From?.ToString(Form, CultureInfo.InvariantCulture)}~{Id}";

    /// <summary>Null: no place in the order.</summary>
    public static IncidentPlace? Parse(string text)
    {
        if (text.Split('~', 2) is not [var from, { Length: > 0 } id]) return null;
        if (from.Length == 0) return new(null, id);
        return DateTime.TryParseExact(from, Form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? new(time, id) : null;
    }
}

/// <summary>In which order incidents are listed, and from where on: a list of any length is read in parts, none of which costs more than the first.</summary>
/// <param name="ById">By their ids; else by when they occurred.</param>
/// <param name="Descending">The last first.</param>
/// <param name="Behind">What follows this place; null: from the beginning.</param>
/// <param name="Backwards">Instead what comes before that place, the nearest first.</param>
public sealed record IncidentStretch(bool ById = false, bool Descending = false, IncidentPlace? Behind = null, bool Backwards = false);

/// <summary>One line of a list of incidents.</summary>
public sealed record IncidentItem(
    string Id,
    string Title,
    string Type,
    Items<string> FurtherTypes,
    string Kind,
    When Occurred,
    Quantity Quantity,
    string Outcome,
    string Status,
    string Marking,
    string? StatedOn,
    DateTimeOffset RecordedAt,
    string? Country,
    string? Place,
    string? Sector,
    string? Cause,
    string? Severity,
    Items<string> Occasions,
    Items<string> Sources,
    int Responses)
{
    public static IncidentItem Of(IncidentRow row) => new(
        row.Id,
        row.Title,
        row.Type.Value,
        [.. row.FurtherTypes.Select(type => type.Value)],
        Codes.Of(row.Kind),
        row.Occurred,
        row.Quantity,
        Codes.Of(row.Outcome),
        Codes.Of(row.Status),
        Codes.Of(row.Marking),
        row.StatedOn?.Text,
        row.RecordedAt,
        row.Place?.Country,
        row.Place is { } place ? string.Join(", ", new[] { place.Name, place.Region }.Where(part => part is not null)) : null,
        row.Victim?.Sector,
        row.Cause,
        row.Severity?.Level,
        [.. row.Occasions.Select(occasion => occasion.Value)],
        [.. row.Sources.Select(source => source.Value)],
        row.Responses.Count);
}

/// <summary>A whole incident; without a row where that row has been replaced since the moment asked for.</summary>
public sealed record IncidentRecord(string Id, IncidentRow? Row);

/// <summary>How many records share a type, a stretch of time and an outcome, with what their quantities add up to: what counts are made of.</summary>
/// <param name="InPeriod">The asked period wholly holds them; false: they only overlap it.</param>
/// <param name="Within">The sub-period that wholly holds them, or null: they may belong to several.</param>
/// <param name="Date">Where <paramref name="Within"/> is null: their date as text.</param>
/// <param name="Sole">The quantity as stated, where it is that of a single record: a sum does not keep its form.</param>
public sealed record IncidentGroup(string Type, bool InPeriod, string? Within, string? Date, Outcome Outcome, QuantityTotal Quantities, long Records, Quantity? Sole)
{
    /// <summary>Records that all state the same quantity.</summary>
    public IncidentGroup(string Type, bool InPeriod, string? Within, string? Date, Outcome Outcome, Quantity Quantity, long Records)
        : this(Type, InPeriod, Within, Date, Outcome, QuantityTotal.Empty.Add(Quantity, Records), Records, Records == 1 ? Quantity : null)
    {
    }

    /// <summary>The strictest marking that one of them had at the moment asked about: how what is made of them has to be marked.</summary>
    public Tlp Strictest { get; init; }
}

/// <summary>How many records of a type state the same damage; of each record one statement of a kind counts.</summary>
public sealed record DamageGroup(string Type, DamageKind Kind, DamageStatus Status, string? Currency, Quantity Amount, long Records);

/// <summary>How many records have a type as primary or further type.</summary>
public sealed record AnyTypeCount(string Type, string Within, long Records);

/// <summary>What a record is called, and the stricter of its markings then and now.</summary>
public sealed record RecordHead(string Title, Tlp Marking);

/// <summary>Some of what a search finds in each register.</summary>
/// <param name="More">The registers that hold more.</param>
public sealed record SearchFound(IReadOnlyList<SearchHit> Hits, IReadOnlySet<string> More);

/// <summary>A line of a search.</summary>
public sealed record SearchHit(string Register, string Id, string Title)
{
    /// <summary>Why it stands no longer, as the code of its status: taken back, turned down, merged away; null: it stands.</summary>
    public string? Status { get; init; }

    /// <summary>Of an incident that names another: how it is related to that one; null otherwise.</summary>
    [JsonIgnore]
    public RelationKind? Relation { get; init; }

    /// <summary>The stricter of its markings then and now.</summary>
    [JsonIgnore]
    public Tlp Marking { get; init; }
}

/// <summary>How many records of a register cite a source.</summary>
public sealed record SourceCount(string Source, string Register, long Records);

/// <summary>The content of one register: how many rows, and a digest that leaves positions and recorded times aside.</summary>
public sealed record RegisterDigest(string Register, long Rows, string Digest);

/// <summary>One line of the change log: which field of which record an event changed from what to what, who did it and why.</summary>
public sealed record ChangeItem(
    long Position, string Register, string Id, string Field, string? Old, string? New, string Actor, DateTimeOffset RecordedAt, string? Grounds, string Event)
{
    /// <summary>Of all markings that the record ever had.</summary>
    [JsonIgnore]
    public Tlp Strictest { get; init; }
}

public sealed record ParkedStream(string Stream, long Position, string Error);

/// <summary>Which rows of a register that is read whole are needed: those of a status, and those said in a period or about an occasion.</summary>
/// <param name="Status">Its code; null: any.</param>
/// <param name="Said">Null: said at any time.</param>
/// <param name="Occasions">Needed whenever they were said.</param>
/// <param name="Most">The first so many of them, by key; null: all.</param>
public sealed record RowScope(string? Status = null, Period? Said = null, IReadOnlyCollection<string>? Occasions = null, int? Most = null);

/// <summary>The registers, as of any moment, for one viewer at a time.</summary>
public interface IRegisters
{
    /// <summary>
    /// What counts, grouped, in no particular order; records outside the period are left out, records that overlap it have no <c>Within</c>, and need not come
    /// where <see cref="IncidentQuery.CountedOnly"/> is asked.
    /// </summary>
    Task<IReadOnlyList<IncidentGroup>> GroupsAsync(IncidentQuery query, Granularity per, CancellationToken cancellationToken = default);

    /// <summary>
    /// What counts, of each source or occasion apart, by its id: all types together, so that a group has neither type nor sub-period.
    /// </summary>
    Task<IReadOnlyDictionary<string, IReadOnlyList<IncidentGroup>>> GroupsByAsync(IncidentQuery query, IncidentFacet facet, CancellationToken cancellationToken = default);

    Task<IReadOnlyList<AnyTypeCount>> AnyTypeCountsAsync(IncidentQuery query, Granularity per, CancellationToken cancellationToken = default);

    /// <summary>The damage that counts, of what counts and lies wholly within the period.</summary>
    Task<IReadOnlyList<DamageGroup>> DamageAsync(IncidentQuery query, CancellationToken cancellationToken = default);

    /// <summary>What is stated of the consequences of what counts and lies wholly within the period, of at most <paramref name="limit"/> incidents.</summary>
    Task<IncidentImpacts> ImpactsAsync(IncidentQuery query, int limit, CancellationToken cancellationToken = default);

    /// <summary>
    /// What goes on and began before the period's end, and standing threats: listed, never counted again. What states no beginning stands
    /// from when it was first stated.
    /// </summary>
    Task<IReadOnlyList<IncidentItem>> StandingAsync(IncidentQuery query, int most = int.MaxValue, CancellationToken cancellationToken = default);

    Task<long> CountStandingAsync(IncidentQuery query, CancellationToken cancellationToken = default);

    /// <summary>In the order of occurrence, then id, from <paramref name="offset"/> on.</summary>
    Task<IReadOnlyList<IncidentItem>> IncidentsAsync(IncidentQuery query, int limit, int offset, CancellationToken cancellationToken = default);

    /// <summary>A stretch of the list, at most <paramref name="limit"/> long.</summary>
    Task<IReadOnlyList<IncidentItem>> IncidentsAsync(IncidentQuery query, int limit, IncidentStretch stretch, CancellationToken cancellationToken = default);

    /// <summary>In the order of their ids, those behind <paramref name="afterId"/>.</summary>
    Task<IReadOnlyList<IncidentRecord>> IncidentRowsAsync(IncidentQuery query, string? afterId, int limit, CancellationToken cancellationToken = default);

    /// <summary>Those of some incidents that are asked for, by their ids.</summary>
    Task<IReadOnlySet<string>> AskedIncidentsAsync(IncidentQuery query, IReadOnlyCollection<string> ids, CancellationToken cancellationToken = default);

    /// <summary>The occasions that what is asked for is of, by their ids.</summary>
    Task<IReadOnlySet<string>> AskedOccasionsAsync(IncidentQuery query, CancellationToken cancellationToken = default);

    Task<long> CountAsync(IncidentQuery query, CancellationToken cancellationToken = default);

    /// <summary>How many there are, but counting no further than to one more than <paramref name="most"/>: so that the size of the register costs nothing.</summary>
    Task<long> CountAsync(IncidentQuery query, int most, CancellationToken cancellationToken = default);

    /// <summary>Whether the list is gone through for what is asked for, since many records hold the words: to count them goes through it again.</summary>
    Task<bool> IsWalkedAsync(IncidentQuery query, CancellationToken cancellationToken = default);

    /// <summary>All rows of a small register (occasions, lessons, reviews, sources), by id.</summary>
    Task<IReadOnlyList<TRow>> RowsAsync<TRow>(Viewer viewer, Moment moment, CancellationToken cancellationToken = default)
        where TRow : class;

    /// <summary>At least the rows within a scope; more where the register cannot tell them apart, so that the asker still chooses.</summary>
    Task<IReadOnlyList<TRow>> RowsAsync<TRow>(Viewer viewer, Moment moment, RowScope scope, CancellationToken cancellationToken = default)
        where TRow : class => RowsAsync<TRow>(viewer, moment, cancellationToken);

    /// <summary>Some of the rows of a small register, as they are chosen of all: what is not chosen was not read by who asks.</summary>
    async Task<IReadOnlyList<TRow>> ChosenAsync<TRow>(Viewer viewer, Moment moment, Func<IReadOnlyList<TRow>, IEnumerable<TRow>> choose, CancellationToken cancellationToken = default)
        where TRow : class
    {
        ArgumentNullException.ThrowIfNull(choose);
        return [.. choose(await RowsAsync<TRow>(viewer, moment, cancellationToken))];
    }

    /// <summary>How many rows of a register there are of each status, by its code.</summary>
    Task<IReadOnlyDictionary<string, WorkCount>> CountByStatusAsync<TRow>(Viewer viewer, Moment moment, CancellationToken cancellationToken = default)
        where TRow : class;

    /// <summary>Those of the records of a register that were there and that the viewer may see, by their ids.</summary>
    Task<IReadOnlyDictionary<string, RecordHead>> HeadsAsync(string register, Viewer viewer, Moment moment, IReadOnlyCollection<string> keys, CancellationToken cancellationToken = default);

    /// <summary>Records of all registers whose texts hold every word; those that stand no longer come last.</summary>
    Task<IReadOnlyList<SearchHit>> SearchAsync(Viewer viewer, Moment moment, string text, int limit, CancellationToken cancellationToken = default);

    /// <summary>Some of each register.</summary>
    Task<SearchFound> SearchEachAsync(Viewer viewer, Moment moment, string text, int ofEach, CancellationToken cancellationToken = default);

    /// <summary>Those of one register.</summary>
    Task<IReadOnlyList<SearchHit>> SearchAsync(string register, Viewer viewer, Moment moment, string text, int limit, CancellationToken cancellationToken = default);

    /// <summary>What was changed by the events after position <paramref name="since"/> up to <paramref name="until"/>, oldest first.</summary>
    Task<IReadOnlyList<ChangeItem>> ChangesAsync(Viewer viewer, long since, long until, int limit, CancellationToken cancellationToken = default);

    /// <summary>What was recorded, the newest first, as far as the viewer may see it: by others only where he follows them.</summary>
    Task<IReadOnlyList<ActItem>> ActsAsync(Viewer viewer, Moment moment, ActFilter filter, int limit, ActStretch stretch, CancellationToken cancellationToken = default);

    /// <summary>What is different between two moments, register by register.</summary>
    Task<IReadOnlyList<RegisterDifference>> DifferenceAsync(DifferenceRequest request, CancellationToken cancellationToken = default);

    /// <summary>How many records of each register rest on each source.</summary>
    Task<IReadOnlyList<SourceCount>> SourceCountsAsync(Viewer viewer, Moment moment, CancellationToken cancellationToken = default);

    /// <summary>The records that cite a source, register by register, by id.</summary>
    Task<IReadOnlyList<SearchHit>> CitingAsync(Viewer viewer, Moment moment, string source, int limit, CancellationToken cancellationToken = default);

    /// <summary>The incidents that are said to be related to a record, each with its relation, and the records of the smaller registers that name it, register by register, by id; of each register at most <paramref name="limit"/>.</summary>
    Task<IReadOnlyList<SearchHit>> NamingAsync(Viewer viewer, Moment moment, StreamName record, int limit, CancellationToken cancellationToken = default);

    Task<IReadOnlyList<RegisterDigest>> DigestsAsync(CancellationToken cancellationToken = default);

    Task<IReadOnlyList<ParkedStream>> ParkedAsync(CancellationToken cancellationToken = default);
}
