using System.Globalization;
using Npgsql;

namespace ThreatRegister.EventLog.Postgres;

/// <summary>The log's tables, functions and roles, in schema <c>log</c>, and the way there from any earlier version.</summary>
public static class LogSchema
{
    /// <summary>May execute the append functions and read; can neither insert, update nor delete events.</summary>
    public const string AppRole = "threatreg_app";

    /// <summary>May insert events by COPY; can neither update nor delete them.</summary>
    public const string BulkRole = "threatreg_bulk";

    /// <summary>The advisory transaction lock that every append holds until it has committed. Stands in the append functions too.</summary>
    internal const long AppendLock = 6074889223012515841;

    private const long MigrationLock = 6074889223012515842;

    /// <summary>The advisory transaction lock of whoever seals.</summary>
    internal const long SealLock = 6074889223012515843;

    // One entry a version, never edited once released: a later version is a new entry. Names are files in Sql/.
    private static readonly string[][] versions =
    [
        [
            "schema_log", "events", "log_head", "streams", "commands",
            "microseconds", "content_hash", "leaf_hash", "chain_hash", "append_one", "append_many",
        ],
        ["seals"],
    ];

    /// <summary>
    /// Brings the schema to this program's version: safe to repeat, and safe from several processes at once. Creates the two roles
    /// without login where they are missing.
    /// </summary>
    /// <param name="owner">Connects as the role that owns the schema; it needs CREATEROLE only where a role is missing.</param>
    /// <exception cref="LogUnavailableException">The database is away, refuses, or has a newer schema than this program knows.</exception>
    public static async Task MigrateAsync(NpgsqlDataSource owner, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(owner);
        try
        {
            await using var connection = await owner.OpenConnectionAsync(cancellationToken);
            await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
            await ExecuteAsync(connection, string.Create(CultureInfo.InvariantCulture, $"select pg_advisory_xact_lock({MigrationLock})"), cancellationToken);
            var current = await VersionAsync(connection, cancellationToken);
            if (current > versions.Length)
                throw new LogUnavailableException($"The log's schema is at version {current}; this program knows {versions.Length}. Install a newer program.");

            await ExecuteAsync(connection, Script("roles"), cancellationToken);
            for (var version = current; version < versions.Length; version++)
            {
                foreach (var name in versions[version]) await ExecuteAsync(connection, Script(name), cancellationToken);
            }

            if (current < versions.Length) await NoteVersionAsync(connection, cancellationToken);
            await ExecuteAsync(connection, Script("grants"), cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }
        catch (NpgsqlException error)
        {
            throw Outage.Describe(error);
        }
    }

    private static async Task<int> VersionAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var exists = new NpgsqlCommand("select to_regclass('log.schema_version') is not null", connection);
        if (!(bool)(await exists.ExecuteScalarAsync(cancellationToken))!) return 0;

        await using var version = new NpgsqlCommand("select coalesce(max(version), 0) from log.schema_version", connection);
        return (int)(await version.ExecuteScalarAsync(cancellationToken))!;
    }

    private static Task NoteVersionAsync(NpgsqlConnection connection, CancellationToken cancellationToken) => ExecuteAsync(
        connection,
        Script("schema_version") + string.Create(CultureInfo.InvariantCulture, $"insert into log.schema_version (version) values ({versions.Length});"),
        cancellationToken);

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
#pragma warning disable CA2100 // The text is an embedded script or a constant.
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static string Script(string name)
    {
        var assembly = typeof(LogSchema).Assembly;
        using var stream = assembly.GetManifestResourceStream($"ThreatRegister.EventLog.Postgres.Sql.{name}.sql")
            ?? throw new InvalidOperationException($"The script {name}.sql is not built in.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
