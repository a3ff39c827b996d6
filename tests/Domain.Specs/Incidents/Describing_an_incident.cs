using ThreatRegister.Domain;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Tests.Domain_Specs.Common;
using static ThreatRegister.Tests.Domain_Specs.Incidents.IncidentSpec;

namespace ThreatRegister.Tests.Domain_Specs.Incidents;

public sealed class Classifying_an_incident
{
    [Fact]
    public void records_the_further_types() => Given(Reported).When(classify).Then(classified);

    [Fact]
    public void is_refused_where_a_further_type_is_the_primary_one() =>
        Given(Reported).When(classify with { FurtherTypes = [World.CyberAttack] }).ThenRefused(Refusal.ThreatTypeRepeated, "furtherTypes[0]");

    [Fact]
    public void is_refused_where_nothing_was_reported() => Given().When(classify).ThenRefused(Refusal.NotFound, "incident");

    [Fact]
    public void into_harmful_information_is_refused_where_a_person_is_recorded() =>
        Given(Reported with { AffectedPerson = new("person-1", "A") })
            .When(classify with { FurtherTypes = [World.FakeNews] })
            .ThenRefused(Refusal.PersonNotAllowed, "furtherTypes");

    [Fact]
    public void the_same_in_another_order_changes_nothing() => Given(Reported, classified with { FurtherTypes = [World.Storm, World.CyberTerrorism] })
        .When(classify with { FurtherTypes = [World.CyberTerrorism, World.Storm] }).ThenNothing();

    [Fact]
    public void the_same_from_another_source_keeps_that_source() => Given(Reported, classified)
        .When(classify with { Statement = World.OtherDocument }).Then(classified with { Statement = World.OtherDocument });

    private static readonly ClassifyIncident classify = new([World.CyberTerrorism], World.Document) { Incident = Id };
    private static readonly IncidentClassified classified = new([World.CyberTerrorism], World.Document);
}

public sealed class Reclassifying_an_incident
{
    [Fact]
    public void records_the_new_primary_type_with_its_grounds() =>
        Given(Reported).When(reclassify).Then(new IncidentReclassified(World.CyberTerrorism, "kết luận điều tra", Statement.Own));

    [Fact]
    public void needs_grounds() => Given(Reported).When(reclassify with { Grounds = " " }).ThenRefused(Refusal.GroundsMissing, "grounds");

    [Fact]
    public void needs_a_known_type() => Given(Reported).When(reclassify with { Type = new("magic") }).ThenRefused(Refusal.ThreatTypeUnknown, "type");

    [Fact]
    public void to_a_further_type_needs_that_to_be_taken_away_first() => Given(Reported with { FurtherTypes = [World.CyberTerrorism] })
        .When(reclassify).ThenRefused(Refusal.ThreatTypeRepeated, "type");

    [Fact]
    public void into_harmful_information_is_refused_where_a_person_is_recorded() => Given(Reported with { AffectedPerson = new("person-1", "A") })
        .When(reclassify with { Type = World.FakeNews }).ThenRefused(Refusal.PersonNotAllowed, "type");

    [Fact]
    public void as_it_is_changes_nothing() => Given(Reported).When(reclassify with { Type = World.CyberAttack }).ThenNothing();

    private static readonly ReclassifyIncident reclassify = new(World.CyberTerrorism, " kết luận điều tra ") { Incident = Id };
}

public sealed class Dating_an_incident
{
    [Fact]
    public void more_precisely_records_the_date() =>
        Given(Reported).When(date).Then(new IncidentDated(When.Parse("2020-06"), World.OtherDocument));

    [Fact]
    public void outside_the_recorded_date_is_a_correction() =>
        Given(Reported).When(date with { Occurred = When.Parse("2019-12") }).ThenRefused(Refusal.DateOutsideRecorded, "occurred");

    [Fact]
    public void less_precisely_is_a_correction() => Given(Reported with { Occurred = When.Parse("2020-06-05") })
        .When(date).ThenRefused(Refusal.DateOutsideRecorded, "occurred");

    [Fact]
    public void of_what_had_no_date_is_free() => Given(Reported with { Occurred = When.Unknown })
        .When(date).Then(new IncidentDated(When.Parse("2020-06"), World.OtherDocument));

    [Fact]
    public void in_the_future_is_refused() => Given(Reported with { Occurred = When.Unknown })
        .When(date with { Occurred = When.Parse("2022") }).ThenRefused(Refusal.OccurredInFuture, "occurred");

    [Fact]
    public void ends_what_was_going_on() => Given(Reported with { Occurred = When.Parse("2020..") })
        .When(date with { Occurred = When.Parse("2020-03..2021-05") }).Then(new IncidentDated(When.Parse("2020-03..2021-05"), World.OtherDocument));

    [Fact]
    public void twice_changes_nothing() => Given(Reported, new IncidentDated(When.Parse("2020-06"), World.OtherDocument)).When(date).ThenNothing();

    private static readonly DateIncident date = new(When.Parse("2020-06"), World.OtherDocument) { Incident = Id };
}

public sealed class Correcting_an_incident
{
    [Fact]
    public void records_only_what_differs() => Given(Reported)
        .When(correct with { Corrections = new(Title: $" {Reported.Title} ", Occurred: When.Parse("2019"), Quantity: Quantity.AtLeast(12), Description: "mới") })
        .Then(new IncidentCorrected(new(Occurred: When.Parse("2019"), Quantity: Quantity.AtLeast(12), Description: "mới"), "nguồn đính chính", Statement.Own));

    [Fact]
    public void is_possible_after_closing() => Given(Reported, Closed).When(correct).Then(corrected);

    [Fact]
    public void can_take_a_description_away() => Given(Reported with { Description = "sai" })
        .When(correct with { Corrections = new(Description: "") })
        .Then(new IncidentCorrected(new(Description: ""), "nguồn đính chính", Statement.Own));

    [Fact]
    public void needs_grounds() => Given(Reported).When(correct with { Grounds = "" }).ThenRefused(Refusal.GroundsMissing, "grounds");

    [Fact]
    public void keeps_a_case_at_one() => Given(Reported with { Kind = RecordKind.Case, Quantity = Quantity.One })
        .When(correct with { Corrections = new(Quantity: Quantity.Many) }).ThenRefused(Refusal.QuantityNeedsAggregate, "corrections.quantity");

    [Fact]
    public void to_a_future_date_is_refused() => Given(Reported)
        .When(correct with { Corrections = new(Occurred: When.Parse("2021-07")) }).ThenRefused(Refusal.OccurredInFuture, "corrections.occurred");

    [Fact]
    public void to_a_blank_title_is_refused() => Given(Reported)
        .When(correct with { Corrections = new(Title: "") }).ThenRefused(Refusal.TitleMissing, "corrections.title");

    [Fact]
    public void of_a_place_checks_the_place() => Given(Reported)
        .When(correct with { Corrections = new(Place: new("Việt Nam", Name: null)) }).ThenRefused(Refusal.CountryInvalid, "corrections.place.country");

    [Fact]
    public void to_what_is_recorded_changes_nothing() => Given(Reported, corrected).When(correct).ThenNothing();

    [Fact]
    public void of_nothing_changes_nothing() => Given(Reported).When(correct with { Corrections = new() }).ThenNothing();

    private static readonly CorrectIncident correct = new(new(Title: "Tiêu đề đúng", Place: new("VN", "Hà Nội")), "nguồn đính chính") { Incident = Id };
    private static readonly IncidentCorrected corrected = new(correct.Corrections, "nguồn đính chính", Statement.Own);
}

public sealed class Marking_an_incident
{
    [Fact]
    public void records_the_marking_with_its_grounds() => Given(Reported).When(mark).Then(new IncidentMarked(Tlp.Amber, "đang điều tra"));

    [Fact]
    public void lower_records_the_grounds_too() => Given(Reported).When(mark with { Marking = Tlp.Clear }).Then(new IncidentMarked(Tlp.Clear, "đang điều tra"));

    [Fact]
    public void lower_needs_grounds_too() => Given(Reported).When(mark with { Marking = Tlp.Clear, Grounds = "" }).ThenRefused(Refusal.GroundsMissing, "grounds");

    [Fact]
    public void needs_a_marking() => Given(Reported).When(mark with { Marking = null }).ThenRefused(Refusal.MarkingMissing, "marking");

    [Fact]
    public void as_a_state_secret_is_refused() => Given(Reported).When(mark with { StateSecret = StateSecretLevel.ToiMat }).ThenRefused(Refusal.StateSecretRefused, "stateSecret");

    [Fact]
    public void is_possible_after_closing() => Given(Reported, Closed).When(mark).Then(new IncidentMarked(Tlp.Amber, "đang điều tra"));

    [Fact]
    public void as_it_is_changes_nothing() => Given(Reported).When(mark with { Marking = Tlp.Green }).ThenNothing();

    private static readonly MarkIncident mark = new(Tlp.Amber, "đang điều tra") { Incident = Id };
}

public sealed class Noting_on_an_incident
{
    [Fact]
    public void records_the_note() => Given(Reported).When(note).Then(noted);

    [Fact]
    public void is_possible_after_closing() => Given(Reported, Closed).When(note).Then(noted);

    [Fact]
    public void needs_a_text() => Given(Reported).When(note with { Text = "\n" }).ThenRefused(Refusal.TextMissing, "text");

    [Fact]
    public void with_a_quotation_needs_its_source() =>
        Given(Reported).When(note with { Statement = World.QuotationOnly }).ThenRefused(Refusal.SourceMissing, "statement.source");

    [Fact]
    public void the_same_twice_changes_nothing() => Given(Reported, noted).When(note).ThenNothing();

    private static readonly NoteOnIncident note = new("đã báo cáo Ban Chỉ đạo") { Incident = Id };
    private static readonly IncidentNoted noted = new("đã báo cáo Ban Chỉ đạo", Statement.Own);
}
