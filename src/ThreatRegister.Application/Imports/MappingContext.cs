namespace ThreatRegister.Application.Imports;

/// <summary>What a mapping is read against: the columns of a file, or none when only the mapping itself is checked.</summary>
internal sealed class MappingContext
{
    private readonly CsvMapping mapping;
    private readonly Dictionary<string, int>? indexes;
    private readonly Dictionary<string, ColumnReader> columns = new(StringComparer.Ordinal);
    private readonly List<(string Path, string Reason)> faults = [];

    private MappingContext(CsvMapping mapping, Dictionary<string, int>? indexes) => (this.mapping, this.indexes) = (mapping, indexes);

    public IReadOnlyList<(string Path, string Reason)> Faults => faults;

    public CleaningElement Cleaning => mapping.Cleaning;

    public static MappingContext WithoutFile(CsvMapping mapping) => new(mapping, indexes: null);

    public static MappingContext For(CsvMapping mapping, IReadOnlyList<string> header)
    {
        var indexes = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var index = 0; index < header.Count; index++)
        {
            // Two columns of one name: neither can be meant without guessing.
            if (!indexes.TryAdd(header[index].Trim(), index)) indexes[header[index].Trim()] = -1;
        }

        return new(mapping, indexes);
    }

    public void Fault(string path, string reason) => faults.Add((ColumnReader.OneLine(path), ColumnReader.OneLine(reason)));

    /// <summary>The reader of a column; a missing one is a fault, told once.</summary>
    public ColumnReader Column(string name, string path)
    {
        if (columns.TryGetValue(name, out var known)) return known;

        var index = 0;
        if (indexes is not null && !indexes.TryGetValue(name, out index)) Fault(path, $"the file has no column '{name}'.");
        if (index < 0) Fault(path, $"the file has several columns '{name}'.");

        mapping.Columns.TryGetValue(name, out var element);
        var lookup = Lookup.Of(element?.Values, element?.Groups, this, $"$.columns['{name}']");
        var column = new ColumnReader(name, index, mapping.Cleaning, element, lookup, element?.Otherwise ?? default);
        columns.Add(name, column);
        return column;
    }

    /// <summary>Of the columns of a file, by their names, those that the mapping says nothing of.</summary>
    public IReadOnlyList<string> Unread(IReadOnlyList<string> header) => [.. header.Select(name => name.Trim()).Where(name => name.Length > 0 && !columns.ContainsKey(name)).Distinct(StringComparer.Ordinal)];

    /// <summary>Columns that the mapping describes are expected in the file, used or not.</summary>
    public void ExpectDescribedColumns()
    {
        foreach (var name in mapping.Columns.Keys) _ = Column(name, $"$.columns['{name}']");
    }
}
