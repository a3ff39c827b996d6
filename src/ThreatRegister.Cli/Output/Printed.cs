using System.Text;
using System.Text.Json;
using ThreatRegister.Application.Transfer;
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

    /// <summary>A table as <see cref="CsvText"/> has it.</summary>
    public static void Csv(IReadOnlyList<string> head, IEnumerable<IReadOnlyList<string?>> rows)
    {
        var text = new StringBuilder();
        CsvText.Line(text, head);
        foreach (var row in rows) CsvText.Line(text, row);
        Bytes(utf8.GetBytes(text.ToString()));
    }

    public static void Bytes(ReadOnlySpan<byte> bytes)
    {
        using var output = Standard.OpenOutput();
        output.Write(bytes);
        output.Flush();
    }
}
