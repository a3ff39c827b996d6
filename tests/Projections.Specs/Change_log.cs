using System.Globalization;
using Shouldly;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Domain.Occasions;
using ThreatRegister.Projections;
using ThreatRegister.Projections.History;
using ThreatRegister.Projections.Incidents;
using static ThreatRegister.Tests.Projections_Specs.Folds;

namespace ThreatRegister.Tests.Projections_Specs;

public sealed class The_change_log
{
    private static readonly IncidentRegister register = new();
    private static readonly IncidentReported reported = new(
        new("a"), "Tấn công", new("cyber"), [], When.Parse("2020"), Quantity.Many, RecordKind.Aggregate, Outcome.Blocked, Tlp.Green, Doc("doc-1", "2020-12-10"));

    [Fact]
    public void begins_with_every_field_that_has_a_value() => LastChange(register, reported).ShouldBe(
    [
        new("title", null, "Tấn công"), new("type", null, "cyber"), new("kind", null, "aggregate"), new("occurred", null, "2020"), new("quantity", null, "many"),
        new("outcome", null, "blocked"), new("status", null, "open"), new("marking", null, "green"), new("statedOn", null, "2020-12-10"), new("sources", null, "doc-1"),
    ]);

    [Fact]
    public void names_the_changed_fields_alone_in_the_order_of_the_register() =>
        LastChange(register, reported, new IncidentCorrected(new("Sửa", Quantity: Quantity.AtLeast(3), Place: new("VN", "Huế", Latitude: 16.5, Longitude: 107.5)), "nhầm", Doc("doc-2"))).ShouldBe(
        [
            new("title", "Tấn công", "Sửa"), new("quantity", "many", ">=3"), new("place", null, "VN | Huế | 16.5 107.5"), new("sources", "doc-1", "doc-1 | doc-2"),
        ]);

    [Fact]
    public void is_empty_for_an_event_that_changes_no_field() =>
        LastChange(register, reported, new IncidentContained(null, Statement.Own), new IncidentContained(When.Parse("2020"), Statement.Own)).ShouldBeEmpty();

    [Fact]
    public void writes_numbers_alike_under_every_culture()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new("vi-VN");
            LastChange(register, reported, new IncidentCorrected(new(Place: new("VN", null, Latitude: 16.5, Longitude: 107.5)), "nhầm", Doc("doc-1")))
                .ShouldBe([new FieldChange("place", null, "VN | 16.5 107.5")]);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void of_a_record_says_who_when_from_where_and_why()
    {
        var history = RecordHistory.Of(
            register, History(register, reported, new IncidentRetracted("báo nhầm"), new IncidentClosed("xong")), happened => happened.GetType().Name);

        history.Select(entry => (entry.Position, entry.Version, entry.RecordedAt, entry.Actor, entry.Event, entry.Statement, entry.Grounds)).ShouldBe(
        [
            (11, 1, Morning, "u1", "IncidentReported", reported.Statement, null),
            (12, 2, Morning.AddMinutes(1), "u1", "IncidentRetracted", null, "báo nhầm"),
            (13, 3, Morning.AddMinutes(2), "u1", "IncidentClosed", null, "xong"),
        ]);
        history[1].Changes.ShouldBe([new FieldChange("status", "open", "retracted")]);
    }

    [Fact]
    public void finds_the_statement_and_the_grounds_of_any_event()
    {
        RegisterFolds.StatementOf(reported).ShouldBe(reported.Statement);
        RegisterFolds.GroundsOf(new OccasionConcluded(null, "hết nhiệm kỳ", Statement.Own)).ShouldBe("hết nhiệm kỳ");
        RegisterFolds.GroundsOf(reported).ShouldBeNull();
    }
}
