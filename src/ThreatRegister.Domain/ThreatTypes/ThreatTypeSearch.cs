using System.Text;

namespace ThreatRegister.Domain.ThreatTypes;

/// <summary>Finds the threat types that words mean: by names in either language and everyday words, with or without marks.</summary>
public static class ThreatTypeSearch
{
    private const int Unlike = 10;

    /// <summary>Those that are called so best: one where it is clear which is meant, none where nothing is called so.</summary>
    public static IReadOnlyList<ThreatType> Meant(ThreatTypeTree tree, string text)
    {
        ArgumentNullException.ThrowIfNull(tree);
        var likely = tree.All.Where(type => !type.IsRetired && type.HasBegun).GroupBy(type => RankOf(type, text)).MinBy(group => group.Key);
        return likely is null || likely.Key >= Unlike ? [] : [.. likely];
    }

    /// <summary>Whether the text may mean the type: every word of it in one of its names, or the beginning of one there.</summary>
    public static bool MayMean(ThreatType type, string text)
    {
        ArgumentNullException.ThrowIfNull(type);
        return RankOf(type, text) < Unlike;
    }

    /// <summary>
    /// All that a type is called, for pages that search as this does: each name by itself, since the words of several together mean nothing. Its names and
    /// id first, behind a second bar what people call it.
    /// </summary>
    public static string KeyOf(ThreatType type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return $"{string.Join('|', NamesOf(type).Select(Marked))}||{string.Join('|', type.EverydayWords.Select(Marked))}";
    }

    /// <summary>What it is named goes before what people call it.</summary>
    private static int RankOf(ThreatType type, string text) =>
        NamesOf(type).Select(name => 2 * RankOf(name, text)).Concat(type.EverydayWords.Select(word => (2 * RankOf(word, text)) + 1)).Append(Unlike).Min();

    /// <summary>The name with its marks, the name without, whole words of it with their marks, whole words, beginnings of words.</summary>
    private static int RankOf(string name, string text)
    {
        var written = Marked(text);
        if (string.Equals(Marked(name), written, StringComparison.Ordinal)) return 0;

        var (asked, known) = (WordsOf(SearchKey.Of(text)), WordsOf(SearchKey.Of(name)));
        if (asked.Length == 0) return Unlike;
        if (asked.SequenceEqual(known, StringComparer.Ordinal)) return 1;

        var marked = WordsOf(Marked(name));
        if (WordsOf(written) is { Length: > 0 } words && words.All(word => marked.Contains(word, StringComparer.Ordinal))) return 2;
        if (asked.All(word => known.Contains(word, StringComparer.Ordinal))) return 3;
        return asked.All(word => known.Any(one => one.StartsWith(word, StringComparison.Ordinal))) ? 4 : Unlike;
    }

    private static IEnumerable<string> NamesOf(ThreatType type) => new[] { type.Name.Vi, type.Name.En, type.Id.Value }.OfType<string>();

    /// <summary>One form of each letter with its mark, in lower case; what cannot be composed is like nothing with marks.</summary>
    private static string Marked(string text)
    {
        try
        {
            return text.Trim().ToLowerInvariant().Normalize(NormalizationForm.FormC);
        }
        catch (ArgumentException)
        {
            return "";
        }
    }

    private static string[] WordsOf(string text) =>
        new string([.. text.Select(letter => char.IsLetterOrDigit(letter) ? letter : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
