using System.Collections.Immutable;
using System.Text;

namespace ThreatRegister.Application.Questions;

/// <summary>
/// A question as it was asked: texts by the name of a filter, those of <see cref="Names"/> and any that a list has of its own. Immutable.
/// The same texts always give the same query of a URL.
/// </summary>
public sealed class QuestionText
{
    private readonly ImmutableSortedDictionary<string, string> texts;

    private QuestionText(ImmutableSortedDictionary<string, string> texts) => this.texts = texts;

    /// <summary>Which state of the register, and what its periods are about: every question has these.</summary>
    public static IReadOnlyList<string> Moments { get; } = ["as-of", "stated-by", "taxonomy", "basis"];

    public static IReadOnlyList<string> Filters { get; } =
        ["type", "from", "to", "period", "calendar", "outcome", "status", "severity", "occasion", "agency", "place", "sector", "source", "import", "text"];

    /// <summary>All of these, in the order in which a URL has them; others come behind, by name.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Moments, .. Filters];

    public static QuestionText Empty { get; } = new(ImmutableSortedDictionary.Create<string, string>(new InOrder()));

    public IEnumerable<string> Given => texts.Keys;

    /// <summary>Null: not asked.</summary>
    public string? this[string name] => texts.GetValueOrDefault(name);

    /// <summary>Of options by their names; null where one is left out.</summary>
    public static QuestionText Of(IEnumerable<KeyValuePair<string, string?>> options) => options.Aggregate(Empty, (text, option) => text.With(option.Key, option.Value));

    /// <summary>Of the query of a URL, with or without its question mark. A field of a form that was left empty is not asked.</summary>
    /// <param name="knows">Which names are understood: any other is overlooked, however often it is given. Null: all are.</param>
    /// <exception cref="QuestionException">A name is given twice, or a value holds what no text has.</exception>
    public static QuestionText OfQuery(string query, Func<string, bool>? knows = null)
    {
        var text = Empty;
        foreach (var pair in query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var (name, value) = pair.Split('=', 2) is [var left, var right] ? (Decoded(left), Decoded(right)) : (Decoded(pair), "");
            if (value.Length == 0 || knows?.Invoke(name) is false) continue;
            if (text[name] is not null) throw QuestionException.Usage(name, "được nêu nhiều hơn một lần.", "is given more than once.");
            if (value.Contains('\0', StringComparison.Ordinal)) throw QuestionException.Usage(name, "có ký tự không hợp lệ.", "holds a character that no text has.");
            text = text.With(name, value);
        }

        return text;
    }

    /// <param name="value">Null: no longer asked.</param>
    public QuestionText With(string name, string? value) => new(value is null ? texts.Remove(name) : texts.SetItem(name, value));

    public QuestionText Only(IEnumerable<string> names) => Of(names.Select(name => KeyValuePair.Create(name, this[name])));

    /// <summary>As the query of a URL, with its question mark; empty where nothing is asked.</summary>
    public string ToQuery()
    {
        var query = new StringBuilder();
        foreach (var (name, value) in texts) query.Append(query.Length == 0 ? '?' : '&').Append(Uri.EscapeDataString(name)).Append('=').Append(Uri.EscapeDataString(value));
        return query.ToString();
    }

    /// <summary>With one value changed.</summary>
    public string ToQuery(string name, string? value) => With(name, value).ToQuery();

    public override string ToString() => ToQuery();

    private static string Decoded(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));

    private sealed class InOrder : IComparer<string>
    {
        private static readonly Dictionary<string, int> places = Names.Select((name, place) => (name, place)).ToDictionary(pair => pair.name, pair => pair.place, StringComparer.Ordinal);

        public int Compare(string? x, string? y)
        {
            var place = PlaceOf(x).CompareTo(PlaceOf(y));
            return place != 0 ? place : string.CompareOrdinal(x, y);
        }

        private static int PlaceOf(string? name) => name is not null && places.TryGetValue(name, out var place) ? place : int.MaxValue;
    }
}
