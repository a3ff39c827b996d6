using System.Globalization;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Incidents;

namespace ThreatRegister.Projections.Incidents;

/// <summary>By what a population of incidents is chosen.</summary>
public enum IncidentFacet
{
    /// <summary>All of them.</summary>
    All,
    Source,
    Occasion,

    /// <summary>All of them, told apart by place.</summary>
    Place,

    /// <summary>All that rest on a source, whether they count or not: nothing else is told apart.</summary>
    Cited,
}

/// <summary>One cell of the pre-aggregated counts: incidents that no question to them tells apart stand in the same one.</summary>
/// <param name="Value">The source or occasion; empty for all.</param>
/// <param name="Type">The primary type.</param>
/// <param name="Further">Empty where the cell counts records; else one of their further types, counted once more under it.</param>
/// <param name="Year">The year that wholly holds the date; empty where none does.</param>
/// <param name="Date">The month, where the date lies within one; else the date itself.</param>
/// <param name="Quantity">Empty where <paramref name="Further"/> is not: records counted once more add nothing up.</param>
/// <param name="Place">As <see cref="IncidentCells.PlaceOf"/> has it, of <see cref="IncidentFacet.Place"/> alone.</param>
public sealed record CountCell(IncidentFacet Facet, string Value, string Year, string Type, string Further, string Date, Outcome Outcome, string Quantity, Tlp Marking, string Place = "");

/// <summary>Which incidents count, and in which cells they stand; pure.</summary>
public static class IncidentCells
{
    /// <summary>
    /// False positives, drills, standing threats and records that were retracted, merged away or withdrawn are outside every count;
    /// suspected ones are counted apart.
    /// </summary>
    public static bool Counts(IncidentRow row) =>
        row.Status is not (Lifecycle.Retracted or Lifecycle.MergedAway or Lifecycle.Withdrawn) && row.Outcome is not Outcome.FalsePositive && row.Kind is RecordKind.Case or RecordKind.Aggregate;

    /// <summary>The cells that a record stands in, each at most once; where it does not count, those of the sources that it cites.</summary>
    public static IReadOnlyList<CountCell> Of(IncidentRow row)
    {
        var cells = new List<CountCell>(2 + (2 * row.Sources.Count) + row.Occasions.Count);
        foreach (var source in row.Sources) cells.Add(new(IncidentFacet.Cited, source.Value, "", "", "", "", default, "", row.Marking));
        if (!Counts(row)) return cells;

        var date = DateOf(row.Occurred);
        var year = YearOf(row.Occurred);
        Add(IncidentFacet.All, "");
        cells.Add(new(IncidentFacet.Place, "", year, row.Type.Value, "", date, row.Outcome, row.Quantity.ToString(), row.Marking, PlaceOf(row.Place)));
        foreach (var source in row.Sources) Add(IncidentFacet.Source, source.Value);
        foreach (var occasion in row.Occasions) Add(IncidentFacet.Occasion, occasion.Value);
        return cells;

        void Add(IncidentFacet facet, string value)
        {
            cells.Add(new(facet, value, year, row.Type.Value, "", date, row.Outcome, row.Quantity.ToString(), row.Marking));
            foreach (var further in row.FurtherTypes) cells.Add(new(facet, value, year, row.Type.Value, further.Value, date, row.Outcome, "", row.Marking));
        }
    }

    /// <summary>What one event moves: the cells that the record left, then those that it entered.</summary>
    public static (IReadOnlyList<CountCell> Left, IReadOnlyList<CountCell> Entered) Moved(IncidentRow? before, IncidentRow after)
    {
        if (before is null) return ([], Of(after));
        if (IsSame(before, after)) return ([], []);

        var (left, entered) = (Of(before), Of(after));
        return ([.. left.Except(entered)], [.. entered.Except(left)]);
    }

    /// <summary>The month that wholly holds the date, such as <c>2021-06</c>; else the date's own text.</summary>
    public static string DateOf(When occurred)
    {
        if (occurred.Precision is Precision.Unknown) return occurred.Text;

        var last = occurred.To.AddTicks(-1);
        return (occurred.From.Year, occurred.From.Month) == (last.Year, last.Month) ? occurred.From.ToString("yyyy-MM", CultureInfo.InvariantCulture) : occurred.Text;
    }

    /// <summary>The place as the record names it, or where it names none the country; empty where neither is stated.</summary>
    public static string PlaceOf(Place? place) => place is null ? "" : NameOf(place) is { Length: > 0 } name ? name : place.Country ?? "";

    public static string NameOf(Place place) => string.Join(", ", new[] { place.Name, place.Region }.Where(part => part is not null));

    private static string YearOf(When occurred) =>
        occurred.Precision is not Precision.Unknown && occurred.From.Year == occurred.To.AddTicks(-1).Year ? occurred.From.ToString("yyyy", CultureInfo.InvariantCulture) : "";

    /// <summary>Most events change nothing that a cell is made of.</summary>
    private static bool IsSame(IncidentRow before, IncidentRow after) =>
        before.Type == after.Type && before.Kind == after.Kind && before.Outcome == after.Outcome && before.Marking == after.Marking && before.Status == after.Status
        && before.FurtherTypes.Equals(after.FurtherTypes) && before.Occurred.Equals(after.Occurred) && before.Quantity.Equals(after.Quantity)
        && before.Sources.Equals(after.Sources) && before.Occasions.Equals(after.Occasions) && Equals(before.Place, after.Place);
}
