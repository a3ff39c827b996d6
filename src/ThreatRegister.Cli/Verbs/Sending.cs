using System.CommandLine;
using ThreatRegister.Application.Commands;

namespace ThreatRegister.Cli;

/// <summary>Sends one command, says what became of it, and lets the registers follow.</summary>
internal static class Sending
{
    public static Option<Guid?> CommandId { get; } = new("--command-id") { Description = "A UUID by which a repetition is recognised (default: a new one)." };

    public static Option<string> Grounds() => new("--grounds") { Description = "Why: it stays with the change.", Required = true };

    public static Guid IdOf(ParseResult parsed)
    {
        var asked = parsed.GetValue(CommandId);
        return asked != Guid.Empty ? asked ?? Guid.CreateVersion7() : throw new CliException(ExitCode.Usage, "--command-id: a UUID of zeros cannot tell commands apart; take another.");
    }

    /// <summary>Sends a command that a verb has made of its options.</summary>
    public static Task<int> SendAsync(RegisterSession session, ParseResult parsed, object body, CancellationToken cancellationToken) =>
        SendAsync(session, parsed, new CommandEnvelope(body, IdOf(parsed), session.Settings.Actor), cancellationToken);

    public static async Task<int> SendAsync(RegisterSession session, ParseResult parsed, CommandEnvelope command, CancellationToken cancellationToken)
    {
        var answer = await RecordVerb.ExecuteAsync(session, command, cancellationToken);
        var exit = Answers.Print(answer, command.CommandId, parsed.GetValue(CommonOptions.Json));
        if (answer is CommandAnswer.Accepted { Position: > 0 } accepted) await RecordVerb.FollowAsync(session, accepted.Position, cancellationToken);
        return exit;
    }

    /// <summary>An id as the user gave it; a wrong form is his mistake, not the program's.</summary>
    public static TId Id<TId>(string text, string what)
        where TId : struct, Domain.IId<TId> =>
        Domain.IdText.IsValid(text) ? TId.Of(text) : throw new CliException(ExitCode.Usage, $"{what}: '{text}' is not an id: 1 to {Domain.IdText.MaxLength} lower-case letters, digits, '.' and '-'.");
}
