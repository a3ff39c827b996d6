using System.Globalization;
using System.Text;
using CsvHelper;

namespace ThreatRegister.Application.Imports;

/// <summary>
/// The rows that are not recorded: the first few for the answer, all of them in a CSV file (line, column, reason, row) if one is asked
/// for. A cell that a spreadsheet would take for a formula gets an apostrophe before it.
/// </summary>
internal sealed class Rejects : IDisposable
{
    private readonly List<RowRefusal> first = [];
    private readonly CsvWriter? writer;
    private readonly string? language;

    private Rejects(CsvWriter? writer, string? language) => (this.writer, this.language) = (writer, language);

    public IReadOnlyList<RowRefusal> First => first;

    public static string[] HeadsIn(string? language) => language is "vi" ? ["dòng", "cột", "lý do", "nội dung"] : ["line", "column", "reason", "row"];

    /// <param name="heads">What the four columns are called: where it stands, which part of it, why, what it is.</param>
    /// <param name="language">Of the reasons, in a file that spreadsheets take for what it is; null: in English, for programs.</param>
    /// <exception cref="ImportFaultException">The file cannot be written, or is the one that is read.</exception>
    public static Rejects Open(string? path, string[] heads, ReadOnlySpan<string> inputs, string? language = null)
    {
        if (path is null) return new(writer: null, language);
        foreach (var input in inputs)
        {
            if (string.Equals(Path.GetFullPath(path), Path.GetFullPath(input), StringComparison.Ordinal))
                throw new ImportFaultException($"the reject file '{path}' would overwrite what is read; name another.");
        }

        try
        {
            var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read);
            if (language is not null) file.Write(Encoding.UTF8.Preamble);
            var rejects = new Rejects(CsvWriter.Create(file, new CsvWriterOptions { Injection = CsvInjection.Escape, NewLine = "\n" }, leaveOpen: false), language);
            rejects.Write(heads);
            return rejects;
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException)
        {
            throw new ImportFaultException($"the reject file cannot be written: {broken.Message}");
        }
    }

    public void Add(RowRefusal refusal)
    {
        if (first.Count < ImportReport.MaxRejected) first.Add(refusal);
        Write(refusal.Line.ToString(CultureInfo.InvariantCulture), refusal.Column ?? "", refusal.ReasonIn(language ?? "en"), refusal.Row);
    }

    public void Dispose() => writer?.Dispose();

    private void Write(params ReadOnlySpan<string> cells)
    {
        if (writer is null) return;
        foreach (var cell in cells) writer.WriteField(cell);
        writer.EndRecord();
    }
}
