using ThreatRegister.Accounts;
using ThreatRegister.Domain;

namespace ThreatRegister.Web.Forms;

/// <summary>What to do about the refusals that people meet on pages, where the refusal alone does not say it.</summary>
internal static class RefusalHint
{
    public static string Of(Refusal refusal, string language) => refusal switch
    {
        Refusal.SecondPersonNeeded => In(language, " Người khác với người trình và người soạn phải duyệt; hãy để người đó đăng nhập và duyệt.", " It takes another person than who submitted or wrote it: let that person sign in and approve."),
        Refusal.CommentsUnanswered => In(language, " Hãy trả lời từng ý kiến trước khi duyệt.", " Answer each comment first."),
        Refusal.ReviewSubmitted => In(language, " Hãy trả lại dự thảo trước khi sửa.", " Return the draft before changing it."),
        Refusal.ReviewApproved => In(language, " Hãy trả lại báo cáo trước khi sửa.", " Return the report before changing it."),
        Refusal.GroundsMissing => In(language, " Nội dung đã rõ chỉ đổi được khi nêu căn cứ.", " What was clear is changed only with grounds."),
        Refusal.RecipientWithoutRight => In(
            language,
            $" Chỉ vai trò {RoleWords.Having(Permission.HandOverShift, language)} nhận được; hãy chọn người khác trong danh sách.",
            $" Only the role {RoleWords.Having(Permission.HandOverShift, language)} may; choose another of the list."),
        Refusal.RecipientNotCleared => In(language, " Hãy chọn người khác trong danh sách, hoặc nhờ quản trị viên nâng mức được xem.", " Choose another of the list, or ask an administrator for a higher clearance."),
        Refusal.RecipientUnknown => In(language, " Hãy chọn người nhận trong danh sách.", " Choose one of the list."),
        _ => "",
    };

    private static string In(string language, string vietnamese, string english) => language is "en" ? english : vietnamese;
}
