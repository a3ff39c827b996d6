using Shouldly;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Imports;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Domain.Withdrawals;
using ThreatRegister.Tests.Domain_Specs.Common;
using ThreatRegister.Tests.Domain_Specs.Incidents;
using static ThreatRegister.Tests.Domain_Specs.ReferenceData.WithdrawalSpec;

namespace ThreatRegister.Tests.Domain_Specs.ReferenceData;

public sealed class Withdrawing_an_import
{
    [Fact]
    public void is_one_event() => Given().When(withdraw).Then(Withdrawn);

    [Fact]
    public void needs_grounds() => Given().When(withdraw with { Grounds = "" }).ThenRefused(Refusal.GroundsMissing, "grounds");

    [Fact]
    public void twice_changes_nothing() => Given(Withdrawn).When(withdraw).ThenNothing();

    [Fact]
    public void that_was_withdrawn_for_another_reason_is_refused() =>
        Given(Withdrawn).When(withdraw with { Grounds = "nhầm tệp" }).ThenRefused(Refusal.ImportWithdrawn, "import");

    [Fact]
    public void again_after_it_was_reinstated_is_a_withdrawal_anew() => Given(Withdrawn, Reinstated).When(withdraw).Then(Withdrawn);

    private static readonly WithdrawImport withdraw = new("ánh xạ sai cột ngày") { Import = Nasa };
}

public sealed class Reinstating_an_import
{
    [Fact]
    public void records_the_grounds() => Given(Withdrawn).When(reinstate).Then(Reinstated);

    [Fact]
    public void needs_grounds() => Given(Withdrawn).When(reinstate with { Grounds = "" }).ThenRefused(Refusal.GroundsMissing, "grounds");

    [Fact]
    public void that_is_not_withdrawn_is_refused() => Given().When(reinstate).ThenRefused(Refusal.NotWithdrawn, "import");

    [Fact]
    public void twice_changes_nothing() => Given(Withdrawn, Reinstated).When(reinstate).ThenNothing();

    private static readonly ReinstateImport reinstate = new("ánh xạ đúng") { Import = Nasa };
}

public sealed class A_withdrawn_import
{
    private static readonly ImportedRow row = new(Nasa, "row-1", new string('a', 64));
    private static readonly IncidentReported reported = IncidentSpec.Reported with { Imported = row };
    private static readonly DecisionContext context = World.Context with { Withdrawals = Given(Withdrawn).State };
    private static readonly ImportStarted started = new(Nasa, new("nasa"), "trượt lở.csv", new string('a', 64), new string('b', 64));

    [Fact]
    public void is_not_started_again() => ImportSpec.Given(started).Under(context)
        .When(new StartImport(started.Source, started.FileName, started.FileDigest, started.MappingDigest) { Import = Nasa }).ThenRefused(Refusal.ImportWithdrawn, "import");

    [Fact]
    public void takes_no_further_rows() => IncidentSpec.Given().Under(context).When(Report(row)).ThenRefused(Refusal.ImportWithdrawn, "imported.import");

    [Fact]
    public void lets_nothing_be_said_of_its_records() =>
        IncidentSpec.Given(reported).Under(context).When(new NoteOnIncident("ghi chú") { Incident = IncidentSpec.Id }).ThenRefused(Refusal.ImportWithdrawn, "incident");

    [Fact]
    public void leaves_other_records_alone() =>
        IncidentSpec.Given(IncidentSpec.Reported).Under(context).When(new NoteOnIncident("ghi chú") { Incident = IncidentSpec.Id }).Then(new IncidentNoted("ghi chú", Statement.Own));

    [Fact]
    public void lets_another_import_report_its_records_anew()
    {
        var anew = Report(row with { Import = new("nasa-2") });

        IncidentSpec.Given(reported, IncidentSpec.Retracted).Under(context).When(anew).Then(IncidentSpec.Reported with { Imported = anew.Imported });
        IncidentSpec.Given(reported).When(anew).ThenRefused(Refusal.AlreadyExists, "incident");
        IncidentSpec.Given(reported).Under(context).When(anew with { Imported = null }).ThenRefused(Refusal.AlreadyExists, "incident");
    }

    [Fact]
    public void leaves_nothing_in_a_record_that_begins_anew()
    {
        var anew = reported with { Imported = row with { Import = new("nasa-2") } };

        var state = IncidentSpec.Given(reported, new IncidentNoted("sai", Statement.Own), IncidentSpec.BlockingRecorded, anew).State;

        (state.Notes.Count, state.Responses.Count, state.Imported, state.Status).ShouldBe((0, 0, anew.Imported, IncidentStatus.Open));
    }

    private static ReportIncident Report(ImportedRow imported) => new(IncidentSpec.Reported.Title, IncidentSpec.Reported.Type, IncidentSpec.Reported.Occurred)
    {
        Incident = IncidentSpec.Id, Quantity = Quantity.Many, Kind = RecordKind.Aggregate, Outcome = Outcome.Blocked, Statement = World.Document, Imported = imported,
    };
}

internal static class WithdrawalSpec
{
    public static readonly ImportId Nasa = new("nasa-1");
    public static readonly ImportWithdrawn Withdrawn = new(Nasa, "ánh xạ sai cột ngày");
    public static readonly ImportReinstated Reinstated = new(Nasa, "ánh xạ đúng");

    public static Scenario<WithdrawalBook, WithdrawalEvent, WithdrawalCommand> Given(params ReadOnlySpan<WithdrawalEvent> events) =>
        new Scenario<WithdrawalBook, WithdrawalEvent, WithdrawalCommand>(WithdrawalBook.Initial, WithdrawalBook.Evolve, WithdrawalDecider.Decide, World.Context).After(events);
}
