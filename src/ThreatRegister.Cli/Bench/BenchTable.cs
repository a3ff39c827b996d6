using System.Globalization;
using System.Text.Json;

namespace ThreatRegister.Cli.Bench;

/// <summary>One line of the table: medians of interleaved runs.</summary>
/// <param name="Size">Callers, or events.</param>
/// <param name="Low">Of the work's own runs.</param>
/// <param name="Anchor">Median of the anchor's runs in the same unit.</param>
/// <param name="Ratio">Median of the work over that of the anchor; higher is faster.</param>
internal sealed record BenchRow(string Work, long Size, double Median, double Low, double High, string Unit, double Anchor, double Ratio, double Goal)
{
    public bool Met => Ratio >= Goal;

    public static BenchRow Of(string work, long size, string unit, double goal, List<double> measured, List<double> anchor) => new(
        work, size, Middle(measured), measured.Min(), measured.Max(), unit, Middle(anchor), Middle(measured) / Middle(anchor), goal);

    private static double Middle(List<double> runs)
    {
        var ordered = runs.Order().ToList();
        var half = ordered.Count / 2;
        return ordered.Count % 2 == 1 ? ordered[half] : (ordered[half - 1] + ordered[half]) / 2;
    }
}

internal sealed record BenchReport(string Machine, IReadOnlyDictionary<string, string> Versions, IReadOnlyList<BenchRow> Rows)
{
    private static readonly JsonSerializerOptions json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public string ToJson() => JsonSerializer.Serialize(this, json);

    /// <summary>The same as a Markdown table.</summary>
    public string ToTable()
    {
        var lines = new List<string>
        {
            "| work | size | median | low | high | unit | anchor | ratio | goal | met |",
            "|---|---:|---:|---:|---:|---|---:|---:|---:|---|",
        };
        foreach (var row in Rows)
        {
            lines.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"| {row.Work} | {row.Size:N0} | {row.Median:N0} | {row.Low:N0} | {row.High:N0} | {row.Unit} | {row.Anchor:N0} | {row.Ratio:0.00} | {row.Goal:0.0} | {(row.Met ? "yes" : "no")} |"));
        }

        return string.Join('\n', lines);
    }
}
