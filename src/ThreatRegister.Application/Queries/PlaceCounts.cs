using ThreatRegister.Domain;
using ThreatRegister.Domain.Places;

namespace ThreatRegister.Application.Queries;

/// <summary>How many counted records name a place in the same words, within the same stretch of the geography.</summary>
/// <param name="Text">The place as the records have it, or where they name none the country; null: neither is stated.</param>
/// <param name="First">The first day of the stretch in which it begins: <see cref="DateOnly.MinValue"/> before all changes, and for what has no date.</param>
/// <param name="Last">The first day of the stretch in which it ends.</param>
public sealed record PlaceGroup(string? Text, DateOnly First, DateOnly Last, QuantityTotal Total, long Records)
{
    /// <summary>As of <see cref="IncidentGroup.Strictest"/>.</summary>
    public Tlp Strictest { get; init; }
}

/// <summary>Counts by place come from where the incidents are.</summary>
public interface IPlaceGroups
{
    /// <param name="changes">The days on which the geography changes.</param>
    Task<IReadOnlyList<PlaceGroup>> PlaceGroupsAsync(IncidentQuery query, IReadOnlyList<DateOnly> changes, CancellationToken cancellationToken = default);
}

/// <summary>One line of a count by place. Each record is in one line only.</summary>
/// <param name="Place">Null: no place is stated, or what is stated is no known place.</param>
/// <param name="NotSubdivided">The place is not there under the geography asked for, and several could have its records: nobody has said which.</param>
public sealed record PlaceCell(string? Place, string Name, long Incidents, QuantityView Quantity, bool NotSubdivided);

/// <param name="Geography"><c>then</c>, or the day whose places these are.</param>
/// <param name="NotStated">Records that state no place.</param>
/// <param name="NotKnown">Records whose place is none of the known ones, or could be one of several.</param>
public sealed record PlaceView(long Position, string Geography, IReadOnlyList<PlaceCell> Cells, PlaceCell NotStated, PlaceCell NotKnown, long Total);

/// <summary>Counts by place under a geography; pure.</summary>
public static class PlaceCounts
{
    private static readonly LocalizedText word = new("vụ việc", "case");
    private static readonly LocalizedText notStated = new("không nêu địa điểm", "no place stated");
    private static readonly LocalizedText notKnown = new("địa danh chưa có trong danh mục, hoặc chưa rõ", "no known place, or not clear which");

    /// <summary>The days on which a place or a name begins, or is no more.</summary>
    public static IReadOnlyList<DateOnly> ChangesOf(PlaceBook book) =>
        [.. book.All.SelectMany(place => place.Keys()).SelectMany(name => new[] { name.From, name.To?.AddDays(1) }).OfType<DateOnly>().Distinct().Order()];

    /// <summary>
    /// The day whose places are asked for; null: those of then. The geography of now is that of the day when the moment asked about was recorded:
    /// so the same position gives the same answer for ever.
    /// </summary>
    /// <param name="geography"><c>then</c>, <c>now</c> or a day; null: of then.</param>
    public static DateOnly? DayOf(string? geography, Moment moment, TimeZoneInfo zone) => geography switch
    {
        null or "then" => null,
        "now" => moment.RecordedAt is { } recorded ? DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(recorded, zone).DateTime) : null,
        _ => Questions.Asked.Day(geography, "geography"),
    };

    /// <param name="day">The geography to count under; null: that of the records' own time.</param>
    public static PlaceView Of(IReadOnlyList<PlaceGroup> groups, PlaceBook book, DateOnly? day, long position, string language)
    {
        var names = book.All.SelectMany(place => place.Keys().Select(name => (Name: name, Place: place))).ToLookup(named => named.Name.Key, StringComparer.Ordinal);
        var placed = groups.Select(group => (Group: group, Place: group.Text is { } text ? Found(names, text, group, Lying) : null)).ToArray();
        var cells = placed.Where(one => one.Place is not null)
            .GroupBy(one => one.Place!.Id, one => one.Group)
            .OrderBy(cell => cell.Key.Value, StringComparer.Ordinal)
            .Select(cell => Cell(cell.Key.Value, book.Find(cell.Key)!.NameOn(day).In(language), cell, language, day is { } asked && !book.Find(cell.Key)!.IsThereOn(asked)));
        return new(
            position,
            day?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) ?? "then",
            [.. cells],
            Cell(null, notStated.In(language), groups.Where(group => group.Text is null), language),
            Cell(null, notKnown.In(language), placed.Where(one => one.Group.Text is not null && one.Place is null).Select(one => one.Group), language),
            groups.Sum(group => group.Records));

        KnownPlace Lying(KnownPlace place)
        {
            var outermost = Outermost(book, place);
            return day is { } asked ? book.Under(outermost, asked) ?? outermost : outermost;
        }
    }

    /// <summary>Where the most exact part of the text lies that is the name of one place; null where that is not the same throughout the record's time.</summary>
    private static KnownPlace? Found(ILookup<string, (PlaceName Name, KnownPlace Place)> names, string text, PlaceGroup group, Func<KnownPlace, KnownPlace> lying)
    {
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(PlaceName.KeyOf))
        {
            if (Sole(names[part], group.First) is not { } first || Sole(names[part], group.Last) is not { } last) continue;
            if (lying(first) is var place && place.Id == lying(last).Id) return place;
        }

        return null;
    }

    /// <summary>The place that had the name on a day; null where there is none, or where several had it.</summary>
    private static KnownPlace? Sole(IEnumerable<(PlaceName Name, KnownPlace Place)> named, DateOnly day)
    {
        var found = named.Where(one => Validity.Holds(one.Name.From, day, one.Name.To)).Select(one => one.Place).DistinctBy(place => place.Id).Take(2).ToArray();
        return found.Length == 1 ? found[0] : null;
    }

    /// <summary>The province, sea or border that it lies in: the outermost below a country.</summary>
    private static KnownPlace Outermost(PlaceBook book, KnownPlace place) => book.PathOf(place).LastOrDefault(at => at.Defined.Kind is not PlaceKind.Country) ?? place;

    private static PlaceCell Cell(string? place, string name, IEnumerable<PlaceGroup> groups, string language, bool notSubdivided = false)
    {
        var held = groups.ToArray();
        var total = held.Aggregate(QuantityTotal.Empty, (sum, group) => sum.Add(group.Total));
        return new(place, name, held.Sum(group => group.Records), new(QuantityText.Of(total, word, language), total.AtLeast, total.Approximate, total.Unstated.Count), notSubdivided);
    }
}
