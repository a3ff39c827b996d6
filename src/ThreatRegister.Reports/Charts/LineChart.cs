using ThreatRegister.Domain;

namespace ThreatRegister.Reports.Charts;

/// <summary>A point of a line; without a value the line has a gap there.</summary>
public sealed record LinePoint(long? Value, string? Title = null, string? Rows = null);

/// <summary>Two lines over the same stretches: one whole with filled points, one dashed with empty ones.</summary>
public static class LineChart
{
    private const int Plot = 190;

    public static Drawing Draw(
        string title, IReadOnlyList<string> columns, IReadOnlyList<(string Name, IReadOnlyList<LinePoint> Points)> lines, string language, int width = Drawing.Usual)
    {
        var canvas = new Canvas(title, width);
        var top = canvas.Legend([.. lines.Select((line, index) => (index == 0 ? Fill.Solid : Fill.Empty, line.Name))]) + 6;
        var most = lines.SelectMany(line => line.Points).Max(point => point.Value) ?? 0;
        var step = Canvas.StepOf(Math.Max(1, most));
        var peak = Math.Max(1, (most + step - 1) / step) * step;
        var gutter = Drawing.WidthOf(QuantityText.Number(peak, language)) + 10;
        for (var value = 0L; value <= peak; value += step)
        {
            canvas.Add(new Stroke(gutter, Height(value), width, Height(value), IsFaint: value > 0));
            canvas.Add(new Label(QuantityText.Number(value, language), gutter - 6, Height(value) + 4, Anchor.End));
        }

        var room = Math.Max(1, (width - gutter) / Math.Max(1, columns.Count));
        foreach (var (index, line) in lines.Index().Reverse()) Line(canvas, line.Points, index > 0, Place, Height);
        canvas.Thinned(columns, Place, top + Plot + 18);
        return canvas.Drawing(top + Plot + 26);

        int Height(long value) => top + Plot - (int)((decimal)value * Plot / peak);

        int Place(int column) => gutter + (column * room) + (room / 2);
    }

    private static void Line(Canvas canvas, IReadOnlyList<LinePoint> points, bool isSecond, Func<int, int> place, Func<long, int> height)
    {
        for (var index = 1; index < points.Count; index++)
        {
            if (points[index - 1].Value is { } from && points[index].Value is { } to)
                canvas.Add(new Stroke(place(index - 1), height(from), place(index), height(to), 2, IsDashed: isSecond));
        }

        foreach (var (index, point) in points.Index())
        {
            if (point.Value is { } value) canvas.Add(new Box(place(index) - 4, height(value) - 4, 8, 8, isSecond ? Fill.Empty : Fill.Solid, Title: point.Title, Rows: point.Rows));
        }
    }
}
