using System.Net.Mail;
using ThreatRegister.Domain;

namespace ThreatRegister.Accounts;

/// <summary>What became of a change to an account.</summary>
/// <param name="Fault">The first thing that is wrong; null: nothing.</param>
/// <param name="Password">A password that was made for it: told once, kept nowhere.</param>
public sealed record AccountAnswer(Account? Account, AccountFault? Fault, string? Password = null)
{
    /// <summary>All that is wrong.</summary>
    public Items<AccountFault> Faults { get; private init; } = [];

    public static AccountAnswer Refused(params AccountFault[] faults) => new(null, faults[0]) { Faults = [.. faults] };
}

/// <summary>What became of a token.</summary>
/// <param name="Secret">The token itself: told once, kept nowhere.</param>
public sealed record TokenAnswer(ApiToken? Token, AccountFault? Fault, string? Secret = null);

/// <summary>What is to be another; null: stays.</summary>
/// <param name="Agency">Empty: the office that keeps the register.</param>
/// <param name="Email">Empty: no notices are sent.</param>
/// <param name="Seen">The <see cref="Account.Terms"/> that it is made on: where they are others by now, nothing is changed. Null: whatever they are.</param>
public sealed record AccountChange(string? DisplayName = null, Items<Role>? Roles = null, Tlp? Clearance = null, string? Agency = null, string? Email = null, string? Seen = null);

/// <content>What administrators do; each act is in the audit. <c>by</c> is who does it, as an id.</content>
public sealed partial class AccountDesk
{
    private const int LongestName = 200;
    private const int LongestAddress = 254;
    private const string Tool = "program";

    /// <summary>In a register without accounts: makes the one local user, who may do everything. Null where there is an account.</summary>
    public async Task<AccountAnswer?> EnsureAdministratorAsync(CancellationToken cancellationToken = default)
    {
        if ((await store.ListAsync(cancellationToken)).Count > 0) return null;

        var roles = new[] { Role.Administrator, Role.Operator, Role.ShiftLead, Role.Reviewer, Role.Office, Role.Signer };
        var answer = await AddAsync(Tool, "admin", "Quản trị viên", [.. roles], Tlp.Red, agency: null, email: null, password: null, cancellationToken);
        return answer.Fault is AccountFault.AccountExists ? null : answer;
    }

    /// <param name="password">Null: one is made. Either way it has to be changed at the first sign-in.</param>
    public async Task<AccountAnswer> AddAsync(
        string by, string id, string displayName, Items<Role> roles, Tlp clearance, string? agency, string? email, string? password, CancellationToken cancellationToken = default)
    {
        if (Check(id, displayName, roles, agency, email) is { Length: > 0 } wrong) return AccountAnswer.Refused(wrong);
        if (password is not null && Passwords.Check(id, password) is { } weak) return AccountAnswer.Refused(weak);

        var given = password ?? Passwords.Generate();
        var account = new Account(
            id, displayName, passwords.Hash(given), Distinct(roles), clearance, agency, MustChangePassword: true, FailedAttempts: 0, LockedUntil: null, Disabled: false, Guid.NewGuid(), clock.GetUtcNow(), email);
        if (!await store.AddAsync(account, cancellationToken)) return AccountAnswer.Refused(AccountFault.AccountExists);

        await NoteAsync(by, id, $"added: {Said(account)}", cancellationToken);
        return new(account, null, password is null ? given : null);
    }

    /// <summary>Sessions go on, with the new roles from their next request.</summary>
    public async Task<AccountAnswer> ChangeAsync(string by, string id, AccountChange change, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(change);
        if (await store.FindAsync(id, cancellationToken) is not { } account) return AccountAnswer.Refused(AccountFault.AccountUnknown);
        var wanted = Changed(account, change);
        if (Check(id, wanted.DisplayName, wanted.Roles, wanted.Agency, wanted.Email) is { Length: > 0 } wrong) return AccountAnswer.Refused(wrong);

        var isSeen = true;
        var answer = await DoneAsync(by, id, now => (isSeen = change.Seen is null || string.Equals(change.Seen, now.Terms, StringComparison.Ordinal)) ? Changed(now, change) : null, $"changed: {Said(wanted)}", cancellationToken);
        return isSeen ? answer : AccountAnswer.Refused(AccountFault.AccountChangedMeanwhile);
    }

    /// <summary>Ends sessions, and tokens no longer work.</summary>
    public Task<AccountAnswer> DisableAsync(string by, string id, CancellationToken cancellationToken = default) =>
        DoneAsync(by, id, now => now with { Disabled = true, SecurityStamp = now.Disabled ? now.SecurityStamp : Guid.NewGuid() }, "disabled", cancellationToken);

    /// <summary>Also ends a lock after wrong passwords.</summary>
    public Task<AccountAnswer> EnableAsync(string by, string id, CancellationToken cancellationToken = default) =>
        DoneAsync(by, id, now => Lockout.Cleared(now) with { Disabled = false }, "enabled", cancellationToken);

    /// <summary>Sets a password that has to be changed at the next sign-in; sessions end and a lock too.</summary>
    /// <param name="password">Null: one is made.</param>
    public async Task<AccountAnswer> ResetPasswordAsync(string by, string id, string? password, CancellationToken cancellationToken = default)
    {
        if (password is not null && Passwords.Check(id, password) is { } weak) return AccountAnswer.Refused(weak);

        var given = password ?? Passwords.Generate();
        var hash = passwords.Hash(given);
        var answer = await DoneAsync(by, id, now => WithPassword(now, hash, mustChange: true), "password set anew", cancellationToken);
        return password is null && answer.Fault is null ? answer with { Password = given } : answer;
    }

    /// <param name="roles">Empty: all that the account has.</param>
    public async Task<TokenAnswer> AddTokenAsync(string by, string id, string label, Items<Role> roles, bool readOnly, int days, CancellationToken cancellationToken = default)
    {
        if (!Line.IsValid(label, ApiToken.LongestLabel)) return new(null, AccountFault.TokenLabelInvalid);
        if (days is < 1 or > ApiToken.MostDays) return new(null, AccountFault.TokenDaysInvalid);
        if (await store.FindAsync(id, cancellationToken) is not { } account) return new(null, AccountFault.AccountUnknown);
        if (!roles.All(account.Has)) return new(null, AccountFault.TokenRoleNotHeld);

        var secret = Secret.New(ApiToken.Prefix);
        var now = clock.GetUtcNow();
        var token = new ApiToken(
            Guid.NewGuid().ToString("n")[..12], Secret.HashOf(secret)!, id, label, roles.Count == 0 ? account.Roles : Distinct(roles), readOnly, now, now.AddDays(days));
        await store.AddTokenAsync(token, cancellationToken);
        await NoteAsync(by, id, $"token {token.Id} added: {string.Join(' ', token.Roles.Select(role => Projections.Codes.Of(role)))}{(readOnly ? ", read only" : "")}, until {token.ExpiresAt:O}", cancellationToken);
        return new(token, null, secret);
    }

    public async Task<TokenAnswer> RevokeTokenAsync(string by, string token, CancellationToken cancellationToken = default)
    {
        if (await store.RevokeTokenAsync(token, clock.GetUtcNow(), cancellationToken) is not { } revoked) return new(null, AccountFault.TokenUnknown);

        await NoteAsync(by, revoked.Account, $"token {revoked.Id} revoked", cancellationToken);
        return new(revoked, null);
    }

    /// <summary>All that is wrong, in the order of the form.</summary>
    private static AccountFault[] Check(string id, string displayName, Items<Role> roles, string? agency, string? email)
    {
        (bool IsWrong, AccountFault Fault)[] found =
        [
            (!IdText.IsValid(id), AccountFault.AccountIdInvalid),
            (!Line.IsValid(displayName, LongestName), AccountFault.DisplayNameInvalid),
            (agency is not null && !Line.IsValid(agency, LongestName), AccountFault.AgencyInvalid),
            (email is not null && !IsAddress(email), AccountFault.EmailInvalid),
            (roles.Count == 0, AccountFault.RoleMissing),
        ];
        return [.. found.Where(one => one.IsWrong).Select(one => one.Fault)];
    }

    private static Account Changed(Account account, AccountChange change) => account with
    {
        DisplayName = change.DisplayName ?? account.DisplayName,
        Roles = change.Roles is { } roles ? Distinct(roles) : account.Roles,
        Clearance = change.Clearance ?? account.Clearance,
        Agency = change.Agency is { } agency ? agency.Length == 0 ? null : agency : account.Agency,
        Email = change.Email is { } email ? email.Length == 0 ? null : email : account.Email,
    };

    /// <summary>The bare address: a name beside it, or a second address, is refused.</summary>
    private static bool IsAddress(string email) =>
        Line.IsValid(email, LongestAddress) && MailAddress.TryCreate(email, out var address) && string.Equals(address.Address, email, StringComparison.Ordinal);

    private static Items<Role> Distinct(Items<Role> roles) => [.. roles.Distinct().Order()];

    /// <summary>The names of persons stay out of the audit.</summary>
    private static string Said(Account account) =>
        $"{string.Join(' ', account.Roles.Select(role => Projections.Codes.Of(role)))}; {Projections.Codes.Of(account.Clearance)}; {account.Agency ?? "-"}";

    private async Task<AccountAnswer> DoneAsync(string by, string id, Func<Account, Account?> change, string said, CancellationToken cancellationToken)
    {
        if (await ChangeAsync(id, change, cancellationToken) is not { } changed)
            return AccountAnswer.Refused(await store.FindAsync(id, cancellationToken) is { Administers: true } ? AccountFault.LastAdministrator : AccountFault.AccountUnknown);

        await NoteAsync(by, id, said, cancellationToken);
        return new(changed, null);
    }

    private Task NoteAsync(string by, string id, string said, CancellationToken cancellationToken) =>
        audit.RecordAsync(new(by, Tool, AuditKind.AccountChanged, id, said), cancellationToken);
}
