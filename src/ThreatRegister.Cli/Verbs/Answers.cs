using ThreatRegister.Application.Commands;
using ThreatRegister.Domain;

namespace ThreatRegister.Cli;

/// <summary>What became of a command, for people, programs and the exit code.</summary>
internal static class Answers
{
    public static int Print(CommandAnswer answer, Guid commandId, bool json)
    {
        switch (answer)
        {
            case CommandAnswer.Accepted done when json:
                Printed.Json(new { stream = done.Stream.ToString(), id = done.Stream.Id, version = done.Version, position = done.Position, events = done.Events, repeated = done.Repeated, commandId });
                return ExitCode.Success;
            case CommandAnswer.Accepted { Events: 0, Repeated: false } done:
                Printed.Text($"{done.Stream}: nothing to change, it is so already (version {done.Version}).");
                return ExitCode.Success;
            case CommandAnswer.Accepted done:
                Printed.Text($"{done.Stream}: {(done.Repeated ? "was recorded before" : "recorded")}, version {done.Version}, position {done.Position}.");
                return ExitCode.Success;
            case CommandAnswer.Refused refused:
                Console.Error.WriteLine($"Refused ({refused.Reason}){(refused.Field is null ? "" : $", field {refused.Field}")}: {RefusalText.Of(refused.Reason, "en")}. Nothing was recorded.");
                return ExitCode.Refused;
            case CommandAnswer.Stale stale:
                Console.Error.WriteLine($"{stale.Stream} is at version {stale.Actual} by now, not at the one you expected: look at 'history {stale.Stream.Id}', then send it again with --expect {stale.Actual}. Nothing was recorded.");
                return ExitCode.Conflict;
            case CommandAnswer.IdConflict conflict:
                Console.Error.WriteLine($"The command id {conflict.CommandId} was used before with another body: take a new id. Nothing was recorded.");
                return ExitCode.Conflict;
            default:
                throw new InvalidOperationException($"No words for {answer}.");
        }
    }
}
