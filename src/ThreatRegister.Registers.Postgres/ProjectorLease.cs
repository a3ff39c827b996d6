using Npgsql;

namespace ThreatRegister.Registers.Postgres;

/// <summary>
/// The right to project, held by one process at a time: an advisory lock of the connection that writes, so that it is free as soon as its
/// holder is gone; and a time limit on the database's clock, after which a holder that stands still is thrown out. The epoch in every
/// transaction makes sure that one who was thrown out changes nothing.
/// </summary>
internal sealed class ProjectorLease : IAsyncDisposable
{
    private const string Lock = "hashtext('threatregister.projector')";
    private static readonly TimeSpan length = TimeSpan.FromSeconds(10);
    private readonly long epoch;

    private ProjectorLease(NpgsqlConnection connection, long epoch, int generation) => (Connection, this.epoch, Generation) = (connection, epoch, generation);

    /// <summary>The connection that holds the lock; the holder writes through it.</summary>
    public NpgsqlConnection Connection { get; }

    /// <summary>The generation in use when the lease was taken; 0: none yet.</summary>
    public int Generation { get; }

    /// <summary>The lease, or null while another process holds it.</summary>
    public static async Task<ProjectorLease?> TryTakeAsync(NpgsqlDataSource source, CancellationToken cancellationToken)
    {
        var connection = await source.OpenConnectionAsync(cancellationToken);
        try
        {
            var lease = await TakeAsync(connection, cancellationToken);
            if (lease is null) await connection.DisposeAsync();
            return lease;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>At the end of the transaction that writes: the lease lasts on, or the transaction fails.</summary>
    public async Task ExtendAsync(CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("update registers.projector set lease_until = clock_timestamp() + $2 where epoch = $1", Connection)
        {
            Parameters = { new() { Value = epoch }, new() { Value = length } },
        };
        if (await command.ExecuteNonQueryAsync(cancellationToken) != 1) throw new ProjectorSupersededException();
    }

    /// <summary>Makes a generation the one in use.</summary>
    public async Task SwitchAsync(int generation, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("update registers.projector set generation = $2 where epoch = $1", Connection)
        {
            Parameters = { new() { Value = epoch }, new() { Value = generation } },
        };
        if (await command.ExecuteNonQueryAsync(cancellationToken) != 1) throw new ProjectorSupersededException();
    }

    public async ValueTask DisposeAsync()
    {
        await using (Connection)
        {
            if (Connection.FullState != System.Data.ConnectionState.Open) return;
            await using var command = new NpgsqlCommand($"select pg_advisory_unlock({Lock})", Connection);
            await command.ExecuteNonQueryAsync(CancellationToken.None);
        }
    }

    private static async Task<ProjectorLease?> TakeAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using (var asking = new NpgsqlCommand($"select pg_try_advisory_lock({Lock})", connection))
        {
            if (await asking.ExecuteScalarAsync(cancellationToken) is not true)
            {
                await ThrowOutStalledAsync(connection, cancellationToken);
                return null;
            }
        }

        await using var command = new NpgsqlCommand("update registers.projector set epoch = epoch + 1, lease_until = clock_timestamp() + $1 returning epoch, generation", connection)
        {
            Parameters = { new() { Value = length } },
        };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken)
            ? new ProjectorLease(connection, reader.GetInt64(0), reader.GetInt32(1))
            : throw new RegistersException("The registers' pointer is missing. Run 'rebuild'.");
    }

    /// <summary>
    /// Ends the connection of a holder whose time is over and who has not begun a statement since, or not for as long again, and with it its transaction and its lock: one
    /// who has just taken the lock has yet to say until when. A holder with a login of its own can only be waited for: one login may not end another's connections.
    /// </summary>
    private static async Task ThrowOutStalledAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            $"""
            select pg_terminate_backend(pid) from pg_locks join pg_stat_activity using (pid) cross join registers.projector
            where locktype = 'advisory' and granted and database = (select oid from pg_database where datname = current_database())
                and classid = (({Lock}::bigint >> 32) & 4294967295)::oid and objid = ({Lock}::bigint & 4294967295)::oid and objsubid = 1
                and lease_until < clock_timestamp() and (query_start <= lease_until or query_start < clock_timestamp() - $1)
            """,
            connection)
        {
            Parameters = { new() { Value = length } },
        };
        try
        {
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
        catch (PostgresException notOurs) when (notOurs.SqlState is PostgresErrorCodes.InsufficientPrivilege)
        {
            return;
        }
    }
}
