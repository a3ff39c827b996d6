using System.Globalization;

namespace ThreatRegister.Cli.Bench;

/// <summary>One family of pages, or all of a register, at one moment: how long they took from request to the last byte, in milliseconds.</summary>
internal sealed record PageRow(string Family, string Moment, int Asked, double Half, double Most95, double Longest, string Slowest)
{
    public const double Goal = 50;

    /// <summary>The family that holds every page.</summary>
    public const string All = "all pages";

    public bool Met => Most95 <= Goal;

    public static PageRow Of(string family, string moment, IReadOnlyCollection<(string Path, double Took)> measured)
    {
        var ordered = measured.OrderBy(page => page.Took).ToList();
        return new(family, moment, ordered.Count, At(0.5), At(0.95), ordered[^1].Took, ordered[^1].Path);

        double At(double part) => ordered[Math.Max(0, (int)Math.Ceiling(part * ordered.Count) - 1)].Took;
    }

    /// <summary>As a Markdown table.</summary>
    public static string Table(IEnumerable<PageRow> rows)
    {
        List<string> lines = ["| pages | moment | asked | p50 ms | p95 ms | longest ms | goal | met | longest |", "|---|---|---:|---:|---:|---:|---:|---|---|"];
        foreach (var row in rows)
            lines.Add(string.Create(CultureInfo.InvariantCulture, $"| {row.Family} | {row.Moment} | {row.Asked} | {row.Half:0} | {row.Most95:0} | {row.Longest:0} | {Goal} | {(row.Met ? "yes" : "no")} | `{row.Slowest}` |"));
        return string.Join('\n', lines);
    }
}
