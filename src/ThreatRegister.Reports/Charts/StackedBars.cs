namespace ThreatRegister.Reports.Charts;

/// <summary>A part of a bar.</summary>
/// <param name="Value">What can be counted of it.</param>
public sealed record BarPart(long Value, string? Title = null, string? Rows = null);

/// <param name="Text">What the bar comes to in words, with what cannot be drawn.</param>
public sealed record Bar(string Name, IReadOnlyList<BarPart> Parts, string Text);

/// <summary>Lying bars of parts that add up, each part with its pattern.</summary>
public static class StackedBars
{
    private const int Gutter = 150;
    private const int Words = 130;
    private const int Thick = 16;

    /// <summary>Letters on a part, and the room that they leave of it.</summary>
    private const int Small = 11, Around = 12;

    private static readonly Fill[] fills = Enum.GetValues<Fill>();

    /// <param name="parts">The names of the parts, six at the most.</param>
    /// <param name="onPage">Parts are named where there is room; documents that were issued have to come out as they did.</param>
    public static Drawing Draw(string title, IReadOnlyList<string> parts, IReadOnlyList<Bar> bars, int width = Drawing.Usual, bool onPage = false)
    {
        var canvas = new Canvas(title, width);
        var top = canvas.Legend([.. parts.Select((name, index) => (fills[index % fills.Length], name))]);
        var most = Math.Max(1, bars.Select(bar => bar.Parts.Sum(part => part.Value)).DefaultIfEmpty(0).Max());
        var room = width - Gutter - Words - 8;
        foreach (var bar in bars) top += Row(canvas, bar, onPage ? parts : [], top, room, most);
        canvas.Add(new Stroke(Gutter, top - 2, Gutter, top));
        return canvas.Drawing(top + 4);
    }

    private static int Row(Canvas canvas, Bar bar, IReadOnlyList<string> parts, int top, int room, long most)
    {
        var (name, words) = (Drawing.Wrap(bar.Name, Gutter - 10, 2), Drawing.Wrap(bar.Text, Words, 2));
        var height = Math.Max(Thick + 6, (Math.Max(name.Count, words.Count) * Drawing.Line) + 6);
        canvas.Lines(name, Gutter - 8, top + ((height - (name.Count * Drawing.Line)) / 2), Anchor.End);
        canvas.Add(new Stroke(Gutter, top, Gutter, top + height));
        var sum = 0L;
        foreach (var (index, part) in bar.Parts.Index().Where(part => part.Item.Value > 0))
        {
            var (left, right) = (Place(sum), Place(sum + part.Value));
            sum += part.Value;
            if (right <= left) continue;

            canvas.Add(new Box(left, top + ((height - Thick) / 2), right - left, Thick, fills[index % fills.Length], Title: part.Title, Rows: part.Rows));
            if (index < parts.Count && parts[index].Length > 0 && Drawing.WidthOf(parts[index], Small) + Around <= right - left)
                canvas.Add(new Label(parts[index], left + ((right - left) / 2), top + (height / 2) + 4, Anchor.Middle, Small, IsOnMark: true));
        }

        canvas.Lines(words, Place(sum) + 6, top + ((height - (words.Count * Drawing.Line)) / 2), Anchor.Start);
        return height;

        int Place(long value) => Gutter + (int)((decimal)value * room / most);
    }
}
