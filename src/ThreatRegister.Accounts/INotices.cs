namespace ThreatRegister.Accounts;

/// <summary>Remembers which notices an account was told, so that none is told twice.</summary>
public interface INotices
{
    /// <summary>Of some notices those that are to be told now: never told, and not being told by another program at this time.</summary>
    /// <param name="again">When those that are taken here come up again, unless they were told by then.</param>
    Task<IReadOnlySet<string>> TakeAsync(string account, IReadOnlyCollection<string> keys, DateTimeOffset now, DateTimeOffset again, CancellationToken cancellationToken = default);

    Task ToldAsync(string account, IReadOnlyCollection<string> keys, DateTimeOffset at, CancellationToken cancellationToken = default);
}
