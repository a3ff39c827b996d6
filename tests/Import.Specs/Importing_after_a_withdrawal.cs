using Shouldly;
using ThreatRegister.Application.Imports;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Domain.Withdrawals;

namespace ThreatRegister.Tests.Import_Specs;

public sealed class Importing_after_a_withdrawal : IDisposable
{
    private const string Two = "id,title,date\n1,Lũ,2021-06-01\n2,Bão,2021-06-02\n";

    private readonly Folder folder = new();
    private readonly RegisterInMemory register = new();

    [Fact]
    public async Task under_a_corrected_mapping_reports_the_rows_anew()
    {
        var wrong = await register.Import(File, Wrong);
        await Withdraw(wrong);

        var right = await register.Import(File, Right);

        right.Tally.ShouldBe(Tally.Of(recorded: 2));
        (await register.Of("so-tay-1")).Cast<IncidentReported>().Select(reported => (reported.Type.Value, reported.Imported!.Import)).ShouldBe([("cyber.error", wrong.Import!.Value), ("disaster.other", right.Import!.Value)]);
        (await register.Import(File, Right)).Tally.ShouldBe(Tally.Of(repeated: 2));
    }

    [Fact]
    public async Task the_same_again_is_refused_and_says_what_to_do()
    {
        var wrong = await register.Import(File, Wrong);
        await Withdraw(wrong);

        var again = await register.Import(File, Wrong);

        again.Fault.ShouldNotBeNull().ShouldSatisfyAllConditions(fault => fault.IsRefused.ShouldBeTrue(), fault => fault.Reason.ShouldContain($"'import reinstate {wrong.Import}'"));
    }

    [Fact]
    public async Task of_which_the_later_one_was_wrong_too_goes_back_to_the_first()
    {
        var first = await register.Import(File, Wrong);
        await Withdraw(first);
        await Withdraw(await register.Import(File, Right));
        await register.Tell(new ReinstateImport("ánh xạ đầu đúng") { Import = first.Import!.Value });

        (await register.Import(File, Wrong)).Tally.ShouldBe(Tally.Of(recorded: 2));
        (await register.Of("so-tay-1")).Cast<IncidentReported>().Select(reported => reported.Type.Value).ShouldBe(["cyber.error", "disaster.other", "cyber.error"]);
        (await register.Import(File, Wrong)).Tally.ShouldBe(Tally.Of(repeated: 2));
    }

    [Fact]
    public async Task dry_counts_the_rows_as_new()
    {
        await Withdraw(await register.Import(File, Wrong));

        (await register.Import(File, Right, new("u1", DryRun: true, Check: register.Check))).Tally.ShouldBe(Tally.Of(recorded: 2));
    }

    [Fact]
    public async Task killed_at_any_call_and_run_again_ends_as_if_it_had_not_been()
    {
        await Withdraw(await register.Import(File, Wrong));
        await register.Import(File, Right);
        for (var calls = 0; calls < 4; calls++)
        {
            using var killed = new RegisterInMemory();
            await killed.Tell(new WithdrawImport("sai") { Import = (await killed.Import(File, Wrong)).Import!.Value });
            killed.DiesAfter = killed.Calls + calls;
            await Should.ThrowAsync<ProcessKilledException>(() => killed.Import(File, Right));
            killed.DiesAfter = null;
            await killed.Import(File, Right);

            (await killed.Of("so-tay-2")).ShouldBe(await register.Of("so-tay-2"));
            (await killed.Others()).ShouldBe(await register.Others());
        }
    }

    public void Dispose()
    {
        register.Dispose();
        folder.Dispose();
    }

    private static MappingFile Wrong => Given.Mapping("""{ "type": { "value": { "fixed": "cyber.error" } } }""");

    private static MappingFile Right => Given.Mapping("""{ "type": { "value": { "fixed": "disaster.other" } } }""");

    private string File => folder.Write("data.csv", Two);

    private async Task Withdraw(ImportReport import) =>
        (await register.Tell(new WithdrawImport("sai loại") { Import = import.Import!.Value })).ShouldBeOfType<ThreatRegister.Application.Commands.CommandAnswer.Accepted>();
}
