using System.Text;
using ThreatRegister.Domain;

namespace ThreatRegister.Application.Listings;

/// <summary>A record that a cell names.</summary>
/// <param name="Register">The list that it is in.</param>
public sealed record ListLink(string Register, string Id, string Text);

/// <summary>One cell: the code for programs, the words for people, and the records that it names.</summary>
public sealed record ListCell(string Code, string Text, IReadOnlyList<ListLink> Links);

/// <summary>The head of a column.</summary>
/// <param name="Key">What a question calls it to sort by it.</param>
/// <param name="IsNumber">Its cells stand to the right.</param>
/// <param name="IsLead">What people know a row by: pages show it first, and the id last.</param>
/// <param name="IsActor">Its cells are ids of accounts.</param>
/// <param name="IsDoer">Its cells name who does something: an agency or a function, or an account by its id.</param>
public sealed record ListHead(string Key, LocalizedText Words, bool IsNumber, bool IsSortable, bool IsLead, bool IsActor, bool IsDoer)
{
    /// <summary>The head of the column that names the row itself by its id.</summary>
    public bool IsId => Key is "id";
}

/// <summary>One column of a list: its head, what programs read in it, and where that is a code or a date, the words for people.</summary>
public sealed record ListColumn<TRow>(string Vietnamese, string English, Func<TRow, string> Code, Func<TRow, string, string>? Words = null)
{
    /// <summary>The records that a cell names, in words of a language.</summary>
    public Func<TRow, string, IEnumerable<ListLink>>? Links { get; init; }

    public bool IsNumber { get; init; }

    /// <summary>Its cells are the ids of those who recorded something: pages say their names.</summary>
    public bool IsActor { get; init; }

    /// <summary>Its cells name who does something; where that is the id of an account, pages say the name.</summary>
    public bool IsDoer { get; init; }

    /// <summary>What people know a row by.</summary>
    public bool IsLead { get; init; }

    /// <summary>A list that is read in parts comes in the order of this column too.</summary>
    public bool IsOrdered { get; init; }

    /// <summary>By what rows are sorted; null: by the words, numbers by their size.</summary>
    public Func<TRow, IComparable?>? SortKey { get; init; }

    /// <summary>The English head as a name.</summary>
    public string Key { get; } = KeyOf(English);

    public string Said(TRow row, string language) => Words is null ? Code(row) : Words(row, language);

    public ListCell CellOf(TRow row, string language) => new(Code(row), Said(row, language), [.. Links?.Invoke(row, language) ?? []]);

    /// <summary>The cell's code is the id of a record.</summary>
    public ListColumn<TRow> To(string register) =>
        this with { Links = (row, language) => Code(row) is { Length: > 0 } id && id is not "-" ? [new(register, id, Said(row, language))] : [] };

    /// <summary>The cell's code is the ids of records, with blanks between them.</summary>
    public ListColumn<TRow> ToEach(string register) =>
        this with { Links = (row, _) => Code(row).Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(id => new ListLink(register, id, id)) };

    public ListColumn<TRow> By(Func<TRow, IComparable?> key) => this with { SortKey = key };

    public ListColumn<TRow> Number() => this with { IsNumber = true };

    public ListColumn<TRow> Ordered() => this with { IsOrdered = true };

    public ListColumn<TRow> Lead() => this with { IsLead = true };

    private static string KeyOf(string head)
    {
        var key = new StringBuilder(head.Length);
        foreach (var letter in head)
        {
            if (char.IsAsciiLetterOrDigit(letter)) key.Append(char.ToLowerInvariant(letter));
            else if (key.Length > 0 && key[^1] != '-') key.Append('-');
        }

        return key.ToString().TrimEnd('-');
    }
}

/// <summary>One column of the table for programs, where that has others than the list for people.</summary>
public sealed record ListField<TRow>(string Name, Func<TRow, string?> Text);
