using System.Globalization;
using ThreatRegister.Domain;

namespace ThreatRegister.Reports.Charts;

/// <summary>Something that took place.</summary>
/// <param name="When">Its date, as precisely as it is known: a day is a point, a month or year a stretch.</param>
public sealed record TimelineItem(string Name, When When, Fill Fill, string? Title = null);

/// <summary>What took place, one below the other, against the same stretch of time. What is less precise than a few days is drawn as long as it may have been.</summary>
public static class Timeline
{
    private const int Gutter = 290;
    private const int Thick = 10;

    /// <param name="keys">What the fills mean; those that nothing is drawn with are left out.</param>
    /// <returns>Null where nothing has a date.</returns>
    public static Drawing? Draw(string title, IReadOnlyList<(Fill Fill, string Name)> keys, IReadOnlyList<TimelineItem> items, int width = Drawing.Usual)
    {
        TimelineItem[] dated = [.. items.Where(item => item.When.Precision is not Precision.Unknown)];
        if (dated.Length == 0) return null;

        var from = new DateTime(dated.Min(item => item.When.From).Year, 1, 1, 0, 0, 0, DateTimeKind.Unspecified);
        var last = dated.Max(item => item.When.To).AddTicks(-1);
        var to = last.Year >= 9998 ? DateTime.MaxValue.Date : new DateTime(last.Year + 1, 1, 1, 0, 0, 0, DateTimeKind.Unspecified);
        var canvas = new Canvas(title, width);
        var top = canvas.Legend([.. keys.Where(key => dated.Any(item => item.Fill == key.Fill))]);
        var (axis, room) = (top, width - Gutter - 20);
        var marks = Marks(from, to);
        canvas.Thinned([.. marks.Select(mark => mark.Name)], index => Place(marks[index].At), top + 12);
        top += 20;
        foreach (var item in dated) top += Row(canvas, item, top, Place, Place(to));
        foreach (var (at, _) in marks) canvas.Add(new Stroke(Place(at), axis + 16, Place(at), top, IsFaint: true));
        return canvas.Drawing(top + 4);

        int Place(DateTime at) => Gutter + (int)((decimal)(at - from).Ticks * room / Math.Max(1, (to - from).Ticks));
    }

    private static int Row(Canvas canvas, TimelineItem item, int top, Func<DateTime, int> place, int end)
    {
        var lines = Drawing.Wrap(item.Name, Gutter - 12, 3);
        var height = Math.Max(Thick + 8, (lines.Count * Drawing.Line) + 6);
        canvas.Lines(lines, Gutter - 8, top + ((height - (lines.Count * Drawing.Line)) / 2), Anchor.End);
        var left = place(item.When.From);
        var right = item.When.IsOngoing ? end : place(item.When.To);
        canvas.Add(new Box(right - left < Thick ? Math.Max(Gutter, left - (Thick / 2)) : left, top + ((height - Thick) / 2), Math.Max(Thick, right - left), Thick, item.Fill, Title: item.Title ?? item.Name));
        return height;
    }

    /// <summary>Years; within two of them quarters.</summary>
    private static List<(DateTime At, string Name)> Marks(DateTime from, DateTime to)
    {
        var inQuarters = to.Year - from.Year <= 2;
        var marks = new List<(DateTime, string)>();
        for (var at = from; at < to; at = inQuarters ? at.AddMonths(3) : at.AddYears(1))
        {
            marks.Add((at, inQuarters ? string.Create(CultureInfo.InvariantCulture, $"{at.Month}/{at.Year}") : at.Year.ToString(CultureInfo.InvariantCulture)));
            if (at.Year >= 9998) break;
        }

        return marks;
    }
}
