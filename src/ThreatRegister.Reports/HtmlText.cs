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

    /// <summary>From the Markdown of <see cref="ReportWriter"/>.</summary>
    /// <param name="saysVietnamese">Whether a part in Vietnamese is said to be (WCAG 3.1.2): on a page in another language.</param>
    public static string Inline(string markdown, bool saysVietnamese)
    {
        var html = new StringBuilder(markdown.Length);
        foreach (var run in InlineRun.Of(markdown))
        {
            var isForeign = saysVietnamese && run.IsVietnamese;
            html.Append(isForeign ? "<span lang=\"vi\">" : "").Append(run.IsBold ? "<strong>" : "").Append(run.IsCode ? "<code>" : "");
            foreach (var letter in run.Text) Add(html, letter);
            html.Append(run.IsCode ? "</code>" : "").Append(run.IsBold ? "</strong>" : "").Append(isForeign ? "</span>" : "");
        }

        return html.ToString();
    }

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
