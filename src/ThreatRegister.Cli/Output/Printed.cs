using System.Text;
using System.Text.Json;
using ThreatRegister.Application.Events;

namespace ThreatRegister.Cli;

/// <summary>Results on stdout, as UTF-8 without a mark and with line feeds, wherever the program runs.</summary>
internal static class Printed
{
    private static readonly UTF8Encoding utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>For people: what a terminal would obey is shown as a mark.</summary>
    public static void Text(string text) => Bytes(utf8.GetBytes(TerminalText.Clean(text.EndsWith('\n') ? text : text + "\n")));

    public static void Json(object document) => Bytes([.. JsonSerializer.SerializeToUtf8Bytes(document, document.GetType(), JsonForms.Indented), (byte)'\n']);

    public static void JsonLine(object document) => Bytes([.. JsonSerializer.SerializeToUtf8Bytes(document, document.GetType(), JsonForms.Plain), (byte)'\n']);

    /// <summary>A table for spreadsheets (RFC 4180): a text that a spreadsheet would take for a formula gets an apostrophe before it.</summary>
    public static void Csv(IReadOnlyList<string> head, IEnumerable<IReadOnlyList<string?>> rows)
    {
        var text = new StringBuilder();
        Line(text, head);
        foreach (var row in rows) Line(text, row);
        Bytes(utf8.GetBytes(text.ToString()));
    }

    public static void Bytes(ReadOnlySpan<byte> bytes)
    {
        using var output = Console.OpenStandardOutput();
        output.Write(bytes);
        output.Flush();
    }

    private static void Line(StringBuilder text, IReadOnlyList<string?> cells) => text.AppendJoin(',', cells.Select(Cell)).Append("\r\n");

    private static string Cell(string? value)
    {
        if (string.IsNullOrEmpty(value)) return "";
        if (value[0] is '=' or '+' or '-' or '@' or '\t' or '\r' && !double.TryParse(value, System.Globalization.CultureInfo.InvariantCulture, out _)) value = "'" + value;
        return value.AsSpan().IndexOfAny(",\"\r\n") < 0 ? value : $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
