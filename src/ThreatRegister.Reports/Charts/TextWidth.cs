using System.Globalization;
using System.Text;

namespace ThreatRegister.Reports;

/// <summary>
/// How wide a text is at the most, in thousandths of the size of its letters. No font is asked: the widths are those of a wide sans-serif
/// (DejaVu Sans), so that what fits here fits in whatever font the reader has.
/// </summary>
internal static class TextWidth
{
    private const int Letter = 640;

    public static int Of(string text)
    {
        var width = 0;
        foreach (var rune in text.EnumerateRunes()) width += Of(rune);
        return width;
    }

    /// <summary>Lines of at most this width, broken at spaces; a longer word is cut. What does not fit the lines ends in an ellipsis.</summary>
    public static IReadOnlyList<string> Wrap(string text, int width, int lines)
    {
        var wrapped = new List<string>();
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries).SelectMany(word => Pieces(word, width)))
        {
            if (wrapped.Count > 0 && Of(wrapped[^1]) + Of(" ") + Of(word) <= width) wrapped[^1] += " " + word;
            else wrapped.Add(word);
        }

        if (wrapped.Count <= lines) return wrapped;

        wrapped.RemoveRange(lines, wrapped.Count - lines);
        wrapped[^1] = Cut(wrapped[^1], width);
        return wrapped;
    }

    private static string Cut(string line, int width)
    {
        while (line.Length > 0 && Of(line) + Of("…") > width) line = line[..^(line.Length > 1 && char.IsLowSurrogate(line[^1]) ? 2 : 1)];
        return line.TrimEnd() + "…";
    }

    private static IEnumerable<string> Pieces(string word, int width)
    {
        var piece = new StringBuilder();
        var filled = 0;
        foreach (var rune in word.EnumerateRunes())
        {
            if (piece.Length > 0 && filled + Of(rune) > width)
            {
                yield return piece.ToString();
                (filled, _) = (0, piece.Clear());
            }

            piece.Append(rune.ToString());
            filled += Of(rune);
        }

        if (piece.Length > 0) yield return piece.ToString();
    }

    private static int Of(Rune rune)
    {
        // Vietnamese letters are as wide as the letter under their marks; the hook of ơ and ư stands out a little.
        var letter = rune.Value > 0x7F ? Rune.GetRuneAt(rune.ToString().Normalize(NormalizationForm.FormD), 0) : rune;
        if (Rune.GetUnicodeCategory(letter) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark) return 0;
        return Base(letter.Value) + (rune.Value is 'ư' or 'ơ' or 'Ư' or 'Ơ' ? 60 : 0);
    }

    private static int Base(int letter) => letter switch
    {
        ' ' or 'i' or 'j' or 'l' or '.' or ',' or '\'' or '|' or 'I' => 330,
        ':' or ';' or '!' or 't' or 'f' or 'r' or '(' or ')' or '[' or ']' or '-' or '/' or '\\' => 420,
        'm' or 'M' or 'W' or '%' or '@' or '…' or '–' or '—' => 1010,
        'w' or '+' or '=' or '<' or '>' or '~' or '≥' or '≤' or '#' => 850,
        >= 'A' and <= 'Z' => 800,
        'Đ' => 800,
        >= 0x20 and <= 0x24F => Letter,
        _ => 1050,
    };
}
