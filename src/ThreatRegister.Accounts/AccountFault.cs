using ThreatRegister.Domain;

namespace ThreatRegister.Accounts;

/// <summary>Why something was not done to an account; each has words in <see cref="AccountFaultText"/>.</summary>
public enum AccountFault
{
    AccountUnknown,
    AccountExists,
    AccountIdInvalid,
    DisplayNameInvalid,
    AgencyInvalid,
    EmailInvalid,
    RoleMissing,
    LastAdministrator,
    AccountChangedMeanwhile,
    PasswordTooShort,
    PasswordTooLong,
    PasswordIsName,
    PasswordCommon,
    PasswordUnchanged,
    PasswordWrong,
    TokenUnknown,
    TokenLabelInvalid,
    TokenRoleNotHeld,
    TokenDaysInvalid,
}

public static class AccountFaultText
{
    public static LocalizedText Of(AccountFault fault) => fault switch
    {
        AccountFault.AccountUnknown => new("không có tài khoản này", "there is no such account"),
        AccountFault.AccountExists => new("đã có tài khoản này", "there is such an account already"),
        AccountFault.AccountIdInvalid => new(
            "tên đăng nhập gồm 1 đến 100 chữ thường không dấu, chữ số, '.' và '-'; không dùng tên người", "a user name is 1 to 100 lower-case letters, digits, '.' and '-'; never a person's name"),
        AccountFault.DisplayNameInvalid => new("tên hiển thị gồm 1 đến 200 ký tự trên một dòng", "a display name is 1 to 200 characters on one line"),
        AccountFault.AgencyInvalid => new("cơ quan gồm 1 đến 200 ký tự trên một dòng", "an agency is 1 to 200 characters on one line"),
        AccountFault.EmailInvalid => new("địa chỉ thư điện tử có dạng ten@co-quan.vn", "an e-mail address looks like name@agency.vn"),
        AccountFault.RoleMissing => new("tài khoản phải có ít nhất một vai trò", "an account needs at least one role"),
        AccountFault.LastAdministrator => new("đây là quản trị viên cuối cùng", "this is the last administrator"),
        AccountFault.AccountChangedMeanwhile => new("có người vừa sửa tài khoản này; dưới đây là nội dung hiện tại, hãy sửa lại nếu cần", "somebody has changed this account meanwhile; below is what it says now, change it again where needed"),
        AccountFault.PasswordTooShort => new("mật khẩu phải có ít nhất 12 ký tự", "a password has at least 12 characters"),
        AccountFault.PasswordTooLong => new("mật khẩu có nhiều nhất 256 ký tự", "a password has at most 256 characters"),
        AccountFault.PasswordIsName => new("mật khẩu không được là tên đăng nhập", "a password must not be the user name"),
        AccountFault.PasswordCommon => new("mật khẩu này quá phổ biến", "this password is too common"),
        AccountFault.PasswordUnchanged => new("mật khẩu mới phải khác mật khẩu cũ", "the new password must be another one"),
        AccountFault.PasswordWrong => new("mật khẩu sai, hoặc tài khoản đang bị khóa", "the password is wrong, or the account is locked"),
        AccountFault.TokenUnknown => new("không có khóa API này", "there is no such token"),
        AccountFault.TokenLabelInvalid => new("nhãn của khóa gồm 1 đến 100 ký tự trên một dòng", "a token's label is 1 to 100 characters on one line"),
        AccountFault.TokenRoleNotHeld => new("khóa chỉ được có vai trò mà tài khoản có", "a token has only roles that its account has"),
        AccountFault.TokenDaysInvalid => new("khóa có hạn từ 1 đến 366 ngày", "a token is valid for 1 to 366 days"),
        _ => throw new ArgumentOutOfRangeException(nameof(fault), fault, message: null),
    };
}
