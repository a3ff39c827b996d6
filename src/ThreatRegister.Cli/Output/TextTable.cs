using System.Globalization;
using System.Text;

namespace ThreatRegister.Cli;

/// <summary>Rows as aligned text, for people; numbers stand to the right.</summary>
internal sealed class TextTable(params string[] head)
{
    private readonly List<string[]> rows = [];

    public void Add(params string[] cells) => rows.Add([.. cells.Select(TerminalText.Cell)]);

    public string Render()
    {
        var widths = head.Select((title, column) => rows.Select(row => Width(row[column])).Append(Width(title)).Max()).ToArray();
        var numeric = head.Select((_, column) => rows.Count > 0 && rows.All(row => row[column].Length == 0 || char.IsAsciiDigit(row[column][0])) && rows.Any(row => long.TryParse(row[column], NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) && number >= 0)).ToArray();
        var text = new StringBuilder();
        Line(text, head, widths, numeric);
        Line(text, [.. widths.Select(width => new string('-', width))], widths, numeric);
        foreach (var row in rows) Line(text, row, widths, numeric);
        return text.ToString();
    }

    private static void Line(StringBuilder text, string[] cells, int[] widths, bool[] numeric)
    {
        var line = new StringBuilder();
        for (var column = 0; column < cells.Length; column++)
        {
            var padding = new string(' ', widths[column] - Width(cells[column]));
            line.Append(numeric[column] ? padding + cells[column] : cells[column] + padding);
            if (column < cells.Length - 1) line.Append("  ");
        }

        text.Append(line.ToString().TrimEnd()).Append('\n');
    }

    /// <summary>Letters as seen: composed and decomposed Vietnamese take the same room.</summary>
    private static int Width(string text) => Ascii.IsValid(text) ? text.Length : new StringInfo(text).LengthInTextElements;
}
