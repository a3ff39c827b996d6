using Shouldly;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Places;
using ThreatRegister.Tests.Domain_Specs.Common;
using static ThreatRegister.Tests.Domain_Specs.Places.PlaceSpec;

namespace ThreatRegister.Tests.Domain_Specs.Places;

internal static class PlaceSpec
{
    public static readonly DateOnly Last = new(2021, 6, 30), First = new(2021, 7, 1);
    public static readonly PlaceDefined VietNam = new(new("viet-nam"), new("Việt Nam", "Viet Nam"), PlaceKind.Country, Parent: null, "VN", ValidFrom: null, World.Document);
    public static readonly PlaceDefined HaGiang = Province("ha-giang", "Hà Giang"), TuyenQuang = Province("tuyen-quang", "Tuyên Quang"), Merged = Province("tuyen-quang-moi", "Tuyên Quang") with { ValidFrom = First };
    public static readonly PlaceEnded HaGiangEnded = Ended("ha-giang"), TuyenQuangEnded = Ended("tuyen-quang");

    public static PlaceDefined Province(string id, string name) => new(new(id), new(name, null), PlaceKind.Province, VietNam.Place, "VN", ValidFrom: null, World.Document);

    public static Scenario<PlaceBook, PlaceEvent, PlaceCommand> Given(params ReadOnlySpan<PlaceEvent> events) =>
        new Scenario<PlaceBook, PlaceEvent, PlaceCommand>(PlaceBook.Initial, PlaceBook.Evolve, PlaceDecider.Decide, World.Context).After(events);

    private static PlaceEnded Ended(string id) => new(new(id), Last, [Merged.Place], "sắp xếp", World.Document);
}

public sealed class Defining_a_place
{
    [Fact]
    public void keeps_where_it_lies() => Given(VietNam).When(define).Then(HaGiang);

    [Fact]
    public void again_as_before_changes_nothing() => Given(VietNam, HaGiang, Merged, HaGiangEnded).When(define).ThenNothing();

    [Fact]
    public void again_otherwise_is_refused() => Given(VietNam, HaGiang).When(define with { Kind = PlaceKind.Region }).ThenRefused(Refusal.AlreadyExists, "place");

    [Fact]
    public void needs_a_name_and_a_country_that_can_be()
    {
        Given(VietNam).When(define with { Name = new(" ", null) }).ThenRefused(Refusal.NameMissing, "name");
        Given(VietNam).When(define with { Country = "vn" }).ThenRefused(Refusal.CountryInvalid, "country");
    }

    [Fact]
    public void lies_in_a_known_place_that_is_another()
    {
        Given().When(define).ThenRefused(Refusal.PlaceUnknown, "parent");
        Given(VietNam).When(define with { Parent = HaGiang.Place }).ThenRefused(Refusal.PlaceUnknown, "parent");
    }

    private static readonly DefinePlace define = new(HaGiang.Name, HaGiang.Kind, HaGiang.Parent, HaGiang.Country, Statement: World.Document) { Place = HaGiang.Place };
}

public sealed class Renaming_a_place
{
    [Fact]
    public void keeps_the_name_with_its_first_day() => Given(VietNam, HaGiang).When(rename).Then(renamed);

    [Fact]
    public void twice_changes_nothing() => Given(VietNam, HaGiang, renamed).When(rename).ThenNothing();

    [Fact]
    public void needs_grounds() => Given(VietNam, HaGiang).When(rename with { Grounds = "" }).ThenRefused(Refusal.GroundsMissing, "grounds");

    [Fact]
    public void after_its_end_is_refused() => Given(VietNam, HaGiang, Merged, HaGiangEnded).When(rename with { ValidFrom = First }).ThenRefused(Refusal.PlaceHasEnded, "validFrom");

    [Fact]
    public void that_is_not_there_is_refused() => Given().When(rename).ThenRefused(Refusal.NotFound, "place");

    private static readonly PlaceRenamed renamed = new(HaGiang.Place, new("Hà Giang mới", null), "quyết định", new(2021, 1, 1), World.Document);
    private static readonly RenamePlace rename = new(renamed.Name, " quyết định ", renamed.ValidFrom, World.Document) { Place = HaGiang.Place };
}

public sealed class Ending_a_place
{
    [Fact]
    public void keeps_the_last_day_and_where_its_ground_went() => Given(VietNam, HaGiang, Merged).When(end).Then(HaGiangEnded);

    [Fact]
    public void twice_changes_nothing() => Given(VietNam, HaGiang, Merged, HaGiangEnded).When(end).ThenNothing();

    [Fact]
    public void otherwise_is_refused() => Given(VietNam, HaGiang, Merged, HaGiangEnded).When(end with { ValidTo = First }).ThenRefused(Refusal.PlaceHasEnded, "place");

    [Fact]
    public void before_it_began_is_refused() => Given(VietNam, Merged).When(end with { Place = Merged.Place, Successors = [] }).ThenRefused(Refusal.EndsBeforeItBegins, "validTo");

    [Fact]
    public void names_known_successors_once_each()
    {
        Given(VietNam, HaGiang).When(end).ThenRefused(Refusal.PlaceUnknown, "successors[0]");
        Given(VietNam, HaGiang, Merged).When(end with { Successors = [Merged.Place, Merged.Place] }).ThenRefused(Refusal.PlaceRepeated, "successors");
    }

    [Fact]
    public void comes_to_succeed_itself_through_no_others()
    {
        Given(VietNam, HaGiang).When(end with { Successors = [HaGiang.Place] }).ThenRefused(Refusal.SucceedsItself, "successors");
        Given(VietNam, HaGiang, Merged, HaGiangEnded).When(end with { Place = Merged.Place, ValidTo = First, Successors = [HaGiang.Place] }).ThenRefused(Refusal.SucceedsItself, "successors");
    }

    private static readonly EndPlace end = new(Last, "sắp xếp", [Merged.Place], World.Document) { Place = HaGiang.Place };
}

public sealed class Correcting_a_place
{
    [Fact]
    public void keeps_what_was_wrong_alone() => Given(VietNam, HaGiang).When(correct).Then(corrected);

    [Fact]
    public void twice_changes_nothing() => Given(VietNam, HaGiang, corrected).When(correct).ThenNothing();

    [Fact]
    public void can_change_how_it_ended() => Given(VietNam, HaGiang, Merged, TuyenQuang, HaGiangEnded)
        .When(correct with { Corrections = new(ValidTo: new(2021, 7, 31), Successors: [TuyenQuang.Place]) })
        .Then(corrected with { Corrections = new(ValidTo: new(2021, 7, 31), Successors: [TuyenQuang.Place]) });

    [Fact]
    public void leaves_a_repeat_of_what_was_recorded_a_repeat()
    {
        Given(VietNam, HaGiang, corrected).When(new DefinePlace(HaGiang.Name, HaGiang.Kind, HaGiang.Parent, HaGiang.Country, Statement: World.Document) { Place = HaGiang.Place }).ThenNothing();
        Given(VietNam, HaGiang, Merged, HaGiangEnded, corrected with { Corrections = new(ValidTo: new(2021, 7, 31)) })
            .When(new EndPlace(Last, "sắp xếp", [Merged.Place], World.Document) { Place = HaGiang.Place }).ThenNothing();
    }

    [Fact]
    public void needs_grounds() => Given(VietNam, HaGiang).When(correct with { Grounds = " " }).ThenRefused(Refusal.GroundsMissing, "grounds");

    [Fact]
    public void has_no_end_to_change_while_none_is_recorded()
    {
        Given(VietNam, HaGiang).When(correct with { Corrections = new(ValidTo: Last) }).ThenRefused(Refusal.PlaceHasNotEnded, "corrections.validTo");
        Given(VietNam, HaGiang).When(correct with { Corrections = new(Successors: []) }).ThenRefused(Refusal.PlaceHasNotEnded, "corrections.successors");
    }

    [Fact]
    public void never_ends_before_it_begins() =>
        Given(VietNam, HaGiang, Merged, HaGiangEnded).When(correct with { Corrections = new(ValidFrom: First) }).ThenRefused(Refusal.EndsBeforeItBegins, "corrections.validFrom");

    [Fact]
    public void never_lies_in_itself()
    {
        Given(VietNam, HaGiang).When(correct with { Place = VietNam.Place, Corrections = new(Parent: HaGiang.Place) }).ThenRefused(Refusal.PlaceUnknown, "corrections.parent");
        Given(VietNam, HaGiang).When(correct with { Corrections = new(Parent: HaGiang.Place) }).ThenRefused(Refusal.PlaceUnknown, "corrections.parent");
    }

    [Fact]
    public void never_succeeds_itself() =>
        Given(VietNam, HaGiang, Merged, HaGiangEnded).When(correct with { Corrections = new(Successors: [HaGiang.Place]) }).ThenRefused(Refusal.SucceedsItself, "corrections.successors");

    private static readonly PlaceCorrected corrected = new(HaGiang.Place, new(new("Hà Giang", "Ha Giang"), ValidFrom: new(1991, 8, 12)), "đối chiếu", World.Document);
    private static readonly CorrectPlace correct = new(corrected.Corrections with { Kind = PlaceKind.Province, Country = "VN", Parent = VietNam.Place }, " đối chiếu ", World.Document) { Place = HaGiang.Place };
}

public sealed class The_places_as_a_whole
{
    private static readonly PlaceBook book = new PlaceEvent[]
    {
        VietNam, HaGiang, TuyenQuang, Merged,
        new PlaceDefined(new("dong-van"), new("Đồng Văn", null), PlaceKind.District, HaGiang.Place, "VN", null, World.Document),
        new PlaceRenamed(TuyenQuang.Place, new("Tuyên", null), "đổi", new(2020, 1, 1), World.Document),
        HaGiangEnded, TuyenQuangEnded,
    }.Aggregate(PlaceBook.Initial, PlaceBook.Evolve);

    [Theory]
    [InlineData("Hà Giang", "ha-giang")]
    [InlineData("tinh ha giang", "ha-giang")]
    [InlineData("ha-giang", "ha-giang")]
    [InlineData("Tuyên Quang", "tuyen-quang tuyen-quang-moi")]
    [InlineData("Hà", "")]
    public void are_meant_by_id_and_name(string named, string ids) => string.Join(' ', book.Meant(named).Select(place => place.Id)).ShouldBe(ids);

    [Fact]
    public void take_what_came_of_one_and_all_below() =>
        book.WithAllBelow(book.Meant("Hà Giang")).Select(place => place.Id.Value).ShouldBe(["ha-giang", "tuyen-quang-moi", "dong-van"], ignoreOrder: true);

    [Fact]
    public void take_what_one_came_from() =>
        book.WithAllBelow(book.Meant("tuyen-quang-moi")).Select(place => place.Id.Value).ShouldBe(["tuyen-quang-moi", "ha-giang", "tuyen-quang", "dong-van"], ignoreOrder: true);

    [Fact]
    public void are_called_by_a_name_on_its_days() =>
        book.Find(TuyenQuang.Place)!.Keys().ShouldBe([new("tuyen quang", null, new(2019, 12, 31)), new("tuyen", new(2020, 1, 1), Last)]);

    [Fact]
    public void go_into_what_succeeds_them() => book.Under(book.Find(HaGiang.Place)!, First)!.Id.ShouldBe(Merged.Place);

    [Fact]
    public void stay_where_they_are_there() => book.Under(book.Find(HaGiang.Place)!, Last)!.Id.ShouldBe(HaGiang.Place);

    [Fact]
    public void are_not_divided_among_several_that_they_came_of() => book.Under(book.Find(Merged.Place)!, Last).ShouldBeNull();
}
