using System.CommandLine;
using ThreatRegister.Application.Transfer;

namespace ThreatRegister.Cli;

internal static class ImportEventsVerb
{
    public static Command Create()
    {
        var file = new Argument<string>("file") { Description = "A file that 'export events' wrote, or - for stdin." };
        return Verb.OnRegister(
            "events",
            "Makes an empty register hold the log of another one, or goes on behind what of it is there. A file is checked whole before anything is recorded.",
            ["./run --data /srv/register import events register.jsonl", "zstdcat register.jsonl.zst | ./run --data /srv/register import events -"],
            [file, CommonOptions.Json],
            async (session, parsed, cancellationToken) =>
            {
                if (session.LogRestore is not { } restore)
                    throw new CliException(ExitCode.Usage, "Events are restored by COPY: set THREATREG_BULK_CONNECTION to the same database, as a member of threatreg_bulk.");

                var importer = new EventsImporter(session.Log, session.LogCopy, restore);
                var tally = await ImportAsync(importer, parsed.GetValue(file)!, cancellationToken);
                await FollowAsync(session, tally.Position, cancellationToken);
                if (parsed.GetValue(CommonOptions.Json)) Printed.Json(new { read = tally.Read, recorded = tally.Recorded, repeated = tally.Repeated, position = tally.Position, digest = tally.Chain });
                else Printed.Text($"read {tally.Read}, recorded {tally.Recorded}, repeated {tally.Repeated}; digest at position {tally.Position}: {tally.Chain}");
                return ExitCode.Success;
            });
    }

    private static async Task<EventsTally> ImportAsync(EventsImporter importer, string path, CancellationToken cancellationToken)
    {
        var isChecked = false;
        try
        {
            if (path is "-") return await RunAsync(importer, Standard.OpenInput(), total: null, cancellationToken);

            await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            var checking = new Progress("Checked, positions");
            var header = await EventsImporter.CheckAsync(file, checking, cancellationToken);
            checking.Done();
            isChecked = true;
            file.Position = 0;
            return await RunAsync(importer, file, header.To, cancellationToken);
        }
        catch (EventsFileException wrong)
        {
            throw new CliException(ExitCode.BadInput, $"{path}, {wrong.Message}.{(isChecked || path is "-" ? " What stands before it may be recorded." : " Nothing of it was recorded.")}");
        }
        catch (OtherLogException other)
        {
            throw new CliException(ExitCode.Conflict, $"{path}: {other.Message}.");
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            throw new CliException(ExitCode.BadInput, $"{path}: {wrong.Message}");
        }
    }

    private static async Task<EventsTally> RunAsync(EventsImporter importer, Stream input, long? total, CancellationToken cancellationToken)
    {
        var recording = new Progress("Recorded, positions", total);
        var tally = await importer.RunAsync(input, recording, cancellationToken);
        recording.Done();
        return tally;
    }

    private static async Task FollowAsync(RegisterSession session, long position, CancellationToken cancellationToken)
    {
        var projecting = new Progress("Registers", position);
        await session.Maintenance.CatchUpAsync(progress: projecting, cancellationToken: cancellationToken);
        projecting.Done();
    }
}
