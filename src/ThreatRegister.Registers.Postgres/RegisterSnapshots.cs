using System.Data;
using Npgsql;
using ThreatRegister.Application.Queries;

namespace ThreatRegister.Registers.Postgres;

/// <summary>One generation as one transaction sees it.</summary>
/// <param name="Position">Where its registers stand.</param>
internal sealed record Snapshot(NpgsqlConnection Connection, string Schema, long Position)
{
    public async Task<IReadOnlyList<T>> RowsAsync<T>(Func<SqlParameters, string> sql, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken)
    {
        var parameters = new SqlParameters(Position);
        await using var command = parameters.Command(sql(parameters), Connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellationToken)) rows.Add(read(reader));
        return rows;
    }
}

/// <summary>Asks in one snapshot of the generation that is in use in it; where a rebuild has just dropped that, of the next.</summary>
internal sealed class RegisterSnapshots(NpgsqlDataSource source, TimeZoneInfo zone)
{
    /// <param name="moment">What the registers must have come to; null: whatever there is.</param>
    public async Task<T> AskAsync<T>(Moment? moment, Func<Snapshot, Task<T>> ask, CancellationToken cancellationToken)
    {
        try
        {
            return await AskOnceAsync(moment, ask, cancellationToken);
        }
        catch (PostgresException gone) when (IsMissing(gone))
        {
            try
            {
                return await AskOnceAsync(moment, ask, cancellationToken);
            }
            catch (PostgresException missing) when (IsMissing(missing))
            {
                throw new RegistersException("The registers' tables are missing. Run 'rebuild'.", missing);
            }
        }
    }

    private async Task<T> AskOnceAsync<T>(Moment? moment, Func<Snapshot, Task<T>> ask, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);

        // Compiling a statement takes longer than any of these needs.
        var generation = (int)(await ScalarAsync(connection, "set local jit = off; select generation from registers.projector", cancellationToken))!;
        var schema = RegisterSchema.Of(generation);
        var position = await PositionAsync(connection, schema, cancellationToken);
        if (moment is not null) Require(moment, position);
        var answer = await ask(new(connection, schema, position));
        await transaction.CommitAsync(cancellationToken);
        return answer;
    }

    /// <summary>Another program's registers may mean something else by the same columns: nothing is read from them.</summary>
    private async Task<long> PositionAsync(NpgsqlConnection connection, string schema, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand($"select position, shape from {schema}.checkpoint", connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        if (!await reader.ReadAsync(cancellationToken)) throw new RegistersException("The registers have no checkpoint. Run 'rebuild'.");

        RegisterSchema.RequireShape(reader.GetString(1), zone);
        return reader.GetInt64(0);
    }

    /// <summary>What sources had stated by a day is kept for the newest position only.</summary>
    private static void Require(Moment moment, long position)
    {
        if (position < moment.Position) throw new RegistersException($"The registers stand at position {position}, not yet at {moment.Position}. Ask again.");
        if (moment.StatedBy is not null && position != moment.Position) throw new MomentPassedException();
    }

    private static bool IsMissing(PostgresException exception) =>
        exception.SqlState is PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.InvalidSchemaName or PostgresErrorCodes.UndefinedColumn;

    private static async Task<object?> ScalarAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(cancellationToken);
    }
}
