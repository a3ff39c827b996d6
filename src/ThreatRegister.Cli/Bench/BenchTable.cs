using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using Npgsql;

namespace ThreatRegister.Cli.Bench;

/// <summary>One line of the table: medians of interleaved runs.</summary>
/// <param name="Size">Callers, events or incidents.</param>
/// <param name="Low">Of the work's own runs.</param>
/// <param name="Anchor">Median of the anchor's runs in the same unit; null where the work has none.</param>
/// <param name="Ratio">How much of the anchor's speed the work has; higher is faster.</param>
internal sealed record BenchRow(string Work, long Size, double Median, double Low, double High, string Unit, double? Anchor, double? Ratio, double? Goal)
{
    public bool? Met => Goal is null ? null : Ratio >= Goal;

    /// <summary>The exponent with which it grows since the next smaller size of the same work: 1 is in proportion to the size.</summary>
    public double? Growth { get; init; }

    /// <summary>Of something done a second: more is faster.</summary>
    public static BenchRow Of(string work, long size, string unit, double? goal, IReadOnlyCollection<double> measured, IReadOnlyCollection<double> anchor) => new(
        work, size, Middle(measured), measured.Min(), measured.Max(), unit, Middle(anchor), Middle(measured) / Middle(anchor), goal);

    /// <summary>Of times: less is faster.</summary>
    public static BenchRow OfTimes(string work, long size, double? goal, IReadOnlyCollection<double> measured, IReadOnlyCollection<double> anchor) => new(
        work, size, Middle(measured), measured.Min(), measured.Max(), "ms", Middle(anchor), Middle(anchor) / Middle(measured), goal);

    public static BenchRow Alone(string work, long size, double measured, string unit) => new(work, size, measured, measured, measured, unit, Anchor: null, Ratio: null, Goal: null);

    /// <summary>What it takes grows with the size to the power of this.</summary>
    public BenchRow Since(BenchRow smaller)
    {
        var cost = Unit.EndsWith("/s", StringComparison.Ordinal) ? Size / Median / (smaller.Size / smaller.Median) : Median / smaller.Median;
        return this with { Growth = Math.Round(Math.Log(cost) / Math.Log((double)Size / smaller.Size), 2) };
    }

    private static double Middle(IReadOnlyCollection<double> runs)
    {
        var ordered = runs.Order().ToList();
        var half = ordered.Count / 2;
        return ordered.Count % 2 == 1 ? ordered[half] : (ordered[half - 1] + ordered[half]) / 2;
    }
}

internal sealed record BenchReport(string Machine, IReadOnlyDictionary<string, string> Versions, IReadOnlyList<BenchRow> Rows)
{
    private static readonly JsonSerializerOptions json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static async Task<BenchReport> OfAsync(NpgsqlDataSource source, IReadOnlyList<BenchRow> rows) => new(
        string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessorCount} cores, {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes >> 30} GiB, {RuntimeInformation.OSDescription}"),
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["dotnet"] = Environment.Version.ToString(),
            ["npgsql"] = typeof(NpgsqlConnection).Assembly.GetName().Version!.ToString(3),
            ["postgresql"] = await BenchSql.ShowAsync(source, "server_version"),
            ["fsync"] = await BenchSql.ShowAsync(source, "fsync"),
            ["synchronous_commit"] = await BenchSql.ShowAsync(source, "synchronous_commit"),
            ["commit_delay"] = await BenchSql.ShowAsync(source, "commit_delay"),
        },
        rows);

    public string ToJson() => JsonSerializer.Serialize(this, json);

    /// <summary>The same as a Markdown table.</summary>
    public string ToTable()
    {
        var lines = new List<string>
        {
            "| work | size | median | low | high | unit | anchor | ratio | goal | met | growth |",
            "|---|---:|---:|---:|---:|---|---:|---:|---:|---|---:|",
        };
        foreach (var row in Rows)
        {
            lines.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"| {row.Work} | {row.Size:N0} | {Number(row.Median)} | {Number(row.Low)} | {Number(row.High)} | {row.Unit} | {Number(row.Anchor)} | {row.Ratio:0.00} | {row.Goal:0.0#} | {Met(row.Met)} | {row.Growth:0.00} |"));
        }

        return string.Join('\n', lines);
    }

    private static string Met(bool? met) => met switch { true => "yes", false => "no", null => "" };

    private static string Number(double? value) => value?.ToString(value < 10 ? "0.00" : "N0", CultureInfo.InvariantCulture) ?? "";
}
