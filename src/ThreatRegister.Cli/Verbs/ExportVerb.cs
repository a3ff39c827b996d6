using System.CommandLine;
using ThreatRegister.Application.Transfer;
using ThreatRegister.EventLog;

namespace ThreatRegister.Cli;

internal static class ExportVerb
{
    public static Command Create() => Verb.Group(
        "export", "Writes what the register holds for others.", ["./run export events --out register.jsonl", "./run export csv --type cyber --period 2021 --out incidents.csv"], Events(), ExportCsv.Create());

    private static Command Events()
    {
        var output = Output();
        var from = new Option<long?>("--from") { Description = "First position (default: 1)." };
        var to = new Option<long?>("--to") { Description = "Last position (default: the newest)." };
        return Verb.OnRegister(
            "events",
            "Writes the log as JSON Lines, nothing left out: importing it elsewhere gives the same log. Keys of personal data are not in it.",
            ["./run export events --out register.jsonl", "./run export events --from 80 --out since.jsonl", "./run export events | zstd > register.jsonl.zst"],
            [output, from, to],
            async (session, parsed, cancellationToken) =>
            {
                var (before, upTo) = await BoundsAsync(session, parsed.GetValue(from), parsed.GetValue(to), cancellationToken);
                var progress = new Progress("Positions", upTo.Position);
                await OutFile.WriteAsync(parsed.GetValue(output), file => EventsWriter.WriteAsync(session.LogCopy, before, upTo, file, progress, cancellationToken), cancellationToken);
                progress.Done();
                Standard.Error.WriteLine($"{upTo.Position - before.Position} events, positions {before.Position + 1} to {upTo.Position}; digest there: {Convert.ToHexStringLower(upTo.Chain.Span)}");
                return ExitCode.Success;
            });
    }

    public static Option<string?> Output() => new("--out") { Description = "Write to this file instead of stdout." };

    private static async Task<(LogHead Before, LogHead UpTo)> BoundsAsync(RegisterSession session, long? from, long? to, CancellationToken cancellationToken)
    {
        var head = await session.Log.HeadAsync(cancellationToken);
        var (first, last) = (from ?? 1, to ?? head.Position);
        if (last > head.Position) throw new CliException(ExitCode.NotFound, $"The log ends at position {head.Position}; --to {last} is beyond.");
        if (first < 1 || first > last + 1) throw new CliException(ExitCode.Usage, $"--from {first}: give a position from 1 to {last}.");
        await RequireBetweenCommandsAsync(session, first, "--from", cancellationToken);
        await RequireBetweenCommandsAsync(session, last + 1, "--to", cancellationToken);
        return ((await session.LogCopy.HeadAtAsync(first - 1, cancellationToken))!, (await session.LogCopy.HeadAtAsync(last, cancellationToken))!);
    }

    /// <summary>What one command recorded stays together: it is remembered as a whole.</summary>
    private static async Task RequireBetweenCommandsAsync(RegisterSession session, long next, string option, CancellationToken cancellationToken)
    {
        RecordedEvent? before = null;
        await foreach (var recorded in session.Log.ReadAllAsync(Math.Max(0, next - 2), next, cancellationToken))
        {
            if (recorded.Position >= next && recorded.CommandId == before?.CommandId)
                throw new CliException(ExitCode.Usage, $"{option}: positions {before.Position} and {recorded.Position} were recorded by one command; take both or none.");
            if (recorded.Position >= next) return;
            before = recorded;
        }
    }
}
