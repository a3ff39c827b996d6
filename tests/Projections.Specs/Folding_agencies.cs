using Shouldly;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Agencies;
using ThreatRegister.Projections.Agencies;
using static ThreatRegister.Tests.Projections_Specs.Folds;

namespace ThreatRegister.Tests.Projections_Specs;

public sealed class Folding_agencies
{
    private static readonly AgencyRegister register = new();
    private static readonly Statement stated = Doc("doc-1", "2022-04"), other = Doc("doc-2");
    private static readonly AgencyRegistered registered = new(new("a"), new("Bộ Công an", "Ministry of Public Security"), AgencyKind.Ministry, new(1953, 2, 16), stated);
    private static readonly AgencyEnded ended = new(new(2025, 2, 2), [new("b")], "hợp nhất", other);

    [Fact]
    public void that_are_registered_gives_a_row() => Row(register, registered).ShouldBe(Expected);

    public static TheoryData<AgencyEvent, AgencyRow> EachEvent => new()
    {
        { registered, Expected with { RecordedAt = Morning.AddMinutes(1) } },
        { new AgencyRenamed(new("Bộ Nội vụ", null), new(1975, 1, 1), "đổi", stated), Expected with { Name = new("Bộ Nội vụ", null), Names = [.. Expected.Names, new(new("Bộ Nội vụ", null), new(1975, 1, 1))] } },
        { ended, Expected with { Status = AgencyStatus.Ended, ValidTo = new(2025, 2, 2), Successors = [new("b")], Sources = [new("doc-1"), new("doc-2")] } },
        {
            new AgencyRoleGiven(new(new("r"), AgencyRoleKind.Standing, new AgencyId("c")), stated),
            Expected with { Roles = [new StatedRole(new(new("r"), AgencyRoleKind.Standing, new AgencyId("c")), stated)] }
        },
        { new AgencyReorganised("Kiện toàn", null, stated), Expected with { Reorganisations = [new("Kiện toàn", null, stated)] } },
        { new AgencyCorroborated("name", other), Expected with { Corroborations = [new("name", other)], Sources = [new("doc-1"), new("doc-2")] } },
        {
            new AgencyCorrected(new(new("Bộ CA", null), AgencyKind.Other, new(1953, 2, 17)), "nhầm", stated),
            Expected with { Name = new("Bộ CA", null), Names = [new(new("Bộ CA", null), null)], Kind = AgencyKind.Other, ValidFrom = new(1953, 2, 17) }
        },
    };

    [Theory]
    [MemberData(nameof(EachEvent))]
    public void follows_each_event(AgencyEvent happened, AgencyRow expected) => Row(register, registered, happened).ShouldBe(expected with { Version = 2 });

    [Fact]
    public void is_tried_with_every_event_there_is() =>
        EachEvent.Select(row => row.Data.Item1.GetType()).Distinct().ShouldBe(Family(typeof(AgencyEvent)), ignoreOrder: true);

    [Fact]
    public void are_called_by_the_name_of_the_day_whenever_it_was_recorded()
    {
        var row = Row(
            register, registered, new AgencyRenamed(new("Bộ An ninh mới", null), new(2030, 1, 1), "đổi", stated), new AgencyRenamed(new("Bộ Nội vụ", null), new(1975, 1, 1), "đổi", stated),
            new AgencyRenamed(new("Bộ Công an", null), new(1998, 5, 1), "đổi", stated));

        row.Name.Vi.ShouldBe("Bộ An ninh mới");
        new[] { new DateOnly(1960, 1, 1), new(1980, 1, 1), new(2022, 4, 7), new(2031, 1, 1) }.Select(day => row.NameOn(day).Vi).ShouldBe(["Bộ Công an", "Bộ Nội vụ", "Bộ Công an", "Bộ An ninh mới"]);
        new AgencyBook([row]).NameOf(new(row.Id), "vi", new(1980, 1, 1)).ShouldBe("Bộ Nội vụ");
    }

    [Fact]
    public void corrects_how_one_ended()
    {
        var row = Row(register, registered, ended, new AgencyCorrected(new(ValidTo: new(2025, 2, 3), Successors: [new("c")]), "nhầm", stated));

        (row.ValidTo, row.Successors).ShouldBe((new DateOnly(2025, 2, 3), [new AgencyId("c")]));
    }

    private static AgencyRow Expected => new(
        "a", new("Bộ Công an", "Ministry of Public Security"), AgencyKind.Ministry, [new(new("Bộ Công an", "Ministry of Public Security"), null)], new(1953, 2, 16), null, AgencyStatus.Present, [], [], [], [],
        [new("doc-1")], stated, When.Parse("2022-04"), Morning, 1);
}

public sealed class Meaning_an_agency_by_a_name
{
    private static readonly AgencyBook book = new(
    [
        Agency("tuyen-giao", "Ban Tuyên giáo Trung ương", new(2025, 2, 2), "tuyen-giao-dan-van"),
        Agency("dan-van", "Ban Dân vận Trung ương", new(2025, 2, 2), "tuyen-giao-dan-van"),
        Agency("tuyen-giao-dan-van", "Ban Tuyên giáo và Dân vận Trung ương", null),
        Agency("vong-1", "Vòng một", new(2020, 1, 1), "vong-2"),
        Agency("vong-2", "Vòng hai", new(2020, 1, 1), "vong-1"),
    ]);

    [Theory]
    [InlineData("Ban Tuyên giáo Trung ương")]
    [InlineData("ban tuyen giao trung uong")]
    [InlineData("tuyen-giao")]
    public void finds_it_by_id_and_name_with_or_without_marks(string named) => book.Find(named).ShouldHaveSingleItem().Id.ShouldBe("tuyen-giao");

    [Fact]
    public void takes_what_came_of_it_but_not_what_else_that_came_from() =>
        book.NamesOf("Ban Tuyên giáo Trung ương").ShouldBe(["Ban Tuyên giáo Trung ương", "Ban Tuyên giáo và Dân vận Trung ương"], ignoreOrder: true);

    [Fact]
    public void takes_all_that_it_came_from() => book.LineageOf("tuyen-giao-dan-van").Select(row => row.Id).ShouldBe(["dan-van", "tuyen-giao", "tuyen-giao-dan-van"]);

    [Fact]
    public void tells_what_goes_on_in_its_place() => book.HeirsOf("tuyen-giao").ShouldHaveSingleItem().Id.ShouldBe("tuyen-giao-dan-van");

    [Fact]
    public void means_nobody_by_an_unknown_name() => book.NamesOf("Ban Tuyên").ShouldBeNull();

    [Fact]
    public void follows_no_circle_twice() => book.LineageOf("vong-1").Count.ShouldBe(2);

    private static AgencyRow Agency(string id, string name, DateOnly? validTo, params string[] successors) => new(
        id, new(name, null), AgencyKind.Other, [new(new(name, null), null)], null, validTo, validTo is null ? AgencyStatus.Present : AgencyStatus.Ended, [.. successors.Select(AgencyId.Of)], [], [], [], [],
        Statement.Own, null, Morning, 1);
}
