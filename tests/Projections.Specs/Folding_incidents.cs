using Shouldly;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Projections;
using ThreatRegister.Projections.Incidents;
using static ThreatRegister.Tests.Projections_Specs.Folds;

namespace ThreatRegister.Tests.Projections_Specs;

public sealed class Folding_incidents
{
    private static readonly IncidentRegister register = new();
    private static readonly Statement stated = Doc("doc-1", "2020-12-10"), other = Doc("doc-2");
    private static readonly Response block = new(new("r1"), "block", "Ngăn chặn", When.Parse("2020"), "Tiểu ban", ResponseReach.OnTheSpot, "Đã chặn");

    private static readonly Evidence photo = new(new("anh-1"), new string('a', 64), "ảnh.png", "image/png", 12);

    private static readonly Notification told = new(new("n1"), "Cơ quan điều phối", When.Parse("2020-04-11"), Step: new("notification"));

    private static readonly IncidentReported reported = new(
        new("a"), "Tấn công mạng", new("cyber.attack"), [new("information")], When.Parse("2020"), Quantity.Many, RecordKind.Aggregate, Outcome.Blocked, Tlp.Green, stated,
        Description: "Mô tả", Cause: "Cấu hình sai", Responses: [block], Occasions: [new("o-1")], Contact: new("s-1", "Nguyễn Văn A"));

    [Fact]
    public void that_are_reported_gives_a_row() => Row(register, reported).ShouldBe(Expected);

    [Fact]
    public void that_are_reported_keeps_no_personal_data() => Row(register, reported).ToString().ShouldNotContain("Nguyễn Văn A");

    public static TheoryData<IncidentEvent, IncidentRow> EachEvent => new()
    {
        { reported with { Title = "Khác" }, Expected with { Title = "Khác" } },
        { reported with { PotentialImpact = "có thể", ActualImpact = "thực tế" }, Expected with { PotentialImpact = "có thể", PotentialImpactFrom = stated, ActualImpact = "thực tế", ActualImpactFrom = stated } },
        { new IncidentClassified([new("crime")], other), Expected with { FurtherTypes = [new("crime")], Sources = Both } },
        { new IncidentReclassified(new("information"), "xác minh", other), Expected with { Type = new("information"), FurtherTypes = [], Sources = Both } },
        { new IncidentDated(When.Parse("2020-04-10"), other), Expected with { Occurred = When.Parse("2020-04-10"), Sources = Both } },
        {
            new IncidentCorrected(new("Sửa", When.Parse("2019"), Quantity.AtLeast(3), new("VN", "Huế"), new("gov"), "Lỗi", "Mới"), "nhầm", stated),
            Expected with
            {
                Title = "Sửa", Occurred = When.Parse("2019"), Quantity = Quantity.AtLeast(3), Place = new("VN", "Huế"), Victim = new("gov"), Cause = "Lỗi", Description = "Mới",
            }
        },
        { new IncidentCorrected(new(Title: "Sửa"), "nhầm", stated), Expected with { Title = "Sửa" } },
        { new IncidentSeverityAssessed(new("nciss", "high", 77), stated), Expected with { Severity = new("nciss", "high", 77) } },
        { new IncidentImpactAssessed(ImpactAspect.Potential, "có thể", stated), Expected with { PotentialImpact = "có thể", PotentialImpactFrom = stated } },
        { new IncidentImpactAssessed(ImpactAspect.Actual, "thực tế", stated), Expected with { ActualImpact = "thực tế", ActualImpactFrom = stated } },
        { new IncidentDamageRecorded(new(DamageKind.Dead, Quantity.Exact(2), DamageStatus.Official), other), Expected with { Damage = [new(new(DamageKind.Dead, Quantity.Exact(2), DamageStatus.Official), other)], Sources = Both } },
        { new IncidentCorroborated("occurred", other), Expected with { Corroborations = [new("occurred", other)], Sources = Both } },
        { new IncidentOutcomeDetermined(Outcome.Succeeded, "kết luận", stated), Expected with { Outcome = Outcome.Succeeded } },
        { new IncidentResponseRecorded(block with { Id = new("r2") }, other), Expected with { Responses = [new(block, stated), new(block with { Id = new("r2") }, other)], Sources = Both } },
        { new IncidentResponseCorrected(block with { Kind = "take-down" }, "nhầm", other), Expected with { Responses = [new(block with { Kind = "take-down" }, other)], Sources = Both } },
        { new IncidentLinkedToOccasion(new("o-2"), stated), Expected with { Occasions = [new("o-1"), new("o-2")] } },
        { new IncidentUnlinkedFromOccasion(new("o-1"), "nhầm"), Expected with { Occasions = [] } },
        { new IncidentRelated(new("b"), RelationKind.LedTo, stated), Expected with { Relations = [new(new("b"), RelationKind.LedTo)] } },
        { new IncidentUnrelated(new("b"), RelationKind.LedTo, "nhầm"), Expected },
        { new IncidentMarked(Tlp.Red, "nhạy cảm"), Expected with { Marking = Tlp.Red } },
        { new IncidentNoted("ghi chú", other), Expected with { Notes = [new("ghi chú", other)], Sources = Both } },
        { new IncidentEvidenceAttached(photo, other), Expected with { Evidence = [new(photo, other)], Sources = Both } },
        { new IncidentEvidenceWithdrawn(photo.Id, "nhầm"), Expected with { Evidence = [] } },
        { new IncidentDetected(When.Parse("2020-04-10"), other), Expected with { Detected = When.Parse("2020-04-10"), Sources = Both } },
        { new IncidentDetectionCorrected(null, "nhầm", stated), Expected },
        { new IncidentNotified(told, other), Expected with { Notified = [new(told, other)], Sources = Both } },
        { new IncidentNotificationCorrected(told, "nhầm", stated), Expected },
        { new IncidentNotificationWithdrawn(told.Id, "nhầm"), Expected },
        { new IncidentResolved(When.Parse("2020-05"), stated), Expected with { Status = Lifecycle.Resolved, ResolvedAt = When.Parse("2020-05") } },
        { new IncidentContained(null, stated), Expected with { Status = Lifecycle.Contained } },
        { new IncidentResolved(null, stated), Expected with { Status = Lifecycle.Resolved } },
        { new IncidentClosed("xong"), Expected with { Status = Lifecycle.Closed } },
        { new IncidentReopened("còn"), Expected },
        { new IncidentRetracted("báo nhầm"), Expected with { Status = Lifecycle.Retracted } },
        { new IncidentRowFollowed(new(new("i-2"), "1", new string('b', 64)), "nhập lại"), Expected },
    };

    [Theory]
    [MemberData(nameof(EachEvent))]
    public void follows_each_event(IncidentEvent happened, IncidentRow expected) =>
        Row(register, reported, happened).ShouldBe((happened is IncidentReported ? expected with { RecordedAt = Morning.AddMinutes(1) } : expected) with { Version = 2 });

    [Fact]
    public void is_tried_with_every_event_there_is() =>
        EachEvent.Select(row => row.Data.Item1.GetType()).Distinct().ShouldBe(Family(typeof(IncidentEvent)), ignoreOrder: true);

    [Fact]
    public void Bug_an_occasion_stated_by_two_sources_was_listed_twice() =>
        Row(register, reported, new IncidentLinkedToOccasion(new("o-1"), other)).Occasions.ShouldBe([new OccasionId("o-1")]);

    [Fact]
    public void Bug_a_relation_stated_by_two_sources_was_listed_twice() =>
        Row(register, reported, new IncidentRelated(new("b"), RelationKind.LedTo, stated), new IncidentRelated(new("b"), RelationKind.LedTo, other), new IncidentRelated(new("b"), RelationKind.PartOf, other))
            .Relations.ShouldBe([new Relation(new("b"), RelationKind.LedTo), new Relation(new("b"), RelationKind.PartOf)]);

    [Fact]
    public void Bug_a_resolved_incident_was_shown_as_contained()
    {
        Row(register, reported, new IncidentResolved(null, stated), new IncidentContained(When.Parse("2020-12"), stated)).Status.ShouldBe(Lifecycle.Resolved);
        Row(register, reported, new IncidentResolved(null, stated), new IncidentReopened("còn"), new IncidentContained(null, stated)).Status.ShouldBe(Lifecycle.Contained);
    }

    [Fact]
    public void Bug_a_cause_taken_away_was_kept_as_an_empty_text()
    {
        var row = Row(register, reported, new IncidentCorrected(new(Cause: "", Description: ""), "không có căn cứ", stated));

        (row.Cause, row.Description).ShouldBe((null, null));
        LastChange(register, reported, new IncidentCorrected(new(Cause: "", Description: ""), "không có căn cứ", stated))
            .ShouldBe([new FieldChange("description", "Mô tả", null), new FieldChange("cause", "Cấu hình sai", null)]);
    }

    private static Items<SourceId> Both => [new("doc-1"), new("doc-2")];

    private static IncidentRow Expected => new(
        "a", "Tấn công mạng", new("cyber.attack"), [new("information")], RecordKind.Aggregate, When.Parse("2020"), Quantity.Many, Outcome.Blocked, Lifecycle.Open, Tlp.Green,
        When.Parse("2020-12-10"), Morning, "Mô tả", null, null, "Cấu hình sai", null, null, null, [], [new(block, stated)], [new("o-1")], [], [], [new("doc-1")], null, 1);
}
