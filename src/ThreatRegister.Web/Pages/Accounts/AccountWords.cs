using System.Globalization;
using ThreatRegister.Accounts;
using ThreatRegister.Application.Words;
using ThreatRegister.Domain;
using ThreatRegister.Projections;
using ThreatRegister.Web.Layout;

namespace ThreatRegister.Web.Pages.Accounts;

/// <summary>What the pages of accounts say of accounts.</summary>
internal static class AccountWords
{
    /// <summary>To the minute, in the register's zone.</summary>
    public static string Time(this PageContext page, DateTimeOffset instant, TimeZoneInfo zone) => InstantText.Of(instant, zone, page.Language);

    public static string Roles(this PageContext page, IEnumerable<Role> roles) => string.Join(", ", roles.Select(role => RoleWords.Of(role).In(page.Language)));

    public static string Agency(this PageContext page, string? agency) => agency ?? page.Say("Văn phòng giữ sổ", "The office that keeps the register");

    public static string State(this PageContext page, Account account, DateTimeOffset now, TimeZoneInfo zone) =>
        account.Disabled ? page.Say("đã ngừng", "disabled")
        : Lockout.IsLocked(account, now) ? page.Say($"bị khóa đến {page.Time(account.LockedUntil!.Value, zone)}", $"locked until {page.Time(account.LockedUntil!.Value, zone)}")
        : account.MustChangePassword ? page.Say("chưa đổi mật khẩu", "has to change the password")
        : page.Say("đang dùng", "in use");

    public static string State(this PageContext page, ApiToken token, DateTimeOffset now) =>
        token.RevokedAt is not null ? page.Say("đã thu hồi", "revoked") : now >= token.ExpiresAt ? page.Say("hết hạn", "expired") : page.Say("đang dùng", "in use");
}
