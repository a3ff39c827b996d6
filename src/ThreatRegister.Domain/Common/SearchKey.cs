using System.Globalization;
using System.Text;

namespace ThreatRegister.Domain;

/// <summary>The form under which texts are searched: no marks, no capitals, single spaces.</summary>
public static class SearchKey
{
    /// <summary>Longer words are cut in pieces: an index takes no word of any length.</summary>
    private const int LongestWord = 100;

    /// <summary>
    /// "Điện lực", "ĐIỆN  LỰC" and "dien luc" share one key, composed or decomposed; so do "hoà" and "hòa", where the mark stands on
    /// either letter. Stored beside the text by the registers; the same function for the query.
    /// </summary>
    public static string Of(string text)
    {
        var key = new StringBuilder(text.Length);
        foreach (var letter in Decomposed(text))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(letter) is UnicodeCategory.NonSpacingMark or UnicodeCategory.Format) continue;
            if (char.IsControl(letter) && !char.IsWhiteSpace(letter)) continue;

            if (!char.IsWhiteSpace(letter)) key.Append(letter is 'đ' or 'Đ' ? 'd' : char.ToLowerInvariant(letter)); // đ has no decomposition
            else if (key.Length > 0 && key[^1] != ' ') key.Append(' ');
        }

        if (key.Length > 0 && key[^1] == ' ') key.Length--;
        return key.ToString();
    }

    /// <summary>
    /// The words of a text, one space before each; whatever is neither letter nor digit parts them. Letters of scripts that do not part their words are words by themselves, so
    /// that any stretch of such a text is found.
    /// </summary>
    public static string WordsOf(string text)
    {
        var words = new StringBuilder(text.Length + 1);
        var length = 0;
        foreach (var rune in Of(text).EnumerateRunes())
        {
            if (!Rune.IsLetterOrDigit(rune))
            {
                length = 0;
                continue;
            }

            var stands = Rune.GetUnicodeCategory(rune) is UnicodeCategory.OtherLetter;
            if (stands || length is 0 or LongestWord)
            {
                words.Append(' ');
                length = 0;
            }

            words.Append(rune);
            length = stands ? 0 : length + 1;
        }

        return words.ToString();
    }

    /// <summary>What a text is searched for: each word of the question, with its parts in their order.</summary>
    public static IReadOnlyList<string> PhrasesOf(string asked) =>
        [.. Of(asked).Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(WordsOf).Where(phrase => phrase.Length > 0)];

    /// <summary>Whether of every word that is asked for some word of the texts begins so; nothing is found where no word is asked for.</summary>
    public static bool Holds(IEnumerable<string?> texts, string asked)
    {
        var phrases = PhrasesOf(asked);
        if (phrases.Count == 0) return false;

        var words = WordsOf(string.Join('\n', texts.Where(text => text is not null)));
        return phrases.All(phrase => words.Contains(phrase, StringComparison.Ordinal));
    }

    /// <summary>Any text has a key: what normalising refuses (half a surrogate pair, U+FFFE) counts as U+FFFD.</summary>
    private static string Decomposed(string text)
    {
        try
        {
            return text.Normalize(NormalizationForm.FormD);
        }
        catch (ArgumentException)
        {
            return string.Concat(text.EnumerateRunes().Select(rune => rune.Value == 0xFFFE ? Rune.ReplacementChar : rune)).Normalize(NormalizationForm.FormD);
        }
    }
}
