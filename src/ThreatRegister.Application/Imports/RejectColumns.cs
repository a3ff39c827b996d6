using System.Globalization;

namespace ThreatRegister.Application.Imports;

/// <summary>
/// What a reject file of a CSV file has behind the columns of that file, which stand in it as they were: so it is corrected and imported with the same
/// mapping. Read again, these columns are no part of a row.
/// </summary>
internal static class RejectColumns
{
    private static readonly string[] english = ["Refused: column", "Refused: reason", "Refused: line"];
    private static readonly string[] vietnamese = ["Bị từ chối: cột", "Bị từ chối: lý do", "Bị từ chối: dòng"];

    public static int Count => english.Length;

    /// <param name="language">Null: English, for programs.</param>
    public static string[] In(string? language) => language is "vi" ? vietnamese : english;

    /// <summary>A row whose cells cannot be told apart stands in the first column, whole.</summary>
    /// <param name="columns">How many the file has.</param>
    public static IEnumerable<string> Cells(RowRefusal refusal, int columns, string? language)
    {
        string[] cells = refusal.Cells?.Count == columns ? [.. refusal.Cells] : [refusal.Row, .. Enumerable.Repeat("", columns - 1)];
        return [.. cells, refusal.Column ?? "", refusal.ReasonIn(language ?? "en"), refusal.Line.ToString(CultureInfo.InvariantCulture)];
    }

    public static bool AreLastOf(IReadOnlyList<string> header) =>
        header.Count > Count && header.Skip(header.Count - Count).ToArray() is var last && (last.SequenceEqual(vietnamese, StringComparer.Ordinal) || last.SequenceEqual(english, StringComparer.Ordinal));

    public static bool AreLastOf(string line, char delimiter) => AreLastOf([.. line.Split(delimiter).Select(name => name.Trim().Trim('"'))]);

    /// <summary>Without the apostrophe that keeps a spreadsheet from taking the cell for a formula.</summary>
    public static string Plain(string cell) => cell is ['\'', '=' or '@' or '+' or '-' or '\t' or '\r', ..] ? cell[1..] : cell;
}
