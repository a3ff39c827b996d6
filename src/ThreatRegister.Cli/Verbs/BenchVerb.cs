using System.CommandLine;
using System.Text.Json;
using ThreatRegister.Cli.Bench;
using ThreatRegister.EmbeddedPostgres;
using ThreatRegister.EventLog.Postgres;

namespace ThreatRegister.Cli;

internal static class BenchVerb
{
    private const int SmallestVolume = 1_000, SecondVolume = 10_000;

    private static readonly Option<string> rows = RowsOption();

    private static readonly Option<int?> size = new("--size") { Description = "Of log: events of bulk and reading (100000). Of volume: incidents (10000); smaller sizes come before it, to tell how cost grows." };

    private static readonly Option<string?> only = new("--only") { Description = "Of pages: the families whose name holds this (incidents, home, text, ...)." };

    public static Command Create() => Verb.Of(
        "bench",
        "Measures the log or a register of many incidents against their anchors, in throw-away databases beside the register's; or what is asked of the register that is there, or its pages.",
        ["./run bench", "./run bench --json", "./run bench --rows volume --size 100000", "./run bench --rows register", "./run bench --rows pages", "./run bench --store eventstore"],
        [rows, size, only, CommonOptions.Json],
        async (parsed, cancellationToken) =>
        {
            var what = parsed.GetValue(rows);
            var asked = parsed.GetValue(size) ?? (what is "volume" ? SecondVolume : 100_000);
            if (asked < SmallestVolume) throw new CliException(ExitCode.Usage, "--size is at least 1000.");
            if (what is "pages") return await PagesAsync(parsed, cancellationToken);

            var report = what switch
            {
                "volume" => await VolumeAsync(parsed.Settings(), asked, cancellationToken),
                "register" => await RegisterAsync(parsed.Settings(), cancellationToken),
                _ when parsed.Settings().Store is { IsPostgres: false } store => await StoreAsync(store, asked, cancellationToken),
                _ => await LogAsync(asked, cancellationToken),
            };
            Printed.Text(parsed.GetValue(CommonOptions.Json) ? report.ToJson() : report.ToTable());
            return ExitCode.Success;
        });

    private static async Task<int> PagesAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        await using var session = await RegisterSession.OpenAsync(parsed.Settings(), cancellationToken);
        var found = await new PageBench(session, Standard.Error.WriteLine).RunAsync(parsed.GetValue(only), cancellationToken);
        Printed.Text(parsed.GetValue(CommonOptions.Json) ? JsonSerializer.Serialize(found, JsonSerializerOptions.Web) : PageRow.Table(found));
        return ExitCode.Success;
    }

    private static Task<BenchReport> LogAsync(int events, CancellationToken cancellationToken) => InFolderAsync(async folder =>
    {
        await using var cluster = await EmbeddedCluster.OpenAsync(new(folder), Progress.Notes, cancellationToken);
        var options = new LogBenchOptions(cluster.OwnerConnectionString, cluster.ConnectionStringFor(LogSchema.AppRole), cluster.ConnectionStringFor(LogSchema.BulkRole)) { Events = events };
        return await new LogBench(options, Standard.Error.WriteLine).RunAsync();
    });

    /// <summary>The same calls on the store that was chosen and on the default log. What it appends stays in an event store, under names of its own.</summary>
    private static Task<BenchReport> StoreAsync(StoreChoice store, int events, CancellationToken cancellationToken) => InFolderAsync(async folder =>
    {
        await using var cluster = await EmbeddedCluster.OpenAsync(new(folder), Progress.Notes, cancellationToken);
        return await new StoreBench(store with { Prefix = $"bench-{Guid.CreateVersion7():n}." }, events, Standard.Error.WriteLine).RunAsync(cluster, cancellationToken);
    });

    /// <summary>Each size in a register of its own, the smaller ones first.</summary>
    private static async Task<BenchReport> VolumeAsync(Settings settings, int incidents, CancellationToken cancellationToken)
    {
        var found = new List<BenchRow>();
        BenchReport? report = null;
        foreach (var part in Sizes(incidents))
        {
            report = await InFolderAsync(async folder =>
            {
                await using var session = await RegisterSession.OpenAsync(settings with { DataFolder = folder, Connection = null, BulkConnection = null }, cancellationToken);
                var measured = await new VolumeBench(session, part, Standard.Error.WriteLine).RunAsync(cancellationToken);
                foreach (var row in measured) found.Add(found.FindLast(smaller => string.Equals(smaller.Work, row.Work, StringComparison.Ordinal)) is { } smaller ? row.Since(smaller) : row);
                return await BenchReport.OfAsync(session.Source, [.. found.OrderBy(row => measured.ToList().FindIndex(own => string.Equals(own.Work, row.Work, StringComparison.Ordinal)))]);
            });
        }

        return report!;
    }

    /// <summary>The questions alone, in this process: the start of the program is not in it.</summary>
    private static async Task<BenchReport> RegisterAsync(Settings settings, CancellationToken cancellationToken)
    {
        await using var session = await RegisterSession.OpenAsync(settings, cancellationToken);
        var now = await session.Moments.AtAsync(position: null, cancellationToken) ?? throw new CliException(ExitCode.NotFound, "Nothing is recorded yet.");
        var incidents = await session.Registers.CountAsync(new(session.Viewer, now, new()), cancellationToken);
        var bench = new VolumeBench(session, (int)incidents, Standard.Error.WriteLine);
        return await BenchReport.OfAsync(session.Source, await bench.AskedAsync(cancellationToken));
    }

    /// <summary>Powers of ten from 10,000 up to the size asked for; below that, it alone.</summary>
    private static IEnumerable<int> Sizes(int incidents)
    {
        for (long size = SecondVolume; size < incidents; size *= 10) yield return (int)size;
        yield return incidents;
    }

    private static async Task<BenchReport> InFolderAsync(Func<string, Task<BenchReport>> run)
    {
        var folder = Directory.CreateTempSubdirectory("threatreg-bench-").FullName;
        try
        {
            return await run(folder);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static Option<string> RowsOption()
    {
        var option = new Option<string>("--rows") { Description = "What is measured: log (appending and reading), volume (a register of many incidents), register (questions to the one that is there, without the start of the program) or pages (all kinds of pages of the one that is there).", DefaultValueFactory = _ => "log" };
        option.AcceptOnlyFromAmong("log", "volume", "register", "pages");
        return option;
    }
}
