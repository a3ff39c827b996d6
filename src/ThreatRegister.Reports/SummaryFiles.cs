using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ThreatRegister.Reports.Office;

namespace ThreatRegister.Reports;

/// <summary>One file of a summary, as it is handed in, issued and later verified.</summary>
/// <param name="Name">Without a folder, such as <c>summary-2020.vi.docx</c>.</param>
/// <param name="Format">One of <see cref="SummaryFiles.Formats"/>.</param>
public sealed record SummaryFile(string Name, string Format, string Language, string MediaType, ReadOnlyMemory<byte> Content)
{
    /// <summary>What stands at the head of the document.</summary>
    public string Title { get; init; } = "";

    /// <summary>SHA-256 of the content, in lower-case hex.</summary>
    public string Sha256 => Convert.ToHexStringLower(SHA256.HashData(Content.Span));
}

/// <summary>Every form of a summary, by the name of its format. All but pdf have the same bytes for the same summary, wherever they are made.</summary>
public static class SummaryFiles
{
    private const string Pdf = "pdf";

    private static readonly Form[] forms =
    [
        new("md", "text/markdown; charset=utf-8", summary => Encoding.UTF8.GetBytes(SummaryMarkdown.Render(summary))),
        new("html", "text/html; charset=utf-8", summary => Encoding.UTF8.GetBytes(SummaryHtml.Render(summary))),
        new("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", Docx.Render),
        new("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", Xlsx.Render),
        new("csv", "text/csv; charset=utf-8", SummaryCsv.Render),
        new("json", "application/json", SummaryJson.Render),
    ];

    /// <summary>The names of the formats, in the order in which to offer them.</summary>
    public static IReadOnlyList<string> Formats { get; } = [.. forms.Select(form => form.Name), Pdf];

    /// <summary>Those whose bytes follow from the summary alone: what is issued can be made again and is the same.</summary>
    public static IReadOnlyList<string> ReproducibleFormats { get; } = [.. forms.Select(form => form.Name)];

    /// <exception cref="ArgumentException">There is no such format.</exception>
    /// <exception cref="NotSupportedException">A PDF is asked for, and there is no browser to print it; the message says what to install.</exception>
    public static async Task<SummaryFile> MakeAsync(Summary summary, string format, CancellationToken cancellationToken = default)
    {
        if (string.Equals(format, Pdf, StringComparison.Ordinal))
            return File(summary, Pdf, "application/pdf", await PdfPrinter.PrintAsync(SummaryHtml.OnPaper(summary), cancellationToken));

        var form = Array.Find(forms, form => string.Equals(form.Name, format, StringComparison.Ordinal))
            ?? throw new ArgumentException($"'{format}' is no format of a summary: use {string.Join(", ", Formats)}.", nameof(format));
        return File(summary, form.Name, form.MediaType, form.Render(summary));
    }

    private static SummaryFile File(Summary summary, string format, string mediaType, byte[] content) =>
        new(string.Create(CultureInfo.InvariantCulture, $"summary-{summary.Scope.Period.Replace("..", "_", StringComparison.Ordinal)}.{summary.Language}.{format}"), format, summary.Language, mediaType, content);

    private sealed record Form(string Name, string MediaType, Func<Summary, byte[]> Render);
}
