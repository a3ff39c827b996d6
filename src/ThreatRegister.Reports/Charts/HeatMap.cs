namespace ThreatRegister.Reports.Charts;

/// <summary>One cell: what it says, and how much of it can be counted; null: nothing occurred, or nothing is known.</summary>
/// <param name="IsOpen">Whether it occurred without a number, or may have.</param>
public sealed record HeatCell(string Text, long? Value, bool IsOpen = false, string? Title = null, string? Rows = null);

/// <summary>Rows by columns, the darker the more. What occurred without a number is hatched, not dark.</summary>
public static class HeatMap
{
    private const int Gutter = 216;
    private const int Small = 11;

    /// <summary>Stands where there is something to say and no room for it; the mark itself and the table beside it say it.</summary>
    private const string NoRoom = "•";

    /// <param name="onPage">No cell is left blank; documents that were issued have to come out as they did.</param>
    public static Drawing Draw(string title, IReadOnlyList<string> columns, IReadOnlyList<(string Name, IReadOnlyList<HeatCell> Cells)> rows, int width = Drawing.Usual, bool onPage = false)
    {
        var canvas = new Canvas(title, width);
        var wide = Math.Max(1, (width - Gutter) / Math.Max(1, columns.Count));
        var heads = columns.Select(column => Drawing.Wrap(column, wide - 4, 3)).ToArray();
        var isWritten = heads.Index().All(head => head.Item.All(line => !line.EndsWith('…')) && string.Join(' ', head.Item).Length == columns[head.Index].Length);
        var top = isWritten ? (heads.Select(head => head.Count).DefaultIfEmpty(0).Max() * Drawing.Line) + 4 : Drawing.Line + 4;
        if (!isWritten) canvas.Thinned(columns, column => Gutter + (column * wide) + (wide / 2), Drawing.Line - 3);
        foreach (var (index, head) in heads.Index())
        {
            if (isWritten) canvas.Lines(head, Gutter + (index * wide) + (wide / 2), 0, Anchor.Middle);
        }

        var most = rows.SelectMany(row => row.Cells).Max(cell => cell.Value) ?? 0;
        foreach (var (name, cells) in rows) top += Row(canvas, name, cells, top, wide, most, onPage);
        return canvas.Drawing(top + 2);
    }

    private static int Row(Canvas canvas, string name, IReadOnlyList<HeatCell> cells, int top, int wide, long most, bool onPage)
    {
        var lines = Drawing.Wrap(name, Gutter - 10, 2);
        var texts = cells.Select(cell => onPage ? Fitting(cell.Text, wide) : Drawing.WidthOf(cell.Text, Small) <= wide - 4 ? [cell.Text] : (IReadOnlyList<string>)[]).ToArray();
        var height = Math.Max(20, (texts.Select(text => text.Count).Append(lines.Count).Max() * Drawing.Line) + 5);
        canvas.Lines(lines, Gutter - 8, top + ((height - (lines.Count * Drawing.Line)) / 2), Anchor.End);
        foreach (var (index, cell) in cells.Index())
        {
            var left = Gutter + (index * wide);
            canvas.Add(new Box(left, top, wide, height, cell.IsOpen && cell.Value is null or 0 ? Fill.Hatched : Fill.Empty, cell.Value is > 0 ? ShadeOf(cell.Value.Value, most) : null, cell.Title ?? $"{name}: {cell.Text}", cell.Rows));
            foreach (var (line, text) in texts[index].Index())
                canvas.Add(new Label(text, left + (wide / 2), top + (height / 2) + 4 + (((2 * line) - texts[index].Count + 1) * Drawing.Line / 2), Anchor.Middle, Small));
        }

        return height;
    }

    /// <summary>Whole, in as many lines as that takes.</summary>
    private static IReadOnlyList<string> Fitting(string text, int wide)
    {
        var lines = Drawing.Wrap(text, wide - 4, 4, Small);
        if (string.Equals(string.Join(' ', lines), text, StringComparison.Ordinal) && lines.All(line => Drawing.WidthOf(line, Small) <= wide - 2)) return lines;
        return Drawing.WidthOf(NoRoom, Small) <= wide - 1 ? [NoRoom] : [];
    }

    /// <summary>1 to 5, by orders rather than evenly, so that a few large cells do not make all others look empty.</summary>
    private static int ShadeOf(long value, long most)
    {
        var shade = 1;
        for (var bound = 1.0; shade < 5 && value > bound; shade++) bound = Math.Max(bound * 1.000001, Math.Pow(most, shade / 5.0));
        return shade;
    }
}
