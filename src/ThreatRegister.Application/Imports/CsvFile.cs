using System.Text;

namespace ThreatRegister.Application.Imports;

/// <summary>One CSV file on disk.</summary>
internal sealed class CsvFile : IDisposable
{
    private readonly HashingStream bytes;
    private readonly CsvRows rows;

    private CsvFile(HashingStream bytes, CsvRows rows) => (this.bytes, this.rows) = (bytes, rows);

    public IReadOnlyList<string> Header => rows.Header;

    public IEnumerable<CsvRow> Rows => rows.All();

    public long BytesRead => bytes.BytesRead;

    public long Length => bytes.Length;

    /// <exception cref="ImportFaultException">There is no such file, it cannot be read, or it has no header.</exception>
    public static CsvFile Open(string path, CsvFormat format)
    {
        if (!format.IsUtf8 && IsRejects(path, format.Delimiter)) format = CsvFormat.Utf8(format.Delimiter);
        var bytes = new HashingStream(OpenBytes(path, format));
        try
        {
            return new(bytes, CsvRows.Read(bytes, format));
        }
        catch
        {
            bytes.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Reads the whole file once without keeping any of it: what is wrong with its bytes or the length of a row is found before the first
    /// row is recorded, not in the middle.
    /// </summary>
    /// <returns>SHA-256 of the file, in lower-case hex, and its columns.</returns>
    public static (string Digest, IReadOnlyList<string> Header) Inspect(string path, CsvFormat format, CancellationToken cancellationToken)
    {
        using var file = Open(path, format);
        var header = file.Header;
        foreach (var _ in file.Rows) cancellationToken.ThrowIfCancellationRequested();
        return (file.Digest(), header);
    }

    /// <summary>SHA-256 of the file, in lower-case hex, once all rows are read.</summary>
    public string Digest()
    {
        Span<byte> rest = stackalloc byte[4096];
        while (bytes.Read(rest) > 0)
        {
            // What the decoder left is part of the file.
        }

        return bytes.Digest();
    }

    public void Dispose() => rows.Dispose();

    private static FileStream OpenBytes(string path, CsvFormat format)
    {
        if (Directory.Exists(path)) throw new ImportFaultException("this is a folder; name a CSV file.");
        if (!File.Exists(path)) throw new ImportFaultException("there is no such file.");

        FileStream? file = null;
        try
        {
            file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 64 * 1024, FileOptions.SequentialScan);
            CheckMark(file, format);
            return file;
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException or NotSupportedException or ImportFaultException)
        {
            file?.Dispose();
            throw broken as ImportFaultException ?? new ImportFaultException(broken.Message);
        }
    }

    /// <summary>A reject file is UTF-8 and says so, whatever the file was whose rows it has.</summary>
    private static bool IsRejects(string path, char delimiter)
    {
        if (!File.Exists(path)) return false;
        try
        {
            using var file = File.OpenRead(path);
            Span<byte> mark = stackalloc byte[3];
            if (file.ReadAtLeast(mark, 3, throwOnEndOfStream: false) < 3 || !mark.SequenceEqual(Encoding.UTF8.Preamble)) return false;

            Span<byte> first = new byte[64 * 1024];
            var text = Encoding.UTF8.GetString(first[..file.ReadAtLeast(first, first.Length, throwOnEndOfStream: false)]);
            return RejectColumns.AreLastOf(text.Split('\n')[0], delimiter);
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException)
        {
            return false; // what cannot be read is told when it is opened
        }
    }

    // A byte order mark that contradicts the mapping would come out as letters of the first column's name.
    private static void CheckMark(FileStream file, CsvFormat format)
    {
        Span<byte> mark = stackalloc byte[3];
        var read = file.ReadAtLeast(mark, 3, throwOnEndOfStream: false);
        file.Position = 0;
        var says = mark[..read] switch
        {
            [0xEF, 0xBB, 0xBF] => "utf-8",
            [0xFF, 0xFE, ..] => "utf-16",
            [0xFE, 0xFF, ..] => "utf-16BE",
            _ => null,
        };
        if (says is not null && !string.Equals(says, format.Encoding.WebName, StringComparison.OrdinalIgnoreCase))
            throw new ImportFaultException($"it begins with the byte order mark of {says}, but the mapping says {format.Encoding.WebName}.", 1, 1);
    }
}
