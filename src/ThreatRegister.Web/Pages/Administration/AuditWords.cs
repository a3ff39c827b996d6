using System.Globalization;
using System.Text.RegularExpressions;
using ThreatRegister.Accounts;
using ThreatRegister.Domain;
using ThreatRegister.Projections;
using ThreatRegister.Web.Layout;
using ThreatRegister.Web.Pages.Accounts;

namespace ThreatRegister.Web.Pages.Administration;

/// <summary>What the audit notes in codes, in words; what is not one of its own notes stays as it is.</summary>
internal static partial class AuditWords
{
    public static string Detail(this PageContext page, string detail, TimeZoneInfo zone) => detail switch
    {
        "password changed" => page.Say("đã đổi mật khẩu", "changed the password"),
        "password set anew" => page.Say("đặt lại mật khẩu", "set the password anew"),
        "signed out everywhere" => page.Say("đăng xuất ở mọi nơi", "signed out everywhere"),
        "disabled" => page.Say("ngừng tài khoản", "disabled"),
        "enabled" => page.Say("cho dùng lại", "enabled"),
        _ when Account().Match(detail) is { Success: true } account =>
            $"{(account.Groups["what"].Value is "added" ? page.Say("thêm tài khoản", "added") : page.Say("sửa thành", "changed to"))}: {Roles(page, account)}; {page.Say("được xem đến", "sees up to")} {Marking(account)}; {Agency(page, account)}",
        _ when TokenAdded().Match(detail) is { Success: true } token =>
            $"{page.Say("tạo khóa", "made token")} {token.Groups["id"].Value}: {Roles(page, token)}{(token.Groups["only"].Success ? page.Say(", chỉ đọc", ", for reading only") : "")}, {Until(page, token, zone)}",
        _ when TokenRevoked().Match(detail) is { Success: true } token => $"{page.Say("thu hồi khóa", "revoked token")} {token.Groups["id"].Value}",
        _ when Besides().Match(detail) is { Success: true } more => page.Say($"và {more.Groups["more"].Value} lần nữa ngay trước đó, không ghi riêng", $"and {more.Groups["more"].Value} more just before, not noted each"),
        _ when Locked().Match(detail) is { Success: true } locked => Until(page, locked, zone),
        _ => Uri.UnescapeDataString(detail.TrimStart('?')),
    };

    private static string Roles(PageContext page, Match match) =>
        string.Join(", ", match.Groups["roles"].Value.Split(' ').Select(code => Codes.TryParse<Role>(code, out var role) ? RoleWords.Of(role).In(page.Language) : code));

    private static string Marking(Match match) => Codes.TryParse<Tlp>(match.Groups["marking"].Value, out var marking) ? PermissionWords.Marking(marking) : match.Groups["marking"].Value;

    private static string Agency(PageContext page, Match match) => page.Agency(match.Groups["agency"].Value is "-" ? null : match.Groups["agency"].Value);

    private static string Until(PageContext page, Match match, TimeZoneInfo zone) =>
        $"{page.Say("đến", "until")} {page.Time(DateTimeOffset.Parse(match.Groups["until"].Value, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind), zone)}";

    private const string Instant = @"(?<until>\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{7}(?:Z|[+-]\d\d:\d\d))$";

    [GeneratedRegex("^(?<what>added|changed): (?<roles>[a-z -]+); (?<marking>[a-z-]+); (?<agency>.+)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Account();

    [GeneratedRegex("^token (?<id>[0-9a-f]+) added: (?<roles>[a-z -]+?)(?<only>, read only)?, until " + Instant, RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TokenAdded();

    [GeneratedRegex("^token (?<id>[0-9a-f]+) revoked$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TokenRevoked();

    [GeneratedRegex("^and (?<more>[0-9]+) before$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Besides();

    [GeneratedRegex("^until " + Instant, RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Locked();
}
