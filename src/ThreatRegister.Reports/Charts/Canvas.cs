namespace ThreatRegister.Reports.Charts;

/// <summary>Puts marks together, and what all charts have: labels in a gutter, a legend, an axis.</summary>
internal sealed class Canvas(string title, int width = Drawing.Usual)
{
    private readonly List<Mark> marks = [];

    public int Width => width;

    public void Add(Mark mark) => marks.Add(mark);

    public Drawing Drawing(int height) => new(title, width, height, marks);

    /// <summary>Lines of text one below the other.</summary>
    /// <param name="top">Above the first line.</param>
    public void Lines(IReadOnlyList<string> lines, int x, int top, Anchor anchor, bool isBold = false)
    {
        foreach (var (index, line) in lines.Index()) Add(new Label(line, x, top + ((index + 1) * Charts.Drawing.Line) - 3, anchor, IsBold: isBold));
    }

    /// <summary>The keys of fills in as many lines as they need.</summary>
    /// <returns>The height taken.</returns>
    public int Legend(IReadOnlyList<(Fill Fill, string Name)> keys)
    {
        const int Key = 14, Gap = 18, Line = 20;
        var (x, top) = (0, 0);
        foreach (var (fill, name) in keys)
        {
            var text = Charts.Drawing.Wrap(name, width - Key - 6, 1).FirstOrDefault("");
            var needed = Key + 6 + Charts.Drawing.WidthOf(text);
            if (x > 0 && x + needed > width) (x, top) = (0, top + Line);
            Add(new Box(x, top + 2, Key, Key, fill));
            Add(new Label(text, x + Key + 6, top + 14));
            x += needed + Gap;
        }

        return top + Line + 6;
    }

    /// <summary>Labels below or above places; where they have no room, only every second, third... is written.</summary>
    public void Thinned(IReadOnlyList<string> labels, Func<int, int> xOf, int y)
    {
        for (var step = 1; step <= labels.Count; step++)
        {
            Label[] kept = [.. Enumerable.Range(0, (labels.Count + step - 1) / step).Select(index => new Label(labels[index * step], xOf(index * step), y, Anchor.Middle)).Where(IsOnCanvas)];
            if (kept.Zip(kept.Skip(1)).Any(pair => pair.First.Room.Right + 6 > pair.Second.Room.Left)) continue;

            marks.AddRange(kept);
            return;
        }
    }

    private bool IsOnCanvas(Label label) => label.Room is { Left: >= 0 } room && room.Right <= width;

    /// <summary>A round step that divides up to the largest value into five parts at the most.</summary>
    public static long StepOf(long largest)
    {
        var step = 1L;
        while (step * 5 < largest)
        {
            var first = step;
            while (first >= 10) first /= 10;
            step = first == 2 ? step / 2 * 5 : step * 2;
        }

        return step;
    }
}
