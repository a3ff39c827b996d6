using System.Diagnostics;
using ThreatRegister.Application.Queries;
using ThreatRegister.Domain;
using ThreatRegister.EventLog.Postgres;
using ThreatRegister.Projections;
using ThreatRegister.Reports;
using ThreatRegister.Seeds;
using ThreatRegister.Seeds.Generation;

namespace ThreatRegister.Cli.Bench;

/// <summary>
/// Measures a register of many generated incidents: recording them, building the registers, and what is asked of them, each beside its
/// anchor. Of short work the median of several runs, of what takes minutes one run.
/// </summary>
/// <param name="session">An empty register of its own.</param>
internal sealed class VolumeBench(RegisterSession session, int incidents, Action<string> progress)
{
    private const int Seed = 1, Runs = 5, CopiedEvents = 100_000, LongFrom = 20_000;
    private const string Year = "2018";

    private readonly VolumeAnchors anchors = new(session.Source);
    private readonly List<BenchRow> rows = [];

    public async Task<IReadOnlyList<BenchRow>> RunAsync(CancellationToken cancellationToken)
    {
        await RecordAsync(cancellationToken);
        await RebuildAsync(cancellationToken);
        await AskAsync(cancellationToken);
        await VerifyAsync(cancellationToken);
        return rows;
    }

    /// <summary>What is asked alone, of a register that is there already.</summary>
    public async Task<IReadOnlyList<BenchRow>> AskedAsync(CancellationToken cancellationToken)
    {
        await AskAsync(cancellationToken);
        return rows;
    }

    private async Task RecordAsync(CancellationToken cancellationToken)
    {
        progress($"{incidents} incidents: generate and record");
        await SeedLoader.LoadAsync(session.Commands, "seeds", types: [], cases: false, progress: null, cancellationToken);
        var copy = CopiedEvents / await SecondsAsync(() => anchors.CopyEventsAsync(CopiedEvents, cancellationToken));
        Memory.ForgetPeak();
        GeneratedTally? tally = null;
        var seconds = await SecondsAsync(async () => tally = await GeneratedRecording.RecordAsync(session.Commands, incidents, Seed, progress: null, cancellationToken));
        if (tally!.Refused > 0) throw new InvalidOperationException(tally.FirstRefused[0]);

        rows.Add(BenchRow.Of("generate and record", incidents, "events/s", goal: null, [tally.Events / seconds], [copy]));
        rows.Add(BenchRow.Alone("generate and record: peak memory", incidents, Memory.PeakMegabytes(), "MB"));
    }

    private async Task RebuildAsync(CancellationToken cancellationToken)
    {
        await session.Maintenance.RebuildAsync(cancellationToken: cancellationToken);
        List<double> measured = [], anchor = [];
        Memory.ForgetPeak();
        for (var run = 0; run < (incidents < LongFrom ? Runs : 1); run++)
        {
            progress($"{incidents} incidents: rebuild, run {run + 1}");
            measured.Add(1_000 * await SecondsAsync(() => session.Maintenance.RebuildAsync(cancellationToken: cancellationToken)));
            anchor.Add(1_000 * await SecondsAsync(async () =>
            {
                await VolumeAnchors.ReadAsync(session.Source, hash: false, cancellationToken);
                await anchors.CopyRegistersAsync(cancellationToken);
            }));
        }

        rows.Add(BenchRow.OfTimes("rebuild of all registers", incidents, 1 / 1.5, measured, anchor));
        rows.Add(BenchRow.Alone("rebuild of all registers: peak memory", incidents, Memory.PeakMegabytes(), "MB"));
    }

    private async Task AskAsync(CancellationToken cancellationToken)
    {
        var now = (await session.Moments.AtAsync(position: null, cancellationToken))!;
        var middle = (await session.Moments.AtAsync(now.Position / 2, cancellationToken))!;
        var types = await session.Moments.TypesAtAsync(now.Position, cancellationToken);
        await AgainstAggregateAsync("register by type and month, now", 10, () => RegisterAsync(now), cancellationToken);
        await AgainstAggregateAsync("register by type and month, as of the middle", 1, () => RegisterAsync(middle), cancellationToken);
        await AgainstAggregateAsync("annual summary", 1 / 3.0, SummaryAsync, cancellationToken);

        Task RegisterAsync(Moment moment) => ThreatRegisterQuery.RunAsync(
            session.Registers, new(session.Viewer, moment, new()), Granularity.Month, types, now.Position, "vi", cancellationToken);

        Task SummaryAsync() => SummaryBuilder.BuildAsync(
            session.Summary, types, now.Position, new(Period.Parse(Year), "vi", Compare.SamePeriod, Basis.Occurred, session.Viewer, now, Zone: session.Settings.Zone), cancellationToken);
    }

    private async Task AgainstAggregateAsync(string work, double goal, Func<Task> ours, CancellationToken cancellationToken)
    {
        List<double> measured = [], anchor = [];
        for (var run = -1; run < Runs; run++)
        {
            progress($"{incidents} incidents: {work}, run {run + 1}");
            var theirs = 1_000 * await SecondsAsync(() => anchors.AggregateAsync(cancellationToken));
            var own = 1_000 * await SecondsAsync(ours);
            if (run < 0) continue; // the first run of each warms caches and plans

            anchor.Add(theirs);
            measured.Add(own);
        }

        rows.Add(BenchRow.OfTimes(work, incidents, goal, measured, anchor));
    }

    private async Task VerifyAsync(CancellationToken cancellationToken)
    {
        List<double> measured = [], anchor = [];
        for (var run = 0; run < (incidents < LongFrom ? Runs : 1); run++)
        {
            progress($"{incidents} incidents: verify, run {run + 1}");
            anchor.Add(1_000 * await SecondsAsync(() => VolumeAnchors.ReadAsync(session.Source, hash: true, cancellationToken)));
            measured.Add(1_000 * await SecondsAsync(async () =>
            {
                if (await session.VerifyLogAsync(new([]), cancellationToken) is not EventLog.LogVerdict.Ok)
                    throw new InvalidOperationException("The log that was just recorded does not verify.");
            }));
        }

        rows.Add(BenchRow.OfTimes("verify", incidents, 0.5, measured, anchor));
    }

    private static async Task<double> SecondsAsync(Func<Task> work)
    {
        var began = Stopwatch.GetTimestamp();
        await work();
        return Stopwatch.GetElapsedTime(began).TotalSeconds;
    }
}
