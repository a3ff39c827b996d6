using System.Text;
using Npgsql;

namespace ThreatRegister.Accounts.Postgres;

/// <summary>One statement with its parameters, <c>$1</c> onwards.</summary>
internal static class Query
{
    public static async Task<int> RunAsync(this NpgsqlDataSource source, string sql, CancellationToken cancellationToken, params object?[] values)
    {
        await using var command = source.CreateCommand(sql);
        Add(command, values);
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>The same, one after another in the whole database: for what looks at other rows than it changes.</summary>
    public static async Task<int> RunAloneAsync(this NpgsqlDataSource source, string sql, CancellationToken cancellationToken, params object?[] values)
    {
        await using var batch = source.CreateBatch();
        batch.BatchCommands.Add(new("select pg_advisory_xact_lock(hashtext('accounts.accounts'))"));
        var command = new NpgsqlBatchCommand(sql);
        foreach (var value in values) command.Parameters.Add(Parameter(value));
        batch.BatchCommands.Add(command);
        return await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    public static async Task<IReadOnlyList<T>> ReadAsync<T>(this NpgsqlDataSource source, string sql, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken, params object?[] values)
    {
        await using var command = source.CreateCommand(sql);
        Add(command, values);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellationToken)) rows.Add(read(reader));
        return rows;
    }

    public static void Add(NpgsqlCommand command, params ReadOnlySpan<object?> values)
    {
        foreach (var value in values) command.Parameters.Add(Parameter(value));
    }

    private static NpgsqlParameter Parameter(object? value) => new() { Value = value is string text ? Storable(text) : value ?? DBNull.Value };

    /// <summary>A name out of an address may hold what no text of the database can: it is looked for as something that is not there.</summary>
    private static string Storable(string text) =>
        text.Contains('\0', StringComparison.Ordinal) || text.Any(char.IsSurrogate) ? Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)).Replace('\0', '\uFFFD') : text;

    public static string? Text(this NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);

    public static long? Number(this NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetInt64(column);

    public static DateTimeOffset Instant(this NpgsqlDataReader reader, int column) => reader.GetFieldValue<DateTimeOffset>(column);

    public static DateTimeOffset? InstantOrNull(this NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.Instant(column);
}
