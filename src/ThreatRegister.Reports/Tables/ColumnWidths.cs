namespace ThreatRegister.Reports;

/// <summary>Shares the width of a page out among the columns of a table.</summary>
internal static class ColumnWidths
{
    /// <summary>A column that holds more than this many letters' sizes wraps rather than taking room from the others.</summary>
    private const int Longest = 60_000;

    /// <summary>Where a line may end: ids have hyphens, and keys of measures a stroke.</summary>
    private static readonly char[] breaks = [' ', '-', '/'];

    /// <param name="table">By column what its cells say, the head first.</param>
    /// <param name="total">In any unit.</param>
    /// <param name="size">Of the letters, in that unit.</param>
    /// <param name="padding">Of both sides of a cell, in that unit.</param>
    public static IReadOnlyList<int> Of(IReadOnlyList<IReadOnlyList<string>> table, int total, int size, int padding)
    {
        var least = table.Select(column => Scaled(column.SelectMany(text => text.Split(breaks)).Max(TextWidth.Of))).ToArray();
        var wished = table.Select((column, at) => Math.Max(least[at], Scaled(Math.Min(Longest, column.Max(TextWidth.Of))))).ToArray();
        var widths = wished.Sum() <= total ? Grown(wished, total) : least.Sum() >= total ? Grown(least, total) : Between(least, wished, total);
        widths[^1] += total - widths.Sum();
        return widths;

        // The widths are those of a wide font; a report's, in bold, is narrower by an eighth at least.
        int Scaled(int width) => (int)((long)width * size * 7 / 8 / 1000) + padding;
    }

    private static int[] Grown(int[] widths, int total)
    {
        long sum = widths.Sum();
        return [.. widths.Select(width => (int)(width * (long)total / sum))];
    }

    private static int[] Between(int[] least, int[] wished, int total)
    {
        long spare = total - least.Sum(), asked = wished.Sum() - least.Sum();
        return [.. least.Zip(wished, (low, high) => low + (int)((high - low) * spare / asked))];
    }
}
