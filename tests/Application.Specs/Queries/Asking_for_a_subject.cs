using Shouldly;
using ThreatRegister.Application.Queries;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Places;
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
        Finds(new(Text: "minh xac")).ShouldBeTrue("each word by itself");
        Finds(new(Text: "diễn tập")).ShouldBeFalse();
    }

    [Fact]
    public void by_agency_finds_all_its_names()
    {
        Finds(new(Agency: "mps", AgencyNames: ["Bộ Nội vụ", "Bộ Công an"])).ShouldBeTrue();
        Finds(new(Agency: "mps", AgencyNames: ["Bộ Quốc phòng"])).ShouldBeFalse();
    }

    [Fact]
    public void by_place_finds_whole_names_on_their_days()
    {
        Lies("Thôn 3, Hà Tây", new("ha tay", null, new(2008, 7, 31)), "2007").ShouldBeTrue();
        Lies("Thôn 3, Hà Tây", new("ha tay", null, new(2008, 7, 31)), "2009").ShouldBeFalse("the name meant nothing any more");
        Lies("Thôn 3, Hà Tây", new("ha tay", null, new(2008, 7, 31)), "unknown").ShouldBeTrue();
        Lies("Thôn 3, Hà Tây", new("ha tay", new(2009, 1, 1), null), "2008-12").ShouldBeFalse();
        Lies("Biên Hòa", new("hoa", null, null), "2021").ShouldBeTrue();
        Lies("Khánh Hoài", new("hoa", null, null), "2021").ShouldBeFalse("part of a word");
    }

    private static bool Lies(string place, PlaceName name, string about) =>
        SubjectQuery.IsAsked(subject with { Places = [place], About = When.Parse(about) }, new(Place: "hn", Places: new([name], [])), types);

    private static bool Finds(IncidentFilter filter) => SubjectQuery.IsAsked(subject, filter, types);
}
