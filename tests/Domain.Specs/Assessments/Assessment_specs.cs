using ThreatRegister.Domain;
using ThreatRegister.Domain.Assessments;
using ThreatRegister.Tests.Domain_Specs.Common;
using static ThreatRegister.Tests.Domain_Specs.Assessments.AssessmentSpec;

namespace ThreatRegister.Tests.Domain_Specs.Assessments;

internal static class AssessmentSpec
{
    public static readonly AssessmentId Id = new("ever-more-attacks");

    public static readonly AssessmentRecorded Trend = new(
        Id, AssessmentKind.Trend, "Hội đồng Quốc phòng và An ninh", "Tấn công mạng ngày càng nhiều", TrendDirection.Rising, [World.CyberAttack], [new("asean-2020")], [], When.Parse("2021"), Tlp.Green,
        World.Document);

    public static readonly AssessmentCorroborated Corroborated = new(World.OtherDocument);
    public static readonly AssessmentWithdrawn Withdrawn = new("ghi nhầm nguồn");

    public static Scenario<Assessment, AssessmentEvent, AssessmentCommand> Given(params ReadOnlySpan<AssessmentEvent> events) =>
        new Scenario<Assessment, AssessmentEvent, AssessmentCommand>(Assessment.Initial, Assessment.Evolve, AssessmentDecider.Decide, World.Context).After(events);
}

public sealed class Recording_an_assessment
{
    [Fact]
    public void keeps_who_says_what_of_what() => Given().When(record).Then(Trend);

    [Fact]
    public void of_a_limitation_needs_no_direction_and_no_type() => Given()
        .When(record with { Kind = AssessmentKind.Limitation, Direction = null, Types = null, Occasions = null, Period = null, Statement = null })
        .Then(Trend with { Kind = AssessmentKind.Limitation, Direction = null, Types = [], Occasions = [], Period = null, Statement = Statement.Own });

    [Fact]
    public void of_a_trend_needs_its_direction() => Given().When(record with { Direction = null }).ThenRefused(Refusal.DirectionMissing, "direction");

    [Fact]
    public void of_a_judgement_has_no_direction() => Given().When(record with { Kind = AssessmentKind.Judgement }).ThenRefused(Refusal.DirectionNotAllowed, "direction");

    [Fact]
    public void needs_to_say_who_assessed() => Given().When(record with { By = " " }).ThenRefused(Refusal.TextMissing, "by");

    [Fact]
    public void needs_to_say_what() => Given().When(record with { Text = "" }).ThenRefused(Refusal.TextMissing, "text");

    [Fact]
    public void needs_types_that_are_known() => Given().When(record with { Types = [World.CyberAttack, new("x")] }).ThenRefused(Refusal.ThreatTypeUnknown, "types[1]");

    [Fact]
    public void names_nothing_twice()
    {
        Given().When(record with { Types = [World.Cyber, World.Cyber] }).ThenRefused(Refusal.ThreatTypeRepeated, "types");
        Given().When(record with { Occasions = [new("o"), new("o")] }).ThenRefused(Refusal.OccasionRepeated, "occasions");
        Given().When(record with { Incidents = [new("i"), new("i")] }).ThenRefused(Refusal.IncidentRepeated, "incidents");
    }

    [Fact]
    public void about_the_future_is_allowed_but_stated_in_the_future_is_not()
    {
        Given().When(record with { Period = When.Parse("2030") }).Then(Trend with { Period = When.Parse("2030") });
        Given().When(record with { Statement = World.Document with { StatedOn = When.Parse("2030") } }).ThenRefused(Refusal.TimeInFuture, "statement.statedOn");
    }

    [Fact]
    public void twice_is_refused() => Given(Trend).When(record).ThenRefused(Refusal.AlreadyExists, "assessment");

    private static readonly RecordAssessment record = new(
        AssessmentKind.Trend, $" {Trend.By} ", Trend.Text, TrendDirection.Rising, Trend.Types, Trend.Occasions, Period: Trend.Period, Statement: World.Document) { Assessment = Id };
}

public sealed class Corroborating_an_assessment
{
    [Fact]
    public void keeps_the_further_source() => Given(Trend).When(corroborate).Then(Corroborated);

    [Fact]
    public void by_the_statement_it_was_recorded_from_changes_nothing() => Given(Trend).When(corroborate with { Statement = World.Document }).ThenNothing();

    [Fact]
    public void twice_changes_nothing() => Given(Trend, Corroborated).When(corroborate).ThenNothing();

    [Fact]
    public void needs_a_source() => Given(Trend).When(corroborate with { Statement = Statement.Own }).ThenRefused(Refusal.SourceMissing, "statement.source");

    [Fact]
    public void that_was_not_recorded_is_refused() => Given().When(corroborate).ThenRefused(Refusal.NotFound, "assessment");

    private static readonly CorroborateAssessment corroborate = new(World.OtherDocument) { Assessment = Id };
}

public sealed class Correcting_an_assessment
{
    [Fact]
    public void records_what_differs_and_why() => Given(Trend).When(correct).Then(corrected);

    [Fact]
    public void can_change_every_part() => Given(Trend)
        .When(correct with { Corrections = all })
        .Then(corrected with { Corrections = all });

    [Fact]
    public void to_what_it_is_changes_nothing() => Given(Trend, corrected).When(correct).ThenNothing();

    [Fact]
    public void needs_grounds() => Given(Trend).When(correct with { Grounds = "" }).ThenRefused(Refusal.GroundsMissing, "grounds");

    [Fact]
    public void leaves_no_text_empty()
    {
        Given(Trend).When(correct with { Corrections = new(By: " ") }).ThenRefused(Refusal.TextMissing, "corrections.by");
        Given(Trend).When(correct with { Corrections = new(Text: "") }).ThenRefused(Refusal.TextMissing, "corrections.text");
    }

    [Fact]
    public void needs_known_types() => Given(Trend).When(correct with { Corrections = new(Types: [new("x")]) }).ThenRefused(Refusal.ThreatTypeUnknown, "corrections.types[0]");

    [Fact]
    public void gives_no_direction_to_what_is_no_trend() => Given(Trend with { Kind = AssessmentKind.Judgement, Direction = null })
        .When(correct with { Corrections = new(Direction: TrendDirection.Falling) }).ThenRefused(Refusal.DirectionNotAllowed, "corrections.direction");

    [Fact]
    public void that_was_withdrawn_is_refused() => Given(Trend, Withdrawn).When(correct).ThenRefused(Refusal.AlreadyWithdrawn);

    private static readonly AssessmentCorrections all = new(
        "Thủ tướng", "Diễn biến phức tạp", TrendDirection.Unclear, [World.Cyber], [new("xiii-congress")], [new("covid-19")], When.Parse("2021-H1"), Tlp.Amber);

    [Fact]
    public void marks_it_as_strictly_as_an_incident_that_it_adds()
    {
        var (about, under) = (correct with { Corrections = new(Incidents: [new("covid-19")]) }, World.Context with { Named = Tlp.Amber });
        Given(Trend).Under(under).When(about).Then(corrected with { Corrections = new(Incidents: [new("covid-19")], Marking: Tlp.Amber) });
        Given(Trend with { Marking = Tlp.Red }).Under(under).When(about).Then(corrected with { Corrections = new(Incidents: [new("covid-19")]) });
        Given(Trend with { Incidents = [new("covid-19")] }).Under(under).When(about).ThenNothing();
    }

    private static readonly CorrectAssessment correct = new(new(Text: "Tấn công mạng ngày càng nhiều trong mọi lĩnh vực", Direction: TrendDirection.Rising), "đối chiếu văn bản", World.Document) { Assessment = Id };
    private static readonly AssessmentCorrected corrected = new(new(Text: "Tấn công mạng ngày càng nhiều trong mọi lĩnh vực"), "đối chiếu văn bản", World.Document);
}

public sealed class Withdrawing_an_assessment
{
    [Fact]
    public void records_why() => Given(Trend, Corroborated).When(withdraw).Then(Withdrawn);

    [Fact]
    public void needs_grounds() => Given(Trend).When(withdraw with { Grounds = " " }).ThenRefused(Refusal.GroundsMissing, "grounds");

    [Fact]
    public void twice_changes_nothing() => Given(Trend, Withdrawn).When(withdraw).ThenNothing();

    [Fact]
    public void again_for_another_reason_is_refused() => Given(Trend, Withdrawn).When(withdraw with { Grounds = "trùng" }).ThenRefused(Refusal.AlreadyWithdrawn);

    [Fact]
    public void ends_its_corroboration() =>
        Given(Trend, Withdrawn).When(new CorroborateAssessment(World.OtherDocument) { Assessment = Id }).ThenRefused(Refusal.AlreadyWithdrawn);

    private static readonly WithdrawAssessment withdraw = new(Withdrawn.Grounds) { Assessment = Id };
}
