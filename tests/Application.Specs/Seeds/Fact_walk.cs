using Shouldly;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Projections;
using ThreatRegister.Projections.Incidents;
using ThreatRegister.Projections.Occasions;

namespace ThreatRegister.Tests.Application_Specs.Seeds;

/// <summary>Every fact of the documents is in the registers, each in its own record, and none could be left out unnoticed.</summary>
public sealed class Fact_walk
{
    public static TheoryData<string> Names => [.. FactTable.All.Select(fact => fact.Name)];

    public static TheoryData<string> Records => [.. FactTable.All.Select(fact => fact.Record).Distinct(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task finds_each_fact(string name) => FactTable.All.Single(fact => fact.Name == name).Holds(await SeededRegisters.Whole).ShouldBeTrue();

    [Fact]
    public async Task knows_a_fact_of_every_record() =>
        FactTable.All.Select(fact => fact.Record).Distinct(StringComparer.Ordinal).ShouldBe((await SeededRegisters.Whole).Records, ignoreOrder: true);

    [Theory]
    [MemberData(nameof(Records))]
    public async Task misses_exactly_the_facts_of_a_record_that_is_deleted(string record)
    {
        var rest = (await SeededRegisters.Whole).Without(recorded => recorded.Stream.ToString() == record);

        FactTable.All.Where(fact => !fact.Holds(rest)).Select(fact => fact.Name).ShouldBe(FactTable.All.Where(fact => fact.Record == record).Select(fact => fact.Name));
    }

    [Fact]
    public async Task misses_a_fact_without_any_one_command()
    {
        var whole = await SeededRegisters.Whole;
        foreach (var left in whole.OfCases.Where(recorded => recorded.Version > 1))
        {
            var rest = whole.Without(recorded => recorded.Position == left.Position);
            FactTable.All.Any(fact => !fact.Holds(rest)).ShouldBeTrue($"{left.Stream}, version {left.Version}: {left.Event.GetType().Name}");
        }
    }

    [Fact]
    public async Task finds_a_source_a_quotation_and_a_stated_date_for_everything()
    {
        var whole = await SeededRegisters.Whole;

        foreach (var recorded in whole.OfCases.Where(recorded => recorded.Stream.Category is not "source"))
        {
            var statement = RegisterFolds.StatementOf(recorded.Event).ShouldNotBeNull($"{recorded.Stream}");
            (statement.Source is not null && (statement.Quotation is not null || statement.Basis is StatementBasis.OtherSource) && statement.StatedOn is not null).ShouldBeTrue($"{recorded.Stream}, version {recorded.Version}");
        }
    }

    [Fact]
    public async Task finds_every_quotation_in_its_document()
    {
        var folder = Path.Combine(RepositoryFolder(), "..", "shared", "seeds");
        Assert.SkipUnless(Directory.Exists(folder), "The five documents are not part of the repository; they are looked for in ../shared/seeds.");
        var texts = Directory.GetFiles(folder, "*.txt").ToDictionary(file => $"doc-{Path.GetFileName(file)[..3]}", File.ReadAllText, StringComparer.Ordinal);

        var statements = (await SeededRegisters.Whole).OfCases.Select(recorded => RegisterFolds.StatementOf(recorded.Event)).OfType<Statement>().Where(statement => statement.Basis is not StatementBasis.OtherSource).ToArray();

        statements.Select(statement => statement.Source!.Value.Value).Distinct(StringComparer.Ordinal).ShouldBe(["doc-000", "doc-001", "doc-002", "doc-003", "doc-004"], ignoreOrder: true);
        statements.Where(statement => !texts[statement.Source!.Value.Value].Contains(statement.Quotation!, StringComparison.Ordinal)).Select(statement => statement.Quotation).ShouldBeEmpty();
    }

    [Fact]
    public async Task finds_no_number_that_no_document_states()
    {
        var whole = await SeededRegisters.Whole;
        var rows = whole.Records.Where(record => record.StartsWith("incident-", StringComparison.Ordinal)).Select(record => whole.Row(new IncidentRegister(), record["incident-".Length..])!).ToArray();

        rows.Length.ShouldBeGreaterThan(20);
        rows.Where(row => row.Kind is not RecordKind.Case && row.Quantity.Low is not null).ShouldBeEmpty();
        rows.SelectMany(row => row.Damage).Where(stated => stated.Damage.Amount.Low is not null).ShouldBeEmpty();
    }

    [Fact]
    public async Task finds_COVID_19_once_with_four_sources()
    {
        var whole = await SeededRegisters.Whole;
        var epidemics = whole.Records.Where(record => record.StartsWith("incident-", StringComparison.Ordinal))
            .Select(record => whole.Row(new IncidentRegister(), record["incident-".Length..])!)
            .Where(row => row.Type == new ThreatTypeId("health.epidemic"));

        epidemics.ShouldHaveSingleItem().Sources.Select(source => source.Value).ShouldBe(["doc-004", "doc-002", "doc-000", "doc-003"]);
    }

    [Fact]
    public async Task finds_the_XIII_Congress_once_with_two_sources_and_two_judgements()
    {
        var congress = (await SeededRegisters.Whole).Row(new OccasionRegister(), "xiii-congress").ShouldNotBeNull();

        congress.Sources.Select(source => source.Value).ShouldBe(["doc-002", "doc-001"]);
        congress.Judgements.Select(judgement => judgement.Statement.Source!.Value.Value).ShouldBe(["doc-002", "doc-001"]);
    }

    [Fact]
    public async Task finds_every_reading_in_a_command_of_its_own()
    {
        var readings = (await SeededRegisters.Whole).Events.Where(recorded => RegisterFolds.StatementOf(recorded.Event)?.Basis is StatementBasis.Interpretation).ToArray();

        readings.Length.ShouldBeGreaterThan(10);
        readings.Where(recorded => recorded.Event is Domain.Occasions.OccasionOpened or Domain.Assessments.AssessmentRecorded or Domain.Reviews.ReviewBegun or Domain.Lessons.LessonAsked).ShouldBeEmpty();
    }

    private static string RepositoryFolder([System.Runtime.CompilerServices.CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", ".."));
}
