using Shouldly;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Domain.Intake;
using ThreatRegister.Domain.Shifts;
using ThreatRegister.Projections.Incidents;
using ThreatRegister.Projections.Intake;
using ThreatRegister.Projections.Shifts;

namespace ThreatRegister.Tests.Projections_Specs;

public sealed class Folding_a_report
{
    private static readonly ReportReceived received = new(
        new("a"), "Tin nhắn giả mạo ngân hàng", Tlp.Amber, Folds.Doc("doc-1"), SuggestedType: new("crime.online-fraud"), Occurred: When.Parse("2021-02"),
        Place: new("VN", "Huế"), Contact: new("reporter-1", "Nguyễn Thị Ánh"));

    [Fact]
    public void that_waits_has_no_incident()
    {
        var row = Folds.Row(new IntakeRegister(), received);

        (row.Status, row.Incident, row.Marking, row.RecordedAt).ShouldBe((IntakeStatus.Received, null, Tlp.Amber, Folds.Morning));
        row.Sources.ShouldBe([new("doc-1")]);
    }

    [Fact]
    public void says_which_incident_it_became()
    {
        Folds.LastChange(new IntakeRegister(), received, new ReportAccepted(new("b"))).ShouldBe([new("status", "received", "accepted"), new("incident", null, "b")]);
        Folds.Row(new IntakeRegister(), received, new ReportAttached(new("b"))).Status.ShouldBe(IntakeStatus.Attached);
    }

    [Fact]
    public void that_was_rejected_says_why() =>
        Folds.LastChange(new IntakeRegister(), received, new ReportRejected("Thư rác")).ShouldBe([new("status", "received", "rejected"), new("grounds", null, "Thư rác")]);

    [Fact]
    public void that_was_reopened_waits_without_an_incident()
    {
        var row = Folds.Row(new IntakeRegister(), received, new ReportAccepted(new("b")), new ReportReopened("Ghi nhầm vụ việc"));

        (row.Status, row.Incident, row.Grounds).ShouldBe((IntakeStatus.Received, null, "Ghi nhầm vụ việc"));
    }

    [Fact]
    public void shows_nothing_about_a_person() =>
        new IntakeRegister().Fields.Select(field => field.Text(Folds.Row(new IntakeRegister(), received))).ShouldAllBe(text => text == null || !text.Contains("Ánh"));
}

public sealed class Folding_a_shift
{
    [Fact]
    public void names_what_was_open_and_who_took_over()
    {
        var handed = new ShiftHandedOver(new("a"), "truc-1", "truc-2", "Chú ý", 9, [new("incident-open", 240)], [new("incident-open", "b")], Tlp.Green);

        Folds.Row(new ShiftRegister(), handed).TakenOverAt.ShouldBeNull();
        var row = Folds.Row(new ShiftRegister(), handed, new ShiftTakenOver("truc-3", null));
        (row.Status, row.TakenOverBy, row.TakenOverAt).ShouldBe((ShiftStatus.TakenOver, "truc-3", Folds.Morning.AddMinutes(1)));
        new ShiftRegister().Fields.Single(field => field.Name == "open").Text(row).ShouldBe("incident-open 240");
    }
}

public sealed class Folding_evidence
{
    private static readonly IncidentReported reported = new(
        new("a"), "Tấn công", new("cyber.attack"), [], When.Parse("2021"), Quantity.One, RecordKind.Case, Outcome.Unknown, Tlp.Green, Statement.Own);

    private static readonly IncidentEvidenceAttached attached = new(
        new(new("anh-1"), new string('a', 64), "ảnh.png", "image/png", 12, "Màn hình"), Folds.Doc("doc-1"));

    [Fact]
    public void shows_what_the_file_is_and_its_digest() => Folds.LastChange(new IncidentRegister(), reported, attached)
        .ShouldContain(new Projections.FieldChange("evidence", null, $"anh-1 ảnh.png: Màn hình; image/png, 12 bytes, sha-256 {new string('a', 64)}"));

    [Fact]
    public void that_was_withdrawn_leaves_the_row()
    {
        var change = Folds.LastChange(new IncidentRegister(), reported, attached, new IncidentEvidenceWithdrawn(new("anh-1"), "Ảnh của vụ khác")).ShouldHaveSingleItem();

        (change.Field, change.New).ShouldBe(("evidence", null));
        change.Old.ShouldStartWith("anh-1");
    }
}
