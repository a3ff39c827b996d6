using System.Globalization;
using ThreatRegister.Application.Questions;
using ThreatRegister.Domain;

namespace ThreatRegister.Application.Listings;

/// <summary>What a list of a register shows, and how it is asked: for the command line, pages, programs and files alike.</summary>
public interface IListing
{
    /// <summary>As URLs and the command line have it.</summary>
    string Name { get; }

    /// <summary>What JSON calls the rows.</summary>
    string Member { get; }

    LocalizedText Title { get; }

    /// <summary>What it is, in one line.</summary>
    LocalizedText About { get; }

    IReadOnlyList<ListHead> Heads { get; }

    /// <summary>The heads of the table for programs.</summary>
    IReadOnlyList<string> FieldNames { get; }

    IReadOnlyList<ListFilter> Filters { get; }

    /// <summary>Which of the filters of every question apply (<see cref="QuestionText.Filters"/>).</summary>
    IReadOnlyList<string> Common { get; }

    /// <summary>It may be so long that only a part is read at a time: in its own order, by an offset or a key.</summary>
    bool IsPaged { get; }

    /// <summary>A part goes on by the key of a row; else by an offset.</summary>
    bool HasKeys { get; }

    /// <summary>The key of the column that tells which rows are the newest: pages begin with these, programs with the list's own order. Null: pages keep that order too.</summary>
    string? Newest { get; }

    /// <summary>Its rows happen: a period is when they did.</summary>
    bool Happens { get; }

    /// <summary>A period may also be about when its rows were stated or recorded.</summary>
    bool HasBasis { get; }

    /// <summary>Its rows have exact times, so that each lies within a period or without; else a row is listed whose date may lie within.</summary>
    bool IsExact { get; }

    /// <summary>Its rows say something that depends on the clock, such as overdue: it is reckoned for the question's instant.</summary>
    bool GoesByClock { get; }

    /// <summary>What a period says of its rows, such as "imported"; null: that they happened then, or are about it.</summary>
    LocalizedText? Dated { get; }

    /// <summary>Of a text that may hold the list's own filters too, what the question is.</summary>
    /// <exception cref="QuestionException">It has a filter that means nothing for this list.</exception>
    QuestionText QuestionOf(QuestionText text);

    /// <param name="question">What <see cref="QuestionOf"/> asks.</param>
    /// <param name="text">With the list's own filters.</param>
    /// <exception cref="QuestionException">The user got an own filter or the order wrong.</exception>
    Task<ListPage> ReadAsync(ListPorts ports, Question question, QuestionText text, ListSlice slice, CancellationToken cancellationToken = default);

    /// <summary>By what the rows can be narrowed, with how many there are of each.</summary>
    /// <param name="rows">The list, which may still be read: of few rows counting costs nothing.</param>
    Task<IReadOnlyList<ListFacet>> FacetsAsync(ListPorts ports, Question question, QuestionText text, Task<ListPage> rows, CancellationToken cancellationToken = default);
}

/// <summary>What was read of a list.</summary>
/// <param name="Total">Null: these are all, still to be sorted and cut; else it was done where they come from.</param>
public sealed record ListAnswer<TLine>(IReadOnlyList<TLine> Lines, long? Total = null)
{
    public string? Next { get; init; }

    public string? Previous { get; init; }

    public bool HasMore { get; init; }

    public IReadOnlyList<KeyValuePair<string, object>> Before { get; init; } = [];

    public IReadOnlyList<KeyValuePair<string, object>> Behind { get; init; } = [];
}

/// <typeparam name="TLine">A row with what else its columns need.</typeparam>
public sealed class Listing<TLine>(string name, LocalizedText title, IReadOnlyList<ListColumn<TLine>> columns, Func<ListAsk, CancellationToken, Task<ListAnswer<TLine>>> read) : IListing
    where TLine : notnull
{
    private readonly IReadOnlyList<ListColumn<TLine>> columns = columns;

    public string Name { get; } = name;

    public string Member { get; init; } = name;

    public LocalizedText Title => title;

    public LocalizedText About => ListingWords.Of(Name);

    public IReadOnlyList<ListHead> Heads => [.. columns.Select(column => new ListHead(column.Key, new(column.Vietnamese, column.English), column.IsNumber, IsSortable(column), column.IsLead, column.IsActor, column.IsDoer))];

    public IReadOnlyList<string> FieldNames => [.. Fields.Select(told => told.Name)];

    public IReadOnlyList<ListFilter> Filters { get; init; } = [];

    public IReadOnlyList<string> Common { get; init; } = [];

    public bool IsPaged { get; init; }

    public bool HasKeys { get; init; }

    public string? Newest { get; init; }

    public bool Happens { get; init; }

    public bool HasBasis { get; init; }

    public LocalizedText? Dated { get; init; }

    public bool IsExact { get; init; }

    /// <summary>What it is narrowed by, where that is not told by its filters.</summary>
    public Func<ListAsk, Task<ListPage>, CancellationToken, Task<IReadOnlyList<ListFacet>>>? Facets { get; init; }

    public bool GoesByClock { get; init; }

    /// <summary>The columns for programs; where not told, those for people with their codes.</summary>
    public IReadOnlyList<ListField<TLine>> Fields { get; init; } = [.. columns.Select(column => new ListField<TLine>(column.English, column.Code))];

    /// <summary>The row as JSON has it; where not told, the line itself.</summary>
    public Func<TLine, object> Row { get; init; } = line => line;

    /// <summary>Where the rows are a tree, how many stand above one.</summary>
    public Func<TLine, int>? Depth { get; init; }

    public QuestionText QuestionOf(QuestionText text)
    {
        TakenFilters.Check(this, text);
        return text.Only(QuestionText.Moments.Concat(Common));
    }

    public async Task<ListPage> ReadAsync(ListPorts ports, Question question, QuestionText text, ListSlice slice, CancellationToken cancellationToken = default)
    {
        var ask = new ListAsk(ports, question, text.Only(Filters.Select(filter => filter.Name)), slice);
        var column = slice.Sort is { } sort ? ColumnOf(sort) : null;
        var answer = await read(ask, cancellationToken);
        var lines = answer.Total is null ? Cut(column is null ? answer.Lines : Sorted(answer.Lines, column, slice.Descending, question.Language), slice) : answer.Lines;
        return new(
            this, question.Query.Moment.Position, [.. lines.Select(line => new Line(this, columns, line))], answer.Total ?? answer.Lines.Count, answer.Next, answer.Before, answer.Behind)
        {
            Previous = answer.Previous,
            HasMore = answer.HasMore,
        };
    }

    public async Task<IReadOnlyList<ListFacet>> FacetsAsync(ListPorts ports, Question question, QuestionText text, Task<ListPage> rows, CancellationToken cancellationToken = default)
    {
        if (Facets is not null) return await Facets(new(ports, question, text, ListSlice.All), rows, cancellationToken);

        var facets = new List<ListFacet>();
        foreach (var filter in Filters)
        {
            if (filter.Choices is not { Count: > 0 } choices) continue;
            if (!IsPaged && columns.FirstOrDefault(column => string.Equals(column.Key, filter.Name, StringComparison.Ordinal)) is { } column)
            {
                var all = await read(new(ports, question, text.Only(Filters.Select(one => one.Name)).With(filter.Name, null), ListSlice.All), cancellationToken);
                var counts = all.Lines.CountBy(line => column.Code(line), StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
                facets.Add(new(filter.Name, filter.Words, [.. choices.Select(choice => new FacetChoice(choice.Code, choice.Words, counts.GetValueOrDefault(choice.Code)))]));
            }
            else if (choices.Count <= ListFacet.MostUncounted)
            {
                facets.Add(new(filter.Name, filter.Words, [.. choices.Select(choice => new FacetChoice(choice.Code, choice.Words, null))]));
            }
        }

        return facets;
    }

    private bool IsSortable(ListColumn<TLine> column) => !IsPaged || column.IsOrdered;

    private ListColumn<TLine> ColumnOf(string sort) =>
        columns.FirstOrDefault(column => IsSortable(column) && string.Equals(column.Key, sort, StringComparison.Ordinal))
            ?? throw QuestionException.Usage("sort", $"không sắp xếp được danh sách này theo '{sort}'.", $"this list cannot be sorted by '{sort}'.");

    private static IEnumerable<TLine> Cut(IEnumerable<TLine> lines, ListSlice slice) => lines.Skip(slice.Offset).Take(slice.Limit);

    /// <summary>What says nothing comes last, whichever way; equal ones stay in the list's own order.</summary>
    private static IEnumerable<TLine> Sorted(IReadOnlyList<TLine> lines, ListColumn<TLine> column, bool descending, string language)
    {
        var keyed = lines.Select(line => (Line: line, Key: KeyOf(line, column, language))).OrderBy(pair => pair.Key is null);
        return (descending ? keyed.ThenByDescending(pair => pair.Key, Order.Instance) : keyed.ThenBy(pair => pair.Key, Order.Instance)).Select(pair => pair.Line);
    }

    private static IComparable? KeyOf(TLine line, ListColumn<TLine> column, string language)
    {
        if (column.SortKey is { } key) return key(line);
        if (column.IsNumber) return long.TryParse(column.Code(line), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : null;
        return SearchKey.Of(column.Said(line, language)) is { Length: > 0 } words && words is not "-" ? words : null;
    }

    private sealed class Order : IComparer<IComparable?>
    {
        public static Order Instance { get; } = new();

        /// <summary>Texts by their letters, whatever the culture of the machine.</summary>
        public int Compare(IComparable? x, IComparable? y) => (x, y) is (string one, string other) ? string.CompareOrdinal(one, other) : Comparer<IComparable>.Default.Compare(x, y);
    }

    private sealed class Line(Listing<TLine> listing, IReadOnlyList<ListColumn<TLine>> columns, TLine line) : ListLine
    {
        public override object Row => listing.Row(line);

        public override int Depth => listing.Depth?.Invoke(line) ?? 0;

        public override IReadOnlyList<ListCell> Cells(string language) => [.. columns.Select(column => column.CellOf(line, language))];

        public override IReadOnlyList<string?> Fields() => [.. listing.Fields.Select(field => field.Text(line))];
    }
}
