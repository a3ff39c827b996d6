using System.Text;

namespace ThreatRegister.Reports;

/// <summary>A stretch of text in one look.</summary>
/// <param name="IsVietnamese">Whether it is a text of the register in Vietnamese.</param>
internal readonly record struct InlineRun(string Text, bool IsBold, bool IsCode, bool IsVietnamese = false)
{
    /// <summary>From the Markdown of <see cref="ReportWriter"/>: bold, code, Vietnamese, escaped letters; all else is text.</summary>
    public static IReadOnlyList<InlineRun> Of(string markdown)
    {
        var runs = new List<InlineRun>();
        var text = new StringBuilder(markdown.Length);
        var (isBold, isCode, isVietnamese) = (false, false, false);
        for (var at = 0; at < markdown.Length; at++)
        {
            var letter = markdown[at];
            if (letter is '`')
            {
                Flush();
                isCode = !isCode;
            }
            else if (letter is VietnameseText.Begin or VietnameseText.End)
            {
                Flush();
                isVietnamese = letter is VietnameseText.Begin;
            }
            else if (isCode) text.Append(letter);
            else if (letter is '\\' && at + 1 < markdown.Length) text.Append(markdown[++at]);
            else if (letter is '*' && at + 1 < markdown.Length && markdown[at + 1] is '*')
            {
                Flush();
                (isBold, at) = (!isBold, at + 1);
            }
            else if (EntityAt(markdown, at) is var (entity, meaning)) (at, _) = (at + entity.Length - 1, text.Append(meaning));
            else text.Append(letter);
        }

        Flush();
        return runs;

        void Flush()
        {
            if (text.Length > 0) runs.Add(new(text.ToString(), isBold, isCode, isVietnamese));
            text.Clear();
        }
    }

    /// <summary>The text alone.</summary>
    public static string Plain(string markdown) => string.Concat(Of(markdown).Select(run => run.Text));

    private static (string Entity, char Meaning)? EntityAt(string text, int at)
    {
        if (text[at] is not '&') return null;

        foreach (var known in ((string, char)[])[("&lt;", '<'), ("&gt;", '>'), ("&amp;", '&')])
        {
            if (string.CompareOrdinal(text, at, known.Item1, 0, known.Item1.Length) == 0) return known;
        }

        return null;
    }
}
