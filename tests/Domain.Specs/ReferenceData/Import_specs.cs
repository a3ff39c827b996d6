using ThreatRegister.Domain;
using ThreatRegister.Domain.Imports;
using ThreatRegister.Tests.Domain_Specs.Common;

namespace ThreatRegister.Tests.Domain_Specs.ReferenceData;

public sealed class Starting_an_import
{
    [Fact]
    public void records_file_and_mapping() => ImportSpec.Given().When(start).Then(ImportSpec.Started);

    [Fact]
    public void needs_a_digest() => ImportSpec.Given().When(start with { FileDigest = "abc" }).ThenRefused(Refusal.DigestInvalid, "fileDigest");

    [Fact]
    public void needs_a_file_name() => ImportSpec.Given().When(start with { FileName = "" }).ThenRefused(Refusal.TitleMissing, "fileName");

    [Fact]
    public void of_another_file_under_its_id_is_refused() => ImportSpec.Given(ImportSpec.Started)
        .When(start with { FileDigest = new('c', 64) }).ThenRefused(Refusal.ImportDiffers, "fileDigest");

    [Fact]
    public void again_changes_nothing_also_under_another_file_name() =>
        ImportSpec.Given(ImportSpec.Started).When(start with { FileName = "bản sao.csv" }).ThenNothing();

    private static readonly StartImport start = new(new("nasa"), "nasa-landslides.csv", new('a', 64), new('b', 64)) { Import = ImportSpec.Id };
}

public sealed class Completing_an_import
{
    [Fact]
    public void records_how_the_rows_fared() => ImportSpec.Given(ImportSpec.Started).When(complete).Then(completed);

    [Fact]
    public void whose_rows_do_not_add_up_is_refused()
    {
        ImportSpec.Given(ImportSpec.Started).When(complete with { Tally = completed.Tally with { Read = 11 } }).ThenRefused(Refusal.TallyWrong, "tally");
        ImportSpec.Given(ImportSpec.Started).When(complete with { Tally = new(0, -1, 1, 0, 0) }).ThenRefused(Refusal.TallyWrong, "tally");
    }

    [Fact]
    public void that_was_not_started_is_refused() => ImportSpec.Given().When(complete).ThenRefused(Refusal.NotFound, "import");

    [Fact]
    public void twice_changes_nothing() => ImportSpec.Given(ImportSpec.Started, completed).When(complete).ThenNothing();

    [Fact]
    public void that_found_everything_recorded_changes_nothing() =>
        ImportSpec.Given(ImportSpec.Started, completed).When(complete with { Tally = new(10, 0, 9, 0, 1) }).ThenNothing();

    [Fact]
    public void that_recorded_more_is_recorded_again() =>
        ImportSpec.Given(ImportSpec.Started, completed).When(complete with { Tally = new(10, 1, 9, 0, 0) }).Then(new ImportCompleted(new(10, 1, 9, 0, 0)));

    private static readonly ImportCompleted completed = new(new ImportTally(Read: 10, Recorded: 9, Repeated: 0, Changed: 0, Refused: 1));
    private static readonly CompleteImport complete = new(completed.Tally) { Import = ImportSpec.Id };
}

internal static class ImportSpec
{
    public static readonly ImportId Id = new("import-1");
    public static readonly ImportStarted Started = new(Id, new("nasa"), "nasa-landslides.csv", new('a', 64), new('b', 64));

    public static Scenario<Import, ImportEvent, ImportCommand> Given(params ReadOnlySpan<ImportEvent> events) =>
        new Scenario<Import, ImportEvent, ImportCommand>(Import.Initial, Import.Evolve, ImportDecider.Decide, World.Context).After(events);
}
