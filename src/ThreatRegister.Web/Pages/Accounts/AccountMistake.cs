using Microsoft.AspNetCore.Http;
using ThreatRegister.Accounts;
using ThreatRegister.Web.Layout;

namespace ThreatRegister.Web.Pages.Accounts;

/// <summary>What is wrong with one field of a form; <paramref name="Field"/> is empty for the form as a whole.</summary>
public sealed record AccountMistake(string Field, string Text)
{
    internal static AccountMistake Of(PageContext page, AccountFault fault, string field)
    {
        var words = AccountFaultText.Of(fault).In(page.Language);
        return new(field, $"{char.ToUpperInvariant(words[0])}{words[1..]}.");
    }

    /// <summary>The mistake of an account or token, at the field that it is about.</summary>
    internal static AccountMistake Of(PageContext page, AccountFault fault) => Of(page, fault, fault switch
    {
        AccountFault.AccountExists or AccountFault.AccountIdInvalid => "user",
        AccountFault.DisplayNameInvalid => "name",
        AccountFault.AgencyInvalid => "agency",
        AccountFault.EmailInvalid => "email",
        AccountFault.RoleMissing or AccountFault.LastAdministrator or AccountFault.TokenRoleNotHeld => "role",
        AccountFault.TokenLabelInvalid => "label",
        AccountFault.TokenDaysInvalid => "days",
        AccountFault.PasswordWrong => "old",
        AccountFault.PasswordTooShort or AccountFault.PasswordTooLong or AccountFault.PasswordIsName or AccountFault.PasswordCommon or AccountFault.PasswordUnchanged => "new",
        _ => "",
    });
}

/// <summary>What the forms of accounts sent.</summary>
internal static class AccountForms
{
    /// <summary>The words of a field, without spaces around them.</summary>
    public static string Typed(this IFormCollection form, string field) => form[field].ToString().Trim();
}
