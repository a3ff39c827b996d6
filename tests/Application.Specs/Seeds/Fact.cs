using ThreatRegister.Domain;
using ThreatRegister.Domain.Agencies;
using ThreatRegister.Domain.Assessments;
using ThreatRegister.Domain.Directions;
using ThreatRegister.Domain.Forecasts;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Domain.Indicators;
using ThreatRegister.Domain.Instruments;
using ThreatRegister.Domain.Places;
using ThreatRegister.Domain.Reviews;
using ThreatRegister.Projections.Agencies;
using ThreatRegister.Projections.Assessments;
using ThreatRegister.Projections.Directions;
using ThreatRegister.Projections.Forecasts;
using ThreatRegister.Projections.Incidents;
using ThreatRegister.Projections.Indicators;
using ThreatRegister.Projections.Instruments;
using ThreatRegister.Projections.Lessons;
using ThreatRegister.Projections.Occasions;
using ThreatRegister.Projections.Reviews;
using ThreatRegister.Projections.Sources;
using ThreatRegister.Projections.Tasks;

namespace ThreatRegister.Tests.Application_Specs.Seeds;

/// <summary>One thing that a document states, and where the registers must hold it.</summary>
/// <param name="Record">The record it stands in, such as <c>incident-yagi-2024</c>.</param>
/// <param name="What">What of it, unlike that of any other fact of the record.</param>
internal sealed record Fact(string Document, string Record, string What, Func<SeededRegisters, bool> Holds)
{
    public string Name => $"{Document} {Record}: {What}";

    public static Fact Incident(string document, string id, string type, string occurred, Precision precision, QuantityForm form, RecordKind kind, Outcome outcome = Outcome.Unknown) => new(
        document,
        $"incident-{id}",
        $"{type} {occurred}, {form}, {outcome}",
        seeds => seeds.Row(new IncidentRegister(), id) is { } row
            && row.Type == new ThreatTypeId(type) && row.Occurred.Text == occurred && row.Occurred.Precision == precision && row.Quantity.Form == form && row.Kind == kind && row.Outcome == outcome
            && row.Sources.Contains(new(document)));

    public static Fact Standing(string id, string type) => Incident("doc-003", id, type, "unknown", Precision.Unknown, QuantityForm.Unknown, RecordKind.StandingThreat);

    public static Fact OfIncident(string document, string id, string what, Func<IncidentRow, bool> holds) =>
        new(document, $"incident-{id}", what, seeds => seeds.Row(new IncidentRegister(), id) is { } row && holds(row));

    /// <summary>Our reading, kept apart from what the document says.</summary>
    public static Fact Reading(string document, string id) => OfIncident(
        document, id, "reading noted", row => row.Notes.Any(note => note.Statement is { Basis: StatementBasis.Interpretation } statement && statement.Source == new SourceId(document)));

    public static Fact Corroborated(string document, string id) =>
        OfIncident(document, id, "corroborated", row => row.Corroborations.Any(further => further.Statement.Source == new SourceId(document)) && row.Sources.Contains(new(document)));

    public static Fact Response(string document, string incident, string id, string kind, string? when = null) => OfIncident(
        document, incident, $"response {id}: {kind} {when}", row => row.Responses.Any(stated => Is(stated, document, id, kind, when)));

    public static Fact OfOccasion(string document, string id, string what, Func<OccasionRow, bool> holds) =>
        new(document, $"occasion-{id}", what, seeds => seeds.Row(new OccasionRegister(), id) is { } row && holds(row));

    public static Fact Occasion(string document, string id, string held) => OfOccasion(document, id, $"held {held}", row => row.Held.Text == held && row.Sources.Contains(new(document)));

    public static Fact OccasionCorroborated(string document, string id) =>
        OfOccasion(document, id, "corroborated", row => row.Corroborations.Any(further => further.Statement.Source == new SourceId(document)));

    public static Fact OccasionResponse(string document, string occasion, string id, string kind, string? when) => OfOccasion(
        document, occasion, $"response {id}: {kind} {when}", row => row.Responses.Any(stated => Is(stated, document, id, kind, when)));

    public static Fact Judged(string document, string occasion, string id, string statedOn) => OfOccasion(
        document,
        occasion,
        $"judged {id}",
        row => row.Judgements.Any(judgement => judgement.Id == new LocalId(id) && judgement.Statement.Source == new SourceId(document) && judgement.Statement.StatedOn?.Text == statedOn));

    public static Fact Assessed(string document, string id, AssessmentKind kind, string about, string period, TrendDirection? direction = null) => new(
        document,
        $"assessment-{id}",
        $"{kind} {direction} {about} {period}",
        seeds => seeds.Row(new AssessmentRegister(), id) is { } row
            && row.Kind == kind && row.Direction == direction && string.Join(' ', row.Types) == about && row.About()?.Text == period && row.Statement.Source == new SourceId(document));

    public static Fact Source(string document, string statedOn, StatementBasis basis) => new(
        document,
        $"source-{document}",
        $"stated on {statedOn}, {basis}",
        seeds => seeds.Row(new SourceRegister(), document) is { } row && row.StatedOn?.Text == statedOn && row.StatedOnBasis == basis);

    public static Fact Review(string document, string id, ReviewKind kind, string period, ReviewStatus status) => new(
        document,
        $"review-{id}",
        $"{kind} {period}, {status}",
        seeds => seeds.Row(new ReviewRegister(), id) is { } row && row.Kind == kind && row.Period?.Text == period && row.Status == status && row.Sources.Contains(new(document)));

    public static Fact LessonAsked(string document, string id, string occasion) => new(
        document,
        $"lesson-{id}",
        "asked, without text",
        seeds => seeds.Row(new LessonRegister(), id) is { Status: LessonStatus.Asked, Text: null } row && row.Occasions.Contains(new(occasion)) && row.Sources.Contains(new(document)));

    public static Fact OfAgency(string document, string id, string what, Func<AgencyRow, bool> holds) =>
        new(document, $"agency-{id}", what, seeds => seeds.Row(new AgencyRegister(), id) is { } row && holds(row));

    public static Fact Agency(string document, string id, string name) => OfAgency(
        document, id, name, row => row.Names[0].Value.Vi == name && row.Statement.Source == new SourceId(document));

    public static Fact AgencyNamed(string document, string id, string name) => OfAgency(
        document, id, name, row => row.Name.Vi == name && row.Corroborations.Any(further => further.Statement.Source == new SourceId(document)));

    public static Fact Role(string document, string agency, string id, AgencyRoleKind kind, string of) => OfAgency(
        document,
        agency,
        $"{kind} of {of}",
        row => row.Roles.Any(stated => stated.Role.Id == new LocalId(id) && stated.Role.Kind == kind && stated.Statement.Source == new SourceId(document)
            && (stated.Role.Body?.Value ?? stated.Role.Matter) == of));

    public static Fact Ranked(string document, string id, int rank, int? of, IndicatorScope scope) => new(
        document,
        $"indicator-{id}",
        $"{rank} of {of}, {scope}",
        seeds => seeds.Row(new IndicatorRegister(), id) is { Name: null, Publisher: null, Period: null } row
            && row.Figure == new IndicatorFigure(rank, of) && row.Scope == scope && row.Statement.Source == new SourceId(document));
    public static Fact Directed(string document, string id, DirectionKind kind, string? group = null, string? period = null, string agencies = "", string types = "", string places = "") => new(
        document,
        $"direction-{id}",
        $"{kind} of {group}, {period}: {agencies} {types} {places}",
        seeds => seeds.Row(new DirectionRegister(), id) is { } row
            && row.Kind == kind && row.GroupText() == group && row.Period?.Text == period && string.Join(" | ", row.Agencies) == agencies && string.Join(' ', row.Types) == types
            && string.Join(" | ", row.Places) == places && row.Statement.Source == new SourceId(document));

    /// <param name="missing">What of the six the document does not make clear.</param>
    public static Fact Assigned(string document, string id, string direction, string person, string missing) => new(
        document,
        $"task-{id}",
        $"of {direction}, by {person}, without {missing}",
        seeds => seeds.Row(new TaskRegister(), id) is { Due: null, Status: TaskState.Open } row
            && row.Direction == new DirectionId(direction) && row.Person == person && string.Join(' ', row.Missing) == missing && row.Statement.Source == new SourceId(document));

    public static Fact OfInstrument(string document, string id, string what, Func<InstrumentRow, bool> holds) =>
        new(document, $"instrument-{id}", what, seeds => seeds.Row(new InstrumentRegister(), id) is { } row && holds(row));

    public static Fact Instrument(string document, string id, InstrumentKind kind, string title, string? issuer) => OfInstrument(
        document, id, $"{kind}: {title}", row => row.Kind == kind && row.Title.Vi == title && row.Issuer == issuer && row.Statement.Source == new SourceId(document));

    /// <summary>Number and days that the document leaves open.</summary>
    public static Fact Described(string source, string id, string number, string? issuedOn) => OfInstrument(
        source, id, $"{number} of {issuedOn}", row => row.Number == number && row.IssuedOn?.Text == issuedOn
            && row.Describing.Any(statement => statement.Basis is StatementBasis.OtherSource && statement.Source == new SourceId(source)));

    public static Fact Related(string document, string id, InstrumentRelationKind kind, string other) => OfInstrument(
        document, id, $"{kind} {other}", row => row.Relations.Any(relation => relation.Kind == kind && relation.Other == new InstrumentId(other) && relation.Statement.Source == new SourceId(document)));

    public static Fact Place(string document, string id, string name, PlaceKind kind) => new(
        document,
        "geography-places",
        $"{kind} {name}",
        seeds => seeds.Places.Find(new(id)) is { } place && place.Name.Vi == name && place.Defined.Kind == kind && place.Defined.Statement.Source == new SourceId(document));
    public static Fact Foreseen(string document, string id, ForecastKind kind) => new(
        document,
        $"forecast-{id}",
        $"{kind} that cannot be scored",
        seeds => seeds.Row(new ForecastRegister(), id) is { Claim: null, Score: null } row && row.Kind == kind && row.Statement.Source == new SourceId(document));

    private static bool Is(StatedResponse stated, string document, string id, string kind, string? when) =>
        stated.Response.Id == new LocalId(id) && stated.Response.Kind == kind && stated.Response.When?.Text == when && stated.Statement.Source == new SourceId(document);
}
