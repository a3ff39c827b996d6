using System.Text;

namespace ThreatRegister.Domain;

/// <summary>What the log can keep as text.</summary>
public static class ReadableText
{
    /// <summary>
    /// A NUL or half a surrogate pair cannot be stored as text by every database, and what Unicode will never make a character
    /// (U+FDD0 to U+FDEF, the last two of each plane) cannot be normalised, so it is kept out of the log. So is what turns the direction of
    /// the text around it (U+202A to U+202E, U+2066 to U+2069): a title would read otherwise than it is (CVE-2021-42574).
    /// </summary>
    public static bool Is(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        for (var index = 0; index < text.Length;)
        {
            if (!Rune.TryGetRuneAt(text, index, out var rune) || !IsKept(rune)) return false;
            index += rune.Utf16SequenceLength;
        }

        return true;
    }

    /// <summary>The text with the replacement character (U+FFFD) for whatever cannot be kept.</summary>
    public static string Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Is(text) ? text : string.Concat(text.EnumerateRunes().Select(rune => IsKept(rune) ? rune : Rune.ReplacementChar));
    }

    private static bool IsKept(Rune rune) =>
        rune.Value is not ((>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069)) && !(Rune.IsControl(rune) && rune.Value is not ('\n' or '\r' or '\t')) && (rune.Value & 0xFFFE) != 0xFFFE && rune.Value is not (>= 0xFDD0 and <= 0xFDEF);
}
