using Shouldly;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Agencies;
using ThreatRegister.Domain.Imports;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Domain.Instruments;
using ThreatRegister.Domain.Intake;
using ThreatRegister.Domain.Lessons;
using ThreatRegister.Domain.Occasions;
using ThreatRegister.Domain.Reviews;

namespace ThreatRegister.Tests.Domain_Specs.Common;

public sealed class A_refusal
{
    [Fact]
    public void has_words_of_its_own_in_both_languages()
    {
        var refusals = Enum.GetValues<Refusal>();

        foreach (var language in new[] { "vi", "en" })
        {
            refusals.ShouldAllBe(refusal => RefusalText.Of(refusal, language).Length > 5);
            refusals.Select(refusal => RefusalText.Of(refusal, language)).ShouldBeUnique(StringComparer.Ordinal);
        }

        refusals.ShouldAllBe(refusal => RefusalText.Of(refusal, "vi") != RefusalText.Of(refusal, "en"));
    }

    [Fact]
    public void has_words_that_agree_with_the_limits()
    {
        (Limits.Quotation, Limits.List).ShouldBe((1_000, 200));
        RefusalText.Of(Refusal.QuotationTooLong, "vi").ShouldContain("1.000");
        RefusalText.Of(Refusal.TooMany, "en").ShouldContain("200");
        RefusalText.Of(Refusal.EvidenceSizeOutOfRange, "en").ShouldContain(FormattableString.Invariant($"{Limits.EvidenceBytes >> 20} MiB"));
    }
}

public sealed class References_of_a_command
{
    private static readonly Statement statement = new(new SourceId("doc-004"), Quotation: null, StatedOn: null);
    private static readonly Reference source = new(ReferenceKind.Source, "doc-004", "statement.source");

    [Fact]
    public void name_each_other_stream_and_the_field_that_names_it()
    {
        References.Of(new ReportIncident("Bão", World.Storm, When.Unknown) { Incident = new("a"), Occasions = [new("o1"), new("o2")], Statement = statement })
            .ShouldBe([new(ReferenceKind.Occasion, "o1", "occasions[0]"), new(ReferenceKind.Occasion, "o2", "occasions[1]"), source]);
        References.Of(new LinkIncidentToOccasion(new("o1"), statement) { Incident = new("a") })
            .ShouldBe([new(ReferenceKind.Occasion, "o1", "occasion"), source]);
        References.Of(new RelateIncident(new("b"), RelationKind.LedTo) { Incident = new("a") })
            .ShouldBe([new(ReferenceKind.Incident, "b", "other")]);
        References.Of(new AskForLesson("x", Occasions: [new("o1")], Incidents: [new("a")], Statement: statement) { Lesson = new("l") })
            .ShouldBe([new(ReferenceKind.Occasion, "o1", "occasions[0]"), new(ReferenceKind.Incident, "a", "incidents[0]"), source]);
        References.Of(new ApplyLesson(new OccasionId("o1")) { Lesson = new("l") }).ShouldBe([new(ReferenceKind.Occasion, "o1", "occasion")]);
        References.Of(new BeginReview(ReviewKind.Occasion, "x", new OccasionId("o1")) { Review = new("r") })
            .ShouldBe([new(ReferenceKind.Occasion, "o1", "occasion")]);
        References.Of(new AcceptReport(new("a")) { Report = new("r") }).ShouldBe([new(ReferenceKind.Incident, "a", "incident")]);
        References.Of(new AttachReport(new("a")) { Report = new("r") }).ShouldBe([new(ReferenceKind.Incident, "a", "incident")]);
        References.Of(new GiveAgencyRole(new(new("r"), AgencyRoleKind.Lead, new AgencyId("b"), new OccasionId("o1"), new InstrumentId("nq-147"))) { Agency = new("a") })
            .ShouldBe([new(ReferenceKind.Agency, "b", "role.body"), new(ReferenceKind.Occasion, "o1", "role.occasion"), new(ReferenceKind.Instrument, "nq-147", "role.instrument")]);
        References.Of(new EndAgency("x", Successors: [new("b")]) { Agency = new("a") }).ShouldBe([new(ReferenceKind.Agency, "b", "successors[0]")]);
        References.Of(new RelateInstrument(InstrumentRelationKind.Mandates, new("b")) { Instrument = new("a") }).ShouldBe([new(ReferenceKind.Instrument, "b", "other")]);
        References.Of(new StartImport(new("nasa"), "f", "", "") { Import = new("i") }).ShouldBe([new(ReferenceKind.Source, "nasa", "source")]);
    }

    [Fact]
    public void include_the_statements_source_of_every_command_that_has_one()
    {
        foreach (var type in Commands().Where(type => type.GetProperty("Statement") is not null))
        {
            var command = System.Runtime.CompilerServices.RuntimeHelpers.GetUninitializedObject(type);
            type.GetProperty("Statement")!.SetValue(command, statement);

            References.Of(command).ShouldContain(source, type.Name);
        }
    }

    [Fact]
    public void are_known_for_every_command()
    {
        foreach (var type in Commands())
            Should.NotThrow(() => References.Of(System.Runtime.CompilerServices.RuntimeHelpers.GetUninitializedObject(type)), type.Name);
    }

    private static IEnumerable<Type> Commands() =>
        typeof(Refusal).Assembly.GetTypes().Where(type => !type.IsAbstract && type.BaseType is { IsAbstract: true } family && family.Name.EndsWith("Command", StringComparison.Ordinal));
}
