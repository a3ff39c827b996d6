using System.Text;

namespace ThreatRegister.Reports;

/// <summary>Texts from the register made safe for Markdown: they can neither break a table nor become markup.</summary>
internal static class MarkdownText
{
    private const string Special = "\\`*_[]|#~";

    /// <summary>One line of plain text, anywhere in a line or a table's cell.</summary>
    public static string Inline(string text)
    {
        var line = new StringBuilder(text.Length);
        foreach (var letter in OneLine(text))
        {
            if (letter is '<') line.Append("&lt;");
            else if (letter is '>') line.Append("&gt;");
            else if (letter is '&') line.Append("&amp;");
            else if (Special.Contains(letter, StringComparison.Ordinal)) line.Append('\\').Append(letter);
            else line.Append(letter);
        }

        return VietnameseText.Marked(Marker(line.ToString()), text);
    }

    /// <summary>Line ends and other control characters become single spaces; marks that turn the reading direction, or that are no characters, go.</summary>
    private static string OneLine(string text)
    {
        var line = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            var isSpace = char.IsControl(letter) || letter is ' ' or '\u2028' or '\u2029';
            if (isSpace && (line.Length == 0 || line[^1] == ' ')) continue;
            if (letter is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or VietnameseText.Begin or VietnameseText.End) continue;
            line.Append(isSpace ? ' ' : letter);
        }

        return line.ToString().TrimEnd(' ');
    }

    /// <summary>What would begin a list at the start of a line.</summary>
    private static string Marker(string line)
    {
        if (line.Length == 0) return line;
        if (line.Length > 1 && line[0] is '-' or '+' && line[1] == ' ') return "\\" + line;
        if (line.Length > 1 && line[0] is '-' or '=' && line.All(letter => letter == line[0])) return "\\" + line;

        var digits = line.TakeWhile(char.IsAsciiDigit).Count();
        return digits > 0 && digits < line.Length && line[digits] is '.' or ')' && digits + 1 < line.Length && line[digits + 1] == ' ' ? line.Insert(digits, "\\") : line;
    }
}
