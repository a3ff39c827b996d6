using Shouldly;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Incidents;

namespace ThreatRegister.Tests.Domain_Specs.Incidents;

public sealed class Following_an_imported_row
{
    private static readonly ImportedRow row = new(new("nasa-1"), "row-1", new string('a', 64));
    private static readonly ImportedRow later = new(new("nasa-2"), "row-1", new string('b', 64));
    private static readonly IncidentReported imported = IncidentSpec.Reported with { Imported = row };
    private static readonly FollowImportedRow follow = new(later, "nhập lại nasa-2") { Incident = IncidentSpec.Id };
    private static readonly IncidentRowFollowed followed = new(later, "nhập lại nasa-2");

    [Fact]
    public void records_its_new_state() => IncidentSpec.Given(imported).When(follow).Then(followed);

    [Fact]
    public void leaves_the_record_with_the_import_it_began_with() => IncidentSpec.Given(imported, followed).State.Imported.ShouldBe(row with { Digest = later.Digest });

    [Fact]
    public void needs_grounds() => IncidentSpec.Given(imported).When(follow with { Grounds = "" }).ThenRefused(Refusal.GroundsMissing, "grounds");

    [Fact]
    public void needs_the_row_it_is_from()
    {
        IncidentSpec.Given(imported).When(follow with { Imported = later with { RowId = "row-2" } }).ThenRefused(Refusal.NotFromRow, "imported.rowId");
        IncidentSpec.Given(IncidentSpec.Reported).When(follow).ThenRefused(Refusal.NotFromRow, "imported.rowId");
        IncidentSpec.Given(imported).When(follow with { Imported = later with { Digest = "x" } }).ThenRefused(Refusal.DigestInvalid, "imported.digest");
    }

    [Fact]
    public void may_be_said_of_a_closed_record() => IncidentSpec.Given(imported, IncidentSpec.Closed).When(follow).Then(followed);

    [Fact]
    public void twice_changes_nothing() => IncidentSpec.Given(imported, followed).When(follow).ThenNothing();
}
