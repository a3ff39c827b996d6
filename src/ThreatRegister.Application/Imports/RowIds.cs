using System.Buffers.Binary;
using System.Globalization;
using ThreatRegister.Application.Commands;

namespace ThreatRegister.Application.Imports;

/// <summary>
/// The ids of a file's rows. Remembers 16 bytes for every different row or id (about 60 with the table around them), no texts.
/// </summary>
internal sealed class RowIds(RowIdElement element, List<ColumnReader> columns)
{
    private readonly Dictionary<UInt128, long> seen = [];

    public static RowIds Of(RowIdElement element, MappingContext context, string path)
    {
        var columns = (element.Columns ?? []).Select(name => context.Column(name, path + ".columns")).ToList();
        if (element.Content == columns.Count > 0) context.Fault(path, "give exactly one of columns, content.");
        return new(element, columns);
    }

    /// <summary>Null where the row is refused.</summary>
    public string? Read(CsvRow row, RowCells cells) => element.Content ? ByContent(row) : ByColumns(row, cells);

    private string ByContent(CsvRow row)
    {
        var digest = DerivedIds.Digest([.. row.Fields]);
        var key = BinaryPrimitives.ReadUInt128BigEndian(digest);
        var occurrence = seen[key] = seen.GetValueOrDefault(key) + 1;
        return string.Create(CultureInfo.InvariantCulture, $"{Digests.Short(digest)}.{occurrence}");
    }

    private string? ByColumns(CsvRow row, RowCells cells)
    {
        var parts = new List<string>(columns.Count);
        foreach (var column in columns)
        {
            if (column.Read(cells) is { } part) parts.Add(part);
            else cells.Refuse(column.Name, "the row's id is blank.");
        }

        if (cells.Refusal is not null) return null;

        var digest = DerivedIds.Digest([.. parts]);
        var key = BinaryPrimitives.ReadUInt128BigEndian(digest);

        // a-b and c must not become the id of a and b-c.
        var joins = parts.Count == 1 || parts.TrueForAll(part => !part.Contains('-', StringComparison.Ordinal));
        var id = joins ? string.Join('-', parts) : Digests.Short(digest);
        if (seen.TryAdd(key, row.Line)) return id;

        cells.Refuse(columns[0].Name, string.Create(CultureInfo.InvariantCulture, $"the id '{ColumnReader.Shorten(id)}' stands already on line {seen[key]}."));
        return null;
    }
}
