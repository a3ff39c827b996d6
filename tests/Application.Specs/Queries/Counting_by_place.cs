using Shouldly;
using ThreatRegister.Application.Queries;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Places;

namespace ThreatRegister.Tests.Application_Specs.Queries;

/// <summary>The same records under the geography of then and of after a merger.</summary>
public sealed class Counting_by_place
{
    private static readonly DateOnly merger = new(2025, 7, 1);

    private static readonly PlaceBook book = new PlaceEvent[]
    {
        new PlaceDefined(new("viet-nam"), new("Việt Nam", null), PlaceKind.Country, null, "VN", null, Statement.Own),
        Province("ha-giang", "Hà Giang"),
        Province("tuyen-quang", "Tuyên Quang"),
        Province("tuyen-quang-2025", "Tuyên Quang") with { ValidFrom = merger },
        new PlaceDefined(new("meo-vac"), new("Mèo Vạc", null), PlaceKind.District, new("ha-giang"), "VN", null, Statement.Own),
        Ended("ha-giang"),
        Ended("tuyen-quang"),
    }.Aggregate(PlaceBook.Initial, PlaceBook.Evolve);

    private static readonly PlaceGroup[] groups =
    [
        Group("Mèo Vạc", DateOnly.MinValue, 2),
        Group("Tỉnh Tuyên Quang", DateOnly.MinValue, 3),
        Group("Xã Sơn Dương, tuyen quang", merger, 5),
        Group("Tuyên Quang", DateOnly.MinValue, 7) with { Last = merger },
        Group("Ngã ba", DateOnly.MinValue, 11),
        Group(null, merger, 13) with { Total = QuantityTotal.Empty.Add(Quantity.Unknown, 13) },
    ];

    [Theory]
    [InlineData(null, "ha-giang 2, tuyen-quang 3, tuyen-quang-2025 5", 18)]
    [InlineData("2025-12-31", "tuyen-quang-2025 17", 11)]
    [InlineData("2020-01-01", "ha-giang 2, tuyen-quang 3, tuyen-quang-2025 5?", 18)]
    public void puts_each_record_into_one_place(string? day, string cells, long notKnown)
    {
        var view = PlaceCounts.Of(groups, book, day is null ? null : DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), position: 9, "vi");

        string.Join(", ", view.Cells.Select(cell => $"{cell.Place} {cell.Incidents}{(cell.NotSubdivided ? "?" : "")}")).ShouldBe(cells);
        (view.NotKnown.Incidents, view.NotStated.Incidents, view.Total).ShouldBe((notKnown, 13, 41));
        (view.Cells.Sum(cell => cell.Incidents) + view.NotKnown.Incidents + view.NotStated.Incidents).ShouldBe(view.Total);
    }

    [Fact]
    public void says_quantities_that_are_not_stated() => PlaceCounts.Of(groups, book, null, 9, "vi").NotStated.Quantity.Unstated.ShouldBe(13);

    [Fact]
    public void knows_the_days_on_which_the_geography_changes() => PlaceCounts.ChangesOf(book).ShouldBe([merger]);

    [Fact]
    public void filters_by_a_place_with_all_that_belongs_to_it()
    {
        PlaceFilter.Of(book, "ha-giang")!.Names.ShouldBe([new("ha giang", null, merger.AddDays(-1)), new("tuyen quang", merger, null), new("meo vac", null, null)], ignoreOrder: true);
        PlaceFilter.Of(book, "Hà Giang")!.Names.ShouldBe([new("ha giang", null, null), new("tuyen quang", merger, null), new("meo vac", null, null)], ignoreOrder: true, "people go on writing the old name");
        PlaceFilter.Of(book, "Việt Nam")!.Countries.ShouldBe(["VN"]);
        PlaceFilter.Of(book, "Ngã ba").ShouldBeNull();
    }

    private static PlaceDefined Province(string id, string name) => new(new(id), new(name, null), PlaceKind.Province, new("viet-nam"), "VN", null, Statement.Own);

    private static PlaceEnded Ended(string id) => new(new(id), merger.AddDays(-1), [new("tuyen-quang-2025")], "sắp xếp", Statement.Own);

    private static PlaceGroup Group(string? text, DateOnly stretch, long records) => new(text, stretch, stretch, QuantityTotal.Empty.Add(Quantity.Exact(1), records), records);
}
