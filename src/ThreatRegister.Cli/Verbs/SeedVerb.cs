using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using ThreatRegister.Application.Commands;
using ThreatRegister.Application.Events;
using ThreatRegister.Seeds;
using ThreatRegister.Seeds.Generation;

namespace ThreatRegister.Cli;

/// <summary>Loads the seeds, and generates incidents.</summary>
internal static class SeedVerb
{
    private static readonly Option<bool> cases = new("--cases") { Description = "The threat types, the reference data and the cases of the source documents." };

    private static readonly Option<int?> generate = new("--generate") { Description = "Also record this number of made-up incidents, with responses, occasions and lessons." };

    private static readonly Option<int> number = new("--seed") { Description = "Which of all made-up registers: the same number gives the same commands.", DefaultValueFactory = _ => 1 };

    private static readonly Option<bool> dryRun = new("--dry-run") { Description = "With --generate: print the commands, one JSON document a line, and record nothing." };

    public static Command Create() => Verb.Of(
        "seed",
        "Records the threat types and closing rules, and the cases if asked; what is there already is left as it is.",
        ["./run seed", "./run seed --cases", "./run seed --generate 20000 --seed 7", "./run seed --generate 2000 --dry-run | sha256sum"],
        [cases, generate, number, dryRun, CommonOptions.JsonLines, CommonOptions.Json],
        RunAsync);

    /// <summary>The seeds without generated incidents.</summary>
    public static async Task<SeedTally> SeedAsync(RegisterSession session, bool cases, CancellationToken cancellationToken)
    {
        var progress = new Progress("Seeds");
        var types = await session.Moments.TypeEventsAsync((await session.Log.HeadAsync(cancellationToken)).Position, cancellationToken);
        var tally = await SeedLoader.LoadAsync(session.Commands, "seeds", types, cases, progress, cancellationToken);
        progress.Done();
        await session.Maintenance.CatchUpAsync(cancellationToken: cancellationToken);
        return tally;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var incidents = parsed.GetValue(generate);
        if (incidents < 0 || parsed.GetValue(number) < 0) throw new CliException(ExitCode.Usage, "--generate and --seed take numbers from 0.");
        if (parsed.GetValue(dryRun) || parsed.GetValue(CommonOptions.JsonLines))
        {
            Print(incidents ?? throw new CliException(ExitCode.Usage, "--dry-run and --jsonl print what --generate makes."), parsed.GetValue(number), cancellationToken);
            return ExitCode.Success;
        }

        await using var session = await RegisterSession.OpenAsync(parsed.Settings(), cancellationToken);
        var tally = await SeedAsync(session, parsed.GetValue(cases), cancellationToken);
        foreach (var refused in tally.Refused) Standard.Error.WriteLine(refused);
        if (tally.Refused.Count > 0) return ExitCode.Refused;
        if (incidents is not { } wanted)
        {
            if (parsed.GetValue(CommonOptions.Json)) Printed.Json(tally);
            else Printed.Text($"Seeds: {tally.Recorded} recorded, {tally.Repeated} there before, {(tally.Kept > 0 ? $"{tally.Kept} left as they were recoded, " : "")}{tally.Refused.Count} refused.");
            return ExitCode.Success;
        }

        return await GenerateAsync(session, wanted, parsed.GetValue(number), parsed.GetValue(CommonOptions.Json), cancellationToken);
    }

    private static async Task<int> GenerateAsync(RegisterSession session, int incidents, int seed, bool json, CancellationToken cancellationToken)
    {
        var progress = new Progress("Incidents", incidents);
        var began = Stopwatch.GetTimestamp();
        var tally = await GeneratedRecording.RecordAsync(session.Commands, incidents, seed, new Shown(progress), cancellationToken);
        progress.Done();
        var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        var head = await session.Log.HeadAsync(cancellationToken);
        var projecting = new Progress("Registers", head.Position);
        await session.Maintenance.CatchUpAsync(progress: projecting, cancellationToken: cancellationToken);
        projecting.Done();

        foreach (var refused in tally.FirstRefused) Standard.Error.WriteLine(refused);
        var speed = tally.Events / seconds;
        if (json) Printed.Json(new { tally.Incidents, tally.Commands, tally.Events, tally.Repeated, tally.Refused, seconds = Math.Round(seconds, 2), eventsPerSecond = Math.Round(speed) });
        else Printed.Text(string.Create(CultureInfo.InvariantCulture, $"Generated: {tally.Incidents} incidents; {tally.Events} events recorded in {seconds:0.0} s ({speed:N0} a second), {tally.Repeated} commands there before, {tally.Refused} refused."));
        return tally.Refused == 0 ? ExitCode.Success : ExitCode.Refused;
    }

    private static void Print(int incidents, int seed, CancellationToken cancellationToken)
    {
        using var output = Standard.OpenOutput();
        using var buffered = new BufferedStream(output, 1 << 16);
        foreach (var (command, _) in GeneratedRegister.Commands(incidents, seed))
        {
            cancellationToken.ThrowIfCancellationRequested();
            buffered.Write(GeneratedText.Line(command));
        }
    }

    private sealed class Shown(Progress progress) : IProgress<GeneratedTally>
    {
        public void Report(GeneratedTally value) => progress.Report(value.Incidents);
    }
}
