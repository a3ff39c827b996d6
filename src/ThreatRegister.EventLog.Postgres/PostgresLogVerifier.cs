using System.Data;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Npgsql;
using ThreatRegister.EventLog.Seals;

namespace ThreatRegister.EventLog.Postgres;

/// <summary>
/// Checks the log's own tables as they are, whatever was done to them: every row through <see cref="LogVerifier"/>, then that each
/// remembered command's last event is there, which finds a tail cut off. All in one snapshot; writers are not held up.
/// </summary>
public static class PostgresLogVerifier
{
    private static readonly byte[] nullBytes = RandomNumberGenerator.GetBytes(LogHash.Size);

    private const string RowsSql =
        "select position, stream, version, type, schema_version, recorded_at, command_id, actor, headers, data, salt, content, leaf, chain " +
        "from log.events order by position";

    private const string CommandsSql =
        """
        select c.last_position, c.stream, c.version
          from log.commands c
          left join log.events e
            on e.position = c.last_position and e.stream = c.stream and e.version = c.version and e.command_id = c.command_id
         where e.position is null
         order by c.last_position limit 1
        """;

    /// <exception cref="LogUnavailableException">The database is away or refuses.</exception>
    public static Task<LogVerdict> VerifyAsync(NpgsqlDataSource source, KnownHead? known = null, CancellationToken cancellationToken = default) =>
        VerifyAsync(source, known, roots: null, cancellationToken);

    /// <param name="roots">Is shown every row that is right, up to the first wrong one.</param>
    /// <exception cref="LogUnavailableException">The database is away or refuses.</exception>
    public static async Task<LogVerdict> VerifyAsync(NpgsqlDataSource source, KnownHead? known, RootCheck? roots, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        try
        {
            await using var connection = await source.OpenConnectionAsync(cancellationToken);
            await using var snapshot = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
            var verdict = await LogVerifier.VerifyAsync(RowsAsync(connection, cancellationToken), known, roots, cancellationToken);
            var lost = await LostCommandAsync(connection, cancellationToken);
            return (verdict, lost) switch
            {
                (LogVerdict.Wrong wrong, { } other) => wrong.Position <= other.Position ? wrong : other,
                (LogVerdict.Ok, { } other) => other,
                _ => verdict,
            };
        }
        catch (NpgsqlException error)
        {
            throw Outage.Describe(error);
        }
    }

    private static async IAsyncEnumerable<StoredEvent> RowsAsync(
        NpgsqlConnection connection, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(RowsSql, connection) { CommandTimeout = 0 };
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        while (await row.ReadAsync(cancellationToken)) yield return Row(row);
    }

    /// <summary>A null, possible once somebody dropped a constraint, reads as something that was never recorded, and so fails its hash.</summary>
    private static StoredEvent Row(NpgsqlDataReader row) => new(
        Field<long>(row, 0),
        Text(row, 1),
        Field<long>(row, 2),
        Text(row, 3),
        Field<int>(row, 4),
        Saturated(Field<long>(row, 5)),
        Field<Guid>(row, 6),
        Text(row, 7),
        Bytes(row, 8),
        Bytes(row, 9),
        Bytes(row, 10),
        Bytes(row, 11),
        Bytes(row, 12),
        Bytes(row, 13));

    private static async Task<LogVerdict.Wrong?> LostCommandAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(CommandsSql, connection) { CommandTimeout = 0 };
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        return await row.ReadAsync(cancellationToken)
            ? new(row.GetInt64(0), $"a command recorded version {row.GetInt64(2)} of stream {row.GetString(1)} here, and that event is not there")
            : null;
    }

    private static long Saturated(long sincePostgresEpoch) =>
        sincePostgresEpoch > long.MaxValue - PostgresTime.Epoch ? long.MaxValue : sincePostgresEpoch + PostgresTime.Epoch;

    private static T Field<T>(NpgsqlDataReader row, int column)
        where T : struct => row.IsDBNull(column) ? default : row.GetFieldValue<T>(column);

    private static string Text(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? "\0" : row.GetString(column);

    private static ReadOnlyMemory<byte> Bytes(NpgsqlDataReader row, int column) =>
        row.IsDBNull(column) ? nullBytes : row.GetFieldValue<byte[]>(column);
}
