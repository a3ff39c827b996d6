using System.Text.Json;
using ThreatRegister.Application.Events;

namespace ThreatRegister.Reports;

/// <summary>The summary as JSON: camelCase, UTF-8 with Vietnamese letters as they are, LF, a final newline; the same summary, the same bytes.</summary>
public static class SummaryJson
{
    private static readonly JsonSerializerOptions form = new(JsonForms.Plain) { WriteIndented = true, IndentSize = 2, NewLine = "\n" };

    public static byte[] Render(Summary summary) => [.. JsonSerializer.SerializeToUtf8Bytes(summary, form), (byte)'\n'];
}
