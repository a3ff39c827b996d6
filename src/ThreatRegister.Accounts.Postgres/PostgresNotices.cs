using Npgsql;

namespace ThreatRegister.Accounts.Postgres;

public sealed class PostgresNotices(NpgsqlDataSource source) : INotices
{
    public async Task<IReadOnlySet<string>> TakeAsync(string account, IReadOnlyCollection<string> keys, DateTimeOffset now, DateTimeOffset again, CancellationToken cancellationToken = default)
    {
        var taken = await source.ReadAsync(
            """
            insert into accounts.notices as known (account, key, found_at, again_at) select $1, key, $3, $4 from unnest($2) key
            on conflict (account, key) do update set again_at = excluded.again_at where known.told_at is null and known.again_at <= $3
            returning key
            """,
            reader => reader.GetString(0), cancellationToken, account, keys.Distinct(StringComparer.Ordinal).ToArray(), now, again);
        return taken.ToHashSet(StringComparer.Ordinal);
    }

    public Task ToldAsync(string account, IReadOnlyCollection<string> keys, DateTimeOffset at, CancellationToken cancellationToken = default) =>
        source.RunAsync("update accounts.notices set told_at = $3 where account = $1 and key = any($2)", cancellationToken, account, keys.ToArray(), at);
}
