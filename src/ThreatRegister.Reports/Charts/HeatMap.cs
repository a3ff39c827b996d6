namespace ThreatRegister.Reports.Charts;

/// <summary>One cell: what it says, and how much of it can be counted; null: nothing occurred, or nothing is known.</summary>
/// <param name="IsOpen">Whether it occurred without a number, or may have.</param>
public sealed record HeatCell(string Text, long? Value, bool IsOpen = false, string? Title = null, string? Rows = null);

/// <summary>Rows by columns, the darker the more. What occurred without a number is hatched, not dark.</summary>
public static class HeatMap
{
    private const int Gutter = 216;
    private const int Small = 11;

    public static Drawing Draw(string title, IReadOnlyList<string> columns, IReadOnlyList<(string Name, IReadOnlyList<HeatCell> Cells)> rows, int width = Drawing.Usual)
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
        foreach (var (name, cells) in rows) top += Row(canvas, name, cells, top, wide, most);
        return canvas.Drawing(top + 2);
    }

    private static int Row(Canvas canvas, string name, IReadOnlyList<HeatCell> cells, int top, int wide, long most)
    {
        var lines = Drawing.Wrap(name, Gutter - 10, 2);
        var height = Math.Max(20, (lines.Count * Drawing.Line) + 5);
        canvas.Lines(lines, Gutter - 8, top + ((height - (lines.Count * Drawing.Line)) / 2), Anchor.End);
        foreach (var (index, cell) in cells.Index())
        {
            var left = Gutter + (index * wide);
            canvas.Add(new Box(left, top, wide, height, cell.IsOpen && cell.Value is null or 0 ? Fill.Hatched : Fill.Empty, cell.Value is > 0 ? ShadeOf(cell.Value.Value, most) : null, cell.Title ?? $"{name}: {cell.Text}", cell.Rows));
            if (Drawing.WidthOf(cell.Text, Small) <= wide - 4) canvas.Add(new Label(cell.Text, left + (wide / 2), top + (height / 2) + 4, Anchor.Middle, Small));
        }

        return height;
    }

    /// <summary>1 to 5, by orders rather than evenly, so that a few large cells do not make all others look empty.</summary>
    private static int ShadeOf(long value, long most)
    {
        var shade = 1;
        for (var bound = 1.0; shade < 5 && value > bound; shade++) bound = Math.Max(bound * 1.000001, Math.Pow(most, shade / 5.0));
        return shade;
    }
}
