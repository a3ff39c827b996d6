namespace ThreatRegister.Application.Imports;

/// <summary>Cleans the cells of one column.</summary>
internal sealed class ColumnReader(string name, int index, CleaningElement cleaning, ColumnElement? element, Lookup? lookup, Otherwise otherwise)
{
    private readonly Lookup blanks = Lookup.OfBlanks(cleaning, [.. cleaning.Blanks ?? [], .. element?.Blanks ?? []]);

    public string Name => name;

    /// <summary>The cell's text, or null where it states nothing or the row is refused.</summary>
    public string? Read(RowCells cells)
    {
        var text = cells[index];
        foreach (var unwanted in element?.Remove ?? "") text = text.Replace(unwanted.ToString(), "", StringComparison.Ordinal);
        if (cleaning.Trim) text = text.Trim();
        if (text.Length == 0 || blanks.TryFind(text, out _)) return null;

        return lookup is null ? text : Translate(lookup, otherwise, text, name, cells);
    }

    /// <summary>What a value map makes of a text.</summary>
    public static string? Translate(Lookup lookup, Otherwise otherwise, string text, string column, RowCells cells)
    {
        if (lookup.TryFind(text, out var meant)) return meant;
        switch (otherwise)
        {
            case Otherwise.Keep:
                return text;
            case Otherwise.Omit:
                cells.Ignore(column);
                return null;
            default:
                cells.Refuse(column, $"the mapping doesn't say what '{Shorten(text)}' means.");
                return null;
        }
    }

    /// <summary>A value as it stands in a reason.</summary>
    public static string Shorten(string text) => OneLine(text.Length <= 80 ? text : string.Concat(text.AsSpan(0, 79), "…"));

    /// <summary>Several reasons stand one in each line: what is quoted in one breaks no line.</summary>
    public static string OneLine(string text) => text.ReplaceLineEndings(" ");
}
