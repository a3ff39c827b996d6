using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ThreatRegister.Application.Words;
using static ThreatRegister.Reports.HtmlText;

namespace ThreatRegister.Reports;

/// <summary>
/// The summary as one HTML file that needs nothing else: no script, no font, no picture, nothing from a network. The same summary, the
/// same bytes.
/// </summary>
public static class SummaryHtml
{
    private static readonly string style = Style("ThreatRegister.Reports.summary.css") + "\n" + Style("chart.css");

    /// <summary>The hash of its style sheet, as a Content-Security-Policy names it.</summary>
    public static string StyleHash { get; } = $"sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes($"\n{style}\n")))}";

    /// <param name="link">Makes the address that a figure leads to from the query of its rows; null, as in a file that is handed in: figures lead nowhere.</param>
    public static string Render(Summary summary, Func<string, string>? link = null)
    {
        var report = new HtmlWriter(summary.Language, link);
        SummaryMarkdown.Write(report, summary);
        var scope = summary.Scope;
        return $"""
            <!DOCTYPE html>
            <html lang="{Plain(summary.Language)}">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <title>{Plain(summary.Title)}</title>{(link is null ? "" : "\n<base target=\"_top\">")}
            <style>
            {style}
            </style>
            </head>
            <body>
            <main data-period="{Plain(scope.Period)}" data-position="{scope.Position.ToString(CultureInfo.InvariantCulture)}" data-digest="{Plain(scope.Digest)}">
            {report}</main>
            </body>
            </html>

            """.ReplaceLineEndings("\n");
    }

    /// <summary>The same to be printed: every page says at its head and foot whom the report is for (FIRST, TLP 2.0). What is issued as HTML stays as it was issued.</summary>
    public static string OnPaper(Summary summary)
    {
        var html = Render(summary);
        if (summary.Head.Marking is not { } marking) return html;

        var label = $"content: \"{CodeWords.Of(marking, "en")}\"; font: bold 12pt Arial, \"Liberation Sans\", sans-serif;";
        return html.Replace("</style>", $"@page {{ @top-right {{ {label} }} @bottom-right {{ {label} }} }}\n</style>", StringComparison.Ordinal);
    }

    private static string Style(string name)
    {
        using var stream = typeof(SummaryHtml).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} is not built in.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n").TrimEnd('\n');
    }
}
