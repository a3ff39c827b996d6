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
                Standard.Error.WriteLine($"Refused ({refused.Reason}){(refused.Field is null ? "" : $", field {refused.Field}")}: {RefusalText.Of(refused.Reason, "en")}. Nothing was recorded.{(refused.Instead is null ? "" : $" Instead: {refused.Instead}.")}{Hint(refused.Reason)}");
                return refused.Reason is Refusal.NotFound ? ExitCode.NotFound : ExitCode.Refused;
            case CommandAnswer.Stale stale:
                Standard.Error.WriteLine($"{stale.Stream} is at version {stale.Actual} by now, not at the one you expected: look at 'history {stale.Stream.Id}', then send it again with --expect {stale.Actual}. Nothing was recorded.");
                return ExitCode.Conflict;
            case CommandAnswer.IdConflict conflict:
                Standard.Error.WriteLine($"The command id {conflict.CommandId} was used before with another body: take a new id. Nothing was recorded.");
                return ExitCode.Conflict;
            default:
                throw new InvalidOperationException($"No words for {answer}.");
        }
    }

    /// <summary>What to do about the refusals that people meet first.</summary>
    private static string Hint(Refusal refusal) => refusal switch
    {
        Refusal.ThreatTypeUnknown => " 'types' lists the threat types; an empty register gets them by 'seed'.",
        Refusal.ResponseKindUnknown => $" Kinds: {string.Join(", ", ResponseKinds.All.Select(kind => kind.Kind))}.",
        Refusal.NotReviewed or Refusal.NotAdopted or Refusal.NotApplied or Refusal.LessonHasNoText =>
            " A lesson goes on step by step: ask-for-lesson, record-lesson, review-lesson, adopt-lesson, apply-lesson, verify-lesson-effect.",
        Refusal.NotContained or Refusal.NotResolved or Refusal.OutcomeMissing or Refusal.ResponseMissing =>
            " A closing rule asks for it: contain-incident, resolve-incident, determine-incident-outcome, record-incident-response.",
        Refusal.SectionUnknown => " 'review sections' lists the sections.",
        Refusal.CommentsUnanswered => " 'show' names them, 'review answer' answers one.",
        Refusal.NotTheSender or Refusal.SecondPersonNeeded => " --actor tells who works.",
        Refusal.TextTooLong or Refusal.QuotationTooLong or Refusal.TooMany => " docs/cli.md has the limits.",
        _ => "",
    };
}
