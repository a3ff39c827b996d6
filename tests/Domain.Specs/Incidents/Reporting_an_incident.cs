using ThreatRegister.Domain;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Tests.Domain_Specs.Common;
using static ThreatRegister.Tests.Domain_Specs.Incidents.IncidentSpec;

namespace ThreatRegister.Tests.Domain_Specs.Incidents;

public sealed class Reporting_an_incident
{
    [Fact]
    public void records_a_case_as_one_with_the_usual_marking() => Given().When(report).Then(new IncidentReported(
        Id,
        "Tấn công cổng thông tin",
        World.CyberAttack,
        [],
        When.Parse("2021-06-14/night"),
        Quantity.One,
        RecordKind.Case,
        Outcome.Unknown,
        Tlp.Green,
        Statement.Own));

    [Fact]
    public void records_an_aggregate_of_unstated_number() =>
        Given().When(report with { Kind = RecordKind.Aggregate }).Then(reported with { Kind = RecordKind.Aggregate, Quantity = Quantity.Unknown });

    [Fact]
    public void records_a_standing_threat_that_goes_on() => Given()
        .When(report with { Kind = RecordKind.StandingThreat, Occurred = When.Parse("2015..") })
        .Then(reported with { Kind = RecordKind.StandingThreat, Quantity = Quantity.Unknown, Occurred = When.Parse("2015..") });

    [Fact]
    public void records_what_has_no_date() =>
        Given().When(report with { Occurred = When.Unknown }).Then(reported with { Occurred = When.Unknown });

    [Fact]
    public void records_this_year_although_it_is_not_over() =>
        Given().When(report with { Occurred = When.Parse("2021") }).Then(reported with { Occurred = When.Parse("2021") });

    [Fact]
    public void records_everything_that_was_said()
    {
        var row = new ImportedRow(new("import-1"), "17", new string('a', 64));
        var contact = new Personal<string>("person-1", "Nguyễn Văn A");
        Given()
            .When(new ReportIncident("  Bão số 13  ", World.Storm, When.Parse("2020-11-14"))
            {
                Incident = Id,
                Quantity = Quantity.One,
                FurtherTypes = [World.Cyber],
                Outcome = Outcome.Succeeded,
                Marking = Tlp.Clear,
                Description = " mưa rất to ",
                Place = new("VN", "Quảng Bình", Latitude: 17.5, Longitude: 106.6),
                Victim = new(SystemLevel: 5),
                Cause = "",
                PotentialImpact = "ngập lụt",
                ActualImpact = "mất điện",
                Damage = [new(DamageKind.Money, Quantity.About(1_000_000), DamageStatus.Preliminary, "VND"), new(DamageKind.Dead, Quantity.Unknown, DamageStatus.Official)],
                Severity = new("bscale", "12"),
                Responses = [Blocking],
                Occasions = [Asean],
                Contact = contact,
                AffectedPerson = contact,
                Imported = row,
                Statement = World.Document,
            })
            .Then(new IncidentReported(
                Id,
                "Bão số 13",
                World.Storm,
                [World.Cyber],
                When.Parse("2020-11-14"),
                Quantity.One,
                RecordKind.Case,
                Outcome.Succeeded,
                Tlp.Clear,
                World.Document,
                "mưa rất to",
                new("VN", "Quảng Bình", Latitude: 17.5, Longitude: 106.6),
                new(SystemLevel: 5),
                Cause: null,
                "ngập lụt",
                "mất điện",
                [new(DamageKind.Money, Quantity.About(1_000_000), DamageStatus.Preliminary, "VND"), new(DamageKind.Dead, Quantity.Unknown, DamageStatus.Official)],
                new("bscale", "12"),
                [Blocking],
                [Asean],
                contact,
                contact,
                row));
    }

    [Fact]
    public void twice_is_refused_because_the_command_id_tells_a_repeat() => Given(reported).When(report).ThenRefused(Refusal.AlreadyExists, "incident");

    public static TheoryData<string, Refusal, string> Wrong => new()
    {
        { "blank title", Refusal.TitleMissing, "title" },
        { "long title", Refusal.TextTooLong, "title" },
        { "control character", Refusal.TextUnreadable, "title" },
        { "noncharacter", Refusal.TextUnreadable, "title" },
        { "turned direction", Refusal.TextUnreadable, "title" },
        { "noncharacter of another plane", Refusal.TextUnreadable, "description" },
        { "half a surrogate pair", Refusal.TextUnreadable, "description" },
        { "long description", Refusal.TextTooLong, "description" },
        { "long cause", Refusal.TextTooLong, "cause" },
        { "unknown type", Refusal.ThreatTypeUnknown, "type" },
        { "unknown further type", Refusal.ThreatTypeUnknown, "furtherTypes[0]" },
        { "primary as further type", Refusal.ThreatTypeRepeated, "furtherTypes[0]" },
        { "repeated further type", Refusal.ThreatTypeRepeated, "furtherTypes" },
        { "tomorrow", Refusal.OccurredInFuture, "occurred" },
        { "a minute ahead", Refusal.OccurredInFuture, "occurred" },
        { "drill with outcome", Refusal.DrillHasNoOutcome, "outcome" },
        { "case of many", Refusal.QuantityNeedsAggregate, "quantity" },
        { "case of two", Refusal.QuantityNeedsAggregate, "quantity" },
        { "small country", Refusal.CountryInvalid, "place.country" },
        { "long country", Refusal.CountryInvalid, "place.country" },
        { "latitude", Refusal.LatitudeOutOfRange, "place.latitude" },
        { "latitude not a number", Refusal.LatitudeOutOfRange, "place.latitude" },
        { "longitude", Refusal.LongitudeOutOfRange, "place.longitude" },
        { "half a coordinate", Refusal.CoordinateIncomplete, "place" },
        { "long place name", Refusal.TextTooLong, "place.name" },
        { "system level 6", Refusal.SystemLevelOutOfRange, "victim.systemLevel" },
        { "money without currency", Refusal.CurrencyMissing, "damage[0].currency" },
        { "small currency", Refusal.CurrencyInvalid, "damage[0].currency" },
        { "houses with currency", Refusal.CurrencyNotAllowed, "damage[1].currency" },
        { "severity without level", Refusal.TextMissing, "severity.level" },
        { "unknown kind of response", Refusal.ResponseKindUnknown, "responses[0].kind" },
        { "response in the future", Refusal.TimeInFuture, "responses[0].when" },
        { "response without summary", Refusal.TextMissing, "responses[0].summary" },
        { "repeated response id", Refusal.ResponseRepeated, "responses" },
        { "repeated occasion", Refusal.OccasionRepeated, "occasions" },
        { "too many occasions", Refusal.TooMany, "occasions" },
        { "subject is a name", Refusal.SubjectInvalid, "contact.subject" },
        { "person in fake news", Refusal.PersonNotAllowed, "affectedPerson" },
        { "person in further type", Refusal.PersonNotAllowed, "affectedPerson" },
        { "digest", Refusal.DigestInvalid, "imported.digest" },
        { "state secret", Refusal.StateSecretRefused, "stateSecret" },
        { "quotation without source", Refusal.SourceMissing, "statement.source" },
        { "long quotation", Refusal.QuotationTooLong, "statement.quotation" },
        { "stated tomorrow", Refusal.TimeInFuture, "statement.statedOn" },
    };

    [Theory, MemberData(nameof(Wrong))]
    public void is_refused_with_the_field_that_is_wrong(string what, Refusal refusal, string field) =>
        Given().When(WrongReports[what]).ThenRefused(refusal, field);

    [Fact]
    public void is_refused_with_the_field_that_is_wrong_also_at_the_bounds()
    {
        Given().When(report with { Title = World.Long(501) }).ThenRefused(Refusal.TextTooLong, "title");
        Given().When(report with { Title = World.Long(500) }).Then(reported with { Title = World.Long(500) });
    }

    private static readonly ReportIncident report = new("Tấn công cổng thông tin", World.CyberAttack, When.Parse("2021-06-14/night")) { Incident = Id };

    private static readonly IncidentReported reported = new(
        Id, "Tấn công cổng thông tin", World.CyberAttack, [], report.Occurred, Quantity.One, RecordKind.Case, Outcome.Unknown, Tlp.Green, Statement.Own);

    private static readonly Personal<string> person = new("person-1", "Nguyễn Văn A");

    private static readonly Dictionary<string, ReportIncident> WrongReports = new(StringComparer.Ordinal)
    {
        ["blank title"] = report with { Title = " \t" },
        ["long title"] = report with { Title = World.Long(501) },
        ["turned direction"] = report with { Title = "hoadon\u202Egpj.exe" },
        ["control character"] = report with { Title = "a\0b" },
        ["noncharacter"] = report with { Title = "a\uFFFEb" },
        ["noncharacter of another plane"] = report with { Description = "a\U0001FFFFb" },
        ["half a surrogate pair"] = report with { Description = "a\uD83Db" },
        ["long description"] = report with { Description = World.Long(20_001) },
        ["long cause"] = report with { Cause = World.Long(2_001) },
        ["unknown type"] = report with { Type = new("cyber.magic") },
        ["unknown further type"] = report with { FurtherTypes = [new("cyber.magic")] },
        ["primary as further type"] = report with { FurtherTypes = [World.CyberAttack] },
        ["repeated further type"] = report with { FurtherTypes = [World.Cyber, World.Cyber] },
        ["tomorrow"] = report with { Occurred = When.Parse("2021-06-16") },
        ["a minute ahead"] = report with { Occurred = When.Parse("2021-06-15T10:01") },
        ["drill with outcome"] = report with { Kind = RecordKind.Drill, Outcome = Outcome.Blocked },
        ["case of many"] = report with { Quantity = Quantity.Many },
        ["case of two"] = report with { Quantity = Quantity.Exact(2) },
        ["small country"] = report with { Place = new("vn", Name: null) },
        ["long country"] = report with { Place = new("VNM", Name: null) },
        ["latitude"] = report with { Place = new("VN", "Hà Nội", Latitude: 90.1, Longitude: 105) },
        ["latitude not a number"] = report with { Place = new("VN", "Hà Nội", Latitude: double.NaN, Longitude: 105) },
        ["longitude"] = report with { Place = new("VN", "Hà Nội", Latitude: 21, Longitude: -180.5) },
        ["half a coordinate"] = report with { Place = new("VN", "Hà Nội", Latitude: 21) },
        ["long place name"] = report with { Place = new("VN", World.Long(501)) },
        ["system level 6"] = report with { Victim = new(SystemLevel: 6) },
        ["money without currency"] = report with { Damage = [new(DamageKind.Money, Quantity.One, DamageStatus.Official)] },
        ["small currency"] = report with { Damage = [new(DamageKind.Money, Quantity.One, DamageStatus.Official, "vnd")] },
        ["houses with currency"] = report with
        {
            Damage = [new(DamageKind.Dead, Quantity.One, DamageStatus.Official), new(DamageKind.Houses, Quantity.One, DamageStatus.Official, "VND")],
        },
        ["severity without level"] = report with { Severity = new("nciss", " ") },
        ["unknown kind of response"] = report with { Responses = [Blocking with { Kind = "pray" }] },
        ["response in the future"] = report with { Responses = [Blocking with { When = When.Parse("2022") }] },
        ["response without summary"] = report with { Responses = [Blocking with { Summary = "" }] },
        ["repeated response id"] = report with { Responses = [Blocking, Blocking with { Kind = "detect" }] },
        ["repeated occasion"] = report with { Occasions = [Asean, Asean] },
        ["too many occasions"] = report with { Occasions = [.. Enumerable.Range(0, 201).Select(_ => Asean)] },
        ["subject is a name"] = report with { Contact = new("Nguyễn Văn A", "Nguyễn Văn A") },
        ["person in fake news"] = report with { Type = World.FakeNews, AffectedPerson = person },
        ["person in further type"] = report with { FurtherTypes = [World.Information], AffectedPerson = person },
        ["digest"] = report with { Imported = new(new("import-1"), "17", "abc") },
        ["state secret"] = report with { StateSecret = StateSecretLevel.Mat },
        ["quotation without source"] = report with { Statement = World.QuotationOnly },
        ["long quotation"] = report with { Statement = World.Document with { Quotation = World.Long(1_001) } },
        ["stated tomorrow"] = report with { Statement = World.Document with { StatedOn = When.Parse("2021-06-16") } },
    };
}
