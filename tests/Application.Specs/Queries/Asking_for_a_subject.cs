using Shouldly;
using ThreatRegister.Application.Queries;
using ThreatRegister.Domain;
using ThreatRegister.Domain.ThreatTypes;

namespace ThreatRegister.Tests.Application_Specs.Queries;

public sealed class Asking_for_a_subject
{
    private static readonly ThreatTypeTree types = new (string Type, string? Parent)[] { ("cyber", null), ("cyber.attack", "cyber"), ("health", null) }.Aggregate(
        ThreatTypeTree.Initial,
        (tree, type) => ThreatTypeTree.Evolve(tree, new ThreatTypeDefined(new(type.Type), type.Parent is null ? null : new(type.Parent), new(type.Type, null), new("vụ", null), [], ValidFrom: null)));

    private static readonly Subject subject = new(
        [new("cyber")], When.Parse("2021-H2"), ["Bộ Công an", null], ["Biển Đông"], [new("xiii-congress")], [new("doc-002")], ["Trao đổi, xác minh thông tin"]);

    [Fact]
    public void without_a_filter_finds_it() => Finds(new()).ShouldBeTrue();

    [Fact]
    public void by_type_finds_its_branch_and_what_is_said_of_all_above()
    {
        Finds(new(Types: ["cyber", "cyber.attack"])).ShouldBeTrue();
        Finds(new(Types: ["cyber.attack"])).ShouldBeTrue("what is said of cyber is said of attacks");
        Finds(new(Types: ["health"])).ShouldBeFalse();
    }

    [Fact]
    public void by_period_finds_what_touches_it()
    {
        Finds(new(Period: Period.Parse("2021"))).ShouldBeTrue();
        Finds(new(Period: Period.Parse("2021-Q3"))).ShouldBeTrue();
        Finds(new(Period: Period.Parse("2021-H1"))).ShouldBeFalse();
        SubjectQuery.IsAsked(subject with { About = null }, new(Period: Period.Parse("2021")), types).ShouldBeFalse("no time is known");
    }

    [Theory]
    [InlineData("bo cong an", true)]
    [InlineData("CÔNG AN", true)]
    [InlineData("quốc phòng", false)]
    public void by_agency_finds_its_name_with_or_without_diacritics(string agency, bool found) => Finds(new(Agency: agency)).ShouldBe(found);

    /// <summary>What a filter means is known to the registers of agencies and places: an id, an old name, what came of it.</summary>
    [Fact]
    public void by_any_name_of_the_agency_or_place_that_is_meant()
    {
        Finds(new(Agency: "bo-noi-vu", AgencyNames: ["Bộ Nội vụ", "Bộ Công an"])).ShouldBeTrue();
        Finds(new(Agency: "bo-y-te", AgencyNames: ["Bộ Y tế"])).ShouldBeFalse();
        Finds(new(Place: "bien-dong", Places: new([new("bien dong", null, null)], []))).ShouldBeTrue();
        Finds(new(Place: "bien-tay", Places: new([new("bien tay", null, null)], []))).ShouldBeFalse();
    }

    [Fact]
    public void by_place_occasion_source_or_words_finds_them()
    {
        Finds(new(Place: "bien dong")).ShouldBeTrue();
        Finds(new(Place: "Hà Nội")).ShouldBeFalse();
        Finds(new(Occasion: "xiii-congress")).ShouldBeTrue();
        Finds(new(Occasion: "asean-2020")).ShouldBeFalse();
        Finds(new(Source: "doc-002")).ShouldBeTrue();
        Finds(new(Source: "doc-003")).ShouldBeFalse();
        Finds(new(Text: "xac minh")).ShouldBeTrue();
        Finds(new(Text: "diễn tập")).ShouldBeFalse();
    }

    private static bool Finds(IncidentFilter filter) => SubjectQuery.IsAsked(subject, filter, types);
}
