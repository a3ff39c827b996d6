using System.Text;

namespace ThreatRegister.Application.Imports.Columns;

/// <summary>What a file shows of itself before there is a mapping for it.</summary>
/// <param name="File">How its bytes become cells, as far as they tell.</param>
/// <param name="Header">The names of all its columns.</param>
/// <param name="First">The first rows.</param>
/// <param name="Values">What stands in each column that can be chosen, each text once, in its order.</param>
public sealed record FileSample(FileElement File, IReadOnlyList<string> Header, IReadOnlyList<IReadOnlyList<string>> First, IReadOnlyDictionary<string, IReadOnlyList<string>> Values)
{
    /// <summary>So many rows are shown, and looked at for what stands in them.</summary>
    public const int Shown = 3;
    private const int LookedAt = 10_000;
    private const int MostValues = 200;

    private static readonly string[] encodings = ["utf-8", "windows-1258"];

    /// <summary>The columns that can be chosen: a name that stands twice, or is blank, means none.</summary>
    public IEnumerable<string> Columns => Values.Keys;

    /// <summary>One of the two is null.</summary>
    public static (FileSample? Sample, ImportFault? Fault) Read(string path)
    {
        ImportFaultException? last = null;
        try
        {
            foreach (var encoding in MarkOf(path) is { } marked ? [marked] : encodings)
            {
                try
                {
                    return (Read(path, encoding), null);
                }
                catch (ImportFaultException fault)
                {
                    last ??= fault;
                }
            }
        }
        catch (ImportFaultException fault)
        {
            last = fault;
        }

        return (null, last!.In(Path.GetFileName(path)));
    }

    private static FileSample Read(string path, string encoding)
    {
        var file = new FileElement(encoding, DelimiterOf(path, encoding));
        if (!CsvFormat.TryOf(file, out var format, out var wrong)) throw new ImportFaultException(wrong);

        using var csv = CsvFile.Open(path, format);
        var names = csv.Header.Select(name => name.Trim()).ToArray();
        var columns = names.Index().GroupBy(name => name.Item, StringComparer.Ordinal).Where(same => same.Key.Length > 0 && same.Count() == 1).Select(same => same.Single()).ToArray();
        var values = Array.ConvertAll(columns, _ => new OrderedDictionary<string, bool>(StringComparer.Ordinal));
        var first = new List<IReadOnlyList<string>>();
        foreach (var row in csv.Rows.Take(LookedAt).Where(row => row.Fault is null))
        {
            if (first.Count < Shown) first.Add(row.Fields);
            foreach (var (index, column) in columns.Index())
            {
                if (values[index].Count < MostValues && row.Fields[column.Index].Trim() is { Length: > 0 } text) values[index].TryAdd(text, true);
            }
        }

        return new(file, names, first, columns.Index().ToDictionary(column => column.Item.Item, column => (IReadOnlyList<string>)[.. values[column.Index].Keys], StringComparer.Ordinal));
    }

    /// <summary>The encoding that the file itself names; null: it names none.</summary>
    private static string? MarkOf(string path)
    {
        Span<byte> first = stackalloc byte[4];
        using var bytes = System.IO.File.OpenRead(path);
        return first[..bytes.ReadAtLeast(first, 4, throwOnEndOfStream: false)] switch
        {
            [0xEF, 0xBB, 0xBF, ..] => "utf-8",
            [0xFF, 0xFE, ..] => "utf-16",
            [0xFE, 0xFF, ..] => "utf-16BE",
            [(byte)'P', (byte)'K', 3, 4] or [0xD0, 0xCF, 0x11, 0xE0] => throw new ImportFaultException("this is a workbook, not a CSV file: save it as CSV (UTF-8) and choose that file."),
            _ => null,
        };
    }

    /// <summary>What stands most often between the names of the columns.</summary>
    private static string DelimiterOf(string path, string encoding)
    {
        using var text = new StreamReader(path, CodePagesEncodingProvider.Instance.GetEncoding(encoding) ?? Encoding.GetEncoding(encoding));
        var buffer = new char[64 * 1024];
        var line = new string(buffer, 0, text.ReadBlock(buffer)).Split('\n', '\r')[0];
        var bare = string.Concat(line.Split('"').Where((_, index) => index % 2 == 0));
        return ((string[])[",", ";", "\t", "|"]).MaxBy(delimiter => bare.Count(letter => letter == delimiter[0]))!;
    }
}
