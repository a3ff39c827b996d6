using ThreatRegister.Domain;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Tests.Domain_Specs.Common;
using static ThreatRegister.Tests.Domain_Specs.Incidents.IncidentSpec;

namespace ThreatRegister.Tests.Domain_Specs.Incidents;

public sealed class Assessing_severity
{
    [Fact]
    public void records_level_and_scale() => Given(Reported).When(assess).Then(assessed);

    [Fact]
    public void needs_a_scale() => Given(Reported).When(assess with { Severity = new("", "high") }).ThenRefused(Refusal.TextMissing, "severity.scale");

    [Fact]
    public void is_refused_after_closing() => Given(Reported, Closed).When(assess).ThenRefused(Refusal.AlreadyClosed);

    [Fact]
    public void twice_changes_nothing() => Given(Reported, assessed).When(assess).ThenNothing();

    [Fact]
    public void from_another_source_stands_beside_it() => Given(Reported, assessed)
        .When(assess with { Statement = World.OtherDocument }).Then(assessed with { Statement = World.OtherDocument });

    private static readonly AssessIncidentSeverity assess = new(new("nciss", "medium", 42)) { Incident = Id };
    private static readonly IncidentSeverityAssessed assessed = new(new("nciss", "medium", 42), Statement.Own);
}

public sealed class Assessing_impact
{
    [Fact]
    public void records_what_could_have_happened_apart_from_what_did() =>
        Given(Reported, potentially).When(assess with { Aspect = ImpactAspect.Actual }).Then(potentially with { Aspect = ImpactAspect.Actual });

    [Fact]
    public void needs_a_text() => Given(Reported).When(assess with { Impact = " " }).ThenRefused(Refusal.TextMissing, "impact");

    [Fact]
    public void twice_changes_nothing() => Given(Reported, potentially).When(assess).ThenNothing();

    [Fact]
    public void as_reported_changes_nothing() => Given(Reported with { PotentialImpact = "gián đoạn phiên họp" })
        .When(assess with { Statement = World.Document }).ThenNothing();

    private static readonly AssessIncidentImpact assess = new(ImpactAspect.Potential, "gián đoạn phiên họp") { Incident = Id };
    private static readonly IncidentImpactAssessed potentially = new(ImpactAspect.Potential, "gián đoạn phiên họp", Statement.Own);
}

public sealed class Recording_damage
{
    [Fact]
    public void keeps_the_official_figure_beside_the_preliminary_one() =>
        Given(Reported, preliminary).When(record with { Damage = official.Damage }).Then(official);

    [Fact]
    public void again_after_a_revision_is_a_version_of_its_own() =>
        Given(Reported, preliminary, preliminary with { Damage = preliminary.Damage with { Amount = Quantity.Exact(12) } }).When(record).Then(preliminary);

    [Fact]
    public void of_money_needs_a_currency() => Given(Reported)
        .When(record with { Damage = new(DamageKind.Money, Quantity.About(5), DamageStatus.Official) }).ThenRefused(Refusal.CurrencyMissing, "damage.currency");

    [Fact]
    public void twice_changes_nothing() => Given(Reported, preliminary).When(record).ThenNothing();

    private static readonly RecordIncidentDamage record = new(new(DamageKind.Dead, Quantity.AtLeast(10), DamageStatus.Preliminary), World.Document) { Incident = Id };
    private static readonly IncidentDamageRecorded preliminary = new(record.Damage, World.Document);
    private static readonly IncidentDamageRecorded official = new(new(DamageKind.Dead, Quantity.Exact(14), DamageStatus.Official), World.Document);
}

public sealed class Determining_the_outcome
{
    [Fact]
    public void records_it() => Given(Reported with { Outcome = Outcome.Unknown }).When(determine).Then(determined);

    [Fact]
    public void anew_needs_grounds_or_a_source() => Given(Reported).When(determine).ThenRefused(Refusal.GroundsMissing, "grounds");

    [Fact]
    public void anew_with_grounds_records_them() =>
        Given(Reported).When(determine with { Grounds = " xác minh lại " }).Then(determined with { Grounds = "xác minh lại" });

    [Fact]
    public void anew_from_a_source_records_it() =>
        Given(Reported).When(determine with { Statement = World.OtherDocument }).Then(determined with { Statement = World.OtherDocument });

    [Fact]
    public void of_a_drill_is_refused() => Given(Reported with { Kind = RecordKind.Drill, Outcome = Outcome.Unknown })
        .When(determine).ThenRefused(Refusal.DrillHasNoOutcome, "outcome");

    [Fact]
    public void twice_changes_nothing() => Given(Reported with { Outcome = Outcome.Suspected }, determined).When(determine).ThenNothing();

    private static readonly DetermineIncidentOutcome determine = new(Outcome.PartlySucceeded) { Incident = Id };
    private static readonly IncidentOutcomeDetermined determined = new(Outcome.PartlySucceeded, Grounds: null, Statement.Own);
}

public sealed class Recording_a_response
{
    [Fact]
    public void records_it() => Given(Reported).When(record).Then(BlockingRecorded);

    [Fact]
    public void needs_a_known_kind() =>
        Given(Reported).When(record with { Response = Blocking with { Kind = "magic" } }).ThenRefused(Refusal.ResponseKindUnknown, "response.kind");

    [Fact]
    public void under_the_id_of_another_is_refused() => Given(Reported, BlockingRecorded)
        .When(record with { Response = Blocking with { Kind = "detect" } }).ThenRefused(Refusal.ResponseExists, "response.id");

    [Fact]
    public void twice_changes_nothing() => Given(Reported, BlockingRecorded).When(record).ThenNothing();

    [Fact]
    public void of_the_report_changes_nothing() => Given(Reported with { Responses = [Blocking] }).When(record).ThenNothing();

    private static readonly RecordIncidentResponse record = new(Blocking, World.Document) { Incident = Id };
}

public sealed class Correcting_a_response
{
    [Fact]
    public void records_the_whole_response_with_grounds() => Given(Reported, BlockingRecorded).When(correct).Then(corrected);

    [Fact]
    public void needs_the_response() => Given(Reported).When(correct).ThenRefused(Refusal.ResponseUnknown, "response.id");

    [Fact]
    public void needs_grounds() => Given(Reported, BlockingRecorded).When(correct with { Grounds = "" }).ThenRefused(Refusal.GroundsMissing, "grounds");

    [Fact]
    public void twice_changes_nothing() => Given(Reported, BlockingRecorded, corrected).When(correct).ThenNothing();

    private static readonly CorrectIncidentResponse correct = new(Blocking with { Result = "không gián đoạn" }, "bổ sung kết quả") { Incident = Id };
    private static readonly IncidentResponseCorrected corrected = new(Blocking with { Result = "không gián đoạn" }, "bổ sung kết quả", Statement.Own);
}

public sealed class Linking_an_incident_to_an_occasion
{
    [Fact]
    public void records_the_link() => Given(Reported, Closed).When(link).Then(linked);

    [Fact]
    public void of_a_retracted_record_is_refused() => Given(Reported, Retracted).When(link).ThenRefused(Refusal.AlreadyRetracted);

    [Fact]
    public void twice_changes_nothing() => Given(Reported, linked).When(link).ThenNothing();

    [Fact]
    public void as_reported_changes_nothing() => Given(Reported with { Occasions = [Asean] }).When(link).ThenNothing();

    private static readonly LinkIncidentToOccasion link = new(Asean, World.Document) { Incident = Id };
    private static readonly IncidentLinkedToOccasion linked = new(Asean, World.Document);
}

public sealed class Unlinking_an_incident_from_an_occasion
{
    [Fact]
    public void records_the_grounds() =>
        Given(Reported with { Occasions = [Asean] }).When(unlink).Then(new IncidentUnlinkedFromOccasion(Asean, "gắn nhầm"));

    [Fact]
    public void that_it_is_not_linked_to_is_refused() => Given(Reported).When(unlink).ThenRefused(Refusal.NotLinked, "occasion");

    [Fact]
    public void needs_grounds() => Given(Reported).When(unlink with { Grounds = "" }).ThenRefused(Refusal.GroundsMissing, "grounds");

    private static readonly UnlinkIncidentFromOccasion unlink = new(Asean, "gắn nhầm") { Incident = Id };
}

public sealed class Relating_incidents
{
    [Fact]
    public void records_the_relation() => Given(Reported).When(relate).Then(related);

    [Fact]
    public void to_itself_is_refused() => Given(Reported).When(relate with { Other = Id }).ThenRefused(Refusal.RelatedToItself, "other");

    [Fact]
    public void twice_changes_nothing() => Given(Reported, related).When(relate).ThenNothing();

    [Fact]
    public void in_another_way_is_another_relation() =>
        Given(Reported, related).When(relate with { Relation = RelationKind.LedTo }).Then(related with { Relation = RelationKind.LedTo });

    private static readonly RelateIncident relate = new(new("asean-2020-terrorism"), RelationKind.RelatedTo) { Incident = Id };
    private static readonly IncidentRelated related = new(new("asean-2020-terrorism"), RelationKind.RelatedTo, Statement.Own);
}

public sealed class Unrelating_incidents
{
    [Fact]
    public void records_the_grounds() => Given(Reported, related).When(unrelate).Then(new IncidentUnrelated(new("other"), RelationKind.PartOf, "không phải một phần"));

    [Fact]
    public void that_are_not_related_is_refused() => Given(Reported).When(unrelate).ThenRefused(Refusal.NotRelated, "other");

    [Fact]
    public void that_are_related_in_another_way_is_refused() =>
        Given(Reported, related with { Relation = RelationKind.LedTo }).When(unrelate).ThenRefused(Refusal.NotRelated, "other");

    private static readonly IncidentRelated related = new(new("other"), RelationKind.PartOf, Statement.Own);
    private static readonly UnrelateIncident unrelate = new(new("other"), RelationKind.PartOf, "không phải một phần") { Incident = Id };
}
