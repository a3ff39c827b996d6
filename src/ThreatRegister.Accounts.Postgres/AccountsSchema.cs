using System.Globalization;
using Npgsql;

namespace ThreatRegister.Accounts.Postgres;

/// <summary>The schema <c>accounts</c> beside the log, and the way there from any earlier version. It belongs to the owner; the application's role may use it.</summary>
public static class AccountsSchema
{
    private const long MigrationLock = 6074889223012515843;

    // One entry a version, never edited once released: a later version is a new entry. Names are files in Sql/.
    private static readonly string[][] versions = [["schema_accounts", "accounts", "sessions", "tokens", "audit", "drafts", "views", "grants"], ["notices"], ["draft_heads"]];

    /// <summary>Brings the schema to this program's version, after the log's: safe to repeat, and safe from several processes at once.</summary>
    /// <param name="owner">Connects as the role that owns the database.</param>
    /// <exception cref="InvalidOperationException">The schema is newer than this program.</exception>
    public static async Task MigrateAsync(NpgsqlDataSource owner, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(owner);
        await using var connection = await owner.OpenConnectionAsync(cancellationToken);
        if (await VersionAsync(connection, cancellationToken) == versions.Length) return;

        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await ExecuteAsync(connection, string.Create(CultureInfo.InvariantCulture, $"select pg_advisory_xact_lock({MigrationLock})"), cancellationToken);
        var current = await VersionAsync(connection, cancellationToken);
        if (current > versions.Length) throw new InvalidOperationException($"The schema of the accounts is at version {current}; this program knows {versions.Length}. Install a newer program.");

        for (var version = current; version < versions.Length; version++)
        {
            foreach (var name in versions[version]) await ExecuteAsync(connection, Script(name), cancellationToken);
            await ExecuteAsync(connection, string.Create(CultureInfo.InvariantCulture, $"insert into accounts.schema_version (version) values ({version + 1})"), cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>By a table of the catalogue: what a session has once looked for by name it may remember as missing, until it locks something.</summary>
    private static async Task<int> VersionAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var exists = new NpgsqlCommand("select exists (select from pg_catalog.pg_tables where schemaname = 'accounts' and tablename = 'schema_version')", connection);
        if (!(bool)(await exists.ExecuteScalarAsync(cancellationToken))!) return 0;

        await using var version = new NpgsqlCommand("select coalesce(max(version), 0) from accounts.schema_version", connection);
        return (int)(await version.ExecuteScalarAsync(cancellationToken))!;
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
#pragma warning disable CA2100 // The text is an embedded script or a constant.
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static string Script(string name)
    {
        using var stream = typeof(AccountsSchema).Assembly.GetManifestResourceStream($"ThreatRegister.Accounts.Postgres.Sql.{name}.sql")
            ?? throw new InvalidOperationException($"The script {name}.sql is not built in.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
