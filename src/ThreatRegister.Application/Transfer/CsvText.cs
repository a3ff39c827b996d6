using System.Globalization;
using System.Text;

namespace ThreatRegister.Application.Transfer;

/// <summary>
/// Lines of a table for spreadsheets (RFC 4180, CRLF). A text that a spreadsheet would take for a formula gets an apostrophe before it,
/// unless the cells are asked for raw.
/// </summary>
public static class CsvText
{
    public static void Line(StringBuilder text, IEnumerable<string?> cells, bool raw = false) => text.AppendJoin(',', cells.Select(cell => Cell(cell, raw))).Append("\r\n");

    private static string Cell(string? value, bool raw)
    {
        if (string.IsNullOrEmpty(value)) return "";
        if (!raw && IsFormula(value)) value = "'" + value;
        return value.AsSpan().IndexOfAny(",\"\r\n") < 0 ? value : $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    /// <summary>A plain number, such as a latitude below zero, is none.</summary>
    private static bool IsFormula(string value) =>
        value[0] is '=' or '+' or '-' or '@' or '\t' or '\r' && !double.TryParse(value, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _);
}
