using System.Text.Json;
using ThreatRegister.Application.Commands;
using ThreatRegister.Domain;

namespace ThreatRegister.Messages.Wolverine;

/// <summary>Executes commands that arrive as messages. The executor recognises a repetition, so that a message that is delivered twice is executed once.</summary>
public static class SendCommandHandler
{
    public static async Task<CommandAnswered> HandleAsync(SendCommand message, ICommands commands, CancellationToken cancellationToken)
    {
        if (Wrong(message) is { } wrong) return new(message.CommandId, "malformed", Reason: wrong);

        object body;
        try
        {
            body = CommandCatalogue.Parse(message.Command, JsonSerializer.SerializeToUtf8Bytes(message.Body));
        }
        catch (JsonException unreadable)
        {
            return new(message.CommandId, "malformed", Reason: unreadable.Message);
        }

        return AnswerOf(message.CommandId, await commands.ExecuteAsync(new(body, message.CommandId, message.Actor, message.Expected), cancellationToken));
    }

    private static string? Wrong(SendCommand message)
    {
        if (message.CommandId == Guid.Empty) return "A command needs an id of its own.";
        if (!CommandCatalogue.Contains(message.Command)) return $"There is no command '{message.Command}'.";
        return IdText.IsValid(message.Actor) ? null : $"'{message.Actor}' is no id of who records.";
    }

    private static CommandAnswered AnswerOf(Guid id, CommandAnswer answer) => answer switch
    {
        CommandAnswer.Accepted done => new(id, "accepted", done.Stream.ToString(), done.Version, done.Position == 0 ? null : done.Position, done.Repeated),
        CommandAnswer.Refused refused => new(id, "refused", Reason: refused.Reason.ToString(), Field: refused.Field),
        CommandAnswer.Stale stale => new(id, "stale", stale.Stream.ToString(), stale.Actual),
        CommandAnswer.IdConflict => new(id, "id-conflict"),
        _ => throw new InvalidOperationException($"No message for {answer}."),
    };
}
