using System.Globalization;
using ThreatRegister.Application.Queries;
using ThreatRegister.Application.Questions;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Places;

namespace ThreatRegister.Application.Listings;

/// <summary>What lists are read from.</summary>
public sealed record ListPorts(
    IRegisters Registers, IWorkRegisters Work, IResponseRegister Responses, Func<Moment, CancellationToken, Task<PlaceBook>> Places, MergeReader Merges, TimeZoneInfo Zone, RecordReader Records);

/// <summary>Which rows of a list are asked for, and in which order.</summary>
/// <param name="After">Go on after this row, where the list has keys to go on by (<see cref="ListPage.Next"/>).</param>
/// <param name="Sort">The key of a column; null: the list's own order.</param>
/// <param name="Before">Go back from this row (<see cref="ListPage.Previous"/>).</param>
/// <param name="MostCounted">Count no further, where counting all would take as long as reading all.</param>
public sealed record ListSlice(int Limit = int.MaxValue, int Offset = 0, string? After = null, string? Sort = null, bool Descending = false, string? Before = null, int? MostCounted = null)
{
    public static ListSlice All { get; } = new();
}

/// <summary>One row of a list.</summary>
public abstract class ListLine
{
    /// <summary>As JSON has it.</summary>
    public abstract object Row { get; }

    public abstract IReadOnlyList<ListCell> Cells(string language);

    /// <summary>How many rows stand above it in a tree.</summary>
    public abstract int Depth { get; }

    /// <summary>As a table for programs has it.</summary>
    public abstract IReadOnlyList<string?> Fields();
}

/// <summary>Rows of a list at a position.</summary>
/// <param name="Total">How many there are on all pages.</param>
/// <param name="Next">After which row the next page goes on; null: there is none, or the list goes by offsets.</param>
/// <param name="Before">What the JSON document tells before the rows.</param>
/// <param name="Behind">What it tells behind them.</param>
public sealed record ListPage(
    IListing Listing, long Position, IReadOnlyList<ListLine> Lines, long Total, string? Next, IReadOnlyList<KeyValuePair<string, object>> Before, IReadOnlyList<KeyValuePair<string, object>> Behind)
{
    /// <summary>Before which row the page before this one goes back; null: there is none, or the list cannot go back by keys.</summary>
    public string? Previous { get; init; }

    /// <summary>There are more than <see cref="Total"/>: nobody counted on.</summary>
    public bool HasMore { get; init; }

    /// <summary>The whole as one JSON document.</summary>
    public IReadOnlyDictionary<string, object> Document()
    {
        var document = new Dictionary<string, object>(StringComparer.Ordinal) { ["position"] = Position };
        foreach (var (name, value) in Before) document[name] = value;
        document[Listing.Member] = Lines.Select(line => line.Row).ToArray();
        foreach (var (name, value) in Behind) document[name] = value;
        return document;
    }
}

/// <summary>One question to one list.</summary>
/// <param name="Text">The list's own filters are read from it.</param>
public sealed record ListAsk(ListPorts Ports, Question Question, QuestionText Text, ListSlice Slice)
{
    public Viewer Viewer => Question.Query.Viewer;

    public Moment Moment => Question.Query.Moment;

    public string? this[string name] => Text[name];

    /// <summary>Whether a switch is on.</summary>
    public bool Is(string name) => Text[name] switch
    {
        null or "false" => false,
        "true" => true,
        var other => throw QuestionException.NoneOf(name, other, [("true", new("có", "yes")), ("false", new("không", "no"))]),
    };

    public TEnum? Member<TEnum>(string name)
        where TEnum : struct, Enum => Text[name] is { } code ? Asked.Member<TEnum>(code, name) : null;

    public TId? Id<TId>(string name)
        where TId : struct, IId<TId> => Text[name] is { } id ? Asked.Id<TId>(id, name) : null;

    public DateOnly? Day(string name) => Text[name] is { } day ? Asked.Day(day, name) : null;

    public int? Number(string name)
    {
        if (Text[name] is not { } text) return null;
        return int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : throw QuestionException.Usage(name, $"'{text}' không phải là số.", $"'{text}' is not a number.");
    }

    /// <summary>All rows of a register at the moment.</summary>
    public Task<IReadOnlyList<TRow>> RowsAsync<TRow>(CancellationToken cancellationToken)
        where TRow : class => Ports.Registers.RowsAsync<TRow>(Viewer, Moment, cancellationToken);

    /// <summary>The rows of a register that are about what the filters of the question ask for.</summary>
    /// <param name="subjectOf">What a row is about.</param>
    /// <param name="isAsked">What the list's own filters leave.</param>
    /// <param name="order">In which order people read the rows.</param>
    public async Task<ListAnswer<TRow>> AboutAsync<TRow>(Func<TRow, Subject> subjectOf, Func<TRow, bool> isAsked, Comparison<TRow> order, CancellationToken cancellationToken)
        where TRow : class
    {
        var rows = (await RowsAsync<TRow>(cancellationToken)).Where(row => isAsked(row) && IsAbout(subjectOf(row))).ToList();
        rows.Sort(order);
        return new(rows);
    }

    /// <summary>
    /// The part of a list that goes on by offsets: where nobody wants all counted, one row more than asked tells whether there are more.
    /// </summary>
    /// <param name="isCounted">How many there are is known, or costs little.</param>
    /// <param name="readAsync">Reads so many rows behind the offset.</param>
    public async Task<ListAnswer<TRow>> PartAsync<TRow>(bool isCounted, Func<int, Task<IReadOnlyList<TRow>>> readAsync, Func<Task<long>> countAsync)
    {
        if (!isCounted && Slice.MostCounted is not null)
        {
            var rows = await readAsync(Slice.Limit + 1);
            if (rows.Count > 0) return new([.. rows.Take(Slice.Limit)], Slice.Offset + Math.Min(rows.Count, Slice.Limit)) { HasMore = rows.Count > Slice.Limit };
        }

        var (counting, reading) = (countAsync(), readAsync(Slice.Limit));
        await Task.WhenAll(counting, reading);
        return new(await reading, await counting);
    }

    /// <summary>Whether a row is about what the filters ask for.</summary>
    /// <param name="timeless">Whatever time it is of.</param>
    public bool IsAbout(Subject subject, bool timeless = false) => IsAbout(subject, timeless ? Question.Query.Filter with { Period = null } : Question.Query.Filter);

    /// <summary>The same of rows whose types, places and sectors are those of incidents, which were asked for these.</summary>
    public bool IsAboutBeside(Subject subject) => IsAbout(subject, Question.Query.Filter with { Types = null, Place = null, Places = null, Sector = null });

    private bool IsAbout(Subject subject, IncidentFilter filter) =>
        (this["status"] is not { } status || string.Equals(subject.Status, status, StringComparison.Ordinal)) && SubjectQuery.IsAsked(subject, filter, Question.Types);

    /// <summary>Of incidents that rows name, those of the type, place and sector that are asked for; null: none of these is asked for.</summary>
    public async Task<IReadOnlySet<string>?> AskedIncidentsAsync(Func<IEnumerable<string>> named, CancellationToken cancellationToken) =>
        QueryOfIncidents() is { } query ? await Ports.Registers.AskedIncidentsAsync(query, [.. named().Distinct(StringComparer.Ordinal)], cancellationToken) : null;

    /// <summary>The occasions that incidents of the type, place and sector are of; null: none of these is asked for.</summary>
    public async Task<IReadOnlySet<string>?> AskedOccasionsAsync(CancellationToken cancellationToken) =>
        QueryOfIncidents() is { } query ? await Ports.Registers.AskedOccasionsAsync(query, cancellationToken) : null;

    /// <summary>What is asked of incidents by those whose types, places and sectors are those of incidents; null: nothing.</summary>
    public IncidentFilter? TiedIncidents => Question.Query.Filter is var all && all is { Types: null, Place: null, Sector: null } ? null : new(Types: all.Types, Place: all.Place, Places: all.Places, Sector: all.Sector);

    private IncidentQuery? QueryOfIncidents() => TiedIncidents is { } tied ? new(Viewer, Moment, tied) : null;
}
