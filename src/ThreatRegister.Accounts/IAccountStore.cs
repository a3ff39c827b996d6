namespace ThreatRegister.Accounts;

/// <summary>Keeps accounts, sessions and tokens, outside the log. Decides nothing: <see cref="AccountDesk"/> does.</summary>
public interface IAccountStore
{
    Task<Account?> FindAsync(string id, CancellationToken cancellationToken = default);

    /// <summary>All, in the order of their ids.</summary>
    Task<IReadOnlyList<Account>> ListAsync(CancellationToken cancellationToken = default);

    /// <summary>What some accounts are called, by their ids; one that is not there is left out.</summary>
    Task<IReadOnlyDictionary<string, string>> NamesAsync(IReadOnlyCollection<string> ids, CancellationToken cancellationToken = default);

    /// <returns>False: there is one of this id.</returns>
    Task<bool> AddAsync(Account account, CancellationToken cancellationToken = default);

    /// <summary>Stores an account over the version that it was read at. Of two that would leave nobody who administers, at the same time, one is not stored.</summary>
    /// <returns>False: it is another version by now, or nobody would administer any more; nothing was changed.</returns>
    Task<bool> ReplaceAsync(Account account, CancellationToken cancellationToken = default);

    /// <summary>Also forgets the account's sessions that have ended by then.</summary>
    Task AddSessionAsync(Session session, CancellationToken cancellationToken = default);

    Task<(Session Session, Account Account)?> FindSessionAsync(ReadOnlyMemory<byte> hash, CancellationToken cancellationToken = default);

    Task SeeSessionAsync(ReadOnlyMemory<byte> hash, DateTimeOffset at, CancellationToken cancellationToken = default);

    Task EndSessionAsync(ReadOnlyMemory<byte> hash, CancellationToken cancellationToken = default);

    /// <summary>Those of an account, the newest first; those that have ended too, as long as they are remembered.</summary>
    Task<IReadOnlyList<Session>> SessionsAsync(string account, CancellationToken cancellationToken = default);

    Task AddTokenAsync(ApiToken token, CancellationToken cancellationToken = default);

    Task<(ApiToken Token, Account Account)?> FindTokenAsync(ReadOnlyMemory<byte> hash, CancellationToken cancellationToken = default);

    /// <summary>Newest first; those that have ended too.</summary>
    /// <param name="account">Null: of all accounts.</param>
    Task<IReadOnlyList<ApiToken>> TokensAsync(string? account, CancellationToken cancellationToken = default);

    Task UseTokenAsync(string id, DateTimeOffset at, CancellationToken cancellationToken = default);

    /// <returns>The token; null where there is no such one. Revoking twice changes nothing.</returns>
    Task<ApiToken?> RevokeTokenAsync(string id, DateTimeOffset at, CancellationToken cancellationToken = default);
}
