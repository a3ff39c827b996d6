using System.Diagnostics;
using Npgsql;
using ThreatRegister.EventLog;
using ThreatRegister.EventLog.Postgres;

namespace ThreatRegister.Cli.Bench;

/// <summary>
/// Measures the PostgreSQL log against its anchors. Give it a database of its own: it empties the log there again and again, and so
/// refuses to start where the log holds anything.
/// </summary>
internal sealed class LogBench(LogBenchOptions options, Action<string> progress)
{
    private const string BulkRun = "bulk: already encoded events";
    private static readonly (int Callers, double Goal)[] singles = [(1, 0.9), (16, 1.5), (64, 3), (256, 5)];

    public async Task<BenchReport> RunAsync()
    {
        await using var owner = NpgsqlDataSource.Create(options.Owner + Anchors.Pool);
        await using var app = NpgsqlDataSource.Create(options.App + Anchors.Pool);
        await using var bulk = NpgsqlDataSource.Create(options.Bulk + Anchors.Pool);
        await LogSchema.MigrateAsync(owner);
        await RequireEmptyAsync(app);
        var anchors = new Anchors(owner);
        await anchors.CreateAsync();
        var rows = new List<BenchRow>();
        foreach (var (callers, goal) in singles) rows.Add(await SinglesAsync(owner, app, anchors, callers, goal));
        rows.Add(await BulkAsync(owner, bulk, anchors));
        rows.Add(await ReadAsync(app));
        await anchors.DropAsync();
        await EmptyAsync(owner);
        return await BenchReport.OfAsync(owner, rows);
    }

    private async Task<BenchRow> SinglesAsync(NpgsqlDataSource owner, NpgsqlDataSource app, Anchors anchors, int callers, double goal)
    {
        List<double> measured = [], anchor = [];
        await EmptyAsync(owner);
        await anchors.EmptyAsync();
        await using var log = new PostgresEventLog(app);
        using var work = new CommandWorkload(log);
        for (var run = -1; run < options.Runs; run++)
        {
            progress($"single commands, {callers} callers, run {run + 1} of {options.Runs}");
            var theirs = await RateAsync(anchors.Caller, callers);
            var ours = await RateAsync(work.Caller, callers);
            if (run < 0) continue; // the first run of each warms caches and plans

            anchor.Add(theirs);
            measured.Add(ours);
        }

        return BenchRow.Of("single commands, by callers", callers, "commands/s", goal, measured, anchor);
    }

    private async Task<BenchRow> BulkAsync(NpgsqlDataSource owner, NpgsqlDataSource bulk, Anchors anchors)
    {
        List<double> measured = [], anchor = [];
        var log = new PostgresBulkLog(bulk);
        for (var run = -1; run < options.Runs; run++)
        {
            progress($"bulk, run {run + 1} of {options.Runs}");
            var rows = Anchors.Rows(options.Events);
            await anchors.EmptyAsync();
            var theirs = options.Events / await SecondsAsync(() => anchors.CopyAsync(rows));
            var appends = BenchPayload.Streams(options.Events);
            await EmptyAsync(owner);
            var ours = options.Events / await SecondsAsync(async () => await log.AppendAsync(appends));
            if (run < 0) continue;

            anchor.Add(theirs);
            measured.Add(ours);
        }

        return BenchRow.Of(BulkRun, options.Events, "events/s", 0.7, measured, anchor);
    }

    /// <summary>Of what the bulk runs left.</summary>
    private async Task<BenchRow> ReadAsync(NpgsqlDataSource app)
    {
        List<double> measured = [], anchor = [];
        await using var log = new PostgresEventLog(app);
        for (var run = -1; run < options.Runs; run++)
        {
            progress($"ordered read, run {run + 1} of {options.Runs}");
            long count = 0;
            var theirs = options.Events / await SecondsAsync(async () => count = await Anchors.ReadAsync(app));
            var ours = options.Events / await SecondsAsync(async () =>
            {
                await foreach (var recorded in log.ReadAllAsync()) count -= BenchPayload.Codec.Decode(recorded).Version > 0 ? 1 : 0;
            });
            if (count != 0) throw new InvalidOperationException($"The two reads differ by {count} events.");
            if (run < 0) continue;

            anchor.Add(theirs);
            measured.Add(ours);
        }

        return BenchRow.Of("read the whole log, decoded", options.Events, "events/s", 0.5, measured, anchor);
    }

    /// <summary>Each caller makes one call after another until the time is over.</summary>
    private async Task<double> RateAsync(Func<Func<Task>> caller, int callers)
    {
        var calls = new long[callers];
        var began = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, callers).Select(number => Task.Run(async () =>
        {
            var call = caller();
            while (Stopwatch.GetElapsedTime(began) < options.RunTime)
            {
                await call();
                calls[number]++;
            }
        })));
        return calls.Sum() / Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    private static async Task<double> SecondsAsync(Func<Task> work)
    {
        var began = Stopwatch.GetTimestamp();
        await work();
        return Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    private static async Task RequireEmptyAsync(NpgsqlDataSource app)
    {
        await using var log = new PostgresEventLog(app);
        if (await log.HeadAsync() is { Position: > 0 } head)
            throw new InvalidOperationException($"The log holds {head.Position} events, and the benchmark would delete them. Give it an empty database.");
    }

    private static Task EmptyAsync(NpgsqlDataSource owner) => BenchSql.ExecuteAsync(owner, "truncate log.events, log.commands");
}

/// <summary>Connection strings of the three roles, sizes, and the work that is measured.</summary>
internal sealed record LogBenchOptions(string Owner, string App, string Bulk)
{
    public int Runs { get; init; } = 5;

    public TimeSpan RunTime { get; init; } = TimeSpan.FromSeconds(1.5);

    /// <summary>Of the bulk and read rows.</summary>
    public int Events { get; init; } = 100_000;
}
