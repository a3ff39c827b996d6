using System.Text;
using ThreatRegister.Domain;

namespace ThreatRegister.Web.Pages.Search;

/// <summary>A stretch of a text.</summary>
/// <param name="IsFound">Whether it is what was searched for.</param>
public sealed record Stretch(string Text, bool IsFound);

/// <summary>Finds the searched words in a text as people wrote it, with its marks and capitals; pure.</summary>
public static class Marked
{
    public static IReadOnlyList<Stretch> Of(string text, string searched)
    {
        var (folded, starts) = Folded(text);
        var found = new bool[text.Length];
        foreach (var word in SearchKey.Of(searched).Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal))
        {
            var all = PlacesOf(folded, word);
            var whole = all.Where(at => IsWhole(folded, at, word.Length)).ToList();
            foreach (var at in whole.Count > 0 ? whole : all) Array.Fill(found, true, starts[at], starts[at + word.Length] - starts[at]);
        }

        return Stretches(text, found);
    }

    private static List<int> PlacesOf(string folded, string word)
    {
        var places = new List<int>();
        for (var at = folded.IndexOf(word, StringComparison.Ordinal); at >= 0; at = folded.IndexOf(word, at + word.Length, StringComparison.Ordinal)) places.Add(at);
        return places;
    }

    /// <summary>Where a word stands as a word, its letters within others are not shown: "an" in "tấn".</summary>
    private static bool IsWhole(string folded, int at, int length) =>
        (at == 0 || !char.IsLetterOrDigit(folded[at - 1])) && (at + length == folded.Length || !char.IsLetterOrDigit(folded[at + length]));

    /// <summary>The folded text, and of each of its letters (and of its end) where that begins in the text.</summary>
    private static (string Text, List<int> Starts) Folded(string text)
    {
        var (folded, starts) = (new StringBuilder(text.Length), new List<int>(text.Length + 1));
        for (var at = 0; at < text.Length; at++)
        {
            var isPair = char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]);
            var key = char.IsWhiteSpace(text[at]) ? " " : char.IsSurrogate(text[at]) && !isPair ? "\uFFFD" : SearchKey.Of(text.Substring(at, isPair ? 2 : 1));
            folded.Append(key);
            starts.AddRange(Enumerable.Repeat(at, key.Length));
            if (isPair) at++;
        }

        starts.Add(text.Length);
        return (folded.ToString(), starts);
    }

    private static List<Stretch> Stretches(string text, bool[] found)
    {
        var stretches = new List<Stretch>();
        for (int from = 0, to; from < text.Length; from = to)
        {
            for (to = from; to < text.Length && found[to] == found[from]; to++) { }
            stretches.Add(new(text[from..to], found[from]));
        }

        return stretches;
    }
}
