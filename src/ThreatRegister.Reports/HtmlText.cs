using System.Text;

namespace ThreatRegister.Reports;

/// <summary>Texts for HTML: everything that could be markup is escaped, in elements and in attributes alike.</summary>
internal static class HtmlText
{
    public static string Plain(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var letter in text) Add(escaped, letter);
        return escaped.ToString();
    }

    /// <summary>From the Markdown of <see cref="ReportWriter"/>: bold, code, escaped letters; all else is text.</summary>
    public static string Inline(string markdown)
    {
        var html = new StringBuilder(markdown.Length);
        var (isBold, isCode) = (false, false);
        for (var at = 0; at < markdown.Length; at++)
        {
            var letter = markdown[at];
            if (letter is '`') (isCode, _) = (!isCode, html.Append(isCode ? "</code>" : "<code>"));
            else if (isCode) Add(html, letter);
            else if (letter is '\\' && at + 1 < markdown.Length) Add(html, markdown[++at]);
            else if (letter is '*' && at + 1 < markdown.Length && markdown[at + 1] is '*')
            {
                (isBold, at) = (!isBold, at + 1);
                html.Append(isBold ? "<strong>" : "</strong>");
            }
            else if (EntityAt(markdown, at) is { } entity) (at, _) = (at + entity.Length - 1, html.Append(entity));
            else Add(html, letter);
        }

        return html.Append(isCode ? "</code>" : "").Append(isBold ? "</strong>" : "").ToString();
    }

    private static string? EntityAt(string text, int at) =>
        text[at] is not '&' ? null : Array.Find(["&lt;", "&gt;", "&amp;"], entity => string.CompareOrdinal(text, at, entity, 0, entity.Length) == 0);

    private static void Add(StringBuilder html, char letter) => _ = letter switch
    {
        '<' => html.Append("&lt;"),
        '>' => html.Append("&gt;"),
        '&' => html.Append("&amp;"),
        '"' => html.Append("&quot;"),
        '\'' => html.Append("&#39;"),
        _ => html.Append(letter),
    };
}
