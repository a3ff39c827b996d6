using System.Text;

namespace ThreatRegister.Web.Notices;

/// <summary>One mail of all that an account is told at a time, in both languages: an account has none of its own.</summary>
public sealed record NoticeMail(string Subject, string Body)
{
    private const int MostNamed = 30;

    internal static NoticeMail Of(IReadOnlyList<Concern> concerns, Uri? pages)
    {
        var body = new StringBuilder();
        foreach (var (language, head, foot) in new[]
        {
            ("vi", "Sổ đăng ký sự cố báo:", "Thư do chương trình gửi; không cần trả lời. Quản trị viên có thể ngừng gửi ở trang tài khoản."),
            ("en", "The register of incidents tells you:", "Sent by the program; no answer is needed. An administrator can end these mails on the page of your account."),
        })
        {
            body.Append(head).Append("\n\n");
            foreach (var kind in concerns.GroupBy(concern => concern.Kind).OrderBy(kind => kind.Key)) AddKind(body, kind.Key, [.. kind], language, pages);
            body.Append(foot).Append("\n\n");
        }

        return new($"Sổ đăng ký sự cố: {concerns.Count} việc mới / {concerns.Count} new", body.ToString());
    }

    private static void AddKind(StringBuilder body, NoticeKind kind, IReadOnlyList<Concern> concerns, string language, Uri? pages)
    {
        body.Append(WordsOf(kind, language)).Append(" (").Append(concerns.Count).Append("):\n");
        foreach (var concern in concerns.Where(concern => concern.MayBeNamed).Take(MostNamed))
        {
            body.Append("- ").Append(OneLine(concern.Title)).Append('\n');
            if (pages is not null) body.Append("  ").Append(LinkTo(pages, language, concern.Path)).Append('\n');
        }

        var unnamed = concerns.Count - Math.Min(MostNamed, concerns.Count(concern => concern.MayBeNamed));
        if (unnamed > 0)
        {
            body.Append("- ").Append(language is "vi" ? $"{unnamed} việc không nêu tên trong thư; xem trong sổ" : $"{unnamed} not named by mail; see the register").Append('\n');
            if (pages is not null) body.Append("  ").Append(LinkTo(pages, language, "")).Append('\n');
        }

        body.Append('\n');
    }

    private static string WordsOf(NoticeKind kind, string language) => (kind, language) switch
    {
        (NoticeKind.Assigned, "vi") => "Được giao",
        (NoticeKind.Assigned, _) => "Assigned to you",
        (NoticeKind.Returned, "vi") => "Bị trả lại để hoàn thiện",
        (NoticeKind.Returned, _) => "Returned to be completed",
        (NoticeKind.Issued, "vi") => "Đã ban hành",
        (NoticeKind.Issued, _) => "Issued",
        (_, "vi") => "Quá hạn",
        _ => "Overdue",
    };

    private static Uri LinkTo(Uri pages, string language, string path) => new(pages, $"{pages.AbsolutePath.TrimEnd('/')}/{language}{path}");

    private static string OneLine(string text) => string.Join(' ', text.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));
}
