using CsvHelper;

namespace ThreatRegister.Application.Imports;

/// <summary>
/// The rows that are not recorded: the first few for the answer, all of them in a CSV file if one is asked for. A cell that a spreadsheet would
/// take for a formula gets an apostrophe before it.
/// </summary>
internal sealed class Rejects : IDisposable
{
    private readonly List<RowRefusal> first = [];
    private readonly CsvWriter? writer;
    private readonly Func<RowRefusal, IEnumerable<string>> cells;

    private Rejects(CsvWriter? writer, Func<RowRefusal, IEnumerable<string>> cells) => (this.writer, this.cells) = (writer, cells);

    public IReadOnlyList<RowRefusal> First => first;

    /// <summary>In the shape of the file itself.</summary>
    /// <param name="inputs">The files that are read.</param>
    /// <param name="language">Of the reasons, in a file that spreadsheets take for what it is; null: in English, for programs.</param>
    /// <exception cref="ImportFaultException">The file cannot be written, or is one that is read.</exception>
    public static Rejects Like(IReadOnlyList<string> header, CsvFormat format, string? path, ReadOnlySpan<string> inputs, string? language) => Open(
        path, [.. header, .. RejectColumns.In(language)], inputs, refusal => RejectColumns.Cells(refusal, header.Count, language),
        format.Delimiter, isMarked: language is not null || !format.IsUtf8);

    /// <param name="heads">What the columns are called.</param>
    /// <param name="cells">What stands in them.</param>
    /// <param name="isMarked">The file says itself that it is UTF-8.</param>
    /// <exception cref="ImportFaultException">The file cannot be written, or is the one that is read.</exception>
    public static Rejects Open(
        string? path, string[] heads, ReadOnlySpan<string> inputs, Func<RowRefusal, IEnumerable<string>> cells, char delimiter = ',', bool isMarked = false)
    {
        if (path is null) return new(writer: null, cells);
        foreach (var input in inputs)
        {
            if (string.Equals(Path.GetFullPath(path), Path.GetFullPath(input), StringComparison.Ordinal))
                throw new ImportFaultException($"the reject file '{path}' would overwrite what is read; name another.");
        }

        try
        {
            var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read);
            var options = new CsvWriterOptions { Injection = CsvInjection.Escape, NewLine = "\n", Separator = delimiter, WriteByteOrderMark = isMarked };
            var rejects = new Rejects(CsvWriter.Create(file, options, leaveOpen: false), cells);
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
        Write(cells(refusal));
    }

    public void Dispose() => writer?.Dispose();

    private void Write(IEnumerable<string> row)
    {
        if (writer is null) return;
        foreach (var cell in row) writer.WriteField(cell);
        writer.EndRecord();
    }
}
