using ThreatRegister.Application.Listings;
using ThreatRegister.Application.Queries;
using ThreatRegister.Application.Questions;
using ThreatRegister.Web.Pages.Records;

namespace ThreatRegister.Web.Pages.Lists;

/// <summary>One page of a list.</summary>
/// <param name="Text">What is asked.</param>
/// <param name="Sentence">What is shown, in words; null where the question holds a mistake.</param>
/// <param name="Rows">Null where the question holds a mistake.</param>
/// <param name="Page">Which page of a list that goes on by offsets; from 1 on.</param>
public sealed record ListModel(
    IListing Listing, QuestionText Text, string? Sentence, ListPage? Rows, int Page, IReadOnlyList<FilterChip> Chips, IReadOnlyList<FilterField> Fields, IReadOnlyList<ListFacet> Facets, QuestionException? Wrong)
{
    /// <summary>What records are called of which the cells hold no more than the id.</summary>
    public IReadOnlyDictionary<ListLink, ValuePart> Names { get; init; } = new Dictionary<ListLink, ValuePart>();

    /// <summary>The columns as people read them, by their place in the list: what a row is known by, then the others, its id last.</summary>
    public IReadOnlyList<(int Index, ListHead Head)> Columns { get; } = [.. Listing.Heads.Index().OrderBy(column => column.Item.IsLead ? 0 : column.Item.IsId ? 2 : 1)];

    /// <summary>A link that says no more than an id is better called by the record's title.</summary>
    public static bool IsBare(ListLink link) => string.Equals(link.Text, link.Id, StringComparison.Ordinal);

    public const int PageSize = 50;

    /// <summary>So far rows of a long list are counted: to go on would take as long as reading them all.</summary>
    public const int MostCounted = 100;

    /// <summary>What is asked without which part of it is shown: the beginning, and what is downloaded.</summary>
    public QuestionText Whole { get; } = ListEndpoints.WholeOf(Text);

    /// <summary>The key of the column that the list is sorted by; null: its own order.</summary>
    public string? Sort => ListEndpoints.ShownOf(Listing, Text).Sort;

    public bool IsDescending => ListEndpoints.ShownOf(Listing, Text).IsDown;

    /// <summary>The query that sorts by a column, or turns its order round.</summary>
    public string SortedBy(ListHead head) => Whole.ToQuery("sort", string.Equals(head.Key, Sort, StringComparison.Ordinal) && !IsDescending ? "-" + head.Key : head.Key);

    /// <summary>The query that narrows to a value, or takes that away again with what it alone asked.</summary>
    public string Toggled(ListFacet facet, FacetChoice choice)
    {
        var (asked, besides) = IsOn(facet, choice) ? (Whole.With(facet.Name, null), facet.Back) : (Narrowed(facet.Name).With(facet.Name, choice.Code), choice.Beside);
        return besides.Aggregate(asked, (text, beside) => text.With(beside.Key, beside.Value)).ToQuery();
    }

    public bool IsOn(ListFacet facet, FacetChoice choice) => string.Equals(Text[facet.Name], choice.Code, StringComparison.Ordinal);

    /// <summary>How many of the rows count in figures; null: not known.</summary>
    public long? Counted => Facets.FirstOrDefault(facet => facet.Counted is not null)?.Counted;

    /// <summary>A period replaces the days that were asked for.</summary>
    private QuestionText Narrowed(string name) => name is "period" ? Whole.With("from", null).With("to", null).With("calendar", null) : Whole;
}
