using System.Diagnostics;
using Npgsql;
using ThreatRegister.EmbeddedPostgres;
using ThreatRegister.EventLog;
using ThreatRegister.EventLog.Postgres;

namespace ThreatRegister.Cli.Bench;

/// <summary>A log in another store beside the default one: the same calls on both, by turns, and the default is the anchor.</summary>
internal sealed class StoreBench(StoreChoice choice, int events, Action<string> progress)
{
    private const int Runs = 3;
    private const int AppendsAtOnce = 100;

    private static readonly TimeSpan runTime = TimeSpan.FromSeconds(1.5);

    public async Task<BenchReport> RunAsync(EmbeddedCluster cluster, CancellationToken cancellationToken)
    {
        await RegisterSession.MigrateAsync(cluster.OwnerConnectionString, choice, cancellationToken);
        await using var owner = NpgsqlDataSource.Create(cluster.OwnerConnectionString);
        await using var source = NpgsqlDataSource.Create(cluster.ConnectionStringFor(LogSchema.AppRole) + Anchors.Pool);
        await using var theirs = OpenLog.On(choice, source, bulkSource: null);
        await using var ours = OpenLog.On(StoreChoice.Default, source, bulkSource: null);
        using var other = new CommandWorkload(theirs.Log);
        using var standard = new CommandWorkload(ours.Log);
        var rows = new List<BenchRow>();
        foreach (var callers in (int[])[1, 16, 64]) rows.Add(await SinglesAsync(other, standard, callers));
        rows.Add(await BothAsync($"append streams of {BenchPayload.StreamLength} events, {AppendsAtOnce} a call", theirs.Log, ours.Log, AppendAsync));
        rows.Add(await BothAsync("read the whole log, decoded", theirs.Log, ours.Log, ReadAsync));
        return await BenchReport.OfAsync(owner, rows);
    }

    private async Task<BenchRow> SinglesAsync(CommandWorkload other, CommandWorkload standard, int callers)
    {
        List<double> measured = [], anchor = [];
        for (var run = -1; run < Runs; run++)
        {
            progress($"single commands, {callers} callers, run {run + 1} of {Runs}");
            var (one, two) = (await RateAsync(other.Caller, callers), await RateAsync(standard.Caller, callers));
            if (run < 0) continue; // the first run of each warms caches and plans

            measured.Add(one);
            anchor.Add(two);
        }

        return BenchRow.Of("single commands, by callers", callers, "commands/s", goal: null, measured, anchor);
    }

    private async Task<BenchRow> BothAsync(string work, IEventLog theirs, IEventLog ours, Func<IEventLog, Task<long>> run)
    {
        progress(work);
        var (measured, anchor) = (await EventsASecondAsync(theirs, run), await EventsASecondAsync(ours, run));
        return BenchRow.Of(work, events, "events/s", goal: null, [measured], [anchor]);
    }

    private async Task<long> AppendAsync(IEventLog log)
    {
        foreach (var call in BenchPayload.Streams(events).Chunk(AppendsAtOnce)) await log.AppendAsync(call);
        return events;
    }

    private static async Task<long> ReadAsync(IEventLog log)
    {
        long count = 0;
        await foreach (var recorded in log.ReadAllAsync()) count += BenchPayload.Codec.Decode(recorded).Version > 0 ? 1 : 0;
        return count;
    }

    private static async Task<double> EventsASecondAsync(IEventLog log, Func<IEventLog, Task<long>> run)
    {
        var began = Stopwatch.GetTimestamp();
        var count = await run(log);
        return count / Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    /// <summary>Each caller makes one call after another until the time is over.</summary>
    private static async Task<double> RateAsync(Func<Func<Task>> caller, int callers)
    {
        var calls = new long[callers];
        var began = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, callers).Select(number => Task.Run(async () =>
        {
            var call = caller();
            while (Stopwatch.GetElapsedTime(began) < runTime)
            {
                await call();
                calls[number]++;
            }
        })));
        return calls.Sum() / Stopwatch.GetElapsedTime(began).TotalSeconds;
    }
}
