using Npgsql;
using ThreatRegister.Domain;
using ThreatRegister.Projections;

namespace ThreatRegister.Accounts.Postgres;

/// <summary>Accounts, sessions and tokens in the schema <c>accounts</c>.</summary>
public sealed class PostgresAccountStore(NpgsqlDataSource source) : IAccountStore
{
    private const string AccountColumns =
        "a.id, a.display_name, a.password_hash, a.roles, a.clearance, a.agency, a.must_change, a.failed_attempts, a.locked_until, a.disabled, a.security_stamp, a.created_at, a.version, a.email";

    private const int AccountWidth = 14;
    private const string TokenColumns = "t.id, t.hash, t.account, t.label, t.roles, t.read_only, t.created_at, t.expires_at, t.revoked_at, t.last_used_at";

    public async Task<Account?> FindAsync(string id, CancellationToken cancellationToken = default) =>
        await source.ReadAsync($"select {AccountColumns} from accounts.accounts a where id = $1", AccountOf, cancellationToken, id) is [var found] ? found : null;

    public Task<IReadOnlyList<Account>> ListAsync(CancellationToken cancellationToken = default) =>
        source.ReadAsync($"select {AccountColumns} from accounts.accounts a order by id", AccountOf, cancellationToken);

    public async Task<IReadOnlyDictionary<string, string>> NamesAsync(IReadOnlyCollection<string> ids, CancellationToken cancellationToken = default) =>
        (await source.ReadAsync("select id, display_name from accounts.accounts where id = any($1)", reader => (Id: reader.GetString(0), Name: reader.GetString(1)), cancellationToken, (object)ids.ToArray()))
            .ToDictionary(account => account.Id, account => account.Name, StringComparer.Ordinal);

    public async Task<bool> AddAsync(Account account, CancellationToken cancellationToken = default) =>
        await source.RunAsync(
            """
            insert into accounts.accounts (id, display_name, password_hash, roles, clearance, agency, must_change, failed_attempts, locked_until, disabled, security_stamp, email, created_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) on conflict do nothing
            """,
            cancellationToken,
            [.. Values(account), account.CreatedAt]) == 1;

    public async Task<bool> ReplaceAsync(Account account, CancellationToken cancellationToken = default) =>
        await source.RunAloneAsync(
            """
            update accounts.accounts set display_name = $2, password_hash = $3, roles = $4, clearance = $5, agency = $6, must_change = $7, failed_attempts = $8, locked_until = $9,
                disabled = $10, security_stamp = $11, email = $12, version = version + 1
            where id = $1 and version = $13 and ($14 or disabled or not $15 = any(roles)
                or exists (select from accounts.accounts other where other.id <> $1 and not other.disabled and $15 = any(other.roles)))
            """,
            cancellationToken,
            [.. Values(account), account.Version, account.Administers, Codes.Of(Role.Administrator)]) == 1;

    public Task AddSessionAsync(Session session, CancellationToken cancellationToken = default) =>
        source.RunAsync(
            """
            with ended as (delete from accounts.sessions where account = $2 and (stamp <> $3 or created_at < $5 or seen_at < $6))
            insert into accounts.sessions (hash, account, stamp, created_at, seen_at) values ($1, $2, $3, $4, $4)
            """,
            cancellationToken, session.Hash.ToArray(), session.Account, session.Stamp, session.CreatedAt, session.CreatedAt - Session.Absolute, session.CreatedAt - Session.Idle);

    public async Task<(Session Session, Account Account)?> FindSessionAsync(ReadOnlyMemory<byte> hash, CancellationToken cancellationToken = default)
    {
        var found = await source.ReadAsync(
            $"select {AccountColumns}, s.hash, s.stamp, s.created_at, s.seen_at from accounts.sessions s join accounts.accounts a on a.id = s.account where s.hash = $1",
            reader => (Session: SessionOf(reader), Account: AccountOf(reader)),
            cancellationToken, hash.ToArray());
        return found.Count == 0 ? null : found[0];
    }

    public Task SeeSessionAsync(ReadOnlyMemory<byte> hash, DateTimeOffset at, CancellationToken cancellationToken = default) =>
        source.RunAsync("update accounts.sessions set seen_at = greatest(seen_at, $2) where hash = $1", cancellationToken, hash.ToArray(), at);

    public Task EndSessionAsync(ReadOnlyMemory<byte> hash, CancellationToken cancellationToken = default) =>
        source.RunAsync("delete from accounts.sessions where hash = $1", cancellationToken, hash.ToArray());

    public Task<IReadOnlyList<Session>> SessionsAsync(string account, CancellationToken cancellationToken = default) =>
        source.ReadAsync(
            "select account, hash, stamp, created_at, seen_at from accounts.sessions where account = $1 order by created_at desc, hash",
            reader => new Session(reader.GetFieldValue<byte[]>(1), reader.GetString(0), reader.GetGuid(2), reader.Instant(3), reader.Instant(4)),
            cancellationToken, account);

    public Task AddTokenAsync(ApiToken token, CancellationToken cancellationToken = default) =>
        source.RunAsync(
            "insert into accounts.tokens (id, hash, account, label, roles, read_only, created_at, expires_at) values ($1, $2, $3, $4, $5, $6, $7, $8)",
            cancellationToken, token.Id, token.Hash.ToArray(), token.Account, token.Label, CodesOf(token.Roles), token.ReadOnly, token.CreatedAt, token.ExpiresAt);

    public async Task<(ApiToken Token, Account Account)?> FindTokenAsync(ReadOnlyMemory<byte> hash, CancellationToken cancellationToken = default)
    {
        var found = await source.ReadAsync(
            $"select {AccountColumns}, {TokenColumns} from accounts.tokens t join accounts.accounts a on a.id = t.account where t.hash = $1",
            reader => (Token: TokenOf(reader, AccountWidth), Account: AccountOf(reader)),
            cancellationToken, hash.ToArray());
        return found.Count == 0 ? null : found[0];
    }

    public Task<IReadOnlyList<ApiToken>> TokensAsync(string? account, CancellationToken cancellationToken = default) =>
        source.ReadAsync(
            $"select {TokenColumns} from accounts.tokens t where $1::text is null or account = $1 order by created_at desc, id", reader => TokenOf(reader, 0), cancellationToken, account);

    public Task UseTokenAsync(string id, DateTimeOffset at, CancellationToken cancellationToken = default) =>
        source.RunAsync("update accounts.tokens set last_used_at = greatest(last_used_at, $2) where id = $1", cancellationToken, id, at);

    public async Task<ApiToken?> RevokeTokenAsync(string id, DateTimeOffset at, CancellationToken cancellationToken = default) =>
        await source.ReadAsync(
            $"update accounts.tokens t set revoked_at = coalesce(revoked_at, $2) where id = $1 returning {TokenColumns}", reader => TokenOf(reader, 0), cancellationToken, id, at) is [var found] ? found : null;

    private static object?[] Values(Account account) =>
    [
        account.Id, account.DisplayName, account.PasswordHash, CodesOf(account.Roles), (short)account.Clearance, account.Agency, account.MustChangePassword, account.FailedAttempts, account.LockedUntil,
        account.Disabled, account.SecurityStamp, account.Email,
    ];

    private static Account AccountOf(NpgsqlDataReader reader) => new(
        reader.GetString(0), reader.GetString(1), reader.GetString(2), RolesOf(reader.GetFieldValue<string[]>(3)), (Tlp)reader.GetInt16(4), reader.Text(5), reader.GetBoolean(6), reader.GetInt32(7),
        reader.InstantOrNull(8), reader.GetBoolean(9), reader.GetGuid(10), reader.Instant(11), reader.Text(13), reader.GetInt64(12));

    private static Session SessionOf(NpgsqlDataReader reader) =>
        new(reader.GetFieldValue<byte[]>(AccountWidth), reader.GetString(0), reader.GetGuid(AccountWidth + 1), reader.Instant(AccountWidth + 2), reader.Instant(AccountWidth + 3));

    private static ApiToken TokenOf(NpgsqlDataReader reader, int from) => new(
        reader.GetString(from), reader.GetFieldValue<byte[]>(from + 1), reader.GetString(from + 2), reader.GetString(from + 3), RolesOf(reader.GetFieldValue<string[]>(from + 4)),
        reader.GetBoolean(from + 5), reader.Instant(from + 6), reader.Instant(from + 7), reader.InstantOrNull(from + 8), reader.InstantOrNull(from + 9));

    private static string[] CodesOf(Items<Role> roles) => [.. roles.Select(role => Codes.Of(role))];

    /// <summary>A role that this version doesn't know gives no right here.</summary>
    private static Items<Role> RolesOf(string[] codes) => [.. codes.Where(code => Codes.TryParse<Role>(code, out _)).Select(code => Codes.TryParse<Role>(code, out var role) ? role : default)];
}
