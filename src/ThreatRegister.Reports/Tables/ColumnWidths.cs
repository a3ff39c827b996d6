using System.Text.RegularExpressions;

namespace ThreatRegister.Reports;

/// <summary>Shares the width of a page out among the columns of a table.</summary>
internal static partial class ColumnWidths
{
    /// <summary>What is left beside the longest words is handed out in so many parts.</summary>
    private const int Parts = 200;

    /// <param name="table">By column what its cells say, the head first.</param>
    /// <param name="total">In any unit.</param>
    /// <param name="size">Of the letters, in that unit.</param>
    /// <param name="padding">Of both sides of a cell, in that unit.</param>
    public static IReadOnlyList<int> Of(IReadOnlyList<IReadOnlyList<string>> table, int total, int size, int padding)
    {
        var needed = table.Select(column => column.Select(text => Scaled(TextWidth.Of(text))).ToArray()).ToArray();
        var least = table.Select(column => Scaled(column.SelectMany(text => Break().Split(text)).Max(TextWidth.Of)) + padding).ToArray();
        var wished = needed.Select((column, at) => Math.Max(least[at], column.Max() + padding)).ToArray();
        var widths = wished.Sum() <= total ? Grown(wished, total) : least.Sum() >= total ? Grown(least, total) : Between(least, needed, total, padding);
        widths[^1] += total - widths.Sum();
        return widths;

        // The widths are those of a wide font; a report's, in bold, is narrower by an eighth at least.
        int Scaled(int width) => (int)((long)width * size * 7 / 8 / 1000);
    }

    private static int[] Grown(int[] widths, int total)
    {
        long sum = widths.Sum();
        return [.. widths.Select(width => (int)(width * (long)total / sum))];
    }

    /// <summary>Part after part goes to the column that it spares the most height; a row is as high as its highest cell, so that high cells weigh far more.</summary>
    private static int[] Between(int[] least, int[][] needed, int total, int padding)
    {
        var widths = least.ToArray();
        var part = Math.Max(1, (total - least.Sum()) / Parts);
        while (widths.Sum() + part <= total)
        {
            var best = Enumerable.Range(0, widths.Length).MaxBy(column => Height(needed[column], widths[column] - padding) - Height(needed[column], widths[column] + part - padding));
            widths[best] += part;
        }

        return widths;
    }

    private static double Height(int[] texts, int width) => texts.Sum(text => Math.Pow(Math.Max(1, (double)text / width), 3));

    /// <summary>Where a line may end: ids have hyphens, and keys of measures a stroke; that of a date such as 4/2020 holds it together.</summary>
    [GeneratedRegex(@"[ -]|(?<!\d)/|/(?!\d)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Break();
}
