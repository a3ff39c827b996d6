using ThreatRegister.Domain;

namespace ThreatRegister.Accounts;

/// <summary>A session that was opened just now.</summary>
/// <param name="Secret">For the browser's cookie; it is kept nowhere else.</param>
public sealed record OpenedSession(string Secret, Session Session, Account Account)
{
    public Actor Actor => Account.AsActor(SignedInSession.Via);
}

/// <summary>What became of a name and a password.</summary>
public abstract record SignInAnswer
{
    private protected SignInAnswer() { }

    public sealed record SignedIn(OpenedSession Opened) : SignInAnswer;

    /// <summary>The session can do nothing but change the password.</summary>
    public sealed record MustChange(OpenedSession Opened) : SignInAnswer;

    /// <summary>Unknown, wrong, locked or disabled: which of these is not told to who is not signed in.</summary>
    public sealed record WrongOrLocked : SignInAnswer;
}

/// <summary>Who a request comes from.</summary>
public sealed record SignedInSession(Session Session, Account Account)
{
    internal const string Via = "session";

    public Actor Actor => Account.AsActor(Via);

    public bool MustChangePassword => Account.MustChangePassword;
}

/// <summary>Signing in and out, sessions, tokens; in the other file, what administrators do.</summary>
public sealed partial class AccountDesk(IAccountStore store, IAudit audit, Passwords passwords, TimeProvider clock)
{
    private const int Attempts = 50;

    private readonly FailuresNoted failures = new(clock);

    public IAccountStore Store => store;

    /// <param name="name">As typed; capitals and spaces around it don't matter.</param>
    public async Task<SignInAnswer> SignInAsync(string name, string password, CancellationToken cancellationToken = default)
    {
        var id = IdOf(name);
        var account = await RightAsync(id, password, cancellationToken);
        if (account is null)
        {
            await NoteFailureAsync(id, cancellationToken);
            return new SignInAnswer.WrongOrLocked();
        }

        var opened = await OpenAsync(account, cancellationToken);
        await audit.RecordAsync(new(account.Id, SignedInSession.Via, AuditKind.SignedIn, account.Id), cancellationToken);
        return account.MustChangePassword ? new SignInAnswer.MustChange(opened) : new SignInAnswer.SignedIn(opened);
    }

    /// <summary>Only the name of an account that there is: what else was typed into its field may be a password.</summary>
    private async Task NoteFailureAsync(string? id, CancellationToken cancellationToken)
    {
        if (failures.Next() is not { } besides) return;

        var known = id is null ? "" : (await store.FindAsync(id, cancellationToken))?.Id ?? "";
        await audit.RecordAsync(new("", SignedInSession.Via, AuditKind.SignInFailed, known, besides == 0 ? "" : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"and {besides} before")), cancellationToken);
    }

    /// <summary>Null for a session that is unknown or has ended.</summary>
    public async Task<SignedInSession?> SessionAsync(string? secret, CancellationToken cancellationToken = default)
    {
        if (Secret.HashOf(secret) is not { } hash || await store.FindSessionAsync(hash, cancellationToken) is not var (session, account)) return null;

        var now = clock.GetUtcNow();
        if (!session.IsOf(account, now))
        {
            await store.EndSessionAsync(hash, cancellationToken);
            return null;
        }

        if (now - session.SeenAt >= Session.Resolution)
        {
            await store.SeeSessionAsync(hash, now, cancellationToken);
            session = session with { SeenAt = now };
        }

        return new(session, account);
    }

    public async Task SignOutAsync(string? secret, CancellationToken cancellationToken = default)
    {
        if (Secret.HashOf(secret) is { } hash) await store.EndSessionAsync(hash, cancellationToken);
    }

    /// <summary>The sessions of an account that go on, the newest first.</summary>
    public async Task<IReadOnlyList<Session>> SessionsAsync(Account account, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(account);
        var now = clock.GetUtcNow();
        return [.. (await store.SessionsAsync(account.Id, cancellationToken)).Where(session => session.IsOf(account, now))];
    }

    /// <summary>Ends all sessions of an account, by the one whose account it is.</summary>
    public async Task SignOutEverywhereAsync(string id, CancellationToken cancellationToken = default)
    {
        if (await ChangeAsync(id, account => account with { SecurityStamp = Guid.NewGuid() }, cancellationToken) is not null)
            await audit.RecordAsync(new(id, SignedInSession.Via, AuditKind.AccountChanged, id, "signed out everywhere"), cancellationToken);
    }

    /// <summary>Null for a token that is unknown, has ended or was revoked.</summary>
    /// <param name="bearer">What stands behind <c>Bearer</c> in the request's head.</param>
    public async Task<Actor?> TokenAsync(string? bearer, CancellationToken cancellationToken = default)
    {
        if (bearer?.StartsWith(ApiToken.Prefix, StringComparison.Ordinal) is not true || Secret.HashOf(bearer) is not { } hash) return null;
        if (await store.FindTokenAsync(hash, cancellationToken) is not var (token, account)) return null;

        var now = clock.GetUtcNow();
        if (!token.IsOf(account, now)) return null;
        if (token.LastUsedAt is not { } used || now - used >= Session.Resolution) await store.UseTokenAsync(token.Id, now, cancellationToken);
        return account.AsActor(token);
    }

    /// <summary>By the one whose password it is. All sessions end; the answer holds a new one.</summary>
    public async Task<(OpenedSession? Opened, AccountFault? Fault)> ChangePasswordAsync(string id, string old, string wanted, CancellationToken cancellationToken = default)
    {
        if (Passwords.Check(id, wanted) is { } fault) return (null, fault);
        if (await RightAsync(id, old, cancellationToken) is not { } account) return (null, AccountFault.PasswordWrong);
        if (passwords.Verify(account, wanted) is not PasswordVerdict.Wrong) return (null, AccountFault.PasswordUnchanged);

        var hash = passwords.Hash(wanted);
        var changed = await ChangeAsync(id, now => IsHash(now, account.PasswordHash) ? WithPassword(now, hash, mustChange: false) : null, cancellationToken);
        if (changed is null) return (null, AccountFault.PasswordWrong);

        await audit.RecordAsync(new(id, SignedInSession.Via, AuditKind.AccountChanged, id, "password changed"), cancellationToken);
        return (await OpenAsync(changed, cancellationToken), null);
    }

    /// <summary>
    /// The account, where the password is right and it may be used now. An attempt counts before its verdict is told. Every road does one
    /// hash, and what is counted in the database meanwhile takes less time: an unknown name costs the same as a wrong password.
    /// </summary>
    private async Task<Account?> RightAsync(string? id, string password, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var known = id is null ? null : await store.FindAsync(id, cancellationToken);
        var hashing = Task.Run(() => passwords.Verify(known, password), cancellationToken);
        var counted = known is null ? null : await ChangeAsync(known.Id, account => CanSignIn(account, known, now) ? Lockout.Attempted(account, now) : null, cancellationToken);
        var verdict = await hashing;
        if (counted is null) return null;

        if (verdict is PasswordVerdict.Wrong)
        {
            if (Lockout.IsLocked(counted, now))
                await audit.RecordAsync(new("", SignedInSession.Via, AuditKind.LockedOut, counted.Id, $"until {counted.LockedUntil:O}"), cancellationToken);
            return null;
        }

        var rehashed = verdict is PasswordVerdict.RightByOldHash ? passwords.Hash(password) : counted.PasswordHash;
        return await ChangeAsync(
            counted.Id, account => account.Disabled || !IsHash(account, counted.PasswordHash) ? null : Lockout.Cleared(account) with { PasswordHash = rehashed }, cancellationToken);
    }

    private async Task<OpenedSession> OpenAsync(Account account, CancellationToken cancellationToken)
    {
        var secret = Secret.New();
        var now = clock.GetUtcNow();
        var session = new Session(Secret.HashOf(secret)!, account.Id, account.SecurityStamp, now, now);
        await store.AddSessionAsync(session, cancellationToken);
        return new(secret, session, account);
    }

    /// <summary>Changes what is stored now, again where somebody else was faster.</summary>
    /// <param name="change">Null: leave it.</param>
    /// <returns>Null: there is no such account, it was left, or nobody would be left who administers.</returns>
    private async Task<Account?> ChangeAsync(string id, Func<Account, Account?> change, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            if (await store.FindAsync(id, cancellationToken) is not { } account || change(account) is not { } changed) return null;
            if (changed == account || await store.ReplaceAsync(changed, cancellationToken)) return changed with { Version = changed == account ? account.Version : account.Version + 1 };
        }

        return null;
    }

    /// <summary>Not where the password has become another since it was read: its verdict would be about the old one.</summary>
    private static bool CanSignIn(Account account, Account known, DateTimeOffset now) => !account.Disabled && !Lockout.IsLocked(account, now) && IsHash(account, known.PasswordHash);

    private static bool IsHash(Account account, string hash) => string.Equals(account.PasswordHash, hash, StringComparison.Ordinal);

    private static Account WithPassword(Account account, string hash, bool mustChange) =>
        Lockout.Cleared(account) with { PasswordHash = hash, MustChangePassword = mustChange, SecurityStamp = Guid.NewGuid() };

    /// <summary>Null for what no account can be called.</summary>
    private static string? IdOf(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
#pragma warning disable CA1308 // Ids are lower case.
        var id = name.Trim().ToLowerInvariant();
#pragma warning restore CA1308
        return IdText.IsValid(id) ? id : null;
    }
}
