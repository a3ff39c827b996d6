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
                Printed.Text(Standard.Say($"{done.Stream}: không có gì thay đổi, đã như vậy rồi (phiên bản {done.Version}).", $"{done.Stream}: nothing to change, it is so already (version {done.Version})."));
                return ExitCode.Success;
            case CommandAnswer.Accepted done:
                Printed.Text(Standard.Say(
                    $"{done.Stream}: {(done.Repeated ? "đã ghi từ trước" : "đã ghi")}, phiên bản {done.Version}, vị trí {done.Position}.",
                    $"{done.Stream}: {(done.Repeated ? "was recorded before" : "recorded")}, version {done.Version}, position {done.Position}."));
                return ExitCode.Success;
            case CommandAnswer.Refused refused:
                Standard.Error.WriteLine(Words(refused));
                return refused.Reason is Refusal.NotFound ? ExitCode.NotFound : ExitCode.Refused;
            case CommandAnswer.Stale stale:
                Standard.Error.WriteLine(Standard.Say(
                    $"{stale.Stream} nay đã ở phiên bản (version) {stale.Actual}, không phải phiên bản được chờ đợi: xem 'history {stale.Stream.Id}', rồi gửi lại với --expect {stale.Actual}. Chưa ghi gì.",
                    $"{stale.Stream} is at version {stale.Actual} by now, not at the one you expected: look at 'history {stale.Stream.Id}', then send it again with --expect {stale.Actual}. Nothing was recorded."));
                return ExitCode.Conflict;
            case CommandAnswer.IdConflict conflict:
                Standard.Error.WriteLine(Standard.Say(
                    $"Mã lệnh {conflict.CommandId} đã dùng cho một nội dung khác: hãy dùng mã mới. Chưa ghi gì.",
                    $"The command id {conflict.CommandId} was used before with another body: take a new id. Nothing was recorded."));
                return ExitCode.Conflict;
            default:
                throw new InvalidOperationException($"No words for {answer}.");
        }
    }

    /// <summary>The refusal's name is the same in every language, for programs and for documents.</summary>
    private static string Words(CommandAnswer.Refused refused)
    {
        var words = RefusalText.Of(refused.Reason, Standard.Language);
        return Standard.Say(
                $"Bị từ chối ({refused.Reason}){(refused.Field is null ? "" : $", trường {refused.Field}")}: {words}. Chưa ghi gì.{(refused.Instead is null ? "" : $" Thay bằng: {refused.Instead}.")}",
                $"Refused ({refused.Reason}){(refused.Field is null ? "" : $", field {refused.Field}")}: {words}. Nothing was recorded.{(refused.Instead is null ? "" : $" Instead: {refused.Instead}.")}")
            + Hint(refused.Reason);
    }

    /// <summary>What to do about the refusals that people meet first.</summary>
    private static string Hint(Refusal refusal) => refusal switch
    {
        Refusal.ThreatTypeUnknown => Standard.Say(" Lệnh 'types' liệt kê các loại đe dọa; sổ trống nhận chúng bằng 'seed'.", " 'types' lists the threat types; an empty register gets them by 'seed'."),
        Refusal.ResponseKindUnknown => $" {Standard.Say("Các loại", "Kinds")}: {string.Join(", ", ResponseKinds.All.Select(kind => kind.Kind))}.",
        Refusal.NotReviewed or Refusal.NotAdopted or Refusal.NotApplied or Refusal.LessonHasNoText =>
            $" {Standard.Say("Bài học đi từng bước", "A lesson goes on step by step")}: ask-for-lesson, record-lesson, review-lesson, adopt-lesson, apply-lesson, verify-lesson-effect.",
        Refusal.NotContained or Refusal.NotResolved or Refusal.OutcomeMissing or Refusal.ResponseMissing =>
            $" {Standard.Say("Quy tắc đóng vụ việc đòi hỏi", "A closing rule asks for it")}: contain-incident, resolve-incident, determine-incident-outcome, record-incident-response.",
        Refusal.SectionUnknown => Standard.Say(" Lệnh 'review sections' liệt kê các mục.", " 'review sections' lists the sections."),
        Refusal.CommentsUnanswered => Standard.Say(" Lệnh 'show' nêu các ý kiến, 'review answer' trả lời một ý kiến.", " 'show' names them, 'review answer' answers one."),
        Refusal.NotTheSender or Refusal.SecondPersonNeeded => Standard.Say(" --actor cho biết ai đang làm.", " --actor tells who works."),
        Refusal.TextTooLong or Refusal.QuotationTooLong or Refusal.TooMany => Standard.Say(" Giới hạn ghi trong docs/cli.md.", " docs/cli.md has the limits."),
        _ => "",
    };
}
