using System.Text.Json.Nodes;
using Npgsql;
using NpgsqlTypes;
using ThreatRegister.Application.Events;

namespace ThreatRegister.Accounts.Postgres;

public sealed class PostgresDrafts(NpgsqlDataSource source) : IDrafts
{
    public async Task<DraftSaved> SaveAsync(string owner, string key, JsonNode body, DateTimeOffset? seen, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(body);
        var text = body.ToJsonString(JsonForms.Plain);
        if (KeepingRules.OfDraft(key, text) is var kept and not Keeping.Kept) return new(kept, At: null);

        await using var command = source.CreateCommand(
            """
            insert into accounts.drafts as known (owner, key, body)
            select $1, $2, $3 where exists (select from accounts.drafts where owner = $1 and key = $2) or (select count(*) from accounts.drafts where owner = $1) < $4
            on conflict (owner, key) do update set body = excluded.body, updated_at = clock_timestamp() where known.updated_at = $5 or known.body->>'writer' = excluded.body->>'writer'
            returning updated_at
            """);
        Query.Add(command, owner, key, text, KeepingRules.MostDrafts, seen);
        command.Parameters[2].NpgsqlDbType = NpgsqlDbType.Jsonb;
        command.Parameters[4].NpgsqlDbType = NpgsqlDbType.TimestampTz;
        await using (var reader = await command.ExecuteReaderAsync(cancellationToken))
        {
            if (await reader.ReadAsync(cancellationToken)) return new(Keeping.Kept, reader.Instant(0));
        }

        return new(await FindAsync(owner, key, cancellationToken) is null ? Keeping.TooMany : Keeping.WrittenElsewhere, At: null);
    }

    public async Task<Draft?> FindAsync(string owner, string key, CancellationToken cancellationToken = default) =>
        await source.ReadAsync("select owner, key, body, updated_at from accounts.drafts where owner = $1 and key = $2", DraftOf, cancellationToken, owner, key) is [var found] ? found : null;

    public Task<IReadOnlyList<DraftHead>> ListAsync(string owner, CancellationToken cancellationToken = default) =>
        source.ReadAsync(
            "select key, coalesce(title, key), coalesce(path, '/'), updated_at from accounts.drafts where owner = $1 order by updated_at desc, key",
            reader => new DraftHead(reader.GetString(0), reader.GetString(1), reader.GetString(2), reader.Instant(3)),
            cancellationToken, owner);

    public async Task<bool> DiscardAsync(string owner, string key, CancellationToken cancellationToken = default) =>
        await source.RunAsync("delete from accounts.drafts where owner = $1 and key = $2", cancellationToken, owner, key) == 1;

    public async Task<bool> DiscardAsync(string owner, string key, DateTimeOffset seen, CancellationToken cancellationToken = default) =>
        await source.RunAsync("delete from accounts.drafts where owner = $1 and key = $2 and updated_at = $3", cancellationToken, owner, key, seen) == 1;

    private static Draft DraftOf(NpgsqlDataReader reader) => new(reader.GetString(0), reader.GetString(1), JsonNode.Parse(reader.GetString(2))!, reader.Instant(3));
}

public sealed class PostgresViews(NpgsqlDataSource source) : IViews
{
    public async Task<Keeping> SaveAsync(string owner, string name, string path, bool shared, CancellationToken cancellationToken = default)
    {
        if (KeepingRules.OfView(name, path) is var kept and not Keeping.Kept) return kept;

        var saved = await source.RunAsync(
            """
            insert into accounts.views (owner, name, path, shared)
            select $1, $2, $3, $4 where exists (select from accounts.views where owner = $1 and name = $2) or (select count(*) from accounts.views where owner = $1) < $5
            on conflict (owner, name) do update set path = excluded.path, shared = excluded.shared, updated_at = clock_timestamp()
            """,
            cancellationToken, owner, name, path, shared, KeepingRules.MostViews);
        return saved == 1 ? Keeping.Kept : Keeping.TooMany;
    }

    public Task<IReadOnlyList<SavedView>> ListAsync(string owner, CancellationToken cancellationToken = default) =>
        source.ReadAsync(
            "select owner, name, path, shared, updated_at from accounts.views where owner = $1 or shared order by name, owner",
            reader => new SavedView(reader.GetString(0), reader.GetString(1), reader.GetString(2), reader.GetBoolean(3), reader.Instant(4)),
            cancellationToken, owner);

    public async Task<bool> DiscardAsync(string owner, string name, CancellationToken cancellationToken = default) =>
        await source.RunAsync("delete from accounts.views where owner = $1 and name = $2", cancellationToken, owner, name) == 1;
}
