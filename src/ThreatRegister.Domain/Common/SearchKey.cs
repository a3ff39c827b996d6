using System.Globalization;
using System.Text;

namespace ThreatRegister.Domain;

/// <summary>The form under which texts are searched: no marks, no capitals, single spaces.</summary>
public static class SearchKey
{
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

            if (!char.IsWhiteSpace(letter)) key.Append(letter is 'đ' or 'Đ' ? 'd' : char.ToLowerInvariant(letter)); // đ has no decomposition
            else if (key.Length > 0 && key[^1] != ' ') key.Append(' ');
        }

        if (key.Length > 0 && key[^1] == ' ') key.Length--;
        return key.ToString();
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
