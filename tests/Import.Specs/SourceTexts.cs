using System.Text;

namespace ThreatRegister.Tests.Import_Specs;

/// <summary>The texts that stand in quotes in a source file, each place of an interpolated one as the same word.</summary>
internal static class SourceTexts
{
    private const string Part = "X1";

    public static IReadOnlyList<string> Of(string source)
    {
        var texts = new List<string>();
        for (var at = 0; at < source.Length; at++)
        {
            if (source[at] is '/' && at + 1 < source.Length && source[at + 1] is '/') at = EndOf(source, '\n', at);
            else if (source[at] is '\'') at = EndOfCharacter(source, at);
            else if (source[at] is '"') texts.Add(TextAt(source, ref at));
        }

        return texts;
    }

    /// <summary>From its first quote on; leaves the place at its last.</summary>
    private static string TextAt(string source, ref int at)
    {
        var quotes = source.AsSpan(at).StartsWith("\"\"\"") ? "\"\"\"" : "\"";
        var isInterpolated = at > 0 && (source[at - 1] is '$' || (source[at - 1] is '@' && at > 1 && source[at - 2] is '$'));
        var text = new StringBuilder();
        for (at += quotes.Length; !source.AsSpan(at).StartsWith(quotes); at++)
        {
            if (source[at] is '\\' && quotes.Length == 1) text.Append(source[++at]);
            else if (isInterpolated && source[at] is '{' or '}' && source[at + 1] == source[at]) text.Append(source[at++]);
            else if (isInterpolated && source[at] is '{') at = EndOfPlace(source, at, text);
            else text.Append(source[at]);
        }

        at += quotes.Length - 1;
        return text.ToString();
    }

    private static int EndOfPlace(string source, int at, StringBuilder text)
    {
        text.Append(Part);
        for (var depth = 0; ; at++)
        {
            if (source[at] is '{') depth++;
            else if (source[at] is '}' && --depth == 0) return at;
            else if (source[at] is '\'') at = EndOfCharacter(source, at);
            else if (source[at] is '"') TextAt(source, ref at);
        }
    }

    private static int EndOfCharacter(string source, int at) => EndOf(source, '\'', source[at + 1] is '\\' ? at + 2 : at + 1);

    private static int EndOf(string source, char mark, int at) => source.IndexOf(mark, at) is >= 0 and var end ? end : source.Length - 1;
}
