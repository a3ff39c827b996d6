using System.CommandLine;
using ThreatRegister.Application.Commands;
using ThreatRegister.EventLog;

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
        var answer = await ExecuteAsync(session, command, cancellationToken);
        var exit = Answers.Print(answer, command.CommandId, parsed.GetValue(CommonOptions.Json));
        if (answer is CommandAnswer.Accepted { Position: > 0 } accepted) await FollowAsync(session, accepted.Position, cancellationToken);
        return exit;
    }

    /// <summary>The command stands, whatever becomes of the registers: they follow the log with the next verb.</summary>
    public static async Task FollowAsync(RegisterSession session, long position, CancellationToken cancellationToken)
    {
        try
        {
            await session.Maintenance.CatchUpAsync(position, cancellationToken: cancellationToken);
        }
        catch (Exception behind)
        {
            Standard.Error.WriteLine(Standard.Say("Đã ghi; nhưng các sổ chưa theo kịp và sẽ theo cùng lệnh sau", "Recorded; but the registers are not up to it yet and follow with the next verb") + $": {Faults.Describe(behind).Message}");
        }
    }

    /// <summary>An id as the user gave it; a wrong form is his mistake, not the program's.</summary>
    public static TId Id<TId>(string text, string what)
        where TId : struct, Domain.IId<TId> =>
        Domain.IdText.IsValid(text) ? TId.Of(text) : throw new CliException(ExitCode.Usage, Standard.Say(
            $"{what}: '{text}' không phải mã: từ 1 đến {Domain.IdText.MaxLength} chữ thường không dấu, chữ số, '.' và '-'.", $"{what}: '{text}' is not an id: 1 to {Domain.IdText.MaxLength} lower-case letters, digits, '.' and '-'."));

    /// <summary>A date as the user gave it; null where the option is left out.</summary>
    public static Domain.When? When(RegisterSession session, ParseResult parsed, Option<string?> option)
    {
        if (parsed.GetValue(option) is not { } text) return null;

        return Domain.When.TryParse(text, session.Settings.Zone, out var when)
            ? when
            : throw new CliException(ExitCode.Usage, Standard.Say(
                $"{option.Name}: '{text}' không phải thời gian: hãy viết 2026-06-30, 2026-06, 2026-Q2 hay một dạng khác của docs/forms.md.", $"{option.Name}: '{text}' is not a date: write 2026-06-30, 2026-06, 2026-Q2 or another form of docs/forms.md."));
    }

    public static async Task<CommandAnswer> ExecuteAsync(RegisterSession session, CommandEnvelope command, CancellationToken cancellationToken)
    {
        try
        {
            return await session.Commands.ExecuteAsync(command, cancellationToken);
        }
        catch (LogUnavailableException unknown) when (Faults.Describe(unknown).Exit == ExitCode.DatabaseAway)
        {
            throw new CliException(
                ExitCode.DatabaseAway, $"{unknown.Message}\n" + Standard.Say(
                    $"Không biết đã ghi được hay chưa. Hãy gửi lại với --command-id {command.CommandId}: khi đó chỉ được ghi một lần.", $"Whether it was recorded is not known. Send it again with --command-id {command.CommandId}: then it is recorded once."));
        }
        catch (ArgumentException beyond) when (string.Equals(beyond.ParamName, "appends", StringComparison.Ordinal))
        {
            throw new CliException(ExitCode.BadInput, $"The command cannot be stored: {beyond.Message.Split(" (Parameter")[0]} Nothing was recorded.");
        }
    }
}
