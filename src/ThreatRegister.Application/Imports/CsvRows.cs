using System.Globalization;
using System.Text;
using CsvHelper;

namespace ThreatRegister.Application.Imports;

/// <summary>One row of a file.</summary>
/// <param name="Line">The physical line that it begins on, from 1.</param>
/// <param name="Raw">The row as it stands in the file, without its line break.</param>
/// <param name="Fault">Why its cells cannot be told apart; null where they can.</param>
public sealed record CsvRow(long Line, IReadOnlyList<string> Fields, string Raw, string? Fault = null);

/// <summary>Reads a CSV file (RFC 4180; line breaks CRLF, LF or CR) row by row; memory is bounded by the longest row allowed.</summary>
internal sealed class CsvRows : IDisposable
{
    /// <summary>Characters a row may have.</summary>
    public const int MaxRow = 1024 * 1024;

    private readonly CsvReader reader;
    private string? malformed;
    private string[]? header;
    private bool isRejects;

    private CsvRows(TextReader text, CsvFormat format) => reader = CsvReader.Create(text, new CsvReaderOptions
    {
        Separator = format.Delimiter,
        HasHeader = true,
        TrackLineNumbers = true,
        DetectSeparatorHint = false,
        MalformedData = CsvMalformedDataHandling.Recover,
        OnMalformedRecord = record => malformed = Explain(record.Reason),
    });

    /// <summary>The columns' names. Letters of header and cells are composed (NFC), so that a file reads alike in every encoding and from every system.</summary>
    public IReadOnlyList<string> Header => header ??= HeaderOf([.. reader.Headers.Select(Composed)]);

    /// <exception cref="ImportFaultException">The file has no header, or what is read of it is no text of this format.</exception>
    public static CsvRows Read(Stream bytes, CsvFormat format)
    {
        var decoder = new StreamReader(bytes, format.Encoding, detectEncodingFromByteOrderMarks: false, bufferSize: 64 * 1024);
        var rows = new CsvRows(new GuardedReader(decoder, format, MaxRow), format);
        rows.reader.ReadHeader();
        if (rows.Header.Count == 0) throw new ImportFaultException("the file is empty: its first row names the columns.");
        if (rows.malformed is not null) throw new ImportFaultException($"in the header: {rows.malformed}", line: 1);

        return rows;
    }

    /// <summary>The rows after the header, once.</summary>
    public IEnumerable<CsvRow> All()
    {
        var columns = Header.Count + (isRejects ? RejectColumns.Count : 0);
        while (reader.Read())
        {
            var fields = new string[reader.FieldCount];
            for (var index = 0; index < fields.Length; index++) fields[index] = Composed(reader.GetString(index));

            var fault = malformed ?? (fields.Length == columns
                ? null
                : string.Create(CultureInfo.InvariantCulture, $"it has {fields.Length} cells, the header has {columns}."));
            malformed = null;
            if (isRejects && fault is null) fields = [.. fields[..^RejectColumns.Count].Select(RejectColumns.Plain)];
            yield return new(reader.LineNumber, fields, Encoding.UTF8.GetString(reader.RawRecord), fault);
        }
    }

    public void Dispose() => reader.Dispose();

    private string[] HeaderOf(string[] names)
    {
        isRejects = RejectColumns.AreLastOf(names);
        return isRejects ? [.. names[..^RejectColumns.Count].Select(RejectColumns.Plain)] : names;
    }

    private static string Composed(string text) => Ascii.IsValid(text) || text.IsNormalized(NormalizationForm.FormC) ? text : text.Normalize(NormalizationForm.FormC);

    private static string Explain(CsvMalformedReason reason) => reason switch
    {
        CsvMalformedReason.StrayQuote => "a quote stands within a cell that doesn't begin with one; quote the whole cell and double its quotes.",
        CsvMalformedReason.TextAfterClosingQuote => "text follows a cell's closing quote; double the quotes within a cell.",
        _ => $"its quotes don't match ({reason}).",
    };
}
